"""Papers of a month, a quarter or a year."""

from datetime import date

from gui.papers.composed import Composed
from gui.papers.shop import Session
from models.failures import BadInput
from models.rows.paper import PaperOrder
from models.rows.query import RegisterQuery
from models.rules.papers import PaperKind
from models.rules.periods import Month, Span
from models.services import rectification, settings


def compose_period(session: Session, order: PaperOrder, today: date) -> Composed:
    """A ledger or a table of statistics; BadInput without a period."""
    if order.kind is PaperKind.RECTIFICATION_LIST:
        return _rectification_list(session, order, today)
    raise NotImplementedError


def _span(order: PaperOrder) -> Span:
    if order.span is None:
        raise BadInput(f"{order.kind}按月、季或年印制，没有生成文件；请指明期间。")
    return order.span


def _rectification_list(session: Session, order: PaperOrder, today: date) -> Composed:
    from reports.documents import rectification_list

    asked = order.query or _asked(_span(order), order.organization_id)
    bureau = settings.load_settings(session)
    items = rectification.list_items(session, asked, today)
    return Composed(
        rectification_list.document(items, today, bureau.bureau_name), f"整改清单 {today.isoformat()}"
    )


def _asked(span: Span, organization_id: int | None) -> RegisterQuery:
    whole_month = Month.of(span.first) == Month.of(span.last)
    return RegisterQuery(
        year=span.first.year,
        month=span.first.month if whole_month else None,
        organization_id=organization_id,
    )
