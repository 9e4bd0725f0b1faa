"""Issuing puts each problem that a notice names first on the 整改清单, or issues nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.db.store import Store
from models.failures import BadInput, Frozen
from models.rows.changes import Changes, Subject
from models.rows.inspection import Finding
from models.rows.notice import NoticeDetail, NoticeSection
from models.rows.paper import PrintedFile
from models.rows.query import RegisterQuery
from models.rows.rectification import RectificationDetail
from models.rules.inspection_terms import InspectionMethod, ShirkingTag
from models.rules.notice_merging import taken
from models.rules.notice_parts import NoticePart
from models.rules.terms import NoticeStatus, RectificationSource, RectificationStatus
from models.services.inspections import findings_to_notify, load_inspection, save_inspection
from models.services.notice_composing import with_figures
from models.services.notice_deadlines import set_deadline, undated
from models.services.notice_issuing import next_number
from models.services.notices import load_notice, save_notice
from models.services.organizations import list_organizations, save_organization
from models.services.rectification import list_items, load_item, remove_item, save_item
from models.services.settings import save_settings
from tests.models.services.making import (
    DAY,
    Ids,
    add_inspection,
    finding,
    make_tree,
    nothing_written,
    row_counts,
)
from tests.models.services.noticing import (
    OCTOBER,
    SETTINGS,
    TODAY,
    RenderFailedError,
    draft,
    failing,
    fill,
    issue,
    printed,
)

OWN, COMMON = date(2026, 12, 15), date(2026, 11, 30)


def inspected(session: Session, ids: Ids, **given: Any) -> int:
    """An unannounced inspection with a problem that has its deadline and one that has none."""
    found = (
        finding(ids.first, "未召开支部党员大会", due_on=OWN, person="王建国", tag=ShirkingTag.NOMINAL),
        finding(ids.second, "记录\n不完整", manifestation=3),
    )
    settled: dict[str, Any] = {"method": InspectionMethod.UNANNOUNCED, "findings": found} | given
    return add_inspection(session, ids.committee, **settled)


def test_each_problem_is_on_the_list_with_its_source_and_link(session: Session, bureau: Ids) -> None:
    record_id = inspected(session, bureau)
    notice_id = draft(session)
    assert undated(load_notice(session, notice_id)) == 1

    changes = issue(session, notice_id, 9, due_on=COMMON)

    subjects = (Subject.NOTICE, Subject.RECTIFICATION, Subject.INSPECTION)
    assert changes == Changes.of(*subjects, record_id=notice_id)
    issued = load_notice(session, notice_id)
    named = [item for item in list_items(session, RegisterQuery(), TODAY) if item.problem != "会议记录不规范"]
    details = {item.problem.split()[0]: load_item(session, item.id) for item in named}
    first, second = details["未召开支部党员大会"], details["记录"]
    for item in (first, second):
        assert item.source is RectificationSource.UNANNOUNCED_VISIT
        assert issued.document_number in item.source_document
        assert (item.notice_id, item.found_on) == (notice_id, DAY)
    assert (first.organization_id, first.due_on, first.status) == (
        bureau.first,
        OWN,
        RectificationStatus.IN_PROGRESS,
    )
    assert (first.person, first.tag) == ("王建国", ShirkingTag.NOMINAL)
    assert (second.due_on, second.status, second.manifestation) == (
        COMMON,
        RectificationStatus.UNCLAIMED,
        3,
    )
    findings = load_inspection(session, record_id).findings
    assert [(each.notice_id, each.due_on) for each in findings] == [(notice_id, OWN), (notice_id, COMMON)]
    assert [each.id for each in findings] == [first.finding_id, second.finding_id] == list(issued.findings)
    assert findings_to_notify(session, OCTOBER) == ()


def test_the_common_deadline_is_printed_in_annex_2_and_among_the_demands(
    session: Session, bureau: Ids
) -> None:
    inspected(session, bureau)
    seen: list[NoticeDetail] = []

    def look(detail: NoticeDetail) -> PrintedFile:
        seen.append(detail)
        return printed(detail)

    notice_id = draft(session)
    issue(session, notice_id, due_on=COMMON, render=look)

    (page,) = seen
    assert [item.due_on for item in page.items if item.finding_id] == [OWN, COMMON]
    demands = next(section for section in page.sections if section.part is NoticePart.DEMANDS)
    assert "整改时限2026年11月30日：第二党支部1个问题。" in demands.text
    assert "待补" not in demands.text
    session.flush()
    session.expunge_all()
    kept = load_notice(session, notice_id)
    assert replace(page, version=kept.version) == kept


def fill_in(session: Session, notice_id: int, due_on: date = COMMON) -> NoticeDetail:
    """The draft with its deadlines."""
    set_deadline(session, notice_id, load_notice(session, notice_id).version, due_on, TODAY)
    return load_notice(session, notice_id)


def type_under_demands(session: Session, notice_id: int, typed: Callable[[str], str]) -> None:
    read = load_notice(session, notice_id)
    sections = tuple(
        replace(each, text=typed(each.text)) if each.part is NoticePart.DEMANDS else each
        for each in read.sections
    )
    save_notice(session, replace(read, sections=sections))


def demands(notice: NoticeDetail) -> NoticeSection:
    return next(each for each in notice.sections if each.part is NoticePart.DEMANDS)


def test_a_deadline_is_filled_into_the_draft_and_issues_nothing(session: Session, bureau: Ids) -> None:
    record_id = inspected(session, bureau)
    notice_id = draft(session)
    before, inspection = load_notice(session, notice_id), load_inspection(session, record_id)

    changes = set_deadline(session, notice_id, before.version, COMMON, TODAY)

    assert changes == Changes.of(Subject.NOTICE, Subject.INSPECTION, record_id=notice_id)
    after = load_notice(session, notice_id)
    assert (after.status, after.number, undated(after)) == (NoticeStatus.DRAFT, None, 0)
    assert after.version > before.version
    assert [item.due_on for item in after.items if item.finding_id] == [OWN, COMMON]
    assert "整改时限2026年11月30日：第二党支部1个问题。" in demands(after).text.splitlines()
    assert "待补" not in demands(after).text
    read = load_inspection(session, record_id)
    assert [each.due_on for each in read.findings] == [OWN, COMMON]
    assert read.version > inspection.version, "who has it open is told"
    assert with_figures(session, after, TODAY).sections == after.sections, "as counting anew would say it"


def test_what_is_issued_is_the_draft_to_the_letter(session: Session, bureau: Ids) -> None:
    inspected(session, bureau)
    notice_id = draft(session, lead="导语")
    type_under_demands(session, notice_id, lambda text: text.replace("个问题。", "个问题。请抓紧。", 1))
    filled = fill_in(session, notice_id)
    seen: list[NoticeDetail] = []

    def look(detail: NoticeDetail) -> PrintedFile:
        seen.append(detail)
        return printed(detail)

    issue(session, notice_id, 9, render=look)

    (page,) = seen
    given_now: dict[str, Any] = {"status": page.status, "year": 2026, "number": 9, "issued_on": TODAY}
    assert replace(filled, version=page.version, **given_now) == page


def test_the_clerks_line_is_left_and_the_deadline_offered_for_its_place(
    session: Session, bureau: Ids
) -> None:
    inspected(session, bureau)
    notice_id = draft(session)
    type_under_demands(
        session,
        notice_id,
        lambda text: text.replace("待补：第二党支部1个问题。", "待补：第二党支部1个问题。请抓紧。"),
    )
    before = demands(load_notice(session, notice_id)).text

    after = demands(fill_in(session, notice_id))

    assert "请抓紧。" in before
    assert after.text == before
    assert [each.text for each in after.offered] == ["整改时限2026年11月30日：第二党支部1个问题。"]
    put_in = taken(after)
    assert "整改时限2026年11月30日：第二党支部1个问题。请抓紧。" in put_in.text.splitlines()
    assert "待补" not in put_in.text


def test_demands_the_clerk_has_written_stay(session: Session, bureau: Ids) -> None:
    inspected(session, bureau)
    notice_id = draft(session)
    type_under_demands(session, notice_id, lambda _text: "月底前改完。")

    assert demands(fill_in(session, notice_id)).text == "月底前改完。"


def test_a_deadline_of_the_past_is_filled_in_nowhere(session: Session, bureau: Ids) -> None:
    record_id = inspected(session, bureau)
    notice_id = draft(session)
    read = load_inspection(session, record_id)

    with nothing_written(session), pytest.raises(BadInput, match="不应早于2026年11月5日"):
        fill_in(session, notice_id, date(2026, 11, 4))

    assert load_inspection(session, record_id) == read
    assert undated(load_notice(session, notice_id)) == 1


def test_a_problem_without_deadline_issues_nothing(session: Session, bureau: Ids) -> None:
    inspected(session, bureau)
    notice_id = draft(session)

    with nothing_written(session), pytest.raises(BadInput, match="1个问题还没有整改时限，没有印发"):
        issue(session, notice_id)

    assert load_notice(session, notice_id).status is NoticeStatus.DRAFT


def test_the_day_it_is_issued_may_be_the_deadline(session: Session, bureau: Ids) -> None:
    inspected(session, bureau)
    notice_id = draft(session)
    issue(session, notice_id, due_on=TODAY)

    assert load_notice(session, notice_id).items[-1].due_on == TODAY


def without_last(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return findings[:-1]


def one_more(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return (*findings, finding(findings[0].organization_id, "又一个"))


def reworded(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return (replace(findings[0], fact="换了说法"), *findings[1:])


def put_off(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return (replace(findings[0], due_on=COMMON), *findings[1:])


def kept_out(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return (replace(findings[0], in_notice=False), *findings[1:])


@pytest.mark.parametrize("change", [without_last, one_more, reworded, put_off, kept_out])
def test_problems_changed_since_they_were_counted_are_counted_again_first(
    session: Session, bureau: Ids, change: Callable[[tuple[Finding, ...]], tuple[Finding, ...]]
) -> None:
    record_id = inspected(session, bureau)
    notice_id = draft(session)
    inspection = load_inspection(session, record_id)
    save_inspection(session, replace(inspection, findings=change(inspection.findings)))

    with nothing_written(session), pytest.raises(BadInput, match="没有印发；请先点“重新统计”"):
        issue(session, notice_id)
    with nothing_written(session), pytest.raises(BadInput, match="没有填入时限；请先点“重新统计”"):
        fill_in(session, notice_id)

    save_notice(session, with_figures(session, load_notice(session, notice_id), TODAY))
    issue(session, notice_id, due_on=COMMON)
    assert load_notice(session, notice_id).status is NoticeStatus.ISSUED


def test_a_branch_renamed_since_is_the_same_branch(session: Session, bureau: Ids) -> None:
    inspected(session, bureau)
    notice_id = draft(session)
    branch = next(row for row in list_organizations(session) if row.id == bureau.first)
    save_organization(session, replace(branch, name="改名支部"))

    issue(session, notice_id, due_on=COMMON)

    assert "第一党支部" in {item.organization_name for item in load_notice(session, notice_id).items}


def test_when_the_page_fails_nothing_is_on_the_list_and_no_number_is_used(store: Store) -> None:
    with store.write() as session:
        save_settings(session, SETTINGS)
        ids = make_tree(session)
        fill(session, ids)
        record_id = inspected(session, ids)
        notice_id = draft(session)
        before = row_counts(session)
    with store.read() as session:
        read = load_inspection(session, record_id)

    with pytest.raises(RenderFailedError), store.write() as session:
        issue(session, notice_id, due_on=COMMON, render=failing)

    with store.read() as session:
        assert row_counts(session) == before
        assert load_inspection(session, record_id) == read
        assert next_number(session, "某局机党", 2026).may_choose


def test_what_a_notice_has_named_stays_as_it_named_it(session: Session, bureau: Ids) -> None:
    record_id = inspected(session, bureau)
    issue(session, draft(session), due_on=COMMON)
    inspection = load_inspection(session, record_id)

    with pytest.raises(Frozen, match="点名"):
        save_inspection(session, replace(inspection, findings=reworded(inspection.findings)))


def named_item(session: Session, ids: Ids) -> RectificationDetail:
    """An item that an issued notice has put on the list."""
    inspected(session, ids)
    issue(session, draft(session), 9, due_on=COMMON)
    (found,) = (
        row for row in list_items(session, RegisterQuery(), TODAY) if row.problem == "未召开支部党员大会"
    )
    return load_item(session, found.id)


def test_what_a_notice_has_put_on_the_list_is_not_taken_off(session: Session, bureau: Ids) -> None:
    item = named_item(session, bureau)
    assert item.id is not None

    with nothing_written(session), pytest.raises(Frozen, match="〔2026〕9号通报列入，不能删除") as caught:
        remove_item(session, item.id, item.version)

    assert "更正通报" in caught.value.sentence
    assert load_item(session, item.id) == item


@pytest.mark.parametrize(
    "changed",
    [
        {"problem": "未召开支部党员大会，情节较轻"},
        {"source": RectificationSource.SELF_CHECK},
        {"found_on": date(2026, 10, 1)},
        {"organization_id": 1},
    ],
)
def test_what_a_notice_says_of_an_item_is_not_said_otherwise(
    session: Session, bureau: Ids, changed: dict[str, Any]
) -> None:
    item = named_item(session, bureau)

    with nothing_written(session), pytest.raises(Frozen, match="9号通报列入"):
        save_item(session, replace(item, **changed))


def test_what_remains_to_be_filled_in_of_a_named_item_is(session: Session, bureau: Ids) -> None:
    item = named_item(session, bureau)
    assert item.id is not None
    filled = replace(item, cause="责任不清", leader="李建国", due_on=date(2026, 12, 31), note="已报")

    save_item(session, filled)

    kept = load_item(session, item.id)
    assert replace(kept, version=item.version) == filled
