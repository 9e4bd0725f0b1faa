"""Paragraphs in Word: indents, headings for its navigation, text that is nothing but text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import page
from reports.faces.fonts import Style
from reports.parts import annexes, headings
from reports.parts.paragraph import Align, Paragraph, Space
from reports.parts.title import Title
from reports.parts.typesetter import Span, Typesetter, tidy
from reports.word.blocks import translated
from reports.word.definitions import FIRST_LEVEL, SECOND_LEVEL
from reports.word.markup import Element
from tests.reports.word import reading

SETTER = Typesetter()


def word(block: Paragraph | Title | Space) -> Element:
    (made,) = translated(block, SETTER, page.MEASURE)
    return made


def indent(made: Element) -> dict[str, str | None]:
    sides = ("left", "right", "firstLine", "hanging")
    found = {side: reading.values(made, "ind", side) for side in sides}
    return {side: values[0] for side, values in found.items() if values and values[0] is not None}


@given(st.text(st.characters(exclude_categories=["Cs", "Cn"])))
def test_every_character_that_paper_sets_stands_in_the_text(typed: str) -> None:
    assert reading.text_of(word(Paragraph([Span(typed)], "正文"))) == tidy(typed)


def test_a_paragraph_begins_two_characters_in() -> None:
    assert indent(word(Paragraph([Span("文")], "正文"))) == {"firstLine": "632"}


@pytest.mark.parametrize(
    ("first", "rest", "right", "expected"),
    [
        (0, 0, 0, {}),
        (2, 2, 0, {"left": "632"}),
        (2, 5, 0, {"left": "1579", "hanging": "948"}),
        (0, 0, 4, {"right": "1263"}),
    ],
)
def test_indents_are_counted_in_characters(
    first: float, rest: float, right: float, expected: dict[str, str]
) -> None:
    assert indent(word(Paragraph([Span("文")], "正文", first, rest, right=right))) == expected


def test_names_of_annexes_stand_under_each_other() -> None:
    blank, first, second = annexes.listing(["统计表", "问题整改清单"])
    places = [indent(translated(block, SETTER, page.MEASURE)[0]) for block in (first, second)]
    assert isinstance(blank, Space)
    assert places[0]["left"] == places[1]["left"]
    assert int(places[0]["left"] or 0) > 5 * 315


@pytest.mark.parametrize(("line", "style"), [("一、总体情况", FIRST_LEVEL), ("（一）落实情况", SECOND_LEVEL)])
def test_a_heading_of_its_own_is_one_for_words_navigation(line: str, style: str) -> None:
    assert reading.values(word(headings.paragraph(line, "正文")), "pStyle") == [style]


def test_a_heading_that_opens_a_paragraph_keeps_its_face() -> None:
    made = word(headings.paragraph("（一）抓学习。各支部要学深悟透。", "正文"))
    assert reading.values(made, "pStyle") == []
    assert reading.values(made, "rFonts", "eastAsia") == ["楷体_GB2312", "仿宋_GB2312"]


@pytest.mark.parametrize(
    ("align", "expected"),
    [(Align.FULL, []), (Align.LEFT, ["left"]), (Align.CENTRE, ["center"]), (Align.RIGHT, ["right"])],
)
def test_only_full_lines_are_spread(align: Align, expected: list[str]) -> None:
    assert reading.values(word(Paragraph([Span("文")], "正文", align=align)), "jc") == expected


def test_what_is_kept_on_paper_is_kept_in_word() -> None:
    made = word(Paragraph([Span("文")], "正文", keep=True, whole=True))
    assert list(reading.every(made, "keepNext"))
    assert list(reading.every(made, "keepLines"))


def test_an_empty_line_is_as_high_as_the_others_and_half_a_line_half() -> None:
    assert reading.values(word(Space(1)), "spacing", "line") == ["579"]
    assert reading.values(word(Space(0.5)), "spacing", "line") == ["290"]


def test_a_title_ends_its_lines_where_paper_does() -> None:
    title = Title("关于2026年10月份模范机关创建工作督察情况的通报")
    made = word(title)
    assert len(list(reading.every(made, "br"))) == 1
    assert reading.text_of(made) == title.text
    assert set(reading.values(made, "rFonts", "eastAsia")) == {"方正小标宋简体"}


def test_a_coloured_text_is_of_that_colour() -> None:
    made = word(Paragraph([Span("红", Style.TITLE)], "标志", colour=(0.898, 0.0, 0.0)))
    assert reading.values(made, "color") == ["E50000"]
