"""What verdicts and warnings propose, word by word."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.changes import Subject
from models.rows.checkup import CheckKind, CheckupFinding
from models.rows.compliance import ComplianceRule, RuleVerdict
from models.rows.target import Target
from models.rules.compliance_terms import BureauDuty, RulePeriod, RuleUnit, Severity, SourceStatus
from models.rules.inspection_terms import FindingOrigin
from models.rules.periods import Month, Span, quarter, weeks_of, year_of
from models.rules.proposals import Answerable, accepted, behind, fact_of, of_checkup, of_verdict
from models.rules.terms import MeetingKind, StudyKind, Verdict

QUARTER = quarter(2026, 3)
SEPTEMBER = Month(2026, 9).span()
HERE = Answerable(12, "第一党支部")
GROUP = Answerable(12, "第一党支部", "第二党小组")
RULE = ComplianceRule(
    id=1,
    code="branch_assembly",
    label="支部党员大会",
    evidence=MeetingKind.BRANCH_ASSEMBLY.value,
    unit=RuleUnit.BRANCH,
    period=RulePeriod.QUARTER,
    minimum=1,
    regulation="《中国共产党支部工作条例（试行）》",
    article="第十一条",
    wording="支部党员大会一般每季度召开1次",
    severity=Severity.GENERAL,
    source_status=SourceStatus.CONFIRMED,
    enabled=True,
    valid_from=date(1949, 1, 1),
)
UNMET = RuleVerdict(RULE, 12, QUARTER, 0, 1, Verdict.UNMET)


def verdict(span: Span = QUARTER, held: int = 0, due: int = 1, **rule: Any) -> RuleVerdict:
    return RuleVerdict(replace(RULE, **rule), 12, span, held, due, Verdict.UNMET)


def test_a_quarter_without_an_assembly() -> None:
    proposal = of_verdict(UNMET, HERE)

    assert proposal is not None
    assert proposal.key == "verdict:branch_assembly:2026-09-30:12"
    assert (proposal.organization_id, proposal.organization_name) == (12, "第一党支部")
    assert proposal.fact == "支部党员大会一般每季度召开1次，三季度未召开"
    assert proposal.clause == "《中国共产党支部工作条例（试行）》第十一条"
    assert (proposal.severity, proposal.origin) == (Severity.GENERAL, FindingOrigin.VERDICT)
    assert not proposal.taken


@pytest.mark.parametrize("other", [one for one in Verdict if one is not Verdict.UNMET])
def test_nothing_else_proposes_anything(other: Verdict) -> None:
    assert of_verdict(replace(UNMET, verdict=other), HERE) is None


@pytest.mark.parametrize(
    ("judged", "fact"),
    [
        (verdict(wording="一般每季度召开1次。"), "一般每季度召开1次，三季度未召开支部党员大会"),
        (verdict(wording=""), "支部党员大会：三季度未召开支部党员大会"),
        (
            verdict(held=1, due=2, wording="每季度召开2次"),
            "每季度召开2次，三季度召开支部党员大会1次，不足2次",
        ),
        (
            verdict(
                SEPTEMBER,
                evidence=MeetingKind.THEME_DAY.value,
                period=RulePeriod.MONTH,
                wording="每月相对固定1天开展主题党日",
            ),
            "每月相对固定1天开展主题党日，9月未开展",
        ),
        (
            verdict(
                evidence=StudyKind.CENTRE_GROUP.value,
                unit=RuleUnit.COMMITTEE,
                wording="中心组集体学习研讨每季度不少于1次",
            ),
            "中心组集体学习研讨每季度不少于1次，三季度未开展中心组学习",
        ),
        (
            verdict(
                year_of(2026),
                evidence=MeetingKind.PARTY_LECTURE.value,
                unit=RuleUnit.SECRETARY,
                wording="党委（党组）书记每年至少讲1次党课",
            ),
            "党委（党组）书记每年至少讲1次党课，2026年未讲",
        ),
        (
            verdict(
                SEPTEMBER, 2, 3, evidence=MeetingKind.GROUP_MEETING.value, wording="党小组会一般每月召开1次"
            ),
            "党小组会一般每月召开1次，9月3个党小组中有1个未召开",
        ),
        (
            verdict(
                SEPTEMBER, 0, 1, evidence=MeetingKind.GROUP_MEETING.value, wording="党小组会一般每月召开1次"
            ),
            "党小组会一般每月召开1次，9月党小组未召开",
        ),
        (
            verdict(
                SEPTEMBER,
                1,
                3,
                evidence=MeetingKind.PARTY_LECTURE.value,
                unit=RuleUnit.GROUP,
                minimum=2,
                wording="每个党小组每月2次",
            ),
            "每个党小组每月2次，9月3个党小组中有2个开展党课不足2次",
        ),
        (
            verdict(evidence=BureauDuty.INSPECTION.value, label="每月督察", wording="每月组织一次"),
            "每月组织一次，三季度未开展每月督察",
        ),
    ],
)
def test_the_rules_wording_comes_first_then_what_was_held(judged: RuleVerdict, fact: str) -> None:
    assert fact_of(judged) == fact


def test_groups_are_named_when_their_names_are_known() -> None:
    judged = verdict(
        SEPTEMBER, 1, 3, evidence=MeetingKind.GROUP_MEETING.value, wording="党小组会一般每月召开1次"
    )
    judged = replace(judged, lacking=(21, 23))
    names = {21: "第一党小组", 22: "第二党小组", 23: "第三党小组"}

    said = of_verdict(judged, replace(HERE, groups=names))
    assert said is not None
    assert said.fact == "党小组会一般每月召开1次，9月第一党小组、第三党小组未召开"
    assert fact_of(judged, {21: "第一党小组"}) == "党小组会一般每月召开1次，9月3个党小组中有2个未召开"


WEEKLY: dict[str, Any] = {
    "code": "weekly_study",
    "label": "每周学习",
    "evidence": StudyKind.BRANCH_STUDY.value,
    "period": RulePeriod.WEEK,
    "wording": "每周聚焦一个主题组织一次学习（本单位要求）",
}
WEEKS = weeks_of(Month(2026, 10))


def test_weeks_are_named_with_their_days() -> None:
    judged = replace(verdict(Month(2026, 10).span(), 3, 5, **WEEKLY), missed=(WEEKS[0], WEEKS[2]))

    assert fact_of(judged) == (
        "每周聚焦一个主题组织一次学习（本单位要求），"
        "第40周（9月28日至10月4日）、第42周（10月12日至18日）未开展支部学习"
    )
    proposal = of_verdict(judged, HERE)
    assert proposal is not None
    assert proposal.key == "verdict:weekly_study:2026-10-18:12"


def test_too_few_in_a_week_is_not_none_in_it() -> None:
    twice = WEEKLY | {"minimum": 2, "wording": "每周2次"}
    judged = replace(verdict(Month(2026, 10).span(), 4, 5, **twice), missed=WEEKS[:1])
    assert fact_of(judged) == "每周2次，第40周（9月28日至10月4日）开展支部学习不足2次"


def test_another_week_missed_later_is_proposed_anew() -> None:
    judged = [
        replace(verdict(Month(2026, 10).span(), 3, 5, **WEEKLY), missed=weeks)
        for weeks in (WEEKS[:1], WEEKS[:2])
    ]
    first, second = (of_verdict(one, HERE) for one in judged)
    assert first is not None
    assert second is not None
    assert first.key != second.key


def test_an_article_nobody_has_read_is_marked() -> None:
    proposal = of_verdict(verdict(source_status=SourceStatus.DOUBTFUL), HERE)
    assert proposal is not None
    assert proposal.clause == "《中国共产党支部工作条例（试行）》第十一条（待核）"


WARNING = CheckupFinding(
    kind=CheckKind.NO_FILES,
    sentence="主题党日“重温入党誓词”没有附件。",
    basis="本单位要求",
    severity=Severity.LOCAL,
    organization_id=4,
    organization_name="第一党支部第二党小组",
    day=date(2026, 9, 3),
    records=(31, 32),
    target=Target(Subject.MEETING, 31),
    key="no_files:31",
)


def test_a_warning_of_a_group_is_its_branchs_and_names_the_group() -> None:
    proposal = of_checkup(WARNING, GROUP)

    assert proposal is not None
    assert (proposal.key, proposal.organization_id) == ("checkup:no_files:31", 12)
    assert proposal.fact == "第二党小组：主题党日“重温入党誓词”没有附件"
    assert proposal.origin is FindingOrigin.CHECKUP
    named = of_checkup(replace(WARNING, sentence="第二党小组的主题党日没有附件"), GROUP)
    assert named is not None
    assert named.fact == "第二党小组的主题党日没有附件"


def test_what_the_office_has_explained_is_not_proposed() -> None:
    assert of_checkup(replace(WARNING, explanation="照片存纸质档案"), HERE) is None
    assert of_checkup(replace(WARNING, explanation=" \n"), HERE) is not None


def test_an_accepted_proposal_is_a_finding_that_says_where_it_came_from() -> None:
    proposal = of_checkup(WARNING, HERE)
    assert proposal is not None

    finding = accepted(proposal)

    assert (finding.id, finding.notice_id, finding.in_notice) == (None, None, True)
    assert (finding.organization_id, finding.fact, finding.clause) == (12, proposal.fact, "本单位要求")
    assert (finding.origin, finding.origin_key) == (FindingOrigin.CHECKUP, "checkup:no_files:31")
    assert finding.evidence == "台账第31号、第32号记录"
    assert (finding.person, finding.due_on, finding.tag, finding.manifestation) == ("", None, None, None)


def test_what_was_held_is_no_evidence_of_what_was_not() -> None:
    proposal = of_verdict(replace(UNMET, records=(7,)), HERE)
    assert proposal is not None
    assert accepted(proposal).evidence == ""
    assert behind(()) == ""


kinds = st.sampled_from([kind.value for kind in (*MeetingKind, *StudyKind)])


@given(
    kinds,
    st.sampled_from(RuleUnit),
    st.sampled_from(RulePeriod),
    st.integers(0, 3),
    st.integers(1, 4),
    st.text("一般每月召开支部党员大会次。", max_size=10),
)
def test_no_wording_condemns(
    evidence: str, unit: RuleUnit, period: RulePeriod, held: int, due: int, wording: str
) -> None:
    """一般 is not absolute: what was not done is said, never called a breach (domain §2)."""
    fact = fact_of(
        verdict(SEPTEMBER, held, due, evidence=evidence, unit=unit, period=period, wording=wording)
    )
    assert "违" not in fact
    assert "未" in fact or "不足" in fact
    assert not fact.endswith("。")
