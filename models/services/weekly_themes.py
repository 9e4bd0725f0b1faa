"""每周学习主题一览表: the weeks of each month with what the branches studied (domain N6)."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from models.rows.overview import WeekGrid, WeeklyThemes
from models.rules.periods import Month, Span, weeks_of
from models.rules.statistics import months_of
from models.services.organizations import list_organizations, with_descendants
from models.services.overview import week_grid
from models.services.statistics import scope_of


def weekly_themes(session: Session, span: Span, organization_id: int | None, today: date) -> WeeklyThemes:
    """Every branch over the weeks of each month of ``span`` (a week belongs to the month of its Thursday), of one organisation
    and all below it or of the bureau; judged as the overview judges them."""
    organizations = list_organizations(session)
    whole = week_grid(session, span, today)
    if organization_id is not None:
        within = with_descendants(organizations, organization_id)
        whole = replace(whole, rows=tuple(row for row in whole.rows if row.organization_id in within))
    months = tuple((month, _of_month(whole, month)) for month in months_of(span))
    return WeeklyThemes(span, min(today, span.last), months, scope_of(organizations, organization_id))


def _of_month(whole: WeekGrid, month: Month) -> WeekGrid:
    """The part of the weeks that counts for the month; branches that did not exist in any of them are left out."""
    weeks = weeks_of(month)
    rows = []
    for row in whole.rows:
        cells = tuple(cell for cell in row.cells if cell.week in weeks)
        if cells:
            rows.append(replace(row, cells=cells))
    return WeekGrid(weeks, tuple(rows))
