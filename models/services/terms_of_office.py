"""The terms of office of the bureau's party organisations."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.entities import Member, Post
from models.failures import BadInput, NotFound
from models.rows.bureau import OrganizationRow
from models.rows.term_of_office import TermOfOffice
from models.rules.attendance import is_secretary
from models.rules.term_of_office import usual_years
from models.services.organizations import list_organizations


def term_of(session: Session, organization_id: int, today: date) -> TermOfOffice:
    """The term of one organisation as of ``today``. Raises NotFound, BadInput for one that has no terms (党小组, 处室)."""
    row = next((row for row in list_organizations(session) if row.id == organization_id), None)
    if row is None:
        raise NotFound("这个组织已不在名录中，没有改动；请刷新后再试。")
    usual = usual_years(row.kind)
    if usual is None:
        raise BadInput(
            f"“{row.name}”是{row.kind.label}，没有任期，不印换届提醒；请选择党支部、党总支或机关党委。"
        )
    return TermOfOffice(
        organization_id=organization_id,
        name=row.name,
        kind=row.kind,
        seen_on=today,
        began_on=row.term_from,
        years=row.term_years or usual,
        years_are_usual=row.term_years is None,
        secretaries=tuple(_secretaries(session, row, today)),
    )


def _secretaries(session: Session, row: OrganizationRow, today: date) -> list[str]:
    """Who is 书记 of the organisation on ``today``, as entered."""
    query = (
        select(Post.title, Member.name)
        .join(Member, Member.id == Post.member_id)
        .where(
            Post.organization_id == row.id,
            Post.title.contains("书记"),
            or_(Post.from_on.is_(None), Post.from_on <= today),
            or_(Post.to_on.is_(None), Post.to_on > today),
        )
        .order_by(Post.id)
    )
    return [name for title, name in session.execute(query) if is_secretary(title, row.kind)]
