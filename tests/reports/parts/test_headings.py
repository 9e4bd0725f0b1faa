"""Levels of headings in typed text."""

import pytest

from reports.faces.fonts import Style
from reports.parts.headings import chinese_number, heading, paragraph, paragraphs


@pytest.mark.parametrize(
    ("line", "styles"),
    [
        ("一、总体情况", [Style.HEI]),
        ("十一、总体情况", [Style.HEI]),
        ("（一）提高站位", [Style.KAI]),
        ("(二)提高站位", [Style.KAI]),
        ("1.责任分工", [Style.FANGSONG]),
        ("（1）责任分工", [Style.FANGSONG]),
        ("（一）记录不规范。个别支部如此。", [Style.KAI, Style.FANGSONG]),
        ("一、很好。做法如下。", [Style.HEI, Style.FANGSONG]),
        ("一是认识到位。", [Style.FANGSONG]),
        ("（一）" + "长" * 60 + "。后文。", [Style.FANGSONG]),
        ("（一）" + "长" * 60, [Style.FANGSONG]),
    ],
)
def test_a_line_gets_the_style_of_its_level(line: str, styles: list[Style]) -> None:
    spans = paragraph(line, "正文").spans
    assert [span.style for span in spans] == styles
    assert "".join(span.text for span in spans) == line


def test_a_heading_alone_stays_with_what_follows_and_text_does_not() -> None:
    assert paragraph("一、总体情况", "正文").keep
    assert not paragraph("（一）记录不规范。个别支部如此。", "正文").keep


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("（一）限期整改。\n（二）加强督促。", [False, False]),
        ("（一）限期整改。\n各支部抓好落实。\n（二）加强督促。", [True, False, False]),
        ("（一）限期整改\n（二）加强督促", [True, True]),
        ("一、整改要求。\n（一）限期整改。", [True, False]),
    ],
)
def test_short_items_of_one_sentence_are_not_chained_like_headings(text: str, kept: list[bool]) -> None:
    found = paragraphs(text, "正文")
    assert [item.keep for item in found] == kept
    assert [item.whole for item in found] == kept


def test_empty_lines_and_indents_typed_by_hand_are_dropped() -> None:
    found = paragraphs("　　第一段\n\n  \n\t第二段　\n", "正文")
    assert [item.spans[0].text for item in found] == ["第一段", "第二段"]


def test_headings_of_the_program_are_numbered_in_chinese() -> None:
    assert heading(12, "整改要求", "正文").spans[0].text == "十二、整改要求"


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (19, "十九"), (20, "二十"), (99, "九十九")]
)
def test_chinese_numbers(number: int, text: str) -> None:
    assert chinese_number(number) == text


@pytest.mark.parametrize("number", [0, 100])
def test_numbers_that_no_heading_has_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        chinese_number(number)
