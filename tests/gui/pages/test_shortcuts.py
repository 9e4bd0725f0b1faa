"""The one table of shortcuts is what the real window hears: nothing twice, nothing unlisted, nothing listed in vain."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.help import HelpDialog
from gui.main_window import MainWindow
from gui.pages.register_page import RegisterPage
from gui.shortcuts import HEARD_TOGETHER, SHORTCUTS, Where, markdown, said
from gui.tabs import ARCHIVE, DUES, MEETINGS, NOTICES, OVERVIEW, ROSTER, STUDY, TABS

_TIP = re.compile(r"（(?:[^（）]*[，；])?((?:Ctrl|Alt|Shift|F\d+)(?:\+[^（）；，]+)?)(?:；[^（）]*)?）")
_WIDGETS_OWN = {Where.SHEET, Where.MONTH_GRID, Where.LINES, Where.ITEMS, Where.DIALOG}


def _portable(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.PortableText)


def _listed(*places: Where) -> set[str]:
    return {_portable(QKeySequence(each.keys)) for each in SHORTCUTS if each.where in places}


def _heard(root: QWidget) -> Iterator[str]:
    """Every key that something below ``root`` hears, once for each order."""
    objects: list[QObject] = root.findChildren(QObject)
    for each in (root, *objects):
        if isinstance(each, QShortcut):
            yield _portable(each.key())
        elif isinstance(each, QAction) and each.parent() is not None:
            yield from (_portable(keys) for keys in each.shortcuts())
        elif isinstance(each, QAbstractButton) and not each.shortcut().isEmpty():
            yield _portable(each.shortcut())


def places_of(title: str) -> tuple[Where, ...]:
    """Where the keys of a page stand in the table."""
    return {
        OVERVIEW: (Where.WINDOW,),
        DUES: (Where.DUES,),
        ROSTER: (Where.ROSTER,),
        NOTICES: (Where.NOTICE,),
        ARCHIVE: (Where.ARCHIVE, Where.ARCHIVE_PARTS),
        STUDY: (Where.REGISTER, Where.GATHERINGS, Where.STUDY, Where.FORM),
        MEETINGS: (Where.REGISTER, Where.GATHERINGS, Where.FORM),
    }.get(title, (Where.REGISTER, Where.FORM))


@pytest.mark.parametrize("together", HEARD_TOGETHER, ids=range(len(HEARD_TOGETHER)))
def test_no_key_means_two_things_at_one_place(together: frozenset[Where]) -> None:
    counted = Counter(_portable(QKeySequence(each.keys)) for each in SHORTCUTS if each.where in together)
    assert [keys for keys, times in counted.items() if times > 1] == []


def test_no_place_lists_a_key_twice() -> None:
    counted = Counter((each.where, each.keys) for each in SHORTCUTS)
    assert [pair for pair, times in counted.items() if times > 1] == []


def test_every_key_is_one() -> None:
    assert [each.keys for each in SHORTCUTS if not _portable(QKeySequence(each.keys))] == []


@pytest.mark.parametrize("tab", TABS, ids=[str(number) for number in range(len(TABS))])
def test_what_a_page_hears_is_listed(
    tab: object, desk: Desk, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    title, make = tab.title, tab.make  # type: ignore[attr-defined]
    page = make(desk)
    qtbot.addWidget(page)
    page.show()
    settled()
    if isinstance(page, RegisterPage):
        page.the_editor()
    heard = Counter(_heard(page))
    listed = _listed(Where.WINDOW, *places_of(title))
    assert sorted(set(heard) - listed) == []
    page.hide()


@pytest.mark.parametrize("title", [STUDY, MEETINGS])
def test_what_is_listed_for_a_register_is_heard(
    title: str, desk: Desk, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page = next(tab.make(desk) for tab in TABS if tab.title == title)
    assert isinstance(page, RegisterPage)
    qtbot.addWidget(page)
    page.show()
    settled()
    page.the_editor()
    heard = Counter(_heard(page))
    # Esc is the form's own key; its sections are as many as a kind has.
    own = {"Esc", *(f"Alt+{number}" for number in range(1, 10))}
    assert sorted(_listed(*places_of(title)) - set(heard) - own) == []
    assert [keys for keys, times in heard.items() if times > 1 and keys not in own] == []
    page.hide()


def test_the_window_hears_what_is_listed(qtbot: QtBot) -> None:
    window = MainWindow("测试")
    qtbot.addWidget(window)
    heard = set(_heard(window))
    # Pages come later, and with them their numbers; the manual belongs to the open folder.
    later = {"F1", *(f"Ctrl+{number}" for number in range(10))}
    assert heard - _listed(Where.WINDOW) == set()
    assert _listed(Where.WINDOW) - heard == later


@pytest.mark.parametrize("title", [STUDY, MEETINGS, DUES, ROSTER, ARCHIVE])
def test_what_tool_tips_promise_is_listed(
    title: str, desk: Desk, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page = next(tab.make(desk) for tab in TABS if tab.title == title)
    qtbot.addWidget(page)
    page.show()
    settled()
    if isinstance(page, RegisterPage):
        page.the_editor()
    listed = {
        said(each.keys)
        for each in SHORTCUTS
        if each.where in (Where.WINDOW, *places_of(title), *_WIDGETS_OWN)
    }
    tips = [button.toolTip() for button in page.findChildren(QAbstractButton)]
    tips += [action.toolTip() for action in page.findChildren(QAction)]
    promised = {found[1] for tip in tips for found in _TIP.finditer(tip)}
    assert promised
    assert sorted(promised - listed) == []
    page.hide()


def test_buttons_with_a_key_name_it(desk: Desk, qtbot: QtBot, settled: Callable[[], None]) -> None:
    page = next(tab.make(desk) for tab in TABS if tab.title == MEETINGS)
    assert isinstance(page, RegisterPage)
    qtbot.addWidget(page)
    page.show()
    settled()
    page.the_editor()
    window = MainWindow("测试")
    qtbot.addWidget(window)
    buttons = [*page.findChildren(QAbstractButton), *window.findChildren(QAbstractButton)]
    keyed = [button for button in buttons if not button.shortcut().isEmpty()]
    assert len(keyed) > 5
    for button in keyed:
        assert said(_portable(button.shortcut())) in button.toolTip(), button.text()
    page.hide()


def test_the_manual_shows_them_all(qtbot: QtBot) -> None:
    text = markdown()
    assert "| Ctrl+1…9 | 到第几页 |" in text
    assert "| Ctrl+Y、Ctrl+Shift+Z | 重做撤销的一步 |" in text
    assert "| Alt+↑ | 上移 |" in text
    dialog = HelpDialog()
    qtbot.addWidget(dialog)
    shown = dialog.browser.toPlainText()
    assert "全部快捷键" in shown
    for words in ("批量修改所选的记录", "保存并新建一条同类型、同组织的", "沿用上月基数"):
        assert words in shown


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("Ctrl+N", "Ctrl+N"),
        ("Alt+Up", "Alt+↑"),
        ("Ctrl+Return", "Ctrl+回车"),
        ("Ctrl+,", "Ctrl+,"),
        ("F1", "F1"),
    ],
)
def test_said_as_a_clerk_reads_it(keys: str, words: str) -> None:
    assert said(keys) == words
