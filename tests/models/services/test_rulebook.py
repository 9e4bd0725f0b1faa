"""The table of rules as it is kept: versions, corrections, exemptions, the dictionary of 22."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput, Conflict, NotFound
from models.rows.changes import Subject
from models.rows.compliance import ComplianceRule, Exemption
from models.rows.inspection import Manifestation
from models.rules.compliance_terms import (
    AppliesWhen,
    BureauDuty,
    RulePeriod,
    RuleUnit,
    Severity,
    SourceStatus,
)
from models.rules.rule_fit import evidence_for
from models.rules.rule_periods import rules_on
from models.rules.terms import MeetingKind, StudyKind
from models.services.rulebook import (
    load_manifestations,
    load_rulebook,
    remove_exemption,
    remove_rule_version,
    save_exemption,
    save_manifestations,
    save_rule,
)
from tests.models.services.making import Ids, count_statements, saved

SHIPPED = (
    "branch_assembly",
    "branch_committee",
    "group_meeting",
    "party_lecture",
    "theme_day",
    "weekly_study",
    "organizational_life",
    "appraisal",
    "secretary_lecture",
    "centre_group",
    "democratic_life",
    "all_members",
    "monthly_inspection",
    "monthly_notice",
    "weekly_discussion",
    "weekly_exchange",
    "mood_analysis",
    "ideology_analysis",
)
SWITCHED_OFF = {"weekly_discussion", "weekly_exchange", "mood_analysis", "ideology_analysis"}
MID_YEAR = date(2026, 7, 1)


def rule_of(session: Session, code: str) -> ComplianceRule:
    """The latest version of a rule."""
    return [rule for rule in load_rulebook(session).rules if rule.code == code][-1]


def own_rule(**given: Any) -> ComplianceRule:
    """A rule of the bureau's own."""
    made = ComplianceRule(
        id=None,
        code="",
        label="志愿服务",
        evidence=MeetingKind.THEME_DAY.value,
        unit=RuleUnit.BRANCH,
        period=RulePeriod.HALF_YEAR,
        minimum=1,
        regulation="本单位工作安排",
        article="",
        wording="每半年开展1次志愿服务",
        severity=Severity.LOCAL,
        source_status=SourceStatus.CONFIRMED,
        enabled=True,
        valid_from=date(2026, 1, 1),
    )
    return replace(made, **given)


def test_a_new_ledger_has_the_shipped_rules_in_order(session: Session) -> None:
    book = load_rulebook(session)

    assert tuple(rule.code for rule in book.rules) == SHIPPED
    assert {rule.code for rule in book.rules if not rule.enabled} == SWITCHED_OFF
    assert book.exemptions == ()
    assert all(rule.evidence in {term.value for term in evidence_for(rule.unit)} for rule in book.rules)


def test_reading_takes_two_queries_whatever_there_is(session: Session, ids: Ids) -> None:
    for year in (2025, 2026, 2027):
        save_exemption(session, Exemption(None, date(year, 10, 1), date(year, 10, 7), "国庆放假"))
        save_rule(session, replace(rule_of(session, "theme_day"), id=None, valid_from=date(year, 1, 1)))
    session.expire_all()

    assert count_statements(session, load_rulebook) == 2


def test_a_change_becomes_a_new_version_and_the_past_keeps_the_old_one(session: Session) -> None:
    old = rule_of(session, "branch_assembly")
    changes = save_rule(
        session, replace(old, id=None, period=RulePeriod.MONTH, wording="每月1次", valid_from=MID_YEAR)
    )
    book = load_rulebook(session)

    assert changes.subjects == {Subject.RULES}
    assert tuple(dict.fromkeys(rule.code for rule in book.rules)) == SHIPPED
    assert [rule.period for rule in book.rules if rule.code == old.code] == [
        RulePeriod.QUARTER,
        RulePeriod.MONTH,
    ]
    assert rules_on(book, date(2026, 6, 30))[0] == old
    assert rules_on(book, MID_YEAR)[0].period is RulePeriod.MONTH


