"""A roster of 480 people in 31 branches, as another office typed it in WPS."""

import random
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from models.exchange.roster import read_roster
from models.rows.bureau import RosterEntry
from models.rows.roster_import import RosterPlan, Severity
from models.rules.terms import Standing
from tests.models.exchange.workbooks import TODAY, branch, new_workbook

PEOPLE = 480
BRANCHES = 31
FIRST_ROW = 6
"""Excel's number of the first person's row: a title, a subtitle, a blank row, and a heading of two rows."""

_FAMILY = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂"
_NUMBERS = "一二三四五六七八九十"


def branch_name(number: int) -> str:
    """机关第一党支部 … 机关第三十一党支部."""
    tens, ones = divmod(number, 10)
    lead = ("" if tens == 1 else _NUMBERS[tens - 1]) + "十" if tens else ""
    return f"机关第{lead}{_NUMBERS[ones - 1] if ones else ''}党支部"


def typed_name(name: str, dice: random.Random) -> str:
    """Names of two characters are set wide, some are followed by a blank."""
    return (
        name[0] + dice.choice(["　", "  ", ""]) + name[1] if len(name) == 2 else name + dice.choice(["", " "])
    )


def typed_date(day: date, dice: random.Random) -> Any:
    """The same day as six people would type it."""
    forms: list[Any] = [
        day,
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y-%m-%d}",
        int(f"{day:%Y%m%d}"),
        f"{day:%Y%m%d}",
    ]
    return dice.choice(forms)


