"""The dictionary: codes are stable and short, labels are one of a kind."""

import pytest

from models.rules import rectification, terms
from models.rules.terms import RectificationStatus, Standing, Term

DICTIONARIES = sorted(
    (
        kind
        for kind in (*vars(terms).values(), rectification.Action)
        if isinstance(kind, type) and issubclass(kind, Term)
    ),
    key=lambda kind: kind.__name__,
)


def test_the_dictionaries_are_found() -> None:
    assert Standing in DICTIONARIES
    assert len(DICTIONARIES) > 15


@pytest.mark.parametrize("kind", [kind for kind in DICTIONARIES if kind is not Term])
def test_a_dictionary_can_be_stored_and_shown(kind: type[Term]) -> None:
    entries = list(kind)

    assert entries
    assert len({entry.value for entry in entries}) == len({entry.label for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.value.isascii()
        assert 0 < len(entry.value) <= 32
        assert str(entry) == entry.label != ""
        assert kind(entry.value) is entry is kind.of_label(entry.label)


def test_a_word_that_is_in_no_dictionary() -> None:
    with pytest.raises(KeyError):
        Standing.of_label("团员")


def test_only_full_members_vote_and_activists_are_no_members() -> None:
    assert [standing for standing in Standing if standing.may_vote] == [Standing.FULL]
    assert [standing for standing in Standing if not standing.is_member] == [Standing.ACTIVIST]


def test_what_is_off_the_list() -> None:
    closed = [status for status in RectificationStatus if status.is_closed]

    assert closed == [RectificationStatus.CLOSED, RectificationStatus.CONSOLIDATED]
