"""A branch, what it did, and the figures that come of it."""

from collections.abc import Iterable
from datetime import date

from models.rows.compliance import Rulebook
from models.rows.notice import RequirementFigure
from models.rules.activities import Activities, Activity
from models.rules.compliance import GroupFacts, UnitFacts
from models.rules.compliance_terms import RuleUnit
from models.rules.periods import Month
from models.rules.requirements import WEEKLY_STUDY, figures_of_branch
from models.rules.terms import MeetingKind, StudyKind, Verdict
from tests.models.rules.shipped import BOOK

K = MeetingKind
MET, NOT_DUE, UNMET, NOT_APPLICABLE = Verdict.MET, Verdict.NOT_DUE, Verdict.UNMET, Verdict.NOT_APPLICABLE

BRANCH, FIRST_GROUP, SECOND_GROUP = 1, 11, 12
OCTOBER = Month(2026, 10)
DECEMBER = Month(2026, 12)
AFTER = date(2027, 2, 1)
"""A day when every period of October 2026 is over."""
CODES = ("branch_assembly", "branch_committee", "group_meeting", "party_lecture", "theme_day", WEEKLY_STUDY)
YEARLY = ("organizational_life", "appraisal")

Meeting = tuple[int, date, frozenset[str]]


def branch(
    full_members: int | None,
    groups: tuple[int, ...] = (),
    founded_on: date | None = None,
    dissolved_on: date | None = None,
) -> UnitFacts:
    return UnitFacts(
        RuleUnit.BRANCH,
        BRANCH,
        founded_on,
        dissolved_on,
        full_members,
        tuple(GroupFacts(group) for group in groups),
    )


large = branch(20, (FIRST_GROUP, SECOND_GROUP))


def held(day: date, *kinds: MeetingKind, by: int = BRANCH) -> Meeting:
    return by, day, frozenset(kind.value for kind in kinds)


def activities(meetings: Iterable[Meeting], study: Iterable[date]) -> Activities:
    studied = ((BRANCH, day, frozenset({StudyKind.BRANCH_STUDY.value})) for day in study)
    return Activities(Activity(number, *one) for number, one in enumerate((*meetings, *studied)))


def counted(
    unit: UnitFacts,
    meetings: Iterable[Meeting],
    study: Iterable[date],
    today: date,
    month: Month = OCTOBER,
    book: Rulebook = BOOK,
) -> tuple[RequirementFigure, ...]:
    return figures_of_branch(unit, activities(meetings, study), month, today, book)


def figures(
    unit: UnitFacts = large,
    meetings: tuple[Meeting, ...] = (),
    study: tuple[date, ...] = (),
    *,
    month: Month = OCTOBER,
    today: date = AFTER,
    book: Rulebook = BOOK,
) -> dict[str, RequirementFigure]:
    return {figure.code: figure for figure in counted(unit, meetings, study, today, month, book)}


def verdicts(found: dict[str, RequirementFigure]) -> list[Verdict]:
    return [found[code].verdict for code in CODES]
