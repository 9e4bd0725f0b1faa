"""The year's target of hours."""

import pytest

from models.rules.study_hours import hours_asked


@pytest.mark.parametrize(
    ("leads", "posts_known", "asked"),
    [(True, True, 56), (False, True, 32), (False, False, None), (True, False, 56)],
)
def test_leaders_are_asked_for_more_and_nobody_guesses(
    leads: bool, posts_known: bool, asked: int | None
) -> None:
    assert hours_asked(leads=leads, posts_known=posts_known) == asked
