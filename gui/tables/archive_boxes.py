"""档案盒 as columns."""

from PySide6.QtCore import Qt

from gui.formats import UNKNOWN, date_text
from gui.tables.rows import Column
from models.rows.archive import BoxRow
from models.rules.archive_numbers import item_number
from models.rules.archive_terms import Retention

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_LONG = {retention: place for place, retention in enumerate(Retention)}


def span_text(box: BoxRow) -> str:
    """0001—0048, or that the box is empty."""
    if box.first_number is None or box.last_number is None:
        return "空盒"
    return f"{item_number(box.first_number)}—{item_number(box.last_number)}"


def _retention(box: BoxRow) -> str:
    return box.retention.label


def _retention_key(box: BoxRow) -> int:
    return _LONG[box.retention]


def _code(box: BoxRow) -> str:
    return box.organization_code


def _number(box: BoxRow) -> str:
    return f"{box.number}盒"


def _number_key(box: BoxRow) -> int:
    return box.number


def _items(box: BoxRow) -> str:
    return str(box.items)


def _items_key(box: BoxRow) -> int:
    return box.items


def _pages(box: BoxRow) -> str:
    return UNKNOWN if box.pages is None else str(box.pages)


def _pages_key(box: BoxRow) -> int | None:
    return box.pages


def _spine(box: BoxRow) -> str:
    return f"{box.spine_mm}毫米"


def _spine_key(box: BoxRow) -> int:
    return box.spine_mm


def _arranged(box: BoxRow) -> str:
    return _signed(box.arranged_by, date_text(box.arranged_on))


def _checked(box: BoxRow) -> str:
    return _signed(box.checked_by, date_text(box.checked_on))


def _signed(name: str, day: str) -> str:
    return f"{name} {day}".strip() or UNKNOWN


def _situation(box: BoxRow) -> str:
    return box.situation or UNKNOWN


BOX_COLUMNS: tuple[Column[BoxRow], ...] = (
    Column("期限", _retention, _retention_key, width=80, importance=100),
    Column("机构代码", _code, width=96, importance=60),
    Column("盒号", _number, _number_key, width=76, importance=100, strong=True),
    Column("起止件号", span_text, width=124, importance=100, strong=True),
    Column("件数", _items, _items_key, _CENTRE, width=66, importance=90),
    Column("页数", _pages, _pages_key, _CENTRE, width=72, importance=80),
    Column("盒脊", _spine, _spine_key, width=84, importance=50),
    Column("盒内文件情况说明", _situation, width=140, importance=40, stretch=True),
    Column("整理人", _arranged, width=150, importance=70),
    Column("检查人", _checked, width=150, importance=65),
)
