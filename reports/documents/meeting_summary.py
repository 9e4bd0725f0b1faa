"""会议纪要: what a meeting came to, in the form of GB/T 9704-2012, 10.3. 纪要 states results; it never copies speeches."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.rows.attendance import AttendanceRow, count_attendance
from models.rows.bureau import BureauSettings
from models.rows.meeting import AgendaItem, MeetingDetail
from models.rows.paper import PaperChoices
from models.rules.terms import AgendaKind, AttendanceState, RecordStatus
from reports.documents import official
from reports.documents.meeting_names import name_of, own_name, topic, verb
from reports.documents.meeting_record import spoken_vote
from reports.errors import ReportError
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.parts import form, headings
from reports.parts.form import UNKNOWN
from reports.parts.imprint import Imprint
from reports.parts.paragraph import Paragraph, Space
from reports.parts.people import People
from reports.parts.red_head import BulletinHead
from reports.parts.strip import Block
from reports.parts.title import Title
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata

PLACE = "会议纪要"
MOST_HEADINGS = 99
WITHOUT_RESULT = frozenset({AgendaKind.STUDY, AgendaKind.REPORT})


class NotHeld(ReportError):
    """The summary of a meeting that did not take place was asked for."""

    def __init__(self, meeting: MeetingDetail) -> None:
        super().__init__(
            f"“{meeting.title or meeting.kind.label}”的状态是“{meeting.status.label}”，没有议定事项可印，会议纪要没有生成，"
            "记录不受影响；召开以后请先把状态改为“已召开”。"
        )


def document(meeting: MeetingDetail, bureau: BureauSettings, choices: PaperChoices) -> Document:
    """The summary, with 第N期 from `choices.number` and the day of 成文 from `choices.dated`; it is not signed, and gets no
    seal; 版记 names the office that prints it, once the settings do. Raises `NotHeld`."""
    if meeting.status is not RecordStatus.HELD:
        raise NotHeld(meeting)
    body = meeting.organization_name or bureau.issuer or UNKNOWN
    blocks: list[Block] = [
        BulletinHead(f"{body}{PLACE}", official.issue_or_gap(choices.number), body, choices.dated),
        Title(title(meeting), keep=(meeting.organization_name,)),
        *_opening(meeting),
        *_results(meeting.agenda),
        *_attendance(meeting),
    ]
    metadata = Metadata(title(meeting), body, choices.dated or meeting.held_on)
    office = bureau.office.strip()
    return Document(metadata, [Section(blocks)], Imprint("", office, choices.dated) if office else None)


def title(meeting: MeetingDetail) -> str:
    """办公室党支部第四季度支部党员大会纪要."""
    return f"{name_of(meeting)}纪要"


def _opening(meeting: MeetingDetail) -> Iterator[Paragraph]:
    """导语: day, hours, place, host and how many came; every part of it a field of the record."""
    when = form.day_and_hours(meeting.held_on, meeting.started_at, meeting.ended_at)
    counts = count_attendance(meeting.attendance)
    sentences = [
        f"{when}，{meeting.organization_name}在{meeting.place or f'（地点{UNKNOWN}）'}"
        f"{verb(meeting.kind)}{own_name(meeting)}，主持人：{meeting.host or UNKNOWN}。"
    ]
    if topic(meeting):
        sentences.append(f"主题：{topic(meeting).rstrip('。')}。")
    if meeting.lecturer:
        sentences.append(f"主讲人：{meeting.lecturer}。")
    if meeting.attendance:
        sentences.append(
            f"应到{counts.expected}人，实到{form.count(counts.present)}{'' if counts.present is None else '人'}。"
        )
    sentences.append("现将议定事项纪要如下。")
    yield Paragraph([Span("".join(sentences))], f"{PLACE}导语")


def _results(agenda: Sequence[AgendaItem]) -> Iterator[Paragraph]:
    """Each item of the agenda with what was resolved and how it was voted; 待补 where nothing is written, but for what is
    only read out or reported: that has no result."""
    if not agenda:
        yield Paragraph([Span(UNKNOWN)], f"{PLACE}议定事项")
    for number, item in enumerate(agenda, 1):
        results = headings.paragraphs(item.resolution, f"{PLACE}议定事项")
        if not results and item.kind not in WITHOUT_RESULT:
            results = [Paragraph([Span(UNKNOWN)], f"{PLACE}议定事项")]
        heads = bool(results) or item.vote is not None
        yield _heading(number, item) if heads else replace(_heading(number, item), keep=False)
        yield from results
        if item.vote is not None:
            yield Paragraph([Span(f"表决情况：{spoken_vote(item.vote)}")], f"{PLACE}表决情况")


def _heading(number: int, item: AgendaItem) -> Paragraph:
    """Held to one line of its result: many results are a line long, and two would chain the items together."""
    text = f"{'（第一议题）' if item.is_first_topic else ''}{item.title.strip() or UNKNOWN}"
    if number <= MOST_HEADINGS:
        return replace(headings.heading(number, text, f"{PLACE}议题"), company=1)
    return Paragraph([Span(f"{number}.{text}", Style.HEI)], f"{PLACE}议题", keep=True, whole=True)


def _attendance(meeting: MeetingDetail) -> list[Block]:
    """出席, 请假, 缺席, 列席, a blank line below the text (10.3). Lines without anybody are left out once everybody is marked;
    before that they read 待补."""
    rows = [row for row in meeting.attendance if row.counted]
    unmarked = _names(rows, AttendanceState.UNMARKED)
    present = _names(rows, AttendanceState.PRESENT)
    if unmarked and present:
        present.append(f"{UNKNOWN}（{'、'.join(unmarked)}）")
    open_ = [UNKNOWN] if unmarked or not rows else []
    lines: list[Block] = [_people("出席", present or open_)] if present or open_ else []
    lines += [
        _people(label, names)
        for label, names in (
            ("请假", _names(rows, AttendanceState.LEAVE) or open_),
            ("缺席", _names(rows, AttendanceState.ABSENT)),
            ("列席", [form.observer(person) for person in meeting.observers]),
        )
        if names
    ]
    return [Space(1, glue=True), *lines] if lines else []


def _people(label: str, names: Sequence[str]) -> People:
    return People(label, names, f"{PLACE}{label}人员")


def _names(rows: Sequence[AttendanceRow], state: AttendanceState) -> list[str]:
    return [row.name for row in rows if row.state is state]
