"""Searches kept under a name."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput, NotFound
from models.rows.changes import Subject
from models.rows.search import SavedSearchRow
from models.rules.search_box import LONGEST_TYPED
from models.services import saved_searches
from models.services.saved_searches import LONGEST_NAME, list_saved_searches, remove_search, save_search

KEPT = SavedSearchRow(None, "一支部党课", "支部:第一 党课")


def test_kept_in_the_order_of_keeping_with_blanks_put_right(session: Session) -> None:
    save_search(session, SavedSearchRow(None, "  乙 \n", " 主题\n党日 "))
    changes = save_search(session, KEPT)
    assert changes.subjects == {Subject.SEARCHES}
    assert [(row.name, row.typed) for row in list_saved_searches(session)] == [
        ("乙", "主题 党日"),
        (KEPT.name, KEPT.typed),
    ]
    assert list_saved_searches(session)[1].id == changes.record_id


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        (" ", "党课", "起个名称"),
        ("长" * (LONGEST_NAME + 1), "党课", f"最多{LONGEST_NAME}个字"),
        ("空的", " \n", "还没有字"),
        ("长的", "党" * (LONGEST_TYPED + 1), f"最多{LONGEST_TYPED}个字"),
        (KEPT.name, "别的", "已经有叫“一支部党课”的检索"),
    ],
)
def test_what_is_refused(session: Session, name: str, typed: str, said: str) -> None:
    save_search(session, KEPT)
    with pytest.raises(BadInput, match=said):
        save_search(session, SavedSearchRow(None, name, typed))
    assert len(list_saved_searches(session)) == 1


def test_too_many_are_refused_but_one_may_still_be_named_anew(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved_searches, "MOST", 1)
    save_search(session, KEPT)
    with pytest.raises(BadInput, match="先删去不用的"):
        save_search(session, replace(KEPT, name="又一条"))
    (kept,) = list_saved_searches(session)
    save_search(session, replace(kept, name="党课"))
    assert [row.name for row in list_saved_searches(session)] == ["党课"]


def test_taken_away_once(session: Session) -> None:
    kept = save_search(session, KEPT).record_id
    assert kept is not None
    remove_search(session, kept)
    assert list_saved_searches(session) == ()
    with pytest.raises(NotFound):
        remove_search(session, kept)
    with pytest.raises(NotFound):
        save_search(session, replace(KEPT, id=kept))
