"""CUPS is handed the PDF itself: sharp letters, and no driver of ours between."""

import subprocess
import tempfile
from pathlib import Path

from gui.printing.order import PrintOrder
from models.failures import BadInput

_SPOOL_SECONDS = 60
# What the spooler itself says of the commonest troubles, and what a clerk calls them.
_TROUBLES = (
    ("not accepting", "打印机已停用或拒收任务"),
    ("does not exist", "没有这台打印机"),
    ("unknown destination", "没有这台打印机"),
    ("not exist", "没有这台打印机"),
    ("no default destination", "没有选打印机"),
    ("unable to connect", "打印服务没有应答"),
    ("connection refused", "打印服务没有应答"),
    ("scheduler not responding", "打印服务没有应答"),
    ("bad file descriptor", "打印服务没有应答"),
    ("too large", "文件太大"),
    ("not authorized", "没有打印的权限"),
    ("forbidden", "没有打印的权限"),
)


def lp_arguments(order: PrintOrder, title: str, file: Path) -> list[str]:
    """The spooler's command. The paper's own size is asked for: a notice shrunk to fit is no longer on its grid."""
    words = ["lp", "-d", order.printer, "-n", str(order.copies), "-t", title]
    words += ["-o", "media=A4", "-o", "print-scaling=none", "-o", f"sides={order.sides.value}"]
    if order.ranges:
        words += ["-P", ",".join(str(each) for each in order.ranges)]
    if order.copies > 1:
        words += ["-o", f"collate={'true' if order.collate else 'false'}"]
    return [*words, "--", str(file)]


def spool(order: PrintOrder, title: str, pdf: bytes) -> None:
    """Hand the PDF to the system. Runs outside the GUI thread. Raises BadInput with a sentence when the spooler refuses
    it."""
    with tempfile.TemporaryDirectory(prefix="taizhang-") as folder:
        file = Path(folder) / "print.pdf"
        file.write_bytes(pdf)
        _run(lp_arguments(order, title, file), order.printer)


def _run(words: list[str], printer: str) -> None:
    try:
        done = subprocess.run(
            words,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_SPOOL_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise refused(printer, "打印服务没有应答") from error
    if done.returncode != 0:
        told = done.stderr.strip().splitlines()
        raise refused(printer, _in_words(told[-1]) if told else f"代码 {done.returncode}")


def _in_words(told: str) -> str:
    lowered = told.lower()
    return next((words for said, words in _TROUBLES if said in lowered), told)


def refused(printer: str, reason: str) -> BadInput:
    """The sentence for a printer that did not take the document."""
    return BadInput(
        f"打印机“{printer}”没有接受这份文件（{reason}），台账数据不受影响；请检查打印机，或先保存 PDF 再打印。"
    )
