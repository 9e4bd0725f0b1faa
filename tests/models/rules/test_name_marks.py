"""Marks that stand on nothing: a name brought to its one spelling stays there."""

import pytest

from models.rules.names import one_line, person_name, unspaced


@pytest.mark.parametrize("typed", ["¯¸", "王¯¸伟", "a \u0327\u0304", "a\u200b\u0301", "e\u200d\u0327\u0304"])
def test_marks_that_come_together_are_put_in_order_at_once(typed: str) -> None:
    for spell in (one_line, unspaced, person_name):
        once = spell(typed)
        assert spell(once) == once
