"""迎检体检 on screen: run and stopped, narrowed, gone to, explained, printed."""

import weakref
from collections.abc import Callable, Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.printing.dialog import PrintDialog
from gui.pages.checkup import CheckupView
from gui.pages.checkup_layout import NOT_YET
from gui.widgets.progress_dialog import ProgressDialog
from models.db.store import Store
from models.failures import BadInput
from models.rows.attendance import AttendanceRow
from models.rows.changes import Changes, Subject
from models.rows.checkup import CheckKind
from models.rows.target import Target
from models.rules.periods import Month, quarter, year_of
from models.rules.terms import AttendanceState, MeetingKind
from models.services.checkup import check
from tests.gui.pages.conftest import DAY, TODAY, Bureau, FakeWindow
from tests.models.services.making import add_meeting

Wait = Callable[[], None]
LEAVE, PRESENT = AttendanceState.LEAVE, AttendanceState.PRESENT


@pytest.fixture
def records(store: Store, bureau: Bureau) -> list[int]:
    """A theme day of the first branch that 甲一 hosts while on leave, and a bare one of the second at the same time."""
    first, second = bureau.ids.first, bureau.ids.second
    sheet = (
        AttendanceRow(bureau.people["甲一"], "甲一", state=LEAVE),
        AttendanceRow(None, "周专家", state=PRESENT),
    )
    with store.write() as session:
        one = add_meeting(
            session, first, held_on=DAY, started_at=time(9), host="甲一", attendance=sheet, minutes="记录。"
        )
        other = add_meeting(
            session, second, MeetingKind.PARTY_LECTURE, held_on=DAY, started_at=time(9), host="周专家"
        )
    return [one, other]


