"""今日待办 as a tree: a heading with its number for each kind, below it a line for each thing to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QBrush, QColor, QFont

from gui.formats import date_text
from gui.look.icons import icon
from gui.look.look import look
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import PILL_ROLE
from models.rows.overview import Todo, TodoKind

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADS = ("事项", "党组织", "期限", "状态")
_SIGNS = {
    TodoKind.OVERDUE_ITEM: ("error_circle", Tone.BAD),
    TodoKind.WARNED_ITEM: ("clock", Tone.WARN),
    TodoKind.CLOSURE_WAITING: ("gavel", Tone.INFO),
    TodoKind.LOOK_BACK: ("history", Tone.INFO),
    TodoKind.LONG_TERM: ("edit", Tone.INFO),
    TodoKind.UNMET: ("error_circle", Tone.BAD),
    TodoKind.DUE_SOON: ("clock", Tone.WARN),
    TodoKind.NO_INSPECTION: ("document_search", Tone.BAD),
    TodoKind.NO_NOTICE: ("megaphone", Tone.BAD),
    TodoKind.UNSENT_NOTICE: ("megaphone", Tone.WARN),
    TodoKind.UNSENT_CORRECTION: ("megaphone", Tone.INFO),
    TodoKind.UNNAMED_FINDING: ("document_search", Tone.WARN),
    TodoKind.MEASURE_LATE: ("error_circle", Tone.BAD),
    TodoKind.MEASURE_SOON: ("clock", Tone.WARN),
    TodoKind.TO_REHOLD: ("pause_circle", Tone.WARN),
    TodoKind.STAGE_DUE: ("clock", Tone.WARN),
    TodoKind.PLANNED_PAST: ("calendar_ltr", Tone.WARN),
    TodoKind.UNMARKED_SHEET: ("people", Tone.INFO),
    TodoKind.OPEN_STAGES: ("clipboard_task_list_ltr", Tone.INFO),
    TodoKind.NO_STUDY_PLAN: ("notepad", Tone.WARN),
    TodoKind.PLANNED_TOPIC: ("book_open", Tone.WARN),
    TodoKind.MAKE_UP: ("person_board", Tone.INFO),
    TodoKind.POLITICAL_BIRTHDAY: ("calendar_ltr", Tone.NEUTRAL),
    TodoKind.TERM_ENDING: ("people_team", Tone.WARN),
    TodoKind.DUAL_LIFE: ("person_board", Tone.WARN),
    TodoKind.GUIDANCE: ("person_board", Tone.INFO),
    TodoKind.DUES_UNPAID: ("money", Tone.WARN),
    TodoKind.DUES_DAY: ("money", Tone.NEUTRAL),
    TodoKind.REPLY_DUE: ("briefcase", Tone.WARN),
    TodoKind.UNSENT_REPORT: ("briefcase", Tone.BAD),
    TodoKind.FIXITY: ("shield_checkmark", Tone.WARN),
    TodoKind.BORROWED_LATE: ("archive", Tone.WARN),
    TodoKind.TO_ARCHIVE: ("archive", Tone.WARN),
    TodoKind.ENTERED_LATER: ("archive", Tone.INFO),
    TodoKind.TO_BOX: ("box", Tone.INFO),
}
_ALWAYS_LATE = (TodoKind.OVERDUE_ITEM, TodoKind.UNMET)
_NOTHING = 0
"""The internal id of headings; a line's is its heading's place and one more."""


def late_pill(todo: Todo) -> Pill:
    """How it stands: days late, or its kind's own word."""
    if todo.late > 0:
        return Pill(f"逾期{todo.late}天", Tone.BAD)
    sign, tone = _SIGNS[todo.kind]
    return Pill(
        todo.kind.label if len(todo.kind.label) <= 5 else "待办",
        Tone.NEUTRAL if tone is Tone.BAD else tone,
        sign,
    )


@dataclass(frozen=True)
class _Line:
    todo: Todo
    texts: tuple[str, str, str, str]
    pill: Pill
    words: str


