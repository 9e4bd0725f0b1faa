"""A roster plan row by row."""

from gui.tables.import_plan import PLAN_COLUMNS, Fate, lines_of
from models.rows.roster_import import PlannedMember, RosterPlan, RowProblem, Severity
from models.rules.terms import Standing

PLAN = RosterPlan(
    "名册.xlsx",
    "党员",
    2,
    (),
    (),
    (
        PlannedMember(3, "甲", "第一党支部", Standing.FULL),
        PlannedMember(4, "乙", "第一党支部", Standing.FULL),
        PlannedMember(8, "己", "第一党支部", Standing.FULL),
        PlannedMember(5, "丙", "第一党支部", Standing.ACTIVIST, existing_id=9),
        PlannedMember(7, "丁", "第一党支部", Standing.FULL, existing_id=8),
    ),
    (
        RowProblem(2, "人员类别", "表中没有人员类别一栏，请核对", Severity.WARNING),
        RowProblem(4, "入党日期", "只写到月，请核对", Severity.WARNING),
        RowProblem(5, "姓名", "已在名册上，不再添加", Severity.WARNING),
        RowProblem(6, "入党日期", "只写到月，请核对", Severity.WARNING, "戊", "二支部"),
        RowProblem(6, "转正日期", "早于入党日期，请改正", Severity.ERROR, "戊", "二支部"),
        RowProblem(8, "入党日期", "只写到月，请核对", Severity.NOTE),
        RowProblem(7, "姓名", "入党日期与表中不同，请核对", Severity.WARNING),
    ),
    (),
)


def cells(row: int) -> dict[str, str]:
    """What the table shows of a row of the file, by heading."""
    line = next(line for line in lines_of(PLAN) if line.id == row)
    return {column.title: column.text(line) for column in PLAN_COLUMNS}


def test_every_row_with_a_person_or_a_problem_is_one_line_the_urgent_first() -> None:
    fates = [(line.id, line.fate) for line in lines_of(PLAN)]
    assert fates == [
        (6, Fate.ERROR),
        (2, Fate.NOTE),
        (4, Fate.WARNED),
        (7, Fate.KNOWN),
        (3, Fate.NEW),
        (5, Fate.KNOWN),
        (8, Fate.NEW),
    ]


def test_what_the_clerk_should_look_at() -> None:
    assert {line.id for line in lines_of(PLAN) if line.has_problem} == {2, 4, 6, 7}


def test_a_row_that_is_kept_out_says_who_it_is() -> None:
    assert (cells(6)["姓名"], cells(6)["党支部"]) == ("戊", "二支部")
    assert (cells(2)["姓名"], cells(2)["党支部"]) == ("", "")


def test_unknown_days_are_said_to_be_missing_and_activists_have_none() -> None:
    assert cells(3)["入党日期"] == "待补"
    assert cells(5)["入党日期"] == ""
    assert cells(6)["入党日期"] == ""


def test_all_problems_of_a_row_are_told_the_error_first() -> None:
    assert cells(6)["说明"] == "转正日期：早于入党日期，请改正；入党日期：只写到月，请核对"


def test_fates_sort_worst_first() -> None:
    rank = next(column.sort_key for column in PLAN_COLUMNS if column.title == "结果")
    assert rank is not None
    worst_first = sorted(lines_of(PLAN), key=rank)
    assert worst_first[0].fate is Fate.ERROR
