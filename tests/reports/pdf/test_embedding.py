"""Fonts as they stand in a finished PDF."""

import io
import re
import zlib
from collections.abc import Callable
from datetime import date
from typing import Any

import pikepdf
import pypdfium2

from reports.faces.fonts import FontBook, Style, shipped
from reports.faces.truetype import TrueTypeFont
from reports.flow import Document, Section
from reports.parts.paragraph import Paragraph
from reports.parts.typesetter import Span
from reports.pdf.embedding import to_unicode
from reports.pdf.pen import Metadata
from reports.press import pdf_of
from tests.reports.made_font import EM, NAMES, made_font

RARE = "龙䶮张喆欧阳𬀩吴㛃"


def printed(text: str, book: FontBook | None = None) -> bytes:
    document = Document(Metadata("题", "局", date(2026, 5, 8)), [Section([Paragraph([Span(text)], "正文")])])
    return pdf_of(document, book)


def test_text_above_the_basic_plane_is_extracted_as_it_was_typed(measure: Callable[[bytes], Any]) -> None:
    assert RARE in measure(printed(RARE)).text


def test_the_text_map_writes_surrogate_pairs() -> None:
    glyph = shipped().glyph("𬀩", Style.FANGSONG)
    assert glyph is not None
    assert b"<0001> <D870DC29>" in to_unicode([glyph])


def test_two_characters_of_one_outline_keep_their_own_text(measure: Callable[[bytes], Any]) -> None:
    """一 and 五 are the same glyph of the made font."""
    font = TrueTypeFont(made_font(), "made.ttf")
    book = FontBook({style: (font, *shipped().fonts(style)) for style in Style})
    assert font.glyph("一") == font.glyph("五")
    assert "一五一五五" in measure(printed("一五一五五", book)).text


def test_every_font_is_embedded_and_a_subset(measure: Callable[[bytes], Any]) -> None:
    paper = measure(printed("党建2026年" + RARE))
    assert paper.fonts
    assert all(paper.fonts.values())
    assert all(re.match(r"[A-Z]{6}\+Jiguan", name) for name in paper.fonts)


def test_no_standard_font_is_named_anywhere() -> None:
    assert b"Helvetica" not in printed("党建")


def test_widths_of_a_face_with_a_short_metrics_table_are_right() -> None:
    hollow = TrueTypeFont(made_font(), "made.ttf")
    chains = {style: (hollow, *shipped().fonts(style)) for style in Style}
    assert widths(printed("一二四", FontBook(chains)), 4) == [1000] * 4


def test_widths_that_are_not_an_em_are_told_one_by_one() -> None:
    narrow = TrueTypeFont(made_font(advances=dict.fromkeys(NAMES, EM) | {"two": EM // 2 + 3}), "made.ttf")
    chains = {style: (narrow, *shipped().fonts(style)) for style in Style}
    assert widths(printed("一二四", FontBook(chains)), 4) == [1000, 1000, 501.465, 1000]


def widths(pdf: bytes, count: int) -> list[float]:
    """What the face that draws 一 says its first glyphs are wide."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        face = next(
            item
            for item in file.objects
            if isinstance(item, pikepdf.Dictionary)
            and str(item.get("/BaseFont")).endswith("Made-Regular")
            and "/DW" in item
        )
        told = [float(face.DW)] * count
        entries = list(face.W)
        for number, width in zip(entries[::2], entries[1::2], strict=True):
            told[int(number)] = float(width[0])
    return told


def test_streams_are_packed_without_ascii85() -> None:
    pdf = printed("党建")
    assert b"ASCII85Decode" not in pdf
    first = re.search(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    assert first is not None
    assert zlib.decompressobj().decompress(first.group(1))


def test_title_author_and_day_are_in_the_file() -> None:
    document = pypdfium2.PdfDocument(printed("党建"))
    facts = document.get_metadata_dict()
    document.close()
    assert (facts["Title"], facts["Author"], facts["CreationDate"]) == ("题", "局", "D:20260508000000+08'00'")
