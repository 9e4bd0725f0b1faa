"""Every field takes what an input method commits, says what is required, and drafts raw text."""

import pytest
from pytestqt.qtbot import QtBot

from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField, MonthField
from gui.widgets.fields.field import Field
from gui.widgets.fields.line import TextField
from gui.widgets.fields.numbers import CountField, HoursField
from gui.widgets.fields.person import PersonField
from tests.gui.widgets.fields.acting import KINDS, TODAY, Compose


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


def test_a_field_may_come_to_be_required(qtbot: QtBot) -> None:
    field = DateField("整改时限", today=TODAY)
    qtbot.addWidget(field)
    assert field.check()
    field.set_required(True)
    assert not field.check()
    assert field.line.accessibleName() == "整改时限，必填"
    field.set_required(False)
    assert field.error == ""
