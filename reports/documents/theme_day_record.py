"""主题党日记录 (domain §3.3)."""

from models.rows.life import ThemeDay
from models.rows.meeting import MeetingDetail
from models.rules.file_names import is_picture
from models.rules.life_terms import ThemeForm
from models.rules.terms import AgendaKind, MeetingKind
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

TITLE = "主题党日记录"


def document(meeting: MeetingDetail, fixed: str = "") -> Document:
    """The form. A box is ticked only where the record says so; what it does not say is left to the pen. ``fixed``: the branch's
    fixed day in words."""
    theme = meeting.theme_day or ThemeDay()
    pictures = [file.name for file in meeting.attachments if is_picture(file.name)]
    others = [file.name for file in meeting.attachments if not is_picture(file.name)]
    rows = [
        *_head(meeting, theme),
        *form.attendance(meeting.attendance, meeting.observers),
        *_activities(meeting, theme, fixed),
        *(form.box("议程、发言和议定事项", proceedings(meeting.agenda)) if meeting.agenda else []),
        *form.box("活动内容", meeting.minutes),
        *(form.box("活动效果", theme.effect) if theme.effect else [by_hand.room("活动效果", 3)]),
        by_hand.files("照片", pictures),
    ]
    if others:
        rows.append(by_hand.files("其他附件", others))
    blocks: list[Block] = [
        Title(TITLE),
        form.form(rows, TITLE),
        Space(0.5, glue=True),
        signed_by("组织者签名", "记录人签名"),
    ]
    metadata = Metadata(meeting.title or TITLE, meeting.organization_name, meeting.held_on)
    return Document(metadata, [Section(blocks, Shape.RECORD)])


def _head(meeting: MeetingDetail, theme: ThemeDay) -> list[Row]:
    return [
        form.field("活动主题", meeting.title),
        *form.unheld(meeting.status),
        form.field("党组织", meeting.organization_name),
        form.when_and_where(meeting.held_on, meeting.started_at, meeting.ended_at, meeting.place),
        form.pair("组织者", theme.organizer or meeting.host, "记录人", meeting.recorder),
    ]


def _activities(meeting: MeetingDetail, theme: ThemeDay, fixed: str) -> list[Row]:
    kinds = {meeting.kind, *meeting.counts_as}
    studied = any(item.is_first_topic or item.kind is AgendaKind.STUDY for item in meeting.agenda)
    # Before the forms were asked for, an agenda with study in it told of one.
    told = theme.forms or ((ThemeForm.STUDY,) if studied else ())
    forms = [("集中学习" if each is ThemeForm.STUDY else each.label, each in told) for each in ThemeForm]
    done = [
        ("重温入党誓词", theme.oath is True),
        ("交纳党费", MeetingKind.DUES_DAY in kinds),
        ("过政治生日", MeetingKind.POLITICAL_BIRTHDAY in kinds),
        ("讲党课", MeetingKind.PARTY_LECTURE in kinds),
    ]
    return [
        by_hand.field("固定日", fixed),
        by_hand.boxes("活动形式", forms),
        by_hand.boxes("规定动作", done),
    ]
