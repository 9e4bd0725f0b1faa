"""One row of a roster: dates, standing, gender and long texts."""

from datetime import date

import pytest

from models.rows.roster_import import RosterPlan, Severity
from models.rules.terms import Standing
from tests.models.exchange.workbooks import ReadRows

HEAD = ["姓名", "所在支部", "人员类别", "入党时间"]
ZHANG = ["张三", "第一党支部", "正式党员", "2009.7.1"]


def told(plan: RosterPlan, severity: Severity = Severity.WARNING) -> list[tuple[int, str, str]]:
    return [
        (problem.row, problem.column, problem.sentence)
        for problem in plan.problems
        if problem.severity is severity
    ]


def errors(plan: RosterPlan) -> list[tuple[int, str, str]]:
    return told(plan, Severity.ERROR)


def test_a_month_alone_is_told_as_the_brief_sentence(read_rows: ReadRows) -> None:
    plan = read_rows([HEAD, ["张三", "第一党支部", "正式党员", "2009年7月"]])
    assert plan.members[0].joined_on == date(2009, 7, 1)
    assert told(plan, Severity.NOTE) == [(2, "入党日期", "只写到月，按当月1日登记，请核对")]
    assert told(plan) == [(1, "入党日期", "1人的入党日期只写到月，按当月1日登记，请核对")]


def test_births_of_a_month_are_told_once_for_all(read_rows: ReadRows) -> None:
    plan = read_rows(
        [
            [*HEAD, "出生年月"],
            [*ZHANG, "1980.5"],
            ["李四", *ZHANG[1:], "1981年6月"],
            ["王五", *ZHANG[1:], "1982.6.7"],
            ["赵六", "第一党支部", "正式党员", "2009.7", "1983.8"],
            ["钱七", "第一党支部", "正式党员", "2009.13", "1983.8"],
        ]
    )
    assert told(plan) == [
        (1, "出生日期", "3人的出生日期只写到月，按当月1日登记"),
        (1, "入党日期", "1人的入党日期只写到月，按当月1日登记，请核对"),
    ]
    assert [row for row, _, _ in told(plan, Severity.NOTE)] == [5]
    assert plan.members[0].born_on == date(1980, 5, 1)


def test_a_problem_names_who_it_is_about(read_rows: ReadRows) -> None:
    plan = read_rows(
        [HEAD, ZHANG, ["李　四", "第一 支部", "正式党员", "2009.13"], ["", "第二党支部", "正式党员", ""]]
    )
    assert [(problem.row, problem.name, problem.branch) for problem in plan.problems] == [
        (3, "李四", "第一党支部"),
        (4, "", "第二党支部"),
    ]


@pytest.mark.parametrize(
    ("born", "joined", "expected"),
    [
        ("1990.7.2", "2008.7.1", True),
        ("1990.7.1", "2008.7.1", False),
        ("1990年7月", "2008.7.1", False),
        ("1990年8月", "2008.7.1", True),
        ("1992.2.29", "2010.2.28", True),
        ("1992.2.29", "2010.3.1", False),
    ],
)
def test_joining_before_eighteen_is_told(read_rows: ReadRows, born: str, joined: str, expected: bool) -> None:
    plan = read_rows([[*HEAD, "出生日期"], ["张三", "第一党支部", "正式党员", joined, born]])
    assert any("未满18周岁" in sentence for _, _, sentence in told(plan)) is expected
    assert len(plan.members) == 1


def test_days_to_come_are_told(read_rows: ReadRows) -> None:
    head = [*HEAD, "转正时间", "出生日期"]
    plan = read_rows([head, ["张三", "第一党支部", "预备党员", "2026.12.1", "2027.12.1", "2027.1.1"]])
    assert sum("晚于今天" in sentence for _, _, sentence in told(plan)) == 3
    assert (plan.members[0].standing, plan.members[0].full_on) == (Standing.PROBATIONARY, None)


def test_full_before_joined_cannot_be(read_rows: ReadRows) -> None:
    head = [*HEAD, "转正时间"]
    plan = read_rows(
        [
            head,
            ["张三", "第一党支部", "正式党员", "2009.7.1", "2008.7.1"],
            ["李四", "第一党支部", "正式党员", "1969.7.1", "1969.7.1"],
            ["王五", "第一党支部", "正式党员", "2009.7.15", "2009年7月"],
        ]
    )
    assert [(row, column) for row, column, _ in errors(plan)] == [(2, "转正日期")]


