"""What a new inspection begins with: its month's title, and how the last one was made (domain N4)."""

from dataclasses import replace
from datetime import date

from models.rows.inspection import InspectionDetail
from models.rules.periods import Month


def begun(today: date, organization_id: int) -> InspectionDetail:
    """An inspection of this month in which nothing was typed."""
    month = Month.of(today)
    return InspectionDetail(
        id=None, organization_id=organization_id, title=title_of(month), first_on=today, month=month
    )


def like(template: InspectionDetail, today: date) -> InspectionDetail:
    """The next inspection made as this one: who, how, on what basis, looking at what; of this month."""
    return replace(
        begun(today, template.organization_id),
        method=template.method,
        team=template.team,
        basis=template.basis,
        looked_at=template.looked_at,
    )


def title_of(month: Month | None) -> str:
    """10月创建工作督察; empty without a month."""
    return f"{month.month}月创建工作督察" if month is not None else ""


def is_proposed(title: str) -> bool:
    """Whether a title is empty or one the program proposes for some month."""
    return title in ("", *(title_of(Month(2000, number)) for number in range(1, 13)))
