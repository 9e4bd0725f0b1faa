"""What the verdicts and the check-up of a month show, offered to the inspector. Nothing is written by proposing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Finding, Record
from models.rows.bureau import OrganizationRow
from models.rows.inspection import Proposal
from models.rules import proposals as rules
from models.rules.periods import Month
from models.rules.terms import OrganizationKind
from models.services.checkup import check
from models.services.organizations import list_organizations
from models.services.verdicts import month_verdicts


def proposals_for(session: Session, month: Month, today: date) -> tuple[Proposal, ...]:
    """What was not done in periods that end in ``month``, and the warnings of the check-up about its records, without those
    the office has explained; by organisation in tree order, a group's with its branch's. What the bureau as a whole did
    not do is nobody's finding. ``taken`` tells what stands on an inspection already."""
    organizations = list_organizations(session)
    answerable = _answerable(organizations)
    found = [
        rules.of_verdict(verdict, answerable[verdict.organization_id])
        for verdict in month_verdicts(session, month, today)
        if verdict.organization_id is not None
    ]
    found += [
        rules.of_checkup(finding, answerable[finding.organization_id])
        for finding in check(session, month.span(), today).findings
        if finding.organization_id is not None
    ]
    taken = _taken(session)
    places = {row.id: place for place, row in enumerate(organizations)}
    proposed = [proposal for proposal in found if proposal is not None]
    proposed.sort(key=lambda proposal: places[proposal.organization_id])
    return tuple(replace(proposal, taken=proposal.key in taken) for proposal in proposed)


def _answerable(organizations: Iterable[OrganizationRow]) -> dict[int, rules.Answerable]:
    """By organisation, whose problem it is."""
    known = {row.id: row for row in organizations if row.id is not None}
    groups: dict[int, dict[int, str]] = {}
    for id_, row in known.items():
        if row.kind is OrganizationKind.GROUP and row.parent_id in known:
            groups.setdefault(row.parent_id, {})[id_] = row.name
    found = {id_: rules.Answerable(id_, row.name, groups=groups.get(id_, {})) for id_, row in known.items()}
    for branch_id, its in groups.items():
        for id_, name in its.items():
            found[id_] = rules.Answerable(branch_id, known[branch_id].name, name)
    return found


def _taken(session: Session) -> set[str]:
    """The keys of what inspections hold; a removed inspection holds nothing."""
    query = select(Finding.origin_key).join(Record, Record.id == Finding.record_id)
    query = query.where(Finding.origin_key != "", Record.deleted_at.is_(None))
    return set(session.scalars(query))
