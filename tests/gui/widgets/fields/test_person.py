"""Names: found by name and initials, one or several, namesakes told apart."""

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets.fields.person import Person, PersonField
from tests.gui.widgets.fields.acting import Compose


def test_person_is_found_by_name_unless_there_are_namesakes(compose: Compose, qtbot: QtBot) -> None:
    field = PersonField("主持人")
    qtbot.addWidget(field)
    field.set_people(
        [Person(1, "王建国", "机关第一党支部"), Person(2, "李红"), Person(3, "李红", "财务处党支部")]
    )
    compose(field.line, "王建国")
    person = field.person()
    assert person is not None
    assert person.id == 1
    field.set_value("李红")
    assert field.person() is None
    field.set_person(Person(3, "李红", "财务处党支部"))
    person = field.person()
    assert person is not None
    assert person.id == 3
    compose(field.line, "梅")
    assert field.person() is None
    assert field.value() == "李红梅"


def test_several_names_by_any_comma(qtbot: QtBot) -> None:
    field = PersonField("发言人", several=True)
    qtbot.addWidget(field)
    field.set_value("李红、张强，赵敏 王芳;")
    assert field.names() == ["李红", "张强", "赵敏", "王芳"]


def test_the_last_of_several_names_is_completed(compose: Compose, qtbot: QtBot) -> None:
    field = PersonField("发言人", several=True)
    qtbot.addWidget(field)
    field.set_people([Person(1, "张强", "人事处党支部"), Person(2, "李红")])
    field.show()
    field.line.setFocus()
    compose(field.line, "李红、张")
    completer = field.line.completer()
    assert completer.completionCount() == 1
    assert completer.pathFromIndex(completer.currentIndex()) == "李红、张强"


def test_a_picked_person_is_remembered_among_namesakes(qtbot: QtBot) -> None:
    field = PersonField("主持人")
    qtbot.addWidget(field)
    field.set_people([Person(2, "李红"), Person(3, "李红", "财务处党支部")])
    field.show()
    completer = field.line.completer()
    completer.setCompletionPrefix("李")
    assert completer.completionCount() == 2
    with qtbot.waitSignal(field.edited):
        completer.activated[QModelIndex].emit(completer.completionModel().index(1, 0))  # type: ignore[index]
    field.line.setText("李红")
    person = field.person()
    assert person is not None
    assert person.id == 3


def test_enter_goes_on_from_a_name_although_proposals_are_open(compose: Compose, qtbot: QtBot) -> None:
    field = PersonField("责任领导", several=True)
    qtbot.addWidget(field)
    field.set_people([Person(1, "吕伟秀", "办公室党支部"), Person(2, "吕伟", "人事处党支部")])
    with qtbot.waitExposed(field):
        field.show()
    compose(field.line, "吕伟秀")
    completer = field.line.completer()
    completer.complete()
    popup = completer.popup()
    assert popup.isVisible()
    heard = _Keys(field)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not popup.isVisible()
    assert heard.count == 1
    assert field.value() == "吕伟秀"


class _Keys(QObject):
    """Counts the presses of Enter that reach a name field."""

    def __init__(self, field: PersonField) -> None:
        super().__init__(field)
        self.count = 0
        field.line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.count += event.key() == Qt.Key.Key_Return
        return False


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zs", ["张三", "郑爽"]),
        ("ZS", ["张三", "郑爽"]),
        ("s", ["单仁"]),
        ("d", ["单仁"]),
        ("al", ["Alim"]),
        ("三", ["张三"]),
        ("x", []),
    ],
)
def test_names_are_found_by_initials(typed: str, found: list[str], compose: Compose, qtbot: QtBot) -> None:
    field = PersonField("主持人")
    qtbot.addWidget(field)
    field.set_people([Person(at, name) for at, name in enumerate(("张三", "单仁", "郑爽", "Alim"), start=1)])
    field.show()
    field.line.setFocus()
    compose(field.line, typed)
    completer = field.line.completer()
    model = completer.completionModel()
    assert [model.index(row, 0).data() for row in range(completer.completionCount())] == found


def test_the_last_of_several_names_is_found_by_initials(compose: Compose, qtbot: QtBot) -> None:
    field = PersonField("发言人", several=True)
    qtbot.addWidget(field)
    field.set_people([Person(1, "张强", "人事处党支部"), Person(2, "李红")])
    field.show()
    field.line.setFocus()
    compose(field.line, "李红、zq")
    completer = field.line.completer()
    assert completer.completionCount() == 1
    assert completer.pathFromIndex(completer.currentIndex()) == "李红、张强"


def test_a_dot_of_another_input_method_is_the_same_person(qtbot: QtBot) -> None:
    field = PersonField("主持人", several=True)
    qtbot.addWidget(field)
    field.set_people([Person(7, "阿依古丽·买买提")])
    field.line.setText("阿依古丽•买买提")
    person = field.person()
    assert person is not None
    assert (person.id, field.value()) == (7, "阿依古丽·买买提")
    field.line.setText("阿依古丽・买买提、李红")
    assert field.names() == ["阿依古丽·买买提", "李红"]
