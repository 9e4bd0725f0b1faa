"""政治生日 of a month as columns."""

from datetime import date

from PySide6.QtCore import Qt

from gui.formats import UNKNOWN, date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.birthdays import PoliticalBirthday

_CARDS = {None: "", True: "，已送贺卡", False: "，未送贺卡"}


def _day(row: PoliticalBirthday) -> str:
    return f"{row.day.month}月{row.day.day}日"


def _day_key(row: PoliticalBirthday) -> date:
    return row.day


def _name(row: PoliticalBirthday) -> str:
    return row.name


def _branch(row: PoliticalBirthday) -> str:
    return row.organization_name


def _joined(row: PoliticalBirthday) -> str:
    return date_text(row.joined_on)


def _years(row: PoliticalBirthday) -> str:
    return f"{row.years}周年"


def _years_key(row: PoliticalBirthday) -> int:
    return row.years


def _standing(row: PoliticalBirthday) -> str:
    return row.standing.removeprefix("党龄") if row.standing != f"党龄{UNKNOWN}" else UNKNOWN


def _kept(row: PoliticalBirthday) -> str:
    if row.kept_on is None:
        return "未登记"
    return f"{row.kept_on.month}月{row.kept_on.day}日{_CARDS[row.card_given]}"


def _kept_pill(row: PoliticalBirthday) -> Pill:
    return Pill(_kept(row), Tone.NEUTRAL if row.kept_on is None else Tone.OK)


_MIDDLE = Qt.AlignmentFlag.AlignHCenter
BIRTHDAY_COLUMNS: tuple[Column[PoliticalBirthday], ...] = (
    Column("政治生日", _day, _day_key, width=100, importance=100, strong=True),
    Column("姓名", _name, width=96, importance=100, strong=True),
    Column("党支部", _branch, width=190, importance=80, stretch=True),
    Column("入党日期", _joined, width=110, importance=70),
    Column("周年", _years, _years_key, _MIDDLE, width=80, importance=90),
    Column("党龄", _standing, width=92, importance=60),
    Column("本年活动", _kept, pill=_kept_pill, width=190, importance=100),
)
