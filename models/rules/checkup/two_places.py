"""One person in two meetings at once."""

from collections.abc import Iterator
from itertools import combinations

from models.rows.checkup import CheckKind, CheckupFinding
from models.rules.checkup.facts import CheckedRecord, Facts, listed, warning
from models.rules.checkup.names import Names, Person
from models.rules.people_in import named_in
from models.rules.terms import AttendanceState, StudyKind

BASIS = "会议起止时间与签到表、主持人、主讲人、列席人互相核对"


def two_places(facts: Facts) -> Iterator[CheckupFinding]:
    """Pairs of gatherings of a day whose times overlap and that have somebody in common. Where an end is not known, only
    those that begin at the same minute."""
    by_day: dict[object, list[CheckedRecord]] = {}
    for record in facts.held:
        if record.is_gathering and record.started_at is not None:
            by_day.setdefault(record.day, []).append(record)
    for records in by_day.values():
        if len(records) > 1:
            yield from _of_a_day(sorted(records, key=lambda record: record.id), facts.names)


def _of_a_day(records: list[CheckedRecord], names: Names) -> Iterator[CheckupFinding]:
    present = {record.id: _people(record, names) for record in records}
    for one, other in combinations(records, 2):
        if not _at_once(one, other) or _one_gathering(one, other):
            continue
        both = sorted(name for person, name in present[one.id].items() if person in present[other.id])
        if both:
            yield warning(
                CheckKind.TWO_PLACES,
                one,
                f"{listed(both)}同时出现在{one.named}（{_times(one)}）和{other.organization_name}"
                f"{other.named}（{_times(other)}）。",
                BASIS,
                others=(other,),
            )


def _people(record: CheckedRecord, names: Names) -> dict[Person, str]:
    """Everybody the record says was there, with the name it uses."""
    found: dict[Person, str] = {}
    for row in record.sheet:
        person = names.person_of(row)
        if person is not None and row.state is AttendanceState.PRESENT:
            found.setdefault(person, row.name)
    away = {names.person_of(row) for row in record.sheet if row.state is not AttendanceState.PRESENT}
    for name in (*named_in(record.host), *named_in(record.lecturer), *record.observers):
        person = names.person(name)
        if person is not None and person not in away:
            found.setdefault(person, name)
    return found


def _at_once(one: CheckedRecord, other: CheckedRecord) -> bool:
    if one.started_at == other.started_at:
        return True
    if one.started_at is None or one.ended_at is None or other.started_at is None or other.ended_at is None:
        return False
    return one.started_at < other.ended_at and other.started_at < one.ended_at


def _one_gathering(one: CheckedRecord, other: CheckedRecord) -> bool:
    """Whether the two records may be of one gathering: the same people's meeting entered in the register of meetings and
    in that of study, or a first topic within a meeting of the same organisation."""
    if one.organization_id != other.organization_id:
        return False
    same_place = not one.place or not other.place or one.place == other.place
    if one.subject is not other.subject and same_place:
        return True
    return StudyKind.FIRST_TOPIC in (one.kind, other.kind) and one.kind is not other.kind


def _times(record: CheckedRecord) -> str:
    assert record.started_at
    end = f"{record.ended_at:%H:%M}" if record.ended_at else "结束时间待补"
    return f"{record.started_at:%H:%M}—{end}"
