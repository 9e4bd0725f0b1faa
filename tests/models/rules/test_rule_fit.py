"""What may be asked of whom, in the words the clerk chooses from."""

import pytest

from models.rows.compliance import ComplianceRule, Rulebook
from models.rules.compliance_terms import AppliesWhen, BureauDuty, RuleUnit
from models.rules.rule_fit import (
    ASKED_DAILY_WORK,
    ASKED_SITTINGS,
    applies_for,
    asks_first_topics,
    evidence_for,
    evidence_label,
)
from models.rules.terms import MeetingKind, StudyKind
from tests.models.rules.shipped import BOOK, shipped

K = MeetingKind


@pytest.mark.parametrize("rule", BOOK.rules, ids=[rule.code for rule in BOOK.rules])
def test_every_shipped_rule_asks_what_may_be_asked(rule: ComplianceRule) -> None:
    assert rule.evidence in {term.value for term in evidence_for(rule.unit)}
    assert rule.applies_when in applies_for(rule.unit)


@pytest.mark.parametrize(
    ("unit", "fits", "unfit"),
    [
        (RuleUnit.BRANCH, K.GROUP_MEETING, K.PARTY_COMMITTEE),
        (RuleUnit.BRANCH, StudyKind.FIRST_TOPIC, StudyKind.CENTRE_GROUP),
        (RuleUnit.GROUP, K.THEME_DAY, K.BRANCH_COMMITTEE),
        (RuleUnit.GROUP, StudyKind.BRANCH_STUDY, K.ALL_MEMBERS),
        (RuleUnit.COMMITTEE, StudyKind.CENTRE_GROUP, K.BRANCH_ASSEMBLY),
        (RuleUnit.COMMITTEE, K.ALL_MEMBERS, BureauDuty.NOTICE),
        (RuleUnit.SECRETARY, K.PARTY_LECTURE, K.THEME_DAY),
    ],
)
def test_what_fits_and_what_does_not(unit: RuleUnit, fits: object, unfit: object) -> None:
    assert fits in evidence_for(unit)
    assert unfit not in evidence_for(unit)


def test_the_bureau_as_a_whole_may_be_asked_for_anything() -> None:
    assert evidence_for(RuleUnit.BUREAU) == (
        *MeetingKind,
        *StudyKind,
        *ASKED_SITTINGS,
        *ASKED_DAILY_WORK,
        *BureauDuty,
    )


def test_conditions_are_those_of_branches() -> None:
    assert applies_for(RuleUnit.BRANCH) == tuple(AppliesWhen)
    for unit in RuleUnit:
        if unit is not RuleUnit.BRANCH:
            assert applies_for(unit) == (AppliesWhen.ALWAYS,)


def test_evidence_in_words() -> None:
    assert evidence_label("theme_day") == "主题党日"
    assert evidence_label("notice") == "督察通报"
    assert evidence_label("gone") == "gone"


def test_agendas_count_only_where_first_topics_are_asked_for() -> None:
    assert not asks_first_topics(BOOK)
    topic = shipped("theme_day", code="own_1", evidence=StudyKind.FIRST_TOPIC.value)
    assert asks_first_topics(Rulebook((*BOOK.rules, topic)))
