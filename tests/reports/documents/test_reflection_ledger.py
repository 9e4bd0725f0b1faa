"""心得体会台账: what stands on it, and that nothing is made up where nothing is known."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from models.rows.bureau import BureauSettings
from models.rows.reflection import BranchSubmissions, Missing, ReflectionLedger
from models.rules.periods import Month
from reports.documents.reflection_ledger import HEADS, document
from reports.press import pdf_of
from tests.reports import sheets
from tests.reports.reflection_sheets import BARE, BRANCH, LEDGER, PIECE

Measure = Callable[[bytes], Any]
BUREAU = BureauSettings(bureau_name="某市某局")


def text_of(ledger: ReflectionLedger, measure: Measure) -> str:
    """What is read back, without blanks."""
    return "".join(measure(pdf_of(document(ledger, BUREAU))).text.split())


def test_a_piece_and_who_is_missing(measure: Measure) -> None:
    text = text_of(LEDGER, measure)
    for words in (
        "2026年心得体会台账",
        "填报单位：某市某局",
        "登记至：2026年11月5日",
        "共1篇",
        *(head for head, _ in HEADS),
        "龙䶮",
        "<b>不得</b>",
        "&amp;",
        "2026年10月15日",
        "2300",
        "支部交流",
        "未提交人员",
        "95.0%",
        "欧阳𬀩",
        "2026年11月5日在册的正式党员和预备党员",
    ):
        assert words in text
    assert "待补" not in text
    assert "合计" not in text, "one branch needs no total"


def test_what_is_not_known_is_to_be_filled_in(measure: Measure) -> None:
    ledger = replace(LEDGER, rows=(BARE,), branches=(BranchSubmissions(2, "办公室党支部", None, 0),))
    text = text_of(ledger, measure)
    assert text.count("待补") == 6 + 4
    assert "%" not in text


def test_everybody_has_handed_in(measure: Measure) -> None:
    text = text_of(replace(LEDGER, branches=(BranchSubmissions(2, "办公室党支部", 20, 20),)), measure)
    assert "100.0%无说明" in text


@pytest.mark.parametrize(
    ("others", "totals"),
    [
        (
            (BranchSubmissions(3, "财务处党支部", 5, 4, (Missing(8, "张喆", undated=True),)),),
            "合计252392.0%2人",
        ),
        ((BranchSubmissions(3, "财务处党支部", None, 0),), "合计待补待补待补待补"),
    ],
)
def test_the_total_is_known_when_every_branch_is(
    measure: Measure, others: tuple[BranchSubmissions, ...], totals: str
) -> None:
    text = text_of(replace(LEDGER, branches=(BRANCH, *others)), measure)
    assert totals in text
    assert ("张喆（日期待补）" in text) == (others[0].expected is not None)


def test_what_was_left_out_is_said(measure: Measure) -> None:
    text = text_of(replace(LEDGER, others=("客人甲", "王伟"), undated=3), measure)
    assert "另有3篇提交日期待补，没有列入" in text
    assert "不计入提交情况：客人甲、王伟。" in text


def test_it_is_limited_to_a_branch_a_topic_and_a_month(measure: Measure) -> None:
    ledger = replace(
        LEDGER, span=Month(2026, 10).span(), organization_name="办公室党支部", topic="党纪学习教育"
    )
    text = text_of(ledger, measure)
    assert "办公室党支部2026年10月心得体会台账" in text
    assert "填报单位：办公室党支部" in text
    assert "学习主题：党纪学习教育" in text


def test_an_empty_period_of_an_empty_bureau(measure: Measure) -> None:
    text = text_of(replace(LEDGER, rows=(), branches=()), measure)
    assert "本期没有登记心得体会。" in text
    assert "说明：" not in text
    assert "序号" not in text


def test_nobody_is_named_for_a_period_in_which_nothing_was_set(measure: Measure) -> None:
    text = text_of(replace(LEDGER, rows=(), undated=2), measure)
    assert "本期没有登记心得体会。" in text
    assert "%" not in text
    assert "未提交" not in text
    assert "在册的" not in text
    assert "另有2篇提交日期待补" in text
    assert "未提交人员" in text_of(replace(LEDGER, rows=(), topic="党纪学习教育"), measure)


def test_five_hundred_pieces_and_an_unbreakable_word(measure: Measure) -> None:
    rows = tuple(
        replace(PIECE, id=number, title=sheets.LONG_WORD if number % 50 == 0 else PIECE.title)
        for number in range(500)
    )
    names = tuple(Missing(number, f"{sheets.RARE_NAMES[:2]}{number}") for number in range(300))
    branches = (replace(BRANCH, expected=400, submitted=100, missing=names), *(BRANCH,) * 30)
    paper = measure(pdf_of(document(replace(LEDGER, rows=rows, branches=branches), BUREAU)))
    for marks, (width, height) in zip(paper.pages, paper.sizes, strict=True):
        assert width > height, "every sheet is laid across"
        assert all(15 < mark.x < width - 15 and 17 < mark.y < height - 10 for mark in marks)
    heads = [page for page, text in enumerate(paper.texts) if "姓名" in text and "审核人" in text]
    assert heads == list(range(len(heads))), "the head returns on every page of the ledger"
    assert paper.text.count("支部交流") == 500


def test_the_heading_of_the_second_table_is_not_left_alone(measure: Measure) -> None:
    """Whatever the number of pieces, three branches stand below it on its page."""
    branches = tuple(
        replace(BRANCH, branch_id=number, branch_name=f"甲{number}支部") for number in range(1, 5)
    )
    for count in range(4, 13):
        rows = tuple(replace(PIECE, id=number) for number in range(count))
        paper = measure(pdf_of(document(replace(LEDGER, rows=rows, branches=branches), BUREAU)))
        (page,) = (text for text in paper.texts if "提交情况和未提交名单" in text)
        assert "甲3支部" in page
