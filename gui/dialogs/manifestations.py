"""表现字典: the 22 manifestations, typed by the bureau or pasted from a sheet; the program brings none."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from gui.desk import Desk
from gui.dialogs.all_at_once import AllAtOnceDialog
from gui.dialogs.form_keeping import keep_typed
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.manifestations import CATEGORY, NUMBER, TEXT, ManifestationModel
from gui.widgets.buttons import plain_button
from gui.widgets.fields.field import Field
from models.rows.inspection import Manifestation
from models.rules.inspection_terms import MANIFESTATIONS
from models.rules.manifestation_paste import read_pasted
from models.services.rulebook import load_manifestations, save_manifestations

TITLE = "表现字典"
_INTRO = (
    f"“慵懒散浮拖”的{MANIFESTATIONS}个方面具体表现，登记问题时按序号引用。程序不预置文字，请照上级文件原文录入；"
    "也可以从表格里复制（一行一条，可带序号、类别两列），选中一格后按 Ctrl+V 粘贴。"
)


class ManifestationTable(QTableView):
    """Typing begins an edit, Ctrl+V pastes lines, Delete empties the chosen cells."""

    def __init__(self, model: ManifestationModel, dialog: "ManifestationsDialog") -> None:
        super().__init__()
        self._rows, self._dialog = model, dialog
        self.setModel(model)
        self.setAccessibleName(TITLE)
        self.setProperty("records", "true")
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        look().changed.connect(self._resize)
        self._resize()

    @Slot()
    def _resize(self) -> None:
        px = look().px
        self.verticalHeader().setDefaultSectionSize(px(34))
        self.setColumnWidth(NUMBER, px(72))
        self.setColumnWidth(CATEGORY, px(150))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes on to the row below, as in a sheet."""
        super().closeEditor(editor, hint)
        at = self.currentIndex()
        if (
            hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache
            and at.row() + 1 < self._rows.rowCount()
        ):
            self.setCurrentIndex(self._rows.index(at.row() + 1, at.column()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._dialog.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._rows.clear(self.selectedIndexes())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            # The key that ends an edit comes by here too, before the cell is closed.
            if self.state() != QAbstractItemView.State.EditingState:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class ManifestationsDialog(AllAtOnceDialog):
    """All rows at once; nothing is kept before 保存."""

    typed_beside = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, TITLE, parent)
        px = look().px
        self.resize(px(960), min(px(700), 720))
        self.model = ManifestationModel(self)
        self.table = ManifestationTable(self.model, self)
        self._build()
        self.paste_button.clicked.connect(self.paste)
        self.banner.action.connect(self.undo)
        self.fields_beside: tuple[Field, ...] = ()
        self.model.dataChanged.connect(self._typed)
        desk.tasks.read(load_manifestations, then=self._show, failed=self._explain)

    def _build(self) -> None:
        column = self._headed_column(_INTRO)
        column.addWidget(self.table, 1)
        self.paste_button = plain_button("粘贴", "copy")
        self.paste_button.setToolTip("从所选的一行起填入复制的表格（Ctrl+V）")
        self._add_keeping_foot(column, (self.paste_button,))

    def _show(self, rows: Sequence[Manifestation]) -> None:
        self.model.show(rows)
        self.table.setCurrentIndex(self.model.index(0, TEXT))
        self.table.setFocus()
        self.save_button.setEnabled(True)
        keep_typed(self._desk.tasks, self, self.banner, beside=self)

    # What is typed outlives a power cut

    @Slot()
    def _typed(self) -> None:
        self.typed_beside.emit()

    def beside(self) -> list[list[object]]:
        """All rows as they stand."""
        return [[row.number, row.category, row.text] for row in self.model.rows()]

    def put_beside(self, state: list[list[Any]]) -> None:
        """Put rows back."""
        self.model.put(Manifestation(*row) for row in state)

    # Pasting

    @Slot()
    def paste(self) -> None:
        """Fill in what was copied from a sheet, beginning at the chosen row; all of it or nothing."""
        if not self.save_button.isEnabled():
            return
        at: QModelIndex = self.table.currentIndex()
        start = at.row() + 1 if at.isValid() else 1
        before = self.model.rows()
        try:
            rows = read_pasted(QGuiApplication.clipboard().text(), start, before)
        except ValueError as mistake:
            self.banner.say(Tone.BAD, str(mistake))
            return
        changed = sum(bool(before[row.number - 1].text) and before[row.number - 1] != row for row in rows)
        self.model.keep_for_undo()
        self.model.put(rows)
        over = f"，其中{changed}条原来有文字，已替换" if changed else ""
        self.banner.say(Tone.INFO, f"已填入{len(rows)}条{over}；请核对后保存。", "撤销粘贴")

    @Slot()
    def undo(self) -> None:
        """Take the last pasting back."""
        self.model.undo()
        self.banner.clear()

    # Keeping

    @Slot()
    def save(self) -> None:
        """Keep all rows."""
        # An edit in progress is taken over first.
        self.table.setFocus()
        self.save_button.setEnabled(False)
        self._desk.tasks.write(
            save_manifestations, self.model.rows(), then=self._saved, failed=self._not_saved
        )

    def is_changed(self) -> bool:
        return self.model.is_edited
