"""Rates of rectification over a month, a quarter or a year, with a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Record, RectificationItem
from models.failures import BadInput
from models.rows.bureau import OrganizationRow
from models.rows.inspection import Manifestation
from models.rows.rectification_rates import ManifestationLine, RateLine, RectificationRates
from models.rules.periods import Month, Span
from models.rules.rectification_rates import CountedItem, figure_of
from models.rules.statistics import months_of
from models.rules.terms import RectificationSource
from models.services.evidence import branch_of_each
from models.services.organizations import list_organizations, with_descendants
from models.services.rectification import steps_of
from models.services.rulebook import load_manifestations
from models.services.statistics import scope_of


@dataclass(frozen=True, slots=True)
class _Found:
    item: CountedItem
    source: RectificationSource
    organization_id: int
    """The branch it counts for, or the organisation itself."""
    manifestation: int | None


def rectification_rates(
    session: Session, span: Span, organization_id: int | None, today: date
) -> RectificationRates:
    """The rates of ``span`` as of ``today`` or its last day, whichever is earlier; of one organisation and all below it or of
    the bureau. Raises BadInput for a period that has not begun."""
    if span.first > today:
        raise BadInput("这个期间还没有开始，没有统计；请选择已经开始的期间。")
    organizations = list_organizations(session)
    counted_on = min(today, span.last)
    found = _found_by(session, organizations, organization_id, counted_on)
    sources = [
        (source.label, [one for one in found if one.source is source]) for source in RectificationSource
    ]
    places = [(row.name, [one for one in found if one.organization_id == row.id]) for row in organizations]
    months = months_of(span)
    return RectificationRates(
        span=span,
        counted_on=counted_on,
        total=figure_of((one.item for one in found), span.first, counted_on),
        by_source=_lines(sources, span.first, counted_on),
        by_branch=_lines(places, span.first, counted_on),
        months=months,
        manifestations=_map(load_manifestations(session), found, months, span),
        scope=scope_of(organizations, organization_id),
    )


def _found_by(
    session: Session, organizations: Sequence[OrganizationRow], organization_id: int | None, day: date
) -> list[_Found]:
    """The items found by ``day``, by year and number."""
    own = RectificationItem.__table__

    def asked(query: Any) -> Any:
        query = query.join(own, own.c.id == Record.id)
        query = query.where(Record.deleted_at.is_(None), Record.happened_on <= day)
        if organization_id is None:
            return query
        return query.where(Record.organization_id.in_(with_descendants(organizations, organization_id)))

    steps = steps_of(session, asked(select(Record.id)))
    owner = branch_of_each(organizations)
    query = select(
        Record.id,
        Record.kind,
        Record.happened_on,
        Record.organization_id,
        own.c.mode,
        own.c.due_on,
        own.c.manifestation,
    ).select_from(Record)
    return [
        _Found(
            CountedItem(row.id, row.happened_on, row.mode, row.due_on, steps.get(row.id, ())),
            RectificationSource(row.kind),
            owner.get(row.organization_id, row.organization_id),
            row.manifestation,
        )
        for row in session.execute(asked(query).order_by(own.c.year, own.c.number))
    ]


def _lines(groups: Iterable[tuple[str, list[_Found]]], first: date, last: date) -> tuple[RateLine, ...]:
    """A line for each group that has items on the list."""
    lines = (RateLine(label, figure_of((one.item for one in found), first, last)) for label, found in groups)
    return tuple(line for line in lines if line.figure.on_list)


def _map(
    dictionary: Iterable[Manifestation], found: Sequence[_Found], months: Sequence[Month], span: Span
) -> tuple[ManifestationLine, ...]:
    cells: dict[tuple[int | None, Month], list[int]] = {}
    for one in found:
        if one.item.found_on in span:
            key = (one.manifestation, Month.of(one.item.found_on))
            cells.setdefault(key, []).append(one.item.id)

    def line(number: int | None, category: str = "", text: str = "") -> ManifestationLine:
        ids = tuple(tuple(cells.get((number, month), ())) for month in months)
        return ManifestationLine(number, category, text, ids)

    named = [line(row.number, row.category, row.text) for row in dictionary]
    unnamed = line(None)
    return (*named, unnamed) if unnamed.total else tuple(named)
