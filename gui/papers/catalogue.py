"""Which composer makes which paper."""

from collections.abc import Callable
from datetime import date

from gui.papers.archive import compose_archive, compose_shown
from gui.papers.composed import Composed
from gui.papers.notices import compose_notice
from gui.papers.organizations import compose_organization
from gui.papers.periods import compose_period
from gui.papers.records import compose_record
from gui.papers.shop import Session
from models.rows.paper import PaperOrder
from models.rules.papers import PaperSource

Composer = Callable[[Session, PaperOrder, date], Composed]

COMPOSERS: dict[PaperSource, Composer] = {
    PaperSource.RECORD: compose_record,
    PaperSource.NOTICE: compose_notice,
    PaperSource.PERIOD: compose_period,
    PaperSource.ORGANIZATION: compose_organization,
    PaperSource.ARCHIVE: compose_archive,
    PaperSource.SHOWN: compose_shown,
}


def composed(session: Session, order: PaperOrder, today: date) -> Composed:
    """The document that was ordered. Raises NotFound, BadInput."""
    return COMPOSERS[order.kind.source](session, order, today)
