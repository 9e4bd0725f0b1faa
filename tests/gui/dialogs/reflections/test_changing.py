"""心得体会台账: a saved piece is opened and changed, and nothing typed is lost; removed pieces can be put back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs import reflections
from gui.dialogs.reflections import ReflectionsDialog
from gui.editors.reflection import ReflectionPanel
from models.services.reflections import load_reflection, save_reflection
from tests.gui.dialogs.reflections.acting import Compose, Settled, add, begin, kept


def click(dialog: ReflectionsDialog, place: int) -> None:
    """A click of the mouse on a row."""
    table = dialog.view.table
    spot = table.visualRect(dialog.view.model.index(place, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def test_a_saved_piece_is_opened_changed_and_stays(
    dialog: ReflectionsDialog, panel: ReflectionPanel, desk: Desk, bureau: dict[str, int], settled: Settled
) -> None:
    number = add(desk, bureau["第一党支部"], member_id=bureau["李芳"], position="会计")
    dialog.refresh()
    settled()
    dialog.view.table.choose(number)
    dialog.view.table.setFocus()
    QTest.keyClick(dialog.view.table, Qt.Key.Key_Return)
    settled()
    panel = dialog.panel
    assert panel.isVisible()
    assert (panel.author.value(), panel.position.value()) == ("李芳", "会计")
    assert panel.heading.text().endswith(f"编号{number}")
    assert not panel.is_edited()
    QTest.keyClicks(panel.words.line, "1800")
    panel.save()
    settled()
    with desk.tasks.store.read() as session:
        row = load_reflection(session, number)
    assert (row.words, row.member_id, row.version) == (1800, bureau["李芳"], 2)
    assert panel.told.text() == "已保存"
    assert panel.record_id == number
    QTest.keyClicks(panel.words.line, "0")
    panel.save()
    settled()
    with desk.tasks.store.read() as session:
        assert load_reflection(session, number).words == 18000, "saved again over its new version"


def test_a_change_made_elsewhere_is_told_and_may_be_overruled(
    dialog: ReflectionsDialog,
    panel: ReflectionPanel,
    desk: Desk,
    bureau: dict[str, int],
    settled: Settled,
    compose: Compose,
) -> None:
    number = add(desk, bureau["第一党支部"])
    dialog.refresh()
    settled()
    dialog.view.table.opened.emit(dialog.view.model.row(0))
    settled()
    with desk.tasks.store.write() as session:
        save_reflection(session, replace(load_reflection(session, number), title="别处改的"))
    panel = dialog.panel
    compose(panel.title.line, "！")
    panel.save()
    settled()
    assert "别处修改" in panel.banner.sentence
    assert panel.title.value() == "李芳的体会！"
    panel.banner.action.emit()
    settled()
    assert "再按一次" in panel.banner.sentence
    panel.save()
    settled()
    assert [row.title for row in kept(desk)] == ["李芳的体会！"]


def test_escape_asks_before_something_typed_is_lost(
    dialog: ReflectionsDialog, settled: Settled, compose: Compose, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gui.widgets import form_panel

    answers = [False, False, True, True]
    monkeypatch.setattr(form_panel, "agrees", lambda *_: answers.pop(0))
    begin(dialog, settled)
    compose(dialog.panel.title.line, "写了一半")
    QTest.keyClick(dialog.panel.title.line, Qt.Key.Key_Escape)
    assert dialog.panel.isVisible()
    QTest.keyClick(dialog.view.table, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.panel.title.value() == "写了一半"
    QTest.keyClick(dialog.panel.title.line, Qt.Key.Key_Escape)
    assert not dialog.panel.isVisible()
    assert dialog.isVisible()
    begin(dialog, settled)
    compose(dialog.panel.title.line, "又写")
    dialog.close()
    assert not dialog.isVisible()
    assert answers == []


def test_the_form_follows_the_cursor_until_something_is_typed(
    dialog: ReflectionsDialog,
    desk: Desk,
    bureau: dict[str, int],
    settled: Settled,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from gui.widgets import form_panel

    monkeypatch.setattr(form_panel, "agrees", lambda *_: False)
    first, second = add(desk, bureau["第一党支部"]), add(desk, bureau["第二党支部"], "张伟")
    dialog.refresh()
    settled()
    place = dialog.view.model.position(first)
    assert place is not None
    click(dialog, place)
    assert dialog.panel.record_id == first
    dialog.view.table.choose(second)
    assert dialog.panel.record_id == second
    compose(dialog.panel.note.text, "记一笔")
    dialog.view.table.choose(first)
    assert dialog.panel.record_id == second
    click(dialog, place)
    assert dialog.panel.record_id == second, "the clerk did not agree to lose it"
    assert dialog.view.table.current_row().id == second


def test_removed_pieces_can_be_put_back(
    dialog: ReflectionsDialog,
    desk: Desk,
    bureau: dict[str, int],
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def agree(_parent: QWidget, _title: str, question: str, *_: str) -> bool:
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr(reflections, "agrees", agree)
    add(desk, bureau["第一党支部"], title="<b>题目</b>")
    add(desk, bureau["第二党支部"], "张伟")
    dialog.refresh()
    settled()
    assert not dialog.remove_button.isEnabled()
    dialog.view.table.opened.emit(dialog.view.model.row(0))
    dialog.view.table.selectAll()
    QTest.keyClick(dialog.view.table, Qt.Key.Key_Delete)
    settled()
    assert len(kept(desk)) == 2
    dialog.remove_button.click()
    settled()
    assert asked[0].startswith("移除这2篇心得体会？")
    assert kept(desk) == ()
    assert not dialog.panel.isVisible()
    assert "已移除2篇" in dialog.banner.sentence
    dialog.banner.action.emit()
    settled()
    assert len(kept(desk)) == 2
    assert "已撤销移除" in dialog.banner.sentence
    dialog.banner.action.emit()
    settled()
    dialog.view.table.choose(kept(desk)[1].id)
    dialog.remove_chosen()
    assert asked[-1].startswith("移除李芳的《<b>题目</b>》？")
