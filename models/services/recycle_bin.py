"""回收站: what was taken off the registers, and bringing it back. Nothing in it is ever erased."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.entities import Record, Reflection, Revision
from models.failures import Conflict, NotFound
from models.rows.changes import Changes, Subject
from models.rows.revision import RemovedThing
from models.rules.life_terms import RevisionAction
from models.rules.names import shortened
from models.rules.register_kinds import KINDS
from models.rules.terms import DraftOf
from models.services import history
from models.services.history import LONGEST_TITLE
from models.services.keepers import KEEPERS
from models.services.record_lines import parts
from models.services.records import organization_names


def removed_things(session: Session) -> tuple[RemovedThing, ...]:
    """Everything taken off a register and not brought back, the last first."""
    names = organization_names(session)
    # Columns of the table: the entity of each register would be joined and read whole.
    table = Record.__table__
    query = select(
        table.c.id,
        table.c.register,
        table.c.kind,
        table.c.title,
        table.c.happened_on,
        table.c.organization_id,
        table.c.deleted_at,
    ).where(table.c.deleted_at.is_not(None))
    lines = session.execute(query).all()
    pieces = session.scalars(select(Reflection).where(Reflection.deleted_at.is_not(None))).all()
    keys = [(DraftOf(line.register.value), line.id) for line in lines]
    who = _removed_by(session, [*keys, *((DraftOf.REFLECTION, piece.id) for piece in pieces)])
    found = [
        RemovedThing(
            of,
            line.id,
            shortened(line.title, LONGEST_TITLE),
            f"{KEEPERS[of].noun} · {KINDS[line.register](line.kind).label}",
            names[line.organization_id],
            line.happened_on,
            line.deleted_at,
            who.get((of, line.id), ""),
        )
        for (of, _key), line in zip(keys, lines, strict=True)
    ]
    found += [
        RemovedThing(
            DraftOf.REFLECTION,
            piece.id,
            f"{piece.author}《{shortened(piece.title, LONGEST_TITLE)}》",
            KEEPERS[DraftOf.REFLECTION].noun,
            names[piece.organization_id],
            piece.submitted_on,
            piece.deleted_at,
            who.get((DraftOf.REFLECTION, piece.id), ""),
        )
        for piece in pieces
        if piece.deleted_at is not None
    ]
    return tuple(sorted(found, key=lambda thing: (thing.removed_at, thing.id), reverse=True))


def _removed_by(session: Session, keys: Sequence[tuple[DraftOf, int]]) -> dict[tuple[DraftOf, int], str]:
    """Who took each of these away; nobody for what was removed before there was a history."""
    found: dict[tuple[DraftOf, int], str] = {}
    by_kind: dict[DraftOf, list[int]] = {}
    for of, key in keys:
        by_kind.setdefault(of, []).append(key)
    for of, ids in by_kind.items():
        for some in parts(ids):
            last = (
                select(func.max(Revision.id))
                .where(Revision.of == of, Revision.key.in_(some))
                .group_by(Revision.key)
            )
            query = select(Revision.key, Revision.made_by).where(
                Revision.id.in_(last), Revision.state.is_(None)
            )
            found.update({(of, key): name for key, name in session.execute(query)})
    return found


def restore_removed(session: Session, things: Sequence[tuple[DraftOf, int]]) -> Changes:
    """Bring things back as they stood, all or none; an item keeps its number. Raises NotFound for what never was, Conflict for
    what somebody brought back already."""
    subjects: frozenset[Subject] = frozenset()
    for of, key in things:
        keeper = KEEPERS[of]
        kept = _entity(session, of, key)
        if kept is None:
            raise NotFound("要恢复的这一条已不在数据库里，没有恢复任何一条；请刷新后再试。")
        if kept.deleted_at is None:
            raise Conflict("所选的有一条已经恢复过，没有再次恢复；请刷新后再试。")
        keeper.bring_back(session, key, {})
        history.note(session, of, key, RevisionAction.RESTORED, keeper.load)
        subjects |= {keeper.subject}
    return Changes(subjects, things[0][1] if len(things) == 1 else None)


def _entity(session: Session, of: DraftOf, key: int) -> Record | Reflection | None:
    return session.get(Reflection, key) if of is DraftOf.REFLECTION else session.get(Record, key)
