"""Warnings of the check-up as columns, and their kinds with counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt

from gui.formats import date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.checkup import CheckKind, CheckupFinding
from models.rules.compliance_terms import Severity

EVERY = "全部提示"
_TONES = {Severity.STATUTORY: Tone.BAD, Severity.GENERAL: Tone.WARN, Severity.LOCAL: Tone.INFO}


@dataclass(frozen=True)
class Warned:
    """A warning as a row; its key names it."""

    id: str
    finding: CheckupFinding


@dataclass(frozen=True)
class KindCount:
    """A kind and how many warnings of it are shown; all kinds together have no kind."""

    kind: CheckKind | None
    count: int

    @property
    def id(self) -> str:
        """What names the row."""
        return "" if self.kind is None else self.kind.value


def warned(findings: Iterable[CheckupFinding]) -> list[Warned]:
    """Warnings as rows, in their order."""
    return [Warned(finding.key, finding) for finding in findings]


def kind_counts(findings: Iterable[CheckupFinding]) -> list[KindCount]:
    """All together, then each kind that there is, in the order of the checks."""
    kinds = [finding.kind for finding in findings]
    found = [KindCount(kind, kinds.count(kind)) for kind in CheckKind if kind in kinds]
    return [KindCount(None, len(kinds)), *found]


def _organization(row: Warned) -> str:
    return row.finding.organization_name


def _day(row: Warned) -> str:
    return date_text(row.finding.day)


def _day_key(row: Warned) -> date | None:
    return row.finding.day


def _kind(row: Warned) -> str:
    return row.finding.kind.label


def _sentence(row: Warned) -> str:
    return row.finding.sentence


def _severity(row: Warned) -> str:
    return row.finding.severity.label


def _severity_pill(row: Warned) -> Pill:
    tone = _TONES[row.finding.severity]
    return Pill(row.finding.severity.label, tone, "warning" if tone is Tone.WARN else "")


def _explained(row: Warned) -> str:
    return "已说明" if row.finding.explanation else ""


def _explained_pill(row: Warned) -> Pill | None:
    return Pill("已说明", Tone.OK) if row.finding.explanation else None


def _kind_name(row: KindCount) -> str:
    return EVERY if row.kind is None else row.kind.label


def _count(row: KindCount) -> str:
    return str(row.count)


def _count_key(row: KindCount) -> int:
    return row.count


WARNING_COLUMNS: tuple[Column[Warned], ...] = (
    Column("党组织", _organization, width=150, importance=90, strong=True),
    Column("日期", _day, _day_key, width=106, importance=70),
    Column("类别", _kind, width=140, importance=10),
    Column("提示", _sentence, width=300, importance=100, stretch=True, strong=True),
    Column("依据性质", _severity, pill=_severity_pill, width=104, importance=30),
    Column("情况说明", _explained, pill=_explained_pill, width=108, importance=60),
)
KIND_COLUMNS: tuple[Column[KindCount], ...] = (
    Column("提示类别", _kind_name, width=150, importance=100, stretch=True, strong=True),
    Column("条数", _count, _count_key, Qt.AlignmentFlag.AlignRight, width=66, importance=100),
)
