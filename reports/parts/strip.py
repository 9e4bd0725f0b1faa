"""The unit that pages are made of: a band across the type area that is never cut."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from reports.parts.typesetter import Typesetter
from reports.pdf.pen import Pen

Draw = Callable[[Pen, float, float], None]
"""Draws with the band's left and top given in points from the sheet's top left."""


def nothing(pen: Pen, x: float, y: float) -> None:
    """Draw nothing."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the reader's outline and of a table of contents; level 0 is the highest."""

    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A band of some height, in points."""

    height: float
    draw: Draw = nothing
    glue: bool = False
    """It may not be the last on its page: a heading, the rows of a table's head."""
    company: int = 1
    """How many strips of what follows a glued strip keeps with it: a heading keeps two lines."""
    on_grid: bool = False
    """It begins on one of the page's 22 lines."""
    blank: bool = False
    """Empty space, left out where it would open a page."""
    head: "tuple[Strip, ...]" = ()
    """Strips repeated above it when it opens a page."""
    opening: Draw = nothing
    """Drawn in addition when it opens a page: the rule above a cut table cell."""
    closing: Draw = nothing
    """Drawn in addition when it closes a page that its block goes beyond; `y` is its lower edge."""
    bookmarks: tuple[Bookmark, ...] = ()
    """What begins with it, the highest level first."""


class Block(Protocol):
    """Anything that can be set: a paragraph, a title, a table."""

    def strips(self, setter: Typesetter, width: float) -> Sequence[Strip]:
        """The bands it is made of in a type area of this width."""
        ...


@dataclass(frozen=True)
class Marked:
    """A block that a bookmark points at. Marked again it has two, the outer one before the inner one."""

    block: Block
    title: str
    level: int = 0

    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        """The block's strips, the first with the bookmark."""
        strips = list(self.block.strips(setter, width))
        if strips:
            mark = Bookmark(self.level, self.title)
            strips[0] = replace(strips[0], bookmarks=(mark, *strips[0].bookmarks))
        return strips


def glued(strips: Sequence[Strip], count: int) -> list[Strip]:
    """The strips with the last `count` of them held to what follows."""
    firm = max(0, len(strips) - count)
    return [strip if at < firm else replace(strip, glue=True) for at, strip in enumerate(strips)]
