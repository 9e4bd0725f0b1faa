"""Fields take what an input method commits, read it when left, explain mistakes, and draft raw text."""

import datetime
import weakref
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

import pytest
from PySide6.QtCore import QDate, QEvent, QModelIndex, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.look.look import look
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField, MonthField
from gui.widgets.fields.field import Field
from gui.widgets.fields.line import TextField
from gui.widgets.fields.numbers import CountField, HoursField
from gui.widgets.fields.person import Person, PersonField
from models.rules.periods import Month

TODAY = datetime.date(2026, 9, 20)
Compose = Callable[[QWidget, str], None]


class Kind(StrEnum):
    LECTURE = "lecture"
    PARTY_DAY = "party_day"


KINDS = [(Kind.LECTURE, "党课"), (Kind.PARTY_DAY, "主题党日")]


def _all_fields() -> list[tuple[Field, str]]:
    """Each kind with a state it must carry through a draft, unreadable ones included."""
    return [
        (TextField("主题"), " 学习  党章 "),
        (DateField("日期", today=TODAY), "2026-1"),
        (MonthField("月份"), "2026年1"),
        (CountField("人数"), "三十"),
        (HoursField("学时"), "1小"),
        (ChoiceField("类型", KINDS), "party_day"),
        (PersonField("主持人"), "王建"),
        (TextArea("内容"), "一、\n二、"),
    ]


@pytest.mark.parametrize("place", range(8))
def test_drafts_carry_raw_text_and_are_no_edit(place: int, qtbot: QtBot) -> None:
    made, typed = _all_fields()[place]
    qtbot.addWidget(made)
    with qtbot.assertNotEmitted(made.edited):
        made.restore(typed)
    assert made.state() == typed
    assert made.editor.accessibleName() == made.title


def test_chinese_from_an_input_method_is_an_edit(compose: Compose, qtbot: QtBot) -> None:
    field = TextField("主题")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.edited):
        compose(field.line, "党纪学习教育")
    assert field.value() == "党纪学习教育"
    area = TextArea("内容")
    qtbot.addWidget(area)
    with qtbot.waitSignal(area.edited):
        compose(area.text, "一、集中学习")
    assert area.value() == "一、集中学习"


def test_required_is_said_and_taken_back(compose: Compose, qtbot: QtBot) -> None:
    field = TextField("会议主题", required=True)
    qtbot.addWidget(field)
    assert not field.check()
    assert field.error == "请填写会议主题"
    assert field.line.property("wrong") is True
    assert field.line.accessibleDescription() == "请填写会议主题"
    assert field.line.accessibleName() == "会议主题，必填"
    compose(field.line, "党课")
    assert field.error == ""
    assert field.check()


def test_a_day_is_written_out_when_left(qtbot: QtBot) -> None:
    field = DateField("召开日期", today=TODAY)
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, "10-5")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.state() == "2026-10-05"
    assert field.value() == datetime.date(2026, 10, 5)
    field.set_value(None)
    assert field.value() is None
    assert field.problem() is None


def test_an_impossible_day_is_explained(qtbot: QtBot) -> None:
    field = DateField("召开日期", today=TODAY)
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, "2-30")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.error == "日历上没有2026年2月30日，请核对"
    assert field.state() == "2-30"
    assert field.value() is None


def test_arrows_move_the_day_and_the_calendar_picks_one(qtbot: QtBot) -> None:
    field = DateField("召开日期", today=TODAY)
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(field.line, Qt.Key.Key_Up)
    assert field.value() == TODAY + datetime.timedelta(days=1)
    with qtbot.waitSignal(field.edited):
        field.pick(datetime.date(2026, 1, 2))
    assert field.state() == "2026-01-02"
    field.set_read_only(True)
    field.pick(datetime.date(2026, 1, 3))
    assert field.state() == "2026-01-02"


def test_month_steps_over_the_year(qtbot: QtBot) -> None:
    field = MonthField("月份")
    qtbot.addWidget(field)
    field.set_value(Month(2026, 12))
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(field.line, Qt.Key.Key_Up)
    assert field.value() == Month(2027, 1)
    assert field.state() == "2027年1月"


def test_empty_count_is_unknown(qtbot: QtBot) -> None:
    field = CountField("应到人数")
    qtbot.addWidget(field)
    assert field.value() is None
    assert field.line.placeholderText() == "待补"
    field.set_value(0)
    assert field.value() == 0
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert field.value() == 0
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    assert field.value() == 1


def test_hours(qtbot: QtBot) -> None:
    field = HoursField("学时")
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, "1.50")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.state() == "1.5"
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    assert field.value() == Decimal(2)


