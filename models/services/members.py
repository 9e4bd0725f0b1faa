"""One person: reading, changing, transferring."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from models import clock
from models.entities import (
    ContactPoint,
    LeadingCadre,
    Member,
    Membership,
    Organization,
    Post,
    StandingPeriod,
)
from models.failures import BadInput
from models.rows.bureau import MemberDetail, MembershipSpell, PostSpell, StandingChange
from models.rows.changes import Changes, Subject
from models.rows.life import ContactSpell, LeadingSpell
from models.rules.terms import DraftOf, Standing
from models.services.history import recorded
from models.services.versions import check_version, existing

History = type[Membership] | type[StandingPeriod] | type[Post] | type[LeadingCadre] | type[ContactPoint]
HISTORIES: tuple[History, ...] = (Membership, StandingPeriod, Post, LeadingCadre, ContactPoint)
"""The tables a person's history lies in; saving replaces all of it."""


def load_member(session: Session, member_id: int) -> MemberDetail:
    """The person with their whole history, oldest first."""
    entity = _get(session, member_id)
    names: dict[int, str] = dict(session.execute(select(Organization.id, Organization.name)).all())
    spells = session.scalars(
        select(Membership).where(Membership.member_id == member_id).order_by(Membership.id)
    )
    standings = session.scalars(
        select(StandingPeriod).where(StandingPeriod.member_id == member_id).order_by(StandingPeriod.id)
    )
    posts = session.scalars(select(Post).where(Post.member_id == member_id).order_by(Post.id))
    leading = session.scalars(
        select(LeadingCadre).where(LeadingCadre.member_id == member_id).order_by(LeadingCadre.id)
    )
    contacts = session.scalars(
        select(ContactPoint).where(ContactPoint.member_id == member_id).order_by(ContactPoint.id)
    )
    return MemberDetail(
        id=entity.id,
        name=entity.name,
        gender=entity.gender,
        ethnicity=entity.ethnicity,
        born_on=entity.born_on,
        joined_on=entity.joined_on,
        full_on=entity.full_on,
        department=entity.department,
        job_title=entity.job_title,
        phone=entity.phone,
        note=entity.note,
        standings=tuple(StandingChange(period.standing, period.from_on) for period in standings),
        spells=tuple(
            MembershipSpell(
                spell.branch_id,
                names.get(spell.branch_id, ""),
                spell.group_id,
                names.get(spell.group_id, "") if spell.group_id else "",
                spell.from_on,
                spell.to_on,
                spell.came_from,
                spell.went_to,
            )
            for spell in spells
        ),
        posts=tuple(
            PostSpell(
                post.organization_id,
                names.get(post.organization_id, ""),
                post.title,
                post.from_on,
                post.to_on,
            )
            for post in posts
        ),
        leading=tuple(LeadingSpell(spell.duty, spell.from_on, spell.to_on) for spell in leading),
        contacts=tuple(
            ContactSpell(
                spell.organization_id, names.get(spell.organization_id, ""), spell.from_on, spell.to_on
            )
            for spell in contacts
        ),
        version=entity.version,
    )


@recorded(DraftOf.MEMBER, load_member)
def save_member(session: Session, detail: MemberDetail) -> Changes:
    """Add or change a person with their whole history. Raises BadInput when a name, a branch or an order of days is
    missing or impossible; Conflict when somebody else changed the person meanwhile."""
    _refuse_bad(detail)
    if detail.id is None:
        entity = Member()
        session.add(entity)
    else:
        entity = _get(session, detail.id)
        check_version(entity.version, detail.version)
    write_member(session, entity, detail, clock.now())
    return Changes.of(Subject.ROSTER, record_id=entity.id)


def write_member(session: Session, entity: Member, detail: MemberDetail, updated_at: datetime) -> None:
    """Put ``detail`` into ``entity`` and replace its whole history."""
    entity.name, entity.gender, entity.ethnicity = detail.name.strip(), detail.gender, detail.ethnicity
    entity.born_on, entity.joined_on, entity.full_on = detail.born_on, detail.joined_on, detail.full_on
    entity.department, entity.job_title = detail.department.strip(), detail.job_title.strip()
    entity.phone, entity.note = detail.phone.strip(), detail.note
    # The history lies in other tables; touching the person lets the version tell of it, whatever the clock says.
    entity.updated_at = updated_at
    flag_modified(entity, "updated_at")
    session.flush()
    for kept in HISTORIES:
        session.execute(delete(kept).where(kept.member_id == entity.id))
    _insert(session, Membership, entity.id, [_spell(spell) for spell in detail.spells])
    standings: list[dict[str, object]] = [
        {"standing": change.standing, "from_on": change.from_on} for change in detail.standings
    ]
    _insert(session, StandingPeriod, entity.id, standings)
    posts: list[dict[str, object]] = [
        {
            "organization_id": post.organization_id,
            "title": post.title,
            "from_on": post.from_on,
            "to_on": post.to_on,
        }
        for post in detail.posts
    ]
    _insert(session, Post, entity.id, posts)
    leading: list[dict[str, object]] = [
        {"duty": spell.duty.strip(), "from_on": spell.from_on, "to_on": spell.to_on}
        for spell in detail.leading
    ]
    _insert(session, LeadingCadre, entity.id, leading)
    contacts: list[dict[str, object]] = [
        {"organization_id": spell.organization_id, "from_on": spell.from_on, "to_on": spell.to_on}
        for spell in detail.contacts
    ]
    _insert(session, ContactPoint, entity.id, contacts)


