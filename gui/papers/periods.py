"""Papers of a month, a quarter or a year: read the rows, have the ledger composed."""

from datetime import date
from typing import TYPE_CHECKING

from gui.papers.composed import Composed
from gui.papers.ledgers import LEDGERS, Asked
from gui.papers.shop import Session
from models.failures import BadInput
from models.rows.bureau import BureauSettings
from models.rows.paper import PaperOrder
from models.rows.query import RegisterQuery
from models.rules.papers import PaperKind
from models.rules.periods import Span
from models.services.settings import load_settings

if TYPE_CHECKING:
    from reports.flow import Document


def compose_period(session: Session, order: PaperOrder, today: date) -> Composed:
    """A ledger or a table of statistics; BadInput without a period."""
    bureau = load_settings(session)
    if order.kind is PaperKind.RECTIFICATION_LIST:
        return _rectification_list(session, order, bureau, today)
    if order.kind is PaperKind.REFLECTION_LEDGER and order.span is None and order.campaign_id is not None:
        document = _campaign(session, order, bureau, today)
    else:
        document = LEDGERS[order.kind](
            Asked(session, _span(order), order.organization_id, today, bureau, order)
        )
    return Composed(document, document.metadata.title)


def _campaign(session: Session, order: PaperOrder, bureau: BureauSettings, today: date) -> "Document":
    """心得体会 of a campaign as a whole: its own days are the period."""
    from models.services.reflections import reflection_ledger
    from reports.documents import reflection_ledger as ledger

    asked = session, None, order.organization_id, order.topic, today, order.campaign_id
    return ledger.document(reflection_ledger(*asked), bureau)


def _span(order: PaperOrder) -> Span:
    if order.span is None:
        raise BadInput(f"{order.kind}按月、季或年印制，没有生成文件；请指明期间。")
    return order.span


def _rectification_list(session: Session, order: PaperOrder, bureau: BureauSettings, today: date) -> Composed:
    """What was found in the period; or what the list on screen shows, which is of no period."""
    from models.services import rectification
    from models.services.organizations import list_organizations
    from models.services.statistics import scope_of
    from reports.documents import rectification_list

    span = None if order.query is not None else _span(order)
    asked = order.query or RegisterQuery(organization_id=order.organization_id, span=span)
    listed = rectification.list_shown if order.query is not None else rectification.list_items
    document = rectification_list.document(
        listed(session, asked, today),
        today,
        bureau.bureau_name,
        span=span,
        scope=scope_of(list_organizations(session), asked.organization_id),
        with_names=order.choices.with_names,
    )
    title = document.metadata.title
    return Composed(document, title if span is not None else f"{title}（截至{today.isoformat()}）")
