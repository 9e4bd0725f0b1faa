"""What an order is called: what was done to what, and how many."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.revision import Revision
from models.rules.life_terms import RevisionAction
from models.rules.order_words import NOUNS, order_words
from models.rules.terms import DraftOf

A = RevisionAction
NOW = datetime(2026, 11, 21)


def done(action: A, of: DraftOf = DraftOf.MEETING, key: int = 1, title: str = "十月党日") -> Revision:
    return Revision(1, of, key, NOW, "", action, title)


@pytest.mark.parametrize(
    ("revisions", "words"),
    [
        ([done(A.REMOVED)], "删除会议记录《十月党日》"),
        ([done(A.CREATED), done(A.CHANGED)], "新建会议记录《十月党日》"),
        ([done(A.CHANGED), done(A.CHANGED, title="改后")], "修改会议记录《改后》"),
        ([done(A.CHANGED, key=key) for key in range(12)], "修改12条会议记录"),
        ([done(A.REMOVED, DraftOf.RECTIFICATION, title="不规范")], "删除整改事项‘不规范’"),
        ([done(A.RESTORED, DraftOf.REFLECTION, key=key) for key in (1, 2)], "恢复2篇心得体会"),
        ([done(A.CHANGED, DraftOf.MEMBER, title="张三")], "修改党员张三"),
        ([done(A.CHANGED), done(A.CREATED, DraftOf.RECTIFICATION)], "修改2条记录"),
        ([done(A.FINALIZED)], "定稿会议记录《十月党日》"),
        ([], ""),
    ],
)
def test_words(revisions: list[Revision], words: str) -> None:
    assert order_words(revisions) == words


def test_every_kind_has_a_noun() -> None:
    assert set(NOUNS) == set(DraftOf)


@given(
    st.lists(
        st.builds(done, st.sampled_from(A), st.sampled_from(DraftOf), st.integers(1, 5)),
        min_size=1,
        max_size=8,
    )
)
def test_any_order_has_words_without_a_code(revisions: list[Revision]) -> None:
    words = order_words(revisions)
    assert words
    assert words.isascii() is False
    assert not any(code in words for code in ("_", "DraftOf", "Revision"))
