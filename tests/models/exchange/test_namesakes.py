"""People of one name: twice in the file, already on the roster, or truly two."""

from datetime import date

from models.rows.roster_import import RosterPlan, Severity
from tests.models.exchange.workbooks import ReadRows, branch, entry

HEAD = ["姓名", "所在支部", "人员类别", "入党时间"]
ZHANG = ["张三", "第一党支部", "正式党员", "2009.7.1"]
FIRST = branch(1, "第一党支部")


def told(plan: RosterPlan, severity: Severity = Severity.WARNING) -> list[tuple[int, str, str]]:
    return [
        (problem.row, problem.column, problem.sentence)
        for problem in plan.problems
        if problem.severity is severity
    ]


def errors(plan: RosterPlan) -> list[tuple[int, str, str]]:
    return told(plan, Severity.ERROR)


def test_the_same_row_twice(read_rows: ReadRows) -> None:
    plan = read_rows([HEAD, ZHANG, ["李四", *ZHANG[1:]], ["张　三", "第1支部", "正式党员", ""]])
    assert [member.row for member in plan.members] == [2, 3]
    ((row, column, sentence),) = errors(plan)
    assert (row, column) == (4, "姓名")
    assert "与第2行重复" in sentence


def test_two_people_of_one_name_in_one_branch(read_rows: ReadRows) -> None:
    plan = read_rows([HEAD, ZHANG, ["张三", "第一党支部", "正式党员", "2012.7.1"], ZHANG])
    assert [member.row for member in plan.members] == [2, 3]
    assert [row for row, _, _ in told(plan)] == [3]
    assert [row for row, _, _ in errors(plan)] == [4]


def test_dates_of_birth_tell_two_people_apart_too(read_rows: ReadRows) -> None:
    rows = [
        [*HEAD, "出生年月"],
        [*ZHANG, "1980.5.6"],
        [*ZHANG, "1980.5.7"],
        [*ZHANG, "1981年5月"],
        [*ZHANG, "1980年5月"],
    ]
    plan = read_rows(rows)
    assert [member.row for member in plan.members] == [2, 3, 4]
    assert [row for row, _, _ in errors(plan)] == [5]


def test_one_name_in_two_branches(read_rows: ReadRows) -> None:
    plan = read_rows([HEAD, ZHANG, ["张三", "第二党支部", "正式党员", "2012.7.1"]])
    assert len(plan.members) == 2
    assert plan.new_branches == ("第一党支部", "第二党支部")
    assert told(plan) == [(3, "姓名", "与第2行（第一党支部）同名，按两个人登记，请核对")]


def test_people_on_the_roster_already(read_rows: ReadRows) -> None:
    roster = [entry(7, "张 三", "第一党支部"), entry(8, "李四", "第二党支部")]
    plan = read_rows([HEAD, ZHANG, ["李四", *ZHANG[1:]]], branches=[FIRST], roster=roster)
    assert [(member.name, member.existing_id) for member in plan.members] == [("张三", 7), ("李四", None)]
    assert [member.name for member in plan.newcomers] == ["李四"]
    assert plan.new_branches == ()
    assert told(plan)[0] == (2, "姓名", "已在名册上，不再添加")
    assert "与第二党支部的在册人员同名" in told(plan)[1][2]


def test_namesakes_on_the_roster_are_told_apart_by_joining(read_rows: ReadRows) -> None:
    roster = [entry(7, "张三", "第一党支部", joined_on=date(2009, 7, 1))]
    rows = [HEAD, ["张三", "第一党支部", "正式党员", "2012.7.1"], ZHANG]
    plan = read_rows(rows, branches=[FIRST], roster=roster)
    assert [(member.row, member.existing_id) for member in plan.members] == [(2, None), (3, 7)]
    alone = read_rows(rows[:2], branches=[FIRST], roster=roster)
    assert alone.members[0].existing_id == 7
    assert "名册上的入党日期是2009年7月1日" in told(alone)[0][2]


def test_importing_the_same_file_again_adds_nobody(read_rows: ReadRows) -> None:
    rows = [HEAD, ZHANG, ["李四", "第二党支部", "预备党员", "2026年7月"]]
    first = read_rows(rows)
    known = [branch(number, name) for number, name in enumerate(first.new_branches, start=1)]
    there = [
        entry(number, member.name, member.branch, joined_on=member.joined_on)
        for number, member in enumerate(first.members, start=1)
    ]
    again = read_rows(rows, branches=known, roster=there)
    assert again.newcomers == ()
    assert again.new_branches == ()
    assert len(again.members) == 2
