"""Every spelling of a heading, wherever it stands."""

import pytest

from models.exchange.headings import _RANKS, _SPELLINGS, Field, field_of, find_heading
from models.exchange.sheet import MergedRange, Sheet

SPELT = [
    (Field.NAME, "姓名 党员姓名 名字"),
    (Field.GENDER, "性别"),
    (Field.ETHNICITY, "民族"),
    (Field.BORN_ON, "出生日期 出生年月 出生年月日"),
    (Field.JOINED_ON, "入党时间 入党日期 加入党组织日期 加入党组织时间 入党年月"),
    (Field.FULL_ON, "转正时间 转正日期 转为正式党员时间"),
    (Field.BRANCH, "所在支部 所在党支部 党支部 支部名称 所属党组织 所属党支部"),
    (Field.GROUP, "党小组 所在党小组"),
    (Field.STANDING, "人员类别 党员类别 政治面貌 党员类型"),
    (Field.DEPARTMENT, "处室 部门 单位 工作单位 所在部门"),
    (Field.JOB_TITLE, "职务 行政职务 职务职级"),
    (Field.POST, "党内职务"),
    (Field.PHONE, "联系电话 手机 电话 手机号码"),
    (Field.NOTE, "备注"),
    (Field.SERIAL, "序号"),
    (Field.IDENTITY, "身份证号 身份证号码 公民身份号码"),
]
PLAIN = [(field, word) for field, words in SPELT for word in words.split()]


@pytest.mark.parametrize(("field", "heading"), PLAIN)
@pytest.mark.parametrize(
    "dress",
    [
        "{}",
        "*{}",
        "{}*",
        "{}：",
        "{}:",
        " {} ",
        "　{}　",
        "{}（必填）",
        "{}(如：2019.07.01)",
        "{}【文本】",
        "1.{}",
        "（3）{}",
        "★{}",
        "{}1",
        "{}\n",
        "“{}”",
    ],
)
def test_every_spelling_in_every_dress(field: Field, heading: str, dress: str) -> None:
    assert field_of(dress.format(heading)) is field


@pytest.mark.parametrize(("field", "heading"), PLAIN)
def test_blanks_and_breaks_within(field: Field, heading: str) -> None:
    for gap in (" ", "　", "\n", "\r\n", "  "):
        assert field_of(gap.join(heading)) is field


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "学历",
        "籍贯",
        "申请入党时间",
        "提交入党申请书时间",
        "确定为入党积极分子时间",
        "列为发展对象时间",
        "参加工作时间",
        "入党介绍人",
        "党费缴纳标准",
        "姓名和所在支部",
        "2019",
        "（）",
    ],
)
def test_headings_that_only_look_alike_are_left_alone(heading: str) -> None:
    assert field_of(heading) is None


def test_no_spelling_stands_for_two_fields() -> None:
    assert len(_RANKS) == sum(len(words.split()) for words in _SPELLINGS.values())


def sheet(rows: list[list[str]], *merged: MergedRange, first_row: int = 1, first_column: int = 1) -> Sheet:
    width = max(len(row) for row in rows)
    return Sheet(
        "一", True, first_row, first_column, [row + [""] * (width - len(row)) for row in rows], merged
    )


@pytest.mark.parametrize("above", [0, 1, 3, 12, 19])
def test_the_heading_is_found_below_titles(above: int) -> None:
    rows = [["某某局党员名册（姓名、支部）"]] * above + [
        ["序号", "姓名", "入党时间", "所在支部"],
        ["1", "张三"],
    ]
    found = find_heading(sheet(rows, first_row=2, first_column=3))
    assert found
    assert (found.first_row, found.last_row) == (2 + above, 2 + above)
    assert {field: match.column for field, match in found.columns.items()} == {
        Field.NAME: 4,
        Field.JOINED_ON: 5,
        Field.BRANCH: 6,
    }


def test_beyond_twenty_rows_nobody_looks() -> None:
    assert find_heading(sheet([["标题"]] * 20 + [["姓名", "所在支部"]])) is None


def test_one_known_word_is_no_heading() -> None:
    assert find_heading(sheet([["姓名", "学历"], ["张三", "本科"]])) is None
    assert find_heading(sheet([["性别", "所在支部"]])) is None


def test_the_better_of_two_candidates_wins() -> None:
    found = find_heading(sheet([["姓名", "电话"], ["x"], ["姓名", "性别", "所在支部", "入党时间"]]))
    assert found
    assert found.last_row == 3


def test_a_heading_of_two_rows() -> None:
    rows = [
        ["序号", "姓名", "时间", "", "所在支部", "任职情况", ""],
        ["", "", "入党时间", "转正时间", "", "党内职务", "行政职务"],
        ["1", "张三"],
    ]
    merged = [MergedRange(1, column, 2, column) for column in (1, 2, 5)]
    merged += [MergedRange(1, 3, 1, 4), MergedRange(1, 6, 1, 7)]
    found = find_heading(sheet(rows, *merged))
    assert found
    assert found.last_row == 2
    assert {field: match.column for field, match in found.columns.items()} == {
        Field.NAME: 2,
        Field.JOINED_ON: 3,
        Field.FULL_ON: 4,
        Field.BRANCH: 5,
        Field.POST: 6,
        Field.JOB_TITLE: 7,
    }
    assert found.unused == ()


def test_two_headings_for_one_field_the_usual_one_is_taken() -> None:
    found = find_heading(sheet([["姓名", "政治面貌", "人员类别", "所在支部", "学历", "备注", "序号"]]))
    assert found
    assert found.columns[Field.STANDING].heading == "人员类别"
    assert found.doubled == (("政治面貌", "人员类别"),)
    assert found.unused == ("政治面貌", "学历", "备注")


def test_identity_numbers_are_noticed_and_not_taken() -> None:
    found = find_heading(sheet([["姓名", "身份证号", "所在支部"]]))
    assert found
    assert found.has_identity
    assert Field.IDENTITY not in found.columns
    assert found.unused == ("身份证号",)
