"""Where pages end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from reports import page
from reports.dealing import roman
from reports.flow import Document, Numbering, Section
from reports.page import LINE, Shape
from reports.parts.headings import heading, paragraph
from reports.parts.imprint import Imprint
from reports.parts.paragraph import Paragraph, Space
from reports.parts.strip import Block
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata
from reports.press import pdf_of

DAY = date(2026, 5, 8)
META = Metadata("题", "局", DAY)
Measure = Callable[[bytes], Any]


def texts(measure: Measure, blocks: list[Block], imprint: Imprint | None = None) -> list[str]:
    paper = measure(pdf_of(Document(META, [Section(blocks)], imprint)))
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


def test_a_heading_takes_two_lines_of_its_text_along(measure: Measure) -> None:
    text = paragraph("落实主体责任，" * 12, "正文")
    assert "总体情况" in texts(measure, [*lines(19), heading(1, "总体情况", "正文"), text])[0]
    assert "总体情况" not in texts(measure, [*lines(20), heading(1, "总体情况", "正文"), text])[0]


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


def test_a_heading_over_two_short_paragraphs_is_not_bound_to_the_signature(measure: Measure) -> None:
    last = replace(paragraph("第二项。", "正文"), keep=True)
    blocks = [*lines(19), heading(1, "要求", "正文"), paragraph("第一项。", "正文"), last, *lines(1)]
    pages = texts(measure, blocks)
    assert "第一项" in pages[0]
    assert pages[1].startswith("第二项")


def test_empty_space_does_not_open_a_page(measure: Measure) -> None:
    pages = texts(measure, [*lines(22), Space(3), paragraph("后文。", "正文")])
    assert pages[1].startswith("后文。")
    paper = measure(pdf_of(Document(META, [Section([Space(3), *lines(1)])])))
    assert paper.pages[0][0].y < 37 + LINE


@pytest.mark.parametrize(
    ("written", "pages", "numbers"),
    [
        (5, 2, ["—1—", "—2—"]),  # one page of text: the back of the sheet
        (22, 2, ["—1—", "—2—"]),
        (30, 2, ["—1—", "—2—"]),  # room on an even page: shared
        (43, 4, ["—1—", "—2—", "", ""]),  # no room: a blank front, and the back after it
        (44, 4, ["—1—", "—2—", "", ""]),
        (45, 4, ["—1—", "—2—", "—3—", "—4—"]),
    ],
)
def test_copies_always_stand_at_the_foot_of_an_even_page(
    measure: Measure, written: int, pages: int, numbers: list[str]
) -> None:
    """7.4.1 (最后一面) and 7.5 (空白页和版记页均不编排页码)."""
    found = texts(measure, lines(written), Imprint("局领导", "办公室", DAY))
    assert len(found) == pages
    assert "抄送：局领导。" in found[-1]
    assert all("抄送" not in text for text in found[:-1])
    assert [text[text.index("—") :] if "—" in text else "" for text in found] == numbers


def test_copies_keep_a_line_away_from_the_text(measure: Measure) -> None:
    """The two lines of 版记 take less than two of the page's 22; one stays empty."""
    assert len(texts(measure, lines(22 + 19), Imprint("局领导", "办公室", DAY))) == 2
    assert len(texts(measure, lines(22 + 20), Imprint("局领导", "办公室", DAY))) == 4


def across(written: int, before: int) -> Document:
    sections = [Section(lines(before)), Section(lines(written), Shape.ACROSS)]
    return Document(META, sections, Imprint("局领导", "办公室", DAY))


def test_copies_share_a_sheet_laid_across_that_is_a_back(measure: Measure) -> None:
    paper = measure(pdf_of(across(2, 2)))
    assert [round(width) for width, _ in paper.sizes] == [210, 297]
    area = page.area(Shape.ACROSS, 2)
    copies = [mark for mark in paper.pages[1] if mark.char in "抄印发"]
    assert all(mark.y > (area.top + area.height) / page.MM - 15 for mark in copies)
    assert copies[0].x == pytest.approx((area.left + page.SIZE_4) / page.MM, abs=0.5)
    right = (area.left + area.width - page.SIZE_4) / page.MM
    assert copies[-1].x + page.SIZE_4 / page.MM == pytest.approx(right, abs=0.5)


