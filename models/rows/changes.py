"""What an order changed, so that every page that shows such a thing refreshes itself."""

from dataclasses import dataclass
from enum import StrEnum

from models.rules.terms import Register


class Subject(StrEnum):
    """Subjects a page may show."""

    BUREAU = "bureau"
    ROSTER = "roster"
    STUDY = "study"
    MEETING = "meeting"
    RECTIFICATION = "rectification"
    NOTICE = "notice"
    REFLECTION = "reflection"
    INSPECTION = "inspection"
    RULES = "rules"
    """The table of rules, exemptions, the dictionary of manifestations."""
    DAILY_WORK = "daily_work"
    DUES = "dues"
    LABELS = "labels"
    """Campaigns, education types, tags."""
    PLANS = "plans"
    """Study groups, plans of a year, documents to be studied."""
    ARCHIVE = "archive"
    """件, years, boxes, packages."""
    ARCHIVE_USE = "archive_use"
    """Borrowing, what left the office, destruction lists, fixity checks."""
    SEARCHES = "searches"
    """Searches kept under a name."""
    CHECKUP = "checkup"
    """What the office says about warnings of the check-up."""


SUBJECTS = {
    Register.STUDY: Subject.STUDY,
    Register.MEETING: Subject.MEETING,
    Register.RECTIFICATION: Subject.RECTIFICATION,
    Register.INSPECTION: Subject.INSPECTION,
    Register.DAILY_WORK: Subject.DAILY_WORK,
}
"""Where the records of a register are shown."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The subjects that changed, and the record concerned when it was one."""

    subjects: frozenset[Subject]
    record_id: int | None = None

    @classmethod
    def of(cls, *subjects: Subject, record_id: int | None = None) -> "Changes":
        """Changes of the given subjects."""
        return cls(frozenset(subjects), record_id)
