"""A power cut, as a dialog sees it."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog

from gui.dialogs.form_keeping import FormKeeping


def cut_off(dialog: QDialog, settled: Callable[[], None]) -> None:
    """The dialog goes a moment after the last key, unanswered."""
    keeping = dialog.findChild(FormKeeping)
    assert isinstance(keeping, FormKeeping)
    keeping.keep_now()
    dialog.hide()
    settled()
