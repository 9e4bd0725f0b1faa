"""Papers of a month, a quarter or a year: read the rows, have the ledger composed."""

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


def compose_period(session: Session, order: PaperOrder, today: date) -> Composed:
    """A ledger or a table of statistics; BadInput without a period."""
    bureau = load_settings(session)
    if order.kind is PaperKind.RECTIFICATION_LIST:
        return _rectification_list(session, order, bureau, today)
    document = _ledger(session, order, _span(order), bureau, today)
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


def _ledger(
    session: Session, order: PaperOrder, span: Span, bureau: BureauSettings, today: date
) -> "Document":
    from models.services import (
        checkup,
        closures,
        first_topics,
        rectification_rates,
        reflections,
        statistics,
        volumes,
    )
    from models.services import study_statistics as studies
    from reports.documents import (
        checkup_sheet,
        closure_ledger,
        first_topic_ledger,
        meeting_statistics,
        meeting_volume,
        reflection_ledger,
        study_hours,
        study_statistics,
    )
    from reports.documents import rectification_rates as rates_table

    scope = order.organization_id
    asked = session, span, scope, today
    match order.kind:
        case PaperKind.MEETING_STATISTICS:
            return meeting_statistics.document(statistics.meeting_statistics(*asked), bureau)
        case PaperKind.STUDY_STATISTICS:
            return study_statistics.document(studies.study_statistics(*asked), bureau)
        case PaperKind.STUDY_HOURS:
            return study_hours.document(studies.study_hours(*asked), bureau)
        case PaperKind.FIRST_TOPIC_LEDGER:
            return first_topic_ledger.document(first_topics.first_topics(*asked), bureau)
        case PaperKind.REFLECTION_LEDGER:
            handed_in = reflections.reflection_ledger(session, span, scope, order.topic, today)
            return reflection_ledger.document(handed_in, bureau)
        case PaperKind.CLOSURE_LEDGER:
            with_names = order.choices.with_names
            return closure_ledger.document(closures.closures(*asked), bureau, with_names=with_names)
        case PaperKind.RECTIFICATION_RATES:
            return rates_table.document(rectification_rates.rectification_rates(*asked), bureau)
        case PaperKind.CHECKUP_SHEET:
            return checkup_sheet.document(checkup.checkup_sheet(*asked), bureau)
        case PaperKind.MEETING_VOLUME:
            return meeting_volume.document(volumes.meeting_volume(*asked), bureau)
        case _:
            raise NotImplementedError(order.kind)
