"""补学情况: who still has to make up; a day for many at once."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.make_ups import MakeUpDialog, MakeUpsDialog
from gui.main_window import MainWindow
from models.db.store import Store
from models.rows.attendance import AttendanceRow
from models.rows.changes import Subject
from models.rows.following import MakeUp
from models.rows.target import Target
from models.rules.terms import AttendanceState, StudyKind
from models.services.study import load_session
from tests.gui.dialogs.conftest import Frees
from tests.models.services.making import add_study

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


@pytest.fixture
def sessions(store: Store, bureau: dict[str, int]) -> tuple[int, int]:
    """A session of the centre group that 王建国 and 李芳 missed, and one of the first branch that 李芳 made up for."""
    away = tuple(
        AttendanceRow(bureau[name], name, state=state)
        for name, state in (("王建国", AttendanceState.LEAVE), ("李芳", AttendanceState.ABSENT))
    )
    made = (MakeUp("李芳", bureau["李芳"], date(2026, 9, 10), "自学"),)
    with store.write() as session:
        centre = add_study(session, bureau["机关党委"], StudyKind.CENTRE_GROUP, attendance=away)
        branch = add_study(
            session, bureau["第一党支部"], held_on=date(2026, 9, 1), attendance=away[1:], make_ups=made
        )
    return centre, branch


@pytest.fixture
def dialog(
    desk: Desk, window: MainWindow, sessions: tuple[int, int], settled: Wait
) -> Iterator[MakeUpsDialog]:
    """The dialog, loaded."""
    window.show()
    made = MakeUpsDialog(desk, window)
    made.open()
    settled()
    yield made
    window.hide()


def shown(dialog: MakeUpsDialog) -> list[tuple[str, str]]:
    return [(row.name, row.kind_label) for row in dialog.view.model.rows()]


def choose_filter(dialog: MakeUpsDialog, key: str, value: object, settled: Wait) -> None:
    dialog.view.filters.set_value(key, value)
    dialog.refresh()
    settled()


def test_those_who_owe_it_come_first_and_filters_widen(
    dialog: MakeUpsDialog, bureau: dict[str, int], settled: Wait
) -> None:
    assert shown(dialog) == [("王建国", "中心组学习"), ("李芳", "中心组学习")]
    choose_filter(dialog, "state", None, settled)
    assert len(shown(dialog)) == 3
    assert [dialog.view.model.index(2, at).data() for at in (0, 7, 8)] == ["已补学", "2026-09-10", "自学"]
    choose_filter(dialog, "kind", StudyKind.BRANCH_STUDY.value, settled)
    assert shown(dialog) == [("李芳", "支部学习")]
    choose_filter(dialog, "kind", None, settled)
    choose_filter(dialog, "organization", bureau["第二党支部"], settled)
    assert shown(dialog) == []


def test_a_day_is_entered_for_all_chosen(
    dialog: MakeUpsDialog,
    sessions: tuple[int, int],
    bureau: dict[str, int],
    store: Store,
    settled: Wait,
    compose: Compose,
) -> None:
    assert not dialog.enter_button.isEnabled()
    dialog.view.table.selectAll()
    assert not dialog.open_button.isEnabled()
    dialog.enter_button.click()
    form = dialog.findChild(MakeUpDialog)
    assert isinstance(form, MakeUpDialog)
    assert form.intro.text() == "王建国、李芳，共2人次。"
    compose(form.done_on.line, "2026-10-01")
    QTest.keyClick(form, Qt.Key.Key_Return)
    assert "早于2026-10-15的学习" in form.done_on.error
    form.done_on.set_value(date(2026, 10, 20))
    compose(form.way.line, "自学")
    form.confirm_button.click()
    settled()
    settled()
    with store.read() as session:
        made = load_session(session, sessions[0]).make_ups
    assert made == tuple(
        MakeUp(name, bureau[name], date(2026, 10, 20), "自学") for name in ("王建国", "李芳")
    )
    assert dialog.banner.sentence == "已登记2人次补学。"
    assert shown(dialog) == []


def test_enter_opens_the_record(
    dialog: MakeUpsDialog, sessions: tuple[int, int], window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    went: list[Target] = []
    monkeypatch.setattr(window, "go", went.append)
    dialog.view.table.selectRow(0)
    QTest.keyClick(dialog.view.table, Qt.Key.Key_Return)
    assert went == [Target(Subject.STUDY, sessions[0])]
    assert not dialog.isVisible()


def test_escape_closes_and_frees_it(
    desk: Desk, window: MainWindow, sessions: tuple[int, int], frees: Frees
) -> None:
    assert frees(lambda: MakeUpsDialog(desk, window))
