"""心得体会: the register, and the ledger with those who have not handed in (domain N7)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from models import clock
from models.entities import Label, Member, Reflection
from models.failures import BadInput, NotFound
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.changes import Changes, Subject
from models.rows.reflection import ReflectionLedger, ReflectionRow
from models.rules.life_terms import RevisionAction
from models.rules.periods import Span
from models.rules.reflections import author_on_roll, authors_of, submissions_of
from models.rules.study_terms import LabelScheme
from models.rules.terms import DraftOf, OrganizationKind
from models.services import history
from models.services.organizations import list_organizations, with_descendants
from models.services.records import EARLIEST_YEAR, organization_names
from models.services.roster import members_on
from models.services.versions import check_version

MOST_WORDS = 1_000_000
"""Above this a number of characters is a slip of the hand."""


def list_reflections(
    session: Session,
    span: Span | None,
    organization_id: int | None,
    text: str = "",
    topic: str = "",
    campaign_id: int | None = None,
) -> tuple[ReflectionRow, ...]:
    """The register, latest first, pieces of unknown day before all. ``span`` None: of any day, the unknown ones too;
    ``organization_id`` with all below it; every word of ``text`` is in the title, topic, author or note."""
    query = _narrowed(topic, campaign_id)
    if span is not None:
        query = query.where(Reflection.submitted_on.between(span.first, span.last))
    if organization_id is not None:
        within = with_descendants(list_organizations(session), organization_id)
        query = query.where(Reflection.organization_id.in_(within))
    searched = (Reflection.title, Reflection.topic, Reflection.author, Reflection.note)
    for word in text.split():
        query = query.where(or_(*(column.contains(word, autoescape=True) for column in searched)))
    rows = _read(session, query.order_by(Reflection.id.desc()))
    return tuple(sorted(rows, key=lambda row: row.submitted_on or date.max, reverse=True))


def _narrowed(topic: str, campaign_id: int | None) -> Select[Any, Any]:
    """What is on the register, with the name of its campaign; of one topic or campaign, when given."""
    query = select(Reflection, Label.name).outerjoin(Label, Label.id == Reflection.campaign_id)
    query = query.where(Reflection.deleted_at.is_(None))
    if topic:
        query = query.where(Reflection.topic == topic)
    return query if campaign_id is None else query.where(Reflection.campaign_id == campaign_id)


def _read(session: Session, query: Select[Any, Any]) -> list[ReflectionRow]:
    names = organization_names(session)
    return [_row(entity, names, campaign or "") for entity, campaign in session.execute(query)]


def load_reflection(session: Session, reflection_id: int) -> ReflectionRow:
    """One piece; raises NotFound."""
    entity = _get(session, reflection_id)
    campaign = session.get(Label, entity.campaign_id) if entity.campaign_id is not None else None
    return _row(entity, organization_names(session), "" if campaign is None else campaign.name)


def topics(session: Session) -> tuple[str, ...]:
    """The topics in use, the one last entered first."""
    query = select(Reflection.topic).where(Reflection.deleted_at.is_(None), Reflection.topic != "")
    return tuple(session.scalars(query.group_by(Reflection.topic).order_by(func.max(Reflection.id).desc())))


def years_with_reflections(session: Session) -> tuple[int, ...]:
    """The years the register has pieces of, newest first."""
    query = select(Reflection.submitted_on).where(
        Reflection.deleted_at.is_(None), Reflection.submitted_on.is_not(None)
    )
    return tuple(sorted({day.year for day in session.scalars(query.distinct()) if day}, reverse=True))


# Writing


@history.recorded(DraftOf.REFLECTION, load_reflection)
def save_reflection(session: Session, row: ReflectionRow) -> Changes:
    """Add or change a piece. An author typed by a name that one person of the branch has that day is that person. Raises
    BadInput for a piece without author, title or organisation, or with a day or length that cannot be; Conflict when
    somebody else changed it meanwhile; NotFound when it was removed."""
    member_id = _member_id(session, row, _checked_place(session, row))
    if row.id is None:
        entity = Reflection(created_at=clock.now())
        session.add(entity)
    else:
        entity = _get(session, row.id)
        check_version(entity.version, row.version)
    entity.organization_id, entity.author = row.organization_id, row.author.strip()
    entity.member_id = member_id
    entity.position, entity.title, entity.topic = row.position.strip(), row.title.strip(), row.topic.strip()
    entity.submitted_on, entity.words = row.submitted_on, row.words
    entity.shared, entity.reviewer, entity.note = row.shared.strip(), row.reviewer.strip(), row.note.strip()
    entity.campaign_id = row.campaign_id
    entity.updated_at = clock.now()
    session.flush()
    return Changes.of(Subject.REFLECTION, record_id=entity.id)


def _checked_place(session: Session, row: ReflectionRow) -> Sequence[OrganizationRow]:
    """The tree, once the piece was found fit to be kept."""
    if not row.author.strip():
        raise BadInput("请填写姓名，还没有保存。")
    if not row.title.strip():
        raise BadInput("请填写题目，还没有保存。")
    organizations = list_organizations(session)
    if all(place.id != row.organization_id for place in organizations):
        raise BadInput("请选择所在党支部，还没有保存。")
    if row.campaign_id is not None:
        _campaign(session, row.campaign_id)
    _refuse_day(row.submitted_on)
    if row.words is not None and not 0 < row.words <= MOST_WORDS:
        raise BadInput("字数应大于0且不超过100万，还没有保存；不知道的请留空。")
    return organizations


def _refuse_day(day: date | None) -> None:
    if day is None:
        return
    if day.year < EARLIEST_YEAR:
        raise BadInput(f"提交日期写成了{day.year}年，还没有保存；请核对年份。")
    if day > clock.now().date():
        raise BadInput(
            f"{day.year}年{day.month}月{day.day}日还没有到，还没有保存；请核对提交日期，还没有交的不用登记。"
        )


def _member_id(session: Session, row: ReflectionRow, organizations: Sequence[OrganizationRow]) -> int | None:
    if row.member_id is not None:
        # Somebody may have been taken off the roster for good while the form was open; the name stays.
        return row.member_id if session.get(Member, row.member_id) is not None else None
    roll = members_on(session, row.submitted_on or clock.now().date())
    entry = author_on_roll(row.author, with_descendants(organizations, row.organization_id), roll)
    return None if entry is None else entry.id


@history.removed(DraftOf.REFLECTION, load_reflection)
def remove_reflection(session: Session, reflection_id: int, version: int) -> Changes:
    """Take a piece off the register; it stays in the database. Raises NotFound, Conflict."""
    entity = _get(session, reflection_id)
    check_version(entity.version, version)
    entity.deleted_at = entity.updated_at = clock.now()
    return Changes.of(Subject.REFLECTION, record_id=reflection_id)


def restore_reflection(session: Session, reflection_id: int) -> Changes:
    """Put a removed piece back as it was. Raises NotFound when there never was one."""
    entity = session.get(Reflection, reflection_id)
    if entity is None:
        raise _unknown(reflection_id)
    entity.deleted_at, entity.updated_at = None, clock.now()
    history.note(session, DraftOf.REFLECTION, reflection_id, RevisionAction.RESTORED, load_reflection)
    return Changes.of(Subject.REFLECTION, record_id=reflection_id)


# The ledger


def reflection_ledger(
    session: Session,
    span: Span | None,
    organization_id: int | None,
    topic: str,
    today: date,
    campaign_id: int | None = None,
) -> ReflectionLedger:
    """The pieces of a period (of one topic or campaign, when given), by branch in tree order and then by day, and who of each
    branch's roll (正式 and 预备, as of the period's end or ``today``) has none. A person who has moved hands in with the branch
    they are in now. Pieces of unknown day belong to no period; they are counted, and named beside those still missing.
    ``span`` None: the whole of the campaign, which a piece of unknown day belongs to as well. Raises NotFound for a campaign
    there is not."""
    campaign = None if campaign_id is None else _campaign(session, campaign_id)
    whole = span is None
    query = _narrowed(topic, campaign_id)
    if span is not None:
        day = Reflection.submitted_on
        query = query.where(or_(day.is_(None), day.between(span.first, span.last)))
    pieces = _read(session, query)
    if span is None:
        span = _time_of(campaign, pieces, today)
    organizations = list_organizations(session)
    reach = {row.id: with_descendants(organizations, row.id) for row in organizations if row.id is not None}
    within = frozenset(reach) if organization_id is None else reach.get(organization_id, frozenset())
    rolled_on = min(span.last, today)
    roll = [entry for entry in members_on(session, rolled_on) if entry.standing.is_member]
    asked = [entry for entry in roll if entry.branch_id in within or entry.group_id in within]
    dated = [row for row in pieces if whole or (row.submitted_on is not None and row.submitted_on in span)]
    undated = [row for row in pieces if row.submitted_on is None and not whole]
    rows = [row for row in dated if row.organization_id in within]
    names = {row.id: row.name for row in organizations}
    return ReflectionLedger(
        span,
        rolled_on,
        "" if organization_id is None else names.get(organization_id, ""),
        topic,
        "" if campaign is None else campaign.name,
        whole,
        _by_branch(rows, organizations),
        submissions_of(
            _branches(organizations, within, asked, rolled_on),
            asked,
            authors_of(dated, roll, reach).member_ids,
            authors_of(undated, roll, reach).member_ids,
        ),
        authors_of(rows, roll, reach).others,
        sum(row.organization_id in within for row in undated),
    )


def _campaign(session: Session, campaign_id: int) -> Label:
    found = session.get(Label, campaign_id)
    if found is None or found.scheme is not LabelScheme.CAMPAIGN:
        raise NotFound("所选的专题活动已经不在了，没有改动任何数据；请重新选择。")
    return found


def _time_of(campaign: Label | None, pieces: Iterable[ReflectionRow], today: date) -> Span:
    """The days of a campaign; where its first or last day is not known, from the first piece, and to ``today``."""
    days = [row.submitted_on for row in pieces if row.submitted_on is not None]
    begins = None if campaign is None else campaign.begins_on
    ends = None if campaign is None else campaign.ends_on
    last = ends or today
    return Span(min(begins or min(days, default=last), last), last, "全程")


def _by_branch(
    rows: Iterable[ReflectionRow], organizations: Sequence[OrganizationRow]
) -> tuple[ReflectionRow, ...]:
    place = {row.id: at for at, row in enumerate(organizations)}
    return tuple(
        sorted(rows, key=lambda row: (place[row.organization_id], row.submitted_on or date.max, row.id or 0))
    )


def _branches(
    organizations: Iterable[OrganizationRow],
    within: frozenset[int],
    people: Iterable[RosterEntry],
    day: date,
) -> list[OrganizationRow]:
    """The branches there were on that day, and those somebody is still on the roll of."""
    peopled = {entry.branch_id for entry in people}
    return [
        row
        for row in organizations
        if row.kind is OrganizationKind.BRANCH
        and (row.id in peopled or (row.id in within and row.existed_on(day)))
    ]


def _get(session: Session, reflection_id: int) -> Reflection:
    entity = session.get(Reflection, reflection_id)
    if entity is None or entity.deleted_at is not None:
        raise _unknown(reflection_id)
    return entity


def _unknown(reflection_id: int) -> NotFound:
    return NotFound(f"没有编号为 {reflection_id} 的心得体会，没有改动任何数据；请刷新后再试。")


def _row(entity: Reflection, names: dict[int, str], campaign: str) -> ReflectionRow:
    return ReflectionRow(
        entity.id,
        entity.organization_id,
        entity.author,
        entity.title,
        entity.member_id,
        names[entity.organization_id],
        entity.position,
        entity.topic,
        entity.submitted_on,
        entity.words,
        entity.shared,
        entity.reviewer,
        entity.note,
        entity.version,
        entity.campaign_id,
        campaign,
    )
