"""What a clerk answers to the questions of the program, and where it asks."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

F = TypeVar("F", bound=QWidget)


def answering(answer: bool) -> Callable[..., bool]:
    """Stands for `agrees`: whatever is asked, the same answer."""

    def agrees(*_: Any) -> bool:
        return answer

    return agrees


def form_of(dialog: QWidget, kind: type[F]) -> F:
    """The one form of its kind that stands open over a dialog."""
    (form,) = [each for each in dialog.findChildren(kind) if each.isVisible()]
    return form
