"""Criticisms put on the list of rectification: once each, all or none, of closed meetings too."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput, Conflict
from models.rows.changes import Subject
from models.rows.life import Criticism
from models.rows.query import RegisterQuery
from models.rules.life_terms import CriticismKind
from models.rules.terms import MeetingKind, RecordStatus, RectificationMode, RectificationSource
from models.services.criticisms import Listing, items_of, put_on_list
from models.services.meetings import load_meeting, save_meeting
from models.services.rectification import list_items, load_item, remove_item
from tests.models.services.making import DAY, Ids, add_meeting

K = MeetingKind
DUE = date(2026, 12, 31)
LINES = (
    Criticism(CriticismKind.SELF, "理论学习不够系统", "甲"),
    Criticism(CriticismKind.MUTUAL, "深入基层不够", "乙", "甲"),
    Criticism(CriticismKind.OPINION, "办事流程偏长", "服务对象"),
)


def listing(place: int, **given: object) -> Listing:
    """A line put on the list with its own words."""
    settled = {"problem": LINES[place - 1].text, "due_on": DUE, "person": "甲"} | given
    return Listing(place, **settled)  # type: ignore[arg-type]


@pytest.fixture
def meeting(session: Session, ids: Ids) -> int:
    """A 民主生活会 with three criticisms."""
    return add_meeting(session, ids.committee, K.DEMOCRATIC_LIFE, title="民主生活会", criticisms=LINES)


def put(session: Session, record_id: int, *listings: Listing) -> None:
    """Put them on the list as the record stands."""
    changes = put_on_list(session, record_id, load_meeting(session, record_id).version, listings)
    assert changes.subjects == {Subject.MEETING, Subject.RECTIFICATION}
    assert changes.record_id == record_id


def test_each_chosen_line_becomes_an_item_and_knows_it(session: Session, meeting: int, ids: Ids) -> None:
    put(session, meeting, listing(1), listing(3, problem="群众办事流程偏长", measures="压缩环节"))
    kept = load_meeting(session, meeting).criticisms
    assert [line.item_id is None for line in kept] == [False, True, False]
    assert kept[2].text == "办事流程偏长"
    item = load_item(session, kept[2].item_id or 0)
    assert (item.problem, item.source, item.found_on) == (
        "群众办事流程偏长",
        RectificationSource.DEMOCRATIC_LIFE,
        DAY,
    )
    assert (item.organization_id, item.due_on, item.person) == (ids.committee, DUE, "甲")
    assert (item.source_document, item.measures) == ("2026年10月15日民主生活会", "压缩环节")
    states = items_of(session, [line.item_id for line in kept if line.item_id])
    assert [(one.year, one.number, one.status) for one in states.values()] == [
        (2026, 1, "整改中"),
        (2026, 2, "整改中"),
    ]


def test_organisational_life_is_named_as_the_source_also_where_it_is_one_of_two(
    session: Session, ids: Ids
) -> None:
    record = add_meeting(
        session, ids.first, K.BRANCH_ASSEMBLY, counts_as=(K.ORGANIZATIONAL_LIFE,), criticisms=LINES
    )
    put(session, record, listing(2, mode=RectificationMode.LONG_TERM, due_on=None))
    item_id = load_meeting(session, record).criticisms[1].item_id
    assert load_item(session, item_id or 0).source is RectificationSource.ORGANIZATIONAL_LIFE


def test_never_twice(session: Session, meeting: int) -> None:
    put(session, meeting, listing(1))
    with pytest.raises(BadInput, match="第1条意见已经列入2026年第1号整改事项"):
        put(session, meeting, listing(2), listing(1))
    with pytest.raises(BadInput, match="选了两次"):
        put(session, meeting, listing(2), listing(2))


def test_an_older_form_saved_over_it_does_not_make_a_line_forget_its_item(
    session: Session, meeting: int
) -> None:
    older = load_meeting(session, meeting)
    put(session, meeting, listing(1))
    version = load_meeting(session, meeting).version
    save_meeting(session, replace(older, version=version, place="小会议室"))
    assert load_meeting(session, meeting).criticisms[0].item_id is not None
    with pytest.raises(BadInput, match="已经列入"):
        put(session, meeting, listing(1))


def test_what_was_taken_off_the_list_may_be_put_there_anew(session: Session, meeting: int) -> None:
    put(session, meeting, listing(1))
    item_id = load_meeting(session, meeting).criticisms[0].item_id or 0
    remove_item(session, item_id, load_item(session, item_id).version)
    assert items_of(session, [item_id]) == {}
    put(session, meeting, listing(1))
    assert load_meeting(session, meeting).criticisms[0].item_id != item_id


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (listing(1, problem=" "), "没有写问题表述"),
        (listing(1, due_on=None), "还没有整改时限"),
        (listing(1, due_on=date(2026, 1, 1)), "整改时限不应早于发现日期"),
        (Listing(4, "不在记录里", due_on=DUE), "已经不在记录里"),
    ],
)
def test_what_cannot_be_an_item_is_refused(
    session: Session, meeting: int, wrong: Listing, sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence):
        put(session, meeting, wrong)


def test_only_a_held_meeting_of_these_kinds_has_something_to_list(session: Session, ids: Ids) -> None:
    planned = add_meeting(
        session, ids.first, K.ORGANIZATIONAL_LIFE, status=RecordStatus.PLANNED, criticisms=LINES
    )
    with pytest.raises(BadInput, match="这次组织生活会还是“计划”"):
        put(session, planned, listing(1))
    other = add_meeting(session, ids.first, K.THEME_DAY)
    with pytest.raises(BadInput, match="主题党日没有批评意见"):
        put(session, other, listing(1))
    with pytest.raises(BadInput, match="还没有选择"):
        put(session, other)


def test_a_meeting_changed_meanwhile_is_not_overwritten(session: Session, meeting: int) -> None:
    version = load_meeting(session, meeting).version
    put(session, meeting, listing(1))
    with pytest.raises(Conflict):
        put_on_list(session, meeting, version, [listing(2)])
    assert len(list_items(session, RegisterQuery(), DUE)) == 1
