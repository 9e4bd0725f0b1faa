"""What the tests of drafts on the roster page do again and again."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui.pages.bureau import BureauPage
from models.db.store import Store
from models.rows.draft import DraftRow
from models.rules.terms import DraftOf
from models.services.drafts import drafts_of

Wait = Callable[[], None]
OpenPage = Callable[..., BureauPage]
OpenPerson = Callable[[int], BureauPage]
Compose = Callable[[QWidget, str], None]
SAID_WHEN = {"nothing": "可以接着填写", "changed": "又有改动", "gone": "原来的记录已经删除"}
"""What the panel says of a draft put back, by what happened meanwhile to the record it belongs to."""


def kept(store: Store, of: DraftOf) -> tuple[DraftRow, ...]:
    """The drafts as stored."""
    with store.read() as session:
        return drafts_of(session, of)
