"""From a document to the bytes of its PDF, and what was used to make them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.rows.paper import FaceUse
from reports.faces.fonts import FontBook
from reports.flow import Document, draw, drawn
from reports.parts.contents import Contents
from reports.parts.typesetter import Typesetter
from reports.pdf.pen import Metadata, Pen


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished document."""

    pdf: bytes
    pages: int
    faces: tuple[FaceUse, ...]
    """Which face drew which style, in the order of the standard's styles; stored with what is issued."""


def printed(document: Document, book: FontBook | None = None) -> Printed:
    """The document as PDF, in the faces of `book` (the shipped pack without one); the same document in the same faces
    gives the same bytes on one installation; another one's zlib may pack them differently. Raises `MissingGlyphs`.
    """
    setter = Typesetter(book)
    pen = drawn(document, setter)
    return Printed(pen.finished(), pen.pages, setter.faces())


@dataclass(frozen=True, slots=True)
class Bound:
    """Several documents in one file, one behind the other."""

    pdf: bytes
    sides: tuple[int, ...]
    """Of each document."""


def bound(
    documents: Sequence[tuple[str, Document]],
    metadata: Metadata,
    book: FontBook | None = None,
    begun: Callable[[int], object] | None = None,
) -> Bound:
    """The documents as one file: every face is embedded once, each document keeps its own page numbers and is found in the outline by
    the name given. `begun` hears of each before it is drawn; what it raises passes through. Raises `MissingGlyphs`, ValueError for
    a document with a table of contents, whose links count the pages of a file of its own."""
    setter, pen = Typesetter(book), Pen(metadata)
    sides = []
    for place, (name, document) in enumerate(documents):
        if begun is not None:
            begun(place)
        if has_contents(document):
            raise ValueError("a document with a table of contents is a file of its own")
        before = pen.pages
        draw(document, setter, pen, name)
        sides.append(pen.pages - before)
    return Bound(pen.finished(), tuple(sides))


def has_contents(document: Document) -> bool:
    """Whether there is a table of contents in it."""
    return any(isinstance(block, Contents) for section in document.sections for block in section.blocks)


def pdf_of(document: Document, book: FontBook | None = None) -> bytes:
    """The bytes alone."""
    return printed(document, book).pdf
