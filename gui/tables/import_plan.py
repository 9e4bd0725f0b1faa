"""The preview of a roster import as lines: who would be added, and what is wrong where."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt

from gui.formats import date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.roster_import import PlannedMember, RosterPlan, RowProblem, Severity


class Fate(Enum):
    """What happens to a row of the file."""

    ERROR = "error"
    WARNED = "warned"
    NEW = "new"
    KNOWN = "known"
    NOTE = "note"


_PILLS = {
    Fate.ERROR: Pill("有错误", Tone.BAD),
    Fate.WARNED: Pill("新增，请核对", Tone.WARN, "warning"),
    Fate.NEW: Pill("新增", Tone.OK),
    Fate.KNOWN: Pill("已在册", Tone.NEUTRAL),
    Fate.NOTE: Pill("提示", Tone.WARN, "warning"),
}
_RANKS = {fate: rank for rank, fate in enumerate(Fate)}


@dataclass(frozen=True)
class ImportLine:
    """One row of the file. `id` is its number as Excel shows it; rows without a person (the heading) have problems
    only.
    """

    id: int
    fate: Fate
    member: PlannedMember | None
    problems: tuple[RowProblem, ...]

    @property
    def has_problem(self) -> bool:
        """Whether the clerk should look at the row. That somebody is on the roster already is no problem unless
        something is asked (请核对) about it.
        """
        told = [problem for problem in self.problems if problem.severity is not Severity.NOTE]
        if self.fate is Fate.KNOWN:
            return any("请" in problem.sentence for problem in told)
        return bool(told)

    @property
    def name(self) -> str:
        """Whom the row is about, as far as it can be read."""
        return self.member.name if self.member else next((each.name for each in self.problems), "")

    @property
    def branch(self) -> str:
        """His branch; of a row that is not imported as the sheet writes it."""
        return self.member.branch if self.member else next((each.branch for each in self.problems), "")

    @property
    def told(self) -> str:
        """Everything said about the row, what keeps it out first."""
        return "；".join(f"{problem.column}：{problem.sentence}" for problem in self.problems)


def lines_of(plan: RosterPlan) -> list[ImportLine]:
    """The plan row by row: what is kept out first, then what should be looked at, then the rest; each in the file's
    order.
    """
    members = {member.row: member for member in plan.members}
    problems: dict[int, list[RowProblem]] = {}
    for problem in sorted(plan.problems, key=_weight):
        problems.setdefault(problem.row, []).append(problem)
    lines = [
        ImportLine(
            row,
            _fate(members.get(row), problems.get(row, ())),
            members.get(row),
            tuple(problems.get(row, ())),
        )
        for row in sorted({*members, *problems})
    ]
    return sorted(lines, key=_urgency)


def _weight(problem: RowProblem) -> int:
    return list(Severity).index(problem.severity)


def _urgency(line: ImportLine) -> int:
    if line.fate is Fate.ERROR:
        return 0
    return 1 if line.has_problem else 2


def _fate(member: PlannedMember | None, problems: Iterable[RowProblem]) -> Fate:
    told = tuple(problems)
    if any(problem.severity is Severity.ERROR for problem in told):
        return Fate.ERROR
    if member is None:
        return Fate.NOTE
    if member.existing_id is not None:
        return Fate.KNOWN
    asked = any(problem.severity is Severity.WARNING for problem in told)
    return Fate.WARNED if asked else Fate.NEW


def _row(line: ImportLine) -> str:
    return str(line.id)


def _number(line: ImportLine) -> int:
    return line.id


def _fate_text(line: ImportLine) -> str:
    return _PILLS[line.fate].text


def _rank(line: ImportLine) -> int:
    return _RANKS[line.fate]


def _pill(line: ImportLine) -> Pill:
    return _PILLS[line.fate]


def _name(line: ImportLine) -> str:
    return line.name


def _branch(line: ImportLine) -> str:
    return line.branch


def _standing(line: ImportLine) -> str:
    return line.member.standing.label if line.member else ""


def _joined(line: ImportLine) -> str:
    return date_text(line.member.joined_on) if line.member and line.member.standing.is_member else ""


def _full(line: ImportLine) -> str:
    member = line.member
    return date_text(member.full_on) if member and (member.full_on or member.standing.may_vote) else ""


def _told(line: ImportLine) -> str:
    return line.told


PLAN_COLUMNS: tuple[Column[ImportLine], ...] = (
    Column("行", _row, sort_key=_number, width=58, importance=100, align=Qt.AlignmentFlag.AlignRight),
    Column("结果", _fate_text, sort_key=_rank, pill=_pill, width=138, importance=100),
    Column("姓名", _name, width=92, importance=95, strong=True),
    Column("党支部", _branch, width=150, importance=80),
    Column("身份", _standing, width=112, importance=60),
    Column("入党日期", _joined, width=112, importance=55),
    Column("转正日期", _full, width=112, importance=45),
    Column("说明", _told, width=240, importance=90, stretch=True),
)
