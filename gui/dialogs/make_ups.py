"""补学情况: who was away from study, who has made up for it; a day for many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.form import FormDialog
from gui.dialogs.settings_table import SettingsTableDialog
from gui.editors.make_ups import WAYS
from gui.editors.organizations import party_choices
from gui.editors.periods import Period, period_choices
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.rows import RowsModel
from gui.tables.study_plans import MAKE_UP_COLUMNS
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.empty_state import EmptyState
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.suggested import SuggestedField
from gui.widgets.register_view import RegisterView
from models.rows.bureau import OrganizationRow
from models.rows.changes import SUBJECTS, Changes, Subject
from models.rows.make_up import MakeUpLine
from models.rows.target import Target
from models.rules.periods import Month, Span, year_of
from models.rules.terms import Register, StudyKind
from models.services.make_ups import MakeUpQuery, enter_make_ups, list_make_ups
from models.services.organizations import list_organizations
from models.services.registers import years_with_records

TITLE = "补学情况"
_INTRO = "学习里请假、缺席的人员，以及会议里登记过补学的人员。补学后仍计当天请假、缺席，另计已补学。"
_SHOWN = {Subject.STUDY, Subject.MEETING, Subject.BUREAU, Subject.ROSTER}
_OPEN = "open"


@dataclass(frozen=True)
class Shelf:
    """Everything the dialog shows."""

    asked: MakeUpQuery
    lines: tuple[MakeUpLine, ...]
    organizations: tuple[OrganizationRow, ...]
    years: tuple[int, ...]


def read_shelf(session: Any, asked: MakeUpQuery) -> Shelf:
    """Runs on the database thread."""
    return Shelf(
        asked,
        list_make_ups(session, asked),
        list_organizations(session),
        years_with_records(session, Register.STUDY),
    )


class MakeUpsDialog(SettingsTableDialog):
    """The list, narrowed by filters; 登记补学 gives the chosen a day; Enter opens the record."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, TITLE, parent)
        self._form: MakeUpDialog | None = None
        px, room = look().px, parent.window().size()
        self.resize(min(px(1280), round(room.width() * 0.96)), min(px(800), round(room.height() * 0.94)))
        empty = EmptyState("people", "没有要补学的人员", "学习记录里登记了请假、缺席的人员会列在这里。")
        self.view = RegisterView(RowsModel(MAKE_UP_COLUMNS, self), TITLE, "搜索姓名、主题", empty)
        self.view.set_unit("人次")
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        filters = self.view.filters
        filters.add_choice("state", "全部", width=96)
        filters.add_choice("organization", "全部党组织", width=150)
        filters.add_choice("kind", "全部类型", width=130)
        filters.add_choice("period", "全部时间", width=118)
        filters.set_choices("state", [(_OPEN, "未补学")])
        filters.set_choices("kind", [(kind.value, kind.label) for kind in StudyKind])
        today = self._desk.today()
        filters.set_choices("period", period_choices((), today))
        filters.set_value("state", _OPEN)
        filters.set_value("period", Period(today.year))
        self.enter_button = primary_button("登记补学…", "edit")
        self.enter_button.setToolTip("给选中的人员登记补学日期，可以多选")
        self.open_button = plain_button("打开记录", "document_search")
        self.close_button = plain_button("关闭")
        column = self._headed_column(_INTRO)
        column.addWidget(self.view, 1)
        self._add_foot(column, (self.enter_button, self.open_button), (self.close_button,))

    def _connect(self) -> None:
        self.view.filter_changed.connect(self.refresh)
        self.view.opened.connect(self._opened)
        self.view.table.selection_changed.connect(self._chosen)
        self.enter_button.clicked.connect(self.enter)
        self.open_button.clicked.connect(self.open_chosen)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.search)
        self._desk.tasks.changed.connect(self._changed)

    # Reading

    def asked(self) -> MakeUpQuery:
        """What the filters ask for."""
        filters = self.view.filters
        period: Period | None = filters.value("period")
        return MakeUpQuery(
            self._whole_time() if period is None else _span(period),
            filters.value("organization"),
            filters.value("kind"),
            filters.value("state") == _OPEN,
            filters.text(),
        )

    def _whole_time(self) -> Span:
        return Span(date(1949, 1, 1), self._desk.today(), "全部")

    @Slot()
    def refresh(self) -> None:
        """Read the list again."""
        self._desk.tasks.read(read_shelf, self.asked(), then=self._show, failed=self._explain)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.subjects & _SHOWN:
            self.refresh()

    def _show(self, shelf: Shelf) -> None:
        if shelf.asked != self.asked():
            return
        filters = self.view.filters
        filters.set_choices("organization", party_choices(shelf.organizations))
        filters.set_choices("period", period_choices(shelf.years, self._desk.today()))
        self.view.set_rows(shelf.lines)
        self._chosen()
        if not self.view.table.currentIndex().isValid() and shelf.lines:
            self.view.table.setFocus()

    @Slot()
    def search(self) -> None:
        """Go to the search field."""
        self.view.filters.search.setFocus()
        self.view.filters.search.selectAll()

    @Slot()
    def _chosen(self) -> None:
        chosen = self.view.table.selected_rows()
        self.enter_button.setEnabled(bool(chosen))
        self.open_button.setEnabled(len(chosen) == 1)

    # Orders

    @Slot(object)
    def _opened(self, line: MakeUpLine) -> None:
        self.accept()
        self._desk.window.go(Target(SUBJECTS[line.register], line.record_id))

    @Slot()
    def open_chosen(self) -> None:
        """Show the record of the chosen line."""
        chosen = self.view.table.selected_rows()
        if len(chosen) == 1:
            self._opened(chosen[0])

    @Slot()
    def enter(self) -> None:
        """Ask for the day on which the chosen made up."""
        chosen: list[MakeUpLine] = self.view.table.selected_rows()
        if not chosen:
            return
        self._form = MakeUpDialog(chosen, self._desk.today(), self)
        self._form.confirmed.connect(self._keep)
        self._form.finished.connect(self._form_closed)
        self._form.keep_typed(self._desk.tasks)
        self._form.open()

    @Slot()
    def _keep(self) -> None:
        if self._form is not None:
            done_on = self._form.done_on.value()
            assert done_on is not None
            self._desk.tasks.write(
                enter_make_ups,
                self._form.chosen,
                done_on,
                self._form.way.value(),
                then=self._kept,
                failed=self._not_kept,
            )

    def _kept(self, _changes: Changes) -> None:
        if self._form is not None:
            self.banner.say(Tone.OK, f"已登记{len(self._form.chosen)}人次补学。")
            self._form.accept()

    def _not_kept(self, error: Exception) -> None:
        if self._form is None:
            self._explain(error)
        elif self._form.explain(error) is None:
            self._desk.tasks.failed.emit(error)

    @Slot()
    def _form_closed(self) -> None:
        self._form = None


class MakeUpDialog(FormDialog):
    """The day and the way in which some people made up."""

    def __init__(self, chosen: Sequence[MakeUpLine], today: date, parent: QWidget) -> None:
        names = "、".join(dict.fromkeys(line.name for line in chosen))
        super().__init__("登记补学", "登记", parent, intro=f"{names}，共{len(chosen)}人次。")
        self.chosen = tuple(chosen)
        self.about = tuple((line.record_id, line.name) for line in chosen)
        self.done_on = DateField("补学日期", today=today, required=True)
        self.way = SuggestedField("补学方式", hint="如 自学、送学上门")
        self.way.set_suggestions(WAYS)
        self.put(self.done_on, self.way)
        self.done_on.setFocus()

    def check(self) -> bool:
        right = super().check()
        day = self.done_on.value()
        late = max(line.held_on for line in self.chosen)
        if right and day is not None and day < late:
            self.done_on.set_error(f"早于{late.isoformat()}的学习，请核对")
            self.done_on.setFocus()
            return False
        return right


def _span(period: Period) -> Span:
    return year_of(period.year) if period.month is None else Month(period.year, period.month).span()
