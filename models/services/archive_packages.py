"""Packages of a year that were written."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import clock
from models.entities import ArchiveActLine, ArchivePackage
from models.rows.archive import PackageRow
from models.rows.changes import Changes, Subject
from models.rules.archive_terms import ArchiveAct
from models.services.settings import operator_of


def note_package(
    session: Session, *, year: int, target: str, items: int, files: int, size: int, seal: str
) -> Changes:
    """Note a package that was written and read back: where, how much, and its ``seal``, by which it is known again. Never changes."""
    entity = ArchivePackage(
        year=year,
        made_at=clock.now().replace(microsecond=0),
        made_by=operator_of(session),
        target=target,
        items=items,
        files=files,
        size=size,
        seal=seal,
    )
    session.add(entity)
    session.flush()
    return Changes.of(Subject.ARCHIVE, record_id=entity.id)


def list_packages(session: Session) -> tuple[PackageRow, ...]:
    """Those of all years, the latest first."""
    opened = select(ArchiveActLine.year, ArchiveActLine.made_at).where(
        ArchiveActLine.act == ArchiveAct.REOPENED
    )
    openings = session.execute(opened.order_by(ArchiveActLine.made_at)).all()
    query = select(ArchivePackage).order_by(ArchivePackage.id.desc())
    return tuple(
        PackageRow(
            entity.id,
            entity.year,
            entity.made_at,
            entity.made_by,
            entity.target,
            entity.items,
            entity.files,
            entity.size,
            entity.seal,
            next((at.date() for year, at in openings if year == entity.year and at > entity.made_at), None),
        )
        for entity in session.scalars(query)
    )
