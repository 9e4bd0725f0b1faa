"""All checks together: nothing of nothing, and no order of records changes a warning."""

from datetime import date, time
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from models.rows.checkup import CheckKind
from models.rows.meeting import Vote
from models.rows.study import Material
from models.rules.checkup import CHECKS
from models.rules.checkup.facts import CheckedRecord, Facts, Hosting, Minutes
from models.rules.checkup.rolls import HeldPost, Rolls, Stay
from models.rules.periods import year_of
from models.rules.terms import BallotMethod, MeetingKind, RecordStatus, StudyKind, VoteKind
from tests.models.rules.checkup.facts_made import S, facts, line, record
from tests.models.rules.checkup.test_resemblance import prose
from tests.models.rules.trying import few


def warnings(made: Facts) -> list[Any]:
    """Every warning of every check, in an order of their own."""
    return sorted((found for check in CHECKS.values() for found in check(made)), key=lambda found: found.key)


def test_every_kind_has_its_check() -> None:
    assert list(CHECKS) == list(CheckKind)


def test_an_empty_ledger_is_never_warned_of() -> None:
    assert warnings(facts()) == []
    secretary = HeldPost(1, "张伟", 1, "书记", None, None)
    assert (
        warnings(facts(span=year_of(2026), rolls=Rolls([Stay(1, 1, None, None, None)], {}, [secretary])))
        == []
    )


names = st.sampled_from(["张伟", "李强", "王芳", "陈静", "周专家", ""])
lines = st.builds(line, names.filter(bool), st.none() | st.integers(1, 5), st.sampled_from(S))
votes = st.builds(
    Vote, st.sampled_from(VoteKind), st.just(BallotMethod.SHOW_OF_HANDS), st.integers(0, 6), st.integers(0, 2)
)
days = st.dates(date(2026, 10, 12), date(2026, 10, 14))


@st.composite
def records(draw: st.DrawFn) -> list[CheckedRecord]:
    """A handful of crowded days."""
    return [
        record(
            number,
            kind=draw(st.sampled_from([*MeetingKind, *StudyKind])),
            status=draw(st.sampled_from(RecordStatus)),
            day=draw(days),
            organization_id=draw(st.integers(1, 2)),
            entered_on=draw(st.dates(date(2026, 10, 10), date(2026, 10, 25))),
            started_at=draw(st.none() | st.builds(time, st.integers(9, 11))),
            ended_at=draw(st.none() | st.just(time(12))),
            host=draw(names),
            sheet=tuple(draw(st.lists(lines, max_size=4))),
            votes=tuple(enumerate(draw(st.lists(votes, max_size=2)), start=1)),
            materials=tuple(
                draw(st.lists(st.builds(Material, st.just("通知"), st.just(""), days), max_size=1))
            ),
            files=tuple(draw(st.lists(st.sampled_from(["签到表.pdf\n", "通知.pdf\n"]), max_size=2))),
            has_text=draw(st.booleans()),
        )
        for number in range(1, draw(st.integers(0, 7)) + 1)
    ]


@few
@given(records(), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(made: list[CheckedRecord], random: Random) -> None:
    def given_as(order: list[CheckedRecord]) -> Facts:
        minutes = tuple(
            Minutes(
                row.id, MeetingKind.THEME_DAY, row.title, row.day, row.organization_id, "", row.id, "", text
            )
            for row in order
            if (text := prose(row.id % 2))
        )
        return facts(
            *order,
            minutes=minutes,
            hostings=tuple(Hosting(row.day, row.organization_id, row.host) for row in order),
            rolls=Rolls([Stay(1, 1, None, None, None)], {}, [HeldPost(1, "张伟", 1, "书记", None, None)]),
        )

    found = warnings(given_as(made))
    mixed = random.sample(made, len(made))
    assert warnings(given_as(mixed)) == found
    assert len({warning.key for warning in found}) == len(found)


@few
@given(records())
def test_every_warning_has_place_rule_and_a_key_that_fits(made: list[CheckedRecord]) -> None:
    for found in warnings(facts(*made)):
        assert found.sentence.endswith("。")
        assert found.basis
        assert found.target.record_id in found.records
        assert len(found.key) <= 200
