"""避头尾 over texts written for the purpose and texts made by hypothesis."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.page import BODY, MEASURE
from reports.parts import kinsoku
from reports.parts.typesetter import Line, Span, Typesetter, set_lines

SETTER = Typesetter()
BAD_FIRST = set("，。、；：？！）》」』】〕〉”’…—·％‰℃")
BAD_LAST = set("（《「『【〔〈“‘")

characters = st.text(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分", min_size=2, max_size=7
)
numbers = st.builds(
    lambda count, unit: f"{count}{unit}", st.integers(0, 99999), st.sampled_from("年月日个%次人号")
)
words = st.sampled_from(["OA", "GB/T", "PDF", "e-mail", "Windows", "12.5", "WPS"])
quoted = st.builds(
    lambda pair, inside: pair[0] + inside + pair[1],
    st.sampled_from(["“”", "《》", "（）", "〔〕"]),
    characters,
)
pieces = st.one_of(characters, characters, numbers, words, quoted, st.just("——"), st.just("……"))
marks = st.sampled_from(["", "", "，", "。", "、", "；", "：", "？", "！"])
texts = st.lists(
    st.builds(lambda piece, stem, mark: stem + piece + mark, pieces, characters, marks),
    min_size=1,
    max_size=60,
).map("".join)


def lines_of(text: str, measure: float = MEASURE) -> list[Line]:
    return set_lines(SETTER.galley([Span(text)], BODY, "正文"), measure, 2 * BODY.pitch)


def faults(lines: list[Line]) -> list[str]:
    """Lines that begin or end wrongly, or leave the block."""
    found = [f"begins with {line.text[0]}" for line in lines[1:] if line.text[0] in BAD_FIRST]
    found += [f"ends with {line.text[-1]}" for line in lines[:-1] if line.text[-1] in BAD_LAST]
    for line in lines:
        last = line.placed[-1]
        ink = last.x + min(last.glyph.advance * BODY.size, BODY.pitch) * (
            0.5 if last.glyph.char in kinsoku.CLOSING else 1
        )
        if ink > MEASURE + 0.25 or line.placed[0].x < -8.1:
            found.append(f"outside: {line.text}")
    return found


@given(texts)
@settings(max_examples=150, deadline=None)
def test_no_line_begins_or_ends_wrongly_or_leaves_the_block(text: str) -> None:
    assert faults(lines_of(text)) == []


@given(texts)
@settings(max_examples=80, deadline=None)
def test_no_character_is_lost_or_moved(text: str) -> None:
    assert "".join(line.text for line in lines_of(text)).replace(" ", "") == text.replace(" ", "")


@given(texts)
@settings(max_examples=80, deadline=None)
def test_glyphs_of_a_line_never_run_backwards(text: str) -> None:
    for line in lines_of(text):
        places = [item.x for item in line.placed]
        assert places == sorted(places)


@given(texts)
@settings(max_examples=80, deadline=None)
def test_dashes_and_ellipses_are_never_split(text: str) -> None:
    for line in lines_of(text):
        assert line.text.count("—") % 2 == 0
        assert line.text.count("…") % 2 == 0


@pytest.mark.parametrize("before", range(20, 29))
@pytest.mark.parametrize(
    "whole", ["2026年", "12个", "68.5%", "第3季度", "〔2026〕17号", "GB/T", "——", "……", "e-mail", "100℃"]
)
def test_what_belongs_together_stays_on_one_line(before: int, whole: str) -> None:
    text = "中" * before + whole.replace("季度", "") + "华" * 30
    kept = whole.replace("季度", "")
    assert any(kept in line.text for line in lines_of(text))


@pytest.mark.parametrize("mark", "，。、；：？！）》”")
@pytest.mark.parametrize("before", range(24, 30))
def test_a_mark_is_pulled_in_or_brings_company(before: int, mark: str) -> None:
    text = "关于，" + "中" * (before - 3) + mark + "华" * 30
    assert faults(lines_of(text)) == []


def test_a_full_line_is_spread_to_both_edges_and_the_last_is_not() -> None:
    lines = lines_of("机关党委于10月" + "中" * 40)
    assert lines[0].right == pytest.approx(MEASURE, abs=0.3)
    gaps = {round(b.x - a.x, 3) for a, b in zip(lines[-1].placed, lines[-1].placed[1:], strict=False)}
    assert gaps == {round(BODY.pitch, 3)}


def test_a_word_that_fits_on_no_line_is_broken_inside_the_block() -> None:
    lines = lines_of("x" * 60 + "与" + "9" * 60)
    assert len(lines) > 1
    assert faults(lines) == []
    assert "".join(line.text for line in lines) == "x" * 60 + "与" + "9" * 60


def test_a_column_of_one_character_still_holds_everything() -> None:
    lines = lines_of("（一）《办法》——“是”。", measure=3 * BODY.pitch)
    assert "".join(line.text for line in lines) == "（一）《办法》——“是”。"


def test_an_empty_text_has_no_lines() -> None:
    assert lines_of("") == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("一，", 1),
        ("（一", 1),
        ("——", 1),
        ("12", 1),
        ("2年", 1),
        ("1.5", 1),
        ("1.5", 2),
        ("A/B", 1),
        ("a@b", 1),
        ("党 员", 1),
        ("发〔", 1),
        ("4—2", 2),
        ("4至6月", 2),
        ("5万元", 2),
        ("5学时", 1),
        ("5学时", 2),
        ("第二十届", 1),
        ("第二十届", 2),
        ("5月8日", 2),
        ("5月18日", 2),
        ("１２", 1),
        ("9票", 1),
    ],
)
def test_places_where_no_line_may_end(text: str, at: int) -> None:
    assert not kinsoku.may_break(text, at)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("一二", 1),
        ("，一", 1),
        ("年5", 1),
        ("党A", 1),
        ("A党", 1),
        ("一（", 1),
        ("党 员", 2),
        ("党　员", 1),
        ("年—2026", 2),
        ("5月2,4", 2),
        ("万元", 1),
        ("学时", 1),
        ("二十", 1),
        ("甲—乙", 2),
    ],
)
def test_places_where_a_line_may_end(text: str, at: int) -> None:
    assert kinsoku.may_break(text, at)


anything = st.text("第一二十12345年月日个学时小万元〔〕—至–…，。（）“”abX./-:% 　党建的余百①½", max_size=60)


@given(anything)
def test_all_ends_of_a_text_are_what_each_place_by_itself_allows(text: str) -> None:
    """The quick way over a whole text passes over characters that never matter."""
    expected = [False, *(kinsoku.may_break(text, at) for at in range(1, len(text))), True] if text else [True]
    assert kinsoku.breaks(text) == expected


@given(anything)
def test_all_gaps_of_a_text_are_what_each_pair_by_itself_allows(text: str) -> None:
    assert kinsoku.spreading(text) == [kinsoku.spreads(one, other) for one, other in pairwise(text)]
