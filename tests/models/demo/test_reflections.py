"""The sample's pieces of 心得体会 are by people of the roll, and some are still missing."""

from sqlalchemy import select

from models.db.store import Store
from models.demo.reflections import CAMPAIGNS
from models.entities import Reflection
from models.rules.periods import year_of
from models.services.reflections import reflection_ledger, topics
from models.services.roster import members_on
from tests.conftest import SAMPLE


def test_every_piece_is_by_somebody_on_the_roll_of_its_day(sample: Store) -> None:
    with sample.read() as session:
        pieces = session.scalars(select(Reflection)).all()
        assert len(pieces) > SAMPLE.members
        for day in {piece.submitted_on for piece in pieces}:
            assert day is not None
            assert day <= SAMPLE.until
            assert day.weekday() < 5
            roll = {(one.id, one.name, one.branch_id) for one in members_on(session, day)}
            written = [piece for piece in pieces if piece.submitted_on == day]
            assert {(one.member_id, one.author, one.organization_id) for one in written} <= roll


def test_most_have_handed_in_and_some_have_not(sample: Store) -> None:
    with sample.read() as session:
        assert set(topics(session)) == {topic for topic, _ in CAMPAIGNS}
        for topic, _ in CAMPAIGNS:
            ledger = reflection_ledger(session, year_of(2026), None, topic, SAMPLE.until)
            assert ledger.expected is not None
            assert 0.7 * ledger.expected < ledger.submitted < ledger.expected
            assert ledger.others == ()
            assert ledger.undated == 0
