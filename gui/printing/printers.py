"""Which printers this PC knows. Asked outside the GUI thread: a print server that is switched off answers late."""

import logging
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from gui.printing.spooler import plain_words

_log = logging.getLogger(__name__)

_ASK_SECONDS = 3
"""A service that is well answers at once; the clerk's other work waits meanwhile."""


@dataclass(frozen=True, slots=True)
class Printers:
    """Their names, and the one the system takes by itself (empty when none)."""

    names: tuple[str, ...] = ()
    usual: str = ""


def takes_pdf() -> bool:
    """Whether this system's spooler is handed the PDF as it is."""
    return sys.platform != "win32" and shutil.which("lp") is not None


def find_printers(_session: Any = None) -> Printers:
    """Every printer of this PC; none when the print service does not answer."""
    if takes_pdf() and shutil.which("lpstat") is not None:
        names = tuple(line.split()[0] for line in _ask("-e") if line.strip())
        if not names:
            return Printers()
        said = next((line for line in _ask("-d") if ":" in line or "：" in line), "")
        usual = said.replace("：", ":").rpartition(":")[2].strip()
        return Printers(names, usual if usual in names else "")
    from PySide6.QtPrintSupport import QPrinterInfo

    return Printers(tuple(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName())


def _ask(word: str) -> list[str]:
    try:
        told = subprocess.run(
            ["lpstat", word],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_ASK_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
            env=plain_words(),
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        _log.info("the print service does not answer: %s", error)
        return []
    if told.returncode != 0:
        _log.info("the print service says: %s", told.stderr.strip())
        return []
    return told.stdout.splitlines()
