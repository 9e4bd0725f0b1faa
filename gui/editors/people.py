"""Whom an editor may name: the roster as of a day, and the sheet a meeting starts from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gui.widgets.fields.person import Person
from models.failures import Failure
from models.pinyin import learn
from models.progress import Progress
from models.rows.attendance import AttendanceRow
from models.rows.bureau import RosterEntry
from models.rules.terms import MeetingKind, StudyKind
from models.services.roster import expected_attendance, members_on

Kind = MeetingKind | StudyKind
_AT_ONCE = 100


@dataclass(frozen=True)
class SheetKey:
    """What decides who is expected."""

    kind: Kind
    organization_id: int
    day: date
    group_id: int | None = None
    """The study group chosen, where there are several."""


@dataclass(frozen=True)
class People:
    """The answer for one key: who is expected, everybody on the roster that day, or why nobody could be
    read.
    """

    key: SheetKey
    expected: tuple[AttendanceRow, ...]
    roll: tuple[RosterEntry, ...]
    objection: str = ""


def read_people(session: Any, key: SheetKey) -> People:
    """Who is expected and who might be named on the key's day."""
    roll = members_on(session, key.day)
    try:
        expected = expected_attendance(session, key.kind, key.organization_id, key.day, key.group_id)
    except Failure as failure:
        return People(key, (), roll, failure.sentence)
    return People(key, expected, roll)


def learn_names(roll: Sequence[RosterEntry], *, progress: Progress) -> None:
    """Work out how the roster's names are spelt before the first letter asks for it; on the database thread."""
    for start in range(0, len(roll), _AT_ONCE):
        progress.step(start, len(roll), "")
        learn(entry.name for entry in roll[start : start + _AT_ONCE])


def proposals(roll: Iterable[RosterEntry]) -> list[Person]:
    """The roster as names to be proposed, namesakes told apart by their branch."""
    return [
        Person(
            entry.id,
            entry.name,
            entry.branch_name,
            "、".join(entry.posts) or entry.job_title,
            entry.in_committee,
        )
        for entry in roll
    ]
