"""年度结转: plans of study copied into the new year, once; open items go over by themselves and keep their numbers."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.entities import RectificationItem
from models.failures import BadInput, Conflict
from models.rows.changes import Changes, Subject
from models.rows.study_plan import StudyPlan
from models.rows.turn_of_year import PlanForward, TurnOfYear
from models.rules.study_plans import copied
from models.services.rectification import OPEN_STATUSES
from models.services.study_plans import copy_plan, list_plans, load_plan, remove_plan


def turn_of_year(session: Session, year: int) -> TurnOfYear:
    """What can be taken over into ``year`` from the year before it."""
    there = {(plan.organization_id, plan.kind) for plan in list_plans(session, year=year)}
    plans = tuple(
        PlanForward(
            plan.id,
            plan.title,
            plan.organization_name,
            plan.kind.label,
            len(plan.items),
            (plan.organization_id, plan.kind) in there,
        )
        for plan in list_plans(session, year=year - 1)
        if plan.id is not None
    )
    earlier = (
        select(func.count())
        .select_from(RectificationItem)
        .where(RectificationItem.year < year, RectificationItem.deleted_at.is_(None))
    )
    still_open = session.scalar(earlier.where(RectificationItem.status.in_(OPEN_STATUSES))) or 0
    return TurnOfYear(year, plans, still_open, bool(session.scalar(earlier)))


def copy_plans_forward(session: Session, plan_ids: Sequence[int], year: int) -> Changes:
    """Copy these plans into ``year``, all or none; one that the year has already is left as it is, however often this is ordered.
    Raises BadInput when nothing is left to be copied."""
    offered = {plan.id: plan for plan in turn_of_year(session, year).plans}
    wanted = [id_ for id_ in plan_ids if id_ in offered and not offered[id_].is_there]
    if not wanted:
        raise BadInput(f"所选的计划{year}年都已经有了，没有再次结转；请到“学习计划”里修改。")
    for id_ in wanted:
        copy_plan(session, id_, year)
    return Changes.of(Subject.PLANS)


def take_plans_back(session: Session, plan_ids: Sequence[int], year: int) -> Changes:
    """Undo `copy_plans_forward`: take the copies of these plans out of ``year``, all or none. Raises Conflict when one of them was
    changed since, BadInput when a session names it."""
    copies = {(plan.organization_id, plan.kind): plan for plan in list_plans(session, year=year)}
    for id_ in plan_ids:
        as_copied = copied(load_plan(session, id_), year)
        now = copies.get((as_copied.organization_id, as_copied.kind))
        if now is None or now.id is None or _said(now) != _said(as_copied):
            raise Conflict(
                f"结转到{year}年的“{as_copied.title}”后来又有改动，没有撤销结转，没有改动任何数据；请到“学习计划”里修改。"
            )
        remove_plan(session, now.id, now.version)
    return Changes.of(Subject.PLANS)


def _said(plan: StudyPlan) -> StudyPlan:
    """What a plan says, without numbers of the program's own."""
    items = tuple(replace(item, id=None, sessions=()) for item in plan.items)
    return replace(plan, id=None, version=0, organization_name="", items=items)
