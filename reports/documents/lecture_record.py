"""党课登记表: who taught what to whom (domain §3.1). What the records do not have is left to be written on it."""

from models.rows.meeting import MeetingDetail
from reports.documents.meeting_record import proceedings
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import by_hand, form
from reports.parts.paragraph import Space
from reports.parts.signature import signed_by
from reports.parts.strip import Block
from reports.parts.table import Row
from reports.parts.title import Title
from reports.pdf.pen import Metadata

TITLE = "党课登记表"


def document(meeting: MeetingDetail) -> Document:
    """The form. 职务, 课时, 参加范围 and 效果评价 are no part of a record: they stay empty for the pen."""
    rows = [
        *_head(meeting),
        *form.attendance(meeting.attendance, meeting.observers),
        *(form.box("授课议程、发言和议定事项", proceedings(meeting.agenda)) if meeting.agenda else []),
        *form.box("主要内容", meeting.minutes),
        by_hand.files("教案课件", [file.name for file in meeting.attachments]),
        by_hand.room("效果评价", 3),
    ]
    blocks: list[Block] = [
        Title(TITLE),
        form.form(rows, TITLE),
        Space(0.5, glue=True),
        signed_by("主讲人签名", "记录人签名"),
    ]
    metadata = Metadata(meeting.title or TITLE, meeting.organization_name, meeting.held_on)
    return Document(metadata, [Section(blocks, Shape.RECORD)])


def _head(meeting: MeetingDetail) -> list[Row]:
    return [
        form.field("课题", meeting.title),
        *form.unheld(meeting.status),
        form.pair("主讲人", meeting.lecturer, "党组织", meeting.organization_name),
        by_hand.pair("主讲人职务", "", "课时", ""),
        form.when_and_where(meeting.held_on, meeting.started_at, meeting.ended_at, meeting.place),
        form.pair("主持人", meeting.host, "记录人", meeting.recorder),
        by_hand.field("参加范围"),
    ]
