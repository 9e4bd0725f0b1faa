"""教育开展情况: how often each branch held something of a kind of education or for a campaign (domain L10–L14)."""

from dataclasses import dataclass
from datetime import date

from models.rows.label import LabelRow
from models.rules.periods import Span


@dataclass(frozen=True, slots=True)
class EducationLine:
    """One organisation."""

    organization_id: int
    name: str
    counts: tuple[int, ...]
    """One for each label, in their order."""
    is_branch: bool = True
    """Whether every kind is asked of it; other organisations are listed when they held any."""


@dataclass(frozen=True, slots=True)
class EducationCoverage:
    """教育开展情况表 of ``span``, counted on ``counted_on``."""

    span: Span
    counted_on: date
    labels: tuple[LabelRow, ...]
    """Education types in use, then the campaigns that ran in the span."""
    lines: tuple[EducationLine, ...]
    scope: str = ""
    """The organisation it is limited to; empty for the whole bureau."""
    is_kept: bool = True
    """Whether the ledger had begun: of a time before it nobody can say that something was not held."""

    def without(self, name: str) -> tuple[str, ...]:
        """The branches that held nothing labelled ``name``; none while no label is called so, or the ledger had not begun."""
        place = next((at for at, label in enumerate(self.labels) if label.name == name), None)
        if place is None or not self.is_kept:
            return ()
        return tuple(line.name for line in self.lines if line.is_branch and not line.counts[place])
