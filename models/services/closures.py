"""整改销号台账: items found or struck off in a span, read with a fixed number of queries."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.entities import Attachment, ProgressEntry, Record, RecordText, RectificationItem, StatusStep
from models.rows.ledgers import Closure, ClosureLedger
from models.rows.rectification import StatusStep as Step
from models.rules.closures import look_back_of, request_that_stands
from models.rules.periods import Span
from models.rules.rectification import days_late
from models.rules.terms import RectificationMode, RectificationSource, RectificationStatus
from models.services.organizations import list_organizations, with_descendants
from models.services.records import organization_names
from models.services.rectification_storage import EVIDENCE, MEASURES
from models.services.statistics import scope_of


def closures(session: Session, span: Span, organization_id: int | None, today: date) -> ClosureLedger:
    """The items found or struck off in ``span``, of one organisation and all below it or of the bureau, as they stand on
    ``today``."""
    organizations = list_organizations(session)
    within = None if organization_id is None else with_descendants(organizations, organization_id)
    own = RectificationItem.__table__

    def asked(query: Any) -> Any:
        query = query.where(
            Record.deleted_at.is_(None),
            or_(
                Record.happened_on.between(span.first, span.last),
                own.c.closed_on.between(span.first, span.last),
            ),
        )
        return query if within is None else query.where(Record.organization_id.in_(within))

    def lines_of(entity: Any, *columns: Any) -> Any:
        query = select(entity.record_id, *columns).join(Record, Record.id == entity.record_id)
        return asked(query.join(own, own.c.id == Record.id))

    steps: dict[int, list[Step]] = {}
    columns = (
        StatusStep.moved_on,
        StatusStep.from_status,
        StatusStep.to_status,
        StatusStep.moved_by,
        StatusStep.note,
    )
    for id_, *step in session.execute(lines_of(StatusStep, *columns).order_by(StatusStep.position)):
        steps.setdefault(id_, []).append(Step(*step))
    entries = lines_of(ProgressEntry, ProgressEntry.text)
    progress: dict[int, str] = dict(
        session.execute(entries.order_by(ProgressEntry.entered_on, ProgressEntry.position)).all()
    )
    files: dict[int, list[str]] = {}
    for id_, name in session.execute(lines_of(Attachment, Attachment.name).order_by(Attachment.position)):
        files.setdefault(id_, []).append(name)
    written = lines_of(RecordText, RecordText.part, RecordText.body)
    texts = {
        (id_, part): body
        for id_, part, body in session.execute(written.where(RecordText.part.in_((MEASURES, EVIDENCE))))
    }
    names = organization_names(session)
    items = asked(select(RectificationItem)).order_by(own.c.year, own.c.number)
    return ClosureLedger(
        span,
        today,
        tuple(
            _closure(
                item,
                names[item.organization_id],
                texts.get((item.id, MEASURES), ""),
                progress.get(item.id, ""),
                _evidence(texts.get((item.id, EVIDENCE), ""), files.get(item.id, ())),
                steps.get(item.id, ()),
                today,
            )
            for item in session.scalars(items)
        ),
        scope_of(organizations, organization_id),
    )


def _closure(
    item: RectificationItem,
    place: str,
    measures: str,
    progress: str,
    files: tuple[str, ...],
    steps: Sequence[Step],
    today: date,
) -> Closure:
    return Closure(
        record_id=item.id,
        year=item.year,
        number=item.number,
        source=RectificationSource(item.kind),
        source_document=item.source_document,
        organization_name=place,
        problem=item.title,
        measures=measures,
        leader=item.leader,
        department=item.department,
        person=item.person,
        mode=item.mode,
        status=RectificationStatus(item.status),
        found_on=item.happened_on,
        due_on=item.due_on,
        progress=progress,
        evidence=files,
        requested_on=request_that_stands(steps),
        verifier=item.verifier,
        closed_on=item.closed_on,
        days_late=_late(item, today),
        look_back=look_back_of(steps),
    )


def _evidence(written: str, names: Iterable[str]) -> tuple[str, ...]:
    said = " ".join(written.split())
    return (said, *names) if said else tuple(names)


def _late(item: RectificationItem, today: date) -> int | None:
    if item.mode is RectificationMode.LONG_TERM or item.due_on is None:
        return None
    return days_late(item.mode, item.due_on, item.closed_on or today)
