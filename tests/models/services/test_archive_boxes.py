"""Boxes are filled by pages; packages and what leaves the office are noted."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput
from models.rows.archive import BoxRow
from models.rules.archive_terms import DepartureKind, Retention
from models.rules.periods import year_of
from models.services.archive_boxes import (
    fill_boxes,
    half_boxed,
    list_boxes,
    put_in_box,
    remove_box,
    save_box,
)
from models.services.archive_packages import list_packages, note_package
from models.services.departures import list_departures, note_departure, save_departure
from models.services.settings import save_settings
from tests.models.services.archiving import (
    LATER,
    SETTINGS,
    YEAR,
    add_document,
    begin_year,
    file,
    rows_by_title,
    seal,
)
from tests.models.services.making import Ids


@pytest.fixture
def meeting(session: Session, ids: Ids) -> int:
    """A 民主生活会 with minutes, in an office that has its 全宗号; and a document entered by hand."""
    return begin_year(session, ids.committee)


def test_boxes_are_filled_by_pages_and_may_change_after_closing(session: Session, meeting: int) -> None:
    for number in range(5):
        add_document(session, f"{number}号来文", *(file(f"{sign}.pdf", sign) for sign in "12345678"))
    with pytest.raises(BadInput, match="封存"):
        fill_boxes(session, YEAR, Retention.TEN, "", 20)
    seal(session)
    fill_boxes(session, YEAR, Retention.TEN, "", 20)
    (box,) = list_boxes(session, YEAR)
    assert (box.number, box.first_number, box.last_number, box.items, box.pages) == (1, 1, 6, 6, 123)
    assert half_boxed(session) == {YEAR: 1}
    assert box.situation == ""
    fill_boxes(session, YEAR, Retention.PERMANENT, "", 20)
    assert list_boxes(session, YEAR)[0].situation == "0001号件签到待补。"
    put_in_box(session, [row.id or 0 for row in rows_by_title(session).values() if row.lacks], None)
    empty = list_boxes(session, YEAR)[0]
    remove_box(session, empty.id or 0, empty.version)
    with pytest.raises(BadInput, match="没有还未装盒"):
        fill_boxes(session, YEAR, Retention.TEN, "", 20)
    save_box(session, replace(box, situation="齐全", arranged_by="王芳", arranged_on=LATER))
    save_box(session, BoxRow(None, YEAR, Retention.TEN, "", 0, 30))
    second = list_boxes(session, YEAR)[1]
    rows = rows_by_title(session)
    put_in_box(session, [rows["4号来文"].id or 0], second.id)
    assert [box.items for box in list_boxes(session, YEAR)] == [5, 1]
    assert rows_by_title(session)["4号来文"].box_number == 2
    life = next(row for row in rows.values() if row.retention is Retention.PERMANENT)
    with pytest.raises(BadInput, match="另选一盒"):
        put_in_box(session, [life.id or 0], second.id)
    remove_box(session, second.id or 0, list_boxes(session, YEAR)[1].version)
    assert half_boxed(session) == {YEAR: 2}
    with pytest.raises(BadInput, match="毫米"):
        save_box(session, replace(box, spine_mm=25))


def test_packages_and_what_left_are_noted(session: Session) -> None:
    save_settings(session, SETTINGS)
    note_package(session, year=YEAR, target="U盘", items=2, files=9, size=1234, seal="ab")
    (package,) = list_packages(session)
    assert (package.made_by, package.files, package.seal) == ("赵敏", 9, "ab")
    note_departure(session, DepartureKind.PACKAGE, "2026年归档包", "U盘", 9)
    (line,) = list_departures(session)
    save_departure(session, replace(line, recipient="市档案馆", title="别的"))
    (line,) = list_departures(session, year_of(line.happened_at.year))
    assert (line.recipient, line.title) == ("市档案馆", "2026年归档包")
    assert list_departures(session, year_of(1999)) == ()
