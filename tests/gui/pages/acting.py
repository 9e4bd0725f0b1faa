"""What the tests of the meetings page do again and again."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from gui.editors.meeting import MeetingEditor
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rows.meeting import MeetingDetail
from models.rules.terms import (
    DraftOf,
    MeetingKind,
)
from models.services.drafts import drafts_of
from models.services.meetings import load_meeting
from tests.gui.pages.conftest import DAY, Bureau

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


def editor_of(page: MeetingsPage) -> MeetingEditor:
    """The form now shown."""
    assert isinstance(page.editor, MeetingEditor)
    return page.editor


def begin(page: MeetingsPage, bureau: Bureau, settled: Wait, kind: MeetingKind) -> MeetingEditor:
    """A new meeting of the first branch on DAY, the roster having come."""
    page.new_record()
    editor = editor_of(page)
    editor.kind.set_value(kind)
    editor.kind.edited.emit()
    editor.organization.set_value(bureau.ids.first)
    editor.held_on.pick(DAY)
    editor.ask_people()
    settled()
    return editor


def stored(store: Store, record_id: int | None) -> MeetingDetail:
    """The meeting as the database has it."""
    assert record_id is not None
    with store.read() as session:
        return load_meeting(session, record_id)


def drafts(store: Store) -> list[dict[str, Any]]:
    """The drafts of meetings."""
    with store.read() as session:
        return [dict(draft.state, record=draft.record_id) for draft in drafts_of(session, DraftOf.MEETING)]
