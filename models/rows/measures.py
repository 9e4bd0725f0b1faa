"""A measure of 贯彻落实 with the record it follows, as lists and papers show it."""

from dataclasses import dataclass
from datetime import date

from models.rows.following import Measure
from models.rules.measures import MeasureState
from models.rules.periods import Span
from models.rules.terms import Register


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure."""

    record_id: int
    position: int
    """Its place among the record's measures, from 1."""
    register: Register
    """学习 or 三会一课."""
    kind: str
    """The record's kind in the office's word."""
    held_on: date
    organization_id: int
    organization_name: str
    title: str
    """The record's own."""
    measure: Measure
    state: MeasureState
    version: int = 0
    """The record's: whoever changed it meanwhile is not overwritten."""

    @property
    def id(self) -> tuple[int, int]:
        """Record and place."""
        return self.record_id, self.position

    @property
    def topic(self) -> str:
        """What it carries out: the topic it names, else the record's title."""
        return self.measure.topic or self.title


@dataclass(frozen=True, slots=True)
class MeasureList:
    """落实跟踪表: the measures of what was held in ``span``, as they stood on ``made_on``, by day and place."""

    span: Span
    made_on: date
    measures: tuple[MeasureLine, ...]
    scope: str = ""
    """The organisation it is limited to; empty for the whole bureau."""
