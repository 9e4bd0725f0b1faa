"""What the font settings ask and order. No Qt here; all of it runs on the database thread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from models.failures import BadInput
from models.rows.changes import Changes
from models.rows.faces import FaceChoice, FaceOffer, FaceSurvey, RefusedFace, StyleFace
from models.rules.faces import FaceMode
from models.services.faces import bring_font, load_faces, save_faces
from models.services.settings import load_settings

# The session's own type stays behind the wall; here it is only passed on.
Session = Any


class NoPrinter(BadInput):
    """This PC has no printer: nothing is wrong, and nothing was printed."""


@dataclass(frozen=True)
class Trial:
    """The faces that choices come to, and the sheet printed in them; `round` tells a late answer from the last."""

    round: int
    styles: tuple[StyleFace, ...]
    pdf: bytes


@dataclass(frozen=True)
class PickedFile:
    """A font file the clerk picked for a style, and what is in it."""

    style: str
    path: Path
    offers: tuple[FaceOffer, ...]
    refused: tuple[RefusedFace, ...]


def survey_faces(session: Session, own: Path, picked: Sequence[Path] = ()) -> FaceSurvey:
    """Every Chinese face of this PC, with the choices kept."""
    from reports.faces.choice import survey
    from reports.faces.system import font_folders

    return survey(load_faces(session), font_folders(own, picked))


def try_faces(
    session: Session,
    round_: int,
    own: Path,
    picked: Sequence[Path],
    choices: Sequence[FaceChoice],
    today: date,
) -> Trial:
    """The test sheet in the faces chosen, kept or not. Raises what printing raises."""
    from reports.documents import font_sheet
    from reports.faces.choice import book_for, used_faces
    from reports.faces.system import font_folders
    from reports.press import pdf_of

    folders = font_folders(own, picked)
    book = book_for(choices, folders)
    sheet = font_sheet.document(book, load_settings(session).bureau_name, today)
    return Trial(round_, used_faces(choices, folders), pdf_of(sheet, book))


def look_into(_session: Session, style: str, path: Path) -> PickedFile:
    """The faces of a file."""
    from reports.faces.choice import faces_of

    return PickedFile(style, path, *faces_of(path))


def keep_faces(session: Session, own: Path, picked: Sequence[Path], choices: Sequence[FaceChoice]) -> Changes:
    """Keep the choices; files picked elsewhere that are chosen now come into the bureau's folder first. Raises
    BadInput when one cannot be copied; nothing is kept then."""
    chosen = {choice.file for choice in choices if choice.mode is FaceMode.CHOSEN}
    brought = {path.name: bring_font(own, path).name for path in picked if path.name in chosen}
    return save_faces(
        session, [replace(choice, file=brought.get(choice.file, choice.file)) for choice in choices]
    )


def print_sheet(_session: Session, title: str, pdf: bytes) -> str:
    """Print a sheet on the printer this PC takes by itself; returns what to tell the clerk. Raises NoPrinter,
    BadInput when it refuses."""
    from gui.printing.handing import hand_over
    from gui.printing.order import PrintOrder
    from gui.printing.printers import find_printers

    known = find_printers()
    printer = known.usual or next(iter(known.names), "")
    if not printer:
        raise NoPrinter("这台电脑没有安装打印机，试印页没有打印；字体设置照样可以保存。")
    hand_over(PrintOrder(printer), title, pdf)
    return f"试印页已交给打印机“{printer}”。"
