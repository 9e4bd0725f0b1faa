"""What is behind a number."""

from datetime import date

from sqlalchemy.orm import Session

from models.rows.changes import Subject
from models.rows.compliance import RuleVerdict
from models.rows.target import Target
from models.rules.periods import Month
from models.rules.terms import MeetingKind
from models.services.behind import behind_records, behind_verdict
from models.services.meetings import load_meeting, remove_meeting
from models.services.verdicts import month_verdicts
from tests.models.services.making import (
    DAY,
    Ids,
    add_inspection,
    add_item,
    add_meeting,
    add_study,
    count_statements,
)
from tests.models.services.noticing import draft, issue

K = MeetingKind
OCTOBER = Month(2026, 10)
TODAY = date(2026, 11, 5)


def verdict_on(session: Session, organization_id: int | None, code: str) -> RuleVerdict:
    return next(
        verdict
        for verdict in month_verdicts(session, OCTOBER, TODAY)
        if (verdict.organization_id, verdict.rule.code) == (organization_id, code)
    )


def test_a_verdict_names_its_records_by_day_and_how_it_was_counted(session: Session, ids: Ids) -> None:
    later = add_meeting(session, ids.group, K.GROUP_MEETING, title="组织学习")
    earlier = add_meeting(session, ids.other_group, K.GROUP_MEETING, held_on=date(2026, 10, 8))

    behind = behind_verdict(session, verdict_on(session, ids.first, "group_meeting"))

    assert behind.heading == "第一党支部：党小组会，2026年10月"
    assert [record.id for record in behind.records] == [earlier, later]
    last = behind.records[-1]
    assert last.target == Target(Subject.MEETING, later)
    assert (last.day, last.kind_label, last.title) == (DAY, "党小组会", "组织学习")
    assert (last.organization_name, last.status_label) == ("第一党支部第一党小组", "已召开")
    assert behind.basis.splitlines()[0] == "2026年10月：应2个小组，实有2个小组，已落实。"
    assert "第十三条" in behind.basis


def test_a_number_of_none_still_says_how_it_was_counted(session: Session, ids: Ids) -> None:
    behind = behind_verdict(session, verdict_on(session, ids.second, "theme_day"))
    assert behind.records == ()
    assert "第十六条" in behind.basis


def test_the_bureaus_numbers_lead_to_inspections_and_notices(session: Session, bureau: Ids) -> None:
    inspected = add_inspection(session, bureau.committee)
    notice = draft(session)
    issue(session, notice)
    inspections = behind_verdict(session, verdict_on(session, None, "monthly_inspection"))
    assert inspections.heading == "本单位：每月督察，2026年10月"
    (record,) = inspections.records
    assert record.target == Target(Subject.INSPECTION, inspected)
    assert (record.kind_label, record.status_label) == ("专项督察", "已督察")
    (issued,) = behind_verdict(session, verdict_on(session, None, "monthly_notice")).records
    assert issued.target == Target(Subject.NOTICE, notice)
    assert (issued.kind_label, issued.status_label) == ("某局机党〔2026〕1号", "已印发")
    assert issued.day == TODAY


def test_records_of_every_register_are_named(session: Session, ids: Ids) -> None:
    study, item = add_study(session, ids.first), add_item(session, ids.second)
    gone = add_meeting(session, ids.first)
    remove_meeting(session, gone, load_meeting(session, gone).version)

    behind = behind_records(session, (item, study, gone), "整改在册", "按登记日期")

    assert (behind.heading, behind.basis) == ("整改在册", "按登记日期")
    assert [(record.id, record.kind_label, record.status_label) for record in behind.records] == [
        (study, "支部学习", "已召开"),
        (item, "自查", "待认领"),
    ]
    assert behind.records[1].target == Target(Subject.RECTIFICATION, item)


def test_many_records_take_few_statements(session: Session, ids: Ids) -> None:
    records = [add_meeting(session, ids.first, title=f"第{number}次") for number in range(30)]
    session.expunge_all()
    asked = count_statements(session, lambda opened: behind_records(opened, records, "", ""))
    assert asked == 2
