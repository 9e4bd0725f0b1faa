"""撤销 and 重做 by name: every order written in this session that the history noted, the last first.

What is no record of the history (党费, plans, labels) offers its own way back with `offer`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from gui.failures import sentence_of
from gui.tasks import Tasks
from models.rows.revision import Revision, Undone
from models.rules.life_terms import RevisionAction
from models.rules.order_words import order_words

DEEPEST = 50
"""So many orders can be taken back, one after the other."""

Order = Callable[..., Any]


class Window(Protocol):
    """What is asked of the window."""

    def warn(self, sentence: str) -> None:
        """Say what could not be done."""


@dataclass(frozen=True)
class Step:
    """An order that can be taken back: its name, the service that does it, and the one that does it again (None: by the history)."""

    words: str
    order: Order | None
    arguments: tuple[Any, ...]
    back: Order | None = None


class Undoing(QObject):
    """`changed`: what can be undone or redone is another. `told`: what was done just now, in words, and whether it can be
    undone. `carried_out`: something was undone or redone.
    """

    changed = Signal()
    told = Signal(str, bool)
    carried_out = Signal()

    def __init__(self, tasks: Tasks, window: Window, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._window = tasks, window
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._under_way: Step | None = None
        self._forth = False
        tasks.noted.connect(self._noted)

    # What was done

    @Slot(object)
    def _noted(self, revisions: tuple[Revision, ...]) -> None:
        words = order_words(revisions)
        # A correction once written stays: it is no step to be taken back.
        may_go_back = all(each.action is not RevisionAction.ERRATUM for each in revisions)
        if may_go_back:
            self._push(Step(words, None, (tuple(each.id for each in revisions),)))
        self.told.emit(f"已{words}", may_go_back)

    def offer(self, words: str, undo: Order, *arguments: Any, redo: Order | None = None) -> None:
        """Something else was done that can be taken back: ``undo(session, *arguments)``, and done again by ``redo`` with the same
        arguments. Both answer with their Changes. ``words`` say what was done: 粘贴党费.
        """
        self._push(Step(words, undo, arguments, redo))
        self.told.emit(f"已{words}", True)

    def withdraw(self, undo: Order, *arguments: Any) -> None:
        """What was offered with these was taken back elsewhere: it is no step any more."""
        self._done = [step for step in self._done if (step.order, step.arguments) != (undo, arguments)]
        self._undone = [step for step in self._undone if (step.back, step.arguments) != (undo, arguments)]
        self.changed.emit()

    def _push(self, step: Step) -> None:
        self._done = [*self._done, step][-DEEPEST:]
        self._undone.clear()
        self.changed.emit()

    def forget(self) -> None:
        """Offer nothing any more and listen no longer: the data is another's now."""
        self._tasks.noted.disconnect(self._noted)
        self._done.clear()
        self._undone.clear()
        self.changed.emit()
        self.told.emit("", False)

    @property
    def undo_words(self) -> str:
        """What 撤销 would take back; empty when there is nothing."""
        return self._done[-1].words if self._done else ""

    @property
    def redo_words(self) -> str:
        """What 重做 would do again; empty when there is nothing."""
        return self._undone[-1].words if self._undone else ""

    # There and back

    @Slot()
    def undo(self) -> None:
        """Take the last order back. When it cannot be, the window says why, and it is no longer offered."""
        self._carry_out(self._done, forth=False)

    @Slot()
    def redo(self) -> None:
        """Do again what was undone last."""
        self._carry_out(self._undone, forth=True)

    def _carry_out(self, steps: list[Step], *, forth: bool) -> None:
        if not steps or self._under_way is not None:
            return
        # Imported when first asked for: it brings every service with it.
        from models.services.putting_back import redo, undo

        self._under_way, self._forth = steps.pop(), forth
        step = self._under_way
        order = step.order or (redo if forth else undo)
        self._tasks.write(order, *step.arguments, then=self._went, failed=self._refused)
        self.changed.emit()

    def _went(self, result: object) -> None:
        step, self._under_way = self._under_way, None
        assert step is not None
        other = self._done if self._forth else self._undone
        if isinstance(result, Undone):
            other.append(Step(step.words, None, (tuple(each.id for each in result.revisions),)))
        elif step.back is not None:
            other.append(Step(step.words, step.back, step.arguments, step.order))
        self.changed.emit()
        self.told.emit(
            f"已{'重做' if self._forth else '撤销'}“{step.words}”", self._forth and bool(self._done)
        )
        self.carried_out.emit()

    def _refused(self, error: Exception) -> None:
        step, self._under_way = self._under_way, None
        assert step is not None
        sentence = sentence_of(error)
        if sentence is None:
            (self._undone if self._forth else self._done).append(step)
            self._tasks.failed.emit(error)
        else:
            done = f"没有{'重做' if self._forth else '撤销'}“{step.words}”"
            self._window.warn(f"{done}：{sentence}")
            # The way back that stood beside it leads nowhere.
            self.told.emit(done, False)
        self.changed.emit()
