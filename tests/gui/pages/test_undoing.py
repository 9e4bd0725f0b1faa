"""撤销 and 重做 by name: step by step, refused with a sentence, and never of another's key."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.undo_keys import UndoKeys
from gui.undoing import DEEPEST, Undoing
from models.db.store import Store
from models.failures import NotFound
from models.rows.changes import Changes, Subject
from models.services.meetings import load_meeting, remove_meeting, save_meeting
from tests.gui.pages.conftest import Bureau, FakeWindow
from tests.models.services.making import add_meeting, meeting

Wait = Callable[[], None]


@pytest.fixture
def undoing(desk: Desk) -> Undoing:
    assert desk.undoing is not None
    return desk.undoing


@pytest.fixture
def told(undoing: Undoing) -> list[tuple[str, bool]]:
    said: list[tuple[str, bool]] = []

    def keep(text: str, may_undo: bool) -> None:
        said.append((text, may_undo))

    undoing.told.connect(keep)
    return said


def exists(store: Store, number: int) -> bool:
    with store.read() as session:
        try:
            load_meeting(session, number)
        except NotFound:
            return False
    return True


def remove(session: Any, number: int) -> Changes:
    return remove_meeting(session, number, load_meeting(session, number).version)


def move(session: Any, number: int, place: str) -> Changes:
    return save_meeting(session, replace(load_meeting(session, number), place=place))


def place(store: Store, number: int) -> str:
    with store.read() as session:
        return load_meeting(session, number).place


def test_nothing_was_done_so_nothing_is_offered(undoing: Undoing, settled: Wait) -> None:
    undoing.undo()
    undoing.redo()
    settled()
    assert (undoing.undo_words, undoing.redo_words) == ("", "")


def test_a_removal_there_and_back(
    desk: Desk, undoing: Undoing, told: list[tuple[str, bool]], store: Store, bureau: Bureau, settled: Wait
) -> None:
    with store.write() as session:
        number = add_meeting(session, bureau.ids.first, title="党日")
    desk.tasks.write(remove, number)
    settled()
    assert (undoing.undo_words, undoing.redo_words) == ("删除会议记录《党日》", "")
    undoing.undo()
    settled()
    assert exists(store, number)
    assert (undoing.undo_words, undoing.redo_words) == ("", "删除会议记录《党日》")
    undoing.redo()
    settled()
    assert not exists(store, number)
    assert told == [
        ("已删除会议记录《党日》", True),
        ("已撤销“删除会议记录《党日》”", False),
        ("已重做“删除会议记录《党日》”", True),
    ]


def test_several_steps_go_back_one_by_one_and_forth_again(
    desk: Desk, undoing: Undoing, store: Store, bureau: Bureau, settled: Wait
) -> None:
    desk.tasks.write(save_meeting, meeting(bureau.ids.first, title="党日", place="一楼"))
    settled()
    number = 1
    for to in ("二楼", "三楼"):
        desk.tasks.write(move, number, to)
    settled()
    seen = []
    for _ in range(2):
        undoing.undo()
        settled()
        seen.append(place(store, number))
    undoing.undo()
    settled()
    assert (seen, exists(store, number)) == (["二楼", "一楼"], False)
    for _ in range(3):
        undoing.redo()
        settled()
    assert place(store, number) == "三楼"
    assert undoing.redo_words == ""


def test_a_new_order_takes_away_what_could_be_done_again(
    desk: Desk, undoing: Undoing, store: Store, bureau: Bureau, settled: Wait
) -> None:
    with store.write() as session:
        number = add_meeting(session, bureau.ids.first)
    desk.tasks.write(move, number, "二楼")
    settled()
    undoing.undo()
    settled()
    desk.tasks.write(move, number, "三楼")
    settled()
    assert undoing.redo_words == ""


def test_what_changed_meanwhile_is_said_and_no_longer_offered(
    desk: Desk,
    undoing: Undoing,
    told: list[tuple[str, bool]],
    window: FakeWindow,
    store: Store,
    bureau: Bureau,
    settled: Wait,
) -> None:
    with store.write() as session:
        number = add_meeting(session, bureau.ids.first, title="党日")
    desk.tasks.write(move, number, "二楼")
    settled()
    with store.write() as session:
        move(session, number, "别处改的")
    undoing.undo()
    settled()
    assert window.warned == [
        "没有撤销“修改会议记录《党日》”：“党日”后来又有改动，不能撤销，没有改动任何数据；请在“修改记录”里看过再改。"
    ]
    assert told[-1] == ("没有撤销“修改会议记录《党日》”", False)
    assert undoing.undo_words == ""
    assert place(store, number) == "别处改的"


def test_what_was_refused_or_read_is_no_step(
    desk: Desk, undoing: Undoing, store: Store, bureau: Bureau, settled: Wait
) -> None:
    with store.write() as session:
        number = add_meeting(session, bureau.ids.first)
    refused = Refused()
    desk.tasks.read(load_meeting, number)
    desk.tasks.write(move_and_fail, number, failed=refused.keep)
    settled()
    assert len(refused.errors) == 1
    assert undoing.undo_words == ""
    assert place(store, number) == ""


class Refused(QObject):
    """Takes failures."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[Exception] = []

    def keep(self, error: Exception) -> None:
        self.errors.append(error)


