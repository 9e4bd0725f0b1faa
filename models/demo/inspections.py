"""The sample's monthly inspections: who went where, and what was found."""

from datetime import date, timedelta
from random import Random

from models.demo import words
from models.demo.activity import Lines, workday
from models.demo.people import Branch, Bureau
from models.rules.compliance_terms import Severity
from models.rules.inspection_terms import FindingOrigin, InspectionMethod, ShirkingTag
from models.rules.periods import Month
from models.rules.terms import RecordStatus, Register

VISITED = 4
"""Branches looked at in a month."""
FOUND_AT = 3
"""Of those, branches with something to put right."""


def add_inspection(random: Random, lines: Lines, bureau: Bureau, month: Month, until: date) -> None:
    """A month's inspection, when it was made by ``until``."""
    day = workday(random, month, 20, 27)
    if day > until:
        return
    method = random.choice(tuple(InspectionMethod))
    title = f"{month.month}月创建工作督察"
    number = lines.record(
        Register.INSPECTION, method.value, RecordStatus.HELD.value, title, day, bureau.committee_id
    )
    lines.add("inspection", id=number, month=str(month), last_on=day + timedelta(days=1))
    for place, (name, unit, role) in enumerate(words.TEAM, start=1):
        lines.add("inspection_team", record_id=number, position=place, name=name, unit=unit, role=role)
    visited = random.sample(bureau.branches, min(VISITED, len(bureau.branches)))
    for place, branch in enumerate(visited, start=1):
        visited_on = day + timedelta(days=place % 2)
        lines.add(
            "inspection_visit",
            record_id=number,
            position=place,
            organization_id=branch.id,
            visited_on=visited_on,
        )
    for part, body in (("basis", words.INSPECTION_BASIS), ("looked_at", words.LOOKED_AT)):
        lines.add("record_text", record_id=number, part=part, body=body)
    for place, branch in enumerate(visited[:FOUND_AT], start=1):
        _finding(random, lines, number, place, branch, month)


def _finding(random: Random, lines: Lines, number: int, place: int, branch: Branch, month: Month) -> None:
    lines.findings += 1
    lines.add(
        "finding",
        id=lines.findings,
        record_id=number,
        position=place,
        organization_id=branch.id,
        fact=random.choice(words.PROBLEMS)[0],
        clause="",
        manifestation=None,
        tag=random.choice((None, *ShirkingTag)),
        severity=Severity.GENERAL,
        evidence=random.choice(words.EVIDENCE),
        evidence_file="",
        person=branch.secretary.name,
        due_on=month.next.first + timedelta(days=random.choice((24, 29, 44))),
        origin=FindingOrigin.INSPECTOR,
        origin_key="",
        in_notice=True,
        notice_id=None,
    )
