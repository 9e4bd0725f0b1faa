"""That a package was written: in the list of packages, by whose seal it is known again, and in the register of what left the office."""

from sqlalchemy.orm import Session

from models.archive.packages import WrittenPackage
from models.rows.changes import Changes
from models.rules.archive_terms import DepartureKind
from models.services.archive_packages import note_package
from models.services.departures import note_departure


def note_written(session: Session, name: str, written: WrittenPackage) -> Changes:
    """Note the package of that name once it stands, verified."""
    place = str(written.place)
    noted = note_package(
        session,
        year=written.year,
        target=place,
        items=written.items,
        files=written.files,
        size=written.size,
        seal=written.seal,
    )
    left = note_departure(session, DepartureKind.PACKAGE, name, place, written.files)
    return Changes(noted.subjects | left.subjects)
