"""From the rows of a sheet to the plan: who is planned, who is kept out, and what the clerk is told."""

from datetime import date
from pathlib import Path

import pytest

from models.exchange.roster import read_roster
from models.failures import BadInput, Cancelled
from models.rows.roster_import import PlannedMember, RosterPlan, Severity
from models.rules.terms import Standing
from tests.models.exchange.workbooks import TODAY, ReadRows, SaveSheets, branch

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


def test_a_whole_row(read_rows: ReadRows) -> None:
    plan = read_rows(
        [
            [
                "序号",
                "备注",
                "党员姓名",
                "性别",
                "民族",
                "出生年月",
                "入党日期",
                "转正时间",
                "所在党支部",
                "党小组",
                "党员类别",
                "处室",
                "行政职务",
                "党内职务",
                "手机",
            ],
            [
                1,
                "x",
                "张　三",
                "男",
                "汉",
                date(1980, 5, 6),
                "2009年7月1日",
                20100701,
                "第一 党支部",
                "第一党小组",
                "中共党员",
                "办公室",
                "二级主任科员",
                "书记",
                13800000001,
            ],
        ]
    )
    assert plan.problems == ()
    assert plan.members == (
        PlannedMember(
            row=2,
            name="张三",
            branch="第一党支部",
            standing=Standing.FULL,
            group="第一党小组",
            gender="男",
            ethnicity="汉族",
            born_on=date(1980, 5, 6),
            joined_on=date(2009, 7, 1),
            full_on=date(2010, 7, 1),
            department="办公室",
            job_title="二级主任科员",
            post="书记",
            phone="13800000001",
        ),
    )
    assert plan.newcomers == plan.members
    assert plan.new_branches == ("第一党支部",)
    assert (plan.file_name, plan.sheet, plan.heading_row) == ("名册.xlsx", "Sheet1", 1)
    assert plan.unused_headings == ("备注",)
    assert [(match.column, match.field) for match in plan.columns][:2] == [(3, "name"), (4, "gender")]


def test_rows_are_numbered_as_excel_does(read_rows: ReadRows) -> None:
    rows = [["某某局党员名册"], [], HEAD, ZHANG, [], ["李四", "", "", ""], ["", "第一党支部", "正式党员", ""]]
    plan = read_rows(rows, top=2, left=1)
    assert plan.heading_row == 5
    assert [member.row for member in plan.members] == [6]
    assert errors(plan) == [(8, "所在支部", "没有写所在支部，请补上"), (9, "姓名", "没有写姓名，请补上")]


def test_one_bad_cell_keeps_out_its_row_only(read_rows: ReadRows) -> None:
    plan = read_rows(
        [
            HEAD,
            ZHANG,
            ["李四", "第一党支部", "正式党员", "2019.2.30"],
            ["王五", "第一党支部", "临时党员", "2019.7.1"],
            ["赵6", "第一党支部", "正式党员", "2019.7.1"],
            ["孙七", "第一党支部", "正式党员", "7/1/2019"],
        ]
    )
    assert [member.name for member in plan.members] == ["张三"]
    assert [(row, column) for row, column, _ in errors(plan)] == [
        (3, "入党日期"),
        (4, "人员类别"),
        (5, "姓名"),
        (6, "入党日期"),
    ]


def test_several_errors_of_one_row_are_all_told(read_rows: ReadRows) -> None:
    plan = read_rows([HEAD, ZHANG, ["", "", "啊", "x"]])
    assert [column for _, column, _ in errors(plan)] == ["姓名", "人员类别", "入党日期", "所在支部"]


def test_rows_that_are_no_people_are_passed_over(read_rows: ReadRows) -> None:
    plan = read_rows(
        [
            ["序号", *HEAD],
            [1, *ZHANG],
            [2, "", "", "", ""],
            ["", "姓 名", "所在支部", "人员类别", "入党时间"],
            ["小计", "", "", "", "1人"],
            ["", "合计", "1人", "", ""],
            ["", "合 计：", "", 480, ""],
            ["合计", "480人", "", "", ""],
            ["注：党员人数截至10月底。", "", "", "", ""],
            ["填表人：李四", "", "审核人：王五", "", ""],
            ["", "填表人:李四", "", "", ""],
            ["共1人", "", "", "", ""],
        ]
    )
    assert [member.name for member in plan.members] == ["张三"]
    assert plan.problems == ()


def test_known_branches_by_looser_names_are_told_once(read_rows: ReadRows) -> None:
    rows = [HEAD, *(["张" + letter, *ZHANG[1:]] for letter in "甲乙丙")]
    plan = read_rows(rows, branches=[branch(1, "机关第一党支部")])
    assert {member.branch for member in plan.members} == {"机关第一党支部"}
    assert plan.new_branches == ()
    assert [(row, column) for row, column, _ in told(plan)] == [(2, "所在支部")]


