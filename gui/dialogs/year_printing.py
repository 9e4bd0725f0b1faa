"""Printing a register of a year from the dialog that keeps it."""

from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.printing.matter import Item, Matter
from models.rows.paper import PaperOrder
from models.rules.papers import PaperKind
from models.rules.periods import year_of


def print_year(desk: Desk, parent: QWidget, kind: PaperKind, year: int) -> None:
    """Open the preview of the whole bureau's register of a year."""
    from gui.dialogs.printing import open_print_dialog

    span = year_of(year)
    item = Item(span.label, PaperOrder(kind, span=span), (kind,))
    open_print_dialog(desk, parent, Matter(f"打印{kind}", kind.value, (item,)))
