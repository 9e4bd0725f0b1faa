"""A closed record (定稿) is never rewritten: what is refused, and with which words. What follows it may be entered."""

from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.codec import to_json
from models.entities import ArchiveItem, ArchivePart
from models.failures import Frozen
from models.services.closed_years import closed_years
from models.services.following import is_final
from models.services.history import content

FOLLOWING = ("labels", "stages", "measures", "make_ups", "finalization", "errata")
"""Fields of a row that follow the record and are no part of what was closed."""


def refuse_closed(session: Session, record_id: int, what: str) -> None:
    """Raises Frozen when the record is closed; ``what`` says what was not done: 不能删除."""
    if is_final(session, record_id):
        raise Frozen(f"这条记录已经定稿，{what}，没有改动，原件完好；如有差错，请写勘误。")


def refuse_rewriting(kept: Any, asked: Any) -> None:
    """Raises Frozen when ``asked`` says of a closed record anything but what ``kept`` says, what follows it apart."""
    if substance(kept) != substance(asked):
        raise Frozen(
            "这条记录已经定稿，正文不能再改，这次没有保存，填写的内容仍留在这里；如有差错，请照着写勘误，只补后续的请先放弃正文的改动。"
        )


def archived_in(session: Session, record_id: int) -> int | None:
    """The closed year of the archive whose directory has this record; None where there is none."""
    query = (
        select(ArchiveItem.year)
        .outerjoin(ArchivePart, ArchivePart.item_id == ArchiveItem.id)
        .where(
            or_(ArchiveItem.record_id == record_id, ArchivePart.record_id == record_id),
            ArchiveItem.left_out.is_(False),
            ArchiveItem.year.in_(closed_years()),
        )
    )
    return session.scalar(query.limit(1))


def substance(row: Any) -> Any:
    """What was closed: the row as JSON without what follows it; white space at the ends of a text does not count."""
    state = content(to_json(row))
    return _trimmed({name: value for name, value in state.items() if name not in FOLLOWING})


def _trimmed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _trimmed(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_trimmed(each) for each in value]
    return value.strip() if isinstance(value, str) else value
