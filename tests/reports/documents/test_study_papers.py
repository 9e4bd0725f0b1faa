"""贯彻落实跟踪表, 每周学习主题一览表, 教育开展情况表: what stands in their cells."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.rows.overview import WeekCell, WeekTheme
from models.rules.periods import Month, weeks_of
from models.rules.study_terms import Sitting
from models.rules.terms import Verdict
from reports.documents import education_coverage, measure_list, weekly_themes
from reports.faces.fonts import Style
from reports.press import pdf_of
from tests.reports.documents.tables import heads_of, tables_of, texts_of
from tests.reports.study_sheets import BUREAU, CAMPAIGNS, KINDS, coverage, measures, themes, week_row

Measure = Callable[[bytes], Any]
OCTOBER = Month(2026, 10)


def test_a_measure_tells_who_by_when_and_how_far() -> None:
    (table,) = tables_of(measure_list.document(measures(4), BUREAU))
    done, late, soon, undated = texts_of(table)
    assert done[3:] == [
        "《中国共产党章程》", "列入支部学习计划，每月对照一次。", "办公室", "王翀",
        "2026.11.01", "2026.10.28", "已列入10月计划。", "已完成",
    ]  # fmt: skip
    assert late[3:] == ["第1次学习", "开展一次对照检查。", "待补", "待补", "2026.11.10", "", "待补", "逾期"]
    assert (soon[-1], undated[-1], undated[7]) == ("临期", "时限待补", "待补")
    assert [row[-1].style is Style.HEI for row in table.rows] == [False, True, False, False]


def test_the_measures_are_summed_up(measure: Measure) -> None:
    text = "".join(measure(pdf_of(measure_list.document(measures(4), BUREAU))).text.split())
    assert "已完成1条、临期1条、逾期1条、时限待补1条。" in text


def test_every_month_has_its_own_weeks() -> None:
    tables = tables_of(weekly_themes.document(themes(2), BUREAU))
    assert [len(heads_of(table)) - 3 for table in tables] == [
        len(weeks_of(Month(2026, number))) for number in (10, 11, 12)
    ]
    assert heads_of(tables[0])[2] == "第40周9.28—10.4"


def cell_of(cell: WeekCell) -> str:
    made = themes(0)
    ((month, grid), *_) = made.months
    row = replace(week_row(1, OCTOBER), cells=(cell, *week_row(1, OCTOBER).cells[1:]))
    month_only = replace(made, span=OCTOBER.span(), months=((month, replace(grid, rows=(row,))),))
    (table,) = tables_of(weekly_themes.document(month_only, BUREAU))
    return texts_of(table)[0][2]


WEEK = weeks_of(OCTOBER)[0]
PLAIN, TALK = WeekTheme(1, "学习党章", Sitting.STUDY), WeekTheme(2, "服务群众", Sitting.DISCUSSION)


@pytest.mark.parametrize(
    ("verdict", "found", "text"),
    [
        (Verdict.MET, (PLAIN,), "学习党章"),
        (Verdict.MET, (TALK,), "研讨：服务群众"),
        (Verdict.MET, (PLAIN, TALK), "1.学习党章\n2.研讨：服务群众"),
        (Verdict.MET, (replace(PLAIN, sitting=None),), "学习党章"),
        (Verdict.UNMET, (), "未学习"),
        (Verdict.NOT_APPLICABLE, (), "—"),
        (Verdict.UNKNOWN, (), "待补"),
        (Verdict.NOT_DUE, (), ""),
        (Verdict.DUE_SOON, (), ""),
    ],
)
def test_a_week_shows_its_themes_or_why_there_are_none(
    verdict: Verdict, found: tuple[WeekTheme, ...], text: str
) -> None:
    records = tuple(theme.record_id for theme in found)
    assert cell_of(WeekCell(WEEK, verdict, records, themes=found)) == text


def test_discussions_and_exchanges_are_counted_apart() -> None:
    row = week_row(1, OCTOBER)
    assert (row.sittings(Sitting.DISCUSSION), row.sittings(Sitting.EXCHANGE)) == (1, 0)
    table = tables_of(weekly_themes.document(themes(1), BUREAU))[0]
    assert texts_of(table)[0][-1] == "1/0"


def test_what_was_not_held_is_blank_and_never_nought() -> None:
    (table,) = tables_of(education_coverage.document(coverage(3), BUREAU))
    first, second = ([cell.content for cell in row] for row in table.heads)
    assert first == ["序号", "单位", "教育类型", "专题活动"]
    assert second == [*KINDS, *CAMPAIGNS]
    assert texts_of(table)[0] == ["1", "第1党支部", "1", "2", "3", "", "1", "2", "3", ""]
    assert texts_of(table)[-1][:3] == ["合计", "6", "5"]


def test_more_kinds_than_a_sheet_holds_are_dealt_to_tables() -> None:
    found = coverage(2)
    many = tuple(replace(found.labels[0], id=number, name=f"第{number}种") for number in range(20))
    lines = tuple(replace(line, counts=(1,) * 22) for line in found.lines)
    document = education_coverage.document(
        replace(found, labels=(*many, *found.labels[-2:]), lines=lines), BUREAU
    )
    assert [len(heads_of(table)) - 2 for table in tables_of(document)] == [13, 7, 2]


def test_branches_without_warnings_or_rules_are_named_unless_the_ledger_had_not_begun(
    measure: Measure,
) -> None:
    def text(is_kept: bool) -> str:
        found = replace(coverage(8), is_kept=is_kept)
        return "".join(measure(pdf_of(education_coverage.document(found, BUREAU))).text.split())

    assert "尚未登记警示教育的支部：第3党支部、第7党支部。" in text(True)
    assert "尚未登记党章党规党纪教育的支部：第4党支部、第8党支部。" in text(True)
    assert "尚未登记警示教育" not in text(False)
    assert "待补" in text(False)


def test_a_committee_is_not_named_as_lacking() -> None:
    found = coverage(3)
    lines = (replace(found.lines[2], is_branch=False), *found.lines[:2])
    assert replace(found, lines=lines).without("警示教育") == ()
    assert found.without("没有这个标签") == ()
    assert found.counted_on == date(2026, 11, 20)
