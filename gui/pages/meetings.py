"""The page 三会一课."""

from gui.editors.meeting import MeetingEditor
from gui.editors.record_editor import RecordEditor
from gui.editors.tools import EditorTools
from gui.pages.labelled_register import LabelledRegister
from gui.pages.latest import order_latest
from gui.pages.meeting_orders import MeetingOrders
from gui.pages.meeting_works import MEETING_WORKS
from gui.pages.register_list import RegisterSpec
from gui.tables.meetings import MEETING_COLUMNS
from models.rows.changes import Subject
from models.rows.query import RegisterQuery
from models.rules.papers import PaperKind
from models.rules.terms import MeetingKind, RecordStatus, Register
from models.services.meetings import (
    latest_meeting,
    list_meetings,
    load_meeting,
    remove_meeting,
    save_meeting,
)


class MeetingsPage(LabelledRegister):
    """Meetings of organisational life: filter, record, repeat, print."""

    TITLE = "三会一课"
    RECORD_PAPER = PaperKind.MEETING_RECORD
    WORKS = MEETING_WORKS
    ICON = "people_team"
    new_text = "新建会议记录"
    SPEC = RegisterSpec(
        register=Register.MEETING,
        subject=Subject.MEETING,
        noun="会议记录",
        search_hint="搜索主题、会议记录",
        empty_sentence="支部党员大会、支委会、党小组会、党课和其他组织生活都记在这里。",
        columns=MEETING_COLUMNS,
        kinds=[(kind, kind.label) for kind in MeetingKind],
        every_kind="全部类型",
        statuses=[(status, status.label) for status in RecordStatus],
        load=load_meeting,
        save=save_meeting,
        remove=remove_meeting,
    )

    def make_editor(self, tools: EditorTools) -> RecordEditor:
        editor = MeetingEditor(tools)
        self.orders = MeetingOrders(self, editor)
        return editor

    def list_rows(self, query: RegisterQuery) -> None:
        self.desk.tasks.read(list_meetings, query, then=self.show_rows)

    def order_template(self) -> None:
        order_latest(self, latest_meeting)
