"""A year of the archive gathered, mastered and closed with few words."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from models.rows.archive import ArchiveDetail, ArchiveQuery, ArchiveRow, PartRow
from models.rows.bureau import BureauSettings
from models.rules.archive_terms import ArchiveSource, ArchiveUnit, PartRole, Retention, Secrecy
from models.rules.terms import MeetingKind
from models.services.archive_items import gather, list_items, load_item, save_item
from models.services.archive_masters import keep_master, wanting_masters
from models.services.archive_years import close_year
from models.services.settings import save_settings
from tests.models.services.making import add_meeting, saved, sheet

YEAR = 2026
LATER = date(2027, 3, 1)
"""A day on which the year is over."""
SETTINGS = BureauSettings(bureau_name="某局", fonds_number="S027", operator="赵敏", files_expected=False)
"""An office that may close a year."""


def file(name: str, sign: str = "a", **given: Any) -> PartRow:
    """A file added by hand, of a hash made of one hex digit."""
    return PartRow(
        PartRole.TEXT, name, source_sha256=sign * 64, source_name=name, **({"by_hand": True} | given)
    )


def document(title: str, *parts: PartRow, **given: Any) -> ArchiveDetail:
    """A document entered by hand, of ten years and a day of the year."""
    row = ArchiveRow(
        **{
            **dict.fromkeys(("id", "number", "pages", "organization_id", "box_number", "destroyed_on")),
            **dict.fromkeys(("code", "document_number", "note", "source_kind", "organization_name"), ""),
            "year": YEAR,
            "retention": Retention.TEN,
            "organization_code": "",
            "fixed": False,
            "title": title,
            "responsible": "某局",
            "dated": date(YEAR, 5, 6),
            "secrecy": Secrecy.OPEN,
            "source": ArchiveSource.DOCUMENT,
            "unit": ArchiveUnit.EACH,
            "left_out": False,
            "left_out_reason": "",
            "lacks": (),
            "mastered": False,
            "version": 0,
            **given,
        }
    )
    return ArchiveDetail(row, parts, None, None, "", "", ())


def add_document(session: Session, title: str, *parts: PartRow, **given: Any) -> int:
    """A new document; its id."""
    return saved(save_item(session, document(title, *parts, **given)))


def make_masters(session: Session, year: int = YEAR) -> None:
    """Every master that is wanting is made, three pages a part."""
    for item_id in wanting_masters(session, year):
        detail = load_item(session, item_id)
        made = [replace(part, pages=3, master_sha256="c" * 64) for part in detail.parts]
        keep_master(session, item_id, detail.would_be_made_from, "d" * 64, made)


def rows_by_title(session: Session, year: int = YEAR) -> dict[str, ArchiveRow]:
    """The directory of a year, those left out too."""
    asked = ArchiveQuery(year, with_left_out=True)
    return {row.title: row for row in list_items(session, asked)}


def begin_year(session: Session, committee_id: int) -> int:
    """An office that has its 全宗号, with a document entered by hand; and a 民主生活会 with minutes, whose id it is."""
    save_settings(session, SETTINGS)
    add_document(session, "上级来文", file("来文.pdf"))
    kind = MeetingKind.DEMOCRATIC_LIFE
    return add_meeting(session, committee_id, kind, minutes="记录", attendance=sheet("甲"))


def retained(session: Session, item_id: int, retention: Retention) -> ArchiveDetail:
    """A 件 as it would be with another 保管期限."""
    detail = load_item(session, item_id)
    return replace(detail, row=replace(detail.row, retention=retention))


def seal(session: Session) -> None:
    """Gather, make masters, close."""
    gather(session, YEAR, LATER)
    make_masters(session)
    close_year(session, YEAR, LATER)
