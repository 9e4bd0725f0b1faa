"""Papers of a month, a quarter or a year: read the rows, have the ledger composed."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from gui.papers.composed import Composed
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

Ledger = Callable[[Session, PaperOrder, Span, BureauSettings, date], "Document"]


def compose_period(session: Session, order: PaperOrder, today: date) -> Composed:
    """A ledger or a table of statistics; BadInput without a period."""
    bureau = load_settings(session)
    if order.kind is PaperKind.RECTIFICATION_LIST:
        return _rectification_list(session, order, bureau, today)
    document = LEDGERS[order.kind](session, order, _span(order), bureau, today)
    return Composed(document, document.metadata.title)


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
    document = rectification_list.document(
        rectification.list_items(session, asked, today),
        today,
        bureau.bureau_name,
        span=span,
        scope=scope_of(list_organizations(session), asked.organization_id),
        with_names=order.choices.with_names,
    )
    title = document.metadata.title
    return Composed(document, title if span is not None else f"{title}（截至{today.isoformat()}）")


def _meeting_statistics(
    session: Session, order: PaperOrder, span: Span, bureau: BureauSettings, today: date
) -> "Document":
    from models.services.statistics import meeting_statistics as count
    from reports.documents import meeting_statistics

    return meeting_statistics.document(count(session, span, order.organization_id, today), bureau)


def _study_statistics(
    session: Session, order: PaperOrder, span: Span, bureau: BureauSettings, today: date
) -> "Document":
    from models.services.study_statistics import study_statistics as count
    from reports.documents import study_statistics

    return study_statistics.document(count(session, span, order.organization_id, today), bureau)


def _study_hours(
    session: Session, order: PaperOrder, span: Span, bureau: BureauSettings, today: date
) -> "Document":
    from models.services.study_statistics import study_hours as count
    from reports.documents import study_hours

    return study_hours.document(count(session, span, order.organization_id, today), bureau)


def _first_topics(
    session: Session, order: PaperOrder, span: Span, bureau: BureauSettings, today: date
) -> "Document":
    from models.services.first_topics import first_topics
    from reports.documents import first_topic_ledger

    return first_topic_ledger.document(first_topics(session, span, order.organization_id, today), bureau)


def _reflections(
    session: Session, order: PaperOrder, span: Span, bureau: BureauSettings, today: date
) -> "Document":
    from models.services import reflections
    from reports.documents import reflection_ledger

    ledger = reflections.reflection_ledger(session, span, order.organization_id, order.topic, today)
    return reflection_ledger.document(ledger, bureau)


def _closures(
    session: Session, order: PaperOrder, span: Span, bureau: BureauSettings, today: date
) -> "Document":
    from models.services.closures import closures
    from reports.documents import closure_ledger

    ledger = closures(session, span, order.organization_id, today)
    return closure_ledger.document(ledger, bureau, with_names=order.choices.with_names)


def _volume(
    session: Session, order: PaperOrder, span: Span, bureau: BureauSettings, today: date
) -> "Document":
    from models.services.volumes import meeting_volume as bound
    from reports.documents import meeting_volume

    return meeting_volume.document(bound(session, span, order.organization_id, today), bureau)


LEDGERS: dict[PaperKind, Ledger] = {
    PaperKind.MEETING_STATISTICS: _meeting_statistics,
    PaperKind.STUDY_STATISTICS: _study_statistics,
    PaperKind.STUDY_HOURS: _study_hours,
    PaperKind.FIRST_TOPIC_LEDGER: _first_topics,
    PaperKind.REFLECTION_LEDGER: _reflections,
    PaperKind.CLOSURE_LEDGER: _closures,
    PaperKind.MEETING_VOLUME: _volume,
}
