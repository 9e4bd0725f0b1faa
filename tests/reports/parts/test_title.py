"""Titles end their lines between words, and stand in the middle."""

import pytest

from reports import page
from reports.fonts import Style
from reports.page import Setting
from reports.parts.title import MARGIN, Title, balanced, word_ends
from reports.parts.typesetter import Span, Typesetter

WIDTH = page.MEASURE - 2 * MARGIN * page.SIZE_2


def broken(setter: Typesetter, text: str) -> list[str]:
    galley = setter.galley([Span(text, Style.TITLE)], Setting(page.SIZE_2, page.SIZE_2), "标题")
    lines = balanced(galley, WIDTH)
    assert all(line.right <= WIDTH + 0.01 for line in lines)
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
    ],
)
def test_titles_are_broken_by_sense(setter: Typesetter, lines: list[str]) -> None:
    assert broken(setter, "".join(lines)) == lines


def test_a_title_of_unknown_words_still_fits(setter: Typesetter) -> None:
    text = "甲乙丙丁戊己庚辛壬癸" * 9
    lines = broken(setter, text)
    assert "".join(lines) == text


def test_an_empty_title_takes_no_room(setter: Typesetter) -> None:
    assert Title("").strips(setter, page.MEASURE) == []


def test_a_title_ends_on_a_line_of_the_grid(setter: Typesetter) -> None:
    for text in ("督察通报", "关于2026年10月份模范机关创建工作督察情况的通报"):
        (strip,) = Title(text).strips(setter, page.MEASURE)
        assert strip.height / page.LINE == pytest.approx(round(strip.height / page.LINE))
        assert strip.glue


def test_words_end_behind_的_and_before_和() -> None:
    ends = word_ends("学习和工作的通报")
    assert {2, 6} <= ends
    assert not {3, 5} & ends
