"""The list of rectification items: of its period and no other, and saying which."""

from datetime import date

import pytest

from gui.papers.composed import Composed
from gui.papers.periods import compose_period
from models.db.store import Store
from models.rows.paper import PaperOrder
from models.rows.query import RegisterQuery
from models.rules.papers import PaperKind
from models.rules.periods import Month, Span, quarter, year_of
from models.services.rectification import list_items
from tests.reports.documents.tables import tables_of, texts_of

TODAY = date(2026, 11, 21)
KIND = PaperKind.RECTIFICATION_LIST


def listed(made: Composed) -> list[str]:
    tables = tables_of(made.document)
    return [row[0] for row in texts_of(tables[0])] if tables else []


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Month(2026, 8).span(), "2026年8月"),
        (quarter(2026, 3), "2026年第三季度"),
        (year_of(2026), "2026年"),
    ],
    ids=["month", "quarter", "year"],
)
def test_a_period_lists_what_was_found_in_it_by_number_and_names_it(
    sample: Store, span: Span, words: str
) -> None:
    with sample.read() as session:
        found = sorted(
            item.number for item in list_items(session, RegisterQuery(), TODAY) if item.found_on in span
        )
        made = compose_period(session, PaperOrder(KIND, span=span), TODAY)
    assert found
    assert listed(made) == [str(number) for number in found]
    assert made.title == made.document.metadata.title == f"{words}问题整改清单"


def test_the_list_on_screen_is_of_no_period_and_says_as_of_when(sample: Store) -> None:
    asked = RegisterQuery(year=2026, month=8)
    with sample.read() as session:
        on_screen = compose_period(session, PaperOrder(KIND, query=asked), TODAY)
        of_month = compose_period(session, PaperOrder(KIND, span=Month(2026, 8).span()), TODAY)
    assert listed(on_screen) == listed(of_month)
    assert on_screen.title == "问题整改清单（截至2026-11-21）"


def test_a_branchs_list_is_called_by_it(sample: Store) -> None:
    with sample.read() as session:
        (item, *_) = list_items(session, RegisterQuery(year=2026), TODAY)
        order = PaperOrder(KIND, organization_id=item.organization_id, span=year_of(2026))
        made = compose_period(session, order, TODAY)
    assert made.title == f"{item.organization_name}2026年问题整改清单"
