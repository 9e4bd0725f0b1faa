"""A line whose basis is gone is told of in the office's words."""

from dataclasses import replace

import pytest

from models.rows.notice import NoticeSection, Paragraph
from models.rules.notice_doubts import doubts_about, doubts_in_short
from models.rules.notice_merging import settled
from models.rules.notice_parts import Grouping, NoticePart

LINE = "防汛处党支部：检查不及时。情节较轻。"


def section(part: NoticePart | None, key: str, grouping: Grouping = Grouping.BY_BRANCH) -> NoticeSection:
    made = NoticeSection("存在问题", LINE, part, grouping=grouping)
    return replace(made, outdated=(Paragraph(key, "防汛处党支部：检查不及时。"),))


@pytest.mark.parametrize(
    ("doubted", "word"),
    [
        (section(NoticePart.PROBLEMS, "branch:3"), "这一段所依据的问题已不在本月督察中，请核对"),
        (section(NoticePart.PROBLEMS, "branch:3", Grouping.BY_PROBLEM), "按另一种归并方式生成"),
        (section(NoticePart.PROBLEMS, "problem:x:", Grouping.BY_BRANCH), "按另一种归并方式生成"),
        (section(NoticePart.PROBLEMS, "problem:x:", Grouping.BY_PROBLEM), "已不在本月督察中"),
        (section(NoticePart.PRACTICES, "record:7"), "所依据的记录已不在所选记录中"),
        (section(NoticePart.DEMANDS, "due:"), "所依据的问题或时限已不在本月督察中"),
        (section(NoticePart.PREVIOUS, "item:3"), "已不在台账中"),
        (section(None, "x"), "已不在台账中"),
    ],
)
def test_each_part_says_what_is_gone_and_quotes_the_line(doubted: NoticeSection, word: str) -> None:
    (told,) = doubts_about(doubted)
    assert word in told
    assert LINE in told
    assert doubts_in_short(doubted) == "存在问题（1段）"


def test_nothing_is_said_of_what_was_looked_at() -> None:
    done = settled(section(NoticePart.PROBLEMS, "branch:3"))
    assert (doubts_about(done), doubts_in_short(done)) == ((), "")


def test_a_part_without_heading_is_named_all_the_same() -> None:
    doubted = replace(section(None, "x"), heading="")
    assert doubts_in_short(doubted) == "没有标题的部分（1段）"
