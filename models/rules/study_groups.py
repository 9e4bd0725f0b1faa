"""Who belongs in a study group: spells of its members, and the age that a youth group asks for (domain L3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from models.rows.study_plan import GroupMember, StudyGroup
from models.rules.study_terms import StudyGroupKind
from models.rules.terms import StudyKind

USUAL_AGE_LIMIT = 40
"""周岁 that bureaus commonly ask for at most; each sets its own (domain L3)."""


@dataclass(frozen=True, slots=True)
class OverAge:
    """Somebody in a group who is older than it asks for."""

    name: str
    age: int
    since: date
    """The birthday on which the person passed the limit."""


def study_kind_of(kind: StudyGroupKind) -> StudyKind:
    """The kind of session such a group holds."""
    return StudyKind(kind.value)


def group_kind_of(kind: object) -> StudyGroupKind | None:
    """The kind of group whose session this is; None for kinds without a roster of their own."""
    return next(
        (found for found in StudyGroupKind if isinstance(kind, StudyKind) and found.value == kind.value), None
    )


def age_on(born_on: date, day: date) -> int:
    """周岁 on ``day``, which is not before birth; who was born on 29 February is a year older on 1 March of a common year."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def birthday_at(born_on: date, age: int) -> date:
    """The day the person becomes ``age``: 1 March in a common year for 29 February."""
    year = born_on.year + age
    try:
        return born_on.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def existed_on(group: StudyGroup, day: date) -> bool:
    """Whether the group was there on ``day``; an unknown founding day counts as always."""
    return (group.founded_on is None or group.founded_on <= day) and (
        group.dissolved_on is None or day < group.dissolved_on
    )


def members_of(group: StudyGroup, day: date) -> tuple[GroupMember, ...]:
    """The members of the day, in the order they were entered; somebody entered for two spells stands once."""
    found: dict[tuple[int | None, str], GroupMember] = {}
    for member in group.members:
        if member.belongs_on(day):
            key = (member.member_id, "" if member.member_id is not None else member.name)
            found.setdefault(key, member)
    return tuple(found.values())


def over_age(group: StudyGroup, births: Mapping[int, date], day: date) -> tuple[OverAge, ...]:
    """The members of ``day`` who are older than the group's limit. Of whom no birthday is known nothing is said."""
    if group.age_limit is None:
        return ()
    found = []
    for member in members_of(group, day):
        born_on = births.get(member.member_id) if member.member_id is not None else None
        if born_on is not None and born_on <= day and age_on(born_on, day) > group.age_limit:
            found.append(
                OverAge(member.name, age_on(born_on, day), birthday_at(born_on, group.age_limit + 1))
            )
    return tuple(found)


def is_of_age(born_on: date | None, age_limit: int | None, day: date) -> bool | None:
    """Whether somebody is young enough on ``day``; None (待补) while the birthday is not known and an age is asked for."""
    if age_limit is None:
        return True
    return None if born_on is None or born_on > day else age_on(born_on, day) <= age_limit


def over_age_sentence(group: StudyGroup, found: Iterable[OverAge]) -> str:
    """本组年龄上限40周岁，现有2人超龄：张三41周岁、李四42周岁；到龄的请填写离组日期。 Empty when nobody is."""
    people = [f"{one.name}{one.age}周岁" for one in found]
    if not people:
        return ""
    return f"本组年龄上限{group.age_limit}周岁，现有{len(people)}人超龄：{'、'.join(people)}；到龄离组的请填写离组日期。"
