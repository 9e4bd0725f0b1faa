"""Lines that grow: begun, filled, taken away, kept raw."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.editors.parts.line_kinds import ObserversPart, ProgressPart
from gui.editors.parts.materials import MaterialsPart
from models.rows.attendance import Observer
from models.rows.rectification import ProgressEntry
from models.rows.study import Material

Compose = Callable[[QWidget, str], None]


@pytest.fixture
def observers(qtbot: QtBot) -> ObserversPart:
    """An empty part."""
    made = ObserversPart()
    qtbot.addWidget(made)
    made.show()
    return made


def test_enter_in_the_last_field_begins_another(observers: ObserversPart, compose: Compose) -> None:
    observers.add_line()
    fields = observers.lines[0].fields
    compose(fields["name"].editor, "周督导")
    fields["position"].setFocus()
    QTest.keyClick(fields["position"].editor, Qt.Key.Key_Return)
    assert len(observers.lines) == 2
    assert observers.rows() == (Observer("周督导"),)


def test_ctrl_enter_begins_another_from_anywhere(observers: ObserversPart) -> None:
    observers.add_line()
    first = observers.lines[0].fields["name"].editor
    QTest.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(observers.lines) == 2


def test_tab_goes_from_line_to_line(observers: ObserversPart) -> None:
    observers.show_rows([Observer("甲"), Observer("乙")])
    last = observers.lines[0].fields["position"].editor
    after: QWidget | None = last.nextInFocusChain()
    while after is not None and not after.focusPolicy() & Qt.FocusPolicy.TabFocus:
        after = after.nextInFocusChain()
    assert after is observers.lines[1].fields["name"].editor


def test_the_cross_takes_its_line(observers: ObserversPart, qtbot: QtBot) -> None:
    observers.show_rows([Observer("甲"), Observer("乙"), Observer("丙")])
    with qtbot.waitSignal(observers.edited):
        observers.lines[1].removed.emit()
    QApplication.processEvents()
    assert [row.name for row in observers.rows()] == ["甲", "丙"]


def test_a_line_without_its_name_is_refused(observers: ObserversPart, compose: Compose) -> None:
    observers.add_line()
    compose(observers.lines[0].fields["unit"].editor, "市直机关工委")
    assert observers.problem() == "列席人员第1行：请填写列席人"


def test_what_cannot_be_read_is_kept_raw(qtbot: QtBot) -> None:
    part = MaterialsPart()
    qtbot.addWidget(part)
    part.show_rows([Material("公报", "新华社", date(2026, 10, 9))])
    part.lines[0].fields["issued_on"].restore("十月")
    other = MaterialsPart()
    qtbot.addWidget(other)
    other.restore(part.state())
    assert other.state() == [{"title": "公报", "issuer": "新华社", "issued_on": "十月"}]
    assert "学习材料第1行" in (other.problem() or "")


def test_progress_knows_unknown_from_nothing_done(qtbot: QtBot) -> None:
    part = ProgressPart(lambda: date(2026, 11, 5))
    qtbot.addWidget(part)
    entries = (ProgressEntry(date(2026, 10, 1), "部署", 0), ProgressEntry(date(2026, 10, 2), "推进"))
    part.show_rows(entries)
    assert part.rows() == entries
