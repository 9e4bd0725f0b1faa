"""The text layer of a PDF, page by page."""

import re
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

MOST_PAGES = 2000
MOST_CHARACTERS = 1_000_000
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TORN = re.compile(f"(?<=[{_HAN}，、；：《（“])[ \t]*\r?\n[ \t]*(?=[{_HAN}，、。；：》）”])")


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text and how many pages there are, read or not."""

    text: str
    pages: int


def text_of_pdf(path: Path) -> PdfText:
    """All pages' text, a blank line between pages; words torn by the end of a line are joined again, as Chinese has no hyphens.
    Raises pypdfium2.PdfiumError for what is no PDF or asks for a password."""
    document = pypdfium2.PdfDocument(path)
    try:
        found: list[str] = []
        length, count = 0, len(document)
        for number in range(min(count, MOST_PAGES)):
            text = _page(document, number)
            found.append(text)
            length += len(text)
            if length > MOST_CHARACTERS:
                break
        return PdfText("\n\n".join(found), count)
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return ""  # A broken page does not take the others along.
    text_page = page.get_textpage()
    try:
        return joined(text_page.get_text_bounded())
    finally:
        text_page.close()
        page.close()


def joined(text: str) -> str:
    """Lines of Chinese that run on, as one."""
    return _TORN.sub("", text)
