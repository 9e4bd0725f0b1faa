"""The page 日常工作."""

from gui.editors.daily_work import DailyWorkEditor
from gui.editors.record_editor import RecordEditor
from gui.editors.tools import EditorTools
from gui.pages.latest import order_latest
from gui.pages.register_list import RegisterSpec
from gui.pages.register_page import RegisterPage
from gui.tables.daily_work import DAILY_WORK_COLUMNS
from models.rows.changes import Subject
from models.rows.query import RegisterQuery
from models.rules.daily_terms import DailyWorkKind, DailyWorkStatus
from models.rules.papers import PaperKind
from models.rules.terms import Register
from models.services.daily_work import (
    latest_daily_work,
    list_daily_work,
    load_daily_work,
    remove_daily_work,
    save_daily_work,
)


class DailyWorkPage(RegisterPage):
    """Requests and reports, analyses, talks, contests, care: filter, record, repeat, print."""

    TITLE = "日常工作"
    RECORD_PAPER = PaperKind.DAILY_WORK_SHEET
    ICON = "briefcase"
    new_text = "新建日常工作"
    SPEC = RegisterSpec(
        register=Register.DAILY_WORK,
        subject=Subject.DAILY_WORK,
        noun="日常工作记录",
        search_hint="搜索事项、人员、内容",
        empty_sentence="请示报告、思想动态分析、意识形态研判、宣讲、比赛、志愿服务和关爱帮扶都记在这里。",
        columns=DAILY_WORK_COLUMNS,
        kinds=[(kind, kind.label) for kind in DailyWorkKind],
        every_kind="全部类别",
        statuses=[(status, status.label) for status in DailyWorkStatus],
        load=load_daily_work,
        save=save_daily_work,
        remove=remove_daily_work,
    )

    def make_editor(self, tools: EditorTools) -> RecordEditor:
        return DailyWorkEditor(tools)

    def list_rows(self, query: RegisterQuery) -> None:
        self.desk.tasks.read(list_daily_work, query, then=self.show_rows)

    def order_template(self) -> None:
        order_latest(self, latest_daily_work)
