"""A directory's digest tells any field, order and 件 that is another."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from models.rows.archive import ActRow, ArchiveRow
from models.rules.archive_directory import directory_digest, is_as_closed
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
