"""会议记录汇编: the meetings of a year, or of another span, in one volume."""

from dataclasses import dataclass
from datetime import date

from models.rows.meeting import MeetingDetail
from models.rules.periods import Span


@dataclass(frozen=True, slots=True)
class VolumePart:
    """The meetings of one organisation, a branch's groups included, in the order of the days."""

    organization_id: int
    name: str
    meetings: tuple[MeetingDetail, ...]


@dataclass(frozen=True, slots=True)
class MeetingVolume:
    """A volume; organisations without meetings are left out."""

    span: Span
    made_on: date
    parts: tuple[VolumePart, ...]
    scope: str = ""
    """The organisation it is limited to; empty for the whole bureau."""
