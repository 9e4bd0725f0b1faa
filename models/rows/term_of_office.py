"""The present term of office of a party organisation."""

from dataclasses import dataclass
from datetime import date

from models.rules.term_of_office import TermState, latest_end, overdue_days, remind_on, term_end, term_state
from models.rules.terms import OrganizationKind


@dataclass(frozen=True, slots=True)
class TermOfOffice:
    """A term, seen from the day ``seen_on``."""

    organization_id: int
    name: str
    kind: OrganizationKind
    seen_on: date
    began_on: date | None = None
    """本届任期起始日; None (待补) until it is entered: then nothing that follows from it is known."""
    years: int = 3
    years_are_usual: bool = True
    """Nobody entered the years: they are the usual ones of its kind."""
    secretaries: tuple[str, ...] = ()
    """Who holds the post of 书记 on that day; empty when not known."""

    @property
    def ends_on(self) -> date | None:
        """届满日期."""
        return None if self.began_on is None else term_end(self.began_on, self.years)

    @property
    def remind_on(self) -> date | None:
        """From this day on the superior organisation reminds of the election."""
        return None if self.ends_on is None else remind_on(self.ends_on)

    @property
    def latest_end(self) -> date | None:
        """The last day an agreed delay may reach."""
        return None if self.ends_on is None else latest_end(self.ends_on)

    @property
    def overdue_days(self) -> int | None:
        """逾期天数; None while the end is not known."""
        return None if self.ends_on is None else overdue_days(self.ends_on, self.seen_on)

    @property
    def state(self) -> TermState:
        """How it stands on ``seen_on``."""
        return term_state(self.ends_on, self.seen_on)
