"""People of one name: twice in the file, already on the roster, or truly two persons."""

from collections.abc import Iterable, Sequence

from models.exchange.headings import Field
from models.exchange.member_cells import PersonCells
from models.rows.bureau import RosterEntry
from models.rules.loose_dates import LooseDate
from models.rules.names import person_name


def mark_repeated(people: Sequence[PersonCells]) -> None:
    """Find people written twice.

    The same name in the same branch is an error of the later row, unless the dates of birth or of joining
    tell two persons apart; the same name in two branches is told and passes.
    """
    by_name: dict[str, list[PersonCells]] = {}
    for person in people:
        earlier = by_name.setdefault(person.name, [])
        _compare(person, earlier)
        earlier.append(person)


def match_existing(people: Iterable[PersonCells], roster: Iterable[RosterEntry]) -> dict[int, int]:
    """The ids of those who are on the roster of their branch already, by row of the sheet.

    Branches are compared by name, as the roster and the plan both write the name in full. Each entry of the
    roster is taken by at most one row, the row with the same date of joining first.
    """
    entries: dict[str, list[RosterEntry]] = {}
    for entry in roster:
        entries.setdefault(person_name(entry.name), []).append(entry)
    found: dict[int, int] = {}
    by_place: dict[tuple[str, str], list[PersonCells]] = {}
    for person in people:
        by_place.setdefault((person.name, person.branch), []).append(person)
    for (name, branch), group in by_place.items():
        here = [entry for entry in entries.get(name, ()) if entry.branch_name == branch]
        elsewhere = [entry for entry in entries.get(name, ()) if entry.branch_name != branch]
        for person, match in _paired(group, here):
            if match:
                found[person.row] = match.id
                _tell_existing(person, match)
            elif here:
                person.warn(Field.NAME, "本支部名册上已有同名的人，这一行按另一个人登记，请核对")
            elif elsewhere:
                others = "、".join(dict.fromkeys(entry.branch_name for entry in elsewhere))
                person.warn(Field.NAME, f"与{others}的在册人员同名；如是同一人，请改用组织关系转接")
    return found


def _compare(person: PersonCells, earlier: Sequence[PersonCells]) -> None:
    here = [other for other in earlier if other.branch == person.branch]
    same = next((other for other in here if not _are_two(person, other)), None)
    if same:
        person.error(
            Field.NAME,
            f"与第{same.row}行重复（同支部同名），只登记第{same.row}行；如是两个人，请写明出生日期",
        )
    elif here:
        person.warn(Field.NAME, f"与第{here[0].row}行同支部同名，但日期不同，按两个人登记，请核对")
    elif earlier:
        person.warn(Field.NAME, f"与第{earlier[0].row}行（{earlier[0].branch}）同名，按两个人登记，请核对")


def _are_two(one: PersonCells, other: PersonCells) -> bool:
    return _differ(one.born_on, other.born_on) or _differ(one.joined_on, other.joined_on)


def _differ(one: LooseDate | None, other: LooseDate | None) -> bool:
    if one is None or other is None:
        return False
    if one.month_only or other.month_only:
        return (one.day.year, one.day.month) != (other.day.year, other.day.month)
    return one.day != other.day


def _paired(
    group: Sequence[PersonCells], entries: Sequence[RosterEntry]
) -> list[tuple[PersonCells, RosterEntry | None]]:
    free = list(entries)
    taken: dict[int, RosterEntry] = {}
    for person in group:
        joined = person.joined_on.day if person.joined_on else None
        exact = next((entry for entry in free if joined and entry.joined_on == joined), None)
        if exact:
            free.remove(exact)
            taken[person.row] = exact
    for person in group:
        if person.row not in taken and free:
            taken[person.row] = free.pop(0)
    return [(person, taken.get(person.row)) for person in group]


def _tell_existing(person: PersonCells, entry: RosterEntry) -> None:
    joined = person.joined_on
    if joined and entry.joined_on and _differ(joined, LooseDate(entry.joined_on)):
        day = entry.joined_on
        person.warn(
            Field.NAME,
            f"已在名册上，不再添加；名册上的入党日期是{day.year}年{day.month}月{day.day}日，与表中不同，请核对",
        )
    else:
        person.warn(Field.NAME, "已在名册上，不再添加")
