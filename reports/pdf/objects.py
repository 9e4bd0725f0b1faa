"""The few kinds of object our PDF files are made of, written the way ISO 19005-2 wants them.

ReportLab numbers the objects and writes the table of where they lie; its own streams are not used, because they
run the data into `endstream` without the end of line that 6.1.7.1 asks for.
"""

import hashlib
import zlib
from collections.abc import Mapping

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject

LEVEL = 6
"""How hard streams are packed: above it files take much longer and shrink by one part in a hundred."""

Entries = Mapping[str, object]


class Contents(PDFDocument):  # type: ignore[misc]
    """A document that remembers what is written into it, before it is packed: how hard that is depends on the machine's
    zlib."""

    def __init__(self, version: tuple[int, int]) -> None:
        super().__init__(invariant=1, pdfVersion=version)
        self._digest = hashlib.sha256()

    def remember(self, content: bytes) -> None:
        """Something that is written now; what was written before belongs to it."""
        self._digest.update(b"%d:" % len(content))
        self._digest.update(content)

    def mark(self) -> str:
        """The digest of all that was written, in hexadecimal."""
        return self._digest.hexdigest()


class Dictionary(PDFDictionary):  # type: ignore[misc]
    """A dictionary that is always an object of its own."""

    # ReportLab looks for this name in everything that other objects refer to.
    __RefOnly__ = 1

    def format(self, document: Contents, IND: bytes = b"\n") -> bytes:
        """The bytes between `obj` and `endobj`."""
        written = _entries(self.dict, document)
        document.remember(written)
        return written


class Stream(PDFObject):  # type: ignore[misc]
    """Data with a dictionary before it; packed unless `plain`. `mark` is the digest of what its writer packed himself."""

    __RefOnly__ = 1

    def __init__(
        self, data: bytes, entries: Entries | None = None, *, plain: bool = False, mark: bytes = b""
    ) -> None:
        self._mark = mark or hashlib.sha256(data).digest()
        self._data = data if plain else zlib.compress(data, LEVEL)
        self._entries = dict(entries or {}, Length=len(self._data))
        if not plain:
            self._entries["Filter"] = b"/FlateDecode"

    def format(self, document: Contents) -> bytes:
        """The bytes between `obj` and `endobj`."""
        document.remember(self._mark)
        document.remember(
            _entries({key: self._entries[key] for key in self._entries if key != "Length"}, document)
        )
        head = _entries(self._entries, document)
        return b"".join((head, b"\nstream\n", self._data, b"\nendstream"))


def _entries(entries: Entries, document: PDFDocument) -> bytes:
    """A dictionary in the order of its keys. ReportLab's own way costs a tenth of a small document."""
    lines = [b"/%s %s" % (key.encode("ascii"), _written(entries[key], document)) for key in sorted(entries)]
    return b"<<\n%s\n>>" % b"\n".join(lines)


def _written(value: object, document: PDFDocument) -> bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, int):
        return b"%d" % value
    written: bytes = pdfdoc.format(value, document)
    return written


def text(value: str) -> bytes:
    """A text string (ISO 32000-1, 7.9.2.2): UTF-16 in hexadecimal, so that nothing in it needs escaping."""
    return b"<FEFF%s>" % value.encode("utf-16-be").hex().upper().encode("ascii")


def number(value: float) -> str:
    """A number as short as it goes, to a ten-thousandth of a point, without an exponent."""
    if value == int(value):
        return str(int(value))
    return f"{value:.4f}".rstrip("0").rstrip(".")


def numbers(*values: float) -> str:
    """Numbers with a space between."""
    return " ".join(map(number, values))


def box(width: float, height: float) -> bytes:
    """A rectangle from the origin."""
    return f"[0 0 {numbers(width, height)}]".encode("ascii")
