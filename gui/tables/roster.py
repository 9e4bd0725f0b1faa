"""The roster as a table."""

from PySide6.QtCore import Qt

from gui.formats import date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.bureau import RosterEntry
from models.rules.terms import Standing

STANDING_PILLS = {
    Standing.FULL: Pill("正式", Tone.OK),
    Standing.PROBATIONARY: Pill("预备", Tone.INFO, "clock"),
    Standing.ACTIVIST: Pill("积极分子", Tone.NEUTRAL),
}
_RANKS = {standing: rank for rank, standing in enumerate(Standing)}


def _name(entry: RosterEntry) -> str:
    return entry.name


def _gender(entry: RosterEntry) -> str:
    return entry.gender


def _branch(entry: RosterEntry) -> str:
    return entry.branch_name


def _group(entry: RosterEntry) -> str:
    return entry.group_name


def _standing(entry: RosterEntry) -> str:
    return entry.standing.label


def _rank(entry: RosterEntry) -> int:
    return _RANKS[entry.standing]


def _pill(entry: RosterEntry) -> Pill:
    return STANDING_PILLS[entry.standing]


def _posts(entry: RosterEntry) -> str:
    return "、".join(entry.posts)


def _joined(entry: RosterEntry) -> str:
    # An activist has not joined, or not yet on the day shown: nothing is missing there.
    return date_text(entry.joined_on) if entry.standing.is_member else ""


def _full(entry: RosterEntry) -> str:
    return date_text(entry.full_on) if entry.standing is Standing.FULL else ""


def _department(entry: RosterEntry) -> str:
    return entry.department


ROSTER_COLUMNS: tuple[Column[RosterEntry], ...] = (
    Column("姓名", _name, width=88, importance=100, strong=True),
    Column("性别", _gender, width=64, importance=30, align=Qt.AlignmentFlag.AlignHCenter),
    Column("党支部", _branch, width=122, importance=92, stretch=True),
    Column("党小组", _group, width=112, importance=45),
    Column("身份", _standing, sort_key=_rank, pill=_pill, width=108, importance=95),
    Column("入党日期", _joined, width=112, importance=60),
    Column("转正日期", _full, width=112, importance=50),
    Column("党内职务", _posts, width=108, importance=80),
    Column("处室", _department, width=110, importance=40),
)
