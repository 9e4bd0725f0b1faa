"""The history of what is edited: each order notes, in its own transaction, who did what and how the thing then stood."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from typing import Any, TypeVar

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models import clock
from models.codec import to_json
from models.entities import Revision
from models.rows import revision as rows
from models.rows.changes import Changes
from models.rules.life_terms import RevisionAction
from models.rules.names import shortened
from models.rules.terms import DraftOf
from models.services.settings import operator_of

R = TypeVar("R")
Load = Callable[[Session, int], Any]

NOTED, ACTION, PAUSED = "revisions", "history_action", "history_paused"
"""Keys of `Session.info`: what was noted in this transaction; what it is noted as; whether nothing is noted at all."""
LONGEST_TITLE = 40
UNSAID = frozenset(
    (
        *("version", "created_at", "organization_name", "branch_name", "group_name"),
        *("notice_number", "notice_title", "item_id", "records", "campaign"),
    )
)
"""What of a row is no part of how the thing stands: counted up by writing, or read from elsewhere."""


# Noting


def recorded(
    of: DraftOf, load: Load
) -> Callable[[Callable[[Session, R], Changes]], Callable[[Session, R], Changes]]:
    """Over a service that saves a row with an ``id`` (None: a new one) and answers with the record's number: note how the
    thing stands afterwards; a thing of which nothing is noted yet is first noted as it stood."""

    def over(save: Callable[[Session, R], Changes]) -> Callable[[Session, R], Changes]:
        @wraps(save)
        def saved(session: Session, row: R) -> Changes:
            key = getattr(row, "id", None)
            before = None if key is None else _stood(session, of, key, load)
            changes = save(session, row)
            _keep(session, before)
            if changes.record_id is not None:
                action = RevisionAction.CREATED if key is None else RevisionAction.CHANGED
                note(session, of, changes.record_id, action, load)
            return changes

        return saved

    return over


def removed(
    of: DraftOf, load: Load
) -> Callable[[Callable[[Session, int, int], Changes]], Callable[[Session, int, int], Changes]]:
    """Over a service that takes a thing off its register, by number and version."""

    def over(remove: Callable[[Session, int, int], Changes]) -> Callable[[Session, int, int], Changes]:
        @wraps(remove)
        def taken(session: Session, key: int, version: int) -> Changes:
            if is_paused(session):
                return remove(session, key, version)
            title = title_of(load(session, key))
            before = _stood(session, of, key, load)
            changes = remove(session, key, version)
            session.flush()
            _keep(session, before)
            _write(session, of, key, RevisionAction.REMOVED, title, None)
            return changes

        return taken

    return over


def note(session: Session, of: DraftOf, key: int, action: RevisionAction, load: Load) -> None:
    """Note how a thing stands now. Nothing is noted when it stands as it did."""
    session.flush()
    if is_paused(session):
        return
    row = load(session, key)
    state = to_json(row)
    before = latest(session, of, key)
    if before is None or before.state is None or content(before.state) != content(state):
        _write(session, of, key, action, title_of(row), state)


def note_before(session: Session, of: DraftOf, key: int, load: Load) -> None:
    """Keep how a thing stood before its first noted order, so that this can be undone; without an author, for nobody knows."""
    _keep(session, _stood(session, of, key, load))


def _stood(session: Session, of: DraftOf, key: int, load: Load) -> Revision | None:
    """How a thing stands of which nothing is noted yet; written only once its order was carried out: one that is refused leaves
    nothing behind."""
    if is_paused(session) or latest(session, of, key) is not None:
        return None
    row = load(session, key)
    return Revision(
        of=of,
        key=key,
        made_at=clock.now(),
        made_by="",
        action=RevisionAction.CHANGED,
        title=title_of(row),
        state=to_json(row),
    )


def _keep(session: Session, before: Revision | None) -> None:
    if before is not None:
        session.add(before)
        session.flush()


def _write(
    session: Session, of: DraftOf, key: int, action: RevisionAction, title: str, state: dict[str, Any] | None
) -> None:
    kept = Revision(
        of=of,
        key=key,
        made_at=clock.now(),
        made_by=operator_of(session),
        action=session.info.get(ACTION, action),
        title=title,
        state=state,
    )
    session.add(kept)
    session.flush()
    session.info.setdefault(NOTED, []).append(replace(_row(kept), state=None))


def noted(session: Session) -> tuple[rows.Revision, ...]:
    """What was noted in this session so far, without states."""
    return tuple(session.info.get(NOTED, ()))


def is_paused(session: Session) -> bool:
    """Whether nothing is noted at the moment."""
    return bool(session.info.get(PAUSED))


def pause(session: Session) -> None:
    """Note nothing more in this session: for the sample, which nobody typed."""
    session.info[PAUSED] = True


def is_going_back(session: Session) -> bool:
    """Whether what is saved is how the thing stood before: an undo, or an earlier version put back."""
    return ACTION in session.info


@contextmanager
def acting(session: Session, action: RevisionAction) -> Iterator[None]:
    """Whatever is noted meanwhile was done as ``action``."""
    before = session.info.get(ACTION)
    session.info[ACTION] = action
    try:
        yield
    finally:
        if before is None:
            session.info.pop(ACTION, None)
        else:
            session.info[ACTION] = before


def note_many(
    session: Session, of: DraftOf, pairs: Sequence[tuple[Any, Any]], action: RevisionAction
) -> None:
    """Note an order over many things, of which each is handed over as it stood and as it stands; no more than `record_lines.parts` deals. It
    is history, but nothing that the window offers to take back."""
    if is_paused(session):
        return
    keys = [before.id for before, _after in pairs]
    noted_before = select(Revision.key).where(Revision.of == of, Revision.key.in_(keys))
    known = set(session.scalars(noted_before.distinct()))
    moment, operator = clock.now(), operator_of(session)
    lines: list[dict[str, Any]] = []
    for before, after in pairs:
        said = {"of": of, "key": before.id, "made_at": moment}
        if before.id not in known:
            told = {"made_by": "", "action": RevisionAction.CHANGED}
            lines.append({**said, **told, "title": title_of(before), "state": to_json(before)})
        told = {"made_by": operator, "action": action}
        lines.append({**said, **told, "title": title_of(after), "state": to_json(after)})
    if lines:
        session.execute(insert(Revision), lines)


# Reading


def latest(session: Session, of: DraftOf, key: int) -> rows.Revision | None:
    """The last order noted of a thing, with its state."""
    query = select(Revision).where(Revision.of == of, Revision.key == key).order_by(Revision.id.desc())
    kept = session.scalar(query.limit(1))
    return None if kept is None else _row(kept)


def revision_by_id(session: Session, revision_id: int) -> rows.Revision | None:
    """One order, with its state."""
    kept = session.get(Revision, revision_id)
    return None if kept is None else _row(kept)


def revision_before(session: Session, revision: rows.Revision) -> rows.Revision | None:
    """The order noted of the same thing before this one, with its state."""
    query = (
        select(Revision)
        .where(Revision.of == revision.of, Revision.key == revision.key, Revision.id < revision.id)
        .order_by(Revision.id.desc())
    )
    kept = session.scalar(query.limit(1))
    return None if kept is None else _row(kept)


def revisions_of(session: Session, of: DraftOf, key: int) -> tuple[rows.Revision, ...]:
    """All that was noted of a thing, the last first, with states. A number given anew (of a person or an organisation entered by
    mistake) begins a new history."""
    query = select(Revision).where(Revision.of == of, Revision.key == key).order_by(Revision.id.desc())
    found: list[rows.Revision] = []
    for kept in session.scalars(query):
        if kept.state is None and found and found[-1].action is RevisionAction.CREATED:
            break
        found.append(_row(kept))
    return tuple(found)


def _row(kept: Revision) -> rows.Revision:
    return rows.Revision(
        kept.id, kept.of, kept.key, kept.made_at, kept.made_by, kept.action, kept.title, kept.state
    )


def content(state: Any) -> Any:
    """How a thing stands, without what is no part of it."""
    if isinstance(state, dict):
        return {name: content(value) for name, value in state.items() if name not in UNSAID}
    return [content(each) for each in state] if isinstance(state, list | tuple) else state


def title_of(row: Any) -> str:
    """What a thing is called in its history: its title, its problem, an author's piece, a name."""
    words = getattr(row, "title", "") or getattr(row, "problem", "") or getattr(row, "name", "")
    author = getattr(row, "author", "")
    named = shortened(words, LONGEST_TITLE)
    return f"{author}《{named}》" if author else named
