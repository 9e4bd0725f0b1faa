"""What this PC remembers of searching: the last searches, and where the hits of this session were left."""

import json
from dataclasses import dataclass

from gui.widgets.memory import Memory

KEY = "search/recent"
MOST = 8


@dataclass(frozen=True, slots=True)
class Left:
    """A search that was left by opening one of its hits."""

    typed: str
    number: int
    """Of the hit."""


class SearchMemory:
    """The last searches, newest first, each once; what cannot be read counts as none."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.left: Left | None = None
        """So that whoever opened the wrong hit finds the others again; gone once the search is closed with Esc."""

    @property
    def recent(self) -> tuple[str, ...]:
        """What was searched for last."""
        try:
            read = json.loads(self._memory.text(KEY) or "[]")
        except ValueError:
            return ()
        texts = read if isinstance(read, list) else []
        return tuple(text for text in texts if isinstance(text, str) and text.strip())[:MOST]

    def note(self, typed: str) -> None:
        """This was searched for, and something done with what was found."""
        if typed:
            self._keep((typed, *(each for each in self.recent if each != typed)))

    def forget(self, typed: str) -> None:
        """Remember one no longer."""
        self._keep(tuple(each for each in self.recent if each != typed))

    def _keep(self, texts: tuple[str, ...]) -> None:
        self._memory.set_text(KEY, json.dumps(texts[:MOST], ensure_ascii=False))
