"""The sections of a document: what begins on a new page, and how its pages are numbered."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from reports.page import Shape
from reports.parts.strip import Block


class Numbering(Enum):
    """How a section's pages are numbered. One that begins anew opens on the front of a sheet, so that odd numbers
    stay on fronts; a blank back without a number comes before it when needed."""

    CONTINUED = "接排"
    """On from the section before, in its way; the first section of a document counts from 1."""
    FROM_1 = "从1起排"
    ROMAN = "罗马数字"
    """I, II, III: a table of contents."""
    NONE = "不编页码"
    """A cover: no number, and not counted."""


@dataclass(frozen=True)
class Section:
    """Blocks that begin on a new page, all of one shape."""

    blocks: Sequence[Block]
    shape: Shape = Shape.UPRIGHT
    numbering: Numbering = Numbering.CONTINUED
    first_numbered: bool = True
    """Without it the first page counts but prints no number (信函格式, 10.1)."""
