"""学时 of members as columns."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt

from gui.formats import UNKNOWN, hours_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.study_statistics import PersonHours
from models.rules.terms import Standing

REACHED = "已达标"
"""What is said of somebody who is no hours short."""


@dataclass(frozen=True)
class HoursLine:
    """A member's hours of a year."""

    id: int
    person: PersonHours

    @property
    def is_short(self) -> bool:
        """Hours are missing, or 集中培训; whoever is 待补 is not."""
        return bool(self.person.short) or not self.person.trainings


def _branch(line: HoursLine) -> str:
    return line.person.branch_name


def _name(line: HoursLine) -> str:
    probation = "（预备）" if line.person.standing is Standing.PROBATIONARY else ""
    return f"{line.person.name}{probation}"


def _posts(line: HoursLine) -> str:
    return "、".join(line.person.posts)


def _sessions(line: HoursLine) -> str:
    return str(line.person.sessions)


def _sessions_key(line: HoursLine) -> int:
    return line.person.sessions


def _hours(line: HoursLine) -> str:
    """30.5; 30.5（待补2次）; 待补."""
    person = line.person
    if person.hours_unknown and not person.hours:
        return UNKNOWN
    unknown = f"（待补{person.hours_unknown}次）" if person.hours_unknown else ""
    return f"{hours_text(person.hours)}{unknown}"


def _hours_key(line: HoursLine) -> Decimal:
    return line.person.hours


def _target(line: HoursLine) -> str:
    return UNKNOWN if line.person.target is None else str(line.person.target)


def _target_key(line: HoursLine) -> int | None:
    return line.person.target


def short_text(person: PersonHours) -> str:
    """差1.5; 已达标; 待补."""
    if person.short is None:
        return UNKNOWN
    return f"差{hours_text(person.short)}" if person.short else REACHED


def _short(line: HoursLine) -> str:
    return short_text(line.person)


def _short_key(line: HoursLine) -> Decimal | None:
    return line.person.short


def _short_pill(line: HoursLine) -> Pill:
    person = line.person
    tone = Tone.NEUTRAL if person.short is None else Tone.WARN if person.short else Tone.OK
    return Pill(short_text(person), tone)


def _training(line: HoursLine) -> str:
    return f"{line.person.trainings}次" if line.person.trainings else "未参加"


def _training_key(line: HoursLine) -> int:
    return line.person.trainings


def _training_pill(line: HoursLine) -> Pill:
    return Pill(_training(line), Tone.OK if line.person.trainings else Tone.WARN)


_MIDDLE = Qt.AlignmentFlag.AlignHCenter

HOURS_COLUMNS: tuple[Column[HoursLine], ...] = (
    Column("党支部", _branch, width=190, importance=80, stretch=True),
    Column("姓名", _name, width=130, importance=100, strong=True),
    Column("党内职务", _posts, width=140, importance=40),
    Column("参加次数", _sessions, _sessions_key, _MIDDLE, width=88, importance=50),
    Column("学时", _hours, _hours_key, _MIDDLE, width=158, importance=90),
    Column("年度标准", _target, _target_key, _MIDDLE, width=88, importance=70),
    Column("差额", _short, _short_key, pill=_short_pill, width=112, importance=100),
    Column("集中培训", _training, _training_key, pill=_training_pill, width=104, importance=95),
)
