"""What a draft takes from the registers: findings, what became of the last notice's problems, records chosen."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.entities import RectificationItem
from models.failures import Frozen
from models.rows.inspection import Manifestation
from models.rows.notice import NoticeDetail, NoticeSection
from models.rules.inspection_terms import ShirkingTag
from models.rules.notice_parts import Grouping, NoticePart
from models.rules.rectification import Action
from models.rules.terms import MeetingKind, RecordStatus
from models.services.inspections import load_inspection, save_inspection
from models.services.meetings import load_meeting, save_meeting
from models.services.notice_composing import (
    earlier_notice,
    practices_in,
    practices_of,
    with_figures,
)
from models.services.notices import begin_correction, draft_for, load_notice, save_notice
from models.services.organizations import list_organizations, save_organization
from models.services.rulebook import load_manifestations, save_manifestations
from models.services.settings import save_settings
from tests.models.services.making import (
    DAY,
    Ids,
    add_inspection,
    add_item,
    add_meeting,
    add_study,
    advance,
    count_statements,
    finding,
    nothing_written,
    saved,
)
from tests.models.services.noticing import OCTOBER, SETTINGS, TODAY, draft, issue

SEPTEMBER = OCTOBER.previous
DUE = date(2026, 11, 30)


def section(notice: NoticeDetail, part: NoticePart) -> NoticeSection:
    return next(section for section in notice.sections if section.part is part)


def text(notice: NoticeDetail, part: NoticePart) -> str:
    return section(notice, part).text


def set_section(notice: NoticeDetail, part: NoticePart, **changed: Any) -> NoticeDetail:
    sections = tuple(
        replace(section, **changed) if section.part is part else section for section in notice.sections
    )
    return replace(notice, sections=sections)


def inspected(session: Session, ids: Ids, **given: Any) -> int:
    """October's inspection with two problems, one of them with a deadline."""
    found = (
        finding(ids.first, "未召开支部党员大会", clause="第十一条", due_on=DUE, tag=ShirkingTag.NOMINAL),
        finding(ids.second, "记录不完整", person="王建国", manifestation=3),
    )
    return add_inspection(session, ids.committee, **{"findings": found} | given)


def test_findings_open_the_problems_dates_and_annex_2(session: Session, bureau: Ids) -> None:
    rows = load_manifestations(session)
    save_manifestations(session, [replace(row, text="不思进取") if row.number == 3 else row for row in rows])
    assert isinstance(rows[0], Manifestation)
    inspected(session, bureau)
    with nothing_written(session):
        new = draft_for(session, OCTOBER, TODAY)

    assert text(new, NoticePart.PROBLEMS).splitlines() == [
        "督察发现问题2个，涉及党组织2个。",
        "第一党支部：未召开支部党员大会（依据：第十一条）。",
        "第二党支部：记录不完整。",
        "按“慵懒散浮拖”具体表现统计：第3项（不思进取）1个。",
        "按不落实表现统计：有名无实1个。",
    ]
    assert text(new, NoticePart.DEMANDS).splitlines() == [
        "整改时限2026年11月30日：第一党支部1个问题。",
        "整改时限待补：第二党支部1个问题。",
        "“回头看”时间：销号满3个月后。",
    ]
    assert text(new, NoticePart.OVERALL).endswith("本次通报另新列入2项。")
    assert [(item.number, item.problem, item.status, item.due_on) for item in new.items] == [
        (1, "会议记录不规范", "整改中", date(2026, 10, 31)),
        (2, "未召开支部党员大会", "新增", DUE),
        (3, "记录不完整", "新增", None),
    ]
    assert tuple(item.finding_id for item in new.items if item.finding_id) == new.findings


def test_without_findings_nothing_is_said(session: Session, bureau: Ids) -> None:
    inspected(session, bureau, findings=())
    new = draft_for(session, OCTOBER, TODAY)

    for part in (NoticePart.PRACTICES, NoticePart.PROBLEMS, NoticePart.PREVIOUS, NoticePart.DEMANDS):
        assert text(new, part) == ""
    assert "新列入" not in text(new, NoticePart.OVERALL)
    assert new.findings == ()


@pytest.mark.parametrize(
    "given", [{"month": SEPTEMBER}, {"status": RecordStatus.PLANNED}, {"status": RecordStatus.CANCELLED}]
)
def test_only_what_was_held_of_the_month_counts(session: Session, bureau: Ids, given: dict[str, Any]) -> None:
    inspected(session, bureau, **given)

    assert draft_for(session, OCTOBER, TODAY).findings == ()


def test_a_finding_kept_out_of_the_notice_stays_out(session: Session, bureau: Ids) -> None:
    inspected(session, bureau, findings=(finding(bureau.first, "一", in_notice=False),))

    assert draft_for(session, OCTOBER, TODAY).findings == ()


