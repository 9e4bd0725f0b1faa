"""What paper is made with on this PC."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reports.faces.fonts import FontBook
    from reports.flow import Document
    from reports.press import Printed

# The session's own type stays behind the wall; here it is only passed on.
Session = Any


@dataclass(frozen=True)
class Shop:
    """The faces, and the press."""

    fonts: Path
    """The folder the bureau puts its own font files into."""
    files: Path | None = None
    """The folder of the attachment store, where papers are made of what is in it."""

    def book(self, session: Session) -> "FontBook":
        """The faces the bureau chose, or the best this PC has; what could not be had stands in its `notes`."""
        from models.services.faces import load_faces
        from reports.faces.choice import book_for
        from reports.faces.system import font_folders

        return book_for(load_faces(session), font_folders(self.fonts))

    def printed(self, session: Session, document: "Document") -> "Printed":
        """The document as PDF in this PC's faces. Raises `MissingGlyphs`."""
        from reports.press import printed

        return printed(document, self.book(session))
