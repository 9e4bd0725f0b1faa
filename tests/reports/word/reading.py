"""Reads a Word file back: its parts, its text in order, what its runs are set in."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement


def opened(content: bytes) -> Document:
    """The file as python-docx reads it."""
    return docx.Document(io.BytesIO(content))


def parts(content: bytes) -> dict[str, BaseOxmlElement]:
    """The roots of all XML files of the package, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: parse_xml(package.read(name)) for name in package.namelist() if name.endswith(".xml")}


def body(content: bytes) -> BaseOxmlElement:
    """The document's body."""
    found: BaseOxmlElement = opened(content).element.body
    return found


def text(content: bytes) -> str:
    """The text of the body in reading order, paragraphs one after the other."""
    return text_of(body(content))


def text_of(root: BaseOxmlElement) -> str:
    """The text below an element."""
    return "".join(found.text or "" for found in root.iter(qn("w:t")))


def paragraphs(content: bytes) -> list[str]:
    """The texts of all paragraphs, those in tables too."""
    return [text_of(found) for found in body(content).iter(qn("w:p"))]


def every(root: BaseOxmlElement, name: str) -> Iterator[BaseOxmlElement]:
    """The elements of a name."""
    yield from root.iter(qn(f"w:{name}"))


def values(root: BaseOxmlElement, name: str, attribute: str = "val") -> list[str | None]:
    """An attribute of all elements of a name."""
    return [found.get(qn(f"w:{attribute}")) for found in every(root, name)]


def solid(words: str) -> str:
    """Without any space, which papers and Word place differently."""
    return "".join(words.split())
