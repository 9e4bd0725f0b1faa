"""The form beside a list of study groups or plans: fields, and one part that is no field."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from gui.editors.parts.part import Part
from gui.look.tokens import Tone
from gui.widgets.fields.person import Person
from gui.widgets.form_panel import FormPanel
from models.rows.bureau import OrganizationRow


class ShelfPanel(FormPanel):
    """Shows a row and gives back the one typed."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, printable=False)
        self.row_id: int | None = None
        self.version = 0
        self._parts: list[Part] = []

    def put_part(self, part: Part) -> None:
        """A part of the form; it is checked with the fields."""
        self._parts.append(part)
        part.edited.connect(self.mark_edited)
        self.add_widget(part)

    def check(self) -> bool:
        if not super().check():
            return False
        for part in self._parts:
            sentence = part.problem()
            if sentence:
                self.banner.say(Tone.BAD, f"还没有保存：{sentence.rstrip('。')}。")
                return False
        return True

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""
        next(iter(self.fields.values())).setFocus()

    party_body = ""
    """The 党组（党委） as the bureau calls it, in whose name a 中心组 is proposed."""

    def set_organizations(self, rows: Sequence[OrganizationRow]) -> None:
        """The tree, in tree order."""
        raise NotImplementedError

    def set_people(self, people: list[Person]) -> None:
        """Whom to propose where a name is asked for."""
        raise NotImplementedError

    def show_row(self, row: Any | None) -> None:
        """Show a row; None begins a new one."""
        raise NotImplementedError

    def row(self) -> Any:
        """The row as typed; only after `check`."""
        raise NotImplementedError
