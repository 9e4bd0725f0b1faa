"""Commands of the month: verdicts, the check-up of the records, what an inspection might look into."""

import argparse
import json
from collections.abc import Iterable
from typing import Any

from gui.commands.ground import month_of, reading
from models import clock
from models.data_folder import DataFolder
from models.failures import ExitCode

WHOLE_BUREAU = "本单位"


def verdicts(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """What every rule comes to for everybody it asks, in the periods that end in a month."""
    from models.services.organizations import list_organizations
    from models.services.verdicts import month_verdicts

    month = month_of(arguments.month)
    with reading(folder) as session:
        names = {row.id: row.name for row in list_organizations(session)}
        found = month_verdicts(session, month, clock.today())
    _tell(
        (
            {
                "organization": names.get(verdict.organization_id, WHOLE_BUREAU),
                "organization_id": verdict.organization_id,
                "rule": verdict.rule.code,
                "label": verdict.rule.label,
                "period": verdict.span.label,
                "first": verdict.span.first.isoformat(),
                "last": verdict.span.last.isoformat(),
                "held": verdict.held,
                "due": verdict.due,
                "verdict": verdict.verdict.value,
                "verdict_label": verdict.verdict.label,
                "reason": verdict.reason,
                "basis": verdict.rule.basis,
                "records": list(verdict.records),
            }
            for verdict in found
        ),
        "{organization}\t{label}\t{period}\t{verdict_label}\t{counted}\t{reason}",
        as_json=arguments.json,
    )
    return ExitCode.OK


def lint(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """What an inspector would ask about. Exit code CHECK_FAILED never: warnings are no fault of the data."""
    from gui.papers.ordering import Words, span_of
    from models.rules.periods import year_of
    from models.services.checkup import check

    today = clock.today()
    span = span_of(
        Words("", month=arguments.month, quarter=arguments.quarter, year=arguments.year)
    ) or year_of(today.year)
    with reading(folder) as session:
        checkup = check(session, span, today)
    _tell(
        (
            {
                "kind": finding.kind.value,
                "label": finding.kind.label,
                "severity": finding.severity.value,
                "organization": finding.organization_name,
                "organization_id": finding.organization_id,
                "day": finding.day.isoformat() if finding.day else None,
                "sentence": finding.sentence,
                "basis": finding.basis,
                "records": list(finding.records),
                "key": finding.key,
                "explanation": finding.explanation,
            }
            for finding in checkup.findings
        ),
        "{organization}\t{label}\t{sentence}\t{basis}\t{explanation}",
        as_json=arguments.json,
    )
    if not arguments.json:
        print(f"{span.label}共核对{checkup.checked}条记录，提示{len(checkup.findings)}处；台账没有改动。")
        if checkup.note:
            print(checkup.note)
    return ExitCode.OK


def inspect(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """What the registers would let an inspector look into; nothing is written."""
    from models.services.proposals import proposals_for

    month = month_of(arguments.month)
    with reading(folder) as session:
        proposals = proposals_for(session, month, clock.today())
    _tell(
        (
            {
                "key": proposal.key,
                "organization": proposal.organization_name,
                "organization_id": proposal.organization_id,
                "fact": proposal.fact,
                "clause": proposal.clause,
                "severity": proposal.severity.value,
                "severity_label": proposal.severity.label,
                "origin": proposal.origin.value,
                "records": list(proposal.records),
                "taken": proposal.taken,
            }
            for proposal in proposals
        ),
        "{organization}\t{severity_label}\t{fact}\t{clause}",
        as_json=arguments.json,
    )
    return ExitCode.OK


def _tell(lines: Iterable[dict[str, Any]], form: str, *, as_json: bool) -> None:
    """One JSON array, or a line for each with tabs between."""
    found = list(lines)
    if as_json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for line in found:
        print(form.format(**line, counted=_counted(line)).rstrip())


def _counted(line: dict[str, Any]) -> str:
    return "" if line.get("due") is None else f"{line['held']}/{line['due']}"
