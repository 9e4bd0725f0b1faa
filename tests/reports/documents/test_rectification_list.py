"""问题整改清单: in the order of its numbers, its days on one line, and saying what it is a list of."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from models.rules.periods import quarter
from reports.documents import rectification_list
from reports.press import pdf_of
from tests.reports import sheets
from tests.reports.documents.tables import tables_of, texts_of

Measure = Callable[[bytes], Any]
TODAY = date(2026, 11, 20)


def test_the_paper_goes_by_year_and_number_whatever_the_screen_does() -> None:
    items = [replace(sheets.summary(1), number=number) for number in (3, 1, 2)]
    older = replace(sheets.summary(1), number=9, found_on=date(2025, 12, 31))
    (table,) = tables_of(rectification_list.document([*items, older], TODAY, "机关党委"))
    assert [row[0] for row in texts_of(table)] == ["9", "1", "2", "3"]


def test_days_stand_on_one_line(measure: Measure) -> None:
    item = replace(sheets.summary(1), due_on=date(2026, 10, 5), closed_on=date(2026, 11, 17), overdue_days=0)
    paper = measure(pdf_of(rectification_list.document([item], TODAY, "机关党委", with_names=True)))
    assert "2026.10.05" in paper.text
    assert "2026.11.17" in paper.text


def test_a_period_is_named_above_the_table(measure: Measure) -> None:
    text = measure(pdf_of(rectification_list.document([], TODAY, "机关党委", span=quarter(2026, 3)))).text
    assert "2026年第三季度问题整改清单" in text
    assert "本期发现的问题，截至2026年11月20日" in text
    assert "本期没有发现需要整改的问题。" in text
    assert "本期" not in measure(pdf_of(rectification_list.document([], TODAY, "机关党委"))).text
