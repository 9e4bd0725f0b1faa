"""谈心谈话记录表 (domain §3.6). What was said is restricted: it is printed only when asked for."""

from models.rows.meeting import MeetingDetail
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import by_hand, form
from reports.parts.paragraph import Space
from reports.parts.signature import signed_by
from reports.parts.strip import Block
from reports.parts.table import Row
from reports.parts.title import Title
from reports.pdf.pen import Metadata

TITLE = "谈心谈话记录表"
WITHHELD = "不公开，未印出。"


def document(meeting: MeetingDetail, *, with_content: bool = False) -> Document:
    """The form; without ``with_content`` it says who talked when and why, and no word of what was said."""
    talk = meeting.talk
    rows: list[Row] = [
        form.field("谈话主题", meeting.title),
        *form.unheld(meeting.status),
        form.pair("谈话类别", talk.pair.label if talk else "", "党组织", meeting.organization_name),
        form.pair("谈话人", talk.talker if talk else "", "职务", talk.talker_title if talk else ""),
        form.pair("谈话对象", talk.partner if talk else "", "职务", talk.partner_title if talk else ""),
        form.when_and_where(meeting.held_on, meeting.started_at, meeting.ended_at, meeting.place),
        by_hand.field("谈话事由", "、".join(reason.label for reason in talk.reasons) if talk else ""),
        *(_content(meeting) if with_content else [form.field("谈话内容", WITHHELD)]),
    ]
    if meeting.attachments and with_content:
        rows.append(form.field("附件", form.files(item.name for item in meeting.attachments)))
    blocks: list[Block] = [
        Title(TITLE),
        form.form(rows, TITLE),
        Space(0.5, glue=True),
        signed_by("谈话人签名", "谈话对象签名"),
    ]
    metadata = Metadata(meeting.title or TITLE, meeting.organization_name, meeting.held_on)
    return Document(metadata, [Section(blocks, Shape.RECORD)])


def _content(meeting: MeetingDetail) -> list[Row]:
    talk = meeting.talk
    return [
        *form.box("谈话主要内容", meeting.minutes),
        *form.box("反映的问题和意见建议", talk.problems if talk else ""),
        *form.box("谈话人意见", talk.opinion if talk else ""),
        *form.box("后续措施、责任人、时限", talk.follow_up if talk else ""),
    ]
