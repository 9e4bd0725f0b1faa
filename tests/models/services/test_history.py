"""Every order is noted with who did what and how the thing then stood, and can be taken back while nothing came between."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from models.codec import from_json, to_json
from models.db.store import Store
from models.failures import BadInput, Conflict, Frozen, NotFound
from models.rows.attendance import AttendanceRow
from models.rows.bureau import BureauSettings
from models.rows.life import Criticism
from models.rows.revision import Revision
from models.rules.life_terms import CriticismKind, RevisionAction
from models.rules.rectification import Action
from models.rules.terms import DraftOf, MeetingKind, OrganizationKind, RecordStatus
from models.services import history, keepers
from models.services.history import latest, noted, revisions_of
from models.services.meetings import load_meeting, remove_meeting, save_meeting
from models.services.members import load_member
from models.services.organizations import load_organization, remove_organization
from models.services.putting_back import redo, restore_revision, undo
from models.services.rectification import load_item, save_item
from models.services.rectification_moves import advance_item
from models.services.settings import save_settings
from tests.models.services.desks import Desk
from tests.models.services.making import (
    DAY,
    Ids,
    add_item,
    add_meeting,
    add_organization,
    add_person,
    saved,
    undone,
)
from tests.models.services.strategies import few, inspections, items, meetings, studies

A = RevisionAction


def ids_of(revisions: tuple[Revision, ...]) -> tuple[int, ...]:
    return tuple(revision.id for revision in revisions)


def begin_order(session: Session) -> None:
    """What follows in this session is another order than what came before."""
    session.info.pop(history.NOTED, None)


def actions(session: Session, of: DraftOf, key: int) -> list[RevisionAction]:
    return [revision.action for revision in reversed(revisions_of(session, of, key))]


def test_who_did_what_is_noted_with_each_order(session: Session, ids: Ids) -> None:
    save_settings(session, BureauSettings(operator=" 张三 "))
    made = add_meeting(session, ids.first, title="第一次")
    save_meeting(session, replace(load_meeting(session, made), title="改过"))
    remove_meeting(session, made, load_meeting(session, made).version)
    last, changed, first = revisions_of(session, DraftOf.MEETING, made)
    assert [each.action for each in (first, changed, last)] == [A.CREATED, A.CHANGED, A.REMOVED]
    assert {each.made_by for each in (first, changed, last)} == {"张三"}
    assert (first.title, changed.title, last.title) == ("第一次", "改过", "改过")
    assert first.state is not None
    assert changed.state is not None
    assert (first.state["title"], changed.state["title"], last.state) == ("第一次", "改过", None)


def test_saving_what_stands_already_is_no_order(session: Session, ids: Ids) -> None:
    made = add_meeting(session, ids.first)
    save_meeting(session, load_meeting(session, made))
    assert actions(session, DraftOf.MEETING, made) == [A.CREATED]


def test_what_nobody_noted_is_kept_as_it_stood_before_its_first_order(session: Session, ids: Ids) -> None:
    made = add_meeting(session, ids.first, title="早就有的")
    session.execute(text("DROP TRIGGER revision_no_delete"))
    session.execute(text("DELETE FROM revision"))
    begin_order(session)
    save_meeting(session, replace(load_meeting(session, made), title="改过"))
    before = revisions_of(session, DraftOf.MEETING, made)[-1]
    assert (before.action, before.made_by, before.title) == (A.CHANGED, "", "早就有的")
    undo(session, ids_of(noted(session)))
    assert load_meeting(session, made).title == "早就有的"


def test_history_is_never_rewritten(store: Store, kept: Ids) -> None:
    with store.write() as session:
        add_meeting(session, kept.first)
    for statement in ("DELETE FROM revision", "UPDATE revision SET made_by = '别人'"):
        with pytest.raises(Frozen), store.write() as session:
            session.execute(text(statement))


def test_any_order_of_any_register_is_undone_and_redone(session: Session, ids: Ids, desk: Desk) -> None:
    of = DraftOf(desk.register.value)
    keeper = keepers.KEEPERS[of]
    made = desk.add(session, ids.first)
    before = keeper.load(session, made)
    begin_order(session)
    keeper.remove(session, made, before.version)
    step = ids_of(noted(session))
    for _ in range(2):
        back = undo(session, step)
        assert to_json(replace(keeper.load(session, made), version=0)) == to_json(replace(before, version=0))
        assert back.changes.record_id == made
        again = redo(session, ids_of(back.revisions))
        with pytest.raises(NotFound):
            keeper.load(session, made)
        step = ids_of(again.revisions)
    assert noted(session) == ()


def test_a_new_record_undone_is_gone_and_redone_is_back_under_its_number(session: Session, ids: Ids) -> None:
    begin_order(session)
    made = add_meeting(session, ids.first, title="误录")
    back = undo(session, ids_of(noted(session)))
    with pytest.raises(NotFound):
        load_meeting(session, made)
    redo(session, ids_of(back.revisions))
    assert load_meeting(session, made).title == "误录"
    assert actions(session, DraftOf.MEETING, made) == [A.CREATED, A.UNDONE, A.RESTORED]


def test_what_was_changed_meanwhile_is_not_undone(session: Session, ids: Ids) -> None:
    made = add_meeting(session, ids.first, title="甲")
    begin_order(session)
    save_meeting(session, replace(load_meeting(session, made), title="乙"))
    step = ids_of(noted(session))
    save_meeting(session, replace(load_meeting(session, made), title="丙"))
    with pytest.raises(Conflict) as refused:
        undo(session, step)
    assert refused.value.sentence.startswith("“乙”后来又有改动，不能撤销")
    assert load_meeting(session, made).title == "丙"


def test_several_of_one_order_go_back_together_or_not_at_all(store: Store, kept: Ids) -> None:
    with store.write() as session:
        made = [add_meeting(session, kept.first, title=f"第{number}次") for number in range(3)]
        begin_order(session)
        for each in made:
            save_meeting(session, replace(load_meeting(session, each), place="新会议室"))
        step = ids_of(noted(session))
    with store.write() as session:
        undo(session, step)
        assert {load_meeting(session, each).place for each in made} == {""}
        session.rollback()
    with store.write() as session:
        save_meeting(session, replace(load_meeting(session, made[0]), host="张三"))
    with pytest.raises(Conflict), store.write() as session:
        undo(session, step)
    with store.read() as session:
        assert {load_meeting(session, each).place for each in made} == {"新会议室"}


def test_one_thing_saved_twice_in_one_order_goes_back_to_before_both(session: Session, ids: Ids) -> None:
    made = add_meeting(session, ids.first, title="甲")
    begin_order(session)
    for title in ("乙", "丙"):
        save_meeting(session, replace(load_meeting(session, made), title=title))
    undo(session, ids_of(noted(session)))
    assert load_meeting(session, made).title == "甲"


def test_a_move_of_an_item_is_not_undone(session: Session, ids: Ids) -> None:
    made = add_item(session, ids.first, person="")
    save_item(session, replace(load_item(session, made), person="李四"))
    begin_order(session)
    advance_item(session, made, load_item(session, made).version, Action.CLAIM, on=DAY, by="王五")
    step = ids_of(noted(session))
    assert len(step) == 1
    with pytest.raises(Frozen) as refused:
        undo(session, step)
    assert "一经登记不能撤销" in refused.value.sentence


def test_an_item_brought_back_keeps_its_number(session: Session, ids: Ids) -> None:
    first = add_item(session, ids.first)
    number = load_item(session, first).number
    begin_order(session)
    keepers.KEEPERS[DraftOf.RECTIFICATION].remove(session, first, load_item(session, first).version)
    step = ids_of(noted(session))
    assert load_item(session, add_item(session, ids.first)).number != number
    undo(session, step)
    assert load_item(session, first).number == number


def test_a_person_entered_by_mistake_is_taken_off_while_nothing_refers_to_them(
    session: Session, ids: Ids
) -> None:
    begin_order(session)
    made = add_person(session, "误录", ids.first)
    step = ids_of(noted(session))
    back = undo(session, step)
    with pytest.raises(NotFound):
        load_member(session, made)
    redo(session, ids_of(back.revisions))
    assert load_member(session, made).name == "误录"
    assert load_member(session, made).spells[0].branch_id == ids.first


def test_a_person_with_records_stays(session: Session, ids: Ids) -> None:
    begin_order(session)
    made = add_person(session, "张三", ids.first)
    step = ids_of(noted(session))
    add_meeting(session, ids.first, attendance=(AttendanceRow(made, "张三"),))
    with pytest.raises(BadInput) as refused:
        undo(session, step)
    assert refused.value.sentence.startswith("张三已有会议")
    assert load_member(session, made).name == "张三"


def test_an_organisation_removed_comes_back_under_its_number_and_begins_no_new_history(
    session: Session, ids: Ids
) -> None:
    made = add_organization(session, OrganizationKind.BRANCH, "误设支部", parent_id=ids.committee)
    begin_order(session)
    remove_organization(session, made, load_organization(session, made).version)
    undo(session, ids_of(noted(session)))
    assert load_organization(session, made).name == "误设支部"
    assert actions(session, DraftOf.ORGANIZATION, made) == [A.CREATED, A.REMOVED, A.UNDONE]


def test_a_number_given_anew_begins_a_new_history(session: Session, ids: Ids) -> None:
    made = add_organization(session, OrganizationKind.BRANCH, "甲支部", parent_id=ids.committee)
    remove_organization(session, made, load_organization(session, made).version)
    again = add_organization(session, OrganizationKind.BRANCH, "乙支部", parent_id=ids.committee)
    assert again == made
    assert [each.title for each in revisions_of(session, DraftOf.ORGANIZATION, made)] == ["乙支部"]


def test_an_earlier_version_is_put_back_as_a_new_order(session: Session, ids: Ids) -> None:
    made = add_meeting(session, ids.first, title="甲", minutes="原来的记录")
    save_meeting(session, replace(load_meeting(session, made), title="乙", minutes=""))
    first = revisions_of(session, DraftOf.MEETING, made)[-1]
    restore_revision(session, first.id)
    assert load_meeting(session, made).minutes == "原来的记录"
    assert actions(session, DraftOf.MEETING, made) == [A.CREATED, A.CHANGED, A.RESTORED]


def test_a_removal_has_no_version_to_go_back_to(session: Session, ids: Ids) -> None:
    made = add_meeting(session, ids.first)
    remove_meeting(session, made, load_meeting(session, made).version)
    gone = latest(session, DraftOf.MEETING, made)
    assert gone is not None
    with pytest.raises(NotFound):
        restore_revision(session, gone.id)


@few
@given(st.data())
def test_any_row_goes_through_its_history_and_back(store: Store, kept: Ids, data: st.DataObject) -> None:
    kinds = {
        DraftOf.MEETING: meetings(kept.first),
        DraftOf.STUDY: studies(kept.first),
        DraftOf.RECTIFICATION: items(kept.first),
        DraftOf.INSPECTION: inspections(kept.committee, (kept.first, kept.second)),
    }
    of = data.draw(st.sampled_from(list(kinds)))
    first: Any = data.draw(kinds[of])
    second: Any = data.draw(kinds[of])
    keeper = keepers.KEEPERS[of]
    with undone(store) as session:
        key = saved(keeper.save(session, first))
        before = keeper.load(session, key)
        begin_order(session)
        try:
            keeper.save(session, replace(second, id=key, version=before.version))
        except BadInput as refused:
            # Another kind has no room for what is there: nothing was saved.
            if "没有地方放" not in refused.sentence:
                raise
            reject()
        step = ids_of(noted(session))
        state = revisions_of(session, of, key)[-1].state
        assert from_json(json.loads(json.dumps(state)), keeper.shape) == before
        if step:
            undo(session, step)
        assert history.content(to_json(keeper.load(session, key))) == without_new_ids(of, before, session)


def without_new_ids(of: DraftOf, before: Any, session: Session) -> Any:
    """Findings taken away and put back have new numbers; all else is as it was."""
    if of is DraftOf.INSPECTION:
        now = keepers.KEEPERS[of].load(session, before.id)
        findings = tuple(
            replace(finding, id=new.id) for finding, new in zip(before.findings, now.findings, strict=True)
        )
        before = replace(before, findings=findings)
    return history.content(to_json(before))


def test_a_change_of_kind_is_undone_though_the_kind_before_has_no_room(session: Session, ids: Ids) -> None:
    made = add_meeting(session, ids.first, MeetingKind.BRANCH_ASSEMBLY)
    begin_order(session)
    said = (Criticism(CriticismKind.SELF, "学习不够", "甲"),)
    now = replace(load_meeting(session, made), kind=MeetingKind.ORGANIZATIONAL_LIFE, criticisms=said)
    save_meeting(session, now)
    back = undo(session, ids_of(noted(session)))
    assert load_meeting(session, made).kind is MeetingKind.BRANCH_ASSEMBLY
    redo(session, ids_of(back.revisions))
    assert load_meeting(session, made).criticisms == said


def test_a_planned_meeting_keeps_its_status_through_undo(session: Session, ids: Ids) -> None:
    made = add_meeting(session, ids.first, status=RecordStatus.PLANNED, held_on=date(2026, 12, 1))
    begin_order(session)
    save_meeting(
        session,
        replace(
            load_meeting(session, made), status=RecordStatus.CANCELLED, counts_as=(MeetingKind.PARTY_LECTURE,)
        ),
    )
    undo(session, ids_of(noted(session)))
    assert load_meeting(session, made).status is RecordStatus.PLANNED
    assert load_meeting(session, made).counts_as == ()
