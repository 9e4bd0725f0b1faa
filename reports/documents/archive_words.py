"""What the archive's papers say alike: 全宗号, 保管期限, 机构, days as a directory writes them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from models.rows.archive import ArchiveRow, Fonds
from models.rules.archive_directory import day_figures, pages_together
from models.rules.archive_numbers import item_number
from models.rules.archive_terms import Retention
from reports.parts.form import UNKNOWN
from reports.sections import Numbering

PROVISIONAL = "年度尚未封存，档号为暂编"

FRONT: dict[str, Any] = {"numbering": Numbering.FROM_1, "first_numbered": False}
"""A sheet of its own, without a page number: what is bound or put in a box apart never stands on another's back."""

Group = tuple[Retention, str]
"""保管期限 and 机构（问题）代码: what has numbers of its own."""


def compact(day: date | None) -> str:
    """YYYYMMDD (DA/T 22-2015, 7.2); 待补 when not known."""
    return day_figures(day) or UNKNOWN


def pages(number: int | None) -> str:
    """页数; 待补 when not known."""
    return UNKNOWN if number is None else str(number)


def pages_of(rows: Iterable[int | None]) -> str:
    """共…页 of all together; 页数待补 while those of one are not known."""
    together = pages_together(rows)
    return f"页数{UNKNOWN}" if together is None else f"共{together}页"


def number(of: int | None) -> str:
    """件号; empty while there is none."""
    return "" if of is None else item_number(of)


def numbers(first: int | None, last: int | None, between: str = "至") -> str:
    """起止件号: 0001至0030; one number alone where both are the same, empty while there is none."""
    return number(first) if first == last else f"{number(first)}{between}{number(last)}"


def fonds_number(fonds: Fonds) -> str:
    """全宗号, 待补 until the office has entered it."""
    return fonds.number or UNKNOWN


def groups(rows: Sequence[ArchiveRow]) -> dict[Group, list[ArchiveRow]]:
    """The rows by 保管期限 and 机构, in the order given."""
    found: dict[Group, list[ArchiveRow]] = {}
    for row in rows:
        found.setdefault((row.retention, row.organization_code), []).append(row)
    return found


def facts(fonds: Fonds, year: int, retention: Retention, organization_code: str) -> tuple[str, ...]:
    """全宗号：… 年度：… 保管期限：… 机构（问题）：…, the last where the office uses it."""
    said = (f"全宗号：{fonds_number(fonds)}", f"年度：{year}", f"保管期限：{retention.label}")
    return (*said, f"机构（问题）：{organization_code}") if organization_code else said
