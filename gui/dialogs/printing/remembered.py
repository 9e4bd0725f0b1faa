"""What the print dialog remembers from one day to the next: for each paper its choices, for this PC the printer."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from gui.printing.order import Sides
from gui.settings import WindowSettings
from models.rows.paper import PaperChoices
from models.rules.papers import HeadForm, PaperKind

DOTS = (300, 600)


@dataclass(frozen=True)
class PrinterHabit:
    """How this PC printed the last time."""

    printer: str = ""
    sides: Sides = Sides.ONE
    collate: bool = True
    dots: int = DOTS[0]


class Remembered:
    """A value that cannot be read counts as not set. Without settings nothing is kept."""

    def __init__(self, settings: WindowSettings | None) -> None:
        self._settings = settings

    def _text(self, key: str) -> str:
        return self._settings.text(key) if self._settings is not None else ""

    def _keep(self, key: str, text: str) -> None:
        if self._settings is not None:
            self._settings.set_text(key, text)

    # Papers

    def choices(self, kind: PaperKind) -> PaperChoices:
        """The form, the seal, the names and the wish as chosen the last time. Number and day belong to one document and are
        never carried over to the next; what is restricted is asked for each time."""
        try:
            kept = json.loads(self._text(f"paper/{kind.value}") or "{}")
            form = str(kept.get("form", HeadForm.PLAIN.value))
        except (ValueError, AttributeError):
            return PaperChoices()
        return PaperChoices(
            head_form=HeadForm(form) if form in [each.value for each in HeadForm] else HeadForm.PLAIN,
            sealed=kept.get("sealed") is True,
            with_names=kept.get("names") is True,
            wish=str(kept.get("wish", "")),
        )

    def keep_choices(self, kind: PaperKind, choices: PaperChoices) -> None:
        """Remember them for the next paper of the kind."""
        kept = {
            "form": choices.head_form.value,
            "sealed": choices.sealed,
            "names": choices.with_names,
            "wish": choices.wish,
        }
        self._keep(f"paper/{kind.value}", json.dumps(kept))

    def checked(self, key: str, offered: tuple[PaperKind, ...]) -> tuple[PaperKind, ...]:
        """The papers printed the last time of such a thing, those offered now; the first one when there are none."""
        kept = self._text(f"printed/{key}").split()
        return tuple(kind for kind in offered if kind.value in kept) or offered[:1]

    def keep_checked(self, key: str, kinds: Iterable[PaperKind]) -> None:
        """Remember which papers were printed."""
        self._keep(f"printed/{key}", " ".join(kind.value for kind in kinds))

    # This PC

    @property
    def habit(self) -> PrinterHabit:
        """Printer, sides, fineness."""
        sides, dots = self._text("print/sides"), self._text("print/dots")
        return PrinterHabit(
            self._text("print/printer"),
            Sides(sides) if sides in [each.value for each in Sides] else Sides.ONE,
            self._text("print/collate") != "no",
            int(dots) if dots in [str(each) for each in DOTS] else DOTS[0],
        )

    def keep_habit(self, habit: PrinterHabit) -> None:
        """Remember how was printed."""
        self._keep("print/printer", habit.printer)
        self._keep("print/sides", habit.sides.value)
        self._keep("print/collate", "yes" if habit.collate else "no")
        self._keep("print/dots", str(habit.dots))

    @property
    def folder(self) -> Path:
        """Where was saved the last time; the documents folder at first, or when that one is gone."""
        kept = self._text("print/folder")
        if kept and Path(kept).is_dir():
            return Path(kept)
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(usual) if usual and Path(usual).is_dir() else Path.home()

    def keep_folder(self, folder: Path) -> None:
        """Remember where was saved."""
        self._keep("print/folder", str(folder))
