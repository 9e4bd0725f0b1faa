"""From a document to the bytes of its PDF, and what was used to make them."""

from dataclasses import dataclass

from models.rows.paper import FaceUse
from reports.faces.fonts import FontBook
from reports.flow import Document, drawn
from reports.parts.typesetter import Typesetter


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


def pdf_of(document: Document, book: FontBook | None = None) -> bytes:
    """The bytes alone."""
    return printed(document, book).pdf
