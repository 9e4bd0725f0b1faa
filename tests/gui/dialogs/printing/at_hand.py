"""What tests of the print dialog say again and again."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.dialogs.printing import PrintDialog, matter
from models.rows.meeting import MeetingSummary
from models.rules.papers import PaperKind
from models.rules.terms import MeetingKind, Register

TODAY = date(2026, 11, 5)
Open = Callable[[matter.Matter], PrintDialog]
Wait = Callable[[], None]


def one(rows: list[MeetingSummary]) -> matter.Matter:
    """The papers of a theme day."""
    return matter.of_records(Register.MEETING, rows[:1])


def many(rows: list[MeetingSummary]) -> matter.Matter:
    """Three theme days and meetings."""
    return matter.of_records(Register.MEETING, rows[:3])


def ticked(dialog: PrintDialog) -> list[str]:
    """The papers to be printed."""
    return [kind.label for kind in dialog.papers.ticked]


def wait_made(qtbot: QtBot, dialog: PrintDialog) -> None:
    """Until what was chosen last is shown."""
    qtbot.waitUntil(lambda: dialog.live.is_settled)


def click(dialog: PrintDialog, kind: PaperKind, *, box: bool = False) -> None:
    """With the mouse, on the name of a paper or on its box."""
    papers = dialog.papers
    place = papers.visualItemRect(papers.item(dialog.matter.kinds.index(kind))).center()
    place.setX(12 if box else 60)
    QTest.mouseClick(papers.viewport(), Qt.MouseButton.LeftButton, pos=place)


def look_at(qtbot: QtBot, dialog: PrintDialog, kind: PaperKind) -> None:
    """Choose a paper and wait until it is shown."""
    dialog.papers.setCurrentRow(dialog.matter.kinds.index(kind))
    wait_made(qtbot, dialog)


def with_and_without(opened: Open, rows: list[MeetingSummary]) -> tuple[PrintDialog, int, int]:
    """A theme day and a committee meeting, which has no record of a theme day, that paper chosen; the places of the two."""
    with_, without = rows[0], next(row for row in rows if row.kind is MeetingKind.BRANCH_COMMITTEE)
    dialog = opened(matter.of_records(Register.MEETING, [with_, without]))
    dialog.papers.setCurrentRow(dialog.matter.kinds.index(PaperKind.THEME_DAY_RECORD))
    places = [item.base.record_id for item in dialog.matter.items]
    return dialog, places.index(with_.id), places.index(without.id)