def _spell(spell: MembershipSpell) -> dict[str, object]:
    return {
        "branch_id": spell.branch_id,
        "group_id": spell.group_id,
        "from_on": spell.from_on,
        "to_on": spell.to_on,
        "came_from": spell.came_from,
        "went_to": spell.went_to,
    }


def _insert(session: Session, history: History, member_id: int, rows: list[dict[str, object]]) -> None:
    if rows:
        session.execute(insert(history), [{"member_id": member_id, **row} for row in rows])


def transfer_member(
    session: Session, member_id: int, version: int, *, to_branch_id: int | None, on: date, place: str
) -> Changes:
    """End the person's stay on ``on`` and, within the bureau, begin one in ``to_branch_id`` on the same day; posts in the
    branch left end too. ``place`` says where to (None branch: out of the bureau). Raises BadInput when the day lies
    before the stay began or there is no open stay."""
    detail = load_member(session, member_id)
    check_version(detail.version, version)
    open_spells = [spell for spell in detail.spells if spell.to_on is None]
    if not open_spells:
        raise BadInput(f"{detail.name}已不在册，没有转接；请核对名册。")
    current = open_spells[-1]
    if current.from_on is not None and on <= current.from_on:
        raise BadInput("转接日期应晚于转入日期，没有转接；请核对日期。")
    if to_branch_id == current.branch_id:
        raise BadInput(f"{detail.name}本来就在{current.branch_name}，没有转接；请选择别的支部。")
    went_to = place or _branch_name(session, to_branch_id)
    spells = [
        replace(spell, to_on=on, went_to=went_to) if spell is current else spell for spell in detail.spells
    ]
    if to_branch_id is not None:
        spells.append(MembershipSpell(to_branch_id, "", from_on=on, came_from=current.branch_name))
    left = {current.branch_id, current.group_id}
    posts = [
        replace(post, to_on=on) if post.to_on is None and post.organization_id in left else post
        for post in detail.posts
    ]
    return save_member(session, replace(detail, spells=tuple(spells), posts=tuple(posts)))


def _branch_name(session: Session, branch_id: int | None) -> str:
    if branch_id is None:
        return ""
    return session.scalar(select(Organization.name).where(Organization.id == branch_id)) or ""


def _refuse_bad(detail: MemberDetail) -> None:
    if not detail.name.strip():
        raise BadInput("请填写姓名，还没有保存。")
    if not detail.spells:
        raise BadInput("请选择所在党支部，还没有保存。")
    if detail.joined_on and detail.full_on and detail.full_on < detail.joined_on:
        raise BadInput("转正日期不应早于入党日期，还没有保存；请核对。")
    if detail.born_on and detail.joined_on and detail.joined_on <= detail.born_on:
        raise BadInput("入党日期应晚于出生日期，还没有保存；请核对。")
    _refuse_contradiction(detail)
    spans = [(spell.from_on, spell.to_on) for spell in detail.spells]
    spans += [(post.from_on, post.to_on) for post in detail.posts]
    _refuse_bad_duties(detail)
    for from_on, to_on in spans:
        if from_on and to_on and to_on <= from_on:
            raise BadInput("任职或组织关系的截止日期应晚于起始日期，还没有保存；请核对。")
    if _overlap(detail.spells):
        raise BadInput("一名党员同时只能在一个党支部，还没有保存；请核对组织关系。")


def _refuse_bad_duties(detail: MemberDetail) -> None:
    """A leading cadre without a duty, or days in the wrong order."""
    if any(not spell.duty.strip() for spell in detail.leading):
        raise BadInput("“党员领导干部”里有一行没有写职务，还没有保存；请补上或删去这一行。")
    spans = [(spell.from_on, spell.to_on) for spell in detail.leading]
    spans += [(spell.from_on, spell.to_on) for spell in detail.contacts]
    for from_on, to_on in spans:
        if from_on and to_on and to_on <= from_on:
            raise BadInput("党员领导干部或联系点的截止日期应晚于起始日期，还没有保存；请核对。")


def _refuse_contradiction(detail: MemberDetail) -> None:
    """Days that the standings deny. A history nobody wrote denies nothing, nor does a day that is not known."""
    known = {change.standing for change in detail.standings}
    if known == {Standing.ACTIVIST} and (detail.joined_on or detail.full_on):
        raise BadInput(
            "入党积极分子还没有入党，却填了入党日期或转正日期，还没有保存；请把日期清空，或在“身份变化”里补上预备党员、正式党员。"
        )
    if known and Standing.FULL not in known and detail.full_on:
        raise BadInput(
            "填了转正日期，身份却不是正式党员，还没有保存；请把转正日期清空，或在“身份变化”里补上正式党员。"
        )


def _overlap(spells: Iterable[MembershipSpell]) -> bool:
    """True when two of the stays share a day: the person would then be counted in two branches."""
    ordered = sorted(spells, key=lambda spell: spell.from_on or date.min)
    return any(
        later.from_on is None or earlier.to_on is None or earlier.to_on > later.from_on
        for earlier, later in pairwise(ordered)
    )


def _get(session: Session, member_id: int) -> Member:
    return existing(session, Member, member_id, "名册里已没有这名同志，没有改动；请刷新后再试。")