def move_and_fail(session: Any, number: int) -> None:
    move(session, number, "二楼")
    raise NotFound("没有。")


def test_other_things_offer_their_own_way_back(
    desk: Desk, undoing: Undoing, store: Store, bureau: Bureau, settled: Wait
) -> None:
    with store.write() as session:
        number = add_meeting(session, bureau.ids.first, place="一楼")
    desk.offer_undo("粘贴党费", put_first, number, redo=put_second)
    assert undoing.undo_words == "粘贴党费"
    for order, shown in ((undoing.undo, "撤销了"), (undoing.redo, "重做了"), (undoing.undo, "撤销了")):
        order()
        settled()
        assert place(store, number) == shown


def put_first(session: Any, number: int) -> Changes:
    return unnoted(session, number, "撤销了")


def put_second(session: Any, number: int) -> Changes:
    return unnoted(session, number, "重做了")


def unnoted(session: Any, number: int, place: str) -> Changes:
    from models.services.history import pause

    pause(session)
    move(session, number, place)
    return Changes.of(Subject.DUES)


def test_what_was_taken_back_elsewhere_is_no_step(undoing: Undoing) -> None:
    undoing.offer("粘贴党费", put_first, 1)
    undoing.offer("导入名册2人", put_first, 2)
    undoing.withdraw(put_first, 2)
    assert undoing.undo_words == "粘贴党费"
    undoing.withdraw(put_second, 1)
    assert undoing.undo_words == "粘贴党费"


def test_only_so_many_steps_are_kept(undoing: Undoing) -> None:
    for number in range(DEEPEST + 5):
        undoing.offer(f"第{number}步", put_first, number)
    assert len(undoing._done) == DEEPEST
    assert undoing.undo_words == f"第{DEEPEST + 4}步"


def test_another_database_takes_everything_away(undoing: Undoing) -> None:
    undoing.offer("粘贴党费", put_first, 1)
    undoing.forget()
    assert undoing.undo_words == ""


# The key


class Form(QWidget):
    """Two fields and a list under one Ctrl+Z."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.text, self.table = QLineEdit(), QPlainTextEdit(), QTableView()
        column = QVBoxLayout(self)
        for widget in (self.line, self.text, self.table):
            column.addWidget(widget)
        self.undone = 0
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.count)
        self.keys = UndoKeys(self)

    def count(self) -> None:
        self.undone += 1


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


@pytest.mark.parametrize("name", ["line", "text"])
def test_the_key_is_the_texts_while_it_has_something_to_undo(
    form: Form, name: str, compose: Callable[[QWidget, str], None]
) -> None:
    field = getattr(form, name)
    field.setFocus()
    compose(field, "甲")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shown = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert (shown, form.undone) == ("", 0)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.undone == 1


def test_elsewhere_the_key_is_the_windows(form: Form) -> None:
    form.table.setFocus()
    QTest.keyClick(form.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.undone == 1
