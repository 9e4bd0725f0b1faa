"""Which translator belongs to which block. A new kind of block needs a line here before it can reach Word."""

from collections.abc import Callable, Mapping
from typing import Any

from docx.oxml.ns import qn

from reports.errors import ReportError
from reports.parts.contents import Contents
from reports.parts.cover import Cover
from reports.parts.greeting_card import GreetingCard
from reports.parts.imprint import Imprint
from reports.parts.labelled_cover import LabelledCover
from reports.parts.letter_head import LetterHead
from reports.parts.paragraph import Paragraph, Space
from reports.parts.people import People
from reports.parts.red_head import BulletinHead, RedHead
from reports.parts.signature import Signature
from reports.parts.spine import SpineRow
from reports.parts.strip import Block, Marked
from reports.parts.table import Table
from reports.parts.title import Title
from reports.parts.typesetter import Typesetter
from reports.word import cards, closings, heads, paragraphs, tables, volumes
from reports.word.markup import Element, w

Translator = Callable[[Any, Typesetter, float], list[Element]]

TRANSLATORS: Mapping[type[Block], Translator] = {
    BulletinHead: heads.of_bulletin_head,
    Contents: volumes.of_contents,
    Cover: volumes.of_cover,
    GreetingCard: cards.of_greeting_card,
    Imprint: closings.of_imprint,
    LetterHead: heads.of_letter_head,
    Paragraph: paragraphs.of_paragraph,
    People: paragraphs.of_people,
    RedHead: heads.of_red_head,
    Signature: closings.of_signature,
    Space: paragraphs.of_space,
    Table: tables.of_table,
    Title: paragraphs.of_title,
}
ONLY_ON_PAPER: frozenset[type[Block]] = frozenset({LabelledCover, SpineRow})
"""Blocks of papers that are bound in or cut to measure, and have no Word copy."""
ALONE: Mapping[type[Block], Translator] = {Imprint: closings.imprint_alone}
"""Blocks that stand otherwise where they have a page to themselves."""


class Untranslated(ReportError):
    """A block that Word has no translator for: a mistake in the program."""

    def __init__(self, block: Block) -> None:
        super().__init__(
            f"这份材料中有 Word 文件还不支持的内容（{type(block).__name__}），Word 文件没有生成，"
            "台账数据不受影响；请改用 PDF，并把这个情况告诉程序维护人员。"
        )


def bare(block: Block) -> Block:
    """The block itself, without its bookmarks."""
    while isinstance(block, Marked):
        block = block.block
    return block


def translated(block: Block, setter: Typesetter, width: float, *, alone: bool = False) -> list[Element]:
    """The elements of a block in a type area of this width, in points; `alone` where it has a page to itself. Raises
    `Untranslated`, `Unwritable`."""
    kind = type(bare(block))
    translator = (ALONE if alone else TRANSLATORS).get(kind) or TRANSLATORS.get(kind)
    if translator is None:
        raise Untranslated(bare(block))
    elements = translator(bare(block), setter, width)
    if isinstance(block, Marked):
        _give_level(elements, block.level)
    return elements


def _give_level(elements: list[Element], level: int) -> None:
    """Show the block at this level in Word's navigation."""
    first = next((element for element in elements if element.tag == qn("w:p")), None)
    if first is None:
        return
    if not len(first) or first[0].tag != qn("w:pPr"):
        first.insert(0, w("pPr"))
    first[0].append(w("outlineLvl", val=level))
