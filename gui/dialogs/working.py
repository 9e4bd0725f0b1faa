"""A dialog that waits for long work of its own."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.settings_table import SettingsTableDialog
from gui.long_work import LongWork
from gui.look.tokens import Tone
from gui.tasks import Then
from gui.widgets.progress_dialog import TAKEN_BACK
from models.failures import Cancelled


class WorkingDialog(SettingsTableDialog):
    """It stays while the work goes on: closing it stops the work, and what came of that is said in the banner."""

    def __init__(self, desk: Desk, title: str, parent: QWidget) -> None:
        super().__init__(desk, title, parent)
        self._work = LongWork(desk.tasks, self)
        self._stopped = ""

    @property
    def is_working(self) -> bool:
        """Whether something is being done."""
        return self._work.progress is not None

    def begin(
        self,
        title: str,
        work: Callable[..., object],
        *arguments: object,
        then: Then,
        stopped: str,
        stopping: str = TAKEN_BACK,
    ) -> None:
        """Do ``work(*arguments, progress=…)`` on the database thread; one piece at a time. ``then``, a method of the dialog, gets its result.
        ``stopped`` is said when it was stopped, ``stopping`` until then; another failure is explained."""
        if not self.is_working:
            self.banner.clear()
            self._stopped = stopped
            self._work.run(title, work, *arguments, then=then, failed=self._not_done, stopping=stopping)

    def _not_done(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.banner.say(Tone.INFO, self._stopped)
        else:
            self._explain(error)
        self.not_done()

    def not_done(self) -> None:
        """For a dialog that shows anew how things stand after work that came to nothing."""

    def reject(self) -> None:
        if self._work.progress is not None:
            # What is being done is not left behind unseen.
            self._work.progress.reject()
        else:
            super().reject()
