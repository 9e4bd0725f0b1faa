"""Hands a PDF to a printer in the way this system takes it. Runs outside the GUI thread, where PDFium is at home."""

from collections.abc import Callable

from gui.printing.order import PrintOrder
from gui.printing.painting import Step, open_printer, paint
from gui.printing.printers import takes_pdf
from gui.printing.spooler import spool


def hand_over(
    order: PrintOrder,
    title: str,
    pdf: bytes,
    waiting: Callable[[], object] | None = None,
    step: Step | None = None,
) -> None:
    """As it is where the spooler takes PDF, with `waiting` called while it takes its time; elsewhere painted, with
    `step(done, of)` before each page. What these raise calls the job off. Raises what `spool` and `paint` raise."""
    if takes_pdf():
        spool(order, title, pdf, waiting)
    else:
        paint(open_printer(order), order, title, pdf, step)
