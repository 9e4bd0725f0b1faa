"""A whole meeting of the first branch, and the same closed."""

import pytest

from models.db.store import Store
from models.rows.meeting import AgendaItem, Speech
from models.rules.terms import MeetingKind
from models.services.finalizing import finalize
from models.services.roster import expected_attendance
from tests.gui.pages.conftest import DAY, Bureau
from tests.models.services.making import add_meeting


@pytest.fixture
def number(store: Store, bureau: Bureau) -> int:
    """A whole meeting of the first branch."""
    with store.write() as session:
        sheet = expected_attendance(session, MeetingKind.BRANCH_ASSEMBLY, bureau.ids.first, DAY)
        return add_meeting(
            session,
            bureau.ids.first,
            MeetingKind.BRANCH_ASSEMBLY,
            held_on=DAY,
            title="讨论计划",
            minutes="三项议题",
            attendance=sheet,
            agenda=(AgendaItem("计划", speeches=(Speech("甲一", "同意"),)), AgendaItem("总结")),
        )


@pytest.fixture
def closed(store: Store, number: int) -> int:
    """The same, 定稿."""
    with store.write() as session:
        finalize(session, number, 1)
    return number
