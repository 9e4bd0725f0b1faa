"""The text of one file, whatever it is. Runs in a process of its own (`models.texts.apart`): a file that kills its reader kills
nobody else."""

import re
from dataclasses import dataclass
from pathlib import Path

from models.rules.archive_terms import TextState
from models.rules.file_names import FileKind, file_kind, suffix_of

MOST_CHARACTERS = 1_000_000
LARGEST = 256 << 20
"""Bytes; larger files hold films or scans, not words."""
PDF, ZIP = b"%PDF-", b"PK\x03\x04"

_NOT_KEPT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_BLANKS = re.compile(r"[ \t\u00a0\u3000]{2,}")
_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class FileText:
    """What could be read of a file."""

    state: TextState
    text: str = ""
    pages: int | None = None
    """Of a PDF; None where pages are not known."""


def read_text(path: Path, name: str) -> FileText:
    """The text of the file at ``path``, which the clerk calls ``name``. Never raises for what the file holds: what cannot be
    read is NOT_READABLE, what nobody here reads is UNKNOWN_KIND. At most MOST_CHARACTERS of it."""
    try:
        if path.stat().st_size > LARGEST:
            return FileText(TextState.UNKNOWN_KIND)
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError:
        return FileText(TextState.NOT_READABLE)
    try:
        return _read(path, name, head)
    except Exception:  # noqa: BLE001 - whatever a parser raises over a stranger's file is the file's own fault
        return FileText(TextState.NOT_READABLE)


def _read(path: Path, name: str, head: bytes) -> FileText:
    suffix = suffix_of(name)
    # Parsers are loaded when the first file of their kind comes.
    if PDF in head:
        from models.texts.pdf import text_of_pdf

        found = text_of_pdf(path)
        return _kept(found.text, found.pages)
    if head.startswith(ZIP) and suffix in ("docx", "docm", "dotx"):
        from models.texts.word import text_of_word

        return _kept(text_of_word(path))
    if head.startswith(ZIP) and suffix in ("xlsx", "xlsm"):
        from models.texts.sheets import text_of_workbook

        return _kept(text_of_workbook(path))
    if suffix == "csv" or file_kind(name) is FileKind.TEXT:
        from models.texts.plain import text_of_plain

        return _kept(text_of_plain(path))
    return FileText(TextState.UNKNOWN_KIND)


def _kept(text: str, pages: int | None = None) -> FileText:
    text = tidied(text)
    return FileText(TextState.READ if text else TextState.NO_TEXT, text, pages)


def tidied(text: str) -> str:
    """Without what cannot be seen, long blanks and empty lines; cut to MOST_CHARACTERS."""
    text = _NOT_KEPT.sub("", text[: 2 * MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n"))
    return _LINES.sub("\n\n", _BLANKS.sub(" ", text)).strip()[:MOST_CHARACTERS]
