"""The stages in the form: chosen, dated, waived with a reason; what the record shows stands beside them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.editors.kind_part import Setting
from gui.editors.stages import StagesPart
from models.rows.following import StageMark
from models.rows.meeting import MeetingDetail
from models.rules.life_terms import StageState
from models.rules.stages import stages_of
from models.rules.terms import MeetingKind, RecordStatus

TODAY = date(2026, 2, 1)
LIFE = MeetingKind.DEMOCRATIC_LIFE
MEETING = MeetingDetail(1, LIFE, 1, "民主生活会", date(2026, 1, 20))
CODES = [stage.code for stage in stages_of([LIFE])]
marks = st.builds(
    lambda code, day, waived, note: StageMark(code, None if waived else day, waived, note),
    st.sampled_from(CODES),
    st.none() | st.dates(date(2020, 1, 1), TODAY),
    st.booleans(),
    st.text("甲乙，。<&>", min_size=1, max_size=8),
)


def today() -> date:
    """A fixed day."""
    return TODAY


def setting(*kinds: MeetingKind, status: RecordStatus = RecordStatus.HELD) -> Setting:
    """A head of a form."""
    return Setting(frozenset(kinds), status, 1, date(2026, 1, 20), is_new=False)


@pytest.fixture
def part(qtbot: QtBot) -> StagesPart:
    """The stages of a 民主生活会."""
    made = StagesPart(today)
    qtbot.addWidget(made)
    made.set_setting(setting(LIFE))
    made.show_detail(MEETING)
    made.show()
    return made


def test_it_is_there_for_kinds_with_stages_that_were_not_cancelled(part: StagesPart) -> None:
    assert part.concerns(setting(LIFE))
    assert part.concerns(setting(MeetingKind.BRANCH_ASSEMBLY, MeetingKind.APPRAISAL))
    assert not part.concerns(setting(MeetingKind.BRANCH_ASSEMBLY))
    assert not part.concerns(setting(LIFE, status=RecordStatus.CANCELLED))


def test_a_held_meeting_is_shown_as_found_and_not_ticked(part: StagesPart) -> None:
    row = part.rows["meeting"]
    assert row.found.text() == "台账里已有：会议已于2026年1月20日召开"
    assert row.state() is StageState.OPEN
    assert part.into(MEETING).stages == ()
    assert part.summary.text().startswith("步骤：未完成10项。")


def test_a_stage_is_done_with_its_day_by_keyboard(part: StagesPart, qtbot: QtBot) -> None:
    row = part.rows["report"]
    row.choice.setFocus()
    with qtbot.waitSignal(part.edited):
        QTest.keyClick(row.choice.box, Qt.Key.Key_Down)
    assert row.done_on.isVisible()
    QTest.keyClicks(row.done_on.line, "2026-1-30")
    assert part.problem() is None
    assert part.into(MEETING).stages == (StageMark("report", date(2026, 1, 30)),)
    assert "已完成1项" in part.summary.text()


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ({"state": "waived"}, "“会议方案”选了“不涉及”，请写明原因"),
        ({"state": "done", "on": "2026-02-02"}, "“会议方案”的完成日期还没有到，请核对"),
        ({"state": "done", "on": "某日"}, "“会议方案”："),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    part: StagesPart, raw: dict[str, str], sentence: str
) -> None:
    part.restore({"plan": raw})
    problem = part.problem()
    assert problem is not None
    assert problem.startswith(sentence)


def test_a_reason_makes_a_waived_stage_good(
    part: StagesPart, compose: Callable[[QWidget, str], None]
) -> None:
    part.restore({"told": {"state": "waived"}})
    assert part.problem() is not None
    note = part.rows["told"].note
    assert QApplication.focusWidget() in (None, note.line)
    compose(note.line, "上级未作要求")
    assert part.problem() is None
    assert part.into(MEETING).stages == (StageMark("told", None, True, "上级未作要求"),)


@settings(max_examples=20)
@given(st.lists(marks, unique_by=lambda mark: mark.code, max_size=4))
def test_marks_go_through_the_form_and_through_a_draft(given_marks: list[StageMark]) -> None:
    order = {code: place for place, code in enumerate(CODES)}
    wanted = tuple(sorted(given_marks, key=lambda mark: order[mark.code]))
    detail = replace(MEETING, stages=wanted)
    made, other = StagesPart(today), StagesPart(today)
    made.set_setting(setting(LIFE))
    other.set_setting(setting(LIFE))
    made.show_detail(detail)
    assert made.into(MEETING).stages == wanted
    other.show_detail(MEETING)
    other.restore(made.state())
    assert other.into(MEETING).stages == wanted
    for one in (made, other):
        one.deleteLater()


def test_marks_of_another_kind_are_kept(part: StagesPart) -> None:
    kept = StageMark("ballot", date(2026, 1, 10))
    detail = replace(MEETING, stages=(StageMark("plan", date(2026, 1, 5)), kept))
    part.show_detail(detail)
    part.set_setting(setting(MeetingKind.APPRAISAL))
    assert set(part.rows) >= {"ballot", "archive"}
    assert part.rows["ballot"].state() is StageState.DONE
    assert kept in part.into(detail).stages


def test_it_is_read_aloud(part: StagesPart) -> None:
    row = part.rows["report"]
    assert row.choice.box.accessibleName() == "情况报送：完成情况"
    assert row.done_on.line.accessibleName() == "情况报送：完成日期"
    assert "待核" in row.name.toolTip()
