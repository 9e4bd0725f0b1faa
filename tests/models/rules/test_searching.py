"""What is typed is understood whatever it is; a word's phrase of tokens is in a text's tokens exactly where the word is in the text."""

import sys
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from models.rules import searching
from models.rules.searching import (
    MARK,
    SearchQuery,
    mark,
    normalized,
    parse,
    phrase,
    pieces,
    snippet,
    tokens,
)

SIGNS = "张伟会议第一，。《》%_\\'\"<&\n\r\t a0Ａ０ｂ😀𠮷·①…é\u0301ﬁß　\u200b\ufeff\x00㍿가ΐ"
texts = st.one_of(st.text(SIGNS, max_size=40), st.text(max_size=20))


def holds(expression: str, document: str) -> bool:
    """What the full-text table does with a phrase."""
    wanted, has = expression.removesuffix(" *").strip('"').split(" "), document.split(" ")
    by_beginning = expression.endswith("*")
    for start in range(len(has) - len(wanted) + 1):
        *whole, last = has[start : start + len(wanted)]
        if whole == wanted[:-1] and (last.startswith(wanted[-1]) if by_beginning else last == wanted[-1]):
            return True
    return False


@given(texts, texts)
@example("a b", "b")
@example("甲，乙", "，乙")
@example("党建\n工作", "建工")
@example("_x", "x")
def test_a_phrase_is_found_exactly_where_the_word_is(text: str, word: str) -> None:
    normal, sought = normalized(text), normalized(word)
    assume(sought)
    assert holds(phrase(sought), tokens(normal)) == (sought in normal)


@given(texts.filter(str.strip), st.data())
def test_every_piece_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    normal = normalized(text)
    assume(normal)
    start = data.draw(st.integers(0, len(normal) - 1))
    piece = normalized(normal[start : data.draw(st.integers(start + 1, len(normal)))])
    assume(piece)
    assert holds(phrase(piece), tokens(normal))


@given(texts)
def test_folding_again_changes_nothing(text: str) -> None:
    assert normalized(normalized(text)) == normalized(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("２０２４年Ａ组", "2024年a组"),
        ("党\u200b支部\ufeff", "党支部"),
        ("（试行）", "(试行)"),
        ("一　 二\t三", "一 二 三"),
        ("甲\r\n\r\n 乙", "甲\n乙"),
        ("STRASSE", "straße"),
        ("e\u0301", "é"),
    ],
)
def test_what_reads_the_same_is_the_same(one: str, other: str) -> None:
    assert normalized(one) == normalized(other)


def test_no_text_can_hold_what_stands_for_signs_and_marks() -> None:
    kept = {MARK, *searching._WHOLE.values()}
    offenders = [
        code
        for code in range(sys.maxunicode + 1)
        if (unicodedata.category(chr(code)) != "Cn" or chr(code) in kept)
        and kept & set(chr(code).translate(searching._FOLD))
    ]
    assert offenders == []


def test_the_table_would_cut_no_token() -> None:
    every = "".join(map(chr, range(1, 128)))
    for token in (*tokens(normalized(every)).split(" "), mark("k", "meeting.heart_talk")):
        assert token.strip()
        assert all(not sign.isascii() or sign.isalnum() for sign in token)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", SearchQuery()),
        (" \n\t", SearchQuery()),
        ("学习 条例 学习", SearchQuery(("学习", "条例"))),
        ("“三会 一课”", SearchQuery(("三会 一课",))),
        ('"三会 一课" a', SearchQuery(("三会 一课", "a"))),
        ("“没有 关上", SearchQuery(("没有 关上",))),
        ("支部:第一 支部：“第二 支部” 党费", SearchQuery(("党费",), ("第一", "第二 支部"))),
        ("类型:支委会 人：王", SearchQuery(kinds=("支委会",), people=("王",))),
        (
            "年:2024 年：２０２０-2022 年:2023年",
            SearchQuery(years=((2024, 2024), (2020, 2022), (2023, 2023))),
        ),
        ("年:2024-2020", SearchQuery(years=((2020, 2024),))),
        ("年:去年", SearchQuery(("去年",))),
        ("支部: 年： 类型:", SearchQuery()),
        (":", SearchQuery((":",))),
        ("“”", SearchQuery()),
        ("部门:甲", SearchQuery(("部门:甲",))),
        ("甲\x00乙", SearchQuery(("甲 乙",))),
        ("\ud800", SearchQuery()),
    ],
)
def test_what_was_typed_is_understood(typed: str, asked: SearchQuery) -> None:
    assert parse(typed) == asked


