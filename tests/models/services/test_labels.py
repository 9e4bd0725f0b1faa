"""Dictionaries of labels: added to, put in order, switched off, never erased while in use; and the registers by label."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput, Conflict, NotFound
from models.rows.changes import Subject
from models.rows.label import LabelRow
from models.rows.query import RegisterQuery
from models.rows.reflection import ReflectionRow
from models.rules.study_terms import LabelScheme, Sitting
from models.rules.terms import MeetingKind
from models.services.labels import (
    COUNTS_AS_TRAINING,
    label_named,
    list_labels,
    order_labels,
    remove_label,
    save_label,
)
from models.services.meetings import list_meetings, load_meeting
from models.services.reflections import save_reflection
from models.services.study import list_sessions, remove_session
from tests.models.services.making import Ids, add_meeting, add_study, saved

CAMPAIGN, EDUCATION, TAG = LabelScheme.CAMPAIGN, LabelScheme.EDUCATION, LabelScheme.TAG


def add(session: Session, name: str, scheme: LabelScheme = CAMPAIGN, **given: object) -> int:
    return saved(save_label(session, replace(LabelRow(None, scheme, name), **given)))  # type: ignore[arg-type]


def named(session: Session, scheme: LabelScheme, name: str) -> LabelRow:
    return next(row for row in list_labels(session, scheme) if row.name == name)


def test_a_bureau_begins_with_education_types_and_tags_and_no_campaign(session: Session) -> None:
    assert list_labels(session, CAMPAIGN) == ()
    assert "警示教育" in [row.name for row in list_labels(session, EDUCATION)]
    assert label_named(session, TAG, COUNTS_AS_TRAINING) is not None
    schemes = [row.scheme for row in list_labels(session)]
    assert schemes == sorted(schemes, key=list(LabelScheme).index)


def test_a_campaign_keeps_its_days_other_words_have_none(session: Session) -> None:
    begins, ends = date(2026, 3, 1), date(2026, 6, 30)
    add(session, "主题教育", begins_on=begins, ends_on=ends, wants_reflections=True, note="两批")
    (row,) = list_labels(session, CAMPAIGN)
    assert (row.begins_on, row.ends_on, row.wants_reflections, row.note) == (begins, ends, True, "两批")
    add(session, "读书班", TAG, begins_on=begins, wants_reflections=True)
    tag = named(session, TAG, "读书班")
    assert (tag.begins_on, tag.wants_reflections) == (None, False)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (LabelRow(None, CAMPAIGN, "  "), "请填写专题活动的名称"),
        (LabelRow(None, EDUCATION, "警示教育"), "教育类型里已经有“警示教育”"),
        (LabelRow(None, TAG, "长" * 41), "名称超过了40个字"),
        (LabelRow(None, CAMPAIGN, "活动", date(2026, 3, 2), date(2026, 3, 1)), "结束日期早于开始日期"),
    ],
)
def test_what_cannot_be_a_label_is_refused(session: Session, row: LabelRow, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        save_label(session, row)


def test_the_same_word_may_stand_in_two_dictionaries(session: Session) -> None:
    add(session, "警示教育", TAG)
    assert named(session, TAG, "警示教育").id != named(session, EDUCATION, "警示教育").id


def test_the_bureau_orders_its_words(session: Session) -> None:
    one, two, three = (add(session, name) for name in ("甲", "乙", "丙"))
    changes = order_labels(session, CAMPAIGN, [three, one])
    assert [row.name for row in list_labels(session, CAMPAIGN)] == ["丙", "甲", "乙"]
    assert changes.subjects == {Subject.LABELS}
    assert two


def test_one_in_use_is_never_erased(session: Session, ids: Ids) -> None:
    used, written, idle = (add(session, name) for name in ("在用", "写过心得", "没有用"))
    record = add_study(session, ids.first, labels=(used,))
    save_reflection(session, ReflectionRow(None, ids.first, "张三", "体会", campaign_id=written))
    for label in (used, written):
        with pytest.raises(BadInput, match="已经有记录在用"):
            remove_label(session, label, 1)
    remove_label(session, idle, 1)
    assert [row.name for row in list_labels(session, CAMPAIGN)] == ["在用", "写过心得"]
    remove_session(session, record, 1)
    assert named(session, CAMPAIGN, "在用").records == 0
    with pytest.raises(BadInput, match="已经有记录在用"):
        remove_label(session, used, 1)
    with pytest.raises(NotFound):
        remove_label(session, idle, 1)


def test_somebody_elses_change_is_not_overwritten(session: Session) -> None:
    label = add(session, "活动")
    first = named(session, CAMPAIGN, "活动")
    save_label(session, replace(first, enabled=False))
    with pytest.raises(Conflict):
        save_label(session, replace(first, note="又"))
    with pytest.raises(Conflict):
        remove_label(session, label, first.version)


def test_records_are_found_by_label_and_carry_their_names_in_order(session: Session, ids: Ids) -> None:
    campaign = add(session, "主题教育")
    warning = label_named(session, EDUCATION, "警示教育") or 0
    tag = label_named(session, TAG, COUNTS_AS_TRAINING) or 0
    record = add_study(session, ids.first, labels=(tag, warning, campaign))
    add_study(session, ids.first)
    meeting = add_meeting(session, ids.first, MeetingKind.PARTY_LECTURE, labels=(warning,))

    (row,) = list_sessions(session, RegisterQuery(label=tag))
    assert (row.id, row.label_names) == (record, ("主题教育", "警示教育", COUNTS_AS_TRAINING))
    assert len(list_sessions(session, RegisterQuery())) == 2
    (found,) = list_meetings(session, RegisterQuery(label=warning))
    assert (found.id, found.labels) == (meeting, (warning,))
    assert load_meeting(session, meeting).labels == (warning,)
    assert named(session, EDUCATION, "警示教育").records == 2


@pytest.mark.parametrize("sitting", Sitting)
def test_sessions_are_found_by_sitting(session: Session, ids: Ids, sitting: Sitting) -> None:
    for each in (*Sitting, None):
        add_study(session, ids.first, title=str(each), sitting=each)
    (row,) = list_sessions(session, RegisterQuery(sitting=sitting.value))
    assert row.sitting is sitting


@pytest.mark.parametrize("change", [{"name": "会训"}, {"enabled": False}])
def test_a_word_the_program_counts_by_keeps_its_name_and_stays_on(
    session: Session, change: dict[str, object]
) -> None:
    counted = named(session, TAG, COUNTS_AS_TRAINING)
    with pytest.raises(BadInput, match="不能改名或停用"):
        save_label(session, replace(counted, **change))  # type: ignore[arg-type]
    with pytest.raises(BadInput, match="没有删除"):
        remove_label(session, counted.id or 0, counted.version)
    save_label(session, replace(counted, note="按会议起止时间计入"))
    again = named(session, TAG, COUNTS_AS_TRAINING)
    assert (again.note, again.enabled) == ("按会议起止时间计入", True)
