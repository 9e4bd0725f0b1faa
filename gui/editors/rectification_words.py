"""What an item's form says and offers: manifestations, steps, and what another item of the same occasion takes over."""

from collections.abc import Iterable

from gui.formats import date_text
from models.rows.inspection import Manifestation
from models.rows.rectification import RectificationDetail, StatusStep
from models.rules.inspection_terms import MANIFESTATIONS
from models.rules.rectification import step_in_words


def manifestation_choices(rows: Iterable[Manifestation]) -> list[tuple[int | None, str]]:
    """1 to 22 with their words; the numbers alone while the dictionary has not come or is empty."""
    words = {row.number: "：".join(part for part in (row.category, row.text) if part) for row in rows}
    numbers = range(1, MANIFESTATIONS + 1)
    named = [
        (number, f"{number}　{words[number]}" if words.get(number) else f"第{number}种") for number in numbers
    ]
    return [(None, "不涉及"), *named]


def step_text(step: StatusStep) -> str:
    """2026-10-05　整改中→申请销号　经办 张明：……"""
    note = f"：{step.note}" if step.note else ""
    return f"{date_text(step.on)}　{step_in_words(step.from_status, step.to_status)}　{step.by}{note}"


def like(template: RectificationDetail) -> RectificationDetail:
    """Another item found on the same occasion: source, unit and responsibles; nothing of its substance."""
    return RectificationDetail(
        id=None,
        source=template.source,
        organization_id=template.organization_id,
        problem="",
        found_on=template.found_on,
        mode=template.mode,
        source_document=template.source_document,
        leader=template.leader,
        supervisor=template.supervisor,
        department=template.department,
        person=template.person,
    )
