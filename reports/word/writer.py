"""From a composed document to the bytes of an editable Word file.

The same document gives the same bytes on one installation. The file is a by-product: the official one is the PDF.
"""

from collections.abc import Sequence
from dataclasses import replace

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from reports import page
from reports.dealing import Sheet, dealt
from reports.flow import Document
from reports.page import Shape
from reports.parts.contents import Contents, Entry
from reports.parts.letter_head import LetterHead
from reports.parts.strip import Block
from reports.parts.typesetter import Typesetter
from reports.word import definitions, edges, package, sheets
from reports.word.blocks import bare, translated
from reports.word.markup import Element, sort, w
from reports.word.paragraphs import separator
from reports.word.sheets import Sheets


def docx_of(document: Document) -> bytes:
    """The document as .docx. Characters that a face lacks stay in it: Word looks for another face. Raises
    `Unwritable`, `Untranslated`."""
    setter = Typesetter()
    laid = dealt(document.sections, document.imprint, setter)
    entries = _entries(laid)
    parts = [_elements(section.blocks, section.shape, setter, entries) for section in document.sections]
    told = sheets.sheets_of(document.sections, [_is_letter(section.blocks) for section in document.sections])
    if document.imprint is not None:
        if not parts or len(laid) > len(dealt(document.sections, None, setter)):
            parts.append(translated(document.imprint, setter, page.MEASURE, alone=True))
            told.append(Sheets(Shape.UPRIGHT, "evenPage", numbered=bool(laid[-1].label)))
        else:
            parts[-1] += translated(document.imprint, setter, page.area(document.sections[-1].shape, 1).width)
    file = docx.Document()
    _define(file)
    _fill(file, parts, told)
    edges.furnish(list(file.sections), told, document.watermark)
    return package.saved(file, document.metadata)


def _entries(laid: Sequence[Sheet]) -> tuple[Entry, ...]:
    """Every bookmark with the number of its page, as printed."""
    return tuple(
        Entry(mark.level, mark.title, sheet.label, sheet.side)
        for sheet in laid
        for strip, _, _ in sheet.items
        for mark in strip.bookmarks
    )


def _is_letter(blocks: Sequence[Block]) -> bool:
    return any(isinstance(bare(block), LetterHead) for block in blocks)


def _elements(
    blocks: Sequence[Block], shape: Shape, setter: Typesetter, entries: tuple[Entry, ...]
) -> list[Element]:
    width = page.area(shape, 1).width
    made: list[Element] = []
    for block in blocks:
        if isinstance(block, Contents):
            block = replace(block, entries=entries)
        for element in translated(block, setter, width):
            if made and _is_table(made[-1]) and _is_table(element):
                made.append(separator())
            made.append(element)
    return made


def _is_table(element: Element) -> bool:
    return bool(element.tag == qn("w:tbl"))


def _define(file: WordDocument) -> None:
    """Styles and settings of our own instead of the template's."""
    for root, children in (
        (file.styles.element, definitions.styles()),
        (file.settings.element, definitions.settings()),
    ):
        root[:] = children


def _fill(file: WordDocument, parts: Sequence[list[Element]], told: Sequence[Sheets]) -> None:
    """The body: each section's elements, its own properties in its last paragraph."""
    body = file.element.body
    body[:] = []
    for number, (elements, sheet) in enumerate(zip(parts, told, strict=True), 1):
        body.extend(elements)
        own = sheets.properties(sheet)
        if number == len(parts):
            if not elements or _is_table(elements[-1]):
                body.append(separator())
            body.append(own)
        else:
            body.append(separator(own)) if not elements or _is_table(elements[-1]) else _close(
                elements[-1], own
            )
    sort([file.element, file.styles.element])


def _close(paragraph: Element, own: Element) -> None:
    """Make a paragraph the last of its section."""
    if not len(paragraph) or paragraph[0].tag != qn("w:pPr"):
        paragraph.insert(0, w("pPr"))
    paragraph[0].append(own)
