"""The system's own print dialog, for what ours does not ask: trays, colour, the driver's own pages."""

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from gui.dialogs.printing.output_panel import OutputPanel, Pages
from gui.printing.order import Sides

_DUPLEX = {
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
    Sides.SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
}


def opened(parent: QWidget, output: OutputPanel, pages: int) -> QPrintDialog:
    """The dialog, set as our fields are; the caller opens it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(str(output.printer.value()))
    printer.setCopyCount(output.copies.value() or 1)
    printer.setDuplex(_DUPLEX[output.sides.value()])
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintSelection, False)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    return dialog


def take(dialog: QPrintDialog, output: OutputPanel) -> None:
    """Put its answer into our fields."""
    printer = dialog.printer()
    if printer.printerName() in output.printer.box.values():
        output.printer.set_value(printer.printerName())
    output.copies.set_value(printer.copyCount())
    output.collate.setChecked(printer.collateCopies())
    for sides, duplex in _DUPLEX.items():
        if printer.duplex() == duplex:
            output.sides.set_value(sides)
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        output.pages.set_value(Pages.TYPED)
        output.typed.set_value(f"{printer.fromPage()}-{printer.toPage()}")
    else:
        output.pages.set_value(Pages.ALL)
    output.offer(several=output.pages.isHidden(), numbered=not output.number.isHidden())