@given(st.text(st.sampled_from('支部类型年人:：“”" 甲a\n\x00-2019'), max_size=40) | st.text())
def test_anything_may_be_typed(typed: str) -> None:
    query = parse(typed)
    for word in (*query.words, *query.people):
        assert word == normalized(word)
        assert "\n" not in word
        phrase(word).encode()
    cut = list(pieces(typed))
    assert all(one.end <= other.start for one, other in pairwise(cut))
    assert all(piece.value in typed[piece.start : piece.end] for piece in cut)


def test_an_endless_query_is_looked_for_by_its_beginning() -> None:
    query = parse(" ".join(f"词{number}" for number in range(500)) + "长" * 5000)
    assert len(query.words) == searching.MOST_WORDS
    assert len(parse("长" * 5000).words[0]) == searching.LONGEST_WORD


@given(texts, st.lists(st.text(SIGNS, min_size=1, max_size=3), max_size=3), st.integers(5, 60))
@example("甲乙" * 60, ["乙甲"], 20)
def test_a_snippet_marks_the_hits_it_shows(text: str, words: list[str], width: int) -> None:
    terms = tuple(filter(None, map(normalized, words)))
    shown = snippet(text, terms, width)
    assert "\n" not in shown.text
    assert len(shown.text) <= 2 * width + 2
    assert all(one[1] <= other[0] for one, other in pairwise(shown.hits))
    for first, last in shown.hits:
        assert 0 <= first < last <= len(shown.text)
    if any(term in line for term in terms for line in normalized(text).split("\n")):
        assert shown.hits or not text.strip()


def test_a_snippet_marks_the_places_of_the_original() -> None:
    shown = snippet("第一行\n会议（２０２４年）审议了㍿名称，Ａ组汇报。", ("(2024年)", "a组"), 80)
    assert [shown.text[first:last] for first, last in shown.hits] == ["（２０２４年）", "Ａ组"]
    assert shown.text == "第一行 会议（２０２４年）审议了㍿名称，Ａ组汇报。"
    long = snippet("前" * 300 + "水位\u200b观测" + "后" * 300, ("水位观测",), 40)
    assert long.text.startswith("…前")
    assert long.text.endswith("后…")
    assert [long.text[first:last] for first, last in long.hits] == ["水位\u200b观测"]


def test_the_first_hit_of_a_long_text_is_found_wherever_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "BLOCK", 16)
    for place in range(60):
        shown = snippet("…" * place + "水位" + "后" * 40 + "水位", ("水位",), 8)
        assert [shown.text[first:last] for first, last in shown.hits] == ["水位"], place
        assert shown.text.endswith("后…"), place


def test_of_a_long_text_only_the_piece_around_the_hit_is_folded_letter_by_letter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[int] = []
    closely = searching._with_origins

    def counting(text: str) -> tuple[str, Sequence[int]]:
        looked.append(len(text))
        return closely(text)

    monkeypatch.setattr(searching, "_with_origins", counting)
    shown = snippet("……前文" * 50_000 + "水位观测" + "……后文" * 50_000, ("水位",))
    assert [shown.text[first:last] for first, last in shown.hits] == ["水位"]
    assert sum(looked) < 4 * searching.BLOCK


@pytest.mark.parametrize("dot", "•・‧∙⋅●･·")
def test_the_dot_of_a_name_is_one_whatever_the_input_method_gave(dot: str) -> None:
    text = normalized(f"主持人：阿依古丽{dot}买买提")
    for typed in ("阿依古丽·买买提", "人:阿依古丽•买买提", "人:阿依古丽.买买提", "人:阿依古丽。买买提"):
        (term,) = parse(typed).terms
        assert term in text
    assert parse("3.5 人:J.Smith").terms == ("3.5", "j.smith")
