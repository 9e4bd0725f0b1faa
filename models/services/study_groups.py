"""Study groups (学习小组): listing, saving, and who is expected at their sessions."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from models.entities import Member, StudyGroupMember, StudySession
from models.entities import StudyGroup as Entity
from models.failures import BadInput
from models.rows.changes import Changes, Subject
from models.rows.study_plan import GroupMember, StudyGroup
from models.rules.study_groups import OverAge, existed_on, group_kind_of, members_of, over_age
from models.rules.study_terms import StudyGroupKind
from models.rules.terms import StudyKind
from models.services.record_lines import parts
from models.services.records import organization_names
from models.services.versions import check_version, existing

OLDEST, YOUNGEST = 80, 18
"""What an age limit may be."""


def list_groups(session: Session) -> tuple[StudyGroup, ...]:
    """Every group with its members: those still there first, centre groups before youth groups, then as entered."""
    names = organization_names(session)
    members = _members(session)
    entities = session.scalars(select(Entity).order_by(Entity.id)).all()
    order = list(StudyGroupKind)
    rows = [_row(entity, names, members.get(entity.id, ())) for entity in entities]
    rows.sort(key=lambda row: (row.dissolved_on is not None, order.index(row.kind), row.id or 0))
    return tuple(rows)


def load_group(session: Session, group_id: int) -> StudyGroup:
    """One group; raises NotFound."""
    entity = _get(session, group_id)
    return _row(entity, organization_names(session), _members(session, group_id).get(group_id, ()))


def groups_for(session: Session, kind: StudyKind, organization_id: int, day: date) -> tuple[StudyGroup, ...]:
    """The groups of this organisation that hold such sessions and were there on ``day``."""
    wanted = group_kind_of(kind)
    if wanted is None:
        return ()
    query = select(Entity).where(Entity.kind == wanted, Entity.organization_id == organization_id)
    found = session.scalars(query.order_by(Entity.id)).all()
    if not found:
        return ()
    names = organization_names(session)
    members = _members(session)
    rows = (_row(entity, names, members.get(entity.id, ())) for entity in found)
    return tuple(row for row in rows if existed_on(row, day))


def expected_members(
    session: Session, kind: StudyKind, organization_id: int, day: date, group_id: int | None
) -> tuple[GroupMember, ...]:
    """The members of the day of the chosen group, or of the only one; nobody while it is not known which."""
    groups = groups_for(session, kind, organization_id, day)
    chosen = [group for group in groups if group.id == group_id] or (groups if len(groups) == 1 else ())
    return members_of(chosen[0], day) if chosen else ()


def births_of(session: Session, ids: Iterable[int]) -> dict[int, date]:
    """The birthdays known of these people."""
    found: dict[int, date] = {}
    for some in parts(sorted(set(ids))):
        query = select(Member.id, Member.born_on).where(Member.id.in_(some), Member.born_on.is_not(None))
        found.update((id_, born_on) for id_, born_on in session.execute(query) if born_on is not None)
    return found


def who_is_over_age(session: Session, group: StudyGroup, day: date) -> tuple[OverAge, ...]:
    """The members of ``day`` older than the limit of the group, as typed."""
    ids = [member.member_id for member in group.members if member.member_id is not None]
    return over_age(group, births_of(session, ids), day)


# Writing


def save_group(session: Session, group: StudyGroup) -> Changes:
    """Add or change a group with its members. Raises BadInput, NotFound, Conflict."""
    _refuse_bad(session, group)
    if group.id is None:
        entity = Entity()
        session.add(entity)
    else:
        entity = _get(session, group.id)
        check_version(entity.version, group.version)
        # The members lie in another table; changing them alone moves the version too.
        flag_modified(entity, "note")
    entity.kind, entity.organization_id = group.kind, group.organization_id
    entity.name, entity.leader = group.name.strip(), group.leader.strip()
    entity.secretary, entity.mentor = group.secretary.strip(), group.mentor.strip()
    entity.age_limit, entity.note = group.age_limit, group.note.strip()
    entity.founded_on, entity.dissolved_on = group.founded_on, group.dissolved_on
    session.flush()
    session.execute(delete(StudyGroupMember).where(StudyGroupMember.group_id == entity.id))
    lines = [
        {
            "group_id": entity.id,
            "position": place,
            "member_id": member.member_id,
            "name": member.name.strip(),
            "duty": member.duty.strip(),
            "from_on": member.from_on,
            "to_on": member.to_on,
        }
        for place, member in enumerate(group.members, start=1)
    ]
    if lines:
        session.execute(insert(StudyGroupMember), lines)
    return Changes.of(Subject.PLANS, record_id=entity.id)


def remove_group(session: Session, group_id: int, version: int) -> Changes:
    """Take a group back that never met. Raises BadInput when sessions are its own, NotFound, Conflict."""
    entity = _get(session, group_id)
    check_version(entity.version, version)
    query = select(func.count()).select_from(StudySession).where(StudySession.group_id == group_id)
    held = session.scalar(query) or 0
    if held:
        raise BadInput(
            f"{entity.name}已有{held}条学习记录，没有删除；小组不再活动的，请填写撤销日期，以前的记录仍按当时的成员统计。"
        )
    session.delete(entity)
    session.flush()
    return Changes.of(Subject.PLANS)


def _refuse_bad(session: Session, group: StudyGroup) -> None:
    if not group.name.strip():
        raise BadInput("请填写小组名称，还没有保存。")
    if group.organization_id not in organization_names(session):
        raise BadInput("请选择党组织，还没有保存。")
    if group.age_limit is not None and not YOUNGEST <= group.age_limit <= OLDEST:
        raise BadInput(f"年龄上限应在{YOUNGEST}至{OLDEST}周岁之间，还没有保存；不设上限的请留空。")
    _refuse_order(group.founded_on, group.dissolved_on, "小组的撤销日期应晚于成立日期")
    for member in group.members:
        if not member.name.strip():
            raise BadInput("小组成员里有一行没有姓名，还没有保存；请补上或删去这一行。")
        _refuse_order(member.from_on, member.to_on, f"{member.name}的离组日期应晚于入组日期")
    _refuse_twice(group.members)


def _refuse_order(from_on: date | None, to_on: date | None, what: str) -> None:
    if from_on and to_on and to_on <= from_on:
        raise BadInput(f"{what}，还没有保存；请核对。")


def _refuse_twice(members: Sequence[GroupMember]) -> None:
    """Nobody is in the group twice on one day."""
    for place, one in enumerate(members):
        for other in members[place + 1 :]:
            same = one.member_id == other.member_id and (one.member_id is not None or one.name == other.name)
            if same and _overlap(one, other):
                raise BadInput(
                    f"小组成员里{one.name}同一时间出现了两次，还没有保存；请删去一行，或核对入组、离组日期。"
                )


def _overlap(one: GroupMember, other: GroupMember) -> bool:
    return (one.from_on or date.min) < (other.to_on or date.max) and (other.from_on or date.min) < (
        one.to_on or date.max
    )


# Reading


def _members(session: Session, group_id: int | None = None) -> dict[int, tuple[GroupMember, ...]]:
    query = select(StudyGroupMember).order_by(StudyGroupMember.group_id, StudyGroupMember.position)
    if group_id is not None:
        query = query.where(StudyGroupMember.group_id == group_id)
    found: dict[int, list[GroupMember]] = {}
    for line in session.scalars(query.execution_options(populate_existing=True)):
        found.setdefault(line.group_id, []).append(
            GroupMember(line.name, line.member_id, line.duty, line.from_on, line.to_on)
        )
    return {number: tuple(rows) for number, rows in found.items()}


def _row(entity: Entity, names: dict[int, str], members: Sequence[GroupMember]) -> StudyGroup:
    return StudyGroup(
        id=entity.id,
        kind=entity.kind,
        organization_id=entity.organization_id,
        name=entity.name,
        organization_name=names.get(entity.organization_id, ""),
        leader=entity.leader,
        secretary=entity.secretary,
        mentor=entity.mentor,
        age_limit=entity.age_limit,
        founded_on=entity.founded_on,
        dissolved_on=entity.dissolved_on,
        note=entity.note,
        members=tuple(members),
        version=entity.version,
    )


def _get(session: Session, group_id: int) -> Entity:
    return existing(session, Entity, group_id, "已没有这个学习小组，没有改动；请刷新后再试。")
