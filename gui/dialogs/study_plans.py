"""学习计划: topics of a year by quarter, and whether a held session carries each out."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.study_plan_panel import StudyPlanPanel
from gui.dialogs.study_shelf import StudyShelf
from gui.dialogs.study_shelf_layout import Keeping, Shelf
from gui.look.tokens import Tone
from gui.tables.study_plans import PLAN_COLUMNS
from gui.widgets.empty_state import EmptyState
from models.rows.changes import Changes, Subject
from models.rows.paper import PaperOrder
from models.rows.study_plan import StudyGroup, StudyPlan
from models.rows.target import Target
from models.rules.papers import PaperKind
from models.rules.periods import year_of
from models.rules.terms import DraftOf
from models.services.organizations import list_organizations
from models.services.roster import members_on
from models.services.settings import load_settings
from models.services.study_groups import list_groups
from models.services.study_plans import copy_plan, list_plans, remove_plan, save_plan

TITLE = "学习计划"
_INTRO = "按季度列出全年学习专题；学习记录里选定对应的专题并登记为“已开展”，这里就显示已开展。季度结束前30天提醒还没有开展的专题。"


@dataclass(frozen=True)
class PlanShelf(Shelf):
    """Everything the dialog shows; the groups say who leads."""

    groups: tuple[StudyGroup, ...] = ()


def read_plans(session: Any, today: date) -> PlanShelf:
    """Runs on the database thread."""
    return PlanShelf(
        list_plans(session),
        list_organizations(session),
        members_on(session, today),
        load_settings(session).party_body,
        list_groups(session),
    )


KEEPING = Keeping(DraftOf.STUDY_PLAN, read_plans, save_plan, remove_plan)


class StudyPlansDialog(StudyShelf):
    """The list of plans and the form of one. Carrying out a topic closes the dialog and leads to its session."""

    panel: StudyPlanPanel

    def __init__(self, desk: Desk, parent: QWidget, *, resume: bool = False) -> None:
        empty = EmptyState(
            "notepad", "还没有登记学习计划", "中心组等全年的学习专题按季度登记在这里。", "新建学习计划"
        )
        panel = StudyPlanPanel(desk.today())
        super().__init__(
            desk, TITLE, _INTRO, PLAN_COLUMNS, panel, KEEPING, empty, parent, left=450, resume=resume
        )
        self.copy_button = self.add_order(
            "复制到下一年", "copy", "照这份计划的专题新建下一年的计划，不带开展情况", self.copy_on
        )
        self.print_button = self.add_order("打印…", "print", "打印年度学习计划（Ctrl+P）", self.print_plan)
        self.panel.begin_pressed.connect(self.begin_topic)
        self.panel.held_pressed.connect(self.show_session)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self.print_plan)
        self.refresh()

    def _show(self, shelf: Shelf) -> None:
        assert isinstance(shelf, PlanShelf)
        self.panel.set_groups(shelf.groups)
        super()._show(shelf)

    def question(self, row: StudyPlan) -> str:
        return f"删除{row.title}？计划里的{len(row.items)}个专题一并删除；已有学习记录对应的计划不能删除。"

    def chosen_changed(self, row: StudyPlan | None) -> None:
        self.copy_button.setEnabled(row is not None)
        self.print_button.setEnabled(row is not None)

    # Carrying out

    def _saved_topic(self, what: str) -> tuple[StudyPlan, dict[str, Any]] | None:
        """The chosen topic as it is stored; says so when something is not saved yet."""
        row, topic = self.table.current_row(), self.panel.chosen_topic()
        if row is None or topic is None or topic["id"] is None or self.panel.is_edited():
            self.panel.banner.say(Tone.WARN, f"计划有改动还没有保存，请先保存再{what}。")
            return None
        return row, topic

    @Slot()
    def begin_topic(self) -> None:
        """Begin the session that carries the chosen topic out."""
        found = self._saved_topic("开展学习")
        if found is None:
            return
        plan, topic = found
        self.accept()
        self._desk.window.go(
            Target(
                Subject.STUDY,
                new=True,
                kind=plan.kind.value,
                organization_id=plan.organization_id,
                plan_item_id=topic["id"],
            )
        )

    @Slot()
    def show_session(self) -> None:
        """Open the last session that carried the chosen topic out."""
        found = self._saved_topic("查看记录")
        if found is not None and found[1]["sessions"]:
            self.accept()
            self._desk.window.go(Target(Subject.STUDY, record_id=found[1]["sessions"][-1]))

    # The next year

    @Slot()
    def copy_on(self) -> None:
        """The chosen plan's topics as the plan of the year after."""
        row: StudyPlan | None = self.table.current_row()
        if row is None or row.id is None:
            return
        if self.panel.is_edited():
            self.panel.banner.say(Tone.WARN, "计划有改动还没有保存，请先保存再复制。")
            return
        self._desk.tasks.write(copy_plan, row.id, row.year + 1, then=self._copied, failed=self._explain)

    def _copied(self, changes: Changes) -> None:
        self._to_choose = changes.record_id
        self.banner.say(Tone.OK, "已复制到下一年，专题可以再修改；开展情况没有带过去。")
        self.refresh()

    # Paper

    @Slot()
    def print_plan(self) -> None:
        """The chosen plan on paper."""
        row: StudyPlan | None = self.table.current_row()
        if row is None:
            return
        if self.panel.is_edited():
            self.panel.banner.say(Tone.WARN, "计划有改动还没有保存，请先保存再打印。")
            return
        # Imported when the first paper is asked for: no part of a quick start.
        from gui.dialogs.printing import matter, open_print_dialog

        kind = PaperKind.STUDY_PLAN
        order = PaperOrder(
            kind, organization_id=row.organization_id, span=year_of(row.year), topic=row.kind.label
        )
        item = matter.Item(row.title, order, (kind,))
        open_print_dialog(self._desk, self, matter.Matter(f"打印{kind.label}", kind.value, (item,)))
