"""Which record is "the last one": of the kind and organisation the clerk is at."""

from collections.abc import Callable
from typing import Any

from gui.editors.gathering import GatheringEditor
from gui.pages.register_page import RegisterPage


def order_latest(page: RegisterPage, latest: Callable[..., Any]) -> None:
    """Order the last record like the one in the form, or else like the one chosen, or else the newest."""
    editor = page.editor
    if isinstance(editor, GatheringEditor) and editor.isVisible():
        kind, organization_id = editor.chosen_kind(), editor.organization.value()
        if kind is not None and organization_id is not None:
            page.desk.tasks.read(latest, kind, organization_id, then=page.repeat)
            return
    rows = page.view.table.selected_rows() or page.view.model.rows()
    if rows:
        page.desk.tasks.read(latest, rows[0].kind, rows[0].organization_id, then=page.repeat)
    else:
        page.repeat(None)
