"""签到表: names to sign beside, and nothing that only the signature can say."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from models.rows.attendance import AttendanceRow
from models.rules.terms import AttendanceState
from reports.documents import sign_in_sheet
from reports.documents.sign_in_sheet import FIRST, FURTHER, SPARE
from reports.flow import Document
from reports.parts.table import Table
from reports.press import pdf_of
from tests.reports import sheets

Measure = Callable[[bytes], Any]


def roll(count: int) -> tuple[AttendanceRow, ...]:
    return tuple(AttendanceRow(number, f"党员{number}号") for number in range(1, count + 1))


def sheet(count: int, organization: str = "办公室党支部") -> Document:
    return sign_in_sheet.of_meeting(
        replace(
            sheets.MEETING, attendance=roll(count), observers=(), organization_name=organization, title="大会"
        )
    )


def rolls(document: Document) -> list[Table]:
    return [block for part in document.sections for block in part.blocks if isinstance(block, Table)][1:]


def columns(document: Document) -> list[list[str]]:
    """The texts of every line of the roll."""
    return [[str(cell.content) for cell in row] for table in rolls(document) for row in table.rows]


def test_the_head_says_what_is_signed_for(measure: Measure) -> None:
    text = measure(pdf_of(sign_in_sheet.of_meeting(sheets.MEETING))).text.replace(" ", "")
    for expected in (
        "签到表", sheets.MEETING.title, "办公室党支部", "2026年10月16日（星期五）14:30—16:05",
        "机关三楼会议室", "应到人数5人",
    ):  # fmt: skip
        assert expected in text, expected


def test_a_study_session_has_a_sheet_too(measure: Measure) -> None:
    text = measure(pdf_of(sign_in_sheet.of_study(sheets.STUDY))).text.replace(" ", "")
    assert "学习主题学习全会精神" in text
    assert "欧阳𬀩" in text


def test_only_leave_is_noted_because_the_rest_is_signed_for() -> None:
    lines = columns(sign_in_sheet.of_meeting(sheets.MEETING))
    notes = {name: note for _, name, _, _, note in lines if name}
    assert notes == {
        "龙䶮": "", "欧阳𬀩": "", "张喆": "请假", "钱多多": "", "陈一": "", "老李": "未计入应到", "周某某": "列席",
    }  # fmt: skip


@pytest.mark.parametrize("state", list(AttendanceState))
def test_no_state_fills_in_a_signature(state: AttendanceState) -> None:
    meeting = replace(sheets.MEETING, attendance=(replace(sheets.SHEET[0], state=state),))
    assert all(line[3] == "" for line in columns(sign_in_sheet.of_meeting(meeting)))


def test_what_is_not_known_is_left_to_the_pen(measure: Measure) -> None:
    paper = measure(pdf_of(sign_in_sheet.of_meeting(sheets.EMPTY_MEETING)))
    assert "待补" not in paper.text
    assert len(paper.pages) == 1
    lines = columns(sign_in_sheet.of_meeting(sheets.EMPTY_MEETING))
    assert [line[0] for line in lines] == [str(number) for number in range(1, FIRST + 1)]
    assert all(text == "" for line in lines for text in line[1:])


@pytest.mark.parametrize(
    ("organization", "head", "unit"),
    [("办公室党支部", "党支部", "办公室党支部"), ("第一党小组", "党小组", "第一党小组"), ("中共某局党组", "党支部（单位）", "")],
)  # fmt: skip
def test_the_unit_is_filled_in_where_all_are_of_one(organization: str, head: str, unit: str) -> None:
    document = sheet(3, organization)
    assert rolls(document)[0].heads[0][2].content == head
    assert [line[2] for line in columns(document)] == [unit] * 3 + [""] * SPARE


@pytest.mark.parametrize(
    ("count", "spare"),
    [
        (1, SPARE),
        (FIRST - SPARE, SPARE),
        (FIRST - 1, 1),
        (FIRST, SPARE),
        (2 * FIRST - SPARE, SPARE),
        (2 * FIRST - SPARE + 1, SPARE),
        (81, SPARE),
        (500, SPARE),
    ],
)
def test_a_roll_of_any_length_is_whole_in_order_and_fits_its_pages(
    count: int, spare: int, measure: Measure
) -> None:
    document = sheet(count)
    paper = measure(pdf_of(document))
    left_over = count + spare
    if left_over <= FIRST:
        pages = 1
    else:
        pages = 1 + -(-max(0, left_over - 2 * FIRST) // (2 * FURTHER))
    assert len(paper.pages) == pages
    found = []
    for table in rolls(document):
        lines = [[str(cell.content) for cell in row] for row in table.rows]
        width = len(table.columns)
        for at in range(0, width, width if width == 5 else 4):
            found += [line[at + 1] for line in lines if line[at]]
    assert found == [row.name for row in roll(count)] + [""] * spare
    assert len(re.findall("党员[0-9]+号", paper.text.replace(" ", ""))) == count


def test_people_of_several_branches_stand_in_one_column_with_the_head_on_each_page(measure: Measure) -> None:
    paper = measure(pdf_of(sheet(60, "中共某局机关委员会")))
    assert len(paper.pages) == 3
    assert all("党支部（单位）" in text.replace(" ", "") for text in paper.texts)


def test_a_line_to_sign_in_is_at_least_9_mm_high() -> None:
    assert all(table.least >= 9 * 72 / 25.4 for table in [*rolls(sheet(5)), *rolls(sheet(80))])
