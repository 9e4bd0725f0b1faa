"""The register of 心得体会 as columns."""

from datetime import date

from PySide6.QtCore import Qt

from gui.formats import UNKNOWN, count_text, date_text
from gui.tables.rows import Column
from models.rows.reflection import ReflectionRow


def _date(row: ReflectionRow) -> str:
    return date_text(row.submitted_on)


def _date_key(row: ReflectionRow) -> date | None:
    return row.submitted_on


def _author(row: ReflectionRow) -> str:
    return row.author


def _organization(row: ReflectionRow) -> str:
    return row.organization_name


def _position(row: ReflectionRow) -> str:
    return row.position or UNKNOWN


def _title(row: ReflectionRow) -> str:
    return row.title


def _topic(row: ReflectionRow) -> str:
    return row.topic or UNKNOWN


def _campaign(row: ReflectionRow) -> str:
    return row.campaign


def _words(row: ReflectionRow) -> str:
    return count_text(row.words)


def _words_key(row: ReflectionRow) -> int | None:
    return row.words


def _shared(row: ReflectionRow) -> str:
    return row.shared or UNKNOWN


def _reviewer(row: ReflectionRow) -> str:
    return row.reviewer or UNKNOWN


REFLECTION_COLUMNS: tuple[Column[ReflectionRow], ...] = (
    Column("提交日期", _date, _date_key, width=106, importance=90),
    Column("姓名", _author, width=84, importance=100, strong=True),
    Column("支部", _organization, width=168, importance=80),
    Column("职务", _position, width=132, importance=20),
    Column("题目", _title, width=180, importance=100, stretch=True, strong=True),
    Column("学习主题", _topic, width=142, importance=60),
    Column("专题活动", _campaign, width=150, importance=55),
    Column("字数", _words, _words_key, Qt.AlignmentFlag.AlignHCenter, width=70, importance=50),
    Column("交流、刊发", _shared, width=124, importance=30),
    Column("审核人", _reviewer, width=80, importance=40),
)
