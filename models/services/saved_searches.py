"""Searches that the office keeps under a name, in the order they were kept."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.entities import SavedSearch
from models.failures import BadInput
from models.rows.changes import Changes, Subject
from models.rows.search import SavedSearchRow
from models.rules.search_box import LONGEST_TYPED
from models.services.versions import existing

LONGEST_NAME = 30
MOST = 50
_GONE = "这条已存的检索已经删除，没有改动任何数据；请重新打开检索。"


def list_saved_searches(session: Session) -> tuple[SavedSearchRow, ...]:
    """Every kept search, in the order they were kept."""
    query = select(SavedSearch).order_by(SavedSearch.position, SavedSearch.id)
    return tuple(SavedSearchRow(entity.id, entity.name, entity.typed) for entity in session.scalars(query))


def save_search(session: Session, row: SavedSearchRow) -> Changes:
    """Keep a search, or change one. Blanks at both ends and line ends are no part of name or search. Raises BadInput without a
    name, without anything to search for, for a name another search bears, and when there are too many; NotFound."""
    name, typed = " ".join(row.name.split()), " ".join(row.typed.split())
    _check(session, row.id, name, typed)
    if row.id is None:
        last = session.scalar(select(func.max(SavedSearch.position)))
        entity = SavedSearch(position=0 if last is None else last + 1)
        session.add(entity)
    else:
        entity = existing(session, SavedSearch, row.id, _GONE)
    entity.name, entity.typed = name, typed
    session.flush()
    return Changes.of(Subject.SEARCHES, record_id=entity.id)


def remove_search(session: Session, search_id: int) -> Changes:
    """Keep a search no longer; what it found stays as it is. Raises NotFound."""
    session.delete(existing(session, SavedSearch, search_id, _GONE))
    session.flush()
    return Changes.of(Subject.SEARCHES, record_id=search_id)


def _check(session: Session, own: int | None, name: str, typed: str) -> None:
    if not name:
        raise BadInput("请给这次检索起个名称，还没有保存。", "name")
    if len(name) > LONGEST_NAME:
        raise BadInput(f"名称最多{LONGEST_NAME}个字，还没有保存；请写短一些。", "name")
    if not typed:
        raise BadInput("检索框里还没有字，没有保存；请先写要找的字词。", "typed")
    if len(typed) > LONGEST_TYPED:
        raise BadInput(f"检索的字词最多{LONGEST_TYPED}个字，还没有保存；请写短一些。", "typed")
    same = session.scalar(select(SavedSearch.id).where(SavedSearch.name == name))
    if same is not None and same != own:
        raise BadInput(f"已经有叫“{name}”的检索，还没有保存；请换个名称，或先删去原来的。", "name")
    if own is None and (session.scalar(select(func.count(SavedSearch.id))) or 0) >= MOST:
        raise BadInput(f"已经存了{MOST}条检索，没有保存；请先删去不用的。")
