"""What stands in the box: put right, narrowed less, completed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.rules.search_box import (
    LONGEST_TYPED,
    MOST_OFFERED,
    Completing,
    Filter,
    asked,
    begun,
    completed,
    completing,
    filters,
    meant,
    proposed,
    quoted,
    waits_for_enter,
    without,
)
from models.rules.searching import normalized, parse

TYPED = st.text(
    st.sampled_from("支部类型年人:： \n\t“”\"'党课第一2024-甲A１\u3000\u200b\x00😀"), max_size=30
) | st.text(max_size=30)
NAMES = st.text(st.sampled_from("机关第一党支部 “”A:"), min_size=1, max_size=12).filter(str.strip)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (" 主题\n党日 ", "主题 党日"),
        ("一\r\n二\u2028三\t四", "一 二 三 四"),
        ("", ""),
        ("\n\n", ""),
    ],
)
def test_line_ends_are_blanks(typed: str, text: str) -> None:
    assert asked(typed).text == text
    assert not asked(typed).is_cut


def test_what_is_too_long_is_cut_and_told() -> None:
    found = asked("党" * (LONGEST_TYPED + 1))
    assert found.text == "党" * LONGEST_TYPED
    assert found.is_cut
    assert not asked("党" * LONGEST_TYPED).is_cut


def test_filters_with_a_value_are_those_that_narrow() -> None:
    typed = "党课 支部:第一 年： 类型:“支部 党课” 年:2020-2024 年:去年 人:“ ”"
    assert [(piece.name, piece.value) for piece in filters(typed)] == [
        ("支部", "第一"),
        ("类型", "支部 党课"),
        ("年", "2020-2024"),
    ]


@given(TYPED)
@example("“没有关上 支部:第一")
def test_without_its_filters_a_text_has_only_words(typed: str) -> None:
    words = parse(typed).words
    while found := filters(typed):
        fewer = without(typed, found[0])
        assert len(filters(fewer)) == len(found) - 1
        typed = fewer
    assert parse(typed).words == words


@pytest.mark.parametrize(
    ("typed", "waits"),
    [
        ("党", True),
        ("党课", False),
        ("党课 会", True),
        ("支部:一", False),
        ("人:王", True),
        ("年:2", True),
        ("", False),
    ],
)
def test_a_single_character_waits_for_enter(typed: str, waits: bool) -> None:
    assert waits_for_enter(typed) is waits


@pytest.mark.parametrize(
    ("typed", "cursor", "place"),
    [
        ("支部:", 3, Completing(Filter.BRANCH, "", 3, 3)),
        ("党课 类型：党", 7, Completing(Filter.KIND, "党", 6, 7)),
        ("支部:“机关 第", 8, Completing(Filter.BRANCH, "机关 第", 3, 8)),
        ("人:王 党课", 3, Completing(Filter.PERSON, "王", 2, 3)),
        ("人:王 党课", 4, None),
        ("支部:第一", 2, None),
        ("党课", 2, None),
        ("", 0, None),
    ],
)
def test_the_filter_the_cursor_stands_in(typed: str, cursor: int, place: Completing | None) -> None:
    assert completing(typed, cursor) == place


@given(
    st.sampled_from([Filter.BRANCH, Filter.KIND, Filter.PERSON]),
    NAMES,
    st.sampled_from(["", "党课", "年:2024"]),
)
def test_a_name_put_in_is_the_filters_value_and_nothing_else_changes(
    kind: Filter, name: str, rest: str
) -> None:
    typed, cursor = begun(rest, kind)
    place = completing(typed, cursor)
    assert place is not None
    text, end = completed(typed, place, name)
    before, after = parse(rest), parse(text)
    assert (after.words, after.years) == (before.words, before.years)
    values = after.organizations + after.kinds + after.people
    assert all(value in normalized(name) for value in values)
    assert len(values) == 1 or not normalized(max(name.replace("”", "“").split("“"), key=len))
    assert end == len(text)


def test_what_stands_behind_the_name_stays() -> None:
    place = completing("支部:一 党课", 4)
    assert place is not None
    assert completed("支部:一 党课", place, "第一党支部") == ("支部:第一党支部 党课", 9)


def test_names_that_begin_so_are_proposed_first_and_each_once() -> None:
    names = ("机关第一党支部", "第一党小组", "第二党支部", "第一党小组", "")
    assert proposed(names, "第一") == ("第一党小组", "机关第一党支部")
    assert proposed(names, "") == ("机关第一党支部", "第一党小组", "第二党支部")
    assert len(proposed(map(str, range(100)), "")) == MOST_OFFERED


def test_a_word_that_is_a_kinds_name_becomes_its_filter() -> None:
    typed = "渠道 党课 “支部党员大会” 人:党课"
    found = list(meant(typed, ("党课", "支部党员大会", "督察记录（随机抽查）")))
    assert [each.name for each in found] == ["党课", "支部党员大会"]
    assert found[0].typed == "渠道 类型:党课 “支部党员大会” 人:党课"
    assert parse(found[1].typed).kinds == ("支部党员大会",)
    assert list(meant("党 课", ("党课",))) == []


BRANCHES = (
    "机关党委",
    "办公室党支部",
    "财务处党支部",
    "综合 办公室",
    "老干部处第一党支部",
    "老干部处第二党支部",
)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("办公室党支部 主题党日", ["支部:办公室党支部 主题党日"]),
        ("财务处", ["支部:财务处党支部"]),
        ("王𬀩 办公室", ["王𬀩 支部:办公室"]),
        ("老干部处", ["支部:老干部处"]),
        ("“综合 办公室”", ["支部:“综合 办公室”"]),
        ("机关", []),
        ("支部", []),
        ("党支部", []),
        ("第一", []),
        ("支部:财务处 人:财务处", []),
        ("人事处", []),
    ],
)
def test_a_word_that_names_an_organisation_becomes_its_filter(typed: str, offered: list[str]) -> None:
    names = (*BRANCHES, "第三党支部", "第四党支部")
    assert [each.typed for each in meant(typed, (), names)] == offered


@given(st.text(), st.lists(st.text(max_size=12), max_size=5))
def test_whatever_is_offered_is_a_filter_by_that_name(typed: str, names: list[str]) -> None:
    for found in meant(typed, (), names):
        asked_for = parse(found.typed)
        assert any(part in normalized(name) for part in asked_for.organizations for name in names)


def test_phrases_are_what_stands_between_quotes_with_blanks() -> None:
    assert list(quoted('“三会  一课” “党课” 支部:“机关 第一” "a b')) == ["三会 一课", "a b"]
