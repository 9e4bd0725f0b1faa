"""One side of the sheet or both, in Qt's words. Imported when printing begins: no start should pay for QtPrintSupport."""

from PySide6.QtPrintSupport import QPrinter

from gui.printing.order import Sides

DUPLEX = {
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
    Sides.SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
}
