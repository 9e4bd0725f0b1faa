"""Putting a thing back to how it stood: an older row made to fit what is there now, saved as a new order."""

from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.codec import to_json
from models.failures import Conflict, Frozen, NotFound
from models.rows.changes import Changes
from models.rows.rectification import RectificationDetail
from models.rows.revision import Revision, Undone
from models.rules.life_terms import RevisionAction
from models.rules.terms import DraftOf
from models.services import finalizing, history
from models.services.drafts import drop_draft
from models.services.fitting import fitted
from models.services.keepers import KEEPERS

MEANWHILE = "“{title}”后来又有改动，不能撤销，没有改动任何数据；请在“修改记录”里看过再改。"
CORRECTED = (
    "“{title}”定稿后写了勘误，定稿和以前的改动都不能撤销，没有改动，原件完好；如有差错，请再写一条勘误。"
)
GONE = "这一版里提到的人员、党组织或记录已经不在，不能照原样恢复，没有改动任何数据；请打开这一条直接修改。"
NAMES_WHAT_IS_GONE = "FOREIGN KEY"
"""What the database says of a row that names something it does not hold."""


def restore_revision(session: Session, revision_id: int) -> Changes:
    """Put a thing back to how it stood after one of its orders, as a new order. Raises NotFound for a revision that has no
    state or a thing that was taken away, Frozen for a closed record, and whatever saving raises."""
    revision = history.revision_by_id(session, revision_id)
    if revision is None or revision.state is None:
        raise NotFound("这一版没有留存内容，没有恢复；请另选一版。")
    keeper = KEEPERS[revision.of]
    now = keeper.load(session, revision.key)
    if getattr(now, "finalization", None) is not None:
        raise Frozen("这条记录已经定稿，不能恢复到以前的一版，没有改动，原件完好；如有差错，请写勘误。")
    with history.acting(session, RevisionAction.RESTORED):
        return _save(session, revision.of, keeper.row(revision.state), now)


def undo(session: Session, revision_ids: tuple[int, ...]) -> Undone:
    """Take back what one order wrote: every thing it concerned stands again as before it. Raises Conflict, and changes nothing,
    when one of them was changed meanwhile; Frozen or BadInput for what cannot be taken back."""
    return _take_back(session, revision_ids, RevisionAction.UNDONE)


def redo(session: Session, revision_ids: tuple[int, ...]) -> Undone:
    """Take back an undo, by the revisions that it wrote."""
    return _take_back(session, revision_ids, RevisionAction.RESTORED)


def _take_back(session: Session, revision_ids: tuple[int, ...], action: RevisionAction) -> Undone:
    by_thing: dict[tuple[DraftOf, int], list[Revision]] = {}
    for id_ in revision_ids:
        revision = history.revision_by_id(session, id_)
        if revision is not None:
            by_thing.setdefault((revision.of, revision.key), []).append(revision)
    before = len(history.noted(session))
    subjects = frozenset[Any]()
    with history.acting(session, action):
        # Whatever was made last goes first: it may refer to what was made before it.
        for revisions in reversed(by_thing.values()):
            subjects |= _take_one_back(session, revisions).subjects
    written = history.noted(session)[before:]
    # The window is told by the answer: an undo is no new order to be undone.
    session.info[history.NOTED] = []
    keys = {key for _of, key in by_thing}
    return Undone(Changes(subjects, keys.pop() if len(keys) == 1 else None), written)


def _take_one_back(session: Session, revisions: list[Revision]) -> Changes:
    first, last = revisions[0], revisions[-1]
    keeper = KEEPERS[last.of]
    _refuse_meanwhile(session, last)
    before = history.revision_before(session, first)
    wanted = before.state if before is not None else None
    if wanted is None and last.state is None:
        return Changes.of(keeper.subject)
    if wanted is None:
        return keeper.remove(session, last.key, keeper.load(session, last.key).version)
    if last.state is None:
        keeper.bring_back(session, last.key, wanted)
        history.note(session, last.of, last.key, RevisionAction.UNDONE, keeper.load)
        return Changes.of(keeper.subject, record_id=last.key)
    row = keeper.row(wanted)
    now = keeper.load(session, last.key)
    closed, was_closed = (getattr(each, "finalization", None) is not None for each in (now, row))
    if getattr(now, "errata", ()) != getattr(row, "errata", ()):
        raise Frozen("勘误一经写下不能撤销，没有改动；写错了的，请再写一条勘误。")
    if closed and not was_closed:
        return finalizing.reopen(session, last.key)
    if was_closed and not closed:
        return finalizing.finalize(session, last.key, now.version)
    if isinstance(now, RectificationDetail) and now.status is not row.status:
        raise Frozen(
            f"“{last.title}”的办理步骤一经登记不能撤销，没有改动；办错了的，请按流程办理“退回”“回头看”等下一步。"
        )
    drop_draft(session, last.of, last.key)
    return _save(session, last.of, row, now)


def _refuse_meanwhile(session: Session, revision: Revision) -> None:
    """Raises Conflict unless the thing stands as this order left it, Frozen when a correction was written since; what was done
    after it and undone since does not count."""
    errata: tuple[Any, ...] = ()
    try:
        now = KEEPERS[revision.of].load(session, revision.key)
    except NotFound:
        changed = revision.state is not None
    else:
        errata = getattr(now, "errata", ())
        changed = revision.state is None or history.content(to_json(now)) != history.content(revision.state)
    if changed and errata:
        raise Frozen(CORRECTED.format(title=revision.title))
    if changed:
        raise Conflict(MEANWHILE.format(title=revision.title))


def _save(session: Session, of: DraftOf, row: Any, now: Any) -> Changes:
    wanted = fitted(session, row, now)
    try:
        with session.begin_nested():
            return KEEPERS[of].save(session, wanted)
    except IntegrityError as error:
        if NAMES_WHAT_IS_GONE in str(error.orig):
            raise Conflict(GONE) from error
        raise
