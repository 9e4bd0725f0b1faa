"""Plans of study (学习计划): listing, saving, copying to another year, and the topics a session may carry out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from models.entities import Record, StudyPlanItem, StudySession
from models.entities import StudyPlan as Entity
from models.failures import BadInput, NotFound
from models.rows.changes import Changes, Subject
from models.rows.study_plan import PlanItem, StudyPlan
from models.rules.study_plans import copied, months_of
from models.rules.terms import RecordStatus, StudyKind
from models.services.record_lines import parts
from models.services.records import organization_names
from models.services.versions import check_version, existing

EARLIEST_YEAR, LATEST_YEAR = 1949, 2199


@dataclass(frozen=True, slots=True)
class PlannedTopic:
    """A topic with the plan it stands in."""

    plan: StudyPlan
    item: PlanItem


def list_plans(
    session: Session,
    *,
    year: int | None = None,
    organization_id: int | None = None,
    kind: StudyKind | None = None,
) -> tuple[StudyPlan, ...]:
    """The plans asked for, the latest year first, then as entered; with their topics and the held sessions that carry
    them out. A fixed number of queries for as many plans as `parts` deals at once."""
    query = select(Entity)
    if year is not None:
        query = query.where(Entity.year == year)
    if organization_id is not None:
        query = query.where(Entity.organization_id == organization_id)
    if kind is not None:
        query = query.where(Entity.kind == kind)
    entities = session.scalars(query.order_by(Entity.year.desc(), Entity.id)).all()
    names = organization_names(session)
    items = _items(session, [entity.id for entity in entities])
    return tuple(_row(entity, names, items.get(entity.id, ())) for entity in entities)


def load_plan(session: Session, plan_id: int) -> StudyPlan:
    """One plan; raises NotFound."""
    entity = _get(session, plan_id)
    return _row(entity, organization_names(session), _items(session, [plan_id]).get(plan_id, ()))


def planned_topic(session: Session, item_id: int) -> PlannedTopic:
    """A topic by its number; raises NotFound when it has been taken off its plan."""
    plan_id = session.scalar(select(StudyPlanItem.plan_id).where(StudyPlanItem.id == item_id))
    if plan_id is None:
        raise NotFound("学习计划里已没有这个专题，没有带出；请刷新后再试。")
    plan = load_plan(session, plan_id)
    return PlannedTopic(plan, next(item for item in plan.items if item.id == item_id))


# Writing


def save_plan(session: Session, plan: StudyPlan) -> Changes:
    """Add or change a plan with its topics. A topic keeps its number, by which sessions name it; one that sessions name is
    not taken off. Raises BadInput, NotFound, Conflict."""
    _refuse_bad(session, plan)
    if plan.id is None:
        entity = Entity()
        session.add(entity)
    else:
        entity = _get(session, plan.id)
        check_version(entity.version, plan.version)
        # The topics lie in another table; changing them alone moves the version too.
        flag_modified(entity, "note")
    entity.year, entity.organization_id, entity.kind = plan.year, plan.organization_id, plan.kind
    entity.title, entity.note = plan.title.strip(), plan.note.strip()
    entity.leader, entity.secretary = plan.leader.strip(), plan.secretary.strip()
    entity.issued_on = plan.issued_on
    session.flush()
    _write_items(session, entity.id, plan.items)
    return Changes.of(Subject.PLANS, record_id=entity.id)


def _write_items(session: Session, plan_id: int, items: Sequence[PlanItem]) -> None:
    known = {
        line.id: line
        for line in session.scalars(select(StudyPlanItem).where(StudyPlanItem.plan_id == plan_id))
    }
    kept = {item.id for item in items if item.id is not None}
    _refuse_studied(session, [line for line in known.values() if line.id not in kept])
    for place, item in enumerate(items, start=1):
        line = known.get(item.id) if item.id is not None else None
        if line is None:
            line = StudyPlanItem(plan_id=plan_id)
            session.add(line)
        line.position, line.quarter, line.month = place, item.quarter, item.month
        line.topic, line.materials = item.topic.strip(), item.materials.strip()
        line.speakers = item.speakers.strip()
    gone = known.keys() - kept
    if gone:
        session.execute(delete(StudyPlanItem).where(StudyPlanItem.id.in_(gone)))
    session.flush()


def _refuse_studied(session: Session, lines: Collection[StudyPlanItem]) -> None:
    named = _named(session, [line.id for line in lines])
    for line in lines:
        if line.id in named:
            raise BadInput(
                f"专题“{line.topic}”已有学习记录对应，不能从计划里删去，没有改动；确要删去，请先在那条学习记录里取消对应。"
            )


def remove_plan(session: Session, plan_id: int, version: int) -> Changes:
    """Take a plan back that no session carries out. Raises BadInput otherwise, NotFound, Conflict."""
    entity = _get(session, plan_id)
    check_version(entity.version, version)
    _refuse_studied(
        session, session.scalars(select(StudyPlanItem).where(StudyPlanItem.plan_id == plan_id)).all()
    )
    session.delete(entity)
    session.flush()
    return Changes.of(Subject.PLANS)


def copy_plan(session: Session, plan_id: int, year: int) -> Changes:
    """The same topics as a plan of ``year``, nothing done yet. Raises BadInput when there is one already."""
    return save_plan(session, copied(load_plan(session, plan_id), year))


def _refuse_bad(session: Session, plan: StudyPlan) -> None:
    if not plan.title.strip():
        raise BadInput("请填写计划名称，还没有保存。")
    if not EARLIEST_YEAR <= plan.year <= LATEST_YEAR:
        raise BadInput(f"年度写成了{plan.year}，还没有保存；请核对年度。")
    names = organization_names(session)
    if plan.organization_id not in names:
        raise BadInput("请选择党组织，还没有保存。")
    for number, item in enumerate(plan.items, start=1):
        if not item.topic.strip():
            raise BadInput(f"第{number}个专题没有写学习专题，还没有保存；请补上或删去这一项。")
        if not 1 <= item.quarter <= 4:
            raise BadInput(f"第{number}个专题没有选季度，还没有保存；请选择。")
        if item.month is not None and item.month not in months_of(item.quarter):
            raise BadInput(f"第{number}个专题的月份不在所选季度里，还没有保存；请核对。")
    query = select(Entity.id).where(
        Entity.year == plan.year, Entity.organization_id == plan.organization_id, Entity.kind == plan.kind
    )
    if any(found != plan.id for found in session.scalars(query)):
        raise BadInput(
            f"{plan.year}年{names[plan.organization_id]}已有{plan.kind.label}的学习计划，没有另存一份；请打开原来的那一份修改。"
        )


# Reading


def _named(session: Session, ids: Sequence[int]) -> set[int]:
    """Which of these topics any record names, removed ones too: what is brought back keeps its topic."""
    found: set[int] = set()
    for some in parts(ids):
        query = select(StudySession.plan_item_id).where(StudySession.plan_item_id.in_(some))
        found.update(number for number in session.scalars(query) if number is not None)
    return found


def _sessions(session: Session, plan_ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """The held sessions that carry out each topic, by day."""
    found: dict[int, tuple[int, ...]] = {}
    for some in parts(plan_ids):
        query = (
            select(StudySession.plan_item_id, StudySession.id)
            .join(StudyPlanItem, StudyPlanItem.id == StudySession.plan_item_id)
            .where(
                StudyPlanItem.plan_id.in_(some),
                Record.status == RecordStatus.HELD.value,
                Record.deleted_at.is_(None),
            )
            .order_by(Record.happened_on, Record.id)
        )
        for item_id, record_id in session.execute(query):
            assert item_id is not None
            found[item_id] = (*found.get(item_id, ()), record_id)
    return found


def _items(session: Session, plan_ids: Sequence[int]) -> dict[int, list[PlanItem]]:
    held = _sessions(session, plan_ids)
    found: dict[int, list[PlanItem]] = {}
    for some in parts(plan_ids):
        query = select(StudyPlanItem).where(StudyPlanItem.plan_id.in_(some))
        for line in session.scalars(query.order_by(StudyPlanItem.plan_id, StudyPlanItem.position)):
            item = PlanItem(
                line.id,
                line.quarter,
                line.topic,
                line.month,
                line.materials,
                line.speakers,
                held.get(line.id, ()),
            )
            found.setdefault(line.plan_id, []).append(item)
    return found


def _row(entity: Entity, names: dict[int, str], items: Iterable[PlanItem]) -> StudyPlan:
    return StudyPlan(
        id=entity.id,
        year=entity.year,
        organization_id=entity.organization_id,
        kind=entity.kind,
        title=entity.title,
        organization_name=names.get(entity.organization_id, ""),
        leader=entity.leader,
        secretary=entity.secretary,
        issued_on=entity.issued_on,
        note=entity.note,
        items=tuple(items),
        version=entity.version,
    )


def _get(session: Session, plan_id: int) -> Entity:
    return existing(session, Entity, plan_id, "已没有这份学习计划，没有改动；请刷新后再试。")
