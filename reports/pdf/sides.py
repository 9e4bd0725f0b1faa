"""The sides of a finished document: which have something on them and are counted as 页 (DA/T 22-2015: what has text or pictures)."""

import io
from typing import TYPE_CHECKING

from reports.errors import UnreadablePdf

if TYPE_CHECKING:
    import pikepdf


def written(pdf: bytes) -> tuple[bool, ...]:
    """Of each side whether anything is drawn on it; a side left blank so that the next begins on a front is not counted.
    Raises `UnreadablePdf`."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(pdf)) as paper:
            return tuple(_is_written(page) for page in paper.pages)
    except pikepdf.PdfError as damage:
        raise UnreadablePdf from damage


def _is_written(side: "pikepdf.Page") -> bool:
    import pikepdf

    drawn = side.obj.get("/Contents", pikepdf.Array())
    streams = list(drawn) if isinstance(drawn, pikepdf.Array) else [drawn]
    return "/Annots" in side.obj or any(stream.read_bytes().strip() for stream in streams)
