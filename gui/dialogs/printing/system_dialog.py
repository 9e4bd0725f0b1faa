"""The system's own print dialog, for what ours does not ask: trays, colour, the driver's own pages."""

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from gui.dialogs.printing.output_panel import OutputPanel, Pages
from gui.printing.duplex import DUPLEX


class SystemDialog(QPrintDialog):
    """Set as our fields are; when it is accepted, `give` puts its answer into them."""

    def __init__(self, output: OutputPanel, pages: int, parent: QWidget) -> None:
        chosen = QPrinter(QPrinter.PrinterMode.HighResolution)
        chosen.setPrinterName(str(output.printer.value()))
        chosen.setCopyCount(output.copies.value() or 1)
        chosen.setDuplex(DUPLEX[output.sides.value()])
        super().__init__(chosen, parent)
        # Qt's dialog only borrows it.
        self.chosen = chosen
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, not output.pages.isHidden())
        self.setOption(QAbstractPrintDialog.PrintDialogOption.PrintSelection, False)
        self.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
        self.setMinMax(1, pages)
        self.setFromTo(1, pages)

    def give(self, output: OutputPanel) -> None:
        """Put what was chosen into our fields."""
        if self.chosen.printerName() in output.printer.box.values():
            output.printer.set_value(self.chosen.printerName())
        output.copies.set_value(self.chosen.copyCount())
        output.collate.setChecked(self.chosen.collateCopies())
        for sides, duplex in DUPLEX.items():
            if self.chosen.duplex() == duplex:
                output.sides.set_value(sides)
        if self.chosen.printRange() == QPrinter.PrintRange.PageRange and self.chosen.fromPage():
            output.pages.set_value(Pages.TYPED)
            output.typed.set_value(f"{self.chosen.fromPage()}-{self.chosen.toPage()}")
        else:
            output.pages.set_value(Pages.ALL)
        output.offer(several=output.pages.isHidden(), numbered=not output.number.isHidden())
