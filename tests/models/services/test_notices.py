"""Drafting a notice: figures, words, annex 2."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.db.store import Store
from models.entities import Notice
from models.failures import BadInput, Conflict, NotFound
from models.rows.bureau import BureauSettings
from models.rows.changes import Changes, Subject
from models.rows.notice import NoticeItem, NoticeSection, Paragraph
from models.rules.notice_parts import Grouping, NoticePart
from models.rules.notice_text import overall_paragraphs
from models.rules.rectification import Action
from models.rules.terms import NoticeStatus, RectificationMode
from models.services.figures import figures_for
from models.services.notice_composing import with_figures
from models.services.notice_issuing import issue_notice
from models.services.notices import draft_for, list_notices, load_notice, remove_draft, save_notice
from models.services.settings import save_settings
from tests.models.services.making import (
    Ids,
    add_item,
    add_meeting,
    advance,
    make_tree,
    nothing_written,
    saved,
    undone,
)
from tests.models.services.noticing import (
    OCTOBER,
    SETTINGS,
    TODAY,
    draft,
    fill,
    issue,
    printed,
)
from tests.models.services.strategies import anything, fewest, long_text, some, something


def test_a_new_draft_brings_figures_words_and_names(session: Session, bureau: Ids) -> None:
    with nothing_written(session):
        new = draft_for(session, OCTOBER, TODAY)

    assert (new.id, new.version, new.status, new.number, new.document_number) == (
        None,
        0,
        NoticeStatus.DRAFT,
        None,
        "",
    )
    assert new.figures == figures_for(session, OCTOBER, TODAY)
    assert new.figures is not None
    assert [section.heading for section in new.sections] == [part.label for part in NoticePart]
    first, *others = new.sections
    assert first.proposed == overall_paragraphs(new.figures)
    assert first.text.splitlines() == [paragraph.text for paragraph in first.proposed]
    assert {section.text for section in others} == {""}
    for field in ("issuer", "red_head", "document_word", "recipients", "copies_to", "office"):
        assert getattr(new, field) == getattr(SETTINGS, field)
    assert new.items == (
        NoticeItem(
            1,
            "第一党支部",
            "会议记录不规范",
            "建立台账",
            "办公室",
            "李建国",
            date(2026, 10, 31),
            "整改中",
            RectificationMode.BY_DATE,
        ),
    )


def test_a_draft_kept_is_found_again_with_what_was_typed(session: Session, bureau: Ids) -> None:
    notice_id = draft(session, lead="导语")
    add_meeting(session, bureau.second)
    save_settings(session, BureauSettings(issuer="别的机关"))

    again = draft_for(session, OCTOBER, TODAY)

    assert (again.id, again.lead, again.issuer, again.version) == (notice_id, "导语", SETTINGS.issuer, 1)
    assert again == load_notice(session, notice_id)
    assert draft_for(session, OCTOBER.next, TODAY).id is None


def test_an_issued_notice_is_what_its_month_brings(session: Session, bureau: Ids) -> None:
    notice_id = draft(session)
    issue(session, notice_id)

    assert draft_for(session, OCTOBER, TODAY).id == notice_id
    assert draft_for(session, OCTOBER, TODAY).status is NoticeStatus.ISSUED


@pytest.mark.parametrize(("today", "early"), [(date(2026, 9, 30), True), (date(2026, 10, 1), False)])
def test_a_month_that_has_not_begun_has_no_notice(
    session: Session, bureau: Ids, today: date, early: bool
) -> None:
    if early:
        with pytest.raises(BadInput, match="2026年10月还没有到"):
            draft_for(session, OCTOBER, today)
    else:
        assert draft_for(session, OCTOBER, today).month == OCTOBER


def test_counting_anew_leaves_what_was_typed(session: Session, bureau: Ids) -> None:
    old = replace(
        draft_for(session, OCTOBER, TODAY), lead="导语", sections=(NoticeSection("总体情况", "较好"),)
    )
    add_item(session, bureau.second)

    new = with_figures(session, old, TODAY)

    assert len(new.items) == 2
    (section,) = new.sections
    assert (section.text, section.part) == ("较好", NoticePart.OVERALL)
    assert (
        section.offered
        == section.proposed
        == overall_paragraphs(new.figures or figures_for(session, OCTOBER, TODAY))
    )
    assert replace(new, figures=old.figures, sections=old.sections, items=old.items) == old


PARAGRAPHS = some(st.builds(Paragraph, something, anything))
SECTIONS = st.builds(
    NoticeSection,
    anything,
    long_text,
    st.none() | st.sampled_from(NoticePart),
    PARAGRAPHS,
    PARAGRAPHS,
    PARAGRAPHS,
    st.sampled_from(Grouping),
    some(st.integers(1, 99)),
)


@fewest
@given(st.data())
def test_a_draft_is_read_as_it_was_saved(store: Store, data: st.DataObject) -> None:
    with undone(store) as session:
        fill(session, make_tree(session))
        blank = draft_for(session, OCTOBER, TODAY)
        typed = replace(
            blank,
            title=data.draw(something),
            lead=data.draw(long_text),
            sections=data.draw(some(SECTIONS)),
            names_persons=data.draw(st.booleans()),
            findings=data.draw(some(st.integers(1, 99))),
            issuer=data.draw(anything),
            recipients=data.draw(anything),
            copies_to=data.draw(anything),
            office=data.draw(anything),
            document_word=data.draw(anything),
            red_head=data.draw(anything),
            figures=data.draw(st.none() | st.just(blank.figures)),
        )
        notice_id = saved(save_notice(session, typed))
        session.expunge_all()
        assert load_notice(session, notice_id) == replace(typed, id=notice_id, version=1)


def test_a_draft_changed_elsewhere_is_neither_overwritten_nor_removed_nor_issued(store: Store) -> None:
    with store.write() as session:
        save_settings(session, SETTINGS)
        notice_id = draft(session)
    with store.read() as session:
        read = load_notice(session, notice_id)
    with store.write() as session:
        save_notice(session, replace(read, lead="别处改的"))

    orders: list[Callable[[Session], object]] = [
        lambda s: save_notice(s, replace(read, lead="我改的")),
        lambda s: remove_draft(s, notice_id, read.version),
        lambda s: issue_notice(s, notice_id, read.version, TODAY, 1, printed),
    ]
    for order in orders:
        with pytest.raises(Conflict), store.write() as session:
            order(session)

    with store.read() as session:
        assert load_notice(session, notice_id) == replace(read, lead="别处改的", version=2)


def test_a_month_has_one_draft(session: Session, bureau: Ids) -> None:
    first = draft_for(session, OCTOBER, TODAY)
    save_notice(session, first)

    with nothing_written(session), pytest.raises(BadInput, match="2026年10月的通报已经有了"):
        save_notice(session, first)


def test_a_notice_has_a_title(session: Session, bureau: Ids) -> None:
    with nothing_written(session), pytest.raises(BadInput, match="标题"):
        save_notice(session, replace(draft_for(session, OCTOBER, TODAY), title=" 　"))


def test_a_draft_given_up_is_gone(session: Session, bureau: Ids) -> None:
    notice_id = draft(session)

    assert remove_draft(session, notice_id, 1) == Changes.of(Subject.NOTICE)

    assert list_notices(session) == ()
    with pytest.raises(NotFound, match="没有改动"):
        load_notice(session, notice_id)
    assert draft_for(session, OCTOBER, TODAY).id is None


def test_the_list_shows_the_latest_month_first(session: Session, bureau: Ids) -> None:
    for month in (OCTOBER.previous, OCTOBER.next, OCTOBER):
        draft(session, month)
    issue(session, draft_for(session, OCTOBER, TODAY).id or 0, number=7)

    rows = list_notices(session)

    assert [row.month for row in rows] == [OCTOBER.next, OCTOBER, OCTOBER.previous]
    assert [row.document_number for row in rows] == ["", "某局机党〔2026〕7号", ""]
    assert [row.issued_on for row in rows] == [None, TODAY, None]


# --- annex 2 ---


@pytest.mark.parametrize(
    ("changed", "closed_on", "today", "words"),
    [
        ({}, None, date(2026, 10, 31), "整改中"),
        ({}, None, date(2026, 11, 30), "整改中"),
        ({"due_on": date(2026, 10, 19)}, None, date(2026, 11, 30), "逾期12天"),
        ({"due_on": date(2026, 10, 19)}, None, date(2026, 10, 20), "逾期1天"),
        ({"due_on": date(2026, 10, 19)}, date(2026, 10, 25), date(2026, 11, 30), "已销号"),
        ({"due_on": date(2026, 10, 30)}, date(2026, 11, 2), date(2026, 11, 30), "逾期1天"),
        ({}, date(2026, 11, 2), date(2026, 11, 30), "整改中"),
        (
            {"mode": RectificationMode.LONG_TERM, "due_on": date(2026, 10, 19)},
            None,
            date(2026, 11, 30),
            "整改中",
        ),
    ],
)
def test_how_annex_2_says_where_an_item_stands(
    session: Session, ids: Ids, changed: dict[str, Any], closed_on: date | None, today: date, words: str
) -> None:
    record_id = add_item(session, ids.first, person="李建国", **changed)
    if closed_on:
        advance(session, record_id, (Action.REQUEST_CLOSURE, closed_on), (Action.APPROVE, closed_on))

    (item,) = draft_for(session, OCTOBER, today).items

    assert item.status == words


def test_annex_2_holds_what_the_figures_count(session: Session, ids: Ids) -> None:
    for found_on, closed_on in (
        (date(2026, 9, 1), date(2026, 9, 30)),
        (date(2026, 9, 2), date(2026, 10, 1)),
        (date(2026, 10, 31), None),
        (date(2026, 11, 1), None),
    ):
        record_id = add_item(
            session, ids.first, problem=f"{found_on}", found_on=found_on, due_on=date(2026, 12, 1)
        )
        if closed_on:
            moves = (Action.CLAIM, Action.REQUEST_CLOSURE, Action.APPROVE)
            advance(session, record_id, *((move, closed_on) for move in moves))

    notice = draft_for(session, OCTOBER, TODAY)

    assert [(item.number, item.problem) for item in notice.items] == [(1, "2026-09-02"), (2, "2026-10-31")]
    assert notice.figures is not None
    assert sum(row.rectification.on_list for row in notice.figures.branches) == 2
    assert len(draft_for(session, OCTOBER, date(2026, 10, 30)).items) == 1


# --- drafts of before ---


def kept_apart(session: Session, notice_id: int) -> None:
    """As it was kept while the figures' sentences stood apart from the text and sections knew heading and text only."""
    entity = session.get_one(Notice, notice_id)
    entity.figures_text = "数字一。\n数字二。"
    entity.sections = [{"heading": "总体情况", "text": "较好。"}, {"heading": "整改要求", "text": "抓紧。"}]
    session.flush()


def test_a_draft_of_before_is_one_text_with_the_new_part(session: Session, bureau: Ids) -> None:
    notice_id = draft(session)
    kept_apart(session, notice_id)
    read = load_notice(session, notice_id)

    assert [(section.part, section.text) for section in read.sections] == [
        (NoticePart.OVERALL, "数字一。\n数字二。\n较好。"),
        (NoticePart.PREVIOUS, ""),
        (NoticePart.DEMANDS, "抓紧。"),
    ]
    counted = with_figures(session, read, TODAY)
    assert counted.figures is not None
    words = [paragraph.text for paragraph in overall_paragraphs(counted.figures)]
    assert counted.sections[0].text.splitlines() == [*words, "较好。"]

    save_notice(session, read)
    session.flush()
    session.expunge_all()
    assert load_notice(session, notice_id).sections == read.sections
    assert session.get_one(Notice, notice_id).figures_text == ""


def test_an_issued_notice_of_before_is_shown_whole(session: Session, bureau: Ids) -> None:
    notice_id = draft(session)
    kept_apart(session, notice_id)
    issue(session, notice_id)

    assert [section.text for section in load_notice(session, notice_id).sections] == [
        "数字一。\n数字二。\n较好。",
        "",
        "抓紧。",
    ]
