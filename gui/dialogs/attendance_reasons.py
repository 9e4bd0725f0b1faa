"""原因: asked once, in one list, for every leave and absence that has none."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gui.look.look import look
from gui.look.tile import TILE_ROLE, Tile
from gui.tables.attendance_month import Place, Unexplained
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.entry_grid import EntryGrid
from gui.widgets.labels import label
from gui.widgets.pressing import pressed_by_enter
from models.rules.attendance_marks import REASONS
from models.rules.pasted_table import read_table

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
TITLE = "请假、缺席原因"
_INTRO = "直接打字，回车到下一人；几个人原因相同的，选中后按 Ctrl+D 往下填。不知道的留空，以后再补。"
LONGEST = 200
WHICH, REASON = range(2)


class ReasonsModel(QAbstractTableModel):
    """One line for each person and gathering, with the reason as typed."""

    def __init__(self, lines: Sequence[Unexplained], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines = tuple(lines)
        self.reasons = [""] * len(self.lines)

    def put(self, row: int, reason: str) -> None:
        """Write a reason."""
        self.reasons[row] = reason.strip()[:LONGEST]
        self.dataChanged.emit(self.index(row, REASON), self.index(row, REASON))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 2

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == REASON else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, reason = self.lines[index.row()], self.reasons[index.row()]
        if index.column() == WHICH:
            which = f"{line.when}　{line.state.label}"
            return {TILE_ROLE: Tile(which), Qt.ItemDataRole.DisplayRole: which}.get(role)
        if role == TILE_ROLE:
            return Tile(reason)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return reason
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.who}　{line.when}　{line.state.label}：{reason or '原因待补'}"
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or index.column() != REASON:
            return False
        self.put(index.row(), str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return ("会议或学习", "原因")[section] if section in (WHICH, REASON) else None
        return self.lines[section].who if 0 <= section < len(self.lines) else None


class AttendanceReasonsDialog(QDialog):
    """`given` carries (place, reason) pairs, those left empty not among them; the dialog is closed then."""

    given = Signal(object)

    def __init__(self, lines: Sequence[Unexplained], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        px = look().px
        self.resize(px(640), min(px(560), px(230) + px(32) * len(lines)))
        self.model = ReasonsModel(lines, self)
        self.grid = EntryGrid(self.model, TITLE, 200)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        column.addWidget(label(TITLE, "title"))
        column.addWidget(label(_INTRO, "second", wrap=True))
        column.addWidget(label(f"常用：{'、'.join(REASONS[:12])}……", "hint", wrap=True))
        column.addWidget(self.grid, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.cancel_button = plain_button("返回月表")
        self.save_button = primary_button("保存")
        self.save_button.setToolTip("保存（Ctrl+S）；没有写的原因待补")
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column.addLayout(foot)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        self.grid.filled_down.connect(self._fill_down)
        self.grid.cleared.connect(self._clear)
        self.grid.pasted.connect(self._paste)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self.save)
        self.grid.choose(0, REASON)
        self.grid.setFocus()

    def reasons(self) -> list[tuple[Place, str]]:
        """What was typed."""
        pairs = zip(self.model.lines, self.model.reasons, strict=True)
        return [(line.id, reason) for line, reason in pairs if reason]

    @Slot()
    def save(self) -> None:
        """As if 保存 was pressed."""
        # What is being typed goes into its cell when the keyboard leaves it.
        self.save_button.setFocus()
        given = self.reasons()
        self.accept()
        self.given.emit(given)

    @Slot()
    def _fill_down(self) -> None:
        rows = sorted({row for row, _ in self.grid.chosen()})
        for row in rows[1:]:
            self.model.put(row, self.model.reasons[rows[0]])

    @Slot()
    def _clear(self) -> None:
        for row, _ in self.grid.chosen():
            self.model.put(row, "")

    @Slot(str)
    def _paste(self, text: str) -> None:
        try:
            table = read_table(text)
        except ValueError:
            return
        first = self.grid.corner()[0]
        for row, cells in enumerate(table, first):
            if row < self.model.rowCount():
                self.model.put(row, cells[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)
