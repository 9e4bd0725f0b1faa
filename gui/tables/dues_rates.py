"""党费标准 as lines to be typed: up to which income which part of the whole is paid."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from gui.look.look import look
from gui.tables.titled import TitledModel
from models.rows.dues import DuesRate
from models.rules.dues import rate_text
from models.rules.dues_terms import PayerKind
from models.rules.money import grouped_money, read_money

_Index = QModelIndex | QPersistentModelIndex
PAYER, UPPER, RATE = range(3)
TITLES = ("适用于", "月收入到（含，元）", "比例")
NO_UPPER = "以上"


def read_rate(text: str) -> int:
    """0.5% or 0.5 as hundredths of a percent. Raises ValueError(sentence)."""
    amount = read_money(text.strip().replace("％", "%").removesuffix("%"))
    if amount is None or amount > 10000:
        raise ValueError("比例请写成 0.5% 的样子，在0到100%之间")
    return amount


@dataclass(frozen=True)
class _Line:
    payer: PayerKind
    upper: int | None
    rate: int


class RatesModel(TitledModel):
    """`refused` carries the sentence of what could not be typed."""

    TITLES = TITLES

    refused = Signal(str)
    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []

    def show(self, rates: Iterable[DuesRate]) -> None:
        """Show the tables of one day."""
        self.beginResetModel()
        self._lines = [_Line(rate.payer, rate.upper, rate.rate) for rate in rates]
        self.endResetModel()

    def rates(self, valid_from: date) -> tuple[DuesRate, ...]:
        """What stands there, in force from a day on; each table from its lowest bracket up."""
        return tuple(
            DuesRate(line.payer, line.upper, line.rate, valid_from)
            for payer in PayerKind
            for line in self._lines
            if line.payer is payer
        )

    def count(self) -> int:
        return len(self._lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        typed = index.column() == RATE or (
            index.column() == UPPER and self._lines[index.row()].upper is not None
        )
        return flags | Qt.ItemFlag.ItemIsEditable if typed else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            line = self._lines[index.row()]
            upper = NO_UPPER if line.upper is None else grouped_money(line.upper)
            return (line.payer.label, upper, rate_text(line.rate))[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(look().tokens.text)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        line = self._lines[index.row()]
        try:
            if index.column() == RATE:
                line = _Line(line.payer, line.upper, read_rate(str(value)))
            else:
                upper = read_money(str(value))
                if not upper:
                    raise ValueError("请填写这一档的上限")
                line = _Line(line.payer, upper, line.rate)
        except ValueError as mistake:
            self.refused.emit(f"“{value}”没有填入：{mistake}。")
            return False
        self._lines[index.row()] = line
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True
