"""The sample's life meetings: stages entered, criticisms of people who were there, one meeting halted and held again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from models.db.store import Store
from models.rows.query import RegisterQuery
from models.rules.life_terms import CriticismKind
from models.rules.stages import stages_of
from models.rules.terms import MeetingKind, RecordStatus
from models.services.halts import halted_meetings
from models.services.meetings import list_meetings, load_meeting

KINDS = (MeetingKind.DEMOCRATIC_LIFE, MeetingKind.ORGANIZATIONAL_LIFE)


@pytest.fixture
def session(sample_database: Path) -> Iterator[Session]:
    """A reading session on the sample."""
    store = Store(sample_database)
    with store.read() as opened:
        yield opened
    store.close()


def test_every_life_meeting_went_through_its_stages(session: Session) -> None:
    held = [
        row
        for row in list_meetings(session, RegisterQuery())
        if row.kind in KINDS and row.status is RecordStatus.HELD
    ]
    assert {row.kind for row in held} == set(KINDS)
    for row in held:
        assert row.open_stages in ((), ("归档",))
        detail = load_meeting(session, row.id)
        codes = {stage.code for stage in stages_of((row.kind, *row.counts_as))}
        assert {mark.code for mark in detail.stages} <= codes
        names = {person.name for person in detail.attendance}
        for line in detail.criticisms:
            if line.kind is not CriticismKind.OPINION:
                assert line.critic in names
                assert line.target in names | {""}
                assert line.critic != line.target


def test_one_was_halted_and_is_held_again(session: Session) -> None:
    assert halted_meetings(session) == ()
    (halted,) = (row for row in list_meetings(session, RegisterQuery()) if row.status is RecordStatus.HALTED)
    detail = load_meeting(session, halted.id)
    assert detail.halt is not None
    assert detail.halt.deadline is not None
    assert halted.held_again is not None
    day, status = halted.held_again
    assert status is RecordStatus.HELD
    assert halted.held_on < day <= detail.halt.deadline
    assert halted.held_on.weekday() < 5
