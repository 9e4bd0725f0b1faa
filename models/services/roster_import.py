"""Writing a roster plan in one transaction, and taking it back as one."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import clock
from models.entities import (
    Attendance,
    ImportBatch,
    Member,
    Membership,
    Organization,
    Post,
    Record,
    Reflection,
    StandingPeriod,
)
from models.failures import BadInput, NotFound
from models.rows.bureau import OrganizationRow
from models.rows.changes import Changes, Subject
from models.rows.roster_import import PlannedMember, RosterPlan
from models.rules.names import person_name
from models.rules.roster import standings_from
from models.rules.terms import DraftOf, OrganizationKind
from models.services.drafts import drop_drafts_of_deleted
from models.services.organizations import list_organizations


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An import that was carried out. ``undone_at`` is set once it was taken back."""

    id: int
    file_name: str
    imported_at: datetime
    added: int
    undone_at: datetime | None


def apply_plan(session: Session, plan: RosterPlan) -> Changes:
    """Add the plan's new branches, groups and people, all or nothing. Raises BadInput when the plan adds nobody or the
    roster has changed since the preview so that a person would stand on it twice."""
    newcomers = plan.newcomers
    if not newcomers:
        raise BadInput("这份名册里没有可以新增的人员，没有写入任何数据；请查看预览里的说明。")
    _refuse_doubles(session, plan)
    batch = ImportBatch(
        file_name=plan.file_name, imported_at=clock.now(), added=len(newcomers), undone_at=None
    )
    session.add(batch)
    session.flush()
    places = _Places(session, batch.id)
    moment = clock.now()
    members = [_new_member(planned, batch.id, moment) for planned in newcomers]
    session.add_all(members)
    session.flush()
    _write_histories(session, list(zip(members, newcomers, strict=True)), places)
    return Changes.of(Subject.ROSTER, Subject.BUREAU, record_id=batch.id)


class _Places:
    """Finds, or makes, the branches and groups that a plan names."""

    def __init__(self, session: Session, batch_id: int) -> None:
        self._session, self._batch_id = session, batch_id
        self._rows = list(list_organizations(session))
        heads = (OrganizationKind.PARTY_COMMITTEE, OrganizationKind.GENERAL_BRANCH)
        self._top = next((row.id for row in self._rows if row.kind in heads), None)

    def known_branch(self, name: str) -> int | None:
        """The branch of that full or short name, if there is one."""
        branches = [row for row in self._rows if row.kind is OrganizationKind.BRANCH]
        return next((row.id for row in branches if name in (row.name, row.short_name) and name), None)

    def branch(self, name: str) -> int:
        """The branch of that name, made under the bureau's committee when it is new."""
        return self.known_branch(name) or self._make(OrganizationKind.BRANCH, name, self._top)

    def group(self, name: str, branch_id: int) -> int | None:
        """The group of that name in the branch, made when it is new; None for no name."""
        if not name:
            return None
        known = (row.id for row in self._rows if row.parent_id == branch_id and row.name == name)
        return next(known, None) or self._make(OrganizationKind.GROUP, name, branch_id)

    def _make(self, kind: OrganizationKind, name: str, parent_id: int | None) -> int:
        entity = Organization(
            kind=kind,
            name=name,
            parent_id=parent_id,
            sort_order=len(self._rows),
            import_batch_id=self._batch_id,
        )
        self._session.add(entity)
        self._session.flush()
        self._rows.append(OrganizationRow(entity.id, kind, name, parent_id=parent_id))
        return entity.id


def _refuse_doubles(session: Session, plan: RosterPlan) -> None:
    """The preview took every namesake of the branch for one of its rows; whoever is there besides came since."""
    seen = {member.existing_id for member in plan.members}
    query = (
        select(Member.id, Member.name, Organization.name, Organization.short_name)
        .join(Membership, Membership.member_id == Member.id)
        .join(Organization, Organization.id == Membership.branch_id)
        .where(Membership.to_on.is_(None))
    )
    since: set[tuple[str, str]] = set()
    for member_id, name, branch, short in session.execute(query):
        if member_id not in seen:
            since |= {(person_name(name), branch), (person_name(name), short)}
    for planned in plan.newcomers:
        if (planned.name, planned.branch) in since:
            raise BadInput(
                f"{planned.name}在预览之后已登入{planned.branch}，没有写入任何数据；请重新预览这份名册。"
            )