@pytest.fixture
def view(desk: Desk, records: list[int], qtbot: QtBot, settled: Wait) -> Iterator[CheckupView]:
    """The view over the two records, shown, with October chosen."""
    made = CheckupView(desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    settled()
    made.part.set_value(10)
    yield made
    made.hide()


def kinds_shown(view: CheckupView) -> list[tuple[str, int]]:
    return [(row.id, row.count) for row in view.kind_model.rows()]


def found(view: CheckupView) -> list[CheckKind]:
    return [row.finding.kind for row in view.model.rows()]


@pytest.fixture
def checked(view: CheckupView, settled: Wait) -> CheckupView:
    """The same after the button was pressed."""
    QTest.mouseClick(view.run_button, Qt.MouseButton.LeftButton)
    settled()
    return view


def test_nothing_is_checked_before_the_button_is_pressed(view: CheckupView) -> None:
    assert view.checkup is None
    assert view.empty.isVisible()
    assert not view.print_button.isEnabled()
    assert not view.explain_button.isEnabled()
    assert NOT_YET[0] in view.empty._title.text()


def test_the_button_shows_what_the_service_finds(checked: CheckupView, store: Store) -> None:
    with store.read() as session:
        expected = check(session, Month(2026, 10).span(), TODAY)
    assert checked.checkup == expected
    assert [row.finding for row in checked.model.rows()] == list(expected.findings)
    every = len(expected.findings)
    assert f"核对会议、学习记录2条，提示{every}条，其中已说明0条。" in checked.summary.text()
    assert "2026年10月，截至2026-11-05" in checked.summary.text()


def test_warnings_are_grouped_by_kind_with_counts(checked: CheckupView) -> None:
    (everything, every), *groups = kinds_shown(checked)
    assert everything == ""
    assert every == sum(count for _, count in groups) == len(found(checked))
    assert (CheckKind.ABSENT_HOST.value, 1) in groups
    assert [code for code, _ in groups] == [kind.value for kind in CheckKind if kind in found(checked)]


def test_a_kind_chosen_by_key_narrows_the_warnings(checked: CheckupView) -> None:
    checked.kinds.setFocus()
    QTest.keyClick(checked.kinds, Qt.Key.Key_Down)
    chosen = checked.kinds.current_row()
    assert chosen.kind is not None
    assert set(found(checked)) == {chosen.kind}
    QTest.keyClick(checked.kinds, Qt.Key.Key_Up)
    assert len(found(checked)) == kinds_shown(checked)[0][1]


def test_an_organisation_chosen_leaves_what_concerns_it(checked: CheckupView, bureau: Bureau) -> None:
    checked.filters.set_value("organization", bureau.ids.second)
    left = found(checked)
    # Recorded with the first branch, and about the second all the same.
    assert CheckKind.TWO_PLACES in left
    assert CheckKind.ABSENT_HOST not in left
    assert kinds_shown(checked)[0][1] == len(left)
    assert checked.empty.isHidden()


def test_a_search_that_finds_nothing_says_so(
    checked: CheckupView, compose: Callable[[QWidget, str], None], qtbot: QtBot
) -> None:
    compose(checked.filters.search, "没有这样的字")
    QTest.keyClick(checked.filters.search, Qt.Key.Key_Return)
    assert checked.empty.isVisible()
    assert "没有符合条件的提示" in checked.empty._title.text()
    assert not checked.open_button.isEnabled()


def test_the_whole_warning_stands_below_the_list(checked: CheckupView) -> None:
    row = next(row for row in checked.model.rows() if row.finding.kind is CheckKind.ABSENT_HOST)
    checked.table.choose(row.id)
    assert row.finding.sentence in checked.detail.toPlainText()
    assert f"依据（一般）：{row.finding.basis}" in checked.detail.toPlainText()


@pytest.mark.parametrize("way", ["enter", "double click", "button"])
def test_a_warning_leads_to_its_record(
    checked: CheckupView, window: FakeWindow, records: list[int], way: str
) -> None:
    checked.table.choose(
        next(row.id for row in checked.model.rows() if row.finding.kind is CheckKind.NO_MINUTES)
    )
    if way == "enter":
        QTest.keyClick(checked.table, Qt.Key.Key_Return)
    elif way == "button":
        QTest.mouseClick(checked.open_button, Qt.MouseButton.LeftButton)
    else:
        checked.table.doubleClicked.emit(checked.table.currentIndex())
    assert window.went == [Target(Subject.MEETING, records[1])]


def test_the_period_is_a_month_a_quarter_or_a_year(view: CheckupView) -> None:
    view.year.set_value(2025)
    assert view.span() == Month(2025, 10).span()
    view.part.set_value(-4)
    assert view.span() == quarter(2025, 4)
    view.part.set_value(0)
    assert view.span() == year_of(2025)


def test_it_opens_with_the_running_month(desk: Desk, qtbot: QtBot, settled: Wait) -> None:
    made = CheckupView(desk)
    qtbot.addWidget(made)
    settled()
    assert made.span() == Month.of(TODAY).span()


def test_a_period_without_records_says_what_was_looked_for(view: CheckupView, settled: Wait) -> None:
    view.part.set_value(3)
    view.run()
    settled()
    assert view.empty.isVisible()
    said = view.empty._sentence.text()
    assert "核对了2026年3月的0条记录" in said
    assert all(kind.label in said for kind in CheckKind)
    assert view.print_button.isEnabled()


def test_it_may_be_stopped(view: CheckupView, settled: Wait) -> None:
    view.run()
    dialog = view.findChild(ProgressDialog)
    assert isinstance(dialog, ProgressDialog)
    dialog.reject()
    settled()
    assert view.checkup is None
    view.run()
    settled()
    assert view.checkup is not None


def test_a_second_press_while_it_runs_does_nothing(view: CheckupView, settled: Wait) -> None:
    view.run()
    view.run()
    assert len(view.findChildren(ProgressDialog)) == 1
    settled()


def test_changes_afterwards_make_the_result_old(checked: CheckupView, desk: Desk, settled: Wait) -> None:
    desk.tasks.changed.emit(Changes.of(Subject.RECTIFICATION))
    assert checked.note.text() == ""
    desk.tasks.changed.emit(Changes.of(Subject.MEETING))
    settled()
    assert "可重新体检" in checked.note.text()
    checked.run()
    settled()
    assert checked.note.text() == ""


# Explaining


def test_an_explanation_is_kept_and_shown(
    checked: CheckupView, store: Store, compose: Callable[[QWidget, str], None], settled: Wait
) -> None:
    key = checked.table.current_row().id
    QTest.mouseClick(checked.explain_button, Qt.MouseButton.LeftButton)
    assert checked._note is not None
    compose(checked._note.text.text, "照片在纸质档案里。")
    QTest.mouseClick(checked._note.confirm_button, Qt.MouseButton.LeftButton)
    settled()
    assert checked.table.current_row().id == key
    assert "情况说明：照片在纸质档案里。" in checked.detail.toPlainText()
    assert "其中已说明1条" in checked.summary.text()
    with store.read() as session:
        kept = {one.key: one.explanation for one in check(session, Month(2026, 10).span(), TODAY).findings}
    assert kept[key] == "照片在纸质档案里。"
    checked.filters.set_value("explained", True)
    assert [row.id for row in checked.model.rows()] == [key]
    checked.filters.set_value("explained", False)
    assert key not in [row.id for row in checked.model.rows()]


def test_an_explanation_is_found_again_and_can_be_taken_back(checked: CheckupView, settled: Wait) -> None:
    for text in ("有说明。", ""):
        checked.explain_current()
        assert checked._note is not None
        assert checked._note.answer() == ("" if text else "有说明。")
        checked._note.text.set_value(text)
        checked._note.confirm()
        settled()
    assert "情况说明" not in checked.detail.toPlainText()


def test_what_cannot_be_kept_is_said_in_the_dialog(
    checked: CheckupView, monkeypatch: pytest.MonkeyPatch, settled: Wait
) -> None:
    def refuse(*_: object) -> None:
        raise BadInput("磁盘满了，没有保存。")

    monkeypatch.setattr("gui.pages.checkup.explain", refuse)
    checked.explain_current()
    assert checked._note is not None
    checked._note.text.set_value("有说明。")
    checked._note.confirm()
    settled()
    assert checked._note is not None
    assert checked._note.banner.sentence == "磁盘满了，没有保存。"
    assert checked._note.answer() == "有说明。"


def test_the_dialog_is_freed(checked: CheckupView, freed: Callable[[weakref.ref[QWidget]], bool]) -> None:
    checked.explain_current()
    assert checked._note is not None
    seen: weakref.ref[QWidget] = weakref.ref(checked._note)
    checked._note.reject()
    assert freed(seen)


# Paper


def test_the_sheet_of_the_period_and_organisation_is_offered(
    checked: CheckupView, bureau: Bureau, settled: Wait
) -> None:
    checked.filters.set_value("organization", bureau.ids.second)
    checked.part.set_value(1)
    QTest.mouseClick(checked.print_button, Qt.MouseButton.LeftButton)
    dialog = checked.findChild(PrintDialog)
    assert isinstance(dialog, PrintDialog)
    settled()
    (item,) = dialog.matter.items
    # What was checked, not what is chosen for the next time.
    assert item.base.span == Month(2026, 10).span()
    assert item.base.organization_id == bureau.ids.second
    dialog.reject()
    settled()


def test_everything_is_named_for_a_screen_reader(view: CheckupView) -> None:
    for widget in (
        view.year,
        view.part,
        view.kinds,
        view.table,
        view.detail,
        view.summary,
        view.filters.search,
    ):
        assert widget.accessibleName()


def test_showing_and_moving_asks_nothing(checked: CheckupView, desk: Desk) -> None:
    for _ in range(3):
        QTest.keyClick(checked.table, Qt.Key.Key_Down)
        QApplication.processEvents()
        assert not desk.tasks.busy


def test_the_view_is_freed(
    desk: Desk, records: list[int], qtbot: QtBot, settled: Wait, freed: Callable[[weakref.ref[QWidget]], bool]
) -> None:
    made = CheckupView(desk)
    seen: weakref.ref[QWidget] = weakref.ref(made)
    made.show()
    made.run()
    settled()
    made.close()
    made.deleteLater()
    del made
    assert freed(seen)


def test_years_with_records_are_offered(
    view: CheckupView, store: Store, bureau: Bureau, settled: Wait
) -> None:
    with store.write() as session:
        add_meeting(session, bureau.ids.first, held_on=date(2019, 5, 1))
    view.desk.tasks.changed.emit(Changes.of(Subject.MEETING))
    settled()
    assert view.year.values() == [2026, 2025, 2019]
    assert view.year.value() == 2026
