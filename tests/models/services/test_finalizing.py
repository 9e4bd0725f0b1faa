"""定稿: a closed record keeps what it says, errata apart; what follows it stays open; only an undo opens it again."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from models.db.store import Store
from models.failures import BadInput, Conflict, Frozen
from models.rows.bureau import BureauSettings
from models.rows.following import Measure, StageMark
from models.rows.query import RegisterQuery
from models.rules.life_terms import RevisionAction
from models.rules.terms import DraftOf, RecordStatus
from models.services import history
from models.services.finalizing import add_erratum, finalize, finalize_many
from models.services.history import noted, revisions_of
from models.services.inspections import load_inspection, save_inspection
from models.services.meetings import list_meetings, load_meeting, remove_meeting, save_meeting
from models.services.putting_back import redo, restore_revision, undo
from models.services.settings import save_settings
from tests.models.services.making import Ids, add_inspection, add_item, add_meeting

DAY = date(2026, 11, 21)
WORDS: dict[str, Any] = {"place": "会议记录", "wrong": "三项", "corrected": "四项", "reason": "听误"}


@pytest.fixture
def closed(session: Session, ids: Ids) -> int:
    """A closed meeting; its closing is the only order of the session."""
    save_settings(session, BureauSettings(operator="赵敏"))
    made = add_meeting(session, ids.first, title="原题", minutes="讨论了三项议题。")
    session.info.pop(history.NOTED)
    finalize(session, made, 1)
    return made


def test_who_closed_it_when_is_kept_and_the_list_shows_it(session: Session, closed: int) -> None:
    kept = load_meeting(session, closed)
    assert kept.finalization is not None
    assert kept.finalization.made_by == "赵敏"
    assert [row.is_final for row in list_meetings(session, RegisterQuery())] == [True]
    assert revisions_of(session, DraftOf.MEETING, closed)[0].action is RevisionAction.FINALIZED


@pytest.mark.parametrize(
    "change", [{"title": "新题"}, {"minutes": ""}, {"place": "三楼"}, {"status": RecordStatus.CANCELLED}]
)
def test_what_it_says_is_refused_with_what_to_do(
    session: Session, closed: int, change: dict[str, Any]
) -> None:
    kept = load_meeting(session, closed)
    with pytest.raises(Frozen) as refused:
        save_meeting(session, replace(kept, **change))
    assert "填写的内容仍留在这里" in refused.value.sentence
    assert load_meeting(session, closed) == kept


def test_what_follows_it_is_still_written(session: Session, closed: int) -> None:
    kept = load_meeting(session, closed)
    measures, stages = (Measure("落实到人"),), (StageMark("report", DAY),)
    save_meeting(session, replace(kept, measures=measures, stages=stages, title=f" {kept.title} "))
    after = load_meeting(session, closed)
    assert (after.measures, after.stages, after.title) == (measures, stages, "原题")


def test_it_is_neither_removed_nor_put_back(session: Session, closed: int) -> None:
    with pytest.raises(Frozen):
        remove_meeting(session, closed, load_meeting(session, closed).version)
    first = revisions_of(session, DraftOf.MEETING, closed)[-1]
    with pytest.raises(Frozen):
        restore_revision(session, first.id)


def test_not_even_sql_rewrites_it(store: Store, kept: Ids) -> None:
    with store.write() as session:
        made = add_meeting(session, kept.first, minutes="原文")
        finalize(session, made, 1)
    for statement in (
        "UPDATE record SET title = '改' WHERE id = :id",
        "UPDATE record_text SET body = '改' WHERE record_id = :id",
        "DELETE FROM record_text WHERE record_id = :id",
    ):
        with pytest.raises(Frozen) as refused, store.write() as session:
            session.execute(text(statement), {"id": made})
        assert "请写勘误" in refused.value.sentence


def test_an_undo_opens_it_and_a_redo_closes_it_again(session: Session, closed: int) -> None:
    back = undo(session, tuple(each.id for each in noted(session)))
    assert load_meeting(session, closed).finalization is None
    assert back.revisions[0].action is RevisionAction.REOPENED
    save_title = load_meeting(session, closed).title
    assert save_title == "原题"
    redo(session, tuple(each.id for each in back.revisions))
    assert load_meeting(session, closed).finalization is not None


def test_an_erratum_is_dated_signed_and_final(session: Session, closed: int) -> None:
    closing = tuple(each.id for each in noted(session))
    add_erratum(session, closed, load_meeting(session, closed).version, today=DAY, **WORDS)
    add_erratum(
        session, closed, load_meeting(session, closed).version, today=DAY, **WORDS | {"wrong": "五项"}
    )
    first, second = load_meeting(session, closed).errata
    assert (first.written_on, first.written_by, first.place) == (DAY, "赵敏", "会议记录")
    assert (first.wrong, first.corrected, first.reason, second.wrong) == ("三项", "四项", "听误", "五项")
    with pytest.raises(Frozen):
        undo(session, (revisions_of(session, DraftOf.MEETING, closed)[0].id,))
    with pytest.raises(Frozen) as refused:
        undo(session, closing)
    # What can still be done, and nothing that is refused to a closed record.
    assert refused.value.sentence.startswith("“原题”定稿后写了勘误")
    assert refused.value.sentence.endswith("请再写一条勘误。")
    assert load_meeting(session, closed).finalization is not None


@pytest.mark.parametrize("words", [{"place": " "}, {"wrong": ""}, {"corrected": ""}, {"corrected": " 三项 "}])
def test_an_erratum_without_words_is_refused(session: Session, closed: int, words: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        add_erratum(session, closed, load_meeting(session, closed).version, today=DAY, **WORDS | words)
    assert load_meeting(session, closed).errata == ()


def test_an_open_record_is_changed_not_corrected(session: Session, ids: Ids) -> None:
    made = add_meeting(session, ids.first)
    with pytest.raises(BadInput):
        add_erratum(session, made, 1, today=DAY, **WORDS)


def test_a_plan_an_item_and_a_closed_record_are_not_closed(session: Session, ids: Ids, closed: int) -> None:
    planned = add_meeting(session, ids.first, status=RecordStatus.PLANNED, held_on=date(2026, 12, 1))
    item = add_item(session, ids.first)
    for record_id, failure in ((planned, BadInput), (item, BadInput), (closed, Frozen)):
        with pytest.raises(failure):
            finalize(session, record_id, 1)
    assert load_meeting(session, planned).finalization is None


def test_somebody_elses_change_is_not_closed_over(session: Session, ids: Ids) -> None:
    made = add_meeting(session, ids.first)
    save_meeting(session, replace(load_meeting(session, made), place="三楼"))
    with pytest.raises(Conflict):
        finalize(session, made, 1)


def test_several_are_closed_at_once_and_those_closed_stay(session: Session, ids: Ids, closed: int) -> None:
    other = add_meeting(session, ids.first)
    finalize_many(session, (closed, other))
    assert load_meeting(session, other).finalization is not None
    with pytest.raises(Frozen):
        finalize_many(session, (closed, other))


def test_a_closed_inspection_takes_nothing_more(session: Session, ids: Ids) -> None:
    made = add_inspection(session, ids.committee)
    finalize(session, made, 1)
    with pytest.raises(Frozen):
        save_inspection(session, replace(load_inspection(session, made), remarks="改"))
    add_erratum(session, made, load_inspection(session, made).version, today=DAY, **WORDS)
    assert len(load_inspection(session, made).errata) == 1
