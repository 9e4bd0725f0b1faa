"""A year's meetings in one volume."""

from datetime import date, datetime, time

from sqlalchemy.orm import Session

from models.db.store import Store
from models.rows.attachment import AttachmentRow
from models.rows.attendance import Observer
from models.rows.meeting import AgendaItem, Speech, Vote
from models.rows.volume import MeetingVolume
from models.rules.periods import year_of
from models.rules.terms import (
    AttendanceState,
    BallotMethod,
    MeetingKind,
    RecordStatus,
    VoteKind,
)
from models.services import meetings
from models.services.meetings import load_meeting, remove_meeting
from models.services.volumes import meeting_volume
from tests.conftest import SAMPLE
from tests.models.services.growing import statements_as_it_grows
from tests.models.services.making import Ids, add_meeting, sheet

K = MeetingKind
YEAR = year_of(2026)
TODAY = date(2026, 11, 20)


def volume(session: Session, organization_id: int | None = None) -> MeetingVolume:
    return meeting_volume(session, YEAR, organization_id, TODAY)


def titles(found: MeetingVolume) -> dict[str, list[str]]:
    return {part.name: [meeting.title for meeting in part.meetings] for part in found.parts}


def test_a_meeting_stands_in_the_volume_as_it_does_alone(session: Session, ids: Ids) -> None:
    vote = Vote(VoteKind.RESOLUTION, BallotMethod.SHOW_OF_HANDS, 3, 0, None)
    record_id = add_meeting(
        session,
        ids.first,
        K.BRANCH_ASSEMBLY,
        counts_as=(K.PARTY_LECTURE,),
        started_at=time(9, 0),
        ended_at=time(10, 30),
        place="会议室",
        host="张三",
        recorder="李四",
        lecturer="王五",
        agenda=(
            AgendaItem("传达", is_first_topic=True, speeches=(Speech("甲", "一"), Speech("乙", "二"))),
            AgendaItem("审议", speeches=(Speech("丙", "三"),), resolution="同意。", vote=vote),
        ),
        attendance=(*sheet("甲", "乙", state=AttendanceState.PRESENT), *sheet("丙", reason="出差")),
        observers=(Observer("赵", "机关党委", "书记"),),
        minutes="会议内容。",
        attachments=(AttachmentRow("0" * 64, "签到表.pdf", 1, datetime(2026, 10, 16)),),
    )
    bare = add_meeting(session, ids.group, K.GROUP_MEETING)
    session.expunge_all()

    (part,) = volume(session).parts

    assert part.meetings == (load_meeting(session, record_id), load_meeting(session, bare))


def test_every_meeting_of_the_sample_is_read_as_it_is_alone(sample: Store) -> None:
    with sample.read() as session:
        found = meeting_volume(session, YEAR, None, SAMPLE.until)
        for part in found.parts:
            for meeting in part.meetings[::5]:
                assert meeting.id is not None
                assert meeting == load_meeting(session, meeting.id)


def test_by_branch_in_tree_order_then_by_day_groups_with_their_branch(session: Session, ids: Ids) -> None:
    for place, day, title in (
        (ids.second, 3, "二"),
        (ids.first, 20, "一后"),
        (ids.group, 11, "一组"),
        (ids.first, 2, "一先"),
        (ids.committee, 28, "委"),
    ):
        add_meeting(session, place, title=title, held_on=date(2026, 10, day))

    assert titles(volume(session)) == {
        "某局机关党委": ["委"],
        "第一党支部": ["一先", "一组", "一后"],
        "第二党支部": ["二"],
    }
    alone = volume(session, ids.first)
    assert titles(alone) == {"第一党支部": ["一先", "一组", "一后"]}
    assert alone.scope == "第一党支部"


def test_talks_plans_and_removed_records_are_left_out(session: Session, ids: Ids) -> None:
    add_meeting(session, ids.first, K.HEART_TALK, title="谈话")
    for status in RecordStatus:
        add_meeting(session, ids.first, title=status.label, status=status)
    removed = add_meeting(session, ids.first, title="移除")
    remove_meeting(session, removed, load_meeting(session, removed).version)
    add_meeting(session, ids.first, title="去年", held_on=date(2025, 12, 31))

    assert titles(volume(session)) == {"第一党支部": ["已召开", "已叫停"]}


def test_nothing_held_is_an_empty_volume(session: Session, ids: Ids) -> None:
    assert volume(session).parts == ()


def test_a_slice_of_meetings_takes_the_same_statements_however_many(session: Session, ids: Ids) -> None:

    def add(_made: int) -> None:
        add_meeting(session, ids.first, agenda=(AgendaItem("审议", speeches=(Speech("甲"),)),))

    asked = statements_as_it_grows(session, (1, meetings.SLICE, meetings.SLICE + 1), add, volume)
    assert asked[0] == asked[1] <= 17
    assert asked[2] == asked[1] + 13
