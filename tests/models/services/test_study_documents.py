"""学习篇目: which sessions and meetings name a document, and what may be taken over."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.db.store import Store
from models.failures import BadInput, Conflict, NotFound
from models.rows.meeting import AgendaItem
from models.rows.study import Material
from models.rows.study_plan import StudyDocument
from models.rules.study_terms import DocumentKind
from models.rules.terms import MeetingKind, RecordStatus
from models.services.study import organizers
from models.services.study_documents import (
    document_materials,
    list_documents,
    remove_document,
    save_document,
    take_over,
    unlisted_materials,
)
from tests.models.services.growing import statements_as_it_grows
from tests.models.services.making import Ids, add_meeting, add_study, make_tree, saved, undone

ISSUED = date(2026, 10, 1)
SPEECH = StudyDocument(None, DocumentKind.SPEECH, "在某会议上的讲话", "新华社", ISSUED)


def add(session: Session, title: str = SPEECH.title, **given: object) -> int:
    return saved(save_document(session, replace(SPEECH, title=title, **given)))  # type: ignore[arg-type]


def only(session: Session) -> StudyDocument:
    (row,) = list_documents(session)
    return row


def test_the_first_session_that_names_it_tells_the_days(session: Session, ids: Ids) -> None:
    add(session)
    late = add_study(
        session, ids.first, held_on=date(2026, 10, 20), materials=(Material("在某会议上的讲话"),)
    )
    early = add_study(
        session,
        ids.second,
        held_on=date(2026, 10, 13),
        materials=(Material("《在某会议上的讲话》", "", ISSUED),),
    )
    row = only(session)
    assert (row.sessions, row.first_studied_on, row.days_to_follow) == ((early, late), date(2026, 10, 13), 12)


def test_a_first_topic_of_a_meeting_names_it_too(session: Session, ids: Ids) -> None:
    add(session)
    agenda = (
        AgendaItem("传达学习《在某会议上的讲话》精神", is_first_topic=True),
        AgendaItem("审议《在某会议上的讲话》"),
    )
    record = add_meeting(session, ids.first, MeetingKind.BRANCH_COMMITTEE, agenda=agenda)
    add_meeting(session, ids.first, MeetingKind.BRANCH_ASSEMBLY, agenda=agenda[1:])
    add_meeting(session, ids.first, MeetingKind.HEART_TALK, agenda=agenda)
    assert only(session).sessions == (record,)


def test_planned_and_cancelled_sessions_name_nothing(session: Session, ids: Ids) -> None:
    add(session)
    for status in (RecordStatus.PLANNED, RecordStatus.CANCELLED):
        add_study(session, ids.first, status=status, materials=(Material(SPEECH.title),))
    row = only(session)
    assert (row.sessions, row.first_studied_on, row.days_to_follow) == ((), None, None)
    assert unlisted_materials(session) == ()


def test_another_day_of_issue_is_another_document(session: Session, ids: Ids) -> None:
    add(session)
    add_study(session, ids.first, materials=(Material(SPEECH.title, "", date(2025, 10, 1)),))
    assert only(session).sessions == ()
    assert [row.material.issued_on for row in unlisted_materials(session)] == [date(2025, 10, 1)]


def test_what_was_studied_without_being_listed_is_taken_over_by_one_order(session: Session, ids: Ids) -> None:
    first = add_study(session, ids.first, held_on=date(2026, 9, 1), materials=(Material("《党章》"),))
    second = add_study(session, ids.first, materials=(Material("党章", "中共中央"), Material("条例")))
    found = unlisted_materials(session)
    assert {(row.material, row.sessions, row.first_studied_on) for row in found} == {
        (Material("《党章》", "中共中央"), (first, second), date(2026, 9, 1)),
        (Material("条例"), (second,), date(2026, 10, 15)),
    }
    take_over(session, [row.material for row in found])
    assert unlisted_materials(session) == ()
    rows = {row.title: row for row in list_documents(session)}
    assert set(rows) == {"党章", "条例"}, "books' marks are put by whoever prints"
    assert rows["党章"].kind is DocumentKind.OTHER
    assert not rows["党章"].required
    assert rows["党章"].sessions == (first, second)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("《甲》", "甲"),
        ("《甲》和《乙》", "《甲》和《乙》"),
        ("《关于《甲》的说明》", "关于《甲》的说明"),
        ("甲", "甲"),
    ],
)
def test_a_title_is_kept_without_the_marks_around_all_of_it(session: Session, typed: str, kept: str) -> None:
    add(session, typed)
    assert only(session).title == kept


def test_what_cannot_be_a_document_is_refused(session: Session) -> None:
    with pytest.raises(BadInput, match="请填写题名"):
        add(session, " 《》 ")
    with pytest.raises(BadInput, match="1926年"):
        add(session, issued_on=date(1926, 10, 1))
    add(session)
    with pytest.raises(BadInput, match="已经有《在某会议上的讲话》"):
        add(session, "《在某会议上的讲话》")
    add(session, issued_on=date(2027, 1, 1))
    with pytest.raises(BadInput, match=r"发布日期2026年.*不是同一篇的，请填写这一篇的发布日期"):
        add(session, issued_on=None)
    add(session, "又一篇", issued_on=None)
    with pytest.raises(BadInput, match=r"《又一篇》，发布日期待补.*请修改原来的那一篇"):
        add(session, "《又一 篇》", issued_on=None)
    with pytest.raises(BadInput, match="请把发布日期补到原来的那一篇"):
        add(session, "又一篇")


def test_one_material_written_with_and_without_its_day_is_taken_over_once(session: Session) -> None:
    take_over(session, [Material("讲话"), Material("《讲话》", "新华社", ISSUED)])
    assert [(row.title, row.issued_on) for row in list_documents(session)] == [("讲话", ISSUED)]


def test_a_document_is_changed_and_taken_off(session: Session) -> None:
    record_id = add(session)
    row = only(session)
    save_document(session, replace(row, note="重点"))
    with pytest.raises(Conflict):
        save_document(session, replace(row, note="别的"))
    with pytest.raises(Conflict):
        remove_document(session, record_id, row.version)
    remove_document(session, record_id, only(session).version)
    assert list_documents(session) == ()
    with pytest.raises(NotFound):
        remove_document(session, record_id, 1)


def test_titles_are_completed_from_the_list_latest_first(session: Session, ids: Ids) -> None:
    add(session, "旧", issued_on=date(2020, 1, 1))
    add(session, "新", issuer="")
    assert document_materials(session) == (
        Material("新", "", ISSUED),
        Material("旧", "新华社", date(2020, 1, 1)),
    )
    for name in ("市委党校", "机关工委", "市委党校"):
        add_study(session, ids.first, organizer=name)
    assert organizers(session) == ("市委党校", "机关工委")


def test_a_hundred_documents_send_as_many_statements_as_three(session: Session, ids: Ids) -> None:
    def grow(number: int) -> None:
        add(session, f"第{number}号文件")
        add_study(session, ids.first, materials=(Material(f"《第{number}号文件》"), Material(f"{number}")))

    def ask(inside: Session) -> None:
        list_documents(inside)
        unlisted_materials(inside)

    few, many = statements_as_it_grows(session, (3, 100), grow, ask)
    assert few == many <= 6


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["《甲 文》", "甲文", "乙文"])), max_size=8))
def test_the_days_are_those_to_the_earliest_that_names_it(
    store: Store, studied: list[tuple[int, str]]
) -> None:
    with undone(store) as session:
        ids = make_tree(session)
        add(session, "甲文")
        for day, title in studied:
            add_study(
                session,
                ids.first,
                held_on=date.fromordinal(ISSUED.toordinal() + day),
                materials=(Material(title),),
            )
        mine = [day for day, title in studied if title != "乙文"]
        assert only(session).days_to_follow == min(mine, default=None)
        assert len(only(session).sessions) == len(mine)