def test_a_correction_changes_the_version_itself(session: Session) -> None:
    old = rule_of(session, "party_lecture")
    save_rule(session, replace(old, minimum=2, wording="  每季度2次  "))
    now = rule_of(session, "party_lecture")

    assert (now.id, now.minimum, now.wording) == (old.id, 2, "每季度2次")
    assert now.version == old.version + 1
    assert len(load_rulebook(session).rules) == len(SHIPPED)


def test_two_correct_the_same_version(session: Session) -> None:
    old = rule_of(session, "party_lecture")
    save_rule(session, replace(old, minimum=2))

    with pytest.raises(Conflict):
        save_rule(session, replace(old, minimum=3))
    with pytest.raises(Conflict):
        remove_rule_version(session, old.id or 0, old.version)


def test_rules_of_the_bureaus_own_come_last_and_have_codes_of_their_own(session: Session) -> None:
    for label in ("志愿服务", "谈心"):
        save_rule(session, own_rule(label=label))
    book = load_rulebook(session)

    assert [(rule.code, rule.label) for rule in book.rules[-2:]] == [("own_1", "志愿服务"), ("own_2", "谈心")]
    save_rule(session, replace(book.rules[-2], id=None, minimum=2, valid_from=MID_YEAR))
    assert [rule.code for rule in load_rulebook(session).rules[-3:]] == ["own_1", "own_1", "own_2"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"minimum": 0}, "次数须在1到99之间"),
        ({"minimum": 100}, "次数须在1到99之间"),
        ({"label": " "}, "名称"),
        ({"wording": "\n"}, "表述"),
        ({"valid_from": date(202, 1, 1)}, "202年"),
        ({"evidence": "no_such_kind"}, "每个党支部统计“no_such_kind”"),
        ({"evidence": StudyKind.CENTRE_GROUP.value}, "每个党支部统计“中心组学习”"),
        ({"evidence": BureauDuty.NOTICE.value}, "每个党支部统计“督察通报”"),
        ({"unit": RuleUnit.SECRETARY}, "机关党委书记统计“主题党日”"),
        ({"unit": RuleUnit.GROUP, "evidence": MeetingKind.BRANCH_COMMITTEE.value}, "每个党小组统计“支委会”"),
        ({"unit": RuleUnit.COMMITTEE, "evidence": MeetingKind.GROUP_MEETING.value}, "机关党委统计“党小组会”"),
        (
            {"unit": RuleUnit.GROUP, "applies_when": AppliesWhen.HAS_COMMITTEE},
            "“设支委会的支部（正式党员7名以上）”只用于对每个党支部的要求",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(
    session: Session, given: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadInput, match=said) as failure:
        save_rule(session, own_rule(**given))
    assert "还没有保存" in failure.value.sentence
    assert len(load_rulebook(session).rules) == len(SHIPPED)


def test_a_day_another_version_begins_on_is_refused(session: Session) -> None:
    old = rule_of(session, "theme_day")
    with pytest.raises(BadInput, match=r"1949年1月1日起执行的一版"):
        save_rule(session, replace(old, id=None))
    save_rule(session, replace(old, id=None, valid_from=MID_YEAR))
    with pytest.raises(BadInput, match=r"2026年7月1日起执行的一版"):
        save_rule(session, replace(old, valid_from=MID_YEAR))


def test_versions_of_a_rule_ask_the_same_of_the_same(session: Session) -> None:
    old = rule_of(session, "theme_day")
    other = MeetingKind.DUES_DAY.value
    with pytest.raises(BadInput, match="统计对象或统计内容不同"):
        save_rule(session, replace(old, id=None, evidence=other, valid_from=MID_YEAR))
    save_rule(session, replace(old, evidence=other))

    assert rule_of(session, "theme_day").evidence == other, "a rule of one version may be mended"


def test_a_later_version_can_be_taken_back_the_first_cannot(session: Session) -> None:
    old = rule_of(session, "theme_day")
    later = saved(save_rule(session, replace(old, id=None, minimum=2, valid_from=MID_YEAR)))
    with pytest.raises(BadInput, match="第一版不能删除"):
        remove_rule_version(session, old.id or 0, old.version)
    remove_rule_version(session, later, 1)

    assert rule_of(session, "theme_day") == old
    with pytest.raises(NotFound):
        remove_rule_version(session, later, 1)
    with pytest.raises(NotFound):
        save_rule(session, replace(old, id=later))
    with pytest.raises(NotFound):
        save_rule(session, replace(old, id=None, code="gone", valid_from=MID_YEAR))


def test_exemptions_are_kept_by_day(session: Session, ids: Ids) -> None:
    spring = Exemption(None, date(2026, 2, 16), date(2026, 2, 22), " 春节放假 ", None, "weekly_study")
    away = Exemption(None, date(2026, 1, 1), date(2026, 3, 31), "全体借调", ids.first)
    for one in (spring, away):
        save_exemption(session, one)
    first, second = load_rulebook(session).exemptions

    assert (first.reason, first.organization_id, first.rule_code) == ("全体借调", ids.first, None)
    assert (second.reason, second.organization_id, second.rule_code) == ("春节放假", None, "weekly_study")

    save_exemption(session, replace(second, last=date(2026, 3, 1)))
    with pytest.raises(Conflict):
        save_exemption(session, replace(second, last=date(2026, 3, 2)))
    with pytest.raises(Conflict):
        remove_exemption(session, second.id or 0, second.version)
    remove_exemption(session, first.id or 0, first.version)
    (kept,) = load_rulebook(session).exemptions
    assert (kept.id, kept.last) == (second.id, date(2026, 3, 1))
    with pytest.raises(NotFound):
        remove_exemption(session, first.id or 0, 1)
    with pytest.raises(NotFound):
        save_exemption(session, first)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"reason": "  "}, "须写明原因"),
        ({"last": date(2026, 9, 30)}, "早于起始日期"),
        ({"first": date(26, 10, 1)}, "26年"),
        ({"organization_id": 999}, "请选择党组织"),
        ({"rule_code": "no_such_rule"}, "请选择要求"),
    ],
)
def test_an_exemption_needs_a_reason_and_sensible_days(
    session: Session, given: dict[str, Any], said: str
) -> None:
    one = Exemption(None, date(2026, 10, 1), date(2026, 10, 7), "国庆放假")
    with pytest.raises(BadInput, match=said):
        save_exemption(session, replace(one, **given))
    assert load_rulebook(session).exemptions == ()


def test_a_day_alone_may_be_exempt(session: Session) -> None:
    day = date(2026, 10, 1)
    save_exemption(session, Exemption(None, day, day, "停电"))

    assert [one.first for one in load_rulebook(session).exemptions] == [day]


def test_the_dictionary_begins_empty_and_keeps_what_is_typed(session: Session) -> None:
    assert load_manifestations(session) == tuple(Manifestation(number) for number in range(1, 23))

    save_manifestations(session, [Manifestation(22, "拖", " 久拖不决 "), Manifestation(1, "慵", "")])
    found = load_manifestations(session)
    assert len(found) == 22
    assert (found[0], found[21]) == (Manifestation(1, "慵", ""), Manifestation(22, "拖", "久拖不决"))
    assert found[1] == Manifestation(2)


@pytest.mark.parametrize("numbers", [(0,), (23,), (3, 3)])
def test_the_dictionary_has_twenty_two_numbers(session: Session, numbers: tuple[int, ...]) -> None:
    with pytest.raises(BadInput, match="1到22号"):
        save_manifestations(session, [Manifestation(number, "", "文字") for number in numbers])