def _new_member(planned: PlannedMember, batch_id: int, moment: datetime) -> Member:
    return Member(
        name=planned.name,
        gender=planned.gender,
        ethnicity=planned.ethnicity,
        born_on=planned.born_on,
        joined_on=planned.joined_on,
        full_on=planned.full_on,
        department=planned.department,
        job_title=planned.job_title,
        phone=planned.phone,
        updated_at=moment,
        import_batch_id=batch_id,
    )


def _write_histories(session: Session, pairs: list[tuple[Member, PlannedMember]], places: _Places) -> None:
    spells: list[dict[str, object]] = []
    standings: list[dict[str, object]] = []
    posts: list[dict[str, object]] = []
    for member, planned in pairs:
        branch_id = places.branch(planned.branch)
        group_id = places.group(planned.group, branch_id)
        spells.append({"member_id": member.id, "branch_id": branch_id, "group_id": group_id})
        changes = standings_from(planned.standing, planned.joined_on, planned.full_on)
        standings += [
            {"member_id": member.id, "standing": change.standing, "from_on": change.from_on}
            for change in changes
        ]
        if planned.post:
            posts.append({"member_id": member.id, "organization_id": branch_id, "title": planned.post})
    session.execute(insert(Membership), spells)
    session.execute(insert(StandingPeriod), standings)
    if posts:
        session.execute(insert(Post), posts)


def last_import(session: Session) -> ImportRow | None:
    """The latest import that was not taken back."""
    query = (
        select(ImportBatch).where(ImportBatch.undone_at.is_(None)).order_by(ImportBatch.id.desc()).limit(1)
    )
    batch = session.scalar(query)
    if batch is None:
        return None
    return ImportRow(batch.id, batch.file_name, batch.imported_at, batch.added, batch.undone_at)


_IN_USE = "这次导入的人员或支部已用于会议、学习、整改、心得、党费等记录，没有撤销；请在名册里逐个更正。"


def undo_import(session: Session, batch_id: int) -> Changes:
    """Take an import back: its people and the organisations it made. Raises BadInput when somebody of it already stands on
    an attendance sheet or other list, or an organisation of it has records or other people; then nothing is taken back."""
    batch = session.get(ImportBatch, batch_id)
    if batch is None or batch.undone_at is not None:
        raise NotFound("这次导入已经撤销过，没有改动；请刷新后再看。")
    people = select(Member.id).where(Member.import_batch_id == batch_id)
    places = select(Organization.id).where(Organization.import_batch_id == batch_id)
    on_sheets = select(func.count()).select_from(Attendance).where(Attendance.member_id.in_(people))
    others = (
        select(func.count())
        .select_from(Membership)
        .where(
            or_(Membership.branch_id.in_(places), Membership.group_id.in_(places)),
            Membership.member_id.not_in(people),
        )
    )
    recorded = select(func.count()).select_from(Record).where(Record.organization_id.in_(places))
    written = (
        select(func.count())
        .select_from(Reflection)
        .where(or_(Reflection.organization_id.in_(places), Reflection.member_id.in_(people)))
    )
    below = (
        select(func.count())
        .select_from(Organization)
        .where(Organization.parent_id.in_(places), Organization.import_batch_id.is_distinct_from(batch_id))
    )
    posts = (
        select(func.count())
        .select_from(Post)
        .where(Post.organization_id.in_(places), Post.member_id.not_in(people))
    )
    if any(session.scalar(use) for use in (on_sheets, others, recorded, written, below, posts)):
        raise BadInput(_IN_USE)
    drop_drafts_of_deleted(session, DraftOf.MEMBER, people)
    drop_drafts_of_deleted(session, DraftOf.ORGANIZATION, places)
    try:
        with session.begin_nested():
            session.execute(delete(Member).where(Member.import_batch_id == batch_id))
            session.execute(
                delete(Organization).where(
                    Organization.import_batch_id == batch_id, Organization.kind == OrganizationKind.GROUP
                )
            )
            session.execute(delete(Organization).where(Organization.import_batch_id == batch_id))
    except IntegrityError as error:
        # 党费, talks, groups, contact points and whatever else names a person or a branch keeps them.
        raise BadInput(_IN_USE) from error
    batch.undone_at = clock.now()
    return Changes.of(Subject.ROSTER, Subject.BUREAU)
