"""Before a notice is issued, what may have been forgotten is told; none of it is made up."""

from dataclasses import replace
from datetime import date

import pytest

from models.rows.notice import NoticeDetail, NoticeFigures, NoticeItem, NoticeSection, Paragraph
from models.rules.notice_remarks import remarks_on
from models.rules.periods import Month

OCTOBER = Month(2026, 10)
TODAY = date(2026, 11, 5)
BLANK = NoticeDetail(
    1, OCTOBER, "题", recipients="各党支部", lead="导语", sections=(NoticeSection("存在问题", "有。"),)
)
PAST = NoticeItem(1, "第一党支部", "记录不完整", "", "", "", date(2026, 11, 4), "新增", finding_id=3)


@pytest.mark.parametrize(
    ("changes", "day", "word"),
    [
        ({"lead": " "}, TODAY, "导语"),
        ({"recipients": ""}, TODAY, "主送机关"),
        ({"sections": (NoticeSection("主要做法", ""),)}, TODAY, "主要做法"),
        ({"sections": (NoticeSection("整改要求", "整改时限待补。"),)}, TODAY, "还有“待补”：整改要求"),
        ({"items": (PAST,)}, TODAY, "1个问题的整改时限已经过了"),
        ({}, date(2026, 10, 31), "还没有结束"),
    ],
)
def test_what_is_missing_is_remarked(changes: dict[str, object], day: date, word: str) -> None:
    assert word in "".join(remarks_on(replace(BLANK, **changes), day))  # type: ignore[arg-type]


def test_a_whole_notice_is_not_remarked_upon() -> None:
    assert remarks_on(BLANK, TODAY) == ()


def test_an_offer_left_beside_is_remarked_and_so_is_an_early_count() -> None:
    offer = (Paragraph("total", "督察发现问题1个。"),)
    aside = replace(BLANK, sections=(NoticeSection("存在问题", "有。", offered=offer),))
    assert remarks_on(aside, TODAY) == ("台账生成的新内容还没有放进正文：存在问题",)
    early = replace(BLANK, figures=NoticeFigures(OCTOBER, date(2026, 10, 30), ()))
    assert remarks_on(early, TODAY) == ("统计数字只到10月30日，可先重新统计",)
    assert remarks_on(replace(early, corrects_id=3), TODAY) == (), "a correction counts nothing"
