"""Composing a part of a notice anew without touching what was typed.

A part's text is lines: some were composed from the registers, some typed. What was composed and still stands there word for
word is replaced by its new wording, wherever the clerk has moved it to and whatever was typed before or behind it in its line;
what the clerk changed or took out is left so, and the new wording is offered beside the text."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from models.rows.notice import NoticeSection, Paragraph
from models.rules.notice_parts import NoticePart, part_of_heading


def identified(sections: Iterable[NoticeSection]) -> tuple[NoticeSection, ...]:
    """Sections that do not know which part they are take the one their heading is usual for, each part once."""
    sections = tuple(sections)
    given = {section.part for section in sections}
    made = []
    for section in sections:
        part = part_of_heading(section.heading) if section.part is None else None
        if part is not None and part not in given:
            given.add(part)
            section = replace(section, part=part)
        made.append(section)
    return tuple(made)


def opened_by_figures(sections: Iterable[NoticeSection], figures_text: str) -> tuple[NoticeSection, ...]:
    """The parts of a notice that kept the figures' sentences apart: they open 总体情况, which comes first when there was
    none."""
    made = list(identified(sections))
    at = next((at for at, section in enumerate(made) if section.part is NoticePart.OVERALL), None)
    if at is None:
        made.insert(0, NoticeSection(NoticePart.OVERALL.label, "", NoticePart.OVERALL))
        at = 0
    lines = [line.strip() for line in figures_text.splitlines() if line.strip()]
    keys = ("requirements", "rectification", *(f"figures:{place}" for place in range(len(lines))))
    proposed = tuple(Paragraph(key, line) for key, line in zip(keys, lines, strict=False))
    made[at] = taken(replace(made[at], proposed=proposed, offered=proposed))
    return tuple(made)


def with_follow_up(sections: Iterable[NoticeSection]) -> tuple[NoticeSection, ...]:
    """The parts of a draft begun before there was 上月通报问题整改情况, with it before 整改要求 or at the end."""
    made = list(sections)
    if all(section.part is not NoticePart.PREVIOUS for section in made):
        places = (at for at, section in enumerate(made) if section.part is NoticePart.DEMANDS)
        new = NoticeSection(NoticePart.PREVIOUS.label, "", NoticePart.PREVIOUS)
        made.insert(next(places, len(made)), new)
    return tuple(made)


def composed(section: NoticeSection, fresh: Sequence[Paragraph]) -> NoticeSection:
    """``section`` with ``fresh`` as what the registers say now. All that was typed stays, in order; doing it twice is doing
    it once. The keys of ``fresh`` are distinct."""
    fresh = tuple(fresh)
    if fresh == section.proposed:
        return section
    known = section.proposed
    if not known and not section.text.strip():
        return replace(section, text=_joined(fresh), proposed=fresh, offered=())
    lines = section.text.split("\n")
    whole = _block(lines, known)
    if whole is not None:
        lines[whole : whole + len(known)] = [paragraph.text for paragraph in fresh]
        return replace(section, text="\n".join(lines), proposed=fresh, offered=())
    return _composed_by_key(section, fresh)


def recomposed(
    sections: Sequence[NoticeSection], counted: Iterable[NoticeSection]
) -> tuple[NoticeSection, ...]:
    """``sections``, typed on meanwhile, with what ``counted`` proposes for the same parts."""
    fresh = {section.part: section.proposed for section in counted if section.part is not None}
    made = []
    for section in identified(sections):
        proposed = fresh.get(section.part) if section.part is not None else None
        made.append(section if proposed is None else composed(section, proposed))
    return tuple(made)


def taken(section: NoticeSection) -> NoticeSection:
    """``section`` with what is offered put before its text."""
    text = "\n".join(part for part in (_joined(section.offered), section.text) if part.strip())
    return replace(section, text=text, offered=())


def declined(section: NoticeSection) -> NoticeSection:
    """``section`` without the offer; the same words are not offered again."""
    return replace(section, offered=())


def is_as_proposed(section: NoticeSection) -> bool:
    """Whether the part says what was composed and nothing else: nothing typed is lost with it."""
    return section.text.strip() == _joined(section.proposed)


def _joined(paragraphs: Iterable[Paragraph]) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs)


def _block(lines: Sequence[str], known: Sequence[Paragraph]) -> int | None:
    """Where all that was composed stands together and in order; None when it does not."""
    wanted = [paragraph.text for paragraph in known]
    if not wanted:
        return None
    for start in range(len(lines) - len(wanted) + 1):
        if list(lines[start : start + len(wanted)]) == wanted:
            return start
    return None


_Piece = tuple[str | None, str]


class _Text:
    """Lines of pieces, of which some are known to be composed, by key; each paragraph is looked for as a line of its own
    first, then within one."""

    def __init__(self, text: str, known: Sequence[Paragraph]) -> None:
        self._lines: list[list[_Piece]] = [[(None, line)] for line in text.split("\n")]
        within = [paragraph for paragraph in known if paragraph.text and not self._mark_line(paragraph)]
        for paragraph in sorted(within, key=lambda paragraph: -len(paragraph.text)):
            self._mark_within(paragraph)

    def _mark_line(self, paragraph: Paragraph) -> bool:
        whole: list[_Piece] = [(None, paragraph.text)]
        if whole not in self._lines:
            return False
        self._lines[self._lines.index(whole)] = [(paragraph.key, paragraph.text)]
        return True

    def _mark_within(self, paragraph: Paragraph) -> None:
        for line in self._lines:
            for at, (key, piece) in enumerate(line):
                before, found, behind = piece.partition(paragraph.text)
                if key is None and found:
                    pieces: list[_Piece] = [(None, before), (paragraph.key, found), (None, behind)]
                    line[at : at + 1] = [each for each in pieces if each[1]]
                    return

    def line_of(self, key: str) -> int | None:
        """The line a paragraph stands in; None when it does not."""
        places = (at for at, line in enumerate(self._lines) if any(found == key for found, _ in line))
        return next(places, None)

    def holds(self, text: str) -> bool:
        return text in str(self)

    def put(self, place: int, paragraph: Paragraph) -> None:
        """Its new wording instead of what stands in that line."""
        self._lines[place] = [
            (key, paragraph.text if key == paragraph.key else piece) for key, piece in self._lines[place]
        ]

    def insert(self, place: int, paragraph: Paragraph) -> None:
        """As a line of its own."""
        self._lines.insert(place, [(paragraph.key, paragraph.text)])

    def drop(self, keys: set[str]) -> None:
        """Take these paragraphs out, and the lines that held nothing else."""
        left = []
        for line in self._lines:
            kept = [(key, piece) for key, piece in line if key not in keys]
            if kept or not line:
                left.append(kept)
        self._lines = left

    def __str__(self) -> str:
        return "\n".join("".join(piece for _, piece in line) for line in self._lines)


def _composed_by_key(section: NoticeSection, fresh: tuple[Paragraph, ...]) -> NoticeSection:
    text = _Text(section.text, section.proposed)
    known = {paragraph.key: paragraph.text for paragraph in section.proposed}
    text.drop(known.keys() - {paragraph.key for paragraph in fresh})
    offered = []
    for at, paragraph in enumerate(fresh):
        place = text.line_of(paragraph.key)
        if place is not None:
            text.put(place, paragraph)
        elif paragraph.key not in known and (beside := _beside(text, fresh, at)) is not None:
            text.insert(beside, paragraph)
        elif _is_news(section, known, paragraph) and not text.holds(paragraph.text):
            offered.append(paragraph)
    return replace(section, text=str(text), proposed=fresh, offered=tuple(offered))


def _beside(text: _Text, fresh: Sequence[Paragraph], at: int) -> int | None:
    """The place of a new paragraph: behind the one before it, else before the one after it; None without either."""
    for before in reversed(fresh[:at]):
        if (place := text.line_of(before.key)) is not None:
            return place + 1
    places = (text.line_of(after.key) for after in fresh[at + 1 :])
    return next((place for place in places if place is not None), None)


def _is_news(section: NoticeSection, known: dict[str, str], paragraph: Paragraph) -> bool:
    """Whether its words are others than the clerk has seen and decided about."""
    return known.get(paragraph.key) != paragraph.text or paragraph in section.offered
