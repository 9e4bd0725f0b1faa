"""The page 整改清单."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.advance_item import Advance, AdvanceItemDialog
from gui.dialogs.form_keeping import keep_typed
from gui.editors.people import proposals
from gui.editors.record_editor import RecordEditor
from gui.editors.rectification import RectificationEditor
from gui.editors.tools import EditorTools
from gui.failures import sentence_of
from gui.pages import printing
from gui.pages.register_list import RegisterSpec
from gui.pages.register_page import RegisterPage
from gui.tables.rectification import RECTIFICATION_COLUMNS
from gui.widgets.buttons import quiet_button
from models.rows.changes import Changes, Subject
from models.rows.inspection import Manifestation
from models.rows.query import RegisterQuery
from models.rows.target import Target
from models.rules.papers import PaperKind
from models.rules.rectification import Action
from models.rules.terms import RectificationSource, RectificationStatus, Register
from models.services.rectification import (
    CARRIED_OVER,
    LOOK_BACK_DUE,
    NEEDS_ENTRY,
    OPEN,
    OVERDUE,
    WARNED,
    list_shown,
    load_item,
    remove_item,
    save_item,
)
from models.services.rectification_moves import advance_item
from models.services.rulebook import load_manifestations


def advance(session: Any, item_id: int, version: int, order: Advance) -> Changes:
    """Carry out an order of the dialog, on the database thread."""
    return advance_item(
        session,
        item_id,
        version,
        order.action,
        on=order.on,
        by=order.by,
        note=order.note,
        look_back_on=order.look_back_on,
    )


class RectificationPage(RegisterPage):
    """Rectification items: filter, record, move on, print."""

    TITLE = "整改清单"
    RECORD_PAPER = PaperKind.RECTIFICATION_SHEET
    ICON = "clipboard_task_list_ltr"
    new_text = "新建整改事项"
    SPEC = RegisterSpec(
        register=Register.RECTIFICATION,
        subject=Subject.RECTIFICATION,
        noun="整改事项",
        search_hint="搜索问题、原因、措施",
        empty_sentence="督察通报、巡察反馈、组织生活会等查出的问题记在这里，逐条整改销号。",
        columns=RECTIFICATION_COLUMNS,
        kinds=[(source, source.label) for source in RectificationSource],
        every_kind="全部来源",
        statuses=[
            (OPEN, "未销号"),
            (OVERDUE, "已逾期"),
            (CARRIED_OVER, "上年结转"),
            (WARNED, "应预警"),
            (LOOK_BACK_DUE, "回头看到期"),
            (NEEDS_ENTRY, "待季度进展"),
            *((status, status.label) for status in RectificationStatus),
        ],
        load=load_item,
        save=save_item,
        remove=remove_item,
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._dialog: AdvanceItemDialog | None = None
        self._after_saving: str | None = None
        self._manifestations: tuple[Manifestation, ...] = ()
        self.view.set_unit("项")
        self.view.add_action("打印清单…", "clipboard_task_list_ltr", self.print_list)
        # In the row of the filters: large text leaves no room for a sixth button at the foot.
        self.rates_button = quiet_button("整改分析…", "document_search")
        self.rates_button.setToolTip("按来源、责任单位和表现形式统计销号率、按期完成率")
        self.rates_button.clicked.connect(self.show_rates)
        self.view.filters.add_widget(self.rates_button)

    def make_editor(self, tools: EditorTools) -> RecordEditor:
        editor = RectificationEditor(tools)
        editor.action_pressed.connect(self._ask_advance)
        editor.notice_pressed.connect(self._open_notice)
        editor.set_manifestations(self._manifestations)
        return editor

    def furnish(self) -> None:
        super().furnish()
        self._read_dictionary()

    def _read_dictionary(self) -> None:
        self.desk.tasks.read(load_manifestations, then=self._dictionary_came)

    def _dictionary_came(self, rows: tuple[Manifestation, ...]) -> None:
        self._manifestations = rows
        if isinstance(self.editor, RectificationEditor):
            self.editor.set_manifestations(rows)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        super()._changed(changes)
        if self._opened and Subject.RULES in changes.subjects:
            self._read_dictionary()

    @Slot(int)
    def _open_notice(self, notice_id: int) -> None:
        self.desk.window.go(Target(Subject.NOTICE, record_id=notice_id))

    def first_filter(self) -> None:
        # An old item that is still open matters more than its year.
        return

    def list_rows(self, query: RegisterQuery) -> None:
        self.desk.tasks.read(list_shown, query, self.desk.today(), then=self.show_rows)

    def order_template(self) -> None:
        editor = self.editor
        if isinstance(editor, RectificationEditor) and editor.isVisible() and editor.shown is not None:
            self.repeat(editor.shown)
            return
        rows = self.view.table.selected_rows() or self.view.model.rows()
        if rows:
            self.desk.tasks.read(load_item, rows[0].id, then=self.repeat)
        else:
            self.repeat(None)

    # The moves

    @Slot(object)
    def _ask_advance(self, code: str) -> None:
        editor = self.editor
        if not isinstance(editor, RectificationEditor) or editor.shown is None:
            return
        if editor.is_edited():
            # What was typed belongs to the item that is moved on: it is saved first.
            self._after_saving = str(code)
            editor.save()
            if not editor.is_saving:
                self._after_saving = None
            return
        self._dialog = AdvanceItemDialog(editor.shown, Action(code), self.desk.today(), self)
        self._dialog.set_people(proposals(self.opening.roll))
        self._dialog.ordered.connect(self._advance)
        self._dialog.finished.connect(self._dialog_closed)
        keep_typed(self.desk.tasks, self._dialog, self._dialog.banner, editor.shown.id)
        self._dialog.open()

    def _reloaded(self, detail: Any) -> None:
        super()._reloaded(detail)
        code, self._after_saving = self._after_saving, None
        if code is not None and self.editor is not None and not self.editor.is_edited():
            self._ask_advance(code)

    def _not_saved(self, error: Exception) -> None:
        self._after_saving = None
        super()._not_saved(error)

    @property
    def dialog(self) -> AdvanceItemDialog | None:
        """The dialog now open."""
        return self._dialog

    @Slot(object)
    def _advance(self, order: Advance) -> None:
        editor = self.editor
        if isinstance(editor, RectificationEditor) and editor.record_id is not None:
            self.desk.tasks.write(
                advance,
                editor.record_id,
                editor.version,
                order,
                then=self._advanced,
                failed=self._not_advanced,
            )

    def _advanced(self, changes: Changes) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        if changes.record_id is not None:
            self.desk.tasks.read(load_item, changes.record_id, then=self._reloaded)

    def _not_advanced(self, error: Exception) -> None:
        sentence = sentence_of(error)
        if sentence is None or self._dialog is None:
            self.desk.tasks.failed.emit(error)
        else:
            self._dialog.refuse(sentence)

    @Slot()
    def _dialog_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    # Rates and paper

    @Slot()
    def show_rates(self) -> None:
        """Rates of a period, at first that of the filter, and the items behind each number."""
        from gui.dialogs.printing.matter import Period
        from gui.dialogs.rectification_rates import RectificationRatesDialog

        values = self.view.filters.values()
        chosen = values["period"]
        period = Period(
            chosen.year if chosen is not None else self.desk.today().year,
            chosen.month if chosen is not None else None,
            values["organization"],
            self.opening.years,
            printing.branches(self.opening.organizations),
        )
        RectificationRatesDialog(self.desk, period, self).open()

    @Slot()
    def print_list(self) -> None:
        """The list as it is filtered now."""
        printing.print_list(self)
