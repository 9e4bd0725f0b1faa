"""An order asked for in a form: the form stays until it is carried out, and somebody always hears why it was not."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.asked_order import AskedOrder
from gui.dialogs.form import FormDialog
from models.failures import BadInput
from tests.gui.answers import form_of, forms_of

Wait = Callable[[], None]


class Form(FormDialog):
    """Answers with what it was told."""

    def __init__(self, told: str, parent: QWidget) -> None:
        super().__init__("问一问", "好", parent)
        self.told = told

    def answer(self) -> str:
        """What it was told."""
        return self.told


class Owner(QWidget):
    """Notes what came, and whether a form stood open by then."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.asked = AskedOrder(desk.tasks, self, self.failed)
        self.asked.refused.connect(self.refused)
        self.heard: list[tuple[str, object, bool]] = []
        self.show()

    def kept(self, result: object) -> None:
        """It was carried out."""
        self.heard.append(("kept", result, bool(forms_of(self, Form))))

    def failed(self, error: Exception) -> None:
        """No form could say it."""
        self.heard.append(("failed", str(error), bool(forms_of(self, Form))))

    def refused(self) -> None:
        """It was not carried out."""
        self.heard.append(("refused", None, bool(forms_of(self, Form))))


def written(_session: Any, before: str, answer: str) -> str:
    if answer == "不行":
        raise BadInput("这样不行，没有改动；请换一个。")
    return before + answer


@pytest.fixture
def owner(desk: Desk, window: QWidget) -> Owner:
    window.show()
    return Owner(desk, window)


def ask(owner: Owner, told: str) -> Form:
    owner.asked.order(Form(told, owner), written, "甲", then=owner.kept)
    return form_of(owner, Form)


def test_the_form_goes_before_the_result_comes(owner: Owner, settled: Wait) -> None:
    ask(owner, "乙").confirm()
    settled()
    assert owner.heard == [("kept", "甲乙", False)]


def test_a_refusal_is_said_in_the_form_and_may_be_tried_again(owner: Owner, settled: Wait) -> None:
    form = ask(owner, "不行")
    form.confirm()
    settled()
    assert owner.heard == [("refused", None, True)]
    assert form.banner.sentence == "这样不行，没有改动；请换一个。"
    form.told = "丙"
    form.confirm()
    settled()
    assert owner.heard[1:] == [("kept", "甲丙", False)]


def test_when_the_form_is_gone_the_owner_hears_of_it(owner: Owner, settled: Wait) -> None:
    form = ask(owner, "不行")
    form.confirm()
    form.reject()
    settled()
    assert owner.heard == [("failed", "这样不行，没有改动；请换一个。", False), ("refused", None, False)]
