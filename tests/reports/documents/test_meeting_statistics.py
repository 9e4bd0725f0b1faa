"""三会一课统计表: held and due, and what is not a failure kept apart from what is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.rows.notice import RequirementFigure
from models.rows.statistics import AttendanceSum, BranchMeetings, KindFigures, MeetingStatistics, PeriodFigure
from models.rules.periods import Month, quarter
from models.rules.statistics import months_of
from models.rules.terms import MeetingKind, Verdict
from reports.documents import meeting_statistics
from reports.faces.fonts import Style
from reports.page import Shape
from reports.press import pdf_of
from tests.reports.documents.tables import heads_of, tables_of, texts_of
from tests.reports.ledger_sheets import BUREAU, OCTOBER, YEAR, statistics

Measure = Callable[[bytes], Any]
K, V = MeetingKind, Verdict
QUARTER = quarter(2026, 4)


def period(held: int, due: int | None, verdict: Verdict, month: int = 10, months: int = 1) -> PeriodFigure:
    reached = tuple(Month(2026, month + at) for at in range(months))
    counts = (held, *[0] * (months - 1))
    return PeriodFigure(reached, counts, RequirementFigure("code", "会", "10月", held, due, verdict))


NO_SHEETS = AttendanceSum()


def branch(*kinds: KindFigures, sums: AttendanceSum = NO_SHEETS) -> BranchMeetings:
    return BranchMeetings(1, "第一党支部", 10, kinds, sums)


def first_row(*branches: BranchMeetings, span_months: int = 1) -> list[str]:
    span = OCTOBER if span_months == 1 else QUARTER
    found = MeetingStatistics(span, months_of(span), date(2026, 11, 20), branches)
    return texts_of(tables_of(meeting_statistics.document(found, BUREAU))[0])[0]


@pytest.mark.parametrize(
    ("held", "due", "verdict", "text"),
    [
        (1, 1, V.MET, "1/1"),
        (2, 1, V.MET, "2/1"),
        (0, 1, V.NOT_DUE, "0/1\n未到期"),
        (0, 1, V.UNMET, "0/1"),
        (0, None, V.NOT_APPLICABLE, "—"),
        (2, None, V.NOT_APPLICABLE, "2/—"),
        (0, None, V.UNKNOWN, "待补"),
    ],
)
def test_a_months_cell(held: int, due: int | None, verdict: Verdict, text: str) -> None:
    row = first_row(branch(KindFigures(K.THEME_DAY, (period(held, due, verdict),))))
    assert row[3] == text


def test_only_what_was_missed_is_bold() -> None:
    kinds = [KindFigures(K.THEME_DAY, (period(0, 1, verdict),)) for verdict in (V.UNMET, V.NOT_DUE, V.MET)]
    found = MeetingStatistics(OCTOBER, months_of(OCTOBER), date(2026, 11, 20), (branch(*kinds),))
    row = tables_of(meeting_statistics.document(found, BUREAU))[0].rows[0]
    assert [cell.style for cell in row[3:6]] == [Style.HEI, Style.FANGSONG, Style.FANGSONG]


def test_a_longer_periods_cell_counts_what_kept_it_from_being_met() -> None:
    verdicts = (V.MET, V.UNMET, V.UNMET, V.NOT_DUE, V.NOT_APPLICABLE, V.UNKNOWN)
    periods = tuple(
        period(int(verdict is V.MET), None if verdict in (V.NOT_APPLICABLE, V.UNKNOWN) else 1, verdict)
        for verdict in verdicts
    )
    row = first_row(branch(KindFigures(K.THEME_DAY, periods)), span_months=3)
    assert row[3] == "1/4次\n落实1/3期 待补1期"


def test_before_anything_is_due_a_cell_says_only_so() -> None:
    periods = (period(0, 1, V.NOT_DUE), period(0, 1, V.NOT_DUE))
    assert first_row(branch(KindFigures(K.THEME_DAY, periods)), span_months=3)[3] == "0/2次\n未到期"


def test_the_rate_is_that_of_the_figures_above_it() -> None:
    """Two groups of one branch: meetings are counted by group, what was asked of the branch by month."""
    months = (period(2, 2, V.MET), period(1, 2, V.UNMET), period(0, 2, V.NOT_DUE))
    kinds = (KindFigures(K.GROUP_MEETING, months),)
    found = MeetingStatistics(
        QUARTER, months_of(QUARTER), date(2026, 11, 20), (branch(*kinds), branch(*kinds))
    )
    paper = meeting_statistics.document(found, BUREAU)
    one, _, total, rate = texts_of(tables_of(paper)[0])
    assert one[3] == "3/6次\n落实1/2期"
    assert (total[2], rate[1]) == ("6/12次\n落实2/4期", "50.0%")


def test_how_to_read_it_stands_on_the_sheet_of_the_summary(measure: Measure) -> None:
    first, *_ = measure(pdf_of(meeting_statistics.document(statistics(9, YEAR), BUREAU))).texts
    assert "落实率即合计栏下行之比" in "".join(first.split())
    first, *_ = measure(pdf_of(meeting_statistics.document(statistics(1, YEAR), BUREAU))).texts
    assert "下行为已落实期数" in "".join(first.split())
    assert "落实率" not in first
    one = measure(pdf_of(meeting_statistics.document(statistics(1, OCTOBER), BUREAU))).text
    assert "下行" not in one


@pytest.mark.parametrize(
    ("sums", "came", "rate"),
    [
        (AttendanceSum(2, 30, 27, 0), "27", "90.0%"),
        (AttendanceSum(2, 30, 27, 1), "27\n待补1次", "90.0%"),
        (AttendanceSum(0, 0, 0, 3), "待补", "待补"),
        (AttendanceSum(), "0", "—"),
    ],
)
def test_attendance_is_that_of_the_sheets_there_are(sums: AttendanceSum, came: str, rate: str) -> None:
    row = first_row(branch(KindFigures(K.THEME_DAY, (period(1, 1, V.MET),)), sums=sums))
    assert row[-2:] == [came, rate]


def test_a_month_is_one_upright_table_and_names_the_period_asked_for() -> None:
    paper = meeting_statistics.document(statistics(3, OCTOBER), BUREAU)
    (table,) = tables_of(paper)
    assert [section.shape for section in paper.sections] == [Shape.RECORD]
    assert heads_of(table)[3:8] == [
        "支部党员大会四季度", "支委会10月", "党小组会10月", "党课四季度", "主题党日10月"
    ]  # fmt: skip
    assert paper.metadata.title == "2026年10月三会一课统计表"


def test_a_year_has_a_table_of_months_across_the_sheet() -> None:
    paper = meeting_statistics.document(statistics(2, YEAR), BUREAU)
    _, months = tables_of(paper)
    assert heads_of(months)[2:14] == [f"{number}月" for number in range(1, 13)]
    assert paper.sections[-1].shape is Shape.LEDGER
    assert len(months.rows) == 2 * 5
    for row in months.rows:
        named = row[0].rows == 5
        assert sum(cell.span for cell in row) == 16 if named else 15
        widths = [cell.span for cell in row[2 if named else 1 : -2]]
        assert widths in ([1] * 12, [3] * 4)


def test_the_sums_of_months_and_summary_agree() -> None:
    summary, months = tables_of(meeting_statistics.document(statistics(4, YEAR), BUREAU))
    by_row = texts_of(months)
    for place, line in enumerate(texts_of(summary)[:4]):
        sums = [row[-2] for row in by_row[5 * place : 5 * place + 5]]
        assert [text.split("\n")[0].removesuffix("次") for text in line[3:8]] == sums


def test_a_quarters_cell_names_the_months_in_which_meetings_were_held() -> None:
    kind = KindFigures(K.BRANCH_ASSEMBLY, (period(2, 1, V.MET, months=3),))
    found = MeetingStatistics(QUARTER, months_of(QUARTER), date(2026, 11, 20), (branch(kind),))
    months = texts_of(tables_of(meeting_statistics.document(found, BUREAU))[1])
    assert months[0] == ["第一党支部", "支部党员大会", "2/1（10月）", "2/1", "0"]


def test_the_last_rows_are_totals_kept_with_the_row_before() -> None:
    found = statistics(3, OCTOBER)
    table = tables_of(meeting_statistics.document(found, BUREAU))[0]
    *_, total, met = texts_of(table)
    assert table.tail == 2
    assert (total[0], total[1]) == ("合计", str(sum(row.members or 0 for row in found.branches)))
    assert met[0] == "落实率"
    unknown = replace(found, branches=(replace(found.branches[0], members=None), *found.branches[1:]))
    assert texts_of(tables_of(meeting_statistics.document(unknown, BUREAU))[0])[-2][1] == "待补"


def test_the_rate_is_of_periods_that_are_due_and_unknown_while_one_is() -> None:
    def rate(*verdicts: Verdict) -> str:
        rows = tuple(
            branch(KindFigures(K.THEME_DAY, (period(int(verdict is V.MET), 1, verdict),)))
            for verdict in verdicts
        )
        found = MeetingStatistics(OCTOBER, months_of(OCTOBER), date(2026, 11, 20), rows)
        return texts_of(tables_of(meeting_statistics.document(found, BUREAU))[0])[-1][1]

    assert rate(V.MET, V.MET, V.UNMET, V.NOT_DUE) == "66.7%"
    assert rate(V.NOT_DUE, V.NOT_DUE) == "—"
    assert rate(V.MET, V.UNKNOWN) == "待补"


def test_one_branch_is_named_in_the_title() -> None:
    paper = meeting_statistics.document(replace(statistics(1, QUARTER), scope="第一党支部"), BUREAU)
    assert paper.metadata.title == "第一党支部2026年第四季度三会一课统计表"
