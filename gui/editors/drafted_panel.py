"""A form of fields whose typed state is kept until it is saved."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from gui.widgets.form_panel import FormPanel
from models.rows.bureau import MemberDetail, OrganizationRow
from models.rows.reflection import ReflectionRow

R = TypeVar("R", MemberDetail, OrganizationRow, ReflectionRow)


class DraftedPanel(FormPanel, Generic[R]):
    """What `Drafting` watches, for a form that shows one row; a subclass fills its fields from it."""

    def __init__(self, title: str, blank: R, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, printable=False)
        self._shown: R = blank

    @property
    def shown(self) -> R:
        """The row as last read or stored."""
        return self._shown

    @property
    def record_id(self) -> int | None:
        """The id of the row shown; None for a new one."""
        return self._shown.id

    @property
    def version(self) -> int:
        """The version of the row shown."""
        return self._shown.version

    def rebase(self, record_id: int | None, version: int) -> None:
        """What is on screen stays, as a change to the row as it is stored now."""
        self._shown = replace(self._shown, id=record_id, version=version)

    def headline(self) -> str:
        """What the draft is called: 党员 王建国."""
        raise NotImplementedError

    def draft(self) -> dict[str, Any]:
        """Everything typed, as JSON can keep it."""
        return {"headline": self.headline(), "version": self.version, "fields": self.state()}

    def restore_draft(self, draft: Mapping[str, Any]) -> None:
        """Put a draft back over the row it belongs to, once what may be chosen is offered."""
        self.restore(draft.get("fields", {}))
