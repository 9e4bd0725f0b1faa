"""Composing a part of a notice anew without touching what was typed.

A part's text is lines. A line that was composed from the registers and still stands there word for word is replaced by its new
wording, wherever the clerk has moved it to. Every other line is the clerk's, also where words were only added to a composed
one: it is left whole, the new wording is offered beside the text, and when what it was based on is gone that is said."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

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
        made = replace(section, text="\n".join(lines), proposed=fresh, offered=())
        return replace(made, outdated=_outdated(made, section.outdated))
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


def rekeyed(section: NoticeSection, old: str, new: str) -> NoticeSection:
    """``section`` whose paragraph ``old`` goes on as ``new``, unless there is one of that key already."""
    if any(paragraph.key == new for paragraph in section.proposed):
        return section

    def under(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(replace(each, key=new) if each.key == old else each for each in paragraphs)

    return replace(
        section,
        proposed=under(section.proposed),
        offered=under(section.offered),
        outdated=under(section.outdated),
    )


def taken(section: NoticeSection) -> NoticeSection:
    """``section`` with what is offered put in: instead of the words composed before where these still stand in a line, whatever
    was typed around them; behind the line that is a rewording of them; else before the text."""
    before = {paragraph.key: paragraph for paragraph in section.outdated}
    text, first = section.text, []
    for paragraph in section.offered:
        old = before.get(paragraph.key)
        line = None if old is None else _line_saying(section, old)
        if old is not None and old.text and old.text in text:
            text = text.replace(old.text, paragraph.text, 1)
        elif line is not None and line in (lines := text.split("\n")):
            lines.insert(lines.index(line) + 1, paragraph.text)
            text = "\n".join(lines)
        else:
            first.append(paragraph)
    keys = {paragraph.key for paragraph in section.offered}
    text = "\n".join(part for part in (_joined(first), text) if part.strip())
    left = tuple(paragraph for paragraph in section.outdated if paragraph.key not in keys)
    return replace(section, text=text, offered=(), outdated=left)


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


_LIKE = 0.6
"""How much of a line and of what was composed must agree for the one to be a rewording of the other; measured on sentences of
a dozen characters and more that a clerk had toned down."""


class _Text:
    """Lines, of which some are composed and nothing else, by key; all others are the clerk's."""

    def __init__(self, text: str, known: Sequence[Paragraph]) -> None:
        self._lines: list[tuple[str | None, str]] = [(None, line) for line in text.split("\n")]
        self._known = {paragraph.key: paragraph.text for paragraph in known}
        for paragraph in known:
            if paragraph.text and (None, paragraph.text) in self._lines:
                self._lines[self._lines.index((None, paragraph.text))] = (paragraph.key, paragraph.text)

    def line_of(self, key: str) -> int | None:
        """The line a paragraph is; None when it is none of its own."""
        return next((at for at, (found, _) in enumerate(self._lines) if found == key), None)

    def near(self, key: str) -> int | None:
        """The line a paragraph is, else the clerk's line that holds its words."""
        place, words = self.line_of(key), self._known.get(key)
        if place is not None or not words:
            return place
        return next((at for at, (_, line) in enumerate(self._lines) if words in line), None)

    def holds(self, text: str) -> bool:
        return text in str(self)

    def put(self, place: int, paragraph: Paragraph) -> None:
        """Its new wording instead of the old."""
        self._lines[place] = (paragraph.key, paragraph.text)

    def insert(self, place: int, paragraph: Paragraph) -> None:
        """As a line of its own."""
        self._lines.insert(place, (paragraph.key, paragraph.text))

    def drop(self, keys: set[str]) -> None:
        """Take these paragraphs out."""
        self._lines = [(key, line) for key, line in self._lines if key not in keys]

    def __str__(self) -> str:
        return "\n".join(line for _, line in self._lines)


def _composed_by_key(section: NoticeSection, fresh: tuple[Paragraph, ...]) -> NoticeSection:
    text = _Text(section.text, section.proposed)
    known = {paragraph.key: paragraph.text for paragraph in section.proposed}
    typed_in = tuple(paragraph for paragraph in section.proposed if text.line_of(paragraph.key) is None)
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
    made = replace(section, text=str(text), proposed=fresh, offered=tuple(offered))
    return replace(made, outdated=_outdated(made, (*section.outdated, *typed_in)))


def _beside(text: _Text, fresh: Sequence[Paragraph], at: int) -> int | None:
    """The place of a new paragraph: behind the one before it, else before the one after it; None without either."""
    for before in reversed(fresh[:at]):
        if (place := text.near(before.key)) is not None:
            return place + 1
    places = (text.near(after.key) for after in fresh[at + 1 :])
    return next((place for place in places if place is not None), None)


def _is_news(section: NoticeSection, known: dict[str, str], paragraph: Paragraph) -> bool:
    """Whether its words are others than the clerk has seen and decided about."""
    return known.get(paragraph.key) != paragraph.text or paragraph in section.offered


# What the clerk's lines were made of


def _outdated(section: NoticeSection, before: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Of the words composed ``before``, those that a line of the clerk's still says and the registers no longer do."""
    found: dict[str, Paragraph] = {}
    for paragraph in before:
        if paragraph in section.proposed or _line_saying(section, paragraph) is None:
            continue
        if paragraph.key not in found or paragraph.text in section.text:
            found[paragraph.key] = paragraph
    return tuple(found.values())


def _line_saying(section: NoticeSection, paragraph: Paragraph) -> str | None:
    """The clerk's line that holds these words, else the one most like them; None without either."""
    current = [each.text for each in section.proposed if each.text]
    lines = [line for line in section.text.split("\n") if line not in current]
    if not paragraph.text:
        return None
    for line in lines:
        if paragraph.text in line:
            return line
    likeness = {
        line: SequenceMatcher(None, paragraph.text, line, autojunk=False).ratio()
        for line in lines
        if not any(words in line for words in current)
    }
    best = max(likeness, key=likeness.__getitem__, default="")
    return best if likeness.get(best, 0) >= _LIKE else None


def doubtful(section: NoticeSection) -> tuple[Paragraph, ...]:
    """The clerk's lines, each under the key of what it was based on, whose basis is gone from the registers."""
    keys = {paragraph.key for paragraph in section.proposed}
    gone = (paragraph for paragraph in section.outdated if paragraph.key not in keys)
    lines = ((paragraph.key, _line_saying(section, paragraph)) for paragraph in gone)
    found = {line: Paragraph(key, line) for key, line in lines if line is not None}
    return tuple(found.values())


def settled(section: NoticeSection) -> NoticeSection:
    """``section`` whose doubtful lines the clerk has looked at and lets stand."""
    keys = {paragraph.key for paragraph in section.proposed}
    return replace(section, outdated=tuple(each for each in section.outdated if each.key in keys))
