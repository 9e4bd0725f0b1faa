"""The terms of office of the bureau's party organisations."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.entities import Member, Post
from models.failures import BadInput, NotFound
from models.rows.bureau import OrganizationRow
from models.rows.term_of_office import TermOfOffice
from models.rules.attendance import OWN_NAMES
from models.rules.term_of_office import usual_years
from models.services.organizations import list_organizations


def term_of(session: Session, organization_id: int, today: date) -> TermOfOffice:
    """The term of one organisation as of ``today``. Raises NotFound, BadInput for one that has no terms (党小组, 处室)."""
    row = next((row for row in list_organizations(session) if row.id == organization_id), None)
    if row is None:
        raise NotFound("这个组织已不在名录中，没有改动；请刷新后再试。")
    if usual_years(row.kind) is None:
        raise BadInput(
            f"“{row.name}”是{row.kind.label}，没有任期，不印换届提醒；请选择党支部、党总支或机关党委。"
        )
    return _terms(session, [row], today)[0]


def terms_due(session: Session, today: date) -> tuple[TermOfOffice, ...]:
    """The terms of all party organisations that exist on ``today``: the one that ends (or ended) first comes first, those
    not known last, otherwise in tree order. Two queries, however many organisations there are."""
    rows = [row for row in list_organizations(session) if usual_years(row.kind) and row.existed_on(today)]
    terms = _terms(session, rows, today)
    return tuple(sorted(terms, key=lambda term: term.ends_on or date.max))


def _terms(session: Session, rows: Sequence[OrganizationRow], today: date) -> list[TermOfOffice]:
    secretaries = _secretaries(session, rows, today)
    terms = []
    for row in rows:
        usual = usual_years(row.kind)
        assert row.id is not None
        assert usual is not None
        years = row.term_years or usual
        terms.append(
            TermOfOffice(
                organization_id=row.id,
                name=row.name,
                kind=row.kind,
                seen_on=today,
                began_on=row.term_from,
                years=years,
                years_are_usual=row.term_years is None,
                secretaries=tuple(secretaries.get(row.id, ())),
            )
        )
    return terms


def _secretaries(session: Session, rows: Sequence[OrganizationRow], today: date) -> dict[int, list[str]]:
    """Who is 书记 of each organisation on ``today``, as entered."""
    kinds = {row.id: row.kind for row in rows}
    query = (
        select(Post.organization_id, Post.title, Member.name)
        .join(Member, Member.id == Post.member_id)
        .where(
            Post.title.endswith("书记"),
            or_(Post.from_on.is_(None), Post.from_on <= today),
            or_(Post.to_on.is_(None), Post.to_on > today),
        )
        .order_by(Post.id)
    )
    found: dict[int, list[str]] = {}
    for organization_id, title, name in session.execute(query):
        kind = kinds.get(organization_id)
        if kind is not None and _is_secretary(title, OWN_NAMES[kind]):
            found.setdefault(organization_id, []).append(name)
    return found


def _is_secretary(title: str, own: Sequence[str]) -> bool:
    return title.strip() in {"书记", *(f"{name}书记" for name in own)}
