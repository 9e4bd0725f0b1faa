"""The overview of a year as tiles: a line for each branch, a cell for each month, and what is still missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt

from gui.formats import date_text
from gui.look.pill import Pill
from gui.look.tile import Tile
from gui.look.tokens import Tone
from gui.tables.tiles import TilesModel
from models.rows.compliance import RuleVerdict
from models.rows.overview import MatrixCell, MatrixRow, YearMatrix
from models.rules.counting_basis import counted_in
from models.rules.outstanding import outstanding
from models.rules.terms import Verdict

MISSING = 12
"""The column behind the months: what is still missing in the periods now running."""
_PRESSING = (
    Verdict.UNMET,
    Verdict.DUE_SOON,
    Verdict.UNKNOWN,
    Verdict.NOT_DUE,
    Verdict.MET,
    Verdict.NOT_APPLICABLE,
)
SIGNS = {
    Verdict.MET: Tile("", Tone.OK, icon="checkmark_circle"),
    Verdict.UNMET: Tile("", Tone.BAD, icon="error_circle"),
    Verdict.DUE_SOON: Tile("", Tone.WARN, icon="clock"),
    Verdict.NOT_DUE: Tile("", Tone.NEUTRAL, icon="more_horizontal"),
    Verdict.NOT_APPLICABLE: Tile(mark="—"),
    Verdict.UNKNOWN: Tile("", Tone.INFO, mark="?"),
}
"""The sign of each verdict; the legend shows them with their words."""
LEGEND = tuple((SIGNS[verdict], verdict.label) for verdict in _PRESSING)


def verdict_pill(verdict: Verdict) -> Pill:
    """A verdict as a pill."""
    sign = SIGNS[verdict]
    icon = sign.icon or {Verdict.UNKNOWN: "info", Verdict.NOT_APPLICABLE: "subtract_circle"}[verdict]
    return Pill(verdict.label, sign.tone or Tone.NEUTRAL, icon)


def by_pressing(verdicts: Iterable[RuleVerdict]) -> tuple[RuleVerdict, ...]:
    """The most pressing first, alike ones as they come."""
    return tuple(sorted(verdicts, key=lambda one: _PRESSING.index(one.verdict)))


def signed(verdict: Verdict, text: str, words: str) -> Tile:
    """A tile with the sign of a verdict; what is not asked stands without figures."""
    sign = SIGNS[verdict]
    shown = "" if verdict is Verdict.NOT_APPLICABLE else text
    return Tile(shown, sign.tone, sign.icon, sign.mark, words)


def counted_words(verdict: RuleVerdict) -> str:
    """1/1次, 3/4周, 1/2个小组; 1次 where nothing is asked."""
    unit = counted_in(verdict).label
    return f"{verdict.held}{unit}" if verdict.due is None else f"{verdict.held}/{verdict.due}{unit}"


def _said(verdict: RuleVerdict) -> str:
    reason = f"（{verdict.reason}）" if verdict.reason else ""
    return f"{verdict.rule.label}{verdict.verdict.label}，{counted_words(verdict)}{reason}"


def cell_tile(name: str, cell: MatrixCell, code: str | None) -> Tile:
    """One branch in one month: of every rule how many are met of those asked, of one rule how often of how often."""
    where = f"{name}，{cell.month.label}"
    verdicts = by_pressing(of_rule(cell, code))
    if not verdicts:
        return _running_tile(where, cell, code)
    worst = verdicts[0]
    if code is not None:
        text = "" if worst.due is None else f"{worst.held}/{worst.due}"
        return signed(worst.verdict, text, f"{where}：{_said(worst)}")
    asked = [one for one in verdicts if one.verdict is not Verdict.NOT_APPLICABLE]
    met = sum(one.verdict is Verdict.MET for one in asked)
    if asked and all(one.verdict is Verdict.UNKNOWN for one in asked):
        said = "；".join(_said(one) for one in asked)
        return signed(worst.verdict, Verdict.UNKNOWN.label, f"{where}：{said}")
    open_ones = [one for one in asked if one.verdict is not Verdict.MET]
    words = f"{where}：应落实{len(asked)}项，已落实{met}项"
    words += "".join(f"；{_said(one)}" for one in open_ones)
    return signed(worst.verdict, f"{met}/{len(asked)}", words if asked else f"{where}：各项要求都不适用")


def _running_tile(where: str, cell: MatrixCell, code: str | None) -> Tile:
    """Where nothing ends in the month: of one rule, what was done for a period that ends later."""
    counted = dict(cell.counted).get(code or "", ())
    if counted:
        return Tile(f"{len(counted)}次", words=f"{where}：{len(counted)}次，计入以后到期的期间")
    return Tile(words=f"{where}：没有到期的要求")


def of_rule(cell: MatrixCell, code: str | None) -> tuple[RuleVerdict, ...]:
    """The verdicts of one rule, or of all."""
    return tuple(one for one in cell.verdicts if code in (None, one.rule.code))


def missing_tile(name: str, missing: tuple[RuleVerdict, ...]) -> Tile:
    """How many requirements of the running periods are still open; named and dated in words."""
    if not missing:
        return Tile("无", words=f"{name}：没有还缺的")
    soon = any(one.verdict is Verdict.DUE_SOON for one in missing)
    sign = SIGNS[Verdict.DUE_SOON if soon else Verdict.NOT_DUE]
    listed = "；".join(f"{one.rule.label}{date_text(one.span.last)}到期" for one in missing)
    return Tile(f"{len(missing)}项", sign.tone, sign.icon, words=f"{name}还缺{len(missing)}项：{listed}")


@dataclass(frozen=True)
class ChosenCell:
    """What the cursor is on: a month of a line, or (without ``cell``) what it is still missing."""

    row: MatrixRow
    cell: MatrixCell | None
    missing: tuple[RuleVerdict, ...] = ()


class MatrixModel(TilesModel):
    """A line for each row of the matrix."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[MatrixRow, ...] = ()
        self._missing: list[tuple[RuleVerdict, ...]] = []

    def show(self, matrix: YearMatrix, code: str | None) -> None:
        """Show a year, of every rule or of one: then only whom it asks."""
        self.beginResetModel()
        self._rows = tuple(row for row in matrix.rows if code is None or _is_asked(row, code))
        self._columns = MISSING + (1 if matrix.today.year == matrix.year else 0)
        self._missing = [
            tuple(one for one in outstanding(row, matrix.today) if code in (None, one.rule.code))
            for row in self._rows
        ]
        self._tiles = [
            [
                *(cell_tile(row.name, cell, code) for cell in row.cells),
                missing_tile(row.name, missing),
            ][: self._columns]
            for row, missing in zip(self._rows, self._missing, strict=True)
        ]
        self.endResetModel()

    def chosen(self, row: int, column: int) -> ChosenCell:
        """What stands at a place."""
        line = self._rows[row]
        if column == MISSING:
            return ChosenCell(line, None, self._missing[row])
        return ChosenCell(line, line.cells[column])

    def key(self, row: int, column: int) -> tuple[int | None, int]:
        """Organisation and column: what names a cell over the years."""
        return self._rows[row].organization_id, column

    def find(self, key: tuple[int | None, int]) -> tuple[int, int] | None:
        """Where the cell of that name is."""
        organization_id, column = key
        for place, row in enumerate(self._rows):
            if row.organization_id == organization_id:
                return place, min(column, self._columns - 1)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            if 0 <= section < len(self._rows) and role in _HEAD_ROLES:
                return self._rows[section].name
            return None
        if role == Qt.ItemDataRole.DisplayRole and 0 <= section < self._columns:
            return "还缺" if section == MISSING else f"{section + 1}月"
        return None


_HEAD_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


def _is_asked(row: MatrixRow, code: str) -> bool:
    return any(of_rule(cell, code) or code in dict(cell.counted) for cell in row.cells)
