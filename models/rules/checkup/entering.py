"""Recorded too late."""

from collections.abc import Iterator

from models.rows.checkup import CheckKind, CheckupFinding
from models.rules.checkup.facts import Facts, warning
from models.rules.compliance_terms import Severity
from models.rules.spoken_periods import day_in_words


def late_entry(facts: Facts) -> Iterator[CheckupFinding]:
    """Entered more working days after the day than the bureau allows. What was planned beforehand was entered in time."""
    allowed = facts.record_within_days
    for record in facts.held:
        if record.entered_on <= record.day:
            continue
        passed = facts.working_days(record.day, record.entered_on)
        if passed > allowed:
            yield warning(
                CheckKind.LATE_ENTRY,
                record,
                f"{record.named}于{day_in_words(record.entered_on)}录入，距召开{passed}个工作日。",
                f"会后{allowed}个工作日内记录（本单位要求）",
                Severity.LOCAL,
            )