def test_grouping_and_names_are_the_drafts_own(session: Session, bureau: Ids) -> None:
    inspected(session, bureau)
    new = draft_for(session, OCTOBER, TODAY)
    other = replace(set_section(new, NoticePart.PROBLEMS, grouping=Grouping.BY_PROBLEM), names_persons=True)

    again = with_figures(session, other, TODAY)

    assert "记录不完整：第二党支部（责任人：王建国）。" in text(again, NoticePart.PROBLEMS).splitlines()
    assert section(again, NoticePart.PROBLEMS).offered == ()
    notice_id = saved(save_notice(session, again))
    session.expunge_all()
    kept = load_notice(session, notice_id)
    assert section(kept, NoticePart.PROBLEMS).grouping is Grouping.BY_PROBLEM
    assert kept.names_persons


def test_a_new_draft_names_persons_as_the_bureau_is_used_to(session: Session, bureau: Ids) -> None:
    assert not draft_for(session, OCTOBER, TODAY).names_persons
    save_settings(session, replace(SETTINGS, names_in_notice=True))
    assert draft_for(session, OCTOBER, TODAY).names_persons


def test_counting_anew_replaces_what_stands_and_offers_the_rest(session: Session, bureau: Ids) -> None:
    record_id = inspected(session, bureau)
    new = draft_for(session, OCTOBER, TODAY)
    lines = text(new, NoticePart.PROBLEMS).splitlines()
    lines[2] = "第二党支部的记录要补。"
    typed = set_section(new, NoticePart.PROBLEMS, text="\n".join(["另见附件。", *lines]))
    inspection = load_inspection(session, record_id)
    first, second = inspection.findings
    more = finding(bureau.second, "签到表没有签名")
    save_inspection(session, replace(inspection, findings=(replace(first, fact="未开会"), second, more)))

    again = section(with_figures(session, typed, TODAY), NoticePart.PROBLEMS)

    assert again.text.splitlines()[:4] == [
        "另见附件。",
        "督察发现问题3个，涉及党组织2个。",
        "第一党支部：未开会（依据：第十一条）。",
        "第二党支部的记录要补。",
    ]
    assert [paragraph.text for paragraph in again.offered] == [
        "第二党支部：（1）记录不完整；（2）签到表没有签名。"
    ]


# --- 上月通报问题整改情况 ---


def noticed(session: Session, ids: Ids) -> None:
    """September's notice, issued, with October's problems on the list since."""
    inspected(session, ids, month=SEPTEMBER, first_on=date(2026, 9, 20))
    issue(session, draft(session, SEPTEMBER), 9, issued_on=date(2026, 10, 8), due_on=date(2026, 10, 20))


def named(session: Session, as_of: date = date(2026, 10, 31)) -> list[tuple[str, bool, int]]:
    earlier = earlier_notice(session, OCTOBER, as_of)
    assert earlier is not None
    return [(item.problem, item.closed, item.late_days) for item in earlier.items]


def test_the_problems_of_the_last_notice_are_followed_as_of_the_day(session: Session, bureau: Ids) -> None:
    noticed(session, bureau)
    add_item(session, bureau.first, problem="别处来的")
    items = earlier_notice(session, OCTOBER, TODAY)
    assert items is not None
    closing = (Action.CLAIM, Action.REQUEST_CLOSURE, Action.APPROVE)
    advance(session, items.items[0].record_id, *((move, date(2026, 10, 25)) for move in closing))

    assert items.document_number == "某局机党〔2026〕9号"
    assert named(session) == [("未召开支部党员大会", True, 0), ("记录不完整", False, 11)]
    assert named(session, date(2026, 10, 24)) == [
        ("未召开支部党员大会", False, 0),
        ("记录不完整", False, 4),
    ]
    assert text(draft_for(session, OCTOBER, TODAY), NoticePart.PREVIOUS).splitlines() == [
        "2026年9月通报（某局机党〔2026〕9号）指出问题2个，截至2026年10月31日已销号1个，销号率50%；尚未销号1个，列后。",
        "第二党支部：记录不完整（整改时限2026年10月20日，逾期11天）。",
    ]


def test_what_was_struck_off_then_counts_as_closed_then(session: Session, bureau: Ids) -> None:
    noticed(session, bureau)
    found = earlier_notice(session, OCTOBER, TODAY)
    assert found is not None
    closing = (Action.CLAIM, Action.REQUEST_CLOSURE, Action.APPROVE)
    advance(session, found.items[0].record_id, *((move, date(2026, 10, 25)) for move in closing))
    advance(session, found.items[0].record_id, (Action.REOPEN, date(2026, 11, 3)))

    assert named(session)[0] == ("未召开支部党员大会", True, 0)
    assert named(session, date(2026, 11, 3))[0][1] is False


