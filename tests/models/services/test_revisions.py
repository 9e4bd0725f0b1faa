"""The history as it is shown: what each order changed, and where one may go back to."""

from dataclasses import replace

from sqlalchemy import text
from sqlalchemy.orm import Session

from models.rules.life_terms import RevisionAction
from models.rules.terms import DraftOf
from models.services.finalizing import finalize
from models.services.meetings import load_meeting, remove_meeting, save_meeting
from models.services.revisions import versions_of
from tests.models.services.making import Ids, add_meeting, count_statements

A = RevisionAction
M = DraftOf.MEETING


def test_each_order_tells_what_it_changed_and_older_ones_may_come_back(session: Session, ids: Ids) -> None:
    made = add_meeting(session, ids.first, title="甲")
    save_meeting(session, replace(load_meeting(session, made), title="乙", place="三楼"))
    last, first = versions_of(session, M, made)
    assert [(each.name, each.before, each.after) for each in last.differences] == [
        ("会议主题", "甲", "乙"),
        ("地点", "", "三楼"),
    ]
    assert (last.may_return, first.may_return) == (False, True)
    assert first.revision.action is A.CREATED
    assert "会议主题" in {each.name for each in first.differences}


def test_what_stood_before_the_first_noted_order_is_shown_as_such(session: Session, ids: Ids) -> None:
    made = add_meeting(session, ids.first, title="甲")
    session.execute(text("DROP TRIGGER revision_no_delete"))
    session.execute(text("DELETE FROM revision"))
    save_meeting(session, replace(load_meeting(session, made), title="乙"))
    last, before = versions_of(session, M, made)
    assert (before.revision.action, before.differences, before.may_return) == (A.CHANGED, (), True)
    assert last.differences


def test_a_removed_or_closed_record_goes_nowhere_back(session: Session, ids: Ids) -> None:
    made, other = add_meeting(session, ids.first), add_meeting(session, ids.first)
    for each in (made, other):
        save_meeting(session, replace(load_meeting(session, each), place="三楼"))
    remove_meeting(session, made, load_meeting(session, made).version)
    finalize(session, other, load_meeting(session, other).version)
    for each in (made, other):
        assert not any(version.may_return for version in versions_of(session, M, each))
    assert [version.revision.action for version in versions_of(session, M, made)] == [
        A.REMOVED,
        A.CHANGED,
        A.CREATED,
    ]


def test_a_long_history_takes_as_many_statements_as_a_short_one(session: Session, ids: Ids) -> None:
    made = add_meeting(session, ids.first)
    session.expunge_all()
    few = count_statements(session, lambda asked: versions_of(asked, M, made))
    for number in range(10):
        save_meeting(session, replace(load_meeting(session, made), place=f"{number}楼"))
    session.expunge_all()
    assert count_statements(session, lambda asked: versions_of(asked, M, made)) == few
