"""Issuing the month's notice without a window, and what was issued afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from gui.papers import Shop, make
from gui.papers.notices import issue_month
from models.data_folder import DataFolder
from models.db.store import Store
from models.failures import BadInput, Frozen
from models.rows.inspection import Finding
from models.rows.notice import NoticeDetail
from models.rows.paper import PaperOrder
from models.rows.query import RegisterQuery
from models.rules.inspection_terms import InspectionMethod
from models.rules.papers import PaperKind
from models.rules.periods import Month
from models.rules.terms import NoticeStatus, OrganizationKind
from models.services.meetings import list_meetings, load_meeting, remove_meeting
from models.services.notice_files import notice_pdf
from models.services.notices import begin_correction, draft_for, list_notices, load_notice, save_notice
from models.services.organizations import list_organizations, save_organization
from models.services.rectification import list_items, load_item, save_item
from models.services.rulebook import load_rulebook, save_rule
from models.services.settings import load_settings, save_settings
from tests.models.services.making import Ids, add_inspection, finding, make_tree
from tests.models.services.noticing import SETTINGS, fill
from tests.reports.conftest import measure

OCTOBER, TODAY, DUE = Month(2026, 10), date(2026, 11, 5), date(2026, 11, 30)


@pytest.fixture
def shop(folder: DataFolder) -> Shop:
    return Shop(folder.fonts)


@pytest.fixture
def bureau(store: Store) -> Ids:
    """A small bureau with an inspection of October that found one problem."""
    with store.write() as session:
        save_settings(session, SETTINGS)
        ids = make_tree(session)
        fill(session, ids)
        found: tuple[Finding, ...] = (finding(ids.first, "会议记录不完整"),)
        add_inspection(session, ids.committee, method=InspectionMethod.UNANNOUNCED, findings=found)
        return ids


def issued(store: Store, shop: Shop, **given: date) -> NoticeDetail:
    with store.write() as session:
        return issue_month(session, shop, OCTOBER, TODAY, **given)


def test_a_month_is_issued_with_todays_day_and_the_next_number(store: Store, shop: Shop, bureau: Ids) -> None:
    notice = issued(store, shop, due_on=DUE)

    assert notice.document_number == "某局机党〔2026〕1号"
    assert (notice.status, notice.issued_on) == (NoticeStatus.ISSUED, TODAY)
    with store.read() as session:
        assert notice.id is not None
        assert notice_pdf(session, notice.id).startswith(b"%PDF")
        items = list_items(session, RegisterQuery(), TODAY)
    assert ("会议记录不完整", DUE) in {(item.problem, item.due_on) for item in items}


def test_a_draft_that_is_kept_is_issued_as_it_was_typed(store: Store, shop: Shop, bureau: Ids) -> None:
    with store.write() as session:
        save_notice(session, replace(draft_for(session, OCTOBER, TODAY), lead="现通报如下。"))

    assert issued(store, shop, due_on=DUE).lead == "现通报如下。"


def test_a_draft_kept_before_the_month_was_over_is_counted_anew(
    store: Store, shop: Shop, bureau: Ids
) -> None:
    with store.write() as session:
        early = draft_for(session, OCTOBER, date(2026, 10, 9))
        first, *others = early.sections
        typed = replace(first, text=f"先说一句。\n{first.text}")
        save_notice(session, replace(early, lead="现通报如下。", sections=(typed, *others)))

    notice = issued(store, shop, due_on=DUE)

    assert notice.figures is not None
    assert notice.figures.counted_on == OCTOBER.last
    assert notice.lead == "现通报如下。"
    assert notice.sections[0].text.startswith("先说一句。\n据台账统计，截至2026年10月31日，")


def test_a_line_typed_in_that_says_the_old_figures_is_not_issued_unseen(
    store: Store, shop: Shop, bureau: Ids
) -> None:
    with store.write() as session:
        early = draft_for(session, OCTOBER, date(2026, 10, 9))
        first, *others = early.sections
        typed = replace(first, text=f"（全局）{first.text}")
        save_notice(session, replace(early, sections=(typed, *others)))

    with pytest.raises(BadInput, match=r"总体情况.*没有印发.*核对这些段落"):
        issued(store, shop, due_on=DUE)

    with store.read() as session:
        kept = draft_for(session, OCTOBER, TODAY)
    assert kept.sections[0].text == typed.text
    assert kept.figures == early.figures


def test_a_month_is_not_issued_twice(store: Store, shop: Shop, bureau: Ids) -> None:
    issued(store, shop, due_on=DUE)

    with pytest.raises(Frozen, match=r"已经印发（某局机党〔2026〕1号）"):
        issued(store, shop, due_on=DUE)


@pytest.mark.parametrize(
    ("month", "due_on", "word"),
    [
        (OCTOBER, None, "没有整改时限"),
        (OCTOBER, date(2026, 11, 1), "整改时限不应早于2026年11月5日"),
        (OCTOBER.shifted(2), DUE, "还没有到"),
    ],
)
def test_a_refusal_keeps_nothing(
    store: Store, shop: Shop, bureau: Ids, month: Month, due_on: date | None, word: str
) -> None:
    with pytest.raises(BadInput, match=word), store.write() as session:
        issue_month(session, shop, month, TODAY, due_on=due_on)

    with store.read() as session:
        assert list_notices(session) == ()


def test_a_deadline_that_contradicts_what_was_typed_issues_nothing(
    store: Store, shop: Shop, bureau: Ids
) -> None:
    with store.write() as session:
        draft = draft_for(session, OCTOBER, TODAY)
        sections = tuple(
            replace(each, text=each.text.replace("个问题。", "个问题。请抓紧。", 1))
            for each in draft.sections
        )
        save_notice(session, replace(draft, sections=sections))
    with store.read() as session:
        kept = draft_for(session, OCTOBER, TODAY)

    with pytest.raises(BadInput, match="核对正文后再印发"), store.write() as session:
        issue_month(session, shop, OCTOBER, TODAY, due_on=DUE)

    with store.read() as session:
        assert draft_for(session, OCTOBER, TODAY) == kept


def drop_meeting(session: Session, ids: Ids) -> None:
    row = list_meetings(session, RegisterQuery())[0]
    remove_meeting(session, row.id, load_meeting(session, row.id).version)


def change_rule(session: Session, ids: Ids) -> None:
    rule = next(rule for rule in load_rulebook(session).rules if rule.code == "theme_day")
    save_rule(session, replace(rule, minimum=3, label="活动日"))


def rename_branch(session: Session, ids: Ids) -> None:
    branch = next(row for row in list_organizations(session) if row.kind is OrganizationKind.BRANCH)
    save_organization(session, replace(branch, name="改名支部"))


def put_off_items(session: Session, ids: Ids) -> None:
    for row in list_items(session, RegisterQuery(), TODAY):
        save_item(session, replace(load_item(session, row.id), cause="责任不清", due_on=date(2027, 1, 1)))


def rename_bureau(session: Session, ids: Ids) -> None:
    save_settings(session, replace(load_settings(session), issuer="别的机关", look_back_months=9))


@pytest.mark.parametrize("change", [drop_meeting, change_rule, rename_branch, put_off_items, rename_bureau])
def test_what_was_issued_is_the_same_bytes_after_any_later_change(
    store: Store, shop: Shop, bureau: Ids, change: Callable[[Session, Ids], None]
) -> None:
    notice = issued(store, shop, due_on=DUE)
    assert notice.id is not None
    order = PaperOrder(PaperKind.INSPECTION_NOTICE, record_id=notice.id)
    with store.read() as session:
        before = make(session, shop, order, TODAY).pdf
        assert before == notice_pdf(session, notice.id)

    with store.write() as session:
        change(session, bureau)

    with store.read() as session:
        assert load_notice(session, notice.id) == notice
        assert make(session, shop, order, TODAY).pdf == before


def test_a_correction_prints_without_annexes_and_is_called_one(store: Store, shop: Shop, bureau: Ids) -> None:
    notice = issued(store, shop, due_on=DUE)
    assert notice.id is not None
    with store.write() as session:
        correction = begin_correction(session, notice.id).record_id
    with store.read() as session:
        order = PaperOrder(PaperKind.INSPECTION_NOTICE, record_id=correction)
        made = make(session, shop, order, TODAY)

    assert made.title == "2026年10月督察通报的更正（草稿）"
    text = measure(made.pdf).text
    assert "更正如下：" in text
    assert "附件" not in text
