"""The sample's 中心组 and youth groups, its plan of study by quarter, and the making up of absentees."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.orm import Session

from models.demo import words
from models.demo.activity import Lines
from models.demo.leading_study import young_people
from models.demo.people import Bureau, Person
from models.entities import (
    Attendance,
    Base,
    MakeUp,
    Record,
    StudyGroup,
    StudyGroupMember,
    StudyPlan,
    StudyPlanItem,
)
from models.rules.make_ups import AWAY
from models.rules.periods import Month
from models.rules.study_plans import quarter_number, usual_title
from models.rules.study_terms import StudyGroupKind
from models.rules.terms import AttendanceState, StudyKind
from models.services.settings import load_settings

AHEAD = (
    ("学习基层组织选举工作条例，研讨按期换届", "《中国共产党基层组织选举工作条例》"),
    ("总结全年学习，研究下一年度学习安排", "《中国共产党党委（党组）理论学习中心组学习规则》"),
)
"""Topics of the last quarter that nothing carries out yet."""
AWAY_LATELY = ((AttendanceState.LEAVE, AttendanceState.LEAVE), (AttendanceState.LEAVE,))
REASONS = {AttendanceState.LEAVE: "出差"}
RECORDS = Base.metadata.tables["record"]
SESSIONS = Base.metadata.tables["study_session"]
WAYS = ("自学", "送学上门")
SOON = 14
"""Days within which the sample's absentees make up; of the latest session some still have to."""


def add_study_groups(
    session: Session, _lines: Lines, bureau: Bureau, _months: Sequence[Month], until: date
) -> None:
    """Groups for the sessions the sample has, the plan of its last year, and who made up for 中心组."""
    party_body = load_settings(session).party_body
    heads = [branch.secretary for branch in bureau.branches]
    committee, secretary = bureau.committee_id, bureau.branches[0].people[-1].name
    centre = _group(
        session,
        StudyGroupKind.CENTRE_GROUP,
        committee,
        f"{party_body}理论学习中心组",
        heads,
        leader=heads[0].name,
        secretary=secretary,
    )
    _assign(session, StudyKind.CENTRE_GROUP, committee, centre)
    for branch in bureau.branches[::3]:
        young = young_people(branch)
        group = _group(
            session,
            StudyGroupKind.YOUTH_GROUP,
            branch.id,
            f"{branch.name}青年理论学习小组",
            young,
            leader=young[0].name,
            mentor=branch.secretary.name,
        )
        _assign(session, StudyKind.YOUTH_GROUP, branch.id, group)
    held = _held(session, committee, until.year)
    _plan(session, committee, party_body, heads, secretary, held, until.year)
    _stay_away(session, held)
    _make_up(session, held, until)


def _group(
    session: Session,
    kind: StudyGroupKind,
    organization_id: int,
    name: str,
    people: Iterable[Person],
    *,
    leader: str,
    secretary: str = "",
    mentor: str = "",
) -> int:
    group = StudyGroup(
        kind=kind,
        organization_id=organization_id,
        name=name,
        leader=leader,
        secretary=secretary,
        mentor=mentor,
        age_limit=None,
        note="",
    )
    session.add(group)
    session.flush()
    lines = [
        {
            "group_id": group.id,
            "position": place,
            "member_id": person.id,
            "name": person.name,
            "duty": "组长" if person.name == leader else "",
            "from_on": person.from_on,
            "to_on": person.to_on,
        }
        for place, person in enumerate(people, start=1)
    ]
    session.execute(insert(StudyGroupMember), lines)
    return group.id


def _assign(session: Session, kind: StudyKind, organization_id: int, group_id: int) -> None:
    own = select(Record.id).where(Record.kind == kind.value, Record.organization_id == organization_id)
    session.execute(update(SESSIONS).where(SESSIONS.c.id.in_(own)).values(group_id=group_id))


def _held(session: Session, committee_id: int, year: int) -> Sequence[Row[int, str, date]]:
    query = select(Record.id, Record.title, Record.happened_on).where(
        Record.kind == StudyKind.CENTRE_GROUP.value,
        Record.organization_id == committee_id,
        Record.happened_on.between(date(year, 1, 1), date(year, 12, 31)),
    )
    return session.execute(query.order_by(Record.happened_on, Record.id)).all()


def _plan(
    session: Session,
    committee_id: int,
    name: str,
    heads: Sequence[Person],
    secretary: str,
    held: Sequence[Row[int, str, date]],
    year: int,
) -> None:
    """What was studied, as it was planned, and what the last quarter still has before it."""
    plan = StudyPlan(
        year=year,
        organization_id=committee_id,
        kind=StudyKind.CENTRE_GROUP,
        title=usual_title(year, name, StudyKind.CENTRE_GROUP.label),
        leader=heads[0].name,
        secretary=secretary,
        issued_on=date(year, 1, 20),
        note="",
    )
    session.add(plan)
    session.flush()
    titles = [f"《{title.strip('《》')}》" for title, _, _ in words.MATERIALS]
    for place, (id_, title, day) in enumerate(held):
        item = StudyPlanItem(
            plan_id=plan.id,
            position=place + 1,
            quarter=quarter_number(day),
            month=day.month,
            topic=title,
            materials=titles[place % len(titles)],
            speakers="、".join(head.name for head in heads[place % len(heads) :][:2]),
        )
        session.add(item)
        session.flush()
        session.execute(update(SESSIONS).where(SESSIONS.c.id == id_).values(plan_item_id=item.id))
    for place, (topic, material) in enumerate(AHEAD, start=len(held) + 1):
        session.add(
            StudyPlanItem(
                plan_id=plan.id,
                position=place,
                quarter=4,
                month=None,
                topic=topic,
                materials=material,
                speakers="",
            )
        )
    session.flush()


def _stay_away(session: Session, held: Sequence[Row[int, str, date]]) -> None:
    """Two of the members were away from the last session but one, one from the last, so that there is something to make up."""
    for (id_, _, _), states in zip(held[-2:], AWAY_LATELY, strict=False):
        query = select(Attendance).where(Attendance.record_id == id_).order_by(Attendance.position.desc())
        rows = session.scalars(query.limit(len(states))).all()
        for row, state in zip(rows, states, strict=False):
            row.state, row.reason = state, REASONS[state]
        session.flush()
        marks = session.scalars(
            select(Attendance.state).where(Attendance.record_id == id_, Attendance.counted.is_(True))
        ).all()
        if AttendanceState.UNMARKED not in marks:
            present = sum(mark is AttendanceState.PRESENT for mark in marks)
            session.execute(update(RECORDS).where(RECORDS.c.id == id_).values(present=present))


def _make_up(session: Session, held: Sequence[Row[int, str, date]], until: date) -> None:
    """Everybody away has made up, but for those of the latest session."""
    random = Random("making up")
    lines: list[dict[str, Any]] = []
    for place, (id_, _, day) in enumerate(held, start=1):
        query = select(Attendance.member_id, Attendance.name).where(
            Attendance.record_id == id_, Attendance.state.in_(AWAY), Attendance.counted.is_(True)
        )
        away = session.execute(query.order_by(Attendance.position)).all()
        for position, (member_id, name) in enumerate(away, start=1):
            done_on = day + timedelta(days=random.randint(2, SOON))
            done = place < len(held) and done_on <= until
            lines.append(
                {
                    "record_id": id_,
                    "position": position,
                    "member_id": member_id,
                    "name": name,
                    "done_on": done_on if done else None,
                    "way": random.choice(WAYS) if done else "",
                    "note": "",
                }
            )
    if lines:
        session.execute(insert(MakeUp), lines)
