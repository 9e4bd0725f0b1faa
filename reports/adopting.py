"""PDFs from outside, taken into the archive only as PDF/A-2b: their pages under a catalogue of our own, proved on the very bytes,
and looking as before. What cannot be taken so is left as it is.

A PDF that is PDF/A already, or lacks nothing but declarations (output intent, XMP, print flags of annotations), passes; one
with fonts not embedded, colours of print shops, forms with scripts or moving pictures does not.
"""

import base64
import io
import zlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reports.errors import NotArchival, UnreadablePdf
from reports.pdf.pen import Metadata, Pen
from reports.preview import Preview
from reports.proof.validation import verify

if TYPE_CHECKING:
    import pikepdf

HEADER = b"%PDF-"
LARGEST_FILE = 300_000_000
"""Bytes of one file."""
MOST_PAGES = 2000
MOST_PACKED = 64_000_000
"""Bytes that a packed stream other than a picture's may unpack to."""
MOST_PIXELS = 80_000_000
LOOK = 400
"""Dots of the longer side of a page when it is compared."""
PROTECTED = "文件有密码"
DAMAGED = "文件不完整或者已经损坏"
TOO_LARGE = "文件过大"
CHANGED = "改成归档格式后版面有变化"


@dataclass(frozen=True, slots=True)
class Adopted:
    """Pages from outside as PDF/A-2b."""

    pdf: bytes
    pages: int


class Unadoptable(Exception):
    """A PDF that stays as it is: `reason` in a few Chinese words, `pages` where they could be counted."""

    def __init__(self, reason: str, pages: int | None = None) -> None:
        super().__init__(reason)
        self.reason, self.pages = reason, pages


def is_pdf(content: bytes) -> bool:
    """Whether the bytes begin as a PDF does."""
    return HEADER in content[:1024]


def adopted(content: bytes, title: str, author: str, day: date) -> Adopted:
    """The pages as a document of ours of that title. Raises `Unadoptable`. The same bytes give the same document."""
    import pikepdf

    if len(content) > LARGEST_FILE:
        raise Unadoptable(TOO_LARGE)
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as source:
            pages = len(source.pages)
            if pages == 0:
                raise Unadoptable(DAMAGED)
            _refuse_bombs(source, pages)
            pdf = _rehung(source, Metadata(title, author, day), pages)
    except pikepdf.PasswordError as locked:
        raise Unadoptable(PROTECTED) from locked
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, OverflowError, RecursionError) as damage:
        # Whatever a file from outside is made of, it is only left as it is.
        raise Unadoptable(DAMAGED) from damage
    try:
        verify(pdf)
    except NotArchival as refusal:
        raise Unadoptable(refusal.reason, pages) from refusal
    if not _alike(content, pdf, pages):
        raise Unadoptable(CHANGED, pages)
    return Adopted(pdf, pages)


def _rehung(source: "pikepdf.Pdf", metadata: Metadata, pages: int) -> bytes:
    import pikepdf
    from pikepdf import pdfa

    pdfa.prepare(source, "2b")
    pen = Pen(metadata)
    pen.begin_page(10, 10)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pen.finished())) as shell:
        shell.pages.extend(source.pages)
        del shell.pages[0]
        for page in shell.pages:
            # Threads, structure and actions belong to the catalogue that is left behind.
            for key in ("/B", "/StructParents", "/AA", "/Metadata", "/PieceInfo", "/Trans", "/Dur"):
                if key in page.obj:
                    del page.obj[key]
        if len(shell.pages) != pages:
            raise ValueError("pages were lost")
        shell.remove_unreferenced_resources()
        shell.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            preserve_pdfa=True,
            fix_metadata_version=False,
        )
    return out.getvalue()


def _refuse_bombs(source: "pikepdf.Pdf", pages: int) -> None:
    """Before anything is unpacked whole: nothing in the file may take more memory than an office's PC can spare."""
    import pikepdf

    if pages > MOST_PAGES:
        raise Unadoptable(TOO_LARGE, pages)
    for item in source.objects:
        if not isinstance(item, pikepdf.Stream):
            continue
        if item.get("/Subtype") == "/Image":
            if int(item.get("/Width", 0)) * int(item.get("/Height", 0)) > MOST_PIXELS:
                raise Unadoptable("有图片像素过多", pages)
        elif _is_bomb(item):
            raise Unadoptable(TOO_LARGE, pages)


def _is_bomb(stream: "pikepdf.Stream") -> bool:
    """Whether a stream packed in the usual way unpacks to more than is borne; one packed twice over is not tried."""
    import pikepdf

    told = stream.get("/Filter", pikepdf.Array())
    names = [str(name) for name in told] if isinstance(told, pikepdf.Array) else [str(told)]
    if "/FlateDecode" not in names:
        return False
    raw = stream.read_raw_bytes()
    if names[0] == "/ASCII85Decode":
        raw, names = base64.a85decode(raw.strip().removesuffix(b"~>")), names[1:]
    if len(names) > 1:
        return True
    unpacker = zlib.decompressobj()
    try:
        unpacker.decompress(raw, MOST_PACKED)
    except zlib.error:
        return False
    return bool(unpacker.unconsumed_tail)


def _alike(before: bytes, after: bytes, pages: int) -> bool:
    """Whether every page is painted as it was."""
    try:
        with Preview(before) as old, Preview(after) as new:
            if old.page_count != pages or new.page_count != pages:
                return False
            for number in range(pages):
                size = old.page_size(number)
                if size != new.page_size(number):
                    return False
                dots = LOOK * 72 / max(*size, 1.0)
                if old.raster(number, dots) != new.raster(number, dots):
                    return False
    except UnreadablePdf:
        return False
    return True
