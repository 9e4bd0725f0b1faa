"""A branch's page as grids."""

from gui.formats import UNKNOWN
from gui.tables.branch_page import NOT_ASKED, TOTAL, held_grid
from models.rules.terms import MeetingKind, StudyKind
from tests.reports.page_sheets import WHOLE_BRANCH


def test_where_nobody_signs_in_nothing_is_to_be_filled_in() -> None:
    lines = {name: [cell.tile.text for cell in cells] for name, cells in held_grid(WHOLE_BRANCH).lines}
    assert lines[MeetingKind.HEART_TALK.label] == ["1", *[NOT_ASKED] * 4]
    assert lines[StudyKind.BRANCH_STUDY.label][:4] == ["1", UNKNOWN, UNKNOWN, "1"]
    assert lines[TOTAL][:4] == ["4", "20", "18", "2"]
