"""Near-identical minutes of different branches or months."""

from collections.abc import Iterator
from fractions import Fraction

from models.rows.changes import Subject
from models.rows.checkup import CheckKind, CheckupFinding
from models.rows.target import Target
from models.rules.checkup.facts import WITHOUT_SHEET, Facts, Minutes
from models.rules.checkup.resemblance import alike
from models.rules.compliance_terms import Severity
from models.rules.periods import Month
from models.rules.spoken_periods import day_in_words

BASIS = "会议记录逐份比对，通用语句、日期和数字不计"
MONTHS_BEFORE = 12
"""How far back the minutes reach that those of the span are compared with."""


def alike_minutes(facts: Facts) -> Iterator[CheckupFinding]:
    """For each meeting of the span whose minutes repeat earlier ones, the pair most alike, at the later of the two. Not
    compared: two meetings of one branch in one month, and a meeting that branches held together (one day, one place)."""
    minutes = {row.record_id: row for row in facts.minutes if row.kind not in WITHOUT_SHEET}
    found: dict[int, list[tuple[Fraction, Minutes]]] = {}
    asked = {number for number, row in minutes.items() if row.day in facts.span}
    for one, other, share in alike({number: row.text for number, row in minutes.items()}, asked, facts.heed):
        earlier, later = sorted((minutes[one], minutes[other]), key=lambda row: (row.day, row.record_id))
        if later.day in facts.span and not _is_natural(earlier, later):
            found.setdefault(later.record_id, []).append((share, earlier))
    for number, repeated in found.items():
        # The most alike; of several the latest, from which it was most likely taken.
        share, earlier = max(repeated, key=lambda pair: (pair[0], pair[1].day, pair[1].record_id))
        yield _warning(minutes[number], earlier, share, len(repeated) - 1)


def _is_natural(one: Minutes, other: Minutes) -> bool:
    if one.branch_id == other.branch_id and Month.of(one.day) == Month.of(other.day):
        return True
    return one.day == other.day and one.place == other.place != ""


def _warning(later: Minutes, earlier: Minutes, share: Fraction, more: int) -> CheckupFinding:
    how = "相同" if share == 1 else f"相似度{int(share * 100)}%"
    also = f"，另有{more}份与其相似" if more else ""
    return CheckupFinding(
        kind=CheckKind.ALIKE_MINUTES,
        sentence=f"{later.kind.label}“{later.title}”的会议记录与{earlier.organization_name}{day_in_words(earlier.day)}"
        f"{earlier.kind.label}“{earlier.title}”的{how}{also}。",
        basis=BASIS,
        severity=Severity.GENERAL,
        organization_id=later.organization_id,
        organization_name=later.organization_name,
        day=later.day,
        records=(later.record_id, earlier.record_id),
        target=Target(Subject.MEETING, later.record_id),
        other_organizations=(earlier.organization_id,),
        key=f"{CheckKind.ALIKE_MINUTES.value}:{earlier.record_id}-{later.record_id}",
    )
