"""What the verdicts and the check-up of a month show, offered to the inspector. Nothing is written by proposing."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Finding, Record
from models.rows.inspection import Proposal
from models.rules import proposals as rules
from models.rules.periods import Month
from models.services.checkup import check
from models.services.organizations import list_organizations
from models.services.records import organization_names
from models.services.verdicts import month_verdicts


def proposals_for(session: Session, month: Month, today: date) -> tuple[Proposal, ...]:
    """What was not done in periods that end in ``month``, and the warnings of the check-up about its records, without those
    the office has explained; by organisation in tree order. ``taken`` tells what stands on an inspection already."""
    names = organization_names(session)
    judged = (
        rules.of_verdict(verdict, names.get(verdict.organization_id or 0, ""))
        for verdict in month_verdicts(session, month, today)
    )
    warned = (rules.of_checkup(finding) for finding in check(session, month.span(), today).findings)
    taken = _taken(session)
    places = {row.id: place for place, row in enumerate(list_organizations(session))}
    found = [proposal for proposal in (*judged, *warned) if proposal is not None]
    found.sort(key=lambda proposal: places[proposal.organization_id])
    return tuple(replace(proposal, taken=proposal.key in taken) for proposal in found)


def _taken(session: Session) -> set[str]:
    """The keys of what inspections hold; a removed inspection holds nothing."""
    query = select(Finding.origin_key).join(Record, Record.id == Finding.record_id)
    query = query.where(Finding.origin_key != "", Record.deleted_at.is_(None))
    return set(session.scalars(query))