def test_a_branch_of_unclear_name_keeps_its_people_out(read_rows: ReadRows) -> None:
    known = [branch(1, "机关第一党支部"), branch(2, "离退休第一党支部")]
    plan = read_rows([HEAD, ZHANG, ["李四", "机关第一党支部", "正式党员", "2009.7.1"]], branches=known)
    assert [member.name for member in plan.members] == ["李四"]
    assert [(row, column) for row, column, _ in errors(plan)] == [(2, "所在支部")]


def test_dissolved_branches_are_not_matched(read_rows: ReadRows) -> None:
    plan = read_rows([HEAD, ZHANG], branches=[branch(1, "第一党支部", dissolved_on=date(2020, 1, 1))])
    assert plan.new_branches == ("第一党支部",)


def test_a_branch_of_kept_out_rows_only_is_not_founded(read_rows: ReadRows) -> None:
    plan = read_rows([HEAD, ZHANG, ["李四", "第二党支部", "正式党员", "x"]])
    assert plan.new_branches == ("第一党支部",)


def test_no_column_of_branches(read_rows: ReadRows) -> None:
    plan = read_rows([["姓名", "入党时间"], ["张三", "2009.7.1"], ["李四", "2009.7.1"]])
    assert plan.members == ()
    assert [(row, column) for row, column, _ in errors(plan)] == [(1, "所在支部")]


def test_branches_as_titles_between_the_people(read_rows: ReadRows) -> None:
    plan = read_rows(
        [
            ["序号", "姓名", "人员类别", "入党时间"],
            ["", "赵六", "正式党员", "2009.7.1"],
            ["一、第一党支部（2人）"],
            [1, "张三", "正式党员", "2009.7.1"],
            [2, "李四", "正式党员", "2009.7.1"],
            ["（二）第二党支部："],
            [1, "王五", "正式党员", "2009.7.1"],
        ]
    )
    assert [(member.name, member.branch) for member in plan.members] == [
        ("张三", "第一党支部"),
        ("李四", "第一党支部"),
        ("王五", "第二党支部"),
    ]
    assert [row for row, _, _ in errors(plan)] == [2]


def test_identity_numbers_leave_no_trace(read_rows: ReadRows) -> None:
    number = "110101198001010010"
    plan = read_rows([[*HEAD, "身份证号"], [*ZHANG, number], ["李四", *ZHANG[1:], number]])
    assert number not in repr(plan)
    assert [(row, column) for row, column, _ in told(plan)] == [(1, "身份证号")]


def test_two_columns_for_one_thing_are_told(read_rows: ReadRows) -> None:
    plan = read_rows([[*HEAD, "政治面貌"], [*ZHANG, "群众"]])
    assert plan.members[0].standing is Standing.FULL
    assert told(plan)[0][:2] == (1, "政治面貌")


def test_the_sheet_that_looks_like_a_roster(save_sheets: SaveSheets) -> None:
    path = save_sheets(
        {
            "填表说明": [["本表由各支部填写"]],
            "汇总": [["支部", "人数"]],
            "花名册": [HEAD, ZHANG],
            "通讯录": [["姓名", "电话"]],
        }
    )
    plan = read_roster(path, branches=(), roster=(), today=TODAY)
    assert plan.sheet == "花名册"
    assert [(row, column) for row, column, _ in told(plan)] == [(1, "工作表")]
    assert "“通讯录”没有读取" in told(plan)[0][2]


def test_a_file_without_any_heading(save_sheets: SaveSheets) -> None:
    with pytest.raises(BadInput, match="没有找到表头"):
        read_roster(save_sheets({"一": [["张三", "第一党支部"]]}), branches=(), roster=(), today=TODAY)


def test_a_heading_without_people(read_rows: ReadRows) -> None:
    plan = read_rows([HEAD])
    assert plan.members == ()
    assert plan.problems == ()


def test_formulas_as_text_stay_text(read_rows: ReadRows) -> None:
    plan = read_rows([[*HEAD, "职务"], [*ZHANG, "＝1+1 <b>&"]])
    assert plan.members[0].job_title == "=1+1 <b>&"


class Stopping:
    """A clerk who stops at once."""

    def step(self, done: int, total: int, text: str) -> None:
        raise Cancelled


class Listening:
    """A screen that remembers."""

    def __init__(self) -> None:
        self.steps: list[tuple[int, int]] = []

    def step(self, done: int, total: int, text: str) -> None:
        assert text
        self.steps.append((done, total))


def test_progress_is_told_and_stopping_is_heard(save_sheets: SaveSheets) -> None:
    path = save_sheets({"一": [HEAD, *([f"张{chr(0x4E00 + n)}", *ZHANG[1:]] for n in range(450))]})
    screen = Listening()
    read_roster(path, branches=(), roster=(), today=TODAY, progress=screen)
    assert screen.steps == [(0, 0), (0, 450), (200, 450), (400, 450), (450, 450)]
    with pytest.raises(Cancelled):
        read_roster(path, branches=(), roster=(), today=TODAY, progress=Stopping())


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="找不到文件"):
        read_roster(tmp_path / "x.xlsx", branches=(), roster=(), today=TODAY)
