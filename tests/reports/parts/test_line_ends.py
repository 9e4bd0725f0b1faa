"""Which end a line gets where several are possible, and where none is."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.page import BODY, MEASURE, Setting
from reports.parts.justify import squeeze_cost
from reports.parts.line_ends import stretches
from reports.parts.typesetter import Galley, Span, Typesetter, set_lines

SETTER = Typesetter()
SMALL = Setting(10.5, 10.5)


def galley_of(text: str, setting: Setting = BODY) -> Galley:
    return SETTER.galley([Span(text)], setting, "正文")


def lines_of(text: str, characters: float = 28, setting: Setting = BODY) -> list[str]:
    return [line.text for line in set_lines(galley_of(text, setting), characters * setting.pitch)]


def test_a_lonely_last_character_is_taken_in_by_squeezing_the_line_before() -> None:
    text = "要抓学习、抓制度、抓作风、抓整改、抓落实，一项一项地办好事情。"
    assert len(text) == 31
    assert lines_of("党" + text[1:]) == ["党" + text[1:28], text[28:]], "three characters are not lonely"
    short = text.replace("地", "").replace("一项一项", "一项项")
    assert len(short) == 29
    assert lines_of(short) == [short], "four marks give up two characters' width"


def test_lines_further_up_help_when_the_last_has_too_few_marks() -> None:
    head = "要抓学习、抓制度、抓作风、抓整改、抓落实，一项项办好它"
    text = head + "党" * (2 * 28 + 1 - len(head))
    lines = lines_of(text)
    assert len(lines) == 2
    assert "".join(lines) == text
    assert len(lines[0]) > 28


def test_a_lonely_character_stays_where_no_mark_can_give() -> None:
    """Spreading the line before would break the row of 28 characters (5.2.3)."""
    assert lines_of("党" * 29) == ["党" * 28, "党"]


def test_a_paragraph_that_is_a_character_too_long_is_set_a_hair_closer() -> None:
    text = "现将召开防汛抗旱处党支部第三党小组会有关事项通知如下。"
    galley = galley_of(text)
    (line,) = set_lines(galley, MEASURE, first=2 * BODY.pitch)
    assert line.text == text
    assert line.right <= MEASURE + 0.01
    steps = [after.x - at.x for at, after in pairwise(line.placed)]
    assert min(steps) > (1 - 0.025) * BODY.pitch - 0.2
    longer = "党" + text
    assert [line.text for line in set_lines(galley_of(longer), MEASURE, first=2 * BODY.pitch)] == [
        longer[:26],
        longer[26:],
    ]


def test_longer_paragraphs_keep_their_28_characters() -> None:
    assert lines_of("党" * 56 + "建。") == ["党" * 28, "党" * 28, "建。"]


@given(st.text("党建工作，。、《》", min_size=1, max_size=150))
@settings(max_examples=100, deadline=None)
def test_no_line_is_squeezed_beyond_what_its_marks_can_give(text: str) -> None:
    galley = galley_of(text)
    for start, end in stretches(galley, MEASURE, MEASURE):
        if galley.width(start, end) > MEASURE + 0.01:
            assert squeeze_cost(galley, start, end, MEASURE) <= 1.0


@pytest.mark.parametrize("before", range(1, 28))
def test_an_address_is_broken_rather_than_leaving_a_gap(before: int) -> None:
    text = "党" * before + "http://oa.example.gov.cn/dangwu/taizhang/2026/index.html" + "建" * 28
    for line in set_lines(galley_of(text), MEASURE)[:-1]:
        assert line.right > MEASURE - 2 * BODY.pitch


@pytest.mark.parametrize("word", ["39个", "50%", "2026年", "12.5", "GB/T"])
def test_a_word_that_fits_a_narrow_column_is_not_broken(word: str) -> None:
    for before in range(1, 8):
        lines = lines_of("党" * before + word + "建" * 6, 3.6, SMALL)
        assert any(word in line for line in lines), lines


def test_a_number_of_a_document_longer_than_its_column_is_parted_before_its_year() -> None:
    assert lines_of("某局机党〔2026〕3号", 6, SMALL) == ["某局机党", "〔2026〕3号"]


@pytest.mark.parametrize("char", "…—")
@pytest.mark.parametrize("before", [0, 1, 2, 27])
def test_a_run_longer_than_a_line_is_broken_between_pairs(char: str, before: int) -> None:
    lines = lines_of("党" * before + char * 90)
    assert "".join(lines) == "党" * before + char * 90
    assert all(line.count(char) % 2 == 0 for line in lines)


def test_a_run_of_marks_longer_than_a_line_fills_its_lines() -> None:
    lines = lines_of("党" * 5 + "，" * 80)
    assert "".join(lines) == "党" * 5 + "，" * 80
    assert len(lines) <= 4


def test_spaces_at_a_line_end_belong_to_no_line() -> None:
    lines = lines_of("word " * 40)
    assert all(line == line.strip() for line in lines[:-1])
    assert " ".join(" ".join(lines).split()) == ("word " * 40).strip()


@given(st.text("党建2026年，“”—…aB./ 　", max_size=120), st.floats(10.0, 450.0))
@settings(max_examples=100, deadline=None)
def test_lines_hold_every_character_but_spaces_at_their_ends(text: str, measure: float) -> None:
    lines = set_lines(galley_of(text), measure)
    assert "".join("".join(line.text for line in lines).split()) == "".join(text.split())
    for line in lines:
        assert line.placed
