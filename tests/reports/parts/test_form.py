"""Lines that the forms of all registers have in common."""

from datetime import date, time

import pytest

from models.rules.terms import RecordStatus
from reports.parts import form
from reports.parts.table import Row


def texts(row: Row) -> list[object]:
    return [cell.content for cell in row]


@pytest.mark.parametrize("status", list(RecordStatus))
def test_only_what_was_held_says_nothing_of_its_status(status: RecordStatus) -> None:
    said = [texts(row) for row in form.unheld(status)]
    assert said == ([] if status is RecordStatus.HELD else [["状态", status.label]])


def test_hours_and_a_place_not_known_are_to_be_filled_in() -> None:
    row = form.when_and_where(date(2026, 5, 8), None, None, "")
    assert texts(row) == ["时间", "2026年5月8日（星期五）待补", "地点", "待补"]
    row = form.when_and_where(date(2026, 5, 8), time(14, 30), time(16), "三楼会议室")
    assert texts(row) == ["时间", "2026年5月8日（星期五）14:30—16:00", "地点", "三楼会议室"]
