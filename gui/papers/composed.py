"""What a composer hands to the press."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.rows.paper import FaceUse

if TYPE_CHECKING:
    from reports.flow import Document


@dataclass(frozen=True)
class Composed:
    """A document to be printed, or the very bytes that were issued."""

    document: "Document"
    title: str
    """What the window calls it, and its file without suffix: 2026-10-20 第一党支部 主题党日记录."""
    draft: bool = False
    frozen: bytes | None = None
    """The bytes as issued; the document then serves the Word copy alone."""
    faces: tuple[FaceUse, ...] = ()
    """The faces of the frozen bytes."""
