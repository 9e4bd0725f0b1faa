"""The usual orders of business."""

import pytest

from models.rules.agenda_patterns import PATTERNS, AgendaPattern, patterns_for
from models.rules.terms import BallotMethod, MeetingKind, VoteKind


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_a_pattern_can_stand_in_an_agenda(pattern: AgendaPattern) -> None:
    assert pattern.items
    assert pattern.kinds
    # 第一议题 is the first item or none; people are balloted on in secret.
    assert not any(item.is_first_topic for item in pattern.items[1:])
    on_people = [item for item in pattern.items if item.vote in (VoteKind.ADMISSION, VoteKind.ELECTION)]
    assert all(item.method is BallotMethod.SECRET_BALLOT for item in on_people)


def test_names_are_told_apart() -> None:
    assert len({pattern.name for pattern in PATTERNS}) == len(PATTERNS)


@pytest.mark.parametrize(
    ("kinds", "name", "offered"),
    [
        ({MeetingKind.BRANCH_ASSEMBLY}, "接收预备党员", True),
        ({MeetingKind.BRANCH_COMMITTEE}, "接收预备党员", False),
        ({MeetingKind.BRANCH_COMMITTEE}, "第一议题", True),
        ({MeetingKind.BRANCH_ASSEMBLY, MeetingKind.PARTY_LECTURE}, "党课", True),
        (set(), "民主生活会", True),
    ],
)
def test_offered_to_its_kinds(kinds: set[MeetingKind], name: str, *, offered: bool) -> None:
    names = [pattern.name for pattern in patterns_for(frozenset(kinds))]
    assert (name in names) is offered


def test_talks_have_no_agenda_to_offer() -> None:
    assert patterns_for(frozenset({MeetingKind.HEART_TALK})) == ()
