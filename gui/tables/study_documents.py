"""The documents to be studied as columns, and the materials that are not among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt

from gui.formats import UNKNOWN, date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.study_plan import StudyDocument
from models.rules.follow_up import FollowUp
from models.services.study_documents import UnlistedMaterial

NOT_STUDIED = "未学习"


@dataclass(frozen=True)
class DocumentLine:
    """A document as of a day."""

    id: int
    document: StudyDocument
    today: date

    @property
    def is_waiting(self) -> bool:
        """必学, and no held session names it yet."""
        return self.document.required and self.document.first_studied_on is None


def lines_of(documents: Sequence[StudyDocument], today: date) -> list[DocumentLine]:
    """The documents as lines of the list."""
    return [DocumentLine(row.id or 0, row, today) for row in documents]


def summary_text(found: FollowUp) -> str:
    """跟进天数：中位数3天，最长21天（按12篇计算）；必学篇目2篇还没有学习。"""
    parts = []
    if found.median is not None:
        parts.append(
            f"跟进天数：中位数{days_text(found.median)}天，最长{found.worst}天（按{found.counted}篇计算）"
        )
    if found.waiting:
        parts.append(f"必学篇目{found.waiting}篇还没有学习")
    if found.undated:
        parts.append(f"已学习的{found.undated}篇发布日期待补")
    if found.contradictory:
        parts.append(f"{found.contradictory}篇的学习早于发布日期，请核对日期")
    return "；".join(parts) + "。" if parts else ""


def days_text(days: Decimal) -> str:
    """3, 3.5."""
    return f"{days.normalize():f}"


def _title(line: DocumentLine) -> str:
    return line.document.title


def _kind(line: DocumentLine) -> str:
    return line.document.kind.label


def _issuer(line: DocumentLine) -> str:
    return line.document.issuer or UNKNOWN


def _issued(line: DocumentLine) -> str:
    return date_text(line.document.issued_on)


def _issued_key(line: DocumentLine) -> date | None:
    return line.document.issued_on


def _first(line: DocumentLine) -> str:
    day = line.document.first_studied_on
    return date_text(day) if day else ""


def _first_key(line: DocumentLine) -> date | None:
    return line.document.first_studied_on


def _follow(line: DocumentLine) -> str:
    """12天; 未学习，已过30天; 日期有误."""
    row = line.document
    if row.first_studied_on is None:
        if not row.required:
            return ""
        passed = None if row.issued_on is None else (line.today - row.issued_on).days
        return NOT_STUDIED if passed is None or passed < 0 else f"{NOT_STUDIED}，已过{passed}天"
    days = row.days_to_follow
    if days is None:
        return UNKNOWN
    return "日期有误" if days < 0 else f"{days}天"


def _follow_key(line: DocumentLine) -> int | None:
    return line.document.days_to_follow


def _follow_pill(line: DocumentLine) -> Pill | None:
    text = _follow(line)
    if not text:
        return None
    if line.is_waiting:
        return Pill(NOT_STUDIED, Tone.WARN)
    wrong = line.document.days_to_follow is not None and line.document.days_to_follow < 0
    return Pill(text, Tone.BAD if wrong else Tone.NEUTRAL if text == UNKNOWN else Tone.OK)


def _sessions(line: DocumentLine) -> str:
    return str(len(line.document.sessions))


def _sessions_key(line: DocumentLine) -> int:
    return len(line.document.sessions)


def _required(line: DocumentLine) -> str:
    return "必学" if line.document.required else "选学"


_MIDDLE = Qt.AlignmentFlag.AlignHCenter

DOCUMENT_COLUMNS: tuple[Column[DocumentLine], ...] = (
    Column("题名", _title, width=240, importance=100, stretch=True, strong=True),
    Column("类别", _kind, width=118, importance=30),
    Column("来源", _issuer, width=130, importance=20),
    Column("发布日期", _issued, _issued_key, width=106, importance=80),
    Column("首次学习", _first, _first_key, width=106, importance=70),
    Column("跟进天数", _follow, _follow_key, pill=_follow_pill, width=112, importance=100),
    Column("场次", _sessions, _sessions_key, _MIDDLE, width=64, importance=50),
    Column("要求", _required, width=64, importance=40),
)


def _material_title(row: UnlistedMaterial) -> str:
    return row.material.title


def _material_issuer(row: UnlistedMaterial) -> str:
    return row.material.issuer or UNKNOWN


def _material_day(row: UnlistedMaterial) -> str:
    return date_text(row.material.issued_on)


def _material_day_key(row: UnlistedMaterial) -> date | None:
    return row.material.issued_on


def _material_first(row: UnlistedMaterial) -> str:
    return date_text(row.first_studied_on)


def _material_sessions(row: UnlistedMaterial) -> str:
    return str(len(row.sessions))


def _material_sessions_key(row: UnlistedMaterial) -> int:
    return len(row.sessions)


MATERIAL_COLUMNS: tuple[Column[UnlistedMaterial], ...] = (
    Column("题名", _material_title, width=240, importance=100, stretch=True, strong=True),
    Column("来源", _material_issuer, width=180, importance=30),
    Column("发布日期", _material_day, _material_day_key, width=106, importance=60),
    Column("首次学习", _material_first, width=106, importance=50),
    Column("场次", _material_sessions, _material_sessions_key, _MIDDLE, width=64, importance=80),
)
