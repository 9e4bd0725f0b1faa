"""The record of one meeting, as offices keep it in their record books (domain §3.1)."""

from models.rows.meeting import AgendaItem, MeetingDetail, Vote
from models.rules.terms import MeetingKind
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import form
from reports.parts.headings import chinese_number
from reports.parts.paragraph import Paragraph, Space
from reports.parts.signature import signed_by
from reports.parts.strip import Block
from reports.parts.table import Row
from reports.parts.title import Title
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata

PLACE = "会议记录"
VOTING = frozenset({MeetingKind.BRANCH_ASSEMBLY, MeetingKind.BRANCH_COMMITTEE, MeetingKind.PARTY_COMMITTEE})
COMMITTEES = frozenset({MeetingKind.BRANCH_COMMITTEE, MeetingKind.PARTY_COMMITTEE})


def document(meeting: MeetingDetail) -> Document:
    """The record, as a form of the record book."""
    metadata = Metadata(
        meeting.title or record_title(meeting.kind), meeting.organization_name, meeting.held_on
    )
    return Document(metadata, [Section(blocks(meeting), Shape.RECORD)])


def blocks(meeting: MeetingDetail, place: str = PLACE) -> list[Block]:
    """What the record is made of, its title first; it wants pages of the shape RECORD. Messages call it `place`."""
    rows = [*_head(meeting), *_people(meeting), *_business(meeting)]
    if meeting.attachments:
        rows.append(form.field("附件", form.files(item.name for item in meeting.attachments)))
    return [
        Title(record_title(meeting.kind)),
        form.form(rows, place),
        Space(0.5, glue=True),
        _signatures(meeting),
    ]


def record_title(kind: MeetingKind) -> str:
    """What the form is called: 支部党员大会会议记录, 党课记录, 机关党委会议记录. That of a theme day is 主题党日会议记录: its other
    form is the 主题党日记录."""
    if kind is MeetingKind.THEME_DAY:
        return f"{kind.label}会议记录"
    if kind.label.endswith("会议"):
        return f"{kind.label}记录"
    return f"{kind.label}{'会议' if kind.label.endswith('会') else ''}记录"


def _signatures(meeting: MeetingDetail) -> Paragraph:
    if meeting.kind is MeetingKind.HEART_TALK:
        return signed_by("谈话人签名", "谈话对象签名")
    return signed_by("主持人签名", "记录人签名")


def _head(meeting: MeetingDetail) -> list[Row]:
    kinds = meeting.kind.label
    if meeting.counts_as:
        kinds += f"（同时作为{'、'.join(kind.label for kind in meeting.counts_as)}）"
    rows = [
        form.field("会议名称", meeting.title),
        *form.unheld(meeting.status),
        form.pair("会议类型", kinds, "党组织", meeting.organization_name),
        form.when_and_where(meeting.held_on, meeting.started_at, meeting.ended_at, meeting.place),
        form.pair("主持人", meeting.host, "记录人", meeting.recorder),
    ]
    if meeting.kind is MeetingKind.PARTY_LECTURE or meeting.lecturer:
        rows.append(form.field("主讲人", meeting.lecturer))
    return rows


def _people(meeting: MeetingDetail) -> list[Row]:
    rows = form.attendance(meeting.attendance, meeting.observers)
    if meeting.kind in VOTING or any(item.vote for item in meeting.agenda):
        rows.insert(1, form.voters(meeting.attendance, committee=meeting.kind in COMMITTEES))
    return rows


def _business(meeting: MeetingDetail) -> list[Row]:
    rows = []
    if meeting.agenda:
        topics = "\n".join(f"{number}.{topic_of(item)}" for number, item in enumerate(meeting.agenda, 1))
        rows.append(form.field("议题", topics))
        rows += form.box("议程、发言和议定事项", proceedings(meeting.agenda))
    else:
        rows.append(form.field("议题", ""))
    return [*rows, *form.box("会议内容", meeting.minutes)]


def topic_of(item: AgendaItem) -> str:
    """An item's title, marked when it is the 第一议题."""
    return f"{'（第一议题）' if item.is_first_topic else ''}{item.title}"


def proceedings(agenda: tuple[AgendaItem, ...]) -> list[list[Span]]:
    """What was said and decided under each item, as paragraphs for a box of a form."""
    paragraphs = []
    for number, item in enumerate(agenda, 1):
        head = f"{chinese_number(number)}、" if number < 100 else f"{number}."
        paragraphs.append([Span(f"{head}{topic_of(item)}（{item.kind.label}）", Style.HEI)])
        for speech in item.speeches:
            first, *others = speech.text.splitlines() or [form.UNKNOWN]
            paragraphs.append([Span(f"{speech.speaker}：", Style.KAI), Span(first)])
            paragraphs += [[Span(line)] for line in others]
        if item.resolution.strip():
            first, *others = item.resolution.strip().splitlines()
            paragraphs.append([Span("议定事项：", Style.HEI), Span(first)])
            paragraphs += [[Span(line)] for line in others]
        if item.vote is not None:
            paragraphs.append([Span("表决情况：", Style.HEI), Span(spoken_vote(item.vote))])
    return paragraphs


def spoken_vote(vote: Vote) -> str:
    """党员大会表决，举手表决：赞成12票，反对0票，弃权1票。 A count not known reads 待补."""
    counts = zip(("赞成", "反对", "弃权"), (vote.in_favour, vote.against, vote.abstained), strict=True)
    cast = "，".join(
        f"{word}{form.UNKNOWN}" if number is None else f"{word}{number}票" for word, number in counts
    )
    return f"{vote.kind.label}（{vote.method.label}）：{cast}。"
