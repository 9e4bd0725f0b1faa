"""学习情况统计表 and 学时统计表."""

from dataclasses import replace
from decimal import Decimal

import pytest

from models.rows.statistics import AttendanceSum
from models.rows.study_statistics import StudyKindSum, WeekCount
from models.rules.periods import quarter
from models.rules.terms import StudyKind
from reports.documents import study_hours, study_statistics
from reports.faces.fonts import Style
from reports.press import pdf_of
from tests.reports.conftest import Measure
from tests.reports.documents.tables import heads_of, tables_of, texts_of
from tests.reports.ledger_sheets import BUREAU, hours, organization_study, person, study


def rows(count: int) -> list[list[str]]:
    return texts_of(tables_of(study_statistics.document(study(count), BUREAU))[0])


def test_a_committee_is_asked_for_no_weeks() -> None:
    committee, branch, *_ = rows(3)
    assert committee[7:9] == ["—", "—"]
    assert branch[7:9] == ["40/53", "12"]


@pytest.mark.parametrize(
    ("weeks", "cells", "bold"),
    [
        (WeekCount(40, 53, 4), ["40/53", "9"], True),
        (WeekCount(44, 53, 0), ["44/53", "9"], False),
        (WeekCount(12, None, 0), ["—", "—"], False),
    ],
)
def test_weeks_to_come_are_no_failure(weeks: WeekCount, cells: list[str], bold: bool) -> None:
    found = replace(study(1), organizations=(replace(organization_study(1), weeks=weeks),))
    row = tables_of(study_statistics.document(found, BUREAU))[0].rows[0]
    assert [cell.content for cell in row[7:9]] == cells
    assert (row[7].style is Style.HEI) is bold


def test_hours_not_known_are_named_and_never_nought() -> None:
    def cell(hours_: str, unknown: int) -> str:
        kind = StudyKindSum(StudyKind.BRANCH_STUDY, 2, AttendanceSum(), Decimal(hours_), unknown)
        found = replace(study(1), organizations=(replace(organization_study(1), kinds=(kind,)),))
        return texts_of(tables_of(study_statistics.document(found, BUREAU))[0])[0][-1]

    assert cell("2.50", 0) == "2.5"
    assert cell("20", 1) == "20\n待补1次"
    assert cell("0", 2) == "待补"
    assert cell("0", 0) == "0"


def test_the_total_is_the_sum_and_agrees_with_the_kinds() -> None:
    whole, kinds = tables_of(study_statistics.document(study(5), BUREAU))
    *lines, total = texts_of(whole)
    for column in range(2, 7):
        assert sum(int(line[column]) for line in lines) == int(total[column - 1])
    assert [row[1] for row in texts_of(kinds)] == total[1:6]
    assert [row[0] for row in texts_of(kinds)] == [kind.label for kind in StudyKind]


def test_a_year_shows_what_is_short_of_the_target_a_quarter_does_not(measure: Measure) -> None:
    (year,) = tables_of(study_hours.document(hours(3), BUREAU))
    (part,) = tables_of(study_hours.document(hours(3, quarter(2026, 3)), BUREAU))
    assert heads_of(year)[-2:] == ["年度标准", "差额"]
    assert heads_of(part)[-1] == "年度标准"
    assert "已达标" not in measure(pdf_of(study_hours.document(hours(3, quarter(2026, 3)), BUREAU))).text


@pytest.mark.parametrize(
    ("given", "unknown", "target", "cells"),
    [
        ("40", 0, 32, ["40", "32", "已达标"]),
        ("30.5", 0, 32, ["30.5", "32", "1.5"]),
        ("30.5", 1, 32, ["30.5\n待补1次", "32", "待补"]),
        ("0", 2, 32, ["待补", "32", "待补"]),
        ("0", 0, 56, ["0", "56", "56"]),
        ("60", 0, None, ["60", "待补", "待补"]),
    ],
)
def test_hours_target_and_difference(given: str, unknown: int, target: int | None, cells: list[str]) -> None:
    somebody = replace(person(1), hours=Decimal(given), hours_unknown=unknown, target=target)
    (table,) = tables_of(study_hours.document(replace(hours(1), people=(somebody,)), BUREAU))
    assert texts_of(table)[0][-3:] == cells


def test_a_year_without_training_stands_out_and_is_counted(measure: Measure) -> None:
    without, with_ = replace(person(1), trainings=0), replace(person(2), trainings=2)
    whole = replace(hours(1), people=(without, with_))
    (table,) = tables_of(study_hours.document(whole, BUREAU))
    assert heads_of(table)[5] == "集中培训"
    assert [row[5].content for row in table.rows] == ["0", "2"]
    assert [row[5].style is Style.HEI for row in table.rows] == [True, False]
    assert "本年度未参加集中培训的1人" in measure(pdf_of(study_hours.document(whole, BUREAU))).text.replace(
        " ", ""
    )

    (part,) = tables_of(study_hours.document(replace(whole, span=quarter(2026, 3)), BUREAU))
    assert all(row[5].style is Style.FANGSONG for row in part.rows), "a quarter asks for none"


def test_the_sources_of_the_targets_are_named_and_the_reached_counted(measure: Measure) -> None:
    text = measure(pdf_of(study_hours.document(hours(40), BUREAU))).text.replace(" ", "")
    assert "《中国共产党党员教育管理工作条例》第二十条" in text
    assert "《2019—2023年全国党员教育培训工作规划》" in text
    people = hours(40).people
    reached = sum(somebody.short == 0 for somebody in people)
    unknown = sum(somebody.short is None for somebody in people)
    assert f"已达标{reached}人、未达标{40 - reached - unknown}人、待补{unknown}人" in text
    assert "（预备）" in text
