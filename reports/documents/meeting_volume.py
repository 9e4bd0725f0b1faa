"""会议记录汇编: the meetings of a year in one volume, with cover, contents and bookmarks."""

from collections.abc import Iterator
from datetime import date

from models.rows.bureau import BureauSettings
from models.rows.meeting import MeetingDetail
from models.rows.volume import MeetingVolume, VolumePart
from models.rules.papers import PaperKind
from models.rules.periods import Span, year_of
from models.rules.spoken_periods import in_words
from models.rules.withheld import withheld_errata
from reports.documents import meeting_record
from reports.flow import Document, Numbering, Section
from reports.page import Shape
from reports.parts.contents import Contents
from reports.parts.cover import Cover
from reports.parts.errata import errata_blocks
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Paragraph
from reports.parts.signature import spoken
from reports.parts.strip import Block, Marked
from reports.parts.typesetter import Span as Text
from reports.pdf.pen import Metadata

PLACE = PaperKind.MEETING_VOLUME.label


def document(volume: MeetingVolume, bureau: BureauSettings) -> Document:
    """Cover, contents with pages of their own, and every meeting's record from page 1 on; the outline names the
    organisations and below them their meetings."""
    name = f"{_time(volume.span)}{PLACE}"
    unit = volume.scope or bureau.organ_committee or bureau.bureau_name or UNKNOWN
    sections = [Section([Cover(name, unit, _days(volume))], numbering=Numbering.NONE)]
    if volume.parts:
        sections += [Section([Contents()], numbering=Numbering.ROMAN), *_records(volume)]
    else:
        sections.append(Section([Paragraph([Text("本期没有会议记录。")], PLACE)], numbering=Numbering.FROM_1))
    return Document(Metadata(f"{volume.scope}{name}", unit, volume.made_on), sections)


def _time(span: Span) -> str:
    """2026年度; other spans by their own words."""
    year = year_of(span.first.year)
    whole = (span.first, span.last) == (year.first, year.last)
    return f"{span.first.year}年度" if whole else in_words(span)


def _days(volume: MeetingVolume) -> str:
    """From the span's first day to its last, or to the day the volume was made."""
    first = volume.span.first
    last = min(volume.span.last, max(volume.made_on, first))
    return f"{spoken(first)}至{spoken(last)}"


def _records(volume: MeetingVolume) -> Iterator[Section]:
    numbering = Numbering.FROM_1
    for part in volume.parts:
        for at, meeting in enumerate(part.meetings):
            yield Section(_marked(part, meeting, volume.span, opens=at == 0), Shape.RECORD, numbering)
            numbering = Numbering.CONTINUED


def _marked(part: VolumePart, meeting: MeetingDetail, span: Span, *, opens: bool) -> list[Block]:
    """A record under its entry, the first of an organisation under that one's, too."""
    place = f"{meeting.organization_name}{spoken(meeting.held_on)}{meeting.kind}记录"
    errata = errata_blocks(meeting.errata, withheld=withheld_errata(meeting))
    title, *rest = [*meeting_record.blocks(meeting, place), *errata]
    marked = Marked(title, _entry(part, meeting, span), 1)
    return [Marked(marked, part.name, 0) if opens else marked, *rest]


def _entry(part: VolumePart, meeting: MeetingDetail, span: Span) -> str:
    """10月12日　支委会　研究党费收缴情况公示."""
    return f"{_day(meeting.held_on, span)}　{_kind(part, meeting)}　{meeting.title or UNKNOWN}"


def _kind(part: VolumePart, meeting: MeetingDetail) -> str:
    """支委会; of a group's meeting which group's: 第一党小组会."""
    group = meeting.organization_name.removeprefix(part.name)
    if meeting.organization_id == part.organization_id or not group:
        return meeting.kind.label
    return f"{group}会" if group.endswith("党小组") else f"{group}{meeting.kind}"


def _day(day: date, span: Span) -> str:
    """The year is said only where the volume has more than one."""
    return spoken(day) if span.first.year != span.last.year else f"{day.month}月{day.day}日"