def test_what_a_notice_pointed_out_stays_as_many_and_in_its_words(session: Session, bureau: Ids) -> None:
    noticed(session, bureau)
    found = earlier_notice(session, OCTOBER, TODAY)
    assert found is not None
    # Not by way of the services, which refuse both.
    gone = session.get_one(RectificationItem, found.items[0].record_id)
    gone.title, gone.deleted_at = "改过的说法", datetime(2026, 10, 20)
    session.flush()

    assert [item.problem for item in found.items] == ["未召开支部党员大会", "记录不完整"]
    assert earlier_notice(session, OCTOBER, TODAY) == found
    assert "指出问题2个" in text(draft_for(session, OCTOBER, TODAY), NoticePart.PREVIOUS)


def test_only_an_earlier_months_own_notice_is_followed(session: Session, bureau: Ids) -> None:
    assert earlier_notice(session, OCTOBER, TODAY) is None
    noticed(session, bureau)
    own = draft_for(session, SEPTEMBER, TODAY)
    assert own.id is not None
    correction = saved(begin_correction(session, own.id))
    read = load_notice(session, correction)
    save_notice(session, replace(read, lead=f"{read.lead}\n第1项有误。"))
    issue(session, correction, 10)

    for month, number in ((OCTOBER, 9), (OCTOBER.shifted(5), 9)):
        earlier = earlier_notice(session, month, TODAY)
        assert earlier is not None
        assert (earlier.month, earlier.document_number) == (SEPTEMBER, f"某局机党〔2026〕{number}号")
    assert earlier_notice(session, SEPTEMBER, TODAY) is None


# --- 主要做法 ---


def test_what_was_held_in_the_month_may_be_chosen(session: Session, ids: Ids) -> None:
    day = date(2026, 10, 9)
    held = add_meeting(session, ids.first, MeetingKind.BRANCH_ASSEMBLY, held_on=day, title="讨论发展对象")
    study = add_study(session, ids.second)
    add_meeting(session, ids.first, status=RecordStatus.CANCELLED)
    add_meeting(session, ids.first, held_on=date(2026, 9, 30))
    add_item(session, ids.first)

    found = practices_in(session, OCTOBER)

    assert [(row.record_id, row.on, row.organization_name, row.what) for row in found] == [
        (held, day, "第一党支部", "召开支部党员大会"),
        (study, DAY, "第二党支部", "开展支部学习"),
    ]
    chosen = set_section(draft_for(session, OCTOBER, TODAY), NoticePart.PRACTICES, records=(study, held))
    again = with_figures(session, chosen, TODAY)
    assert text(again, NoticePart.PRACTICES).splitlines() == [
        "10月9日，第一党支部召开支部党员大会：讨论发展对象。",
        "10月15日，第二党支部开展支部学习：学习党章。",
    ]

    detail = load_meeting(session, held)
    save_meeting(session, replace(detail, status=RecordStatus.CANCELLED))
    assert [row.record_id for row in practices_of(session, (held, study, 999))] == [study]
    assert text(with_figures(session, again, TODAY), NoticePart.PRACTICES).startswith("10月15日")


# --- all of it ---


def test_as_many_statements_for_many_findings_as_for_one(session: Session, bureau: Ids) -> None:
    noticed(session, bureau)
    one = finding(bureau.first, "一")
    record_id = inspected(session, bureau, findings=(one,))
    blank = draft_for(session, OCTOBER, TODAY)
    before = count_statements(session, lambda s: with_figures(s, blank, TODAY))
    many = (finding(bureau.first, "一"), *(finding(bureau.second, f"问题{each}") for each in range(40)))
    save_inspection(session, replace(load_inspection(session, record_id), findings=many))

    assert count_statements(session, lambda s: with_figures(s, blank, TODAY)) == before


def test_a_correction_counts_nothing_and_an_issued_notice_is_not_counted(
    session: Session, bureau: Ids
) -> None:
    inspected(session, bureau)
    notice_id = draft(session)
    issue(session, notice_id, due_on=DUE)
    correction = load_notice(session, saved(begin_correction(session, notice_id)))

    assert with_figures(session, correction, TODAY) == correction
    with pytest.raises(Frozen, match="更正通报"):
        with_figures(session, load_notice(session, notice_id), TODAY)


def test_a_group_is_named_with_its_branch(session: Session, bureau: Ids) -> None:
    names = {row.id: row.name for row in list_organizations(session)}
    inspected(session, bureau, findings=(finding(bureau.group, "未开会"),))

    assert f"{names[bureau.first]}{names[bureau.group]}：未开会。" in text(
        draft_for(session, OCTOBER, TODAY), NoticePart.PROBLEMS
    )
    branch = next(row for row in list_organizations(session) if row.id == bureau.first)
    save_organization(session, replace(branch, name="改名支部"))
    assert "改名支部" in text(draft_for(session, OCTOBER, TODAY), NoticePart.PROBLEMS)
