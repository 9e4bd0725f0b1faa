"""Study over a period, and each person's hours."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.db.store import Store
from models.rows.attendance import AttendanceRow
from models.rows.bureau import BureauSettings
from models.rows.meeting import AgendaItem
from models.rows.study_statistics import PersonHours, StudyKindSum, StudyStatistics, WeekCount
from models.rules.periods import Month, Span, year_of
from models.rules.requirements import WEEKLY_STUDY
from models.rules.terms import (
    AttendanceState,
    MeetingKind,
    OrganizationKind,
    RecordStatus,
    Standing,
    StudyKind,
)
from models.services.figures import figures_for
from models.services.first_topics import first_topics
from models.services.settings import save_settings
from models.services.study_hours import study_hours
from models.services.study_statistics import study_statistics
from tests.models.services.growing import statements_as_it_grows
from tests.models.services.making import (
    Ids,
    add_meeting,
    add_organization,
    add_person,
    add_study,
    post,
    sheet,
    undone,
)
from tests.models.services.strategies import fewest
from tests.models.services.worlds import Typed, make, worlds

YEAR = year_of(2026)
NOVEMBER = date(2026, 11, 20)
S = AttendanceState


def sums(found: StudyStatistics, organization_id: int) -> dict[StudyKind, StudyKindSum]:
    row = next(row for row in found.organizations if row.organization_id == organization_id)
    return {kind.kind: kind for kind in row.kinds}


def weeks(found: StudyStatistics, organization_id: int) -> WeekCount | None:
    return next(row.weeks for row in found.organizations if row.organization_id == organization_id)


@fewest
@given(worlds, st.dates(date(2026, 10, 1), date(2027, 1, 10)))
def test_weeks_agree_with_the_months_notice(store: Store, kept: Ids, world: Typed, today: date) -> None:
    with undone(store) as session:
        make(session, kept, world)
        found = study_statistics(session, Month(2026, 10).span(), None, today)
        for branch in figures_for(session, Month(2026, 10), today).branches:
            figure = next(one for one in branch.requirements if one.code == WEEKLY_STUDY)
            counted = weeks(found, branch.organization_id)
            assert counted is not None
            assert (counted.covered, counted.due) == (figure.held, figure.due)


def test_sessions_people_and_hours_are_added_up_by_kind(session: Session, ids: Ids) -> None:
    came, away = sheet("甲", "乙", state=S.PRESENT), sheet("丙", state=S.LEAVE)
    add_study(session, ids.first, hours=Decimal("1.5"), attendance=(*came, *away))
    add_study(session, ids.first, hours=None, attendance=came)
    add_study(session, ids.first, hours=Decimal(2), attendance=sheet("丁"))
    add_study(session, ids.group, hours=Decimal("0.25"), attendance=came[:1])
    add_study(session, ids.first, StudyKind.YOUTH_GROUP, hours=Decimal(1))
    add_study(session, ids.committee, StudyKind.CENTRE_GROUP, hours=Decimal(3), attendance=came)
    for status in RecordStatus:
        if status is not RecordStatus.HELD:
            add_study(session, ids.first, status=status, hours=Decimal(8))
    add_study(session, ids.first, held_on=date(2025, 12, 31), hours=Decimal(8))

    found = study_statistics(session, YEAR, None, NOVEMBER)
    branch = sums(found, ids.first)

    own = branch[StudyKind.BRANCH_STUDY]
    assert (own.sessions, own.hours, own.hours_unknown) == (4, Decimal("3.75"), 1)
    assert own.attendance.present == 5
    assert own.attendance.expected == 6
    assert own.attendance.unknown == 1
    youth = branch[StudyKind.YOUTH_GROUP]
    assert (youth.sessions, youth.hours, youth.attendance.unknown) == (1, Decimal(1), 1)
    assert sums(found, ids.committee)[StudyKind.CENTRE_GROUP].sessions == 1
    assert weeks(found, ids.committee) is None
    assert [row.name for row in found.organizations] == ["某局机关党委", "第一党支部", "第二党支部"]


def test_the_first_topic_of_a_meeting_is_study_without_hours_of_its_own(session: Session, ids: Ids) -> None:
    agenda = (AgendaItem("传达学习", is_first_topic=True), AgendaItem("审议"))
    came = sheet("甲", state=S.PRESENT)
    add_meeting(session, ids.first, MeetingKind.BRANCH_COMMITTEE, agenda=agenda, attendance=came)
    add_meeting(session, ids.first, MeetingKind.BRANCH_COMMITTEE, agenda=agenda[1:])
    add_study(session, ids.first, StudyKind.FIRST_TOPIC, hours=Decimal(1))

    topic = sums(study_statistics(session, YEAR, None, NOVEMBER), ids.first)[StudyKind.FIRST_TOPIC]

    assert (topic.sessions, topic.hours, topic.hours_unknown) == (2, Decimal(1), 0)
    assert (topic.attendance.present, topic.attendance.unknown) == (1, 1)


def test_a_heart_talks_topic_is_no_study_in_either_paper(session: Session, ids: Ids) -> None:
    agenda = (AgendaItem("谈话", is_first_topic=True),)
    add_meeting(session, ids.first, MeetingKind.HEART_TALK, agenda=agenda)
    add_meeting(session, ids.first, MeetingKind.BRANCH_COMMITTEE, agenda=agenda)
    counted = sums(study_statistics(session, YEAR, None, NOVEMBER), ids.first)[StudyKind.FIRST_TOPIC]
    assert counted.sessions == len(first_topics(session, YEAR, None, NOVEMBER).topics) == 1


def test_an_organisation_that_neither_must_nor_did_study_is_left_out(session: Session, ids: Ids) -> None:
    def listed(organization_id: int | None) -> list[str]:
        found = study_statistics(session, YEAR, organization_id, NOVEMBER)
        return [row.name for row in found.organizations]

    assert listed(None) == ["第一党支部", "第二党支部"]
    assert listed(ids.second) == ["第二党支部"]
    assert listed(ids.department) == []


def of_person(session: Session, name: str, span: Span = YEAR, today: date = NOVEMBER) -> PersonHours:
    return next(row for row in study_hours(session, span, None, today).people if row.name == name)


def marked(member_id: int, name: str, state: S = S.PRESENT) -> tuple[AttendanceRow, ...]:
    return (AttendanceRow(member_id, name, state=state),)


def test_hours_are_those_of_the_sessions_that_mark_the_person_present(session: Session, ids: Ids) -> None:
    first = add_person(session, "张三", ids.first, posts=(post(ids.first, "书记"),))
    for hours, state in (("1.5", S.PRESENT), ("2", S.LEAVE), ("4", S.UNMARKED), ("0.25", S.PRESENT)):
        add_study(session, ids.first, hours=Decimal(hours), attendance=marked(first, "张三", state))
    add_study(session, ids.second, hours=Decimal(1), attendance=marked(first, "张三"))
    add_study(session, ids.first, hours=None, attendance=marked(first, "张三"))
    add_study(
        session,
        ids.first,
        hours=Decimal(8),
        held_on=date(2025, 12, 31),
        attendance=marked(first, "张三"),
    )
    add_study(
        session,
        ids.first,
        hours=Decimal(8),
        status=RecordStatus.CANCELLED,
        attendance=marked(first, "张三"),
    )

    found = of_person(session, "张三")

    assert (found.sessions, found.hours, found.hours_unknown) == (4, Decimal("2.75"), 1)
    assert found.short is None, "the session without hours may fill the gap"


def test_targets_follow_the_posts_of_the_day(session: Session, ids: Ids) -> None:
    add_person(session, "书记", ids.first, posts=(post(ids.first, "书记"),))
    add_person(session, "委员", ids.first, posts=(post(ids.committee, "机关党委委员"),))
    add_person(session, "卸任", ids.first, posts=(post(ids.first, "组织委员", None, date(2026, 11, 20)),))
    add_person(session, "党员", ids.first)
    add_person(session, "组长", ids.first, posts=(post(ids.group, "组长"),))
    add_person(session, "无人任职", ids.second)

    targets = {row.name: row.target for row in study_hours(session, YEAR, None, NOVEMBER).people}

    assert targets == {"书记": 56, "委员": 56, "卸任": 32, "党员": 32, "组长": 32, "无人任职": None}
    assert of_person(session, "卸任", today=date(2026, 11, 19)).target == 56

    save_settings(session, BureauSettings(hours_leader=60, hours_member=40))
    assert of_person(session, "书记").target == 60
    assert of_person(session, "党员").target == 40
    assert of_person(session, "无人任职").target is None


@pytest.mark.parametrize(("hours", "short"), [("31.99", "0.01"), ("32", "0"), ("40", "0")])
def test_what_is_short_of_the_target(session: Session, ids: Ids, hours: str, short: str) -> None:
    add_person(session, "书记", ids.first, posts=(post(ids.first, "书记"),))
    member = add_person(session, "张三", ids.first)
    rest = Decimal(hours)
    while rest > 0:
        add_study(session, ids.first, hours=min(rest, Decimal(20)), attendance=marked(member, "张三"))
        rest -= 20
    assert of_person(session, "张三").short == Decimal(short)


def test_the_roll_is_that_of_the_spans_end_by_branch(session: Session, ids: Ids) -> None:
    add_person(session, "二支部", ids.second)
    add_person(session, "一支部", ids.first)
    add_person(session, "一支部书记", ids.first, posts=(post(ids.first, "书记"),))
    add_person(session, "积极分子", ids.first, standings=((Standing.ACTIVIST, None),))
    add_person(session, "已转出", ids.first, to_on=date(2026, 11, 20))
    add_person(session, "年底转入", ids.first, from_on=date(2026, 12, 1))

    def names(organization_id: int | None = None, today: date = NOVEMBER) -> list[str]:
        return [row.name for row in study_hours(session, YEAR, organization_id, today).people]

    assert names() == ["一支部书记", "一支部", "二支部"]
    assert names(ids.second) == ["二支部"]
    assert names(today=date(2027, 3, 1)) == ["一支部书记", "一支部", "年底转入", "二支部"]


@pytest.mark.parametrize("count", [study_statistics, study_hours])
def test_thirty_branches_send_as_many_statements_as_three(session: Session, count: object) -> None:
    assert callable(count)
    committee = add_organization(session, OrganizationKind.PARTY_COMMITTEE, "某局机关党委")

    def add(made: int) -> None:
        branch = add_organization(session, OrganizationKind.BRANCH, f"{made}支部", parent_id=committee)
        member = add_person(session, f"{made}号", branch, posts=(post(branch, "书记"),))
        add_study(session, branch, hours=Decimal(1), attendance=marked(member, f"{made}号"))

    asked = statements_as_it_grows(session, (3, 30), add, lambda s: count(s, YEAR, None, NOVEMBER))
    assert asked[0] == asked[1] <= 15
