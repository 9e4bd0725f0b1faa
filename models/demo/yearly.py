"""What the sample does once a year: 组织生活会 with 民主评议, 民主生活会, 机关党员干部大会, the committee secretary's 党课."""

from datetime import date
from random import Random

from models.demo.activity import Lines, add_meeting, workday
from models.demo.people import Branch, Bureau, Person
from models.rules.periods import Month
from models.rules.terms import MeetingKind


def add_yearly(random: Random, lines: Lines, bureau: Bureau, month: Month, until: date) -> None:
    """Whatever of it falls in the month."""
    match month.month:
        case 1:
            _of_committee(
                random, lines, bureau, MeetingKind.ALL_MEMBERS, _on_roll(bureau.branches), month, until
            )
            heads = [branch.secretary for branch in bureau.branches]
            _of_committee(random, lines, bureau, MeetingKind.DEMOCRATIC_LIFE, heads, month, until)
        case 6:
            _secretary_lectures(random, lines, bureau, month, until)
        case 12:
            for branch in bureau.branches:
                _branch_life(random, lines, branch, month, until)


def _on_roll(branches: list[Branch]) -> list[Person]:
    return [person for branch in branches for person in branch.people]


def _of_committee(
    random: Random,
    lines: Lines,
    bureau: Bureau,
    kind: MeetingKind,
    people: list[Person],
    month: Month,
    until: date,
) -> None:
    day = workday(random, month, 8, 22)
    if day <= until:
        there = [person for person in people if person.on_roll(day)]
        add_meeting(random, lines, kind, bureau.committee_id, there, bureau.secretary, day)


def _secretary_lectures(random: Random, lines: Lines, bureau: Bureau, month: Month, until: date) -> None:
    day, branch = workday(random, month, 18, 28), bureau.branches[0]
    if day <= until:
        people = [person for person in branch.people if person.on_roll(day)]
        add_meeting(random, lines, MeetingKind.PARTY_LECTURE, branch.id, people, bureau.secretary, day)


def _branch_life(random: Random, lines: Lines, branch: Branch, month: Month, until: date) -> None:
    day = workday(random, month, 5, 25)
    if day <= until:
        people = [person for person in branch.people if person.on_roll(day)]
        kind = MeetingKind.ORGANIZATIONAL_LIFE
        add_meeting(random, lines, kind, branch.id, people, branch.secretary, day, (MeetingKind.APPRAISAL,))
