"""Composing a part of a notice anew without touching what was typed.

A part's text is lines: some were composed from the registers, some typed. What was composed and still stands there word for
word is replaced by its new wording, wherever the clerk has moved it to; what the clerk changed or took out is left so, and the
new wording is offered beside the text."""

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
    """``section`` with ``fresh`` as what the registers say now. Every line of the text that was not composed stays, in order;
    doing it twice is doing it once. The keys of ``fresh`` are distinct."""
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


class _Text:
    """Lines of which some are known to be composed, by key."""

    def __init__(self, text: str, known: Iterable[Paragraph]) -> None:
        self._lines: list[tuple[str | None, str]] = [(None, line) for line in text.split("\n")]
        for paragraph in known:
            if (None, paragraph.text) in self._lines:
                self._lines[self._lines.index((None, paragraph.text))] = (paragraph.key, paragraph.text)

    def place_of(self, key: str) -> int | None:
        return next((place for place, (found, _) in enumerate(self._lines) if found == key), None)

    def holds(self, text: str) -> bool:
        return any(line == text for _, line in self._lines)

    def put(self, place: int, paragraph: Paragraph) -> None:
        self._lines[place] = (paragraph.key, paragraph.text)

    def insert(self, place: int, paragraph: Paragraph) -> None:
        self._lines.insert(place, (paragraph.key, paragraph.text))

    def drop(self, keys: set[str]) -> None:
        self._lines = [(key, line) for key, line in self._lines if key not in keys]

    def __str__(self) -> str:
        return "\n".join(line for _, line in self._lines)


def _composed_by_key(section: NoticeSection, fresh: tuple[Paragraph, ...]) -> NoticeSection:
    text = _Text(section.text, section.proposed)
    known = {paragraph.key: paragraph.text for paragraph in section.proposed}
    text.drop(known.keys() - {paragraph.key for paragraph in fresh})
    offered = []
    for at, paragraph in enumerate(fresh):
        place = text.place_of(paragraph.key)
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
        if (place := text.place_of(before.key)) is not None:
            return place + 1
    places = (text.place_of(after.key) for after in fresh[at + 1 :])
    return next((place for place in places if place is not None), None)


def _is_news(section: NoticeSection, known: dict[str, str], paragraph: Paragraph) -> bool:
    """Whether its words are others than the clerk has seen and decided about."""
    return known.get(paragraph.key) != paragraph.text or paragraph in section.offered
