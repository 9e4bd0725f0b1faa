"""件 put straight into the archive, for tests of what is done with them."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models.entities import ArchiveItem, ArchiveYear
from models.rules.archive_terms import ArchiveSource, ArchiveUnit, Retention, Secrecy

STAMP = datetime(2026, 10, 31, 9, 0)


def add_item(session: Session, title: str, year: int, number: int | None = 1, **given: Any) -> int:
    """A 件 of ten years' retention with a fixed number; its id."""
    item = ArchiveItem(
        year=year,
        title=title,
        number=number,
        **{
            "retention": Retention.TEN,
            "organization_code": "DB",
            "source": ArchiveSource.DOCUMENT,
            "source_kind": "",
            "unit": ArchiveUnit.EACH,
            "document_number": "",
            "responsible": "办公室",
            "secrecy": Secrecy.OPEN,
            "note": "",
            "touched": [],
            "left_out": False,
            "left_out_reason": "",
            "master_sha256": "",
            "made_from": "",
            "created_at": STAMP,
            "updated_at": STAMP,
            **given,
        },
    )
    session.add(item)
    session.flush()
    return item.id


def close(session: Session, year: int) -> None:
    """Mark a year as closed."""
    session.merge(ArchiveYear(year=year, closed=True, version=1))
    session.flush()
