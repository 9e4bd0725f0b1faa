"""CUPS is handed the PDF itself: sharp letters, and no driver of ours between."""

import logging
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from gui.printing.order import PrintOrder
from models.failures import BadInput, Unavailable

_log = logging.getLogger(__name__)

SPOOL_SECONDS = 60
"""The longest the spooler may take over a document."""
_POLL_SECONDS = 0.1
NO_ANSWER = "打印服务没有应答"
# What the spooler says of the commonest troubles, and what a clerk calls them.
_OF_THE_PAPER = (
    ("too large", "文件太大"),
    ("document-format", "打印机不支持这种文件"),
    ("unsupported document", "打印机不支持这种文件"),
)
_OF_THE_PRINTER = (
    ("not accepting", "打印机已停用或拒收任务"),
    ("not-accepting", "打印机已停用或拒收任务"),
    ("not exist", "没有这台打印机"),
    ("unknown destination", "没有这台打印机"),
    ("not-found", "没有这台打印机"),
    ("no default destination", "没有选打印机"),
    ("unable to connect", NO_ANSWER),
    ("connection refused", NO_ANSWER),
    ("not responding", NO_ANSWER),
    ("bad file descriptor", NO_ANSWER),
    ("transport endpoint", NO_ANSWER),
    ("timed out", NO_ANSWER),
    ("service-unavailable", NO_ANSWER),
    ("service unavailable", NO_ANSWER),
    ("server-error", "打印服务出错"),
    ("no space left", "打印服务器磁盘空间不足"),
    ("not authorized", "没有打印的权限"),
    ("not-authorized", "没有打印的权限"),
    ("not-authenticated", "没有打印的权限"),
    ("forbidden", "没有打印的权限"),
    ("permission denied", "没有打印的权限"),
    ("quota", "打印份数已到限额"),
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


def spool(order: PrintOrder, title: str, pdf: bytes, waiting: Callable[[], object] | None = None) -> None:
    """Hand the PDF to the system. Runs outside the GUI thread. `waiting` is called several times a second while the
    spooler takes its time: what it raises calls the job off. Raises Unavailable with a sentence when the printer takes
    nothing, BadInput when it does not take this document."""
    with tempfile.TemporaryDirectory(prefix="taizhang-") as folder:
        file = Path(folder) / "print.pdf"
        file.write_bytes(pdf)
        _run(lp_arguments(order, title, file), order.printer, waiting)


def plain_words() -> dict[str, str]:
    """The surroundings of this process, but that the print service answers in the words known here."""
    return {**os.environ, "LC_ALL": "C"}


def _run(words: list[str], printer: str, waiting: Callable[[], object] | None) -> None:
    try:
        with subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=plain_words(),
        ) as running:
            told = _told(running, waiting)
    except (OSError, subprocess.TimeoutExpired) as error:
        _log.warning("%s took nothing: %s", printer, error)
        raise refused(printer, NO_ANSWER) from error
    if running.returncode != 0:
        _log.warning("%s refused with %d: %s", printer, running.returncode, told)
        raise _refusal(printer, told, running.returncode)


def _told(running: "subprocess.Popen[str]", waiting: Callable[[], object] | None) -> str:
    """What it says once it has ended; it is ended when it takes too long, or when `waiting` raises."""
    latest = time.monotonic() + SPOOL_SECONDS
    try:
        while True:
            try:
                return running.communicate(timeout=_POLL_SECONDS)[1]
            except subprocess.TimeoutExpired:
                if time.monotonic() >= latest:
                    raise
                if waiting is not None:
                    waiting()
    except BaseException:
        running.kill()
        raise


def _refusal(printer: str, told: str, code: int) -> BadInput:
    lowered = told.lower()
    for said, words in _OF_THE_PAPER:
        if said in lowered:
            return BadInput(_sentence(printer, words))
    for said, words in _OF_THE_PRINTER:
        if said in lowered:
            return refused(printer, words)
    return BadInput(_sentence(printer, f"原因不明，代码 {code}"))


def refused(printer: str, reason: str) -> Unavailable:
    """The failure of a printer that takes nothing: other papers would fare no better."""
    return Unavailable(_sentence(printer, reason))


def _sentence(printer: str, reason: str) -> str:
    return f"打印机“{printer}”没有接受这份文件（{reason}），台账数据不受影响；请检查打印机，或先保存 PDF 再打印。"