@pytest.mark.parametrize(
    ("written", "before", "widths"),
    [
        (2, 23, [210, 210, 297, 210]),  # a front: its back is upright
        (15, 2, [210, 297, 210, 210]),  # no room
    ],
)
def test_copies_else_stand_on_an_upright_back(
    measure: Measure, written: int, before: int, widths: list[int]
) -> None:
    paper = measure(pdf_of(across(written, before)))
    assert [round(width) for width, _ in paper.sizes] == widths
    assert "抄送" in paper.texts[-1]


def test_pages_number_on_through_sections_of_either_shape(measure: Measure) -> None:
    text = Paragraph([Span("表。")], "正文")
    sections = [Section([text]), Section([text], Shape.ACROSS), Section([text])]
    paper = measure(pdf_of(Document(META, sections)))
    for number, marks in enumerate(paper.pages, 1):
        digits = [mark for mark in marks if mark.char == str(number)]
        assert len(digits) == 1
    across = next(mark for mark in paper.pages[1] if mark.char == "2")
    assert across.x < 30, "at the foot of the upright sheet, which is the left of the one laid across"
    assert across.y < 105, "outside on an even page"


def test_an_empty_document_is_a_page(measure: Measure) -> None:
    assert texts(measure, []) == ["—1—"]


def numbers_of(paper: Any) -> list[str]:
    """What stands under each page."""
    found = []
    for marks in paper.pages:
        low = [mark.char for mark in marks if mark.y > 265 and mark.char not in " —"]
        found.append("".join(low))
    return found


def test_a_volume_counts_from_1_behind_its_cover_and_contents(measure: Measure) -> None:
    sections = [
        Section(lines(1), numbering=Numbering.NONE),
        Section(lines(23), numbering=Numbering.ROMAN),
        Section(lines(1), numbering=Numbering.FROM_1),
        Section(lines(1)),
    ]
    paper = measure(pdf_of(Document(META, sections)))
    assert numbers_of(paper) == ["", "", "I", "II", "1", "2"]
    assert paper.texts[1] == "", "contents open on the front of a sheet"


def test_numbers_that_begin_anew_are_odd_on_fronts(measure: Measure) -> None:
    sections = [Section(lines(1)), Section(lines(1), numbering=Numbering.FROM_1), Section(lines(1))]
    paper = measure(pdf_of(Document(META, sections)))
    assert numbers_of(paper) == ["1", "", "1", "2"]
    assert paper.pages[2][0].x == pytest.approx(28, abs=20)


def test_a_first_page_without_a_number_counts_all_the_same(measure: Measure) -> None:
    paper = measure(pdf_of(Document(META, [Section(lines(23), first_numbered=False)])))
    assert numbers_of(paper) == ["", "2"]


def test_the_words_across_a_draft_lie_on_every_page_under_the_text(measure: Measure) -> None:
    sections = [Section(lines(1)), Section(lines(1), Shape.ACROSS), Section(lines(1), Shape.RECORD)]
    paper = measure(pdf_of(Document(META, sections, watermark="草稿")))
    for marks, (width, height) in zip(paper.pages, paper.sizes, strict=True):
        assert [mark.char for mark in marks[:2]] == ["草", "稿"], "drawn first, so under everything else"
        for mark in marks[:2]:
            assert width * 0.2 < mark.x < width * 0.8
            assert height * 0.2 < mark.y < height * 0.8
        assert marks[0].x < marks[1].x
        assert marks[0].y > marks[1].y, "rising"


@pytest.mark.parametrize(
    ("number", "figures"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (48, "XLVIII"), (399, "CCCXCIX")]
)
def test_roman_figures(number: int, figures: str) -> None:
    assert roman(number) == figures
