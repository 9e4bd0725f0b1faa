"""What a meeting or a session may not be, and what it counts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import clock
from models.failures import BadInput
from models.rows.attendance import AttendanceRow
from models.rows.meeting import AgendaItem, Vote
from models.rows.query import RegisterQuery
from models.rows.study import Material
from models.rules.terms import AttendanceState, BallotMethod, MeetingKind, RecordStatus, Standing, VoteKind
from models.services.meetings import list_meetings, load_meeting, save_meeting
from models.services.study import load_session, save_session
from tests.models.services.making import Ids, add_meeting, add_study, meeting, nothing_written, sheet, study

K, S = MeetingKind, AttendanceState


def refuse(
    session: Session, ids: Ids, word: str, kind: MeetingKind = K.BRANCH_ASSEMBLY, **given: Any
) -> None:
    place = given.pop("organization_id", ids.first)
    with nothing_written(session), pytest.raises(BadInput, match=word) as caught:
        save_meeting(session, meeting(place, kind, **given))
    assert "还没有保存" in caught.value.sentence


@pytest.mark.parametrize(
    ("kind", "counts_as"),
    [
        (K.BRANCH_ASSEMBLY, (K.BRANCH_COMMITTEE,)),
        (K.BRANCH_COMMITTEE, (K.BRANCH_ASSEMBLY,)),
        (K.THEME_DAY, (K.PARTY_LECTURE, K.BRANCH_COMMITTEE)),
    ],
)
def test_committee_and_assembly_are_recorded_apart(
    session: Session, ids: Ids, kind: MeetingKind, counts_as: tuple[MeetingKind, ...]
) -> None:
    refuse(session, ids, "单独召开", kind, counts_as=counts_as)


def test_a_theme_day_may_be_assembly_and_lecture_as_well(session: Session, ids: Ids) -> None:
    kinds = (K.BRANCH_ASSEMBLY, K.PARTY_LECTURE)
    record_id = add_meeting(session, ids.first, K.THEME_DAY, counts_as=kinds)

    assert load_meeting(session, record_id).counts_as == kinds


def test_a_meeting_never_counts_besides_as_its_own_kind(session: Session, ids: Ids) -> None:
    record_id = add_meeting(session, ids.first, K.THEME_DAY, counts_as=(K.THEME_DAY, K.PARTY_LECTURE))

    assert load_meeting(session, record_id).counts_as == (K.PARTY_LECTURE,)


def test_a_groups_meeting_is_held_by_a_group(session: Session, ids: Ids) -> None:
    refuse(session, ids, "党小组会须选择党小组", K.GROUP_MEETING)
    add_meeting(session, ids.group, K.GROUP_MEETING)


def test_the_first_topic_stands_first(session: Session, ids: Ids) -> None:
    first, other = AgendaItem("学习重要讲话精神", is_first_topic=True), AgendaItem("研究工作")

    refuse(session, ids, "排在议题第1项", agenda=(other, first))
    refuse(session, ids, "排在议题第1项", agenda=(first, other, replace(first, title="再学")))
    add_meeting(session, ids.first, agenda=(first, other))


def test_an_item_of_the_agenda_has_a_title(session: Session, ids: Ids) -> None:
    refuse(session, ids, "第2项议题没有题目", agenda=(AgendaItem("研究工作"), AgendaItem(" 　")))


@pytest.mark.parametrize("votes", [(-1, 0, 0), (None, -1, None), (0, 0, -3)])
def test_votes_are_not_negative(session: Session, ids: Ids, votes: tuple[int | None, ...]) -> None:
    vote = Vote(VoteKind.RESOLUTION, BallotMethod.SHOW_OF_HANDS, *votes)

    refuse(session, ids, "第1项议题的票数", agenda=(AgendaItem("表决", vote=vote),))


@pytest.mark.parametrize("ended_at", [time(9), time(8, 59)])
def test_a_meeting_ends_after_it_began(session: Session, ids: Ids, ended_at: time) -> None:
    refuse(session, ids, "散会时间", started_at=time(9), ended_at=ended_at)
    with nothing_written(session), pytest.raises(BadInput, match="结束时间"):
        save_session(session, study(ids.first, started_at=time(9), ended_at=ended_at))
    add_meeting(session, ids.first, started_at=time(9), ended_at=time(9, 1))


def test_a_vote_that_cannot_pass_is_kept_as_it_was_counted(session: Session, ids: Ids) -> None:
    vote = Vote(VoteKind.RESOLUTION, BallotMethod.SECRET_BALLOT, 99, 0, None)
    record_id = add_meeting(session, ids.first, K.BRANCH_ASSEMBLY, agenda=(AgendaItem("表决", vote=vote),))

    assert load_meeting(session, record_id).agenda[0].vote == vote


def test_the_register_counts_who_was_expected_and_came(session: Session, ids: Ids) -> None:
    rows = (
        AttendanceRow(None, "甲", state=S.PRESENT),
        AttendanceRow(None, "乙", Standing.PROBATIONARY, S.PRESENT),
        AttendanceRow(None, "丙", state=S.LEAVE, reason="出差"),
        AttendanceRow(None, "丁", state=S.ABSENT, counted=False, reason="长期病休"),
    )
    add_meeting(session, ids.first, title="清楚", attendance=rows)
    add_meeting(session, ids.first, title="未点完", attendance=(*rows, *sheet("戊")))
    add_meeting(session, ids.first, title="没有名单")

    counted = {row.title: (row.expected, row.present) for row in list_meetings(session, RegisterQuery())}

    assert counted == {"清楚": (3, 2), "未点完": (4, None), "没有名单": (None, None)}


@pytest.mark.parametrize("hours", ["0", "-1", "24.01", "0.001", "0.004", "1.005"])
def test_hours_that_cannot_be(session: Session, ids: Ids, hours: str) -> None:
    with nothing_written(session), pytest.raises(BadInput, match="学时"):
        save_session(session, study(ids.first, hours=Decimal(hours)))


@pytest.mark.parametrize("hours", ["0.01", "0.5", "1.25", "8", "10", "24"])
def test_hours_are_kept_to_the_hundredth(session: Session, ids: Ids, hours: str) -> None:
    record_id = add_study(session, ids.first, hours=Decimal(hours))
    session.expunge_all()

    assert str(load_session(session, record_id).hours) == hours


def test_a_material_has_a_title(session: Session, ids: Ids) -> None:
    with nothing_written(session), pytest.raises(BadInput, match="没有题名"):
        save_session(session, study(ids.first, materials=(Material("党章"), Material(" "))))


@pytest.mark.parametrize("save", [add_meeting, add_study])
def test_what_was_held_lies_not_in_the_future(
    session: Session, ids: Ids, monkeypatch: pytest.MonkeyPatch, save: Callable[..., int]
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 10, 20, 9))

    save(session, ids.first, held_on=date(2026, 10, 20))
    save(session, ids.first, held_on=date(2026, 10, 21), status=RecordStatus.PLANNED)
    with nothing_written(session), pytest.raises(BadInput, match="还没有到"):
        save(session, ids.first, held_on=date(2026, 10, 21))