def test_choice_knows_enum_members(qtbot: QtBot) -> None:
    field = ChoiceField("会议类型", KINDS, required=True)
    qtbot.addWidget(field)
    assert field.value() is None
    assert field.problem() == "请选择会议类型"
    field.set_value(Kind.PARTY_DAY)
    assert field.value() is Kind.PARTY_DAY
    assert field.box.currentText() == "主题党日"
    field.set_choices([(Kind.PARTY_DAY, "主题党日")])
    assert field.value() is Kind.PARTY_DAY
    field.set_choices([(Kind.LECTURE, "党课")])
    assert field.value() is None
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(field.box, Qt.Key.Key_Down)
    assert field.value() is Kind.LECTURE


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


def test_an_area_grows_and_stops_growing(qtbot: QtBot) -> None:
    area = TextArea("内容", least=2, most=5)
    qtbot.addWidget(area)
    area.resize(300, 400)
    area.show()
    low = area.text.height()
    area.set_value("\n".join("一二三四五六七八九十" for _ in range(4)))
    middle = area.text.height()
    area.set_value("\n".join("一二三四五六七八九十" for _ in range(40)))
    high = area.text.height()
    assert low < middle < high
    assert high < 8 * area.fontMetrics().lineSpacing()


def test_an_area_that_has_room_for_its_lines_has_nothing_to_scroll(qtbot: QtBot) -> None:
    area = TextArea("内容")
    qtbot.addWidget(area)
    area.resize(500, 400)
    area.show()
    area.set_value("\n".join(["据台账统计，共有党支部12个。"] * 9))
    assert area.text.verticalScrollBar().maximum() == 0


def test_tab_leaves_an_area(qtbot: QtBot) -> None:
    area = TextArea("内容")
    qtbot.addWidget(area)
    QTest.keyClick(area.text, Qt.Key.Key_Tab)
    assert area.state() == ""


def test_the_calendar_opens_on_the_day_and_hands_one_back(freed: Callable[..., bool], qtbot: QtBot) -> None:
    field = DateField("召开日期", today=TODAY)
    qtbot.addWidget(field)
    field.show()
    field.open_calendar()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    sheet = popup.findChild(QCalendarWidget)
    assert sheet is not None
    assert sheet.selectedDate() == QDate(2026, 9, 20)
    assert sheet.firstDayOfWeek() == Qt.DayOfWeek.Monday
    with qtbot.waitSignal(field.edited):
        sheet.clicked.emit(QDate(2026, 9, 28))
    assert field.value() == datetime.date(2026, 9, 28)
    seen = weakref.ref(popup)
    del popup, sheet
    assert freed(seen)


def test_alt_down_opens_the_calendar(qtbot: QtBot) -> None:
    field = DateField("召开日期", today=TODAY)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_the_month_buttons_step(qtbot: QtBot) -> None:
    field = MonthField("月份")
    qtbot.addWidget(field)
    field.set_value(Month(2026, 1))
    buttons = {button.accessibleName(): button for button in field.findChildren(QPushButton)}
    QTest.mouseClick(buttons["上一个月"], Qt.MouseButton.LeftButton)
    assert field.value() == Month(2025, 12)
    QTest.mouseClick(buttons["下一个月"], Qt.MouseButton.LeftButton)
    assert field.value() == Month(2026, 1)
    field.set_value(None)
    QTest.mouseClick(buttons["下一个月"], Qt.MouseButton.LeftButton)
    assert field.value() is None


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


def test_a_wheel_over_a_drop_down_changes_nothing(qtbot: QtBot) -> None:
    field = ChoiceField("会议类型", KINDS)
    qtbot.addWidget(field)
    field.show()
    field.box.clearFocus()
    here = QPointF(5, 5)
    down = QPoint(0, -120)
    wheel = QWheelEvent(
        here,
        here,
        down,
        down,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field.box, wheel)
    assert field.value() is Kind.LECTURE


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


def test_a_field_may_come_to_be_required(qtbot: QtBot) -> None:
    field = DateField("整改时限", today=TODAY)
    qtbot.addWidget(field)
    assert field.check()
    field.set_required(True)
    assert not field.check()
    assert field.line.accessibleName() == "整改时限，必填"
    field.set_required(False)
    assert field.error == ""


@pytest.mark.parametrize("least", [1, 3])
def test_long_text_is_wrapped_and_never_goes_sideways(qtbot: QtBot, least: int) -> None:
    area = TextArea("发言要点", least=least, most=8)
    qtbot.addWidget(area)
    area.resize(260, 200)
    with qtbot.waitExposed(area):
        area.show()
    area.set_value("结合实际谈了认识" * 30 + "w" * 400)
    QApplication.processEvents()
    assert not area.text.horizontalScrollBar().isVisible()
    assert area.text.document().size().width() <= area.text.viewport().width() + 1


def test_text_that_can_only_be_read_looks_so(qtbot: QtBot) -> None:
    area = TextArea("导语")
    qtbot.addWidget(area)
    with qtbot.waitExposed(area):
        area.show()
    written = area.grab().toImage().pixelColor(area.width() // 2, area.height() - 12)
    area.set_read_only(True)
    read = area.grab().toImage().pixelColor(area.width() // 2, area.height() - 12)
    assert written.name() == look().tokens.surface
    assert read.name() == look().tokens.header


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
