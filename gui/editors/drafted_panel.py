"""A form of fields whose typed state is kept until it is saved."""

from collections.abc import Mapping
from typing import Any

from gui.widgets.form_panel import FormPanel


class DraftedPanel(FormPanel):
    """What `Drafting` watches, for a form that shows one row; a subclass says which."""

    @property
    def record_id(self) -> int | None:
        """The id of the row shown; None for a new one."""
        raise NotImplementedError

    @property
    def version(self) -> int:
        """The version of the row shown."""
        raise NotImplementedError

    def rebase(self, record_id: int | None, version: int) -> None:
        """What is on screen stays, as a change to the row as it is stored now."""
        raise NotImplementedError

    def headline(self) -> str:
        """What the draft is called: 党员 王建国."""
        raise NotImplementedError

    def draft(self) -> dict[str, Any]:
        """Everything typed, as JSON can keep it."""
        return {"headline": self.headline(), "version": self.version, "fields": self.state()}

    def restore_draft(self, draft: Mapping[str, Any]) -> None:
        """Put a draft back over the row it belongs to, once what may be chosen is offered."""
        self.restore(draft.get("fields", {}))
