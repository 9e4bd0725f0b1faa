"""Titles end their lines by sense, have at most three lines, and stand in the middle."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import page
from reports.parts.title import MOST_LINES, Title, set_title, unevenness
from reports.parts.typesetter import Typesetter

SETTER = Typesetter()
NAMES = ("水资源管理处党支部", "河湖管理与建设运行处党支部", "组织人事处党支部", "中共某市水务局机关委员会")


def broken(text: str, keep: tuple[str, ...] = ()) -> list[str]:
    size, lines = set_title(Title(text, keep=keep), SETTER, page.MEASURE)
    assert all(line.right <= page.MEASURE - size + 0.01 for line in lines)
    return [line.text for line in lines]


@pytest.mark.parametrize(
    "lines",
    [
        ["2026年10月督察通报"],
        ["关于2026年10月份模范机关", "创建工作督察情况的通报"],
        ["关于2026年5月份机关党建工作", "督察情况的通报"],
        ["关于2026年第三季度机关党支部", "组织生活制度执行情况督察的通报"],
        ["关于开展“学习贯彻习近平", "新时代中国特色社会主义思想”", "主题教育督察情况的通报"],
        ["中共某市某局机关委员会", "关于2026年10月份“三会一课”", "和主题党日活动落实情况督察的通报"],
        ["关于认真学习贯彻", "《中国共产党支部工作条例（试行）》", "进一步规范组织生活的意见"],
        ["关于2026年1月至3月党费收缴", "使用管理情况的公示"],
        ["关于表彰先进基层党组织优秀共产党员", "和优秀党务工作者的决定"],
        ["关于召开防汛抗旱处党支部", "第三党小组会的通知"],
        ["关于召开人事处党支部", "第一党小组会的通知"],
    ],
)
def test_titles_are_broken_by_sense(lines: list[str]) -> None:
    assert broken("".join(lines)) == lines


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("关于召开水资源管理处党支部2026年第四季度支部党员大会的通知", NAMES[0]),
        ("关于做好河湖管理与建设运行处党支部换届工作的提醒函", NAMES[1]),
        ("关于2026年第四季度组织人事处党支部组织生活会有关情况的通报", NAMES[2]),
        ("中共某市水务局机关委员会关于水资源管理处党支部换届选举有关事项的批复", NAMES[3]),
    ],
)
def test_a_name_given_is_never_split(text: str, name: str) -> None:
    """组织人事处党支部 begins with a word of the list, so only the given name tells that it is one."""
    lines = broken(text, NAMES)
    assert len(lines) > 1
    assert any(name in line for line in lines)


def test_the_full_name_of_a_group_is_parted_behind_its_branch() -> None:
    text = "关于召开防汛抗旱处党支部第三党小组会的通知"
    assert broken(text, ("防汛抗旱处党支部第三党小组",)) == ["关于召开防汛抗旱处党支部", "第三党小组会的通知"]


def test_what_looks_like_a_branch_is_kept_whole_without_being_named() -> None:
    lines = broken("关于召开测绘地理信息处党支部2026年第四季度党员大会的通知")
    assert any("测绘地理信息处党支部" in line for line in lines)


@pytest.mark.parametrize(
    "whole",
    ["2026年10月8日", "2026年10月份", "2026年上半年", "2026年第四季度", "第12期", "《党支部工作条例》"],
)
@pytest.mark.parametrize("before", range(6, 17))
def test_dates_and_books_are_never_split(whole: str, before: int) -> None:
    lines = broken("某" * before + whole + "有关工作情况的通报")
    assert any(whole in line for line in lines)


def test_a_title_has_three_lines_at_most_and_is_set_smaller_for_it() -> None:
    sizes = []
    for count in range(4, 80, 4):
        size, lines = set_title(Title("关于" + "某" * count + "的通报"), SETTER, page.MEASURE)
        assert len(lines) <= MOST_LINES
        sizes.append(size)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == page.SIZE_2
    assert sizes[-1] == page.SIZE_3


def test_a_title_too_long_for_three_lines_at_any_size_still_fits() -> None:
    text = "甲乙丙丁戊己庚辛壬癸" * 9
    size, lines = set_title(Title(text), SETTER, page.MEASURE)
    assert size == page.SIZE_3
    assert "".join(line.text for line in lines) == text
    assert all(line.right <= page.MEASURE + 0.01 for line in lines)


def test_a_title_of_one_long_word_stays_inside() -> None:
    _, lines = set_title(Title("https://" + "x" * 120), SETTER, page.MEASURE)
    assert all(line.right <= page.MEASURE + 0.01 for line in lines)
    assert "".join(line.text for line in lines) == "https://" + "x" * 120


WORDS = """
关于 开展 2026年10月 模范机关 创建工作 水资源管理处党支部 三会一课 和 主题党日 《党章》 督察情况 的 通报 某某 OA系统 落实
"""
vocabulary = st.sampled_from(WORDS.split())


@given(st.lists(vocabulary, min_size=1, max_size=14).map("".join))
@settings(max_examples=60, deadline=None)
def test_nothing_of_a_title_is_lost(text: str) -> None:
    _, lines = set_title(Title(text, keep=NAMES), SETTER, page.MEASURE)
    assert "".join(line.text for line in lines) == text


@given(st.lists(vocabulary, min_size=1, max_size=7).map("".join).filter(lambda text: len(text) <= 36))
@settings(max_examples=60, deadline=None)
def test_no_line_begins_with_的_or_a_mark(text: str) -> None:
    """Titles as long as offices write them; in longer ones a name may leave no better place."""
    _, lines = set_title(Title(text, keep=NAMES), SETTER, page.MEASURE)
    assert not any(line.text[0] in "的》" for line in lines[1:])


@given(st.lists(vocabulary, min_size=1, max_size=9).map("".join))
@settings(max_examples=60, deadline=None)
def test_the_same_title_is_always_broken_the_same_way(text: str) -> None:
    assert broken(text, NAMES) == broken(text, NAMES)


def test_an_empty_title_takes_no_room() -> None:
    assert Title("").strips(SETTER, page.MEASURE) == []


def test_a_title_ends_on_a_line_of_the_grid() -> None:
    for text in ("督察通报", "关于2026年10月份模范机关创建工作督察情况的通报", "某" * 70):
        (strip,) = Title(text).strips(SETTER, page.MEASURE)
        assert strip.height / page.LINE == pytest.approx(round(strip.height / page.LINE))
        assert strip.glue


def test_a_trapezium_and_a_diamond_are_better_than_a_box_and_an_hourglass() -> None:
    assert unevenness([14, 10]) < unevenness([10, 14])
    assert unevenness([10, 14, 10]) < unevenness([14, 10, 14])
    assert unevenness([14, 12, 10]) < unevenness([14, 10, 12])
    assert unevenness([12.5, 11.5]) > unevenness([12.2, 11.5])
    for shape in ([15, 13, 11], [11, 15, 11]):
        assert all(unevenness(shape) < unevenness([16, before, 16]) for before in (8, 10))
    assert unevenness([12, 12]) == pytest.approx(0.6)


def test_lines_are_centred_on_each_other(setter: Typesetter) -> None:
    _, lines = set_title(Title("关于2026年10月份模范机关创建工作督察情况的通报"), setter, page.MEASURE)
    for upper, lower in pairwise(lines):
        assert upper.left == lower.left == 0
