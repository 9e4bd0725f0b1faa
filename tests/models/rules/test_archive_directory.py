"""A directory's digest tells any field, order and 件 that is another."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from models.rows.archive import ActRow, ArchiveRow
from models.rules.archive_directory import directory_cells, directory_digest, is_as_closed, pages_together
from models.rules.archive_terms import ArchiveAct
from tests.models.services.archiving import document

ONE, TWO = (
    replace(document(title).row, code=code, pages=3)
    for title, code in (("甲", "S027-WS·2026-D10-0001"), ("乙", "S027-WS·2026-D10-0002"))
)


def act(kind: ArchiveAct, *rows: ArchiveRow) -> ActRow:
    return ActRow(2026, kind, datetime(2027, 3, 2), "赵敏", "", len(rows), directory_digest(rows))


ACTS = (
    act(ArchiveAct.CLOSED, ONE),
    act(ArchiveAct.REOPENED, ONE),
    act(ArchiveAct.CLOSED, ONE, TWO),
)


def test_the_last_closing_counts_and_what_is_left_out_does_not() -> None:
    assert is_as_closed((ONE, TWO, replace(ONE, title="丙", left_out=True)), ACTS)
    assert not is_as_closed((ONE,), ACTS)
    assert not is_as_closed((ONE, TWO), ())


@pytest.mark.parametrize(
    "changed",
    [
        {"code": "Z999-WS·2026-D10-0001"},
        {"title": "丙"},
        {"document_number": "3号"},
        {"responsible": "另一局"},
        {"dated": date(2026, 5, 7)},
        {"pages": 4},
        {"note": "注"},
    ],
)
def test_any_field_that_is_another_is_told(changed: dict[str, object]) -> None:
    assert not is_as_closed((replace(ONE, **changed), TWO), ACTS)  # type: ignore[arg-type]
    assert not is_as_closed((TWO, ONE), ACTS)


def test_what_is_not_known_and_has_to_be_is_said_so() -> None:
    known = replace(ONE, responsible="某局", dated=date(2026, 5, 7), note="注")
    assert directory_cells(4, known) == (
        *("4", "S027-WS·2026-D10-0001", "", "某局", "甲", "20260507", "", "3", "注"),
    )
    bare = replace(ONE, code="", title="", responsible="", dated=None, pages=None)
    assert directory_cells(1, bare) == ("1", "待补", "", "待补", "待补", "待补", "", "待补", "")


def test_pages_together_are_not_known_while_those_of_one_are_not() -> None:
    assert pages_together((3, 4)) == 7
    assert pages_together((3, None, 4)) is None
    assert pages_together(()) == 0
