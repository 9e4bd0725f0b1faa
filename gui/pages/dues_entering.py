"""Filling 党费 in: typing, pasting, and orders for what is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.dues_forms import ExemptDialog, PaidOnDialog
from gui.dialogs.paste_preview import PastePreview
from gui.pages.dues_keeping import Chosen, DuesKeeping
from gui.tables.dues import DuesView, amount_text, heads_of, read_cell
from gui.tables.pasting import Reading
from models.rows.dues import DuesLine, DuesPerson, DuesRate
from models.rules.dues_orders import (
    carried,
    exempted,
    line_of,
    not_paid,
    of_payer,
    paid_up,
    with_base,
    with_paid,
)
from models.rules.dues_terms import PayerKind
from models.rules.money import grouped_money
from models.rules.pasted_table import read_table, spread
from models.rules.pasting import Landing, RowName
from models.rules.periods import Month

_EDIT = Qt.ItemDataRole.EditRole


@dataclass(frozen=True)
class _Pasting:
    """What a paste was begun over: its preview stands on these rows, whatever is read meanwhile."""

    people: tuple[DuesPerson, ...]
    view: DuesView
    rates: tuple[DuesRate, ...]

    def found(self, landing: Landing) -> Chosen:
        """Where a copied cell goes."""
        person = self.people[landing.row]
        return person, person.cells[landing.column]

    def meaning(self, row: int, column: int, text: str) -> Reading:
        """What a copied text means there, and what stands there now."""
        cell = self.people[row].cells[column]
        line = cell.line
        now = None if line is None else (line.base if self.view is DuesView.BASE else line.paid)
        before = "" if now is None else grouped_money(now)
        try:
            value = read_cell(self.view, cell, text)
        except ValueError as mistake:
            return Reading(before=before, refusal=str(mistake))
        due = None if line is None or self.view is DuesView.BASE else line.due
        note = "" if value is None or due is None or value == due else f"与应交{grouped_money(due)}元不符"
        return Reading("" if value is None else amount_text(value), before, note=note)


class DuesEntering(DuesKeeping):
    """What is typed, pasted and ordered is worked out from the rows shown; what cannot be is told."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._pasting: _Pasting | None = None
        self.model.typed.connect(self._typed)
        self.grid.pasted.connect(self._pasted)
        self.grid.filled_down.connect(self.fill_down)
        self.grid.cleared.connect(self.clear_chosen)
        self.pay_button.clicked.connect(self.pay)
        self.unpaid_button.clicked.connect(self.mark_unpaid)
        self.carry_button.clicked.connect(self.carry)

    # Typing

    @Slot(int, int, str)
    def _typed(self, row: int, column: int, text: str) -> None:
        found = self.model.cell(row, column)
        if found is None or self.shown is None:
            return
        try:
            line = self._read(found, text, self.model.view, self.shown.rates)
        except ValueError as mistake:
            self.desk.window.warn(
                f"{found[0].name}{found[1].month.label}“{text.strip()}”没有填入：{mistake}。"
            )
            return
        self._save("填写党费", (line,))

    @staticmethod
    def _read(found: Chosen, text: str, view: DuesView, rates: Sequence[DuesRate]) -> DuesLine:
        """The line with what was typed. Raises ValueError(sentence)."""
        person, cell = found
        value = read_cell(view, cell, text)
        line = line_of(person, cell)
        return with_base(line, value, rates) if view is DuesView.BASE else with_paid(line, value)

    @Slot()
    def clear_chosen(self) -> None:
        """Empty the chosen cells: what they showed is 待补 again."""
        if self.shown is None or self.model.view is DuesView.DUE:
            return
        lines = []
        for _, cell in self.chosen():
            if cell.line is not None and cell.is_asked and not cell.line.exempt:
                base = self.model.view is DuesView.BASE
                rates = self.shown.rates
                lines.append(with_base(cell.line, None, rates) if base else with_paid(cell.line, None))
        self._save("清除党费", lines)

    @Slot()
    def fill_down(self) -> None:
        """Repeat the uppermost chosen line in those below, column by column."""
        places = self.grid.chosen()
        if not places or self.shown is None:
            return
        top = min(row for row, _ in places)
        lines = []
        for row, column in places:
            found, above = self.model.cell(row, column), self.model.cell(top, column)
            text = self.model.index(top, column).data(_EDIT)
            if row == top or found is None or above is None or not text:
                continue
            try:
                lines.append(self._read(found, str(text), self.model.view, self.shown.rates))
            except ValueError:
                continue
        self._save("向下填充党费", lines, "没有可以填充的格：最上一行是空的，或下面的格不能填写。")

    # Pasting

    @Slot(str)
    def _pasted(self, text: str) -> None:
        if self.shown is None or self._dialog is not None or not self.model.rowCount():
            return
        try:
            table = spread(read_table(text), self.grid.chosen())
        except ValueError as mistake:
            self.desk.window.warn(str(mistake))
            return
        self._pasting = _Pasting(self.model.people(), self.model.view, self.shown.rates)
        names = [RowName(person.name, (person.branch_name,)) for person in self.model.people()]
        heads, corner = heads_of(self.shown.year), self.grid.corner()
        dialog = PastePreview(table, names, heads, corner, self._pasting.meaning, self)
        dialog.confirmed.connect(self._paste)
        self._open(dialog)

    @Slot()
    def _paste(self) -> None:
        if isinstance(self._dialog, PastePreview) and self._pasting is not None:
            pasting = self._pasting
            lines = [
                self._read(pasting.found(landing), landing.text, pasting.view, pasting.rates)
                for landing in self._dialog.answer()
            ]
            self._save("粘贴党费", lines)

    # Orders

    @Slot()
    def pay(self) -> None:
        """登记交纳: what is due was paid, on a day that is asked for."""
        lines, unknown = paid_up(self.chosen(), self.desk.today())
        if not lines:
            self.desk.window.warn(
                f"所选的格里没有可登记的，党费没有改动：{unknown}人次应交待补，请先填写交纳基数。"
                if unknown
                else "所选的格里没有待交的党费，没有改动；请先选中要登记的人和月份。"
            )
            return
        amount = grouped_money(sum(line.due or 0 for line in lines))
        dialog = PaidOnDialog(len(lines), amount, unknown, self.desk.today(), self)
        dialog.confirmed.connect(self._pay)
        self._open(dialog)

    @Slot()
    def _pay(self) -> None:
        if isinstance(self._dialog, PaidOnDialog):
            lines, _ = paid_up(self.chosen(), self._dialog.answer())
            amount = grouped_money(sum(line.paid or 0 for line in lines))
            self._save("登记交纳党费", lines, said=f"已登记{len(lines)}人次交纳党费，共{amount}元。")

    @Slot()
    def mark_unpaid(self) -> None:
        """登记未交: where nothing was entered of a month that has come."""
        this_month = Month.of(self.desk.today())
        lines = not_paid(pair for pair in self.chosen() if pair[1].month <= this_month)
        self._save(
            "登记未交党费",
            lines,
            "所选的格里没有实交待补的，没有改动；以后的月份不能登记未交。",
            f"已登记{len(lines)}人次没有交党费。",
        )

    @Slot()
    def carry(self) -> None:
        """沿用上月基数, for the chosen members and months."""
        if self.shown is None:
            return
        chosen = self.chosen()
        months = {cell.month for _, cell in chosen}
        wanted = {(person.member_id, cell.month) for person, cell in chosen}
        people = {person.member_id: person for person, _ in chosen}.values()
        lines = [
            line
            for line in carried(people, months, self.shown.rates)
            if (line.member_id, line.month) in wanted
        ]
        self._save(
            "沿用上月基数",
            lines,
            "所选的格里没有可沿用的：已有基数，或之前各月都没有基数。",
            f"已有{len(lines)}人次沿用之前的基数。",
        )

    @Slot()
    def exempt(self) -> None:
        """登记免交, with the reason."""
        chosen = [pair for pair in self.chosen() if pair[1].is_asked]
        if not chosen:
            self.desk.window.warn("所选的格里没有要交党费的月份，没有改动；请先选中人和月份。")
            return
        dialog = ExemptDialog(len(chosen), self)
        dialog.about = tuple((person.member_id, str(cell.month)) for person, cell in chosen)
        dialog.keep_typed(self.desk.tasks)
        dialog.confirmed.connect(self._exempt)
        self._open(dialog)

    @Slot()
    def _exempt(self) -> None:
        if isinstance(self._dialog, ExemptDialog):
            lines = exempted(self.chosen(), self._dialog.reason.value(), exempt=True)
            self._save("登记免交党费", lines, said=f"已登记{len(lines)}人次免交党费。")

    @Slot()
    def ask_again(self) -> None:
        """取消免交."""
        freed = [pair for pair in self.chosen() if pair[1].line is not None and pair[1].line.exempt]
        self._save("取消免交党费", exempted(freed, "", exempt=False), "所选的格里没有免交的，没有改动。")

    @Slot()
    def as_retired(self) -> None:
        """Reckon by the rates of retired members."""
        self._by_rates_of(PayerKind.RETIRED)

    @Slot()
    def as_serving(self) -> None:
        """Reckon by the rates of serving members."""
        self._by_rates_of(PayerKind.SERVING)

    def _by_rates_of(self, payer: PayerKind) -> None:
        if self.shown is not None:
            lines = of_payer(self.chosen(), payer, self.shown.rates)
            nothing = f"所选的格已经按{payer.label}标准，没有改动。"
            self._save("改党费标准", lines, nothing, f"已改为{payer.label}标准：{len(lines)}人次。")
