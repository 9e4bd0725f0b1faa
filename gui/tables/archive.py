"""The year's list of 件 as columns: in the order of the directory, provisional numbers looking so."""

from enum import StrEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QBrush, QColor

from gui.formats import UNKNOWN, date_text
from gui.look.look import look
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column, RowsModel
from models.rows.archive import ArchiveRow
from models.rules.archive_lacks import LackKind, open_lacks, settled_later

CODE, STATE = 0, 6
"""Places of the columns that say more than their text."""

_Index = QModelIndex | QPersistentModelIndex


class ArchiveState(StrEnum):
    """What the list is narrowed to."""

    LACKING = "lacking"
    UNMADE = "unmade"
    LEFT_OUT = "left_out"
    WITH_LEFT_OUT = "with_left_out"


STATES = (
    (ArchiveState.LACKING, "只看缺项"),
    (ArchiveState.UNMADE, "只看未制作"),
    (ArchiveState.LEFT_OUT, "只看不归档"),
    (ArchiveState.WITH_LEFT_OUT, "含不归档"),
)


def is_of(row: ArchiveRow, state: ArchiveState | None) -> bool:
    """Whether a 件 belongs to what the list is narrowed to; without a state, what is archived."""
    match state:
        case ArchiveState.LACKING:
            return not row.left_out and bool(open_lacks(row.lacks))
        case ArchiveState.UNMADE:
            return not row.left_out and not row.mastered
        case ArchiveState.LEFT_OUT:
            return row.left_out
        case ArchiveState.WITH_LEFT_OUT:
            return True
        case _:
            return not row.left_out


def code_words(row: ArchiveRow) -> str:
    """档号, and that it is not yet for good."""
    if row.left_out:
        return "不归档，不编档号"
    if not row.code:
        return "档号待补：缺全宗号等，见右边的“缺什么”"
    return row.code if row.fixed else f"{row.code}（暂编，封存后固定）"


def state_words(row: ArchiveRow) -> str:
    """All that is said of a 件's state, in words."""
    if row.destroyed_on is not None:
        return f"已于{date_text(row.destroyed_on)}销毁"
    if row.left_out:
        return f"不归档：{row.left_out_reason}" if row.left_out_reason else "不归档"
    told = (*map(str, open_lacks(row.lacks)), later_words(row))
    whole = "齐全，归档件已制作" if row.mastered else LackKind.NOT_MADE.label
    return "；".join(words for words in told if words) or whole


def later_words(row: ArchiveRow) -> str:
    """What is no clerk's to see to: it comes with time, making and closing; empty when there is none."""
    later = settled_later(row.lacks)
    dated = [str(lack) for lack in later if lack.kind is LackKind.DATED_LATER]
    others = [str(lack) for lack in later if lack.kind is not LackKind.DATED_LATER]
    return "；".join((*dated, *([f"{'、'.join(others)}（制作、封存时办理）"] if others else [])))


def state_pill(row: ArchiveRow) -> Pill:
    """The state as the list shows it."""
    if row.destroyed_on is not None:
        return Pill("已销毁", Tone.NEUTRAL, "delete")
    if row.left_out:
        return Pill("不归档", Tone.NEUTRAL, "subtract_circle")
    lacks = open_lacks(row.lacks)
    if lacks:
        return Pill(f"{lacks[0].brief}等{len(lacks)}项" if len(lacks) > 1 else lacks[0].brief, Tone.BAD)
    if row.mastered:
        return Pill("齐全", Tone.OK)
    is_old = any(lack.kind is LackKind.OUT_OF_DATE for lack in row.lacks)
    return Pill("要重新制作" if is_old else "未制作", Tone.WARN)


def pages_text(pages: int | None) -> str:
    """How many pages; what is not known is 待补."""
    return UNKNOWN if pages is None else str(pages)


def pages_words(pages: int | None) -> str:
    """12页, or that it is not known."""
    return f"页数{UNKNOWN}" if pages is None else f"{pages}页"


def _code(row: ArchiveRow) -> str:
    return "" if row.left_out else row.code or UNKNOWN


def _title(row: ArchiveRow) -> str:
    return row.title or UNKNOWN


def _responsible(row: ArchiveRow) -> str:
    return row.responsible or UNKNOWN


def _date(row: ArchiveRow) -> str:
    return date_text(row.dated) if row.dated else UNKNOWN


def _pages(row: ArchiveRow) -> str:
    return pages_text(row.pages)


def _pages_key(row: ArchiveRow) -> int | None:
    return row.pages


def _source(row: ArchiveRow) -> str:
    return row.source.label


def _retention(row: ArchiveRow) -> str:
    return row.retention.label


def _box(row: ArchiveRow) -> str:
    return "" if row.box_number is None else f"{row.box_number}盒"


def _state(row: ArchiveRow) -> str:
    return state_pill(row).text


_CENTRE = Qt.AlignmentFlag.AlignHCenter
ARCHIVE_COLUMNS: tuple[Column[ArchiveRow], ...] = (
    Column("档号", _code, width=206, importance=96, ends=True),
    Column("题名", _title, width=440, importance=100, stretch=True, least=300, strong=True, ends=True),
    Column("责任者", _responsible, width=118, importance=40, ends=True),
    Column("日期", _date, width=106, importance=80),
    Column("页数", _pages, _pages_key, _CENTRE, width=64, importance=75),
    Column("来源", _source, width=90, importance=30),
    Column("状态", _state, pill=state_pill, width=166, importance=100),
    Column("期限", _retention, width=68, importance=20),
    Column("盒", _box, width=64, importance=10),
)


class ArchiveModel(RowsModel[ArchiveRow]):
    """Adds what the two columns say when they are pointed at, and greys a number that is not for good."""

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and index.column() in (CODE, STATE):
            row = self.row(index)
            if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                return code_words(row) if index.column() == CODE else state_words(row)
            if role == Qt.ItemDataRole.ForegroundRole and index.column() == CODE:
                return self._strong if row.fixed else self._hint
        return super().data(index, role)

    @Slot()
    def _recolour(self) -> None:
        super()._recolour()
        self._hint = QBrush(QColor(look().tokens.text_hint))
