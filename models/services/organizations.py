"""The tree of organisations."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.entities import (
    ArchiveItem,
    ArchivePart,
    ContactPoint,
    Exemption,
    Finding,
    InspectionVisit,
    Membership,
    Organization,
    Post,
    Record,
    Reflection,
    StudyGroup,
    StudyPlan,
)
from models.failures import BadInput, NotFound
from models.rows.bureau import OrganizationRow
from models.rows.changes import Changes, Subject
from models.rules.hierarchy import may_stand_below
from models.rules.term_of_office import LONGEST_TERM
from models.rules.terms import DraftOf, OrganizationKind
from models.rules.theme_days import FixedDay
from models.services import history
from models.services.drafts import drop_draft
from models.services.versions import check_version, existing

# Nearly everything asks for the tree: lines of the table come in half the time of entities.
_COLUMNS = [Organization.__table__.c[field.name] for field in fields(OrganizationRow)]


def list_organizations(session: Session) -> tuple[OrganizationRow, ...]:
    """All organisations in tree order: each parent before its children, siblings by their sort order, then as entered."""
    rows = [OrganizationRow(*line) for line in session.execute(select(*_COLUMNS))]
    rows.sort(key=lambda row: (row.sort_order, row.id or 0))
    children: dict[int | None, list[OrganizationRow]] = {}
    for row in rows:
        children.setdefault(row.parent_id, []).append(row)
    ordered: list[OrganizationRow] = []
    _walk(children, None, ordered)
    return tuple(ordered)


def _walk(
    children: dict[int | None, list[OrganizationRow]], parent: int | None, ordered: list[OrganizationRow]
) -> None:
    for row in children.get(parent, ()):
        ordered.append(row)
        _walk(children, row.id, ordered)


def with_descendants(rows: Iterable[OrganizationRow], root_id: int) -> frozenset[int]:
    """The ids of the organisation and of all below it. ``rows`` come in tree order."""
    found = {root_id}
    for row in rows:
        if row.parent_id in found and row.id is not None:
            found.add(row.id)
    return frozenset(found)


def branches_of(rows: Iterable[OrganizationRow]) -> tuple[OrganizationRow, ...]:
    """The branches (党支部) among ``rows``, in tree order."""
    return tuple(row for row in rows if row.kind is OrganizationKind.BRANCH)


def fixed_day_of(row: OrganizationRow) -> FixedDay:
    """The day of the month fixed for its 主题党日."""
    return FixedDay(row.theme_day_of_month, row.theme_day_nth, row.theme_day_weekday)


def superiors_for(
    kind: OrganizationKind, rows: Iterable[OrganizationRow], own_id: int | None = None
) -> tuple[OrganizationRow, ...]:
    """Those of ``rows`` (in tree order) below which an organisation of ``kind`` may stand; for one that is in the tree
    already, ``own_id``, neither itself nor anything below it."""
    rows = tuple(rows)
    below = with_descendants(rows, own_id) if own_id is not None else frozenset[int]()
    return tuple(row for row in rows if row.id not in below and may_stand_below(kind, row.kind))


def proposed_superior(
    kind: OrganizationKind, rows: Iterable[OrganizationRow], near: int | None, own_id: int | None = None
) -> int | None:
    """The superior an organisation of ``kind`` most likely has: ``near`` or the closest above it that may be one, for a
    party organisation else the first of the tree. None: the top of the tree, or for a group that it must be chosen."""
    rows = tuple(rows)
    by_id = {row.id: row for row in rows}
    possible = superiors_for(kind, rows, own_id)
    ids = {row.id for row in possible}
    place = by_id.get(near)
    while place is not None:
        if place.id in ids:
            return place.id
        place = by_id.get(place.parent_id)
    heads = OrganizationKind.PARTY_COMMITTEE, OrganizationKind.GENERAL_BRANCH
    if kind in (OrganizationKind.GENERAL_BRANCH, OrganizationKind.BRANCH):
        return next((row.id for row in possible if row.kind in heads), None)
    return None


def load_organization(session: Session, organization_id: int) -> OrganizationRow:
    """One organisation; raises NotFound."""
    found = next((row for row in list_organizations(session) if row.id == organization_id), None)
    if found is None:
        raise NotFound("这个组织已不在名录中，没有改动；请刷新后再试。")
    return found


@history.recorded(DraftOf.ORGANIZATION, load_organization)
def save_organization(session: Session, row: OrganizationRow) -> Changes:
    """Add or change an organisation. Raises BadInput for an empty or doubled name, a circle in the tree, a place in it
    that its kind cannot have, a kind that its people or those below it rule out, or days in the wrong order; Conflict
    when somebody else changed it meanwhile."""
    rows = list_organizations(session)
    _refuse_bad(row, rows)
    _refuse_place(row, rows)
    _refuse_kind(session, row, rows)
    if row.id is None:
        entity = Organization()
        session.add(entity)
    else:
        entity = _get(session, row.id)
        check_version(entity.version, row.version)
    entity.kind, entity.name, entity.short_name = row.kind, row.name.strip(), row.short_name.strip()
    entity.parent_id, entity.sort_order = row.parent_id, row.sort_order
    entity.founded_on, entity.dissolved_on = row.founded_on, row.dissolved_on
    entity.term_from, entity.term_years = row.term_from, row.term_years
    entity.theme_day_of_month = row.theme_day_of_month
    entity.theme_day_nth, entity.theme_day_weekday = row.theme_day_nth, row.theme_day_weekday
    entity.creation_theme, entity.feature = row.creation_theme.strip(), row.feature.strip()
    entity.archive_code = row.archive_code.strip()
    session.flush()
    return Changes.of(Subject.BUREAU, Subject.ROSTER, record_id=entity.id)


def _refuse_bad(row: OrganizationRow, rows: Sequence[OrganizationRow]) -> None:
    name = row.name.strip()
    if not name:
        raise BadInput("请填写组织名称，还没有保存。")
    if any(other.id != row.id and other.name == name and other.parent_id == row.parent_id for other in rows):
        raise BadInput(f"同一上级下已经有“{name}”，没有重复登记；请改用别的名称。")
    if row.founded_on and row.dissolved_on and row.dissolved_on <= row.founded_on:
        raise BadInput("撤销日期应晚于成立日期，还没有保存；请核对。")
    if row.term_years is not None and not 1 <= row.term_years <= LONGEST_TERM:
        raise BadInput(f"任期应在1年至{LONGEST_TERM}年之间，还没有保存；请核对。")
    if row.term_from and row.dissolved_on and row.term_from >= row.dissolved_on:
        raise BadInput("本届起始日应早于撤销日期，还没有保存；请核对。")
    if problem := fixed_day_of(row).problem():
        raise BadInput(f"{problem}，还没有保存；请核对。")
    if row.id is not None and row.parent_id in with_descendants(rows, row.id):
        raise BadInput("上级组织不能是它自己或它的下级，还没有保存；请重新选择。")


def _refuse_place(row: OrganizationRow, rows: Sequence[OrganizationRow]) -> None:
    parent = next((other for other in rows if other.id == row.parent_id), None)
    if may_stand_below(row.kind, parent.kind if parent else None):
        return
    if parent is None or row.kind is OrganizationKind.GROUP:
        raise BadInput("党小组须归属一个党支部，还没有保存；请选择上级组织。")
    if row.kind.is_party is not parent.kind.is_party:
        raise BadInput(
            f"{row.kind.label}不能设在{parent.kind.label}“{parent.name}”下面（党组织和处室、直属单位分开列），"
            "还没有保存；请另选上级组织。"
        )
    raise BadInput(
        f"{row.kind.label}不能设在{parent.kind.label}“{parent.name}”下面，还没有保存；请另选上级组织，或核对类型。"
    )


def _refuse_kind(session: Session, row: OrganizationRow, rows: Sequence[OrganizationRow]) -> None:
    """Another kind for an organisation in use must fit those below it and the people in it."""
    before = next((other for other in rows if other.id == row.id and row.id is not None), None)
    if before is None or before.kind is row.kind:
        return
    for other in rows:
        if other.parent_id == row.id and not may_stand_below(other.kind, row.kind):
            raise BadInput(
                f"“{before.name}”下面还有{other.kind.label}“{other.name}”，不能改为{row.kind.label}，还没有保存；"
                "请先调整下级组织。"
            )
    uses = select(func.count()).select_from(Membership)
    if session.scalar(uses.where(or_(Membership.branch_id == row.id, Membership.group_id == row.id))):
        raise BadInput(
            f"“{before.name}”的名册上有（或有过）人员，不能由{before.kind.label}改为{row.kind.label}，还没有保存；"
            f"请另外新增{row.kind.label}。"
        )


@history.removed(DraftOf.ORGANIZATION, load_organization)
def remove_organization(session: Session, organization_id: int, version: int) -> Changes:
    """Remove an organisation entered by mistake, with what was typed of it and never saved. Raises BadInput when anything refers to it: then it is dissolved
    (撤销日期), not removed."""
    entity = _get(session, organization_id)
    check_version(entity.version, version)
    uses = (
        select(func.count()).select_from(Record).where(Record.organization_id == organization_id),
        select(func.count()).select_from(Reflection).where(Reflection.organization_id == organization_id),
        select(func.count()).select_from(Organization).where(Organization.parent_id == organization_id),
        select(func.count()).select_from(Post).where(Post.organization_id == organization_id),
        select(func.count())
        .select_from(Membership)
        .where(or_(Membership.branch_id == organization_id, Membership.group_id == organization_id)),
        *(
            select(func.count()).select_from(table).where(table.organization_id == organization_id)
            for table in (
                *(InspectionVisit, Finding, Exemption, ContactPoint, StudyGroup, StudyPlan),
                *(ArchiveItem, ArchivePart),
            )
        ),
    )
    if any(session.scalar(use) for use in uses):
        raise BadInput(f"“{entity.name}”已有人员、下级或记录，没有删除；如已撤销，请填写撤销日期。")
    session.delete(entity)
    # Its number will be given to another organisation.
    drop_draft(session, DraftOf.ORGANIZATION, organization_id)
    return Changes.of(Subject.BUREAU, Subject.ROSTER)


def _get(session: Session, organization_id: int) -> Organization:
    return existing(session, Organization, organization_id, "这个组织已不在名录中，没有改动；请刷新后再试。")
