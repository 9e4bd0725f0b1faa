"""Where pages end."""

from collections.abc import Callable
from datetime import date
from typing import Any

from reports.flow import Document, Section
from reports.page import LINE, Shape
from reports.parts.headings import heading, paragraph
from reports.parts.imprint import Imprint
from reports.parts.paragraph import Paragraph, Space
from reports.parts.strip import Block
from reports.parts.typesetter import Span
from reports.pen import Metadata
from reports.press import pdf_of

DAY = date(2026, 5, 8)
Measure = Callable[[bytes], Any]


def texts(measure: Measure, blocks: list[Block], imprint: Imprint | None = None) -> list[str]:
    paper = measure(pdf_of(Document(Metadata("题", "局", DAY), [Section(blocks)], imprint)))
    return [text.replace("\r\n", "").replace(" ", "") for text in paper.texts]


def lines(count: int) -> list[Block]:
    return [paragraph(f"第{number}段。", "正文") for number in range(1, count + 1)]


def test_22_lines_fill_a_page_and_the_23rd_begins_the_next(measure: Measure) -> None:
    assert len(texts(measure, lines(22))) == 1
    pages = texts(measure, lines(23))
    assert pages[1].startswith("第23段。")


def test_a_heading_never_closes_a_page(measure: Measure) -> None:
    pages = texts(measure, [*lines(21), heading(1, "总体情况", "正文"), *lines(3)])
    assert "总体情况" not in pages[0]
    assert pages[1].startswith("一、总体情况")


def test_headings_of_two_levels_and_their_text_go_together(measure: Measure) -> None:
    blocks: list[Block] = [
        *lines(20),
        heading(1, "总体情况", "正文"),
        paragraph("（一）做法", "正文"),
        *lines(2),
    ]
    assert texts(measure, blocks)[1].startswith("一、总体情况（一）做法第1段")


def test_a_chain_longer_than_a_page_is_set_all_the_same(measure: Measure) -> None:
    chain: list[Block] = [heading(1, f"标题{number}", "正文") for number in range(60)]
    pages = texts(measure, [*lines(3), *chain])
    assert all(f"标题{number}" in "".join(pages) for number in range(60))


def test_empty_space_does_not_open_a_page(measure: Measure) -> None:
    pages = texts(measure, [*lines(22), Space(3), paragraph("后文。", "正文")])
    assert pages[1].startswith("后文。")
    paper = measure(pdf_of(Document(Metadata("题", "局", DAY), [Section([Space(3), *lines(1)])])))
    assert paper.pages[0][0].y < 37 + LINE


def test_copies_go_to_the_last_page_where_there_is_room_and_to_a_new_one_where_not(measure: Measure) -> None:
    imprint = Imprint("局领导", "办公室", DAY)
    short = texts(measure, lines(5), imprint)
    assert len(short) == 1
    assert "抄送：局领导。" in short[0]
    full = texts(measure, lines(21), imprint)
    assert len(full) == 2
    assert full[1].startswith("抄送：局领导。")


def test_copies_on_a_page_of_their_own_are_on_the_back_of_a_sheet(measure: Measure) -> None:
    pages = texts(measure, lines(43), Imprint("局领导", "办公室", DAY))
    assert [page.startswith("抄送") for page in pages] == [False, False, False, True]
    assert pages[2] == "", "the front before it is blank and has no number"
    assert "—" not in pages[3]


def test_pages_number_on_through_sections_of_either_shape(measure: Measure) -> None:
    text = Paragraph([Span("表。")], "正文")
    sections = [Section([text]), Section([text], Shape.ACROSS), Section([text])]
    paper = measure(pdf_of(Document(Metadata("题", "局", DAY), sections)))
    for number, page in enumerate(paper.pages, 1):
        digits = [mark for mark in page if mark.char == str(number)]
        assert len(digits) == 1
    across = next(mark for mark in paper.pages[1] if mark.char == "2")
    assert across.x < 30, "at the foot of the upright sheet, which is the left of the one laid across"
    assert across.y < 105, "outside on an even page"


def test_an_empty_document_is_a_page(measure: Measure) -> None:
    assert texts(measure, []) == ["—1—"]
