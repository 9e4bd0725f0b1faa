"""What a rule may ask of whom: a group holds no 支委会, and only the bureau as a whole issues a notice."""

from models.rows.compliance import Rulebook
from models.rules.compliance_terms import AppliesWhen, BureauDuty, RuleUnit
from models.rules.daily_terms import DailyWorkKind
from models.rules.study_terms import Sitting
from models.rules.terms import MeetingKind, StudyKind, Term

_COMMITTEES_ONLY: frozenset[Term] = frozenset(
    {MeetingKind.PARTY_COMMITTEE, MeetingKind.ALL_MEMBERS, StudyKind.CENTRE_GROUP}
)
_BRANCHES_ONLY: frozenset[Term] = frozenset({MeetingKind.BRANCH_ASSEMBLY, MeetingKind.BRANCH_COMMITTEE})
ASKED_SITTINGS = (Sitting.DISCUSSION, Sitting.EXCHANGE)
"""What a rule may ask of sessions of study besides their kind (domain N6)."""
ASKED_DAILY_WORK = (DailyWorkKind.MOOD, DailyWorkKind.IDEOLOGY)
"""What a rule may ask of the daily work (domain O16, O17)."""
_EVIDENCE: tuple[Term, ...] = (
    *MeetingKind,
    *StudyKind,
    *ASKED_SITTINGS,
    *ASKED_DAILY_WORK,
    *BureauDuty,
)


def evidence_for(unit: RuleUnit) -> tuple[Term, ...]:
    """What may be asked of ``unit``, in the order of the dictionaries: kinds of meetings and of study, and of the bureau as
    a whole also its duties. A secretary is asked for 党课, the one thing that names its lecturer."""
    if unit is RuleUnit.BUREAU:
        return _EVIDENCE
    if unit is RuleUnit.SECRETARY:
        return (MeetingKind.PARTY_LECTURE,)
    unfit: frozenset[Term] = frozenset(BureauDuty)
    if unit is RuleUnit.COMMITTEE:
        unfit |= _BRANCHES_ONLY | {MeetingKind.GROUP_MEETING}
    else:
        unfit |= _COMMITTEES_ONLY
    if unit is RuleUnit.GROUP:
        unfit |= _BRANCHES_ONLY
    return tuple(term for term in _EVIDENCE if term not in unfit)


def applies_for(unit: RuleUnit) -> tuple[AppliesWhen, ...]:
    """The conditions that make sense for ``unit``: committees and groups are those of branches."""
    return tuple(AppliesWhen) if unit is RuleUnit.BRANCH else (AppliesWhen.ALWAYS,)


def evidence_label(code: str) -> str:
    """The office's word for what satisfies a rule; the code itself when the dictionaries no longer know it."""
    return next((term.label for term in _EVIDENCE if term.value == code), code)


def asks_first_topics(book: Rulebook) -> bool:
    """True when a rule asks for 第一议题: then the agendas of meetings count too."""
    return any(rule.evidence == StudyKind.FIRST_TOPIC.value for rule in book.rules)