@pytest.mark.parametrize(
    ("word", "standing"),
    [
        ("正式党员", Standing.FULL),
        ("中共党员", Standing.FULL),
        ("中共党员（正式）", Standing.FULL),
        ("正 式", Standing.FULL),
        ("预备党员", Standing.PROBATIONARY),
        ("中共预备党员", Standing.PROBATIONARY),
        ("中共党员（预备）", Standing.PROBATIONARY),
        ("积极分子", Standing.ACTIVIST),
        ("入党积极分子", Standing.ACTIVIST),
        ("发展对象", Standing.ACTIVIST),
    ],
)
def test_words_of_standing(read_rows: ReadRows, word: str, standing: Standing) -> None:
    plan = read_rows([HEAD, ["张三", "第一党支部", word, ""]])
    assert plan.members[0].standing is standing
    assert bool(plan.problems) is (word == "发展对象")


@pytest.mark.parametrize("word", ["群众", "共青团员", "民盟盟员", "入党申请人"])
def test_outsiders_are_left_out_and_told(read_rows: ReadRows, word: str) -> None:
    plan = read_rows([HEAD, ["张三", "", word, "乱写"]])
    assert plan.members == ()
    assert plan.new_branches == ()
    assert [(row, column) for row, column, _ in told(plan)] == [(2, "人员类别")]
    assert errors(plan) == []


@pytest.mark.parametrize(
    ("joined", "full", "standing", "warned"),
    [
        ("2009.7.1", "2010.7.1", Standing.FULL, False),
        ("2009.7.1", "", Standing.FULL, True),
        ("2025.11.21", "", Standing.FULL, True),
        ("2025.11.22", "", Standing.PROBATIONARY, True),
        ("2026.7.1", "—", Standing.PROBATIONARY, True),
        ("", "", Standing.FULL, True),
    ],
)
def test_standing_where_none_is_written(
    read_rows: ReadRows, joined: str, full: str, standing: Standing, warned: bool
) -> None:
    plan = read_rows([[*HEAD, "转正时间"], ["张三", "第一党支部", "", joined, full]])
    assert plan.members[0].standing is standing
    assert bool(told(plan)) is warned


def test_a_missing_column_of_standing_is_told_once(read_rows: ReadRows) -> None:
    plan = read_rows([["姓名", "支部"], *([f"张{letter}", "第一党支部"] for letter in "甲乙丙丁")])
    assert len(plan.members) == 4
    (problem,) = plan.problems
    assert problem.row == 1
    assert "4人按正式党员登记" in problem.sentence


@pytest.mark.parametrize(
    ("word", "joined", "full", "part"),
    [
        ("预备党员", "2009.7.1", "2010.7.1", "写的是预备党员"),
        ("正式党员", "2026.7.1", "", "入党不满一年"),
        ("积极分子", "2009.7.1", "", "写的是入党积极分子"),
    ],
)
def test_words_and_dates_that_disagree(
    read_rows: ReadRows, word: str, joined: str, full: str, part: str
) -> None:
    plan = read_rows([[*HEAD, "转正时间"], ["张三", "第一党支部", word, joined, full]])
    assert len(plan.members) == 1
    assert part in told(plan)[0][2]


def test_gender_may_stand_behind_the_name(read_rows: ReadRows) -> None:
    plan = read_rows(
        [HEAD, ["李娜（女）", *ZHANG[1:]], ["王伟（大）", *ZHANG[1:]], ["王伟（小）", *ZHANG[1:]]]
    )
    assert [(member.name, member.gender) for member in plan.members] == [
        ("李娜", "女"),
        ("王伟（大）", ""),
        ("王伟（小）", ""),
    ]
    assert plan.problems == ()


def test_odd_gender_and_endless_text_are_left_out_and_told(read_rows: ReadRows) -> None:
    plan = read_rows([[*HEAD, "性别", "职务"], [*ZHANG, "不明", "长" * 201]])
    assert (plan.members[0].gender, plan.members[0].job_title) == ("", "")
    assert [column for _, column, _ in told(plan)] == ["性别", "职务"]
