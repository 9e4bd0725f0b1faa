"""Parts of an editor that are lines of people, each named once."""

from collections.abc import Iterable
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from gui.editors.kind_part import KindPart
from gui.editors.parts.lines import LinesPart


class _Named(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def member_id(self) -> int | None: ...


class NamedLinesPart(KindPart):
    """The lines ask for a ``name``; members shown or brought in are remembered by it, for a name alone may be that of two."""

    WHERE = ""
    """What a sentence about a name that stands twice begins with."""

    def __init__(self, lines: LinesPart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = lines
        self._ids: dict[str, int] = {}

    def _remember(self, shown: Iterable[_Named]) -> None:
        self._ids = {line.name: line.member_id for line in shown if line.member_id is not None}

    def state(self) -> Any:
        return {"lines": self.lines.state(), "ids": dict(self._ids)}

    def restore(self, state: Any) -> None:
        self._ids = {str(name): int(member_id) for name, member_id in state["ids"].items()}
        self.lines.restore(state["lines"])

    def problem(self) -> str | None:
        wrong = self.lines.problem()
        if wrong is not None:
            return wrong
        names = [line["name"] for line in self.lines.filled()]
        twice = next((name for name in names if names.count(name) > 1), None)
        return None if twice is None else f"{self.WHERE}{twice}列了两次，请删去重复的一行"
