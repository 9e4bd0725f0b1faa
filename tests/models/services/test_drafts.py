"""Typed input not yet saved, and the bureau's settings: kept as they were typed."""

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
from models.entities import Setting
from models.failures import BadInput
from models.rows.bureau import BureauSettings, MemberDetail
from models.rows.changes import Changes, Subject
from models.rows.roster_import import PlannedMember, RosterPlan
from models.rules.terms import DraftOf, OrganizationKind, Register, Standing
from models.services.drafts import (
    FORMS_KEPT,
    drafts_of,
    drop_draft,
    keep_draft,
    kinds_with_drafts,
    save_and_forget,
)
from models.services.organizations import list_organizations, remove_organization
from models.services.roster import members_on
from models.services.roster_import import apply_plan, undo_import
from models.services.settings import BUREAU_KEY, load_settings, save_settings
from tests.models.services.making import add_organization, add_person, make_tree, saved, undone
from tests.models.services.strategies import few

typed = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("甲乙abc", max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)
states = st.dictionaries(st.text("甲乙abc", max_size=3), typed, max_size=4)


@few
@given(st.sampled_from(DraftOf), st.none() | st.integers(1, 10**9), states, states)
def test_a_draft_is_kept_as_typed_and_the_last_state_counts(
    store: Store, of: DraftOf, record_id: int | None, first: dict[str, Any], last: dict[str, Any]
) -> None:
    with undone(store) as session:
        for state in (first, last):
            keep_draft(session, of, record_id, state)
            session.flush()
            session.expunge_all()
        (draft,) = drafts_of(session, of)
        assert (draft.of, draft.record_id, draft.state) == (of, record_id, last)
        drop_draft(session, of, record_id)
        assert drafts_of(session, of) == ()


def test_each_editor_has_its_own_draft(session: Session) -> None:
    for of in (DraftOf.STUDY, DraftOf.MEETING):
        for record_id in (None, 7):
            keep_draft(session, of, record_id, {"题目": f"{of.value} {record_id}"})

    drop_draft(session, DraftOf.STUDY, None)

    assert [draft.state["题目"] for draft in drafts_of(session, DraftOf.STUDY)] == ["study 7"]
    assert len(drafts_of(session, DraftOf.MEETING)) == 2
    assert drafts_of(session, DraftOf.RECTIFICATION) == ()


