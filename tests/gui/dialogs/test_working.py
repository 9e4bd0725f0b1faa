"""A dialog that waits for its own long work: closing it stops the work, then it may go."""

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.working import WorkingDialog
from gui.widgets.progress_dialog import ProgressDialog
from models.failures import BadInput
from models.progress import Progress
from tests.gui.answers import form_of, forms_of
from tests.gui.dialogs.conftest import Opens

Wait = Callable[[], None]


class Counting(WorkingDialog):
    """Its work goes on once ``held`` is let go, and notes what came of it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, "数一数", parent)
        self._headed_column("")
        self.held = Event()
        self.answers: list[object] = []
        self.came_to_nothing = 0

    def count(self, number: int) -> None:
        """Order it."""
        self.begin("数一数", self._count, number, then=self.answers.append, stopped="已停下，没有数完。")

    def _count(self, number: int, progress: Progress) -> int:
        assert self.held.wait(30)
        progress.step(0, number, "正在数")
        if number < 0:
            raise BadInput("数不了，什么都没有改动；请换一个数。")
        return number

    def not_done(self) -> None:
        self.came_to_nothing += 1


@pytest.fixture
def dialog(opens: Opens) -> Counting:
    return opens(Counting)


def test_closing_it_stops_the_work_and_it_says_so(dialog: Counting, settled: Wait) -> None:
    dialog.count(3)
    assert dialog.is_working
    dialog.close()
    assert dialog.isVisible()
    dialog.held.set()
    settled()
    assert dialog.isVisible()
    assert (dialog.banner.sentence, dialog.answers) == ("已停下，没有数完。", [])
    assert dialog.came_to_nothing == 1
    assert not forms_of(dialog, ProgressDialog)
    dialog.close()
    assert not dialog.isVisible()


def test_one_piece_at_a_time_and_what_was_said_before_is_gone(dialog: Counting, settled: Wait) -> None:
    dialog.held.set()
    dialog.count(-1)
    settled()
    assert dialog.banner.sentence.startswith("数不了")
    dialog.held.clear()
    dialog.count(3)
    dialog.count(4)
    assert form_of(dialog, ProgressDialog).windowTitle() == "数一数"
    dialog.held.set()
    settled()
    assert (dialog.answers, dialog.banner.sentence, dialog.came_to_nothing) == ([3], "", 1)
