"""党费 as a grid of members and months; every cell is worked out when the year comes, and looked up afterwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.look.roles import COPY_ROLE, SECOND_ROLE
from gui.look.tile import TILE_ROLE, Tile
from gui.look.tokens import Tone
from models.rows.dues import DuesCell, DuesLine, DuesPerson, DuesSum
from models.rules.dues import rate_text
from models.rules.dues_terms import DuesState, PayerKind
from models.rules.money import grouped_money, money_text, read_money
from models.rules.periods import Month

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WORDS = (
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
MONTHS = 12
TOTAL = "合计"
UNKNOWN = "待补"
_CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


class DuesView(Enum):
    """What the cells show."""

    PAYMENT = "交纳情况"
    BASE = "交纳基数"
    DUE = "应交"


@dataclass(frozen=True)
class _Shown:
    """A cell of the grid."""

    tile: Tile
    copied: str = ""
    editable: bool = False


_NOT_HERE = _Shown(Tile(words="这个月不在这里交党费"))


def heads_of(year: int) -> tuple[tuple[str, ...], ...]:
    """Each month with its year, as a preview says it, and as sheets write it."""
    return tuple(
        (
            f"{year}年{number}月",
            f"{number}月",
            f"{number:02}月",
            f"{_CHINESE[number - 1]}月",
            f"{_CHINESE[number - 1]}月份",
            f"{number}月份",
            f"{year}年{number:02}月",
            str(Month(year, number)),
            f"{year}.{number}",
            f"{year}.{number:02}",
            f"{number}月实交",
            f"{number}月党费",
        )
        for number in range(1, MONTHS + 1)
    )


def amount_text(amount: int | None) -> str:
    """1,234.50, or 待补."""
    return UNKNOWN if amount is None else grouped_money(amount)


def read_cell(view: DuesView, cell: DuesCell, text: str) -> int | None:
    """What a text typed or pasted into a cell means. Raises ValueError(sentence) for what cannot stand there."""
    if not cell.is_asked:
        raise ValueError("这个月不在这里交党费（不在名册，或还不是党员）")
    if view is DuesView.DUE:
        raise ValueError("应交由基数和比例算出，请改交纳基数")
    if cell.line is not None and cell.line.exempt:
        raise ValueError("这个月已登记免交，请先取消免交")
    if view is DuesView.PAYMENT and text.strip() in (DuesState.UNPAID.label, "未缴"):
        return 0
    return None if text.strip() == UNKNOWN else read_money(text)


def described(person: DuesPerson, cell: DuesCell) -> str:
    """Everything known of a cell, in one sentence."""
    head = f"{person.name}　{cell.month.label}："
    line = cell.line
    if line is None:
        if not cell.is_asked:
            return head + "这个月不在这里交党费。"
        return head + ("还没有到，没有登记。" if cell.state is None else "基数、实交都待补。")
    base = "基数待补" if line.base is None else f"基数{grouped_money(line.base)}元"
    parts = [f"{line.payer.label}，{base}"]
    if line.due is None:
        parts.append("应交待补")
    elif line.rate is not None:
        parts.append(f"按{rate_text(line.rate)}应交{grouped_money(line.due)}元")
    if line.exempt:
        parts.append(f"免交（{line.note or '原因待补'}）")
    elif line.paid is None:
        parts.append("实交待补")
    else:
        parts.append(f"实交{grouped_money(line.paid)}元" if line.paid else "没有交")
        if line.paid:
            parts.append(f"{line.paid_on.isoformat()}交" if line.paid_on else "交纳日期待补")
    state = "" if cell.state is None else f"；{cell.state.label}"
    return head + "，".join(parts) + state + "。"


class DuesModel(QAbstractTableModel):
    """`typed` carries row, column and what was typed; nothing is changed before it was saved and read again."""

    typed = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = DuesView.PAYMENT
        self._people: tuple[DuesPerson, ...] = ()
        self._lines: list[list[_Shown]] = []
        self._branches = False

    def show(self, people: Sequence[DuesPerson], view: DuesView, *, branches: bool) -> None:
        """Show these members; with ``branches`` their branch stands beside the name. The same members in the same view
        keep cursor and choice."""
        people = tuple(people)
        lines = [_line(person, view) for person in people]
        same = view is self.view and branches == self._branches
        if same and [person.member_id for person in people] == [one.member_id for one in self._people]:
            self._people, self._lines = people, lines
            if people:
                self.dataChanged.emit(self.index(0, 0), self.index(len(people) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._people, self._lines, self.view, self._branches = people, lines, view, branches
        self.endResetModel()

    def put(self, people: Iterable[DuesPerson]) -> None:
        """These members as they stand now, in the places they have; who is not shown is passed over."""
        now = {person.member_id: person for person in people}
        people = tuple(now.get(shown.member_id, shown) for shown in self._people)
        rows = [row for row, person in enumerate(people) if person is not self._people[row]]
        self._people = people
        for row in rows:
            self._lines[row] = _line(people[row], self.view)
        if rows:
            # Told once: a paste for hundreds of people is one change to whoever looks.
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], self.columnCount() - 1))

    def people(self) -> tuple[DuesPerson, ...]:
        """The members in the order shown."""
        return self._people

    def cell(self, row: int, column: int) -> tuple[DuesPerson, DuesCell] | None:
        """Member and month of a place; None for the total."""
        if not (0 <= row < len(self._people) and 0 <= column < MONTHS):
            return None
        person = self._people[row]
        return person, person.cells[column]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else MONTHS + (self.view is not DuesView.BASE)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._lines[index.row()][index.column()].editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        shown = self._lines[index.row()][index.column()]
        if role == TILE_ROLE:
            return shown.tile
        if role == Qt.ItemDataRole.DisplayRole:
            return shown.tile.text
        if role in (Qt.ItemDataRole.EditRole, COPY_ROLE):
            return shown.copied
        return shown.tile.words if role in _WORDS else None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if str(value).strip() != self._lines[index.row()][index.column()].copied:
            self.typed.emit(index.row(), index.column(), str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role != Qt.ItemDataRole.DisplayRole:
                return None
            return f"{section + 1}月" if section < MONTHS else TOTAL
        if not 0 <= section < len(self._people):
            return None
        person = self._people[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role == SECOND_ROLE:
            return person.branch_name if self._branches else ""
        return f"{person.name}　{person.branch_name}" if role in _WORDS else None


def _line(person: DuesPerson, view: DuesView) -> list[_Shown]:
    cells = [_shown(person, cell, view) for cell in person.cells]
    if view is not DuesView.BASE:
        cells.append(_total(person, view))
    return cells


def _shown(person: DuesPerson, cell: DuesCell, view: DuesView) -> _Shown:
    if not cell.is_asked and cell.line is None:
        return _NOT_HERE
    words = described(person, cell)
    editable = cell.is_asked and view is not DuesView.DUE
    line = cell.line
    if view is DuesView.PAYMENT:
        copied = "" if line is None or line.paid is None else money_text(line.paid)
        return _Shown(_payment(line, cell.state, words), copied, editable)
    amount = None if line is None else (line.base if view is DuesView.BASE else line.due)
    copied = "" if amount is None else money_text(amount)
    if line is not None and line.exempt:
        return _Shown(Tile("免交", Tone.NEUTRAL, words=words), copied, editable)
    if amount is None:
        tile = Tile(UNKNOWN if cell.state is not None else "", Tone.NEUTRAL, words=words)
        return _Shown(tile if tile.text else Tile(words=words), copied, editable)
    mark = "离" if line is not None and line.payer is PayerKind.RETIRED else ""
    return _Shown(Tile(grouped_money(amount), mark=mark, words=words), copied, editable)


def _payment(line: DuesLine | None, state: DuesState | None, words: str) -> Tile:
    """Whoever has paid is written plainly; whatever asks for a look says so in a word, with a sign."""
    paid = "" if line is None or not line.paid else grouped_money(line.paid)
    match state:
        case None:
            return Tile(paid, words=words)
        case DuesState.PAID:
            return Tile(paid or "0.00", Tone.OK, words=words)
        case DuesState.UNPAID:
            return Tile(DuesState.UNPAID.label, Tone.BAD, icon="error_circle", words=words)
        case DuesState.PART:
            return Tile(paid, Tone.WARN, mark="少", words=words)
        case DuesState.OVER:
            return Tile(paid, Tone.INFO, mark="多", words=words)
        case DuesState.EXEMPT:
            return Tile(DuesState.EXEMPT.label, Tone.NEUTRAL, words=words)
        case DuesState.UNKNOWN:
            return Tile(paid or UNKNOWN, Tone.NEUTRAL, mark="?" if paid else "", words=words)


def _total(person: DuesPerson, view: DuesView) -> _Shown:
    lines = [cell.line for cell in person.cells if cell.line is not None]
    if view is DuesView.PAYMENT:
        known = [line.paid for line in lines if line.paid is not None]
    else:
        known = [line.due for line in lines if line.due is not None and not line.exempt]
    if not known:
        return _Shown(Tile(words=f"{person.name}　全年{view.value}待补。"))
    total = sum(known)
    what = "实交" if view is DuesView.PAYMENT else "应交"
    words = f"{person.name}　全年{what}{grouped_money(total)}元（已知{len(known)}个月）。"
    return _Shown(Tile(grouped_money(total), words=words), money_text(total))


def summed(total: DuesSum) -> list[str]:
    """A sum in words; what nothing is known of is 待补, never a nought."""
    if not total.asked:
        return [f"实交{grouped_money(total.paid)}元" if total.paid else "没有要交的月份"]
    if total.asked == total.exempt:
        return [f"免交{total.exempt}人次"]
    known = total.asked - total.exempt > total.no_base
    due = f"应交{grouped_money(total.due)}元" if known else f"应交{UNKNOWN}"
    paid = total.paid or total.unknown + total.exempt < total.asked
    parts = [
        due + (f"（{total.no_base}人次待补）" if total.no_base else ""),
        f"实交{grouped_money(total.paid)}元" if paid else f"实交{UNKNOWN}",
        f"未交、少交{total.short}人次",
    ]
    return [*parts, f"待补{total.unknown}人次"] if total.unknown else parts


LEGEND: tuple[tuple[Tile, str], ...] = (
    (Tile("", Tone.OK, mark="元"), "已交"),
    (Tile("", Tone.BAD, icon="error_circle"), "未交"),
    (Tile("", Tone.WARN, mark="少"), "少交"),
    (Tile("", Tone.INFO, mark="多"), "多交"),
    (Tile("", Tone.NEUTRAL, mark="?"), "基数待补"),
)


def matching(people: Iterable[DuesPerson], text: str) -> tuple[DuesPerson, ...]:
    """The members whose name holds what was typed, or begins with these initials."""
    typed = text.strip()
    if not typed:
        return tuple(people)
    from models.pinyin import begins_with

    return tuple(person for person in people if typed in person.name or begins_with(person.name, typed))
