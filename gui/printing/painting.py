"""Where the spooler takes no PDF, each page is painted as a picture on white, in bands: a whole A4 at 600 dots per inch
would take a hundred megabytes at once.

Runs on the database thread, where PDFium is at home; Qt allows a printer to be painted on from any one thread.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from gui.pictures import image_of
from gui.printing.order import PrintOrder, pages_of
from gui.printing.spooler import refused
from models.failures import BadInput

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtPrintSupport import QPrinter

    from reports.preview import Preview

BAND_BYTES = 6_000_000
"""What the picture of one band may take; the window answers between two."""
_BYTES_PER_DOT = 3

Step = Callable[[int, int], object]


def open_printer(order: PrintOrder) -> "QPrinter":
    """The printer of that name. Raises Unavailable when it is no longer there."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if order.printer:
        printer.setPrinterName(order.printer)
        if printer.printerName() != order.printer:
            raise refused(order.printer, "没有这台打印机")
    return printer


def paint(printer: "QPrinter", order: PrintOrder, title: str, pdf: bytes, step: Step | None = None) -> None:
    """Paint the chosen pages; `step(done, of)` before each page: what it raises calls the job off.

    Raises Unavailable when the printer does not begin or breaks off, BadInput when none of the chosen pages is there.
    """
    from PySide6.QtGui import QPainter

    from reports.preview import Preview

    _set(printer, order, title)
    with Preview(pdf) as preview:
        pages = _in_turn(printer, order, pages_of(order, preview.page_count))
        if not pages:
            raise BadInput(
                f"“{title}”没有所选的页（共 {preview.page_count} 页），没有打印；请重新填写页码范围。"
            )
        _fit_paper(printer, preview.page_size(pages[0]))
        painter = QPainter()
        if not painter.begin(printer):
            raise refused(order.printer or "默认打印机", "打不开")
        try:
            _paint_pages(painter, printer, order, preview, pages, step)
        except BaseException:
            printer.abort()
            raise
        finally:
            painter.end()


def _paint_pages(
    painter: "QPainter",
    printer: "QPrinter",
    order: PrintOrder,
    preview: "Preview",
    pages: tuple[int, ...],
    step: Step | None,
) -> None:
    for place, number in enumerate(pages):
        if step is not None:
            step(place, len(pages))
        if place:
            # Each page has its own paper: a landscape annex stands in a portrait notice.
            _fit_paper(printer, preview.page_size(number))
            if not printer.newPage():
                raise refused(order.printer or "默认打印机", "打印中断")
        _paint_page(painter, printer, order.dots, preview, number)


def _paint_page(painter: "QPainter", printer: "QPrinter", dots: int, preview: "Preview", number: int) -> None:
    from PySide6.QtCore import QRectF

    width, height = preview.raster_size(number, dots)
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    wide, high = paper.width() / width, paper.height() / height
    for top, band in preview.bands(number, dots, max(1, BAND_BYTES // (width * _BYTES_PER_DOT))):
        picture = image_of(band)
        painter.drawImage(QRectF(0, top * high, band.width * wide, band.height * high), picture)


def _set(printer: "QPrinter", order: PrintOrder, title: str) -> None:
    from gui.printing.duplex import DUPLEX

    printer.setDocName(title)
    printer.setCreator("机关党务台账")
    printer.setResolution(order.dots)
    printer.setDuplex(DUPLEX[order.sides])
    if printer.supportsMultipleCopies():
        printer.setCopyCount(order.copies)
        printer.setCollateCopies(order.collate)


def _in_turn(printer: "QPrinter", order: PrintOrder, pages: tuple[int, ...]) -> tuple[int, ...]:
    """The pages in the order they come out, copies of a printer that makes none itself included."""
    if printer.supportsMultipleCopies() or order.copies == 1:
        return pages
    if order.collate:
        return pages * order.copies
    return tuple(page for page in pages for _ in range(order.copies))


def _fit_paper(printer: "QPrinter", size: tuple[float, float]) -> None:
    """Full page, the document's own paper: our margins are in the picture already."""
    from PySide6.QtCore import QMarginsF, QSizeF
    from PySide6.QtGui import QPageLayout, QPageSize

    width, height = size
    lying = width > height
    upright = QSizeF(min(size), max(size))
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(paper, way, QMarginsF()))
    printer.setFullPage(True)
