"""Whatever is ordered, in whatever order: 件号 run without gaps, given ones stay, a moved 件 stands where it was put."""

import shutil
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.db.store import Store
from models.failures import BadInput, Frozen
from models.rows.archive import ArchiveQuery
from models.rules.archive_terms import Retention
from models.services.archive_items import (
    leave_out,
    list_items,
    load_items,
    move_item,
    remove_item,
    save_item,
    take_in,
)
from models.services.archive_years import close_year, reopen_year
from models.services.settings import save_settings
from tests.models.services.archiving import (
    LATER,
    SETTINGS,
    YEAR,
    add_document,
    file,
    make_masters,
    retained,
)
from tests.models.services.making import undone

OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "move", "move", "leave", "take", "remove", "regroup", "cycle"]),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    min_size=4,
    max_size=14,
)


@settings(max_examples=12)
@given(OPERATIONS)
def test_any_order_of_orders_keeps_the_numbers_without_gaps(
    sample_of_numbers: Store, orders: list[tuple[str, int, int]]
) -> None:
    """In each group 1…n stand once; a number given for good stays with its document and is never another's."""
    with undone(sample_of_numbers) as session:
        fixed: dict[int, str] = {}
        for place, (order, one, other) in enumerate(orders):
            _carry_out(session, order, one, other, f"{place}号来文")
            rows = list_items(session, ArchiveQuery(YEAR))
            for retention in Retention:
                numbers = [row.number for row in rows if row.retention is retention]
                assert numbers == list(range(1, len(numbers) + 1))
            codes = {row.id or 0: row.code for row in rows}
            assert len(set(codes.values())) == len(codes)
            assert {key: codes.get(key) for key in fixed} == fixed
            fixed |= {row.id or 0: row.code for row in rows if row.fixed}


def _carry_out(session: Session, order: str, one: int, other: int, title: str) -> None:
    rows = list_items(session, ArchiveQuery(YEAR, with_left_out=True))
    if order == "add":
        retention = list(Retention)[one % 2]
        add_document(session, title, file("来文.pdf"), retention=retention, dated=date(YEAR, 1 + other, 1))
    elif rows:
        row, aim = rows[one % len(rows)], rows[other % len(rows)]
        try:
            if order == "move":
                move_item(session, row.id or 0, None if aim is row else aim.id)
            elif order == "leave":
                leave_out(session, [row.id or 0], "重复")
            elif order == "take":
                take_in(session, [row.id or 0])
            elif order == "remove":
                remove_item(session, row.id or 0, row.version)
            elif order == "regroup":
                save_item(session, retained(session, row.id or 0, list(Retention)[other % 2]))
            elif order == "cycle" and any(not each.left_out for each in rows):
                make_masters(session)
                close_year(session, YEAR, LATER)
                reopen_year(session, YEAR, "补充归档", LATER)
        except (BadInput, Frozen):
            pass


@pytest.fixture(scope="module")
def sample_of_numbers(empty_database: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """An empty office with its 全宗号, for all examples."""
    path = tmp_path_factory.mktemp("numbers") / "taizhang.db"
    shutil.copyfile(empty_database, path)
    opened = Store(path)
    with opened.write() as session:
        save_settings(session, SETTINGS)
    yield opened
    opened.close()


def test_a_moved_document_stands_where_it_was_put(session: Session) -> None:
    ids = [add_document(session, f"{day}日来文", dated=date(YEAR, 5, day)) for day in range(1, 5)]
    move_item(session, ids[3], ids[1])
    late = add_document(session, "二日补来文", dated=date(YEAR, 5, 2))
    assert [each.row.id for each in load_items(session, YEAR)] == [ids[0], ids[3], ids[1], late, ids[2]]
    leave_out(session, [ids[3]], "重复")
    take_in(session, [ids[3]])
    assert [each.row.id for each in load_items(session, YEAR)] == [ids[0], ids[1], late, ids[2], ids[3]]
    other = add_document(session, "永久来文", retention=Retention.PERMANENT)
    with pytest.raises(BadInput, match="同一保管期限"):
        move_item(session, ids[0], other)
