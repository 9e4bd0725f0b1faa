"""补学: whoever was away from a session makes up for it (domain §3.2: 请假补学记录).

A made-up absentee stays an absentee: 应到, 实到, 请假 and 缺席 are those of the day. 已补学 is counted beside them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.rows.attendance import AttendanceRow
from models.rows.following import MakeUp
from models.rules.terms import AttendanceState

AWAY = (AttendanceState.LEAVE, AttendanceState.ABSENT)


@dataclass(frozen=True, slots=True)
class MakeUpCounts:
    """Of one sheet."""

    away: int
    """请假 and 缺席, as far as they count in 应到."""
    made_up: int
    """Of these, who has a day of making up."""

    @property
    def owing(self) -> int:
        """Who has not yet."""
        return self.away - self.made_up


def absentees(sheet: Iterable[AttendanceRow]) -> tuple[AttendanceRow, ...]:
    """Those on leave or absent who count in 应到."""
    return tuple(row for row in sheet if row.counted and row.state in AWAY)


def matched(
    sheet: Iterable[AttendanceRow], make_ups: Sequence[MakeUp]
) -> tuple[tuple[AttendanceRow, MakeUp | None], ...]:
    """Each absentee with what was entered of their making up: by person where both are known, else by name; no entry serves
    two."""
    left = list(make_ups)
    away = absentees(sheet)
    found: dict[int, MakeUp] = {}
    for by_person in (True, False):
        for place, row in enumerate(away):
            if place in found:
                continue
            entry = next((one for one in left if _is_of(one, row, by_person=by_person)), None)
            if entry is not None:
                left.remove(entry)
                found[place] = entry
    return tuple((row, found.get(place)) for place, row in enumerate(away))


def _is_of(entry: MakeUp, row: AttendanceRow, *, by_person: bool) -> bool:
    if by_person:
        return row.member_id is not None and entry.member_id == row.member_id
    unsure = entry.member_id is None or row.member_id is None
    return unsure and entry.name == row.name


def count_make_ups(sheet: Iterable[AttendanceRow], make_ups: Sequence[MakeUp]) -> MakeUpCounts:
    """How many were away, and how many of them made up."""
    pairs = matched(sheet, make_ups)
    return MakeUpCounts(
        len(pairs), sum(entry is not None and entry.done_on is not None for _, entry in pairs)
    )


def completed(sheet: Iterable[AttendanceRow], make_ups: Sequence[MakeUp]) -> tuple[MakeUp, ...]:
    """The entries with one more, still without a day, for each absentee who has none."""
    missing = (MakeUp(row.name, row.member_id) for row, entry in matched(sheet, make_ups) if entry is None)
    return (*make_ups, *missing)


def make_up_sentence(counts: MakeUpCounts) -> str:
    """请假、缺席3人，已补学1人，还有2人没有补学。"""
    if not counts.away:
        return "没有人请假或缺席，不用补学。"
    left = f"还有{counts.owing}人没有补学" if counts.owing else "全部补学"
    return f"请假、缺席{counts.away}人，已补学{counts.made_up}人，{left}。"
