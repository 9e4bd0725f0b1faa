"""民主评议党员: ballots, votes, grades."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.life import Appraisal, AppraisalResult
from models.rules.appraisal import (
    ballots_in_words,
    cast,
    distribution,
    excellent_cap,
    grade_by_votes,
    hints,
    problems,
    tenths,
    votes_of,
)
from models.rules.life_terms import Grade
from models.rules.terms import Standing

G = Grade
ZHANG = AppraisalResult("张伟", Standing.FULL, excellent=6, competent=3, basic=1, failing=0)
NEW = AppraisalResult("王芳", Standing.PROBATIONARY)


def of(
    *results: AppraisalResult, ballots: tuple[int | None, int | None, int | None] = (10, 10, 10)
) -> Appraisal:
    return Appraisal(*ballots, results)


def members(excellent: int, others: int, probationary: int = 0) -> tuple[AppraisalResult, ...]:
    full = [AppraisalResult(f"甲{n}", Standing.FULL, grade=G.EXCELLENT) for n in range(excellent)]
    full += [AppraisalResult(f"乙{n}", Standing.FULL, grade=G.COMPETENT) for n in range(others)]
    return (*full, *(AppraisalResult(f"丙{n}", Standing.PROBATIONARY) for n in range(probationary)))


@pytest.mark.parametrize(
    ("ballots", "said"),
    [
        ((None, None, None), ""),
        ((12, 11, 10), "发出测评票12张，收回11张，有效10张，无效1张"),
        ((12, 12, 12), "发出测评票12张，收回12张，有效12张，无效0张"),
        ((12, None, None), "发出测评票12张，收回待补，有效待补"),
        ((None, 3, 3), "发出测评票待补，收回3张，有效3张，无效0张"),
    ],
)
def test_ballots_are_said_as_they_are_read_out(
    ballots: tuple[int | None, int | None, int | None], said: str
) -> None:
    assert ballots_in_words(of(ballots=ballots)) == said


@pytest.mark.parametrize(
    ("ballots", "wrong"),
    [
        ((10, 11, 11), ["收回11张，多于发出的10张"]),
        ((10, 10, 11), ["有效11张，多于收回的10张"]),
        ((10, None, 11), ["有效11张，多于发出的10张"]),
        ((9, 10, 11), ["收回10张，多于发出的9张", "有效11张，多于收回的10张"]),
        ((10, -1, None), ["测评票数不能是负数"]),
        ((10, 10, 10), []),
        ((10, 0, 0), []),
        ((None, 10, 10), []),
    ],
)
def test_no_more_ballots_come_back_than_went_out(
    ballots: tuple[int | None, int | None, int | None], wrong: list[str]
) -> None:
    assert list(problems(of(ballots=ballots))) == wrong


def test_nobody_has_more_votes_than_there_are_valid_ballots() -> None:
    assert problems(of(ZHANG)) == ()
    assert problems(of(replace(ZHANG, failing=1))) == ("张伟的各等次合计11票，多于有效票10张",)
    assert problems(of(replace(ZHANG, excellent=11, failing=None)))
    assert problems(of(replace(ZHANG, failing=1), ballots=(None, None, None))) == ()
    assert problems(of(replace(ZHANG, failing=-1))) == ("张伟的票数不能是负数",)


def test_a_probationary_member_is_given_no_grade() -> None:
    assert problems(of(NEW)) == ()
    assert problems(of(replace(NEW, grade=G.COMPETENT))) == ("王芳是预备党员，参加评议但不评定等次",)


@pytest.mark.parametrize(
    ("excellent", "others", "probationary", "warned"),
    [(3, 6, 0, False), (4, 6, 0, True), (3, 5, 0, True), (3, 5, 1, False), (0, 2, 0, False), (1, 1, 0, True)],
)
def test_more_than_a_third_excellent_is_worth_a_second_look(
    excellent: int, others: int, probationary: int, warned: bool
) -> None:
    told = [hint for hint in hints(of(*members(excellent, others, probationary))) if "三分之一" in hint]

    assert bool(told) is warned
    if warned:
        assert f"评为优秀{excellent}人" in told[0]
        assert f"（{(excellent + others + probationary) // 3}人）" in told[0]


def test_a_grade_against_the_votes_and_ballots_that_stayed_out_are_told_and_never_refused() -> None:
    graded = replace(ZHANG, grade=G.COMPETENT, basic=0)
    told = of(graded, ballots=(12, 11, 10))

    assert problems(told) == ()
    assert hints(told) == (
        "有1张测评票没有收回。",
        "张伟得票最多的是优秀，评定为合格，请核对。",
        "各等次合计少于有效票10张：张伟9票，如有弃权请核对。",
    )
    assert hints(of(*members(1, 3), replace(ZHANG, grade=G.EXCELLENT), *members(0, 5))) == ()


@pytest.mark.parametrize(
    ("votes", "grade"),
    [
        ((6, 3, 1, 0), G.EXCELLENT),
        ((0, 3, 1, 0), G.COMPETENT),
        ((3, 3, 1, 0), None),
        ((0, 0, 0, 0), None),
        ((6, 3, None, 0), None),
        ((0, 0, 0, 1), G.FAILING),
    ],
)
def test_most_votes_name_a_grade_only_where_one_has_most(
    votes: tuple[int | None, ...], grade: Grade | None
) -> None:
    assert grade_by_votes(with_votes(votes)) is grade


def with_votes(votes: Sequence[int | None]) -> AppraisalResult:
    """A member with these votes: 优秀, 合格, 基本合格, 不合格."""
    excellent, competent, basic, failing = votes
    return AppraisalResult(
        "张伟", Standing.FULL, excellent=excellent, competent=competent, basic=basic, failing=failing
    )


VOTES = st.one_of(st.none(), st.integers(0, 60))
RESULTS = st.builds(
    AppraisalResult,
    name=st.just("张伟"),
    standing=st.sampled_from(Standing),
    excellent=VOTES,
    competent=VOTES,
    basic=VOTES,
    failing=VOTES,
    grade=st.one_of(st.none(), st.sampled_from(Grade)),
)


@given(st.lists(RESULTS, max_size=12))
def test_every_member_stands_in_exactly_one_place_of_the_distribution(results: list[AppraisalResult]) -> None:
    found = distribution(results)

    assert found.probationary + found.ungraded + sum(number for _, number in found.graded) == found.members
    assert found.members == sum(row.standing.is_member for row in results)
    assert found.cap * 3 <= found.members < (found.cap + 1) * 3
    if found.share:
        assert abs(float(found.share[:-1]) - 100 * found.excellent / found.members) <= 0.05 + 1e-9
    else:
        assert found.ungraded or not found.members


@given(RESULTS)
def test_votes_add_up_and_what_is_unknown_is_never_nought(result: AppraisalResult) -> None:
    known = [number for number in votes_of(result) if number is not None]

    assert cast(result) == (sum(known) if known else None)
    most = grade_by_votes(result)
    if most is not None:
        assert votes_of(result)[list(Grade).index(most)] == max(known)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.lists(VOTES, min_size=4, max_size=4))
def test_counts_are_refused_exactly_when_they_contradict_one_another(
    issued: int, returned: int, valid: int, votes: list[int | None]
) -> None:
    result = with_votes(votes)
    total = cast(result)
    sound = valid <= returned <= issued and (total is None or total <= valid)

    assert (problems(Appraisal(issued, returned, valid, (result,))) == ()) is sound


@given(st.integers(0, 1000))
def test_a_third_is_never_more_than_a_third(number: int) -> None:
    assert 3 * excellent_cap(number) <= number < 3 * (excellent_cap(number) + 1)


@given(st.integers(0, 500), st.integers(1, 500))
def test_tenths_are_rounded_to_the_nearest(part: int, whole: int) -> None:
    assert abs(float(tenths(part, whole)) - 100 * part / whole) <= 0.05 + 1e-9
