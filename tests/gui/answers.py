"""What a clerk answers to the questions of the program, and where it asks."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

F = TypeVar("F", bound=QWidget)


def answering(answer: bool) -> Callable[..., bool]:
    """Stands for `agrees`: whatever is asked, the same answer."""

    def agrees(*_: Any) -> bool:
        return answer

    return agrees


class Answerer:
    """Answers the next question with a word, however long it takes to be asked, and remembers what was asked."""

    def __init__(self, word: str) -> None:
        self.word, self.asked = word, ""
        self._looking = QTimer()
        self._looking.timeout.connect(self._answer)
        self._looking.start(5)

    def _answer(self) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            return
        self._looking.stop()
        self.asked = box.text()
        next(each for each in box.buttons() if each.text() == self.word).click()


def forms_of(owner: QWidget, kind: type[F]) -> list[F]:
    """The forms of a kind that stand open over a dialog or page."""
    return [each for each in owner.findChildren(kind) if each.isVisible()]


def form_of(owner: QWidget, kind: type[F]) -> F:
    """The one that does."""
    (form,) = forms_of(owner, kind)
    return form
