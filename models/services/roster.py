"""Who is on the roll of a branch on a day: the denominators of every meeting."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from models.entities import Member, Membership, Organization, Post, StandingPeriod
from models.failures import BadInput
from models.rows.attendance import AttendanceRow
from models.rows.bureau import BranchHeadcount, OrganizationRow, RosterEntry, StandingChange
from models.rules.attendance import Roll, is_committee_post, roll_for
from models.rules.roster import covers, standing_on
from models.rules.terms import MeetingKind, OrganizationKind, Standing, StudyKind
from models.services.organizations import list_organizations, with_descendants
from models.services.record_lines import parts
from models.services.study_groups import expected_members


def members_on(
    session: Session, day: date, *, organization_id: int | None = None, text: str = ""
) -> tuple[RosterEntry, ...]:
    """Everybody on the roll on ``day`` (正式, 预备, 积极分子), of one organisation and all below it, or of the bureau; by
    branch in tree order, then committee first, then as entered. ``text`` narrows by a part of the name."""
    organizations = list_organizations(session)
    within = None if organization_id is None else with_descendants(organizations, organization_id)
    entries = _entries(session, day, within, text, organizations)
    order = {row.id: place for place, row in enumerate(organizations)}
    entries.sort(key=lambda entry: (order.get(entry.branch_id, 0), not entry.in_committee, entry.id))
    return tuple(entries)


def _entries(
    session: Session,
    day: date,
    within: frozenset[int] | None,
    text: str,
    organizations: Sequence[OrganizationRow],
) -> list[RosterEntry]:
    names = {row.id: row.name for row in organizations}
    pairs = session.execute(_spells_on(day, within, text)).all()
    ids = [member.id for member, _ in pairs]
    standings = _standings_of(session, ids)
    titles = _titles_of(session, ids, day)
    return [
        _entry(
            member, spell, names, standing_on(standings.get(member.id, ()), day), titles.get(member.id, ())
        )
        for member, spell in pairs
    ]


def _spells_on(day: date, within: frozenset[int] | None, text: str) -> Select[Member, Membership]:
    query = (
        select(Member, Membership)
        .join(Membership, Membership.member_id == Member.id)
        .where(
            or_(Membership.from_on.is_(None), Membership.from_on <= day),
            or_(Membership.to_on.is_(None), Membership.to_on > day),
        )
    )
    if within is not None:
        query = query.where(or_(Membership.branch_id.in_(within), Membership.group_id.in_(within)))
    if text.strip():
        query = query.where(Member.name.contains(text.strip(), autoescape=True))
    return query


def _standings_of(session: Session, ids: Sequence[int]) -> dict[int, list[StandingChange]]:
    found: dict[int, list[StandingChange]] = {}
    for part in parts(ids):
        query = select(StandingPeriod).where(StandingPeriod.member_id.in_(part)).order_by(StandingPeriod.id)
        for period in session.scalars(query):
            found.setdefault(period.member_id, []).append(StandingChange(period.standing, period.from_on))
    return found


def _titles_of(session: Session, ids: Sequence[int], day: date) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = {}
    for part in parts(ids):
        for post in session.scalars(select(Post).where(Post.member_id.in_(part)).order_by(Post.id)):
            if covers(post.from_on, post.to_on, day):
                found.setdefault(post.member_id, []).append((post.organization_id, post.title))
    return found


def _entry(
    member: Member,
    spell: Membership,
    names: dict[int | None, str],
    standing: Standing,
    posts: Iterable[tuple[int, str]],
) -> RosterEntry:
    in_branch = [title for place, title in posts if place == spell.branch_id]
    titles = [title for place, title in posts if place in (spell.branch_id, spell.group_id)]
    return RosterEntry(
        id=member.id,
        name=member.name,
        standing=standing,
        branch_id=spell.branch_id,
        branch_name=names.get(spell.branch_id, ""),
        group_id=spell.group_id,
        group_name=names.get(spell.group_id, "") if spell.group_id else "",
        posts=tuple(titles),
        in_committee=any(is_committee_post(title) for title in in_branch),
        gender=member.gender,
        joined_on=member.joined_on,
        full_on=member.full_on,
        department=member.department,
        job_title=member.job_title,
    )


def former_members(session: Session, day: date) -> tuple[RosterEntry, ...]:
    """Those who once were on a roll and are not on ``day``; the branch named is their last."""
    on_roll = select(Membership.member_id).where(
        or_(Membership.from_on.is_(None), Membership.from_on <= day),
        or_(Membership.to_on.is_(None), Membership.to_on > day),
    )
    pairs = session.execute(
        select(Member, Membership, Organization.name)
        .join(Membership, Membership.member_id == Member.id)
        .join(Organization, Organization.id == Membership.branch_id)
        .where(Member.id.not_in(on_roll), and_(Membership.to_on.is_not(None), Membership.to_on <= day))
        .order_by(Member.id, Membership.to_on)
    ).all()
    standings = _standings_of(session, sorted({member.id for member, _, _ in pairs}))
    last = {member.id: (member, spell, name) for member, spell, name in pairs}
    return tuple(
        _entry(member, spell, {spell.branch_id: name}, standing_on(standings.get(member.id, ()), day), ())
        for member, spell, name in last.values()
    )


def headcounts_on(session: Session, day: date) -> dict[int, BranchHeadcount]:
    """Every branch's headcount on ``day``, with a fixed number of queries."""
    organizations = list_organizations(session)
    groups: dict[int, int] = {}
    for row in organizations:
        if row.kind is OrganizationKind.GROUP and row.parent_id is not None and row.existed_on(day):
            groups[row.parent_id] = groups.get(row.parent_id, 0) + 1
    by_branch: dict[int, list[RosterEntry]] = {row.id: [] for row in organizations if row.id is not None}
    for entry in _entries(session, day, None, "", organizations):
        by_branch.setdefault(entry.branch_id, []).append(entry)
    return {
        branch_id: BranchHeadcount(
            branch_id,
            full=sum(entry.standing is Standing.FULL for entry in entries),
            probationary=sum(entry.standing is Standing.PROBATIONARY for entry in entries),
            activists=sum(entry.standing is Standing.ACTIVIST for entry in entries),
            committee=sum(entry.in_committee for entry in entries),
            groups=groups.get(branch_id, 0),
        )
        for branch_id, entries in by_branch.items()
    }


