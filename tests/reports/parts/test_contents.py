"""Contents name the pages their entries really stand on."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import page
from reports.dealing import Sheet, dealt
from reports.flow import Document, Numbering, Section
from reports.page import Shape
from reports.parts.contents import Contents, Entry
from reports.parts.cover import Cover
from reports.parts.headings import paragraphs
from reports.parts.strip import Bookmark, Marked
from reports.parts.title import Title
from reports.parts.typesetter import Typesetter
from reports.pdf.pen import Metadata
from reports.press import pdf_of

Measure = Callable[[bytes], Any]
SETTER = Typesetter()


def chapter(number: int, lines: int, numbering: Numbering = Numbering.CONTINUED) -> Section:
    text = paragraphs("会议认为要抓好落实。\n" * lines, "正文")
    return Section([Marked(Title(f"第{number}次会议"), f"记录{number}止", 1), *text], Shape.RECORD, numbering)


def volume(lengths: list[int], *, body: Numbering = Numbering.FROM_1) -> list[Section]:
    chapters = [chapter(at, lines, Numbering.CONTINUED if at else body) for at, lines in enumerate(lengths)]
    first = chapters[0].blocks[0]
    chapters[0] = Section([Marked(first, "办公室党支部"), *chapters[0].blocks[1:]], Shape.RECORD, body)
    front = [
        Section([Cover("会议记录汇编", "中共某局机关委员会", "2026年度")], numbering=Numbering.NONE),
        Section([Contents()], numbering=Numbering.ROMAN),
    ]
    return [*front, *chapters]


def labels(sheets: list[Sheet]) -> dict[str, str]:
    """Where each bookmark stands."""
    return {
        mark.title: sheet.label for sheet in sheets for strip, _, _ in sheet.items for mark in strip.bookmarks
    }


def printed(measure: Measure, sections: list[Section]) -> dict[str, str]:
    """The number behind each title in the contents, as a reader finds it."""
    text = measure(pdf_of(Document(Metadata("汇编", "局", date(2026, 12, 31)), sections))).text
    return dict(re.findall(r"(记录\d+止|办公室党支部)\s*…+\s*(\d+)", text))


@pytest.mark.parametrize("lengths", [[1], [1, 70, 2], [40] * 60])
def test_contents_give_the_numbers_under_the_pages(measure: Measure, lengths: list[int]) -> None:
    sections = volume(lengths)
    expected = labels(dealt(sections, None, SETTER))
    assert len(expected) == len(lengths) + 1
    assert printed(measure, sections) == expected


def test_contents_settle_when_the_body_is_numbered_on_behind_them(measure: Measure) -> None:
    sections = volume([30] * 50, body=Numbering.CONTINUED)
    sections[1] = Section([Contents()], numbering=Numbering.FROM_1)
    expected = labels(dealt(sections, None, SETTER))
    assert int(expected["记录0止"]) == 4, "behind three pages of contents"
    assert printed(measure, sections) == expected


@given(st.lists(st.integers(1, 90), min_size=1, max_size=30))
@settings(max_examples=15, deadline=None)
def test_every_bookmark_is_listed_once_in_order(lengths: list[int]) -> None:
    sheets = dealt(volume(lengths), None, SETTER)
    order = [mark for sheet in sheets for strip, _, _ in sheet.items for mark in strip.bookmarks]
    assert order == [
        Bookmark(0, "办公室党支部"),
        *(Bookmark(1, f"记录{at}止") for at in range(len(lengths))),
    ]
    numbers = [int(labels(sheets)[f"记录{at}止"]) for at in range(len(lengths))]
    assert numbers == sorted(numbers)
    assert numbers[0] == 1


def test_deeper_levels_are_left_out() -> None:
    entries = [Entry(0, "支部", "1", 1), Entry(1, "会议", "1", 1), Entry(2, "议题", "1", 1)]
    strips = Contents(entries=entries).strips(SETTER, page.MEASURE)
    assert len(strips) == 3, "the title and two entries"


def test_contents_of_nothing_are_a_title(measure: Measure) -> None:
    paper = measure(pdf_of(Document(Metadata("汇编", "局", date(2026, 12, 31)), [Section([Contents()])])))
    assert paper.text.startswith("目　录")


def test_a_long_title_takes_lines_and_stays_clear_of_the_number(measure: Measure) -> None:
    title = "传达学习贯彻重要讲话精神并研究部署下一阶段重点工作" * 3
    entry = Entry(0, title, "128", 9)
    strips = Contents(deepest=0, entries=[entry]).strips(SETTER, page.MEASURE)
    assert len(strips) > 3
    assert [strip.glue for strip in strips[1:]] == [True] * (len(strips) - 2) + [False]
    section = Section([Marked(Title(title), title)], numbering=Numbering.FROM_1)
    paper = measure(
        pdf_of(Document(Metadata("汇编", "局", date(2026, 12, 31)), [Section([Contents()]), section]))
    )
    right = max(mark.x for mark in paper.pages[0] if mark.char in title)
    assert right < 28 + 156 - 3 * 156 / 28


@pytest.mark.parametrize(("length", "lines"), [(10, 1), (11, 1), (12, 1), (15, 2), (24, 2)])
def test_a_title_a_little_too_long_keeps_to_its_line(length: int, lines: int) -> None:
    title = "10月12日　支部党员大会　" + "讨论通过支部年度工作计划和学习安排表以及有关事项的清单目录"[:length]
    entries = [Entry(0, "办公室党支部", "1", 1), Entry(1, title, "176", 9)]
    one, both = (Contents(entries=entries[:count]).strips(SETTER, page.MEASURE) for count in (1, 2))
    assert len(both) - len(one) == lines


def test_such_a_title_still_has_a_leader(measure: Measure) -> None:
    title = "10月12日　支部党员大会　讨论通过支部年度工作计划表"
    section = Section([Marked(Title(title), title)], numbering=Numbering.FROM_1)
    front = Section([Contents(deepest=0)])
    paper = measure(pdf_of(Document(Metadata("汇编", "局", date(2026, 12, 31)), [front, section])))
    assert re.search(r"年度工作计划表\s*…+\s*1", paper.texts[0])


def test_leaders_stand_under_each_other_and_numbers_end_at_the_edge(measure: Measure) -> None:
    sections = [Section([Contents()]), *(chapter(at, 60) for at in range(12))]
    marks = measure(pdf_of(Document(Metadata("汇编", "局", date(2026, 12, 31)), sections))).pages[0]
    points = [round((mark.x - 28) / (156 / 28), 2) for mark in marks if mark.char == "…"]
    assert points
    assert all(point == pytest.approx(round(point), abs=0.02) for point in points)
    rows = {round(mark.y, 1): mark for mark in marks if mark.char.isdigit() and mark.y < 262}
    assert {round(last.x, 1) for last in rows.values()} == {round(28 + 156 - 0.5 * 16 * 25.4 / 72, 1)}


def test_a_cover_fills_one_page_even_with_long_names(measure: Measure) -> None:
    cover = Cover("水资源管理处党支部会议记录汇编" * 2, "中共某市水务局机关委员会" * 3, "2026年度")
    section = Section([cover], numbering=Numbering.NONE)
    paper = measure(pdf_of(Document(Metadata("汇编", "局", date(2026, 12, 31)), [section])))
    (marks,) = paper.pages
    assert all(26 < mark.x < 186 and 37 < mark.y < 262 for mark in marks)
    assert "2026年度" in paper.text
