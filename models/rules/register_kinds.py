"""Of what kinds the records of each register are."""

from models.rules.daily_terms import DailyWorkKind
from models.rules.inspection_terms import InspectionMethod
from models.rules.terms import MeetingKind, RectificationSource, Register, StudyKind, Term

KINDS: dict[Register, type[Term]] = {
    Register.STUDY: StudyKind,
    Register.MEETING: MeetingKind,
    Register.RECTIFICATION: RectificationSource,
    Register.INSPECTION: InspectionMethod,
    Register.DAILY_WORK: DailyWorkKind,
}
"""The dictionary that the kinds of a register's records come from."""
