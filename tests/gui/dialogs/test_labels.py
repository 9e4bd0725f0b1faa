"""标签: added to, put in order with the keyboard, switched off; what is in use stays."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs import labels
from gui.dialogs.label_form import LabelDialog
from gui.dialogs.labels import LabelsDialog
from gui.main_window import MainWindow
from models.db.store import Store
from models.rows.label import LabelRow
from models.rules.study_terms import LabelScheme
from models.services.labels import list_labels, save_label
from tests.gui.answers import answering
from tests.gui.dialogs.conftest import Frees
from tests.models.services.making import add_study

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
CAMPAIGN = LabelScheme.CAMPAIGN


@pytest.fixture
def dialog(desk: Desk, window: MainWindow, bureau: dict[str, int], settled: Wait) -> Iterator[LabelsDialog]:
    window.show()
    made = LabelsDialog(desk, window)
    made.open()
    settled()
    yield made
    window.hide()


def kept(store: Store, scheme: LabelScheme = CAMPAIGN) -> list[LabelRow]:
    with store.read() as session:
        return list(list_labels(session, scheme))


def names(dialog: LabelsDialog) -> list[str]:
    return [row.name for row in dialog.model.rows()]


def form_of(dialog: LabelsDialog) -> LabelDialog:
    return next(one for one in dialog.findChildren(LabelDialog) if one.isVisible())


def add(dialog: LabelsDialog, settled: Wait, compose: Compose, *wanted: str) -> None:
    for name in wanted:
        dialog.new_button.click()
        form = form_of(dialog)
        compose(form.name.line, name)
        QTest.keyClick(form.name.line, Qt.Key.Key_Return)
        settled()


def test_a_campaign_with_its_days_from_the_empty_list(
    dialog: LabelsDialog, store: Store, settled: Wait, compose: Compose
) -> None:
    assert dialog.empty.isVisible()
    dialog.empty.button.click()
    form = form_of(dialog)
    compose(form.name.line, "主题教育")
    form.begins_on.line.setText("2026-03-01")
    form.ends_on.line.setText("2026-02-01")
    form.wants_reflections.setChecked(True)
    form.confirm_button.click()
    assert form.ends_on.error == "结束日期早于开始日期，请核对"
    form.ends_on.line.setText("2026-06-30")
    form.confirm_button.click()
    settled()
    (row,) = kept(store)
    assert (row.name, row.wants_reflections) == ("主题教育", True)
    cells = [dialog.model.index(0, at).data() for at in range(dialog.model.columnCount())]
    assert cells == ["主题教育", "2026-03-01 至 2026-06-30", "每人一篇", "0", "", "启用"]


def test_a_name_that_is_there_is_explained_and_stays_typed(
    dialog: LabelsDialog, settled: Wait, compose: Compose
) -> None:
    add(dialog, settled, compose, "主题教育")
    dialog.new_button.click()
    form = form_of(dialog)
    compose(form.name.line, "主题教育")
    form.confirm_button.click()
    settled()
    assert form.isVisible()
    assert "已经有“主题教育”" in form.banner.sentence


def test_words_are_put_in_order_by_keyboard(
    dialog: LabelsDialog, store: Store, settled: Wait, compose: Compose, qtbot: QtBot
) -> None:
    add(dialog, settled, compose, "甲", "乙", "丙")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.table.setFocus()
    dialog.table.selectRow(2)
    for _ in range(2):
        QTest.keyClick(dialog.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        settled()
    assert names(dialog) == ["丙", "甲", "乙"]
    assert not dialog.up_button.isEnabled()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settled()
    assert names(dialog) == [row.name for row in kept(store)] == ["甲", "丙", "乙"]


def test_what_is_in_use_is_switched_off_and_not_erased(
    dialog: LabelsDialog,
    desk: Desk,
    bureau: dict[str, int],
    store: Store,
    settled: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(labels, "agrees", answering(True))
    dialog.schemes.button("education").click()
    warning = next(row for row in kept(store, LabelScheme.EDUCATION) if row.name == "警示教育")
    with store.write() as session:
        add_study(session, bureau["第一党支部"], labels=(warning.id or 0,))
    dialog.refresh()
    settled()
    dialog.table.choose(warning.id)
    assert not dialog.remove_button.isEnabled()
    dialog.switch_button.click()
    settled()
    assert not next(row for row in kept(store, LabelScheme.EDUCATION) if row.id == warning.id).enabled
    assert dialog.switch_button.text() == "启用"
    dialog.table.selectRow(0)
    dialog.remove_button.click()
    settled()
    assert dialog.banner.sentence == "已删除。"
    assert len(kept(store, LabelScheme.EDUCATION)) == 8


def test_it_is_freed_and_named(desk: Desk, window: MainWindow, bureau: dict[str, int], frees: Frees) -> None:
    def used(dialog: LabelsDialog) -> None:
        assert dialog.table.accessibleName() == "标签"
        dialog.schemes.button("tag").click()

    assert frees(lambda: LabelsDialog(desk, window), used)


def test_painting_asks_the_database_nothing(
    dialog: LabelsDialog, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(type(desk.tasks), "read", lambda *words, **_: asked.append(words))
    dialog.grab()
    assert asked == []


def test_another_windows_change_is_seen(dialog: LabelsDialog, desk: Desk, settled: Wait) -> None:
    desk.tasks.write(save_label, LabelRow(None, CAMPAIGN, "外来的"))
    settled()
    assert names(dialog) == ["外来的"]
