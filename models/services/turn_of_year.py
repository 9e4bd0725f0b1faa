"""年度结转: plans of study copied into the new year, once; open items go over by themselves and keep their numbers."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.entities import RectificationItem
from models.failures import BadInput
from models.rows.changes import Changes, Subject
from models.rows.turn_of_year import PlanForward, TurnOfYear
from models.services.rectification import OPEN_STATUSES
from models.services.study_plans import copy_plan, list_plans


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
