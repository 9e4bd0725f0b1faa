"""Giving a notice its number, and never touching it again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from models import clock
from models.db.store import Store
from models.entities import Notice, NoticeFile
from models.failures import BadInput, Frozen, NotFound
from models.rows.bureau import BureauSettings
from models.rows.changes import Changes, Subject
from models.rows.notice import NoticeDetail
from models.rows.paper import FaceUse, PrintedFile
from models.rules.periods import Month
from models.rules.terms import NoticeStatus
from models.services.figures import figures_for
from models.services.meetings import remove_meeting
from models.services.members import load_member, save_member, transfer_member
from models.services.notice_composing import with_figures
from models.services.notice_files import damaged_notices, notice_faces, notice_pdf
from models.services.notice_issuing import NextNumber, issue_notice, next_number
from models.services.notices import draft_for, list_notices, load_notice, remove_draft, save_notice
from models.services.organizations import list_organizations, save_organization
from models.services.rectification import remove_item
from models.services.settings import save_settings
from tests.models.services.making import (
    Ids,
    add_meeting,
    make_tree,
    nothing_written,
    row_counts,
    undone,
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
from tests.models.services.strategies import fewest


def test_the_first_number_of_a_year_may_be_chosen_and_the_rest_follow(session: Session, bureau: Ids) -> None:
    assert next_number(session, "某局机党", 2026) == NextNumber(1, True)
    issue(session, draft(session, OCTOBER), number=9)
    assert next_number(session, "某局机党", 2026) == NextNumber(10, False)

    second = draft(session, OCTOBER.next)
    for wrong in (9, 11, 1, 0, -1):
        with nothing_written(session), pytest.raises(BadInput, match="接续为10号"):
            issue(session, second, number=wrong)
    issue(session, second, number=10)

    assert load_notice(session, second).document_number == "某局机党〔2026〕10号"


@pytest.mark.parametrize("number", [0, -1])
def test_the_first_number_is_a_number(session: Session, bureau: Ids, number: int) -> None:
    notice_id = draft(session)

    with nothing_written(session), pytest.raises(BadInput):
        issue(session, notice_id, number=number)


def test_a_notice_is_dated_at_most_a_month_ahead(
    session: Session, bureau: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice_id = draft(session)
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 5, 9, 0))

    for wrong in (date(2026, 12, 7), date(2062, 11, 5)):
        with nothing_written(session), pytest.raises(BadInput, match=f"{wrong.year}年.*晚一个月以上"):
            issue(session, notice_id, issued_on=wrong)
    issue(session, notice_id, issued_on=date(2026, 12, 6))

    assert load_notice(session, notice_id).issued_on == date(2026, 12, 6)


def test_a_later_number_has_no_earlier_day(session: Session, bureau: Ids) -> None:
    issue(session, draft(session, OCTOBER), issued_on=date(2026, 11, 5))
    second = draft(session, OCTOBER.next)

    with nothing_written(session), pytest.raises(BadInput, match="11月5日"):
        issue(session, second, number=2, issued_on=date(2026, 11, 4))
    issue(session, second, number=2, issued_on=date(2026, 11, 5))


def test_years_and_document_words_count_apart(session: Session, bureau: Ids) -> None:
    issue(session, draft(session, Month(2025, 12)), issued_on=date(2025, 12, 31), number=12)
    issue(session, draft(session, Month(2026, 1)), issued_on=date(2026, 2, 1), number=1)
    issue(session, draft(session, Month(2026, 2), document_word=""), issued_on=date(2026, 3, 1), number=5)

    assert next_number(session, "某局机党", 2025) == NextNumber(13, False)
    assert next_number(session, "某局机党", 2026) == NextNumber(2, False)
    assert next_number(session, "", 2026) == NextNumber(6, False)
    assert next_number(session, "别局机党", 2026) == NextNumber(1, True)
    assert [row.document_number for row in list_notices(session)] == [
        "第5期",
        "某局机党〔2026〕1号",
        "某局机党〔2025〕12号",
    ]


steps = st.lists(st.sampled_from(["issue", "issue", "fail", "discard", "skip", "repeat"]), max_size=10)


@fewest
@given(steps, st.integers(1, 30))
def test_whatever_happens_numbers_have_no_gap_and_none_is_used_twice(
    store: Store, happenings: list[str], first: int
) -> None:
    month, given_out = Month(2026, 1), 0
    with undone(store) as session:
        save_settings(session, SETTINGS)
        for happening in happenings:
            notice_id = draft(session, month)
            number = first + given_out
            if happening == "issue":
                issue(session, notice_id, number)
                month, given_out = month.next, given_out + 1
            elif happening == "fail":
                fail_to_issue(session, notice_id, number, RenderFailedError, failing)
            elif happening != "discard" and given_out:
                wrong = number + 1 if happening == "skip" else number - 1
                fail_to_issue(session, notice_id, wrong, BadInput, printed)
            kept = load_notice(session, notice_id)
            if kept.status is NoticeStatus.DRAFT:
                remove_draft(session, notice_id, kept.version)
                session.flush()
        numbers = [load_notice(session, row.id).number for row in list_notices(session)]
        assert numbers[::-1] == list(range(first, first + given_out))


def fail_to_issue(
    session: Session,
    notice_id: int,
    number: int,
    failure: type[Exception],
    render: Callable[[NoticeDetail], PrintedFile],
) -> None:
    """As the store does it: a failure takes the whole action back."""
    with pytest.raises(failure), session.begin_nested():
        issue(session, notice_id, number, render=render)


def test_a_render_that_fails_uses_up_nothing(store: Store) -> None:
    with store.write() as session:
        save_settings(session, SETTINGS)
        notice_id = draft(session)
        before = row_counts(session)
    with store.read() as session:
        read = load_notice(session, notice_id)

    with pytest.raises(RenderFailedError), store.write() as session:
        issue_notice(session, notice_id, read.version, TODAY, 5, failing)

    with store.read() as session:
        assert load_notice(session, notice_id) == read
        assert row_counts(session) == before
        assert next_number(session, "某局机党", 2026) == NextNumber(1, True)
        with pytest.raises(NotFound, match="还没有印发"):
            notice_pdf(session, notice_id)


@pytest.mark.parametrize(
    ("changed", "given_", "word"),
    [
        ({"issuer": " "}, {}, "署名机关"),
        ({"figures": None}, {}, "统计数据"),
        ({}, {"issued_on": date(2026, 9, 30)}, "早于通报月份"),
    ],
)
def test_a_draft_that_is_not_ready_is_not_issued(
    session: Session, bureau: Ids, changed: dict[str, Any], given_: dict[str, Any], word: str
) -> None:
    notice_id = draft(session, **changed)
    read = load_notice(session, notice_id)

    with nothing_written(session), pytest.raises(BadInput, match=word) as caught:
        issue(session, notice_id, **given_)

    assert "没有印发" in caught.value.sentence
    assert load_notice(session, notice_id) == read


FACE = FaceUse("仿宋", "仿宋_GB2312", "本机字体", "simfang.ttf", 12)


def test_the_page_is_rendered_with_its_number_and_day(session: Session, bureau: Ids) -> None:
    notice_id = draft(session, lead="导语")
    seen: list[NoticeDetail] = []

    def look(detail: NoticeDetail) -> PrintedFile:
        seen.append(detail)
        return PrintedFile(b"%PDF", (FACE,))

    assert issue(session, notice_id, 3, render=look) == Changes.of(Subject.NOTICE, record_id=notice_id)

    session.flush()
    session.expunge_all()
    issued = load_notice(session, notice_id)
    (page,) = seen
    assert (page.document_number, page.issued_on, page.status) == (
        "某局机党〔2026〕3号",
        TODAY,
        NoticeStatus.ISSUED,
    )
    assert replace(page, version=issued.version) == issued
    assert notice_pdf(session, notice_id) == b"%PDF"
    assert notice_faces(session, notice_id) == (FACE,)


# --- what is issued stays ---


def upset(session: Session, ids: Ids) -> None:
    """Change whatever the notice spoke of."""
    person = load_member(session, 1)
    save_member(session, replace(person, name="改名"))
    version = load_member(session, 1).version
    transfer_member(session, 1, version, to_branch_id=None, on=date(2026, 1, 1), place="别局")
    remove_meeting(session, 1, 1)
    remove_item(session, 3, 1)
    add_meeting(session, ids.second)
    branch = next(row for row in list_organizations(session) if row.id == ids.first)
    save_organization(session, replace(branch, name="改名支部", dissolved_on=date(2026, 2, 1)))
    save_settings(session, BureauSettings(issuer="别的机关", document_word="别局"))


def test_nothing_that_happens_later_reaches_an_issued_notice(store: Store) -> None:
    with store.write() as session:
        save_settings(session, SETTINGS)
        ids = make_tree(session)
        fill(session, ids)
        notice_id = draft(session)
        issue(session, notice_id)
    with store.read() as session:
        read, pdf = load_notice(session, notice_id), notice_pdf(session, notice_id)
        live = figures_for(session, OCTOBER, TODAY)

    with store.write() as session:
        upset(session, ids)

    with store.read() as session:
        assert figures_for(session, OCTOBER, TODAY) != live == read.figures
        assert load_notice(session, notice_id) == read
        assert draft_for(session, OCTOBER, TODAY + timedelta(days=90)) == read
        assert notice_pdf(session, notice_id) == pdf == printed(read).pdf
        assert damaged_notices(session) == ()


def test_an_issued_notice_is_neither_saved_nor_removed_nor_issued_nor_counted_anew(
    session: Session, bureau: Ids
) -> None:
    notice_id = draft(session)
    issue(session, notice_id)
    read = load_notice(session, notice_id)
    orders: list[Callable[[], object]] = [
        lambda: save_notice(session, replace(read, lead="改")),
        lambda: save_notice(session, replace(read, status=NoticeStatus.DRAFT, lead="改")),
        lambda: remove_draft(session, notice_id, read.version),
        lambda: issue(session, notice_id, 2),
        lambda: with_figures(session, read, TODAY),
    ]

    for order in orders:
        with nothing_written(session), pytest.raises(Frozen, match="原件完好"):
            order()

    session.expunge_all()
    assert load_notice(session, notice_id) == read


def test_even_the_database_refuses(store: Store) -> None:
    with store.write() as session:
        save_settings(session, SETTINGS)
        notice_id = draft(session)
        issue(session, notice_id)

    for statement in (
        "UPDATE notice SET lead = '改'",
        "UPDATE notice SET status = 'draft'",
        "DELETE FROM notice",
        "UPDATE notice_file SET pdf = x'00'",
        "DELETE FROM notice_file",
    ):
        with pytest.raises(Frozen, match="不能再改动"), store.write() as session:
            session.execute(text(statement))
    with pytest.raises(Frozen), store.write() as session:
        session.get_one(Notice, notice_id).lead = "改"


def test_a_file_that_is_not_what_was_issued_is_not_handed_out(store: Store) -> None:
    with store.write() as session:
        save_settings(session, SETTINGS)
        notice_id = draft(session)
        issue(session, notice_id)
        session.flush()
        session.execute(text("DROP TRIGGER notice_file_no_update"))
        session.execute(text("UPDATE notice_file SET pdf = x'00'"))

    with store.read() as session:
        with pytest.raises(Frozen, match="与印发时不一致"):
            notice_pdf(session, notice_id)
        assert damaged_notices(session) == (load_notice(session, notice_id).title,)
        assert session.get(NoticeFile, notice_id) is not None
