"""What is kept from one day to the next."""

from datetime import date
from pathlib import Path

import pytest

from gui.dialogs.printing.remembered import PrinterHabit, Remembered
from gui.printing.order import Sides
from gui.settings import WindowSettings
from models.rows.paper import PaperChoices
from models.rules.papers import HeadForm, PaperKind

KIND = PaperKind.MEETING_NOTICE


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "window.ini"


def reopened(file: Path) -> Remembered:
    """As it is found the next day."""
    return Remembered(WindowSettings(file))


def kept(file: Path) -> Remembered:
    """To be written into."""
    return Remembered(WindowSettings(file))


def test_a_papers_look_is_kept_but_not_its_number_and_day(file: Path) -> None:
    chosen = PaperChoices(HeadForm.LETTER, True, True, "云水机党〔2026〕3号", date(2026, 10, 5))
    kept(file).keep_choices(KIND, chosen)
    assert reopened(file).choices(KIND) == PaperChoices(HeadForm.LETTER, True, True)
    assert reopened(file).choices(PaperKind.TERM_REMINDER) == PaperChoices()


@pytest.mark.parametrize("spoilt", ["{", "[]", '{"form": "gold"}', '{"form": 3, "sealed": "yes"}'])
def test_what_cannot_be_read_counts_as_not_set(file: Path, spoilt: str) -> None:
    settings = WindowSettings(file)
    settings.set_text(f"paper/{KIND.value}", spoilt)
    assert Remembered(settings).choices(KIND) == PaperChoices()


def test_the_papers_of_the_last_time_are_ticked(file: Path) -> None:
    offered = (PaperKind.MEETING_RECORD, PaperKind.SIGN_IN_SHEET, KIND)
    assert reopened(file).checked("meeting", offered) == offered[:1]
    kept(file).keep_checked("meeting", offered[1:])
    assert reopened(file).checked("meeting", offered) == offered[1:]
    assert reopened(file).checked("meeting", offered[:1]) == offered[:1]


def test_printer_and_folder_are_kept(file: Path, tmp_path: Path) -> None:
    habit = PrinterHabit("三楼", Sides.LONG_EDGE, False, 600)
    kept(file).keep_habit(habit)
    kept(file).keep_folder(tmp_path)
    assert reopened(file).habit == habit
    assert reopened(file).folder == tmp_path


def test_a_folder_that_is_gone_is_not_proposed(file: Path, tmp_path: Path) -> None:
    kept(file).keep_folder(tmp_path / "没有了")
    assert reopened(file).folder.is_dir()


def test_without_settings_nothing_is_kept_and_nothing_fails() -> None:
    nowhere = Remembered(None)
    nowhere.keep_choices(KIND, PaperChoices(sealed=True))
    assert nowhere.choices(KIND) == PaperChoices()
    assert nowhere.habit == PrinterHabit()
