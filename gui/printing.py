"""From a finished PDF to a printer.

Where CUPS is at hand the PDF itself is handed over: sharp letters and no driver of ours between. Elsewhere each
page is painted as a picture of 300 dots per inch on white.
"""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.failures import BadInput
from models.output import write_file
from models.progress import Progress

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

DOTS_PER_INCH = 300
_SPOOL_SECONDS = 60
_MM_PER_INCH = 25.4


@dataclass(frozen=True)
class PrintOrder:
    """What the clerk chose in the system's dialog. `first` and `last` count pages from 1; None prints all.

    `sides` is a word of CUPS (one-sided, two-sided-long-edge, two-sided-short-edge) or empty for the printer's own
    habit. `file` is set when the dialog's "print to file" was chosen instead of a printer.
    """

    printer: str
    copies: int = 1
    first: int | None = None
    last: int | None = None
    sides: str = ""
    collate: bool = True
    file: Path | None = None


def has_printer() -> bool:
    """Whether the system knows any printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def takes_pdf() -> bool:
    """Whether this system's spooler is handed the PDF as it is."""
    return sys.platform != "win32" and shutil.which("lp") is not None


def ask(parent: "QWidget", pages: int) -> "tuple[PrintOrder, QPrinter] | None":
    """Let the clerk choose printer, pages and copies in the system's own dialog; None when he thinks better of it."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintSelection, False)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    agreed = dialog.exec()
    dialog.deleteLater()
    return (order_of(printer), printer) if agreed else None


def order_of(printer: "QPrinter") -> PrintOrder:
    """What a printer object was set to by the dialog."""
    from PySide6.QtPrintSupport import QPrinter

    sides = {
        QPrinter.DuplexMode.DuplexNone: "one-sided",
        QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
        QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
    }
    ranged = printer.printRange() == QPrinter.PrintRange.PageRange
    return PrintOrder(
        printer=printer.printerName(),
        copies=printer.copyCount(),
        first=printer.fromPage() if ranged and printer.fromPage() else None,
        last=printer.toPage() if ranged and printer.toPage() else None,
        sides=sides.get(printer.duplex(), ""),
        collate=printer.collateCopies(),
        file=Path(printer.outputFileName()) if printer.outputFileName() else None,
    )


def lp_arguments(order: PrintOrder, title: str, file: Path) -> list[str]:
    """The spooler's command. The paper's own size is asked for: a notice shrunk to fit is no longer on its grid."""
    words = ["lp", "-d", order.printer, "-n", str(order.copies), "-t", title, "-o", "print-scaling=none"]
    if order.first is not None or order.last is not None:
        words += ["-P", f"{order.first or 1}-{order.last or ''}"]
    if order.sides:
        words += ["-o", f"sides={order.sides}"]
    if order.copies > 1:
        words += ["-o", f"collate={'true' if order.collate else 'false'}"]
    return [*words, "--", str(file)]


def spool(order: PrintOrder, title: str, pdf: bytes, progress: Progress) -> str:
    """Hand the PDF to the system; the sentence that says so. Runs outside the GUI thread.

    Raises BadInput with a sentence when the file cannot be written or the spooler refuses it.
    """
    progress.step(0, 0, "正在交给打印机……")
    if order.file is not None:
        write_file(order.file, pdf)
        return f"已存成文件 {order.file}。"
    with tempfile.TemporaryDirectory(prefix="taizhang-") as folder:
        file = Path(folder) / "print.pdf"
        file.write_bytes(pdf)
        _run(lp_arguments(order, title, file), order.printer)
    return f"已交给打印机“{order.printer}”。"


def _run(words: list[str], printer: str) -> None:
    try:
        done = subprocess.run(
            words, capture_output=True, text=True, errors="replace", timeout=_SPOOL_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BadInput(_refused(printer, "打印服务没有应答")) from error
    if done.returncode != 0:
        told = done.stderr.strip().splitlines()
        raise BadInput(_refused(printer, told[-1] if told else f"代码 {done.returncode}"))


def _refused(printer: str, reason: str) -> str:
    return f"打印机“{printer}”没有接受这份文件（{reason}），台账数据不受影响；请检查打印机，或先保存 PDF 再打印。"


def paint(printer: "QPrinter", order: PrintOrder, pdf: bytes) -> None:
    """Paint the chosen pages on a printer that takes no PDF. Raises BadInput when the printer does not begin."""
    from PySide6.QtGui import QPainter

    from gui.pictures import image_of
    from reports.preview import Preview

    with Preview(pdf) as preview:
        first = max(1, order.first or 1)
        last = min(preview.page_count, order.last or preview.page_count)
        _fit_paper(printer, preview.page_size(first - 1))
        painter = QPainter()
        if not painter.begin(printer):
            raise BadInput(_refused(order.printer or "默认打印机", "打不开"))
        try:
            for number in range(first - 1, last):
                if number > first - 1:
                    printer.newPage()
                picture = image_of(preview.raster(number, DOTS_PER_INCH))
                whole = printer.pageLayout().fullRectPixels(printer.resolution())
                whole.moveTo(0, 0)
                painter.drawImage(whole, picture)
        finally:
            painter.end()


def _fit_paper(printer: "QPrinter", size: tuple[float, float]) -> None:
    """Full page, the document's own paper: our margins are in the picture already."""
    from PySide6.QtCore import QMarginsF, QSizeF
    from PySide6.QtGui import QPageLayout, QPageSize

    width, height = size
    lying = width > height
    upright = QSizeF(min(size), max(size))
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setResolution(DOTS_PER_INCH)
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(paper, way, QMarginsF()))
    printer.setFullPage(True)
