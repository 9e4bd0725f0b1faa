"""Rows as papers show them: gatherings of the 党组（党委） under its own name."""

from dataclasses import replace
from typing import TypeVar

from sqlalchemy.orm import Session

from models.rows.meeting import MeetingDetail
from models.rows.study import StudyDetail
from models.rows.study_plan import StudyPlan
from models.rules.conveners import HELD_BY_PARTY_BODY, convener
from models.services.organizations import list_organizations
from models.services.settings import load_settings

Row = TypeVar("Row", bound=MeetingDetail | StudyDetail | StudyPlan)


def as_convened(session: Session, row: Row) -> Row:
    """The row, its organisation named as whoever convened it; what is kept stays as it is."""
    if row.kind not in HELD_BY_PARTY_BODY:
        return row
    here = next((each for each in list_organizations(session) if each.id == row.organization_id), None)
    if here is None:
        return row
    name = convener(row.kind, here, row.organization_name, load_settings(session).party_body)
    return replace(row, organization_name=name)
