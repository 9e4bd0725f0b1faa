"""What the organising of study asks for: topics of a plan, the plan itself, making up."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import StudyGroup
from models.rows.changes import SUBJECTS, Subject
from models.rows.make_up import MakeUpLine
from models.rows.overview import Todo, TodoKind
from models.rows.study_plan import StudyPlan
from models.rows.target import Target
from models.rules.spoken_periods import day_in_words
from models.rules.study_plans import NOTICE_DAYS, OpenQuarter, open_quarters, plan_due_on
from models.rules.study_terms import StudyGroupKind
from models.rules.terms import StudyKind
from models.services.make_ups import owing_sessions
from models.services.study_plans import list_plans

MOST_NAMED = 3
"""Topics or people named in one line; of more, how many there are."""


def study_todos(session: Session, since: date, today: date, names: dict[int, str]) -> Iterator[Todo]:
    """Plans and topics of this year, and who has still to make up for what was held from ``since``."""
    plans = list_plans(session, year=today.year)
    yield from plan_todos(plans, today)
    yield from no_plan_todos(plans, _centre_groups(session, today), today, names)
    yield from make_up_todos(owing_sessions(session, since, today))


def plan_todos(plans: Iterable[StudyPlan], today: date) -> Iterator[Todo]:
    """Quarters of the plans that are over, or nearly, with topics that nothing held carries out."""
    for plan in plans:
        for open_quarter in open_quarters(plan, today):
            yield _of_quarter(plan, open_quarter, today)


def _of_quarter(plan: StudyPlan, found: OpenQuarter, today: date) -> Todo:
    topics = [f"“{item.topic.strip()}”" for item in found.items]
    named = "、".join(topics[:MOST_NAMED]) + ("等" if len(topics) > MOST_NAMED else "")
    text = f"{plan.kind.label}{found.span.label}计划的{len(topics)}个专题还没有开展：{named}"
    late = max((today - found.due_on).days, 0)
    # A session begun from here says which topic it carries out when there is only one.
    item = found.items[0].id if len(found.items) == 1 else None
    new = item is not None
    target = Target(
        Subject.STUDY, new=new, kind=plan.kind.value, organization_id=plan.organization_id, plan_item_id=item
    )
    return Todo(TodoKind.PLANNED_TOPIC, text, found.due_on, late, target, plan.organization_name)


def no_plan_todos(
    plans: Sequence[StudyPlan], centre_groups: Iterable[int], today: date, names: dict[int, str]
) -> Iterator[Todo]:
    """Organisations with a 中心组 and without its plan of the year, from thirty days before the end of the first quarter."""
    due = plan_due_on(today.year)
    if today < due - timedelta(days=NOTICE_DAYS):
        return
    planned = {plan.organization_id for plan in plans if plan.kind is StudyKind.CENTRE_GROUP}
    for organization_id in sorted(set(centre_groups) - planned):
        text = f"{today.year}年理论学习中心组学习计划还没有登记"
        target = Target(Subject.STUDY, kind=StudyKind.CENTRE_GROUP.value, organization_id=organization_id)
        late = max((today - due).days, 0)
        yield Todo(TodoKind.NO_STUDY_PLAN, text, due, late, target, names.get(organization_id, ""))


def make_up_todos(lines: Iterable[MakeUpLine]) -> Iterator[Todo]:
    """A line for each session that somebody has still to make up for."""
    by_record: dict[int, list[MakeUpLine]] = {}
    for line in lines:
        by_record.setdefault(line.record_id, []).append(line)
    for record_id, away in by_record.items():
        first = away[0]
        people = "、".join(line.name for line in away[:MOST_NAMED])
        people += "等" if len(away) > MOST_NAMED else ""
        what = f"{day_in_words(first.held_on)}{first.kind_label}“{first.title}”"
        text = f"{what}还有{len(away)}人没有补学：{people}"
        target = Target(SUBJECTS[first.register], record_id)
        yield Todo(TodoKind.MAKE_UP, text, None, 0, target, first.organization_name)


def _centre_groups(session: Session, today: date) -> tuple[int, ...]:
    query = select(StudyGroup.organization_id).where(
        StudyGroup.kind == StudyGroupKind.CENTRE_GROUP,
        (StudyGroup.founded_on.is_(None)) | (StudyGroup.founded_on <= today),
        (StudyGroup.dissolved_on.is_(None)) | (StudyGroup.dissolved_on > today),
    )
    return tuple(session.scalars(query))
