"""Where the paper comes out: printer, copies, pages, sides, and how files are saved."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from gui.dialogs.printing.remembered import DOTS, PrinterHabit
from gui.look.look import look
from gui.printing.order import PageRange, PrintOrder, Sides, read_ranges
from gui.printing.printers import Printers, takes_pdf
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.field import Field
from gui.widgets.fields.line import TextField
from gui.widgets.fields.numbers import CountField
from gui.widgets.labels import label
from models.failures import BadInput

MOST_COPIES = 999
LAST_NUMBER = 999_999
"""份号 has six digits (GB/T 9704-2012 7.2.1)."""


class Pages(Enum):
    """Which pages."""

    ALL = "全部"
    CURRENT = "当前页"
    TYPED = "自定"


class Saving(Enum):
    """How several papers are saved."""

    EACH = "一份一个文件"
    JOINED = "合并为一个 PDF"


class OutputPanel(QWidget):
    """`changed` when something that shows elsewhere changes."""

    changed = Signal()

    def __init__(self, habit: PrinterHabit) -> None:
        super().__init__()
        px = look().px
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(12))
        self._habit = habit
        self.printer = ChoiceField("打印机")
        self.copies = CountField("份数", hint="1")
        self.pages = ChoiceField("页码范围", [(each, each.value) for each in Pages])
        self.typed = TextField("页码", hint="如 1-3,5")
        self.sides = ChoiceField("单双面", [(each, each.label) for each in Sides])
        self.dots = ChoiceField("质量", [(dots, f"{dots} 点") for dots in DOTS])
        self.number = CountField("起始份号（只印在纸上）", hint="不印份号")
        self.number.editor.setToolTip("份号只印在打印件上，预览和 PDF 里没有")
        self.saving = ChoiceField("保存为", [(each, each.value) for each in Saving])
        self.collate = QCheckBox("逐份打印")
        self.collate.setToolTip("一份的各页印完，再印下一份")
        self._build()
        self.copies.set_value(1)
        self.pages.set_value(Pages.ALL)
        self.sides.set_value(habit.sides)
        self.dots.set_value(habit.dots)
        self.saving.set_value(Saving.EACH)
        self.collate.setChecked(habit.collate)
        self.set_printers(Printers(), known=False)
        self.offer(several=False, numbered=False)

    def _build(self) -> None:
        px = look().px
        widths: Sequence[tuple[Field, int]] = (
            (self.printer, 190),
            (self.copies, 64),
            (self.pages, 92),
            (self.typed, 108),
            (self.sides, 138),
            (self.dots, 92),
            (self.number, 100),
            (self.saving, 140),
        )
        for field, width in widths:
            field.editor.setMinimumWidth(px(width))
            field.editor.setMaximumWidth(px(width + 40))
            self._row.addWidget(field)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(label(" ", "second"))
        column.addWidget(self.collate)
        column.addStretch(1)
        self._row.insertWidget(2, beside)
        self._row.addStretch(1)
        self.pages.edited.connect(self._relate)
        self.copies.edited.connect(self._relate)
        self.saving.edited.connect(self.changed)

    # What is offered

    def set_printers(self, printers: Printers, *, known: bool = True) -> None:
        """Offer these printers; the one used the last time is chosen when it is still there."""
        if not printers.names:
            self.printer.set_choices([(None, "没有打印机" if known else "正在查找……")])
            self.printer.set_value(None)
        else:
            self.printer.set_choices([(name, name) for name in printers.names])
            wanted = next(
                (name for name in (self._habit.printer, printers.usual) if name in printers.names),
                printers.names[0],
            )
            self.printer.set_value(wanted)
        self.printer.box.setEnabled(bool(printers.names))
        self.dots.setVisible(not takes_pdf())

    @property
    def has_printer(self) -> bool:
        """Whether there is a printer to print on."""
        return self.printer.value() is not None

    def offer(self, *, several: bool, numbered: bool, in_sight: bool = True) -> None:
        """Show what counts for one paper or for several, and 份号 for those that carry one. Pages are chosen only of a
        single paper that is in sight."""
        self.pages.setVisible(not several and in_sight)
        self.saving.setVisible(several)
        self.number.setVisible(numbered)
        self._relate()

    @Slot()
    def _relate(self) -> None:
        self.typed.setVisible(not self.pages.isHidden() and self.pages.value() is Pages.TYPED)
        self.collate.setEnabled((self.copies.value() or 1) > 1)

    # What is chosen

    def check(self, page_count: int) -> str:
        """What keeps from printing as one sentence, shown at its field too; empty when nothing does."""
        for field in (self.copies, self.number, self.typed):
            field.set_error(None)
        if not 1 <= (self.copies.value() or (0 if self.copies.state().strip() else 1)) <= MOST_COPIES:
            return _wrong(self.copies, f"份数应在1到{MOST_COPIES}之间，没有打印；请改份数。")
        number = self.number.value()
        if not self.number.isHidden() and self.number.state().strip():
            last = (number or 0) + (self.copies.value() or 1) - 1
            if not number or last > LAST_NUMBER:
                return _wrong(self.number, f"份号应在1到{LAST_NUMBER}之间，没有打印；请改起始份号。")
        if not self.typed.isHidden():
            try:
                read_ranges(self.typed.state(), page_count)
            except BadInput as problem:
                return _wrong(self.typed, problem.sentence)
        return ""

    def order(self, page: int, page_count: int) -> PrintOrder:
        """What to print; only after `check` found nothing. `page` (from 0) is the one in sight."""
        ranges: tuple[PageRange, ...] = ()
        if not self.pages.isHidden() and self.pages.value() is Pages.CURRENT:
            ranges = (PageRange(page + 1, page + 1),)
        elif not self.typed.isHidden():
            ranges = read_ranges(self.typed.state(), page_count)
        return PrintOrder(
            str(self.printer.value()),
            self.copies.value() or 1,
            ranges,
            self.sides.value(),
            self.collate.isChecked(),
            self.dots.value(),
            None if self.number.isHidden() else self.number.value(),
        )

    def habit(self) -> PrinterHabit:
        """What is remembered of it."""
        printer = self.printer.value() or self._habit.printer
        return PrinterHabit(printer, self.sides.value(), self.collate.isChecked(), self.dots.value())

    @property
    def joins(self) -> bool:
        """Whether several papers are saved as one file."""
        return not self.saving.isHidden() and self.saving.value() is Saving.JOINED


def _wrong(field: Field, sentence: str) -> str:
    field.set_error(" ")
    field.setFocus()
    return sentence