def expected_attendance(
    session: Session,
    kind: MeetingKind | StudyKind,
    organization_id: int,
    day: date,
    group_id: int | None = None,
) -> tuple[AttendanceRow, ...]:
    """The sheet a meeting of ``kind`` starts from: the roll as of ``day``, everybody still 待补.

    支委会 expects the committee, 党小组会 the group, 中心组 and 青年理论学习小组 the members of the day of the chosen study group
    or of the organisation's only one, other kinds whose people the clerk names nobody. Activists are never expected. Raises
    BadInput when the organisation did not exist on ``day``."""
    organizations = list_organizations(session)
    here = next((row for row in organizations if row.id == organization_id), None)
    if here is None or not here.existed_on(day):
        name = here.name if here else "所选组织"
        raise BadInput(
            f"{name}在{day.year}年{day.month}月{day.day}日尚未成立或已撤销，没有带出名册；请核对日期。"
        )
    roll = roll_for(kind)
    if roll is Roll.NOBODY:
        return _of_study_group(session, kind, organization_id, day, group_id)
    entries = members_on(session, day, organization_id=organization_id)
    if roll is Roll.COMMITTEE:
        entries = _committee(session, here, entries, day)
    return tuple(
        AttendanceRow(
            entry.id, entry.name, entry.standing, in_committee=roll is Roll.COMMITTEE or entry.in_committee
        )
        for entry in entries
        if entry.standing.is_member
    )


def _committee(
    session: Session, here: OrganizationRow, entries: Sequence[RosterEntry], day: date
) -> tuple[RosterEntry, ...]:
    """The committee of this very organisation, not those of the branches below it."""
    titles = _titles_of(session, [entry.id for entry in entries], day)
    ids = {
        member_id
        for member_id, posts in titles.items()
        if any(place == here.id and is_committee_post(title, here.kind) for place, title in posts)
    }
    return tuple(entry for entry in entries if entry.id in ids)


def _of_study_group(
    session: Session, kind: MeetingKind | StudyKind, organization_id: int, day: date, group_id: int | None
) -> tuple[AttendanceRow, ...]:
    """The members of the study group whose session it is, with their standing of the day; nobody for any other kind."""
    if not isinstance(kind, StudyKind):
        return ()
    members = expected_members(session, kind, organization_id, day, group_id)
    if not members:
        return ()
    entries = {entry.id: entry for entry in members_on(session, day)}
    rows = []
    for member in members:
        entry = entries.get(member.member_id) if member.member_id is not None else None
        standing = Standing.FULL if entry is None else entry.standing
        in_committee = entry is not None and entry.in_committee
        rows.append(AttendanceRow(member.member_id, member.name, standing, in_committee=in_committee))
    return tuple(rows)