class Person:
    """Someone the office knows, by number."""

    def __init__(self, number: int, dice: random.Random) -> None:
        self.name = _FAMILY[number % 20] + _GIVEN[number // 20 % 22]
        if number % 3:
            self.name += _GIVEN[(number * 7 + 3) % 22]
        self.branch = branch_name(number * BRANCHES // PEOPLE + 1)
        self.born_on = date(1966, 1, 1) + timedelta(days=dice.randrange(11_000))
        self.joined_on = date(2016, 7, 1) + timedelta(days=dice.randrange(3_000))
        self.standing = Standing.FULL if number % 40 else Standing.PROBATIONARY
        if self.standing is Standing.PROBATIONARY:
            self.joined_on = date(2026, 7, 1)
        self.full_on = date(self.joined_on.year + 1, self.joined_on.month, 1)


@pytest.fixture(scope="module")
def people() -> list[Person]:
    dice = random.Random(480)
    return [Person(number, dice) for number in range(PEOPLE)]


@pytest.fixture(scope="module")
def path(people: list[Person], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return typed_roster(people, tmp_path_factory.mktemp("wps"))


def typed_roster(people: list[Person], folder: Path) -> Path:
    """The workbook that lists them."""
    dice = random.Random(31)
    file = folder / "党员花名册（2026年11月）.xlsx"
    with new_workbook(file) as book:
        book.add_worksheet("填表说明").write(0, 0, "一、姓名按身份证填写。")
        sheet = book.add_worksheet("党员花名册")
        sheet.merge_range(
            "A1:J1", "中共某某市某某局机关委员会党员花名册", book.add_format({"align": "center"})
        )
        sheet.merge_range("A2:J2", "填报单位：机关党委办公室　　填报时间：2026年11月20日", None)
        _write_heading(sheet)
        _write_people(sheet, people, dice, book.add_format({"num_format": 'yyyy"年"m"月"'}))
        last = FIRST_ROW + len(people)
        sheet.merge_range(last, 0, last, 9, f"合　计：{len(people)}人，其中预备党员12人", None)
        sheet.merge_range(last + 1, 0, last + 1, 9, "填表人：李四　　　审核人：王五", None)
        sheet.autofilter(4, 0, last, 9)
        sheet.set_column("A:XFD", 9, book.add_format({"font_name": "仿宋_GB2312"}))
    return file


def _write_heading(sheet: Any) -> None:
    tops = ["序\n号", "姓 名", "性别", "民 族", "出生\n年月", "所在支部", "人员类别", None, None, "联系电话"]
    for column, text in enumerate(tops):
        if text:
            sheet.merge_range(3, column, 4, column, text, None)
    sheet.merge_range(3, 7, 3, 8, "党 龄 情 况", None)
    sheet.write(4, 7, "入党时间\n（年月日）")
    sheet.write(4, 8, "转正时间")


def _write_people(sheet: Any, people: list[Person], dice: random.Random, style: Any) -> None:
    first = FIRST_ROW - 1
    for row, person in enumerate(people, start=first):
        sheet.write(row, 0, row - first + 1)
        sheet.write(row, 1, typed_name(person.name, dice))
        sheet.write(row, 2, dice.choice(["男", "女", " 女 "]))
        sheet.write(row, 3, dice.choice(["汉", "汉族", "回族"]))
        full = person.full_on if person.standing is Standing.FULL else "/"
        word = dice.choice(["正式党员", "中共党员"]) if person.standing is Standing.FULL else "预备党员"
        sheet.write(row, 6, word)
        for column, value in ((4, person.born_on), (7, person.joined_on), (8, full)):
            cell = typed_date(value, dice) if isinstance(value, date) else value
            if isinstance(cell, date):
                sheet.write_datetime(row, column, cell, style)
            else:
                sheet.write(row, column, cell)
        sheet.write(row, 9, 13_800_000_000 + row)
    rows: dict[str, list[int]] = {}
    for row, person in enumerate(people, start=first):
        rows.setdefault(person.branch, []).append(row)
    for name, own in rows.items():
        sheet.merge_range(
            own[0], 5, own[-1], 5, name.replace("党支部", dice.choice(["党支部", "支部", "\n党支部"])), None
        )


@pytest.fixture(scope="module")
def plan(path: Path) -> RosterPlan:
    return read_roster(path, branches=(), roster=(), today=TODAY)


def test_everybody_is_read_from_the_right_row(plan: RosterPlan, people: list[Person]) -> None:
    assert [problem for problem in plan.problems if problem.severity is Severity.ERROR] == []
    assert plan.sheet == "党员花名册"
    assert plan.heading_row == 5
    got = [
        (member.row, member.name, member.standing, member.born_on, member.joined_on)
        for member in plan.members
    ]
    assert got == [
        (row, person.name, person.standing, person.born_on, person.joined_on)
        for row, person in enumerate(people, start=FIRST_ROW)
    ]


def test_branches_phones_and_dates_of_becoming_full(plan: RosterPlan, people: list[Person]) -> None:
    assert len(plan.new_branches) == BRANCHES
    assert [member.branch.replace("党支部", "支部") for member in plan.members] == [
        person.branch.replace("党支部", "支部") for person in people
    ]
    assert [member.full_on for member in plan.members] == [
        person.full_on if person.standing is Standing.FULL else None for person in people
    ]
    assert plan.members[0].phone == "13800000005"
    assert {member.ethnicity for member in plan.members} == {"汉族", "回族"}
    assert {member.gender for member in plan.members} == {"男", "女"}


def test_the_same_file_against_the_bureau_it_made(path: Path, plan: RosterPlan) -> None:
    known = [branch(number, branch_name(number)) for number in range(1, BRANCHES + 1)]
    there = [
        RosterEntry(
            id=member.row,
            name=member.name,
            standing=member.standing,
            branch_id=1,
            branch_name=member.branch.replace("党支部", "支部").replace("支部", "党支部"),
            joined_on=member.joined_on,
        )
        for member in plan.members
    ]
    again = read_roster(path, branches=known, roster=there, today=TODAY)
    assert again.new_branches == ()
    assert [member.existing_id for member in again.members] == [member.row for member in plan.members]


def test_reading_takes_no_more_for_each_of_480_people_than_for_each_of_120(
    path: Path, people: list[Person], tmp_path: Path
) -> None:
    """Counted in calls, not in seconds: no machine is too slow for it, and none quick enough to hide what grew."""
    few = people[: PEOPLE // 4]
    each_of_many = _calls(path) / len(people)
    each_of_few = _calls(typed_roster(few, tmp_path)) / len(few)
    assert each_of_many <= 1.1 * each_of_few
    assert each_of_many < 3_000


def _calls(path: Path) -> int:
    """How many functions are called to read it."""
    read_roster(path, branches=(), roster=(), today=TODAY)  # what is made once is made
    made = 0

    def count(_frame: Any, event: str, _of: Any) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read_roster(path, branches=(), roster=(), today=TODAY)
    finally:
        sys.setprofile(None)
    return made
