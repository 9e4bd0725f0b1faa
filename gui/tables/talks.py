"""谈心谈话 of a year: the committee as a matrix, the other members as lines."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt

from gui.formats import date_text
from gui.look.pill import Pill
from gui.look.tile import Tile
from gui.look.tokens import Tone
from gui.tables.rows import Column
from gui.tables.tiles import TilesModel
from models.rows.talks import Coverage, MemberCoverage, Person
from models.rules.terms import Standing

MISSING, NOT_ASKED = "未谈", "—"
_HEAD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True)
class Between:
    """Two people, and the records of their talks; a new talk is begun with them in this order."""

    people: tuple[int, ...]
    records: tuple[int, ...]


class CommitteeModel(TilesModel):
    """Members of the committee × members of the committee; nobody talks with himself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[Person, ...] = ()
        self._records: dict[frozenset[int], tuple[int, ...]] = {}

    def show(self, coverage: Coverage | None) -> None:
        """Show what was held."""
        self.beginResetModel()
        self._people = coverage.committee if coverage is not None else ()
        pairs = coverage.pairs if coverage is not None else ()
        self._records = {frozenset((pair.one, pair.other)): pair.records for pair in pairs}
        self._columns = len(self._people)
        self._tiles = [[self._tile(one, other) for other in self._people] for one in self._people]
        self.endResetModel()

    def _tile(self, one: Person, other: Person) -> Tile:
        if one.id == other.id:
            return Tile(NOT_ASKED, words=one.name)
        held = len(self._records[frozenset((one.id, other.id))])
        said = f"{one.name}与{other.name}："
        if not held:
            return Tile(MISSING, Tone.WARN, "clock", words=f"{said}本年还没有谈，按回车新建谈话")
        return Tile(f"{held}次", Tone.OK, "checkmark", words=f"{said}已谈{held}次，按回车打开最近一次")

    def between(self, row: int, column: int) -> Between | None:
        """The two of a cell; None where there are no two."""
        if not (0 <= row < len(self._people) and 0 <= column < len(self._people)) or row == column:
            return None
        one, other = self._people[row].id, self._people[column].id
        return Between((one, other), self._records[frozenset((one, other))])

    def key(self, row: int, column: int) -> Any:
        """What names the cell."""
        return self._people[row].id, self._people[column].id

    def find(self, key: Any) -> tuple[int, int] | None:
        """Where the cell of that name is now."""
        at = {person.id: place for place, person in enumerate(self._people)}
        one, other = key
        return (at[one], at[other]) if one in at and other in at else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in _HEAD or not 0 <= section < len(self._people):
            return None
        person = self._people[section]
        if orientation == Qt.Orientation.Vertical and person.posts:
            return f"{person.name}（{'、'.join(person.posts)}）"
        return person.name


@dataclass(frozen=True)
class MemberLine:
    """A member outside the committee. ``leader`` is who of the committee is proposed to talk with them."""

    id: int
    member: MemberCoverage
    leader: int | None

    @property
    def between(self) -> Between:
        """Whom a talk is missing with first; nothing is missing: the last talks."""
        asked = self.member.with_committee
        if asked is not None and not asked:
            people = (self.leader, self.id) if self.leader is not None else (self.id,)
            return Between(people, ())
        if self.member.with_members is not None and not self.member.with_members:
            return Between((self.id,), ())
        return Between((self.id,), (*(asked or ()), *(self.member.with_members or ())))

    @property
    def is_missing(self) -> bool:
        """Whether a talk of theirs is asked for and was not held."""
        asked = (self.member.with_committee, self.member.with_members)
        return any(each is not None and not each for each in asked)


def _name(line: MemberLine) -> str:
    person = line.member.person
    return person.name + ("（预备）" if person.standing is Standing.PROBATIONARY else "")


def _said(records: tuple[int, ...] | None) -> str:
    return NOT_ASKED if records is None else f"已谈{len(records)}次" if records else MISSING


def _pill(records: tuple[int, ...] | None) -> Pill:
    if records is None:
        return Pill(NOT_ASKED, Tone.NEUTRAL)
    return Pill(_said(records), Tone.OK if records else Tone.WARN)


def _key(records: tuple[int, ...] | None) -> int | None:
    return None if records is None else len(records)


def _column(title: str, records: Callable[[MemberLine], tuple[int, ...] | None]) -> Column[MemberLine]:
    def text(line: MemberLine) -> str:
        return _said(records(line))

    def key(line: MemberLine) -> int | None:
        return _key(records(line))

    def pill(line: MemberLine) -> Pill:
        return _pill(records(line))

    return Column(title, text, key, pill=pill, width=132, importance=100)


def _with_committee(line: MemberLine) -> tuple[int, ...] | None:
    return line.member.with_committee


def _with_members(line: MemberLine) -> tuple[int, ...] | None:
    return line.member.with_members


def _last(line: MemberLine) -> str:
    return date_text(line.member.last_on) if line.member.last_on else "本年没有"


def _last_key(line: MemberLine) -> date | None:
    return line.member.last_on


MEMBER_COLUMNS: tuple[Column[MemberLine], ...] = (
    Column("党员", _name, width=170, importance=100, stretch=True, strong=True),
    _column("与支委", _with_committee),
    _column("与其他党员", _with_members),
    Column("本年最近一次", _last, _last_key, width=126, importance=60),
)
