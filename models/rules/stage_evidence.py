"""What a record itself shows of its stages (`models.rules.stages`): its day, sheet, texts, files, lines. It is shown to the clerk and
ticks nothing."""

from dataclasses import dataclass, replace
from datetime import date

from models.rows.attendance import count_attendance
from models.rows.meeting import MeetingDetail
from models.rows.study import StudyDetail
from models.rules.life_terms import CriticismKind
from models.rules.terms import RecordStatus


@dataclass(frozen=True, slots=True)
class Shown:
    """What a record itself shows, as far as a stage asks."""

    held_on: date | None = None
    """None: planned, cancelled or halted."""
    files: tuple[str, ...] = ()
    """Names of the files."""
    marked: int | None = None
    """应到, once everybody expected is marked; None while somebody is not, or nobody is on the sheet."""
    away: int = 0
    """Those on leave or absent."""
    made_up: int = 0
    has_minutes: bool = False
    materials: int = 0
    contributions: int = 0
    """领学和发言 with words."""
    opinions: int = 0
    """征求到的意见."""
    items: int = 0
    """Criticisms and opinions that were put on the list of rectification."""
    members: int = 0
    """Full members among the results of 民主评议."""
    self_graded: int = 0
    ballots: int | None = None
    """有效票."""
    graded: int = 0
    told: int = 0
    """Those of the members who were told their grade."""


def shown_by(detail: MeetingDetail | StudyDetail) -> Shown:
    """What a record shows of its stages."""
    counts = count_attendance(detail.attendance)
    shown = Shown(
        held_on=detail.held_on if detail.status is RecordStatus.HELD else None,
        files=tuple(file.name for file in detail.attachments),
        marked=counts.expected if detail.attendance and counts.present is not None else None,
        away=counts.leave + counts.absent,
        made_up=sum(make_up.done_on is not None for make_up in detail.make_ups),
    )
    return _of_meeting(shown, detail) if isinstance(detail, MeetingDetail) else _of_study(shown, detail)


def _of_meeting(shown: Shown, detail: MeetingDetail) -> Shown:
    results = detail.appraisal.results if detail.appraisal else ()
    members = [result for result in results if result.standing.may_vote]
    return replace(
        shown,
        has_minutes=bool(detail.minutes.strip()),
        opinions=sum(line.kind is CriticismKind.OPINION for line in detail.criticisms),
        items=sum(line.item_id is not None for line in detail.criticisms),
        members=len(members),
        self_graded=sum(result.self_grade is not None for result in members),
        ballots=detail.appraisal.valid if detail.appraisal else None,
        graded=sum(result.grade is not None for result in members),
        told=sum(result.feedback_on is not None for result in members),
    )


def _of_study(shown: Shown, detail: StudyDetail) -> Shown:
    return replace(
        shown,
        has_minutes=bool(detail.content.strip()),
        materials=len(detail.materials),
        contributions=sum(bool(line.text.strip()) for line in detail.contributions),
    )
