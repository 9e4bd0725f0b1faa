"""Typed input not yet saved, and the bureau's settings: kept as they were typed."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import clock
from models.db.store import Store
from models.entities import Setting
from models.rows.bureau import BureauSettings
from models.rows.changes import Changes, Subject
from models.rules.terms import Register
from models.services.drafts import drafts_of, drop_draft, keep_draft
from models.services.settings import BUREAU_KEY, load_settings, save_settings
from tests.models.services.making import undone
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
@given(st.sampled_from(Register), st.none() | st.integers(1, 10**9), states, states)
def test_a_draft_is_kept_as_typed_and_the_last_state_counts(
    store: Store, register: Register, record_id: int | None, first: dict[str, Any], last: dict[str, Any]
) -> None:
    with undone(store) as session:
        for state in (first, last):
            keep_draft(session, register, record_id, state)
            session.flush()
            session.expunge_all()
        (draft,) = drafts_of(session, register)
        assert (draft.register, draft.record_id, draft.state) == (register, record_id, last)
        drop_draft(session, register, record_id)
        assert drafts_of(session, register) == ()


def test_each_editor_has_its_own_draft(session: Session) -> None:
    for register in (Register.STUDY, Register.MEETING):
        for record_id in (None, 7):
            keep_draft(session, register, record_id, {"题目": f"{register.value} {record_id}"})

    drop_draft(session, Register.STUDY, None)

    assert [draft.state["题目"] for draft in drafts_of(session, Register.STUDY)] == ["study 7"]
    assert len(drafts_of(session, Register.MEETING)) == 2
    assert drafts_of(session, Register.RECTIFICATION) == ()


def test_the_latest_draft_comes_first(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    morning = datetime(2026, 10, 15, 9, 0, 0, 999_999)
    for minutes, record_id in ((0, 3), (5, None), (2, 8)):
        monkeypatch.setattr(clock, "now", lambda minutes=minutes: morning + timedelta(minutes=minutes))
        keep_draft(session, Register.MEETING, record_id, {})

    drafts = drafts_of(session, Register.MEETING)

    assert [draft.record_id for draft in drafts] == [None, 8, 3]
    assert drafts[0].saved_at == datetime(2026, 10, 15, 9, 5)


def test_dropping_what_is_not_there_is_no_failure(session: Session) -> None:
    drop_draft(session, Register.STUDY, 99)


def test_a_draft_survives_the_record_being_saved_elsewhere(store: Store) -> None:
    with store.write() as session:
        keep_draft(session, Register.STUDY, 4, {"题目": "未存"})

    with store.read() as session:
        assert [draft.state for draft in drafts_of(session, Register.STUDY)] == [{"题目": "未存"}]


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
        lecture_each_quarter=False,
        study_each_week=False,
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
