"""The history of one thing as it is shown: each order, and what it changed."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Label, Organization, StudyGroup, StudyPlanItem
from models.failures import NotFound
from models.rows.revision import Version
from models.rules.differences import Names, differences
from models.rules.life_terms import RevisionAction
from models.rules.terms import DraftOf
from models.services import history
from models.services.keepers import KEEPERS


def versions_of(session: Session, of: DraftOf, key: int) -> tuple[Version, ...]:
    """All that was done to a thing, the last first, each with what it changed. The same few statements however long it is."""
    revisions = history.revisions_of(session, of, key)
    keeper, names = KEEPERS[of], _names(session)
    rows = [None if each.state is None else keeper.row(each.state) for each in revisions]
    try:
        closed = getattr(keeper.load(session, key), "finalization", None) is not None
        there = True
    except NotFound:
        closed, there = False, False
    found = []
    for place, revision in enumerate(revisions):
        row, before = rows[place], next((row for row in rows[place + 1 :] if row is not None), None)
        tells = row is not None and (before is not None or revision.action is RevisionAction.CREATED)
        found.append(
            Version(
                revision,
                differences(before, row, names) if tells else (),
                there and not closed and row is not None and place > 0,
            )
        )
    return tuple(found)


def _names(session: Session) -> Names:
    labels = _by_id(session, Label.id, Label.name)
    return {
        "labels": labels,
        "campaign_id": labels,
        "group_id": _by_id(session, StudyGroup.id, StudyGroup.name),
        "plan_item_id": _by_id(session, StudyPlanItem.id, StudyPlanItem.topic),
        "parent_id": _by_id(session, Organization.id, Organization.name),
    }


def _by_id(session: Session, id_: Any, name: Any) -> dict[int, str]:
    return dict(session.execute(select(id_, name)).all())
