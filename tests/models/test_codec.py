"""Figures frozen into JSON come back as they were."""

import json
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.codec import from_json, to_json
from models.rows.bureau import MemberDetail
from models.rows.daily_work import DailyWorkDetail
from models.rows.following import Erratum, Finalization
from models.rows.meeting import MeetingDetail
from models.rows.notice import (
    BranchFigures,
    NoticeFigures,
    NoticeItem,
    NoticeSection,
    RectificationFigure,
    RequirementFigure,
)
from models.rows.study import StudyDetail
from models.rules.daily_terms import CareKind, DailyWorkKind
from models.rules.periods import Month
from models.rules.study_terms import Sitting
from models.rules.terms import MeetingKind, RectificationMode, StudyKind, Verdict

FIGURES = NoticeFigures(
    Month(2026, 10),
    date(2026, 10, 31),
    (
        BranchFigures(
            7,
            "办公室党支部",
            12,
            (
                RequirementFigure("branch_assembly", "支部党员大会", "四季度", 0, None, Verdict.MET),
                RequirementFigure("theme_day", "主题党日", "10月", 1, 1, next(iter(Verdict))),
            ),
            RectificationFigure(3, 2, 0),
        ),
    ),
)


def through_text(value: object) -> object:
    return json.loads(json.dumps(to_json(value), ensure_ascii=False))


def test_figures_come_back_as_they_were() -> None:
    back = from_json(through_text(FIGURES), NoticeFigures)
    assert back == FIGURES
    assert isinstance(back.counted_on, date)
    assert isinstance(back.branches[0].requirements[0].verdict, Verdict)
    assert isinstance(back.branches, tuple)


def test_figures_frozen_before_other_organisations_were_counted_are_still_read() -> None:
    kept = to_json(FIGURES)
    del kept["others"]
    assert from_json(kept, NoticeFigures) == FIGURES


@pytest.mark.parametrize("verdict", Verdict)
def test_terms_are_kept_by_code_never_by_their_word(verdict: Verdict) -> None:
    figure = RequirementFigure("a", "甲", "10月", 0, None, verdict)
    kept = to_json(figure)
    assert kept["verdict"] == verdict.value
    assert verdict.label not in json.dumps(kept["verdict"], ensure_ascii=False)
    assert from_json(kept, RequirementFigure) == figure


@given(
    st.builds(
        NoticeItem,
        number=st.integers(1, 999),
        organization_name=st.text(max_size=20),
        problem=st.text(max_size=50),
        measures=st.text(max_size=50),
        department=st.text(max_size=20),
        person=st.text(max_size=20),
        due_on=st.none() | st.dates(),
        status=st.text(max_size=10),
        mode=st.sampled_from(RectificationMode),
    )
)
def test_any_item_comes_back(item: NoticeItem) -> None:
    assert from_json(through_text(item), NoticeItem) == item


@given(st.lists(st.builds(NoticeSection, st.text(max_size=20), st.text(max_size=50))))
def test_any_sections_come_back(sections: list[NoticeSection]) -> None:
    assert from_json(through_text(tuple(sections)), tuple[NoticeSection, ...]) == tuple(sections)


@pytest.mark.parametrize(
    "broken",
    [
        None,
        [],
        {},
        {"month": {"year": 2026, "month": 13}, "counted_on": "2026-10-31", "branches": []},
        "figures",
    ],
)
def test_what_does_not_fit_is_refused(broken: object) -> None:
    with pytest.raises(Exception):  # noqa: B017 - any refusal will do, silence will not
        from_json(broken, NoticeFigures)


HALVES = st.builds(
    DailyWorkDetail,
    st.none() | st.integers(1),
    st.sampled_from(DailyWorkKind),
    st.integers(1),
    st.text(max_size=9),
    st.dates(),
    care=st.none() | st.sampled_from(CareKind),
    occurred_at=st.none() | st.datetimes(),
    sent_at=st.none() | st.datetimes(),
    reply_due_on=st.none() | st.dates(),
    labels=st.lists(st.integers(1), max_size=3).map(tuple),
    errata=st.lists(st.builds(Erratum, st.dates(), *[st.text(max_size=5)] * 4), max_size=2).map(tuple),
    finalization=st.none() | st.builds(Finalization, st.datetimes(), st.text(max_size=5)),
)


@given(HALVES)
def test_any_entry_of_daily_work_comes_back_with_days_and_moments_apart(entry: DailyWorkDetail) -> None:
    back = from_json(through_text(entry), DailyWorkDetail)
    assert back == entry
    assert type(back.happened_on) is date


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.from_type(MeetingDetail))
def test_any_meeting_whatever_its_kind_keeps_comes_back(meeting: MeetingDetail) -> None:
    assert from_json(through_text(meeting), MeetingDetail) == meeting


@given(st.decimals(0, 24, places=2), st.times().map(lambda at: at.replace(microsecond=0)))
def test_hours_and_times_of_a_session_come_back(hours: Decimal, at: time) -> None:
    session = StudyDetail(
        1, StudyKind.TRAINING, 2, "培训", date(2026, 10, 5), hours=hours, started_at=at, sitting=Sitting.STUDY
    )
    back = from_json(through_text(session), StudyDetail)
    assert back == session
    assert isinstance(back.hours, Decimal)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.from_type(MemberDetail))
def test_any_person_comes_back(person: MemberDetail) -> None:
    assert from_json(through_text(person), MemberDetail) == person


def test_a_row_noted_by_an_earlier_version_is_read_with_todays_defaults() -> None:
    kept = to_json(MeetingDetail(1, MeetingKind.THEME_DAY, 2, "党日", date(2026, 10, 5)))
    del kept["criticisms"]
    kept["of_a_later_version"] = 1
    assert from_json(kept, MeetingDetail).criticisms == ()
