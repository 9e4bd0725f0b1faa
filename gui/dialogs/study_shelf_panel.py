"""The form beside a list of study groups or plans: fields, and one part that is no field."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from gui.editors.parts.part import Part
from gui.look.tokens import Tone
from gui.widgets.fields.person import Person
from gui.widgets.form_panel import FormPanel
from models.rows.bureau import OrganizationRow


class ShelfPanel(FormPanel):
    """Shows a row and gives back the one typed; what is typed can be kept and put back."""

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

    # What is kept of it

    @property
    def record_id(self) -> int | None:
        """The id of the row shown; None for a new one."""
        return self.row_id

    def rebase(self, record_id: int | None, version: int) -> None:
        """What is on screen stays, as a change to the row as it is stored now."""
        self.row_id, self.version = record_id, version

    def headline(self) -> str:
        """What the draft is called: 学习计划 2026年……."""
        raise NotImplementedError

    def draft(self) -> dict[str, Any]:
        """Everything typed, as JSON can keep it."""
        return {
            "headline": self.headline(),
            "version": self.version,
            "fields": self.state(),
            "parts": [part.state() for part in self._parts],
        }

    def restore_draft(self, draft: Mapping[str, Any]) -> None:
        """Put a draft back over the row that is shown."""
        self.restore(draft.get("fields", {}))
        for part, state in zip(self._parts, draft.get("parts", ()), strict=False):
            part.restore(state)
        self.mark_edited()

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
