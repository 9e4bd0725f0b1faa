"""跟进天数 of many documents: median, longest, and what is left out."""

from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from models.rows.study_plan import StudyDocument
from models.rules.follow_up import FollowUp, follow_up
from models.rules.study_terms import DocumentKind

ISSUED = date(2026, 3, 1)


def document(days: int | None, *, issued_on: date | None = ISSUED, required: bool = True) -> StudyDocument:
    studied = None if days is None else ISSUED + timedelta(days=days)
    return StudyDocument(
        1, DocumentKind.SPEECH, "讲话", issued_on=issued_on, required=required, first_studied_on=studied
    )


def test_nothing_known_is_none_and_never_nought() -> None:
    assert follow_up([]) == FollowUp(0, None, None, 0, 0, 0)
    assert follow_up([document(None)]) == FollowUp(0, None, None, 1, 0, 0)


def test_studied_on_the_day_of_issue_took_no_days() -> None:
    assert follow_up([document(0)]) == FollowUp(1, Decimal(0), 0, 0, 0, 0)


def test_an_even_number_has_its_median_between_two() -> None:
    assert follow_up([document(3), document(8)]).median == Decimal("5.5")


def test_what_cannot_be_counted_is_told_apart() -> None:
    rows = [document(5), document(4, issued_on=None), document(-1), document(None, required=False)]
    assert follow_up(rows) == FollowUp(1, Decimal(5), 5, 0, undated=1, contradictory=1)


@given(st.lists(st.integers(min_value=0, max_value=400), min_size=1, max_size=30))
def test_median_and_longest_are_those_of_the_days(days: list[int]) -> None:
    found = follow_up([document(each) for each in days])
    assert found.median == Decimal(str(median(days)))
    assert (found.worst, found.counted) == (max(days), len(days))
