"""Papers of one organisation."""

from datetime import date

from gui.papers.composed import Composed
from gui.papers.sealing import seal_for
from gui.papers.shop import Session
from models.failures import BadInput
from models.rows.paper import PaperOrder
from models.services.settings import load_settings
from models.services.terms_of_office import term_of


def compose_organization(session: Session, order: PaperOrder, today: date) -> Composed:
    """换届提醒函. Raises BadInput for an organisation without terms of office, NotFound."""
    from reports.documents import term_reminder

    if order.organization_id is None:
        raise BadInput(f"{order.kind}按组织印制，没有生成文件；请指明组织。")
    term = term_of(session, order.organization_id, today)
    seal = seal_for(session, asked=order.choices.sealed)
    document = term_reminder.document(term, load_settings(session), order.choices, seal)
    return Composed(document, f"换届提醒函 {term.name}")
