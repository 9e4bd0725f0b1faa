"""Inspections as they are kept, listed, refused and copied."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput
from models.rows.attachment import AttachmentRow
from models.rows.inspection import InspectionDetail, TeamMember, VisitedBranch
from models.rows.query import RegisterQuery
from models.rules.inspection_terms import InspectionMethod
from models.rules.periods import Month
from models.rules.terms import RecordStatus
from models.services.inspections import (
    findings_to_notify,
    inspections_of,
    latest_inspection,
    list_inspections,
    load_inspection,
    month_findings,
    remove_inspection,
    save_inspection,
)
from tests.models.services.making import (
    DAY,
    Ids,
    add_inspection,
    count_statements,
    finding,
    inspection,
    nothing_written,
)

OCTOBER = Month(2026, 10)
FILE = AttachmentRow("a" * 64, "照片.jpg", 3, datetime(2026, 10, 15))


def whole(ids: Ids, **given: Any) -> InspectionDetail:
    """Everything a clerk may fill in."""
    settled: dict[str, Any] = {
        "method": InspectionMethod.UNANNOUNCED,
        "last_on": date(2026, 10, 16),
        "team": (TeamMember("王芳", "督察处", "组长"), TeamMember("李建国")),
        "branches": (VisitedBranch(ids.first, "第一党支部", DAY), VisitedBranch(ids.second, "第二党支部")),
        "basis": "年度督察计划",
        "looked_at": "查看台账。\n询问党员。",
        "remarks": "总体较好。",
        "findings": (finding(ids.first), finding(ids.group, "未按月开会", evidence_file=FILE.sha256)),
        "attachments": (FILE,),
    } | given
    return inspection(ids.committee, **settled)


def test_a_whole_inspection_is_listed_with_its_counts(session: Session, ids: Ids) -> None:
    record_id = save_inspection(session, whole(ids)).record_id

    (line,) = list_inspections(session, RegisterQuery())

    assert line.id == record_id
    assert (line.month, line.method, line.status) == (
        OCTOBER,
        InspectionMethod.UNANNOUNCED,
        RecordStatus.HELD,
    )
    assert (line.first_on, line.last_on) == (DAY, date(2026, 10, 16))
    assert (line.organization_id, line.organization_name) == (ids.committee, "某局机关党委")
    assert (line.branches, line.findings, line.notified, line.attachments) == (2, 2, 0, 1)


def test_a_group_is_called_with_its_branch(session: Session, ids: Ids) -> None:
    record_id = add_inspection(session, ids.committee, findings=(finding(ids.group),))
    (found,) = load_inspection(session, record_id).findings
    assert found.organization_name == "第一党支部第一党小组"


def test_words_are_sought_in_what_was_found_too(session: Session, ids: Ids) -> None:
    add_inspection(
        session, ids.committee, title="甲", findings=(finding(ids.first, "代签", person="钱多多"),)
    )
    add_inspection(
        session, ids.committee, title="乙", basis="依据代签专项", findings=(finding(ids.first, "无"),)
    )
    add_inspection(session, ids.committee, title="丙", remarks="100%")

    def found(text: str) -> set[str]:
        return {line.title for line in list_inspections(session, RegisterQuery(text))}

    assert found("代签") == {"甲", "乙"}
    assert found("代签 钱多多") == {"甲"}
    assert found("%") == {"丙"}
    assert found("没有") == set()


def test_an_organisation_finds_whoever_was_visited_or_found_wanting(session: Session, ids: Ids) -> None:
    add_inspection(session, ids.committee, title="到访", branches=(VisitedBranch(ids.first),))
    add_inspection(session, ids.committee, title="问题", findings=(finding(ids.group),))
    add_inspection(session, ids.second, title="自查")

    def found(organization_id: int) -> set[str]:
        asked = RegisterQuery(organization_id=organization_id)
        return {line.title for line in list_inspections(session, asked)}

    assert found(ids.first) == {"到访", "问题"}
    assert found(ids.group) == {"问题"}
    assert found(ids.second) == {"自查"}
    assert found(ids.committee) == {"到访", "问题", "自查"}
    assert found(ids.department) == set()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"first_on": date(2300, 1, 1)}, "2300年1月1日还没有到，不能记成已经督察"),
        ({"last_on": date(2026, 10, 14)}, "结束日期早于开始日期"),
        ({"team": (TeamMember("王芳"), TeamMember(" ", "督察处"))}, "督察组里有一行没有姓名"),
        ({"branches": (VisitedBranch(999),)}, "没有选择支部"),
        ({"branches": (VisitedBranch(0),)}, "没有选择支部"),
    ],
)
def test_what_cannot_be_is_refused(session: Session, ids: Ids, wrong: dict[str, Any], sentence: str) -> None:
    with nothing_written(session), pytest.raises(BadInput, match=sentence) as caught:
        save_inspection(session, whole(ids, **wrong))
    assert "还没有保存" in caught.value.sentence


def test_a_branch_is_visited_once(session: Session, ids: Ids) -> None:
    twice = (VisitedBranch(ids.first, "第一党支部", DAY), VisitedBranch(ids.second), VisitedBranch(ids.first))
    with nothing_written(session), pytest.raises(BadInput, match="同一个支部在被督察支部里出现了两次"):
        save_inspection(session, whole(ids, branches=twice))
    named = (twice[0], replace(twice[0], visited_on=None))
    with pytest.raises(BadInput, match=r"^第一党支部在被督察支部里出现了两次"):
        save_inspection(session, whole(ids, branches=named))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"fact": " 　"}, "第2个问题没有写明事实"),
        ({"organization_id": 0}, "第2个问题没有选择支部"),
        ({"manifestation": 0}, "第2个问题的表现编号应在1到22之间"),
        ({"manifestation": 23}, "第2个问题的表现编号应在1到22之间"),
        ({"evidence_file": "b" * 64}, "第2个问题的证据文件不在附件里"),
    ],
)
def test_a_finding_that_cannot_be(session: Session, ids: Ids, wrong: dict[str, Any], sentence: str) -> None:
    bad = replace(finding(ids.second), **wrong)
    with nothing_written(session), pytest.raises(BadInput, match=sentence) as caught:
        save_inspection(session, whole(ids, findings=(finding(ids.first), bad)))
    assert "还没有保存" in caught.value.sentence


@pytest.mark.parametrize("number", [1, 22])
def test_the_first_and_the_last_manifestation(session: Session, ids: Ids, number: int) -> None:
    record_id = add_inspection(session, ids.committee, findings=(finding(ids.first, manifestation=number),))
    assert load_inspection(session, record_id).findings[0].manifestation == number


def test_a_plan_may_lie_ahead_and_a_doubtful_month_is_no_refusal(session: Session, ids: Ids) -> None:
    ahead = date(2300, 1, 1)
    record_id = add_inspection(
        session, ids.committee, first_on=ahead, status=RecordStatus.PLANNED, month=OCTOBER
    )
    assert load_inspection(session, record_id).month == OCTOBER


def test_the_last_one_is_a_pattern_for_the_next(session: Session, ids: Ids) -> None:
    assert latest_inspection(session) is None
    older = save_inspection(session, whole(ids)).record_id
    newer = add_inspection(session, ids.second, first_on=date(2026, 11, 2))

    of_committee = latest_inspection(session, ids.committee)
    assert of_committee is not None
    assert of_committee.id == older
    assert of_committee.team == whole(ids).team
    assert (of_committee.method, of_committee.basis) == (InspectionMethod.UNANNOUNCED, "年度督察计划")
    assert of_committee.looked_at == "查看台账。\n询问党员。"
    assert (of_committee.findings, of_committee.branches, of_committee.attachments) == ((), (), ())
    assert of_committee.remarks == ""
    latest = latest_inspection(session)
    assert latest is not None
    assert latest.id == newer
    remove_inspection(session, newer, 1)
    assert latest_inspection(session) == of_committee


def test_a_months_inspections_are_those_held_by_day(session: Session, ids: Ids) -> None:
    later = save_inspection(session, whole(ids, title="后")).record_id
    earlier = add_inspection(session, ids.committee, title="先", first_on=date(2026, 10, 2))
    belated = add_inspection(session, ids.second, first_on=date(2026, 11, 2), month=OCTOBER)
    add_inspection(session, ids.committee, month=Month(2026, 9))
    add_inspection(session, ids.committee, status=RecordStatus.PLANNED)
    removed = add_inspection(session, ids.committee)
    remove_inspection(session, removed, 1)

    found = inspections_of(session, OCTOBER)

    assert [detail.id for detail in found] == [earlier, later, belated]
    assert found[1] == load_inspection(session, later or 0)


def test_as_many_statements_for_a_large_inspection_as_for_a_small_one(session: Session, ids: Ids) -> None:
    small = add_inspection(session, ids.committee, findings=(finding(ids.first),))
    many = tuple(finding(ids.first, f"第{number}个") for number in range(60))
    large = save_inspection(session, whole(ids, month=Month(2026, 9), findings=many)).record_id
    session.expunge_all()

    few = count_statements(session, lambda s: load_inspection(s, small))
    session.expunge_all()
    assert count_statements(session, lambda s: load_inspection(s, large or 0)) == few <= 10


@pytest.mark.parametrize("ask", [inspections_of, month_findings, findings_to_notify])
def test_as_many_statements_for_a_month_of_six_inspections_as_of_one(
    session: Session, ids: Ids, ask: Callable[[Session, Month], object]
) -> None:
    one, six = Month(2026, 9), OCTOBER
    many = tuple(finding(ids.first, f"第{number}个") for number in range(20))
    for month in (one, *[six] * 6):
        save_inspection(session, whole(ids, month=month, findings=many))
    session.expunge_all()

    few = count_statements(session, lambda s: ask(s, one))
    session.expunge_all()
    assert count_statements(session, lambda s: ask(s, six)) == few <= 10
