"""A question whose answer is a reason: why a 件 is not archived, why a closed year is opened again."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gui.dialogs.form import FormDialog
from gui.widgets.fields.suggested import SuggestedField


class ReasonDialog(FormDialog):
    """Stays open until the order was carried out."""

    def __init__(
        self,
        title: str,
        confirm: str,
        intro: str,
        parent: QWidget,
        *,
        hint: str = "",
        usual: Sequence[str] = (),
    ) -> None:
        super().__init__(title, confirm, parent, intro=intro)
        self.reason = SuggestedField("理由", required=True, hint=hint)
        self.reason.set_suggestions(usual)
        self.put(self.reason)
        self.reason.setFocus()

    def answer(self) -> str:
        """The reason as typed; only after `confirmed`."""
        return self.reason.value()