@dataclass(frozen=True)
class _Group:
    kind: TodoKind
    heading: str
    lines: tuple[_Line, ...]


def _line(todo: Todo) -> _Line:
    text = " ".join(todo.text.split())
    due = date_text(todo.due_on) if todo.due_on is not None else ""
    pill = late_pill(todo)
    said = (f"{todo.kind.label}：{text}", todo.organization_name, f"期限{due}" if due else "", pill.text)
    return _Line(todo, (text, todo.organization_name, due, pill.text), pill, "，".join(filter(None, said)))


class TodoModel(QAbstractItemModel):
    """Everything is computed in `show`; `data` looks it up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[_Group] = []
        self._recolour()
        look().changed.connect(self._recolour)

    def show(self, todos: Iterable[Todo]) -> None:
        """Show these, grouped by kind in the order of kinds, within a kind as they come."""
        lines: dict[TodoKind, list[_Line]] = {}
        for todo in todos:
            lines.setdefault(todo.kind, []).append(_line(todo))
        self.beginResetModel()
        self._groups = [
            _Group(kind, _heading(kind, lines[kind]), tuple(lines[kind]))
            for kind in TodoKind
            if kind in lines
        ]
        self.endResetModel()

    def todo(self, index: _Index) -> Todo | None:
        """What a line is about; None for a heading."""
        line = self._line_at(index)
        return None if line is None else line.todo

    def words(self, index: _Index) -> str:
        """The whole line in words; of a heading, the heading."""
        line = self._line_at(index)
        if line is not None:
            return line.words
        return self._groups[index.row()].heading if index.isValid() else ""

    def find(self, todo: Todo) -> QModelIndex:
        """Where the same thing stands now: the same, or of its kind the one that leads to the same place."""
        for place, group in enumerate(self._groups):
            if group.kind is todo.kind:
                top = self.index(place, 0)
                alike = [row for row, line in enumerate(group.lines) if line.todo == todo]
                alike += [row for row, line in enumerate(group.lines) if line.todo.target == todo.target]
                return self.index(alike[0], 0, top) if alike else QModelIndex()
        return QModelIndex()

    def kind(self, index: _Index) -> TodoKind | None:
        """The kind of a heading; None for a line."""
        return self._groups[index.row()].kind if index.isValid() and self._line_at(index) is None else None

    # What a view asks

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _NOTHING)

    def parent(self, child: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        if not child.isValid() or child.internalId() == _NOTHING:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _NOTHING)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() != _NOTHING or parent.column() > 0:
            return 0
        return len(self._groups[parent.row()].lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return len(_HEADS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._line_at(index)
        return self._of_group(index, role) if line is None else self._of_line(line, index.column(), role)

    def _of_line(self, line: _Line, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return line.texts[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.words if column == 0 else line.texts[column]
        if role == PILL_ROLE and column == len(_HEADS) - 1:
            return line.pill
        if role == Qt.ItemDataRole.ForegroundRole and column:
            return self._second
        return None

    def _of_group(self, index: _Index, role: int) -> Any:
        if index.column():
            return None
        group = self._groups[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return group.heading
        if role == Qt.ItemDataRole.FontRole:
            return self._bold
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icons[group.kind]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _line_at(self, index: _Index) -> _Line | None:
        if not index.isValid() or index.internalId() == _NOTHING:
            return None
        return self._groups[index.internalId() - 1].lines[index.row()]

    @Slot()
    def _recolour(self) -> None:
        self._second = QBrush(QColor(look().tokens.text_second))
        self._bold = QFont()
        self._bold.setBold(True)
        # Not `text_second`: icons of open headings are painted as those of chosen buttons, and that role changes there.
        self._icons = {
            kind: icon(name, "accent" if tone is Tone.BAD else "text")
            for kind, (name, tone) in _SIGNS.items()
        }


def _heading(kind: TodoKind, lines: list[_Line]) -> str:
    late = sum(line.todo.late > 0 for line in lines)
    told = late and kind not in _ALWAYS_LATE
    return f"{kind.label}　{len(lines)}件" + (f"，逾期{late}件" if told else "")
