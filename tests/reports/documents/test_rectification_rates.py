"""整改情况统计表: sources and branches with a total, and the map of manifestations."""

from dataclasses import replace

import pytest

from models.rules.periods import Month
from reports.documents import rectification_rates
from reports.faces.fonts import Style
from reports.page import Shape
from reports.press import pdf_of
from tests.reports.conftest import measure
from tests.reports.documents.tables import heads_of, tables_of, texts_of
from tests.reports.official_sheets import BUREAU
from tests.reports.rectification_sheets import rates


def test_sources_and_branches_stand_with_their_total() -> None:
    by_source, by_branch, _ = tables_of(rectification_rates.document(rates(3), BUREAU))

    assert texts_of(by_source) == [
        ["1", "督察通报", "3", "1", "0", "1", "0", "33.3%", "0.0%"],
        ["2", "自查", "6", "3", "2", "1", "1", "50.0%", "50.0%"],
        ["合计", "9", "4", "3", "1", "1", "44.4%", "60.0%"],
    ]
    assert [line[:3] for line in texts_of(by_branch)] == [
        ["1", "第1党支部", "2"],
        ["2", "第2党支部", "3"],
        ["3", "第3党支部", "4"],
        ["合计", "9", "4"],
    ]


def test_of_nothing_there_is_no_rate() -> None:
    empty = rates(0)
    line = replace(rates(1).by_branch[0], figure=empty.total)
    table = tables_of(
        rectification_rates.document(replace(rates(1), by_branch=(line,), by_source=()), BUREAU)
    )[1]

    assert texts_of(table)[0][-2:] == ["—", "—"]


def test_the_map_lists_what_was_found_by_month() -> None:
    made = rates(10)
    table = tables_of(rectification_rates.document(made, BUREAU))[2]

    assert heads_of(table) == ["序号", "表现形式", *(f"{month}月" for month in range(1, 13)), "合计"]
    lines = texts_of(table)
    assert [line[0] for line in lines] == ["3", "7", "22", "未标明表现形式", "合计"]
    assert lines[0][1:4] == ["慵：该办的不办，能拖则拖", "2", "0"]
    assert lines[1][1] == "待补"
    assert lines[0][-3:] == ["2", "—", "6"], "December had not come"
    found = [len(line.total) for line in made.manifestations]
    assert lines[-1][-1] == str(sum(found))
    bold = [cell.style is Style.HEI for cell in table.rows[0]]
    assert bold[2:4] == [True, False]


def test_a_period_without_findings_has_no_map() -> None:
    quiet = replace(rates(2), manifestations=())

    document = rectification_rates.document(quiet, BUREAU)

    assert len(document.sections) == 1
    assert document.sections[0].shape is Shape.LEDGER


def test_the_table_says_how_it_was_counted_and_of_when() -> None:
    document = rectification_rates.document(rates(2, Month(2026, 10).span(), "办公室党支部"), BUREAU)

    assert document.metadata.title == "办公室党支部2026年10月整改情况统计表"
    text = str(document.sections[0].blocks)
    assert "按期销号÷（按期销号＋逾期销号＋逾期）" in text
    assert "统计日期：2026年11月20日" in text


@pytest.mark.parametrize("branches", [1, 6, 9, 12, 13, 40])
def test_a_table_that_fits_on_a_page_is_not_cut(branches: int) -> None:
    made = replace(rates(branches), manifestations=())
    paper = measure(pdf_of(rectification_rates.document(made, BUREAU)))

    texts = [text.replace("\r\n", "") for text in paper.texts]
    holding = [number for number, text in enumerate(texts) if "党支部" in text]
    assert (len(holding) == 1) == (branches <= rectification_rates.WHOLE)
    assert f"第{branches}党支部" in texts[-1], "a total never opens a page"
    assert "说明：" in texts[-1]
    if len(holding) == 1:
        assert "按责任单位" in texts[holding[0]]