def test_the_latest_draft_comes_first(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    morning = datetime(2026, 10, 15, 9, 0, 0, 999_999)
    for minutes, record_id in ((0, 3), (5, None), (2, 8)):
        monkeypatch.setattr(clock, "now", lambda minutes=minutes: morning + timedelta(minutes=minutes))
        keep_draft(session, DraftOf.MEETING, record_id, {})

    drafts = drafts_of(session, DraftOf.MEETING)

    assert [draft.record_id for draft in drafts] == [None, 8, 3]
    assert drafts[0].saved_at == datetime(2026, 10, 15, 9, 5)


def test_dropping_what_is_not_there_is_no_failure(session: Session) -> None:
    drop_draft(session, DraftOf.STUDY, 99)


def test_a_draft_survives_the_record_being_saved_elsewhere(store: Store) -> None:
    with store.write() as session:
        keep_draft(session, DraftOf.STUDY, 4, {"题目": "未存"})

    with store.read() as session:
        assert [draft.state for draft in drafts_of(session, DraftOf.STUDY)] == [{"题目": "未存"}]


def test_what_an_earlier_version_kept_of_a_register_is_still_read(session: Session) -> None:
    for register in Register:
        kept = {"code": register.value, "key": 7, "at": "2026-10-15 09:00:00"}
        session.execute(
            text("INSERT INTO draft (register, record_key, state, saved_at) VALUES (:code, :key, '{}', :at)"),
            kept,
        )
        (draft,) = drafts_of(session, DraftOf(register.value))
        assert draft.record_id == 7


def test_the_kinds_that_have_drafts_come_latest_first(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kinds_with_drafts(session) == ()
    kept = ((DraftOf.MEMBER, 3), (DraftOf.REFLECTION, None), (DraftOf.MEMBER, 5), (DraftOf.MEETING, None))
    for minute, (of, record_id) in zip((5, 0, 9, 2), kept, strict=True):
        monkeypatch.setattr(clock, "now", lambda minute=minute: datetime(2026, 10, 15, 9, minute))
        keep_draft(session, of, record_id, {})
    assert kinds_with_drafts(session) == (DraftOf.MEMBER, DraftOf.MEETING, DraftOf.REFLECTION)


def test_small_dialogs_never_opened_again_are_forgotten_after_a_season(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def typed(day: datetime, of: DraftOf, number: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: day)
        keep_draft(session, of, number, {})

    last = datetime(2026, 11, 21, 10)
    typed(last - FORMS_KEPT, DraftOf.FORM, 1)
    typed(last - FORMS_KEPT - timedelta(seconds=1), DraftOf.FORM, 2)
    typed(last - 2 * FORMS_KEPT, DraftOf.MEETING, 3)
    typed(last, DraftOf.FORM, 4)
    assert [draft.record_id for draft in drafts_of(session, DraftOf.FORM)] == [4, 1]
    assert kinds_with_drafts(session) == (DraftOf.MEETING,)


def test_saving_forgets_the_draft_and_a_refusal_leaves_both_as_they_were(store: Store) -> None:
    def refuse(_session: Session, _row: MemberDetail) -> Changes:
        raise BadInput("不行。")

    def accept(_session: Session, _row: MemberDetail) -> Changes:
        return Changes.of(Subject.ROSTER, record_id=8)

    row = MemberDetail(None, "")
    with store.write() as session:
        keep_draft(session, DraftOf.MEMBER, None, {"headline": "党员"})
        keep_draft(session, DraftOf.ORGANIZATION, None, {})
    with pytest.raises(BadInput), store.write() as session:
        save_and_forget(session, refuse, row, DraftOf.MEMBER)
    with store.write() as session:
        assert len(drafts_of(session, DraftOf.MEMBER)) == 1
        assert save_and_forget(session, accept, row, DraftOf.MEMBER).record_id == 8
        assert kinds_with_drafts(session) == (DraftOf.ORGANIZATION,)


def test_what_is_deleted_takes_its_drafts_along_for_its_number_is_given_again(session: Session) -> None:
    ids = make_tree(session)
    mistaken = add_organization(session, OrganizationKind.BRANCH, "第三党支部", parent_id=ids.committee)
    kept = ((DraftOf.ORGANIZATION, mistaken), (DraftOf.ORGANIZATION, ids.first), (DraftOf.MEMBER, mistaken))
    for of, record_id in kept:
        keep_draft(session, of, record_id, {})
    remove_organization(session, mistaken, 1)
    assert [draft.record_id for draft in drafts_of(session, DraftOf.ORGANIZATION)] == [ids.first]
    assert [draft.record_id for draft in drafts_of(session, DraftOf.MEMBER)] == [mistaken]


def test_an_import_taken_back_takes_the_drafts_of_its_people_and_places_along(session: Session) -> None:
    ids = make_tree(session)
    stays = add_person(session, "原来的人", ids.first)
    people = (
        PlannedMember(2, "甲", "第一党支部", Standing.FULL),
        PlannedMember(3, "乙", "新支部", Standing.FULL),
    )
    plan = RosterPlan("名册.xlsx", "Sheet1", 1, (), (), people, (), ("新支部",))
    batch = saved(apply_plan(session, plan))
    came = [entry.id for entry in members_on(session, date(2026, 10, 31)) if entry.id != stays]
    place = next(row.id for row in list_organizations(session) if row.name == "新支部")
    for record_id in (stays, None, *came):
        keep_draft(session, DraftOf.MEMBER, record_id, {})
    for record_id in (place, ids.first):
        keep_draft(session, DraftOf.ORGANIZATION, record_id, {})
    undo_import(session, batch)
    assert {draft.record_id for draft in drafts_of(session, DraftOf.MEMBER)} == {None, stays}
    assert [draft.record_id for draft in drafts_of(session, DraftOf.ORGANIZATION)] == [ids.first]


def test_before_anything_is_set_the_defaults_hold(session: Session) -> None:
    assert load_settings(session) == BureauSettings()


def test_settings_are_read_as_they_were_saved(session: Session) -> None:
    settings = BureauSettings(
        "某市某局",
        "某局党组",
        "某局机关委员会",
        "党委办",
        "机关党委",
        "某局机关委员会文件",
        "某局机党",
        "各支部",
        "局领导",
        "Z109",
        look_back_months=6,
        record_within_days=5,
        names_in_notice=True,
    )

    assert save_settings(session, BureauSettings(bureau_name="旧名")) == Changes.of(Subject.BUREAU)
    save_settings(session, settings)
    session.flush()
    session.expunge_all()

    assert load_settings(session) == settings


def test_settings_of_another_version_are_read_as_far_as_they_are_known(session: Session) -> None:
    session.add(Setting(key=BUREAU_KEY, value={"bureau_name": "某局", "unheard_of": 1}))
    session.flush()

    assert load_settings(session) == replace(BureauSettings(), bureau_name="某局")
