"""What sheets say of one person, added up by kind."""

from collections.abc import Iterable

from models.rows.person import Kind, KindSum, Mark
from models.rules.terms import AttendanceState, MeetingKind, StudyKind

ORDER: dict[Kind, int] = {kind: place for place, kind in enumerate((*MeetingKind, *StudyKind))}
"""Meetings before study, each in the order of its dictionary."""
_PLACES = {
    AttendanceState.PRESENT: "present",
    AttendanceState.LEAVE: "leave",
    AttendanceState.ABSENT: "absent",
    AttendanceState.UNMARKED: "unmarked",
}
AWAY = (AttendanceState.LEAVE, AttendanceState.ABSENT)


def sums_of(marks: Iterable[Mark]) -> tuple[KindSum, ...]:
    """One sum for each kind among ``marks``, in the order of the dictionaries; a mark counts once, and makes up for nothing
    where the person was present."""
    found: dict[Kind, dict[str, list[int]]] = {}
    for mark in marks:
        lists = found.setdefault(mark.kind, {})
        lists.setdefault(_PLACES[mark.state], []).append(mark.record_id)
        if mark.made_up and mark.state in AWAY:
            lists.setdefault("made_up", []).append(mark.record_id)
    return tuple(
        KindSum(kind, **{name: tuple(ids) for name, ids in found[kind].items()})
        for kind in sorted(found, key=ORDER.__getitem__)
    )
