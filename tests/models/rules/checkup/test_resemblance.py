"""How alike texts are: found quickly, and nothing missed by the quickness."""

from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.checkup import resemblance
from models.rules.checkup.resemblance import (
    ALIKE,
    CROWD,
    OVERLAP,
    OWN,
    PIECE,
    RARE,
    SHORTEST,
    alike,
    pieces,
    plain,
)
from tests.models.rules.trying import few

HAN = [chr(0x4E00 + place) for place in range(2000)]


def prose(seed: int, length: int = 200) -> str:
    """A text like no other."""
    random = Random(seed)
    return "".join(random.choices(HAN, k=length))


def pairs(*texts: str) -> list[tuple[int, int]]:
    """The places of those found alike."""
    return [(one, other) for one, other, _ in alike(dict(enumerate(texts)))]


def test_dates_figures_blanks_and_punctuation_make_no_other_text() -> None:
    text = prose(1)
    other = f"2026年10月5日，{text[:100]}（实到12人）\n{text[100:]}。"
    ((*_, share),) = alike({1: f"2025年3月15日，{text[:100]}（实到9人）{text[100:]}", 2: other})
    assert share == 1
    assert plain("２０２６年 10月，第3次") == "年月第次"


@pytest.mark.parametrize(("length", "found"), [(SHORTEST - 1, []), (SHORTEST, [(0, 1)])])
def test_short_texts_are_alike_by_nature(length: int, found: list[tuple[int, int]]) -> None:
    text = prose(1, length)
    assert pairs(text, text) == found


def test_nearly_the_same_is_found_and_half_the_same_is_not() -> None:
    text = prose(1, 400)
    assert pairs(text, text[:360] + prose(2, 40)) == [(0, 1)]
    assert pairs(text, text[:200] + prose(2, 200)) == []


def test_the_share_is_that_of_pieces_in_common() -> None:
    one, other = prose(1, 107), prose(1, 107)[:100] + prose(2, 7)
    ((_, _, share),) = alike({1: one, 2: other})
    assert share == Fraction(2 * (100 - PIECE + 1), 2 * (107 - PIECE + 1))


def test_phrases_that_everybody_uses_make_nobody_alike() -> None:
    phrases = prose(0, 400)
    texts = [phrases + prose(number, 80) for number in range(1, CROWD + 1)]
    assert pairs(*texts) == []
    # Among a few texts nobody can tell what everybody uses.
    assert len(pairs(*texts[: CROWD - 1])) == (CROWD - 1) * (CROWD - 2) / 2


def test_what_a_third_of_them_share_is_copied_and_no_set_phrase() -> None:
    copied = [prose(0, 300) + prose(number, 20) for number in range(1, 6)]
    others = [prose(number, 320) for number in range(100, 112)]
    assert len(pairs(*copied, *others)) == 10


def test_thousands_of_copies_do_not_make_millions_of_pairs() -> None:
    text = prose(1)
    found = pairs(*[text] * 500, *[text + prose(2, 20)] * 500)
    assert {place for pair in found for place in pair} == set(range(1000))
    assert len(found) <= 1000 * (resemblance.MANY + 2)


@pytest.mark.parametrize("share", [700, 850])
def test_a_few_templates_do_not_make_everybody_compared_with_everybody(
    share: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0
    real = resemblance._share

    def counted(one: set[str], other: set[str]) -> Fraction:
        nonlocal compared
        compared += 1
        return real(one, other)

    monkeypatch.setattr(resemblance, "_share", counted)
    templates = [prose(5000 + number, share) for number in range(3)]
    texts = [templates[number % 3] + prose(number, 1000 - share) for number in range(300)]
    found = pairs(*texts)
    assert compared <= len(texts) * resemblance.LOOKED
    # Above the line every one is told of, below it none.
    assert {place for pair in found for place in pair} == (set(range(300)) if share == 850 else set())


def test_a_twin_is_found_in_a_crowd_that_shares_a_template() -> None:
    template = prose(5000, 700)
    texts = [template + prose(number, 300) for number in range(200)]
    twin = template + prose(150, 300)[:250] + prose(999, 50)
    apart = [prose(number, 1000) for number in range(1000, 1250)]
    assert pairs(*texts, twin, *apart) == [(150, 200)]


def test_only_what_is_asked_for_is_compared_with_all() -> None:
    text = prose(1)
    texts = {0: text, 1: text[:190] + prose(2, 10), 2: text[:190] + prose(3, 10), 3: text, 4: text}
    every = {(one, other) for one, other, _ in alike(texts)}
    assert every == set(combinations(range(5), 2))
    assert {(one, other) for one, other, _ in alike(texts, {2})} == {pair for pair in every if 2 in pair}
    assert list(alike(texts, ())) == []


def test_whoever_waits_may_end_it() -> None:
    class Enough(Exception):
        pass

    def stop() -> None:
        raise Enough

    with pytest.raises(Enough):
        list(alike({1: prose(1), 2: prose(2)}, heed=stop))


def by_brute_force(texts: dict[int, str]) -> set[tuple[int, int]]:
    """Every pair compared, without set phrases."""
    sets = {number: pieces(plain(text)) for number, text in texts.items() if len(plain(text)) >= SHORTEST}
    return {
        (one, other)
        for one, other in combinations(sorted(sets), 2)
        if min(len(sets[one]), len(sets[other])) >= OWN
        and Fraction(2 * len(sets[one] & sets[other]), len(sets[one]) + len(sets[other])) >= ALIKE
    }


@st.composite
def variants(draw: st.DrawFn) -> dict[int, str]:
    """Fewer texts than a crowd, cut and mixed from two others."""
    ends = st.tuples(st.integers(0, 120), st.integers(100, 240), st.integers(0, 60), st.integers(0, 3))
    cuts = draw(st.lists(ends, min_size=2, max_size=CROWD - 1))
    return {
        number: prose(source % 2, 240)[start:end] + prose(10 + source, tail)
        for number, (start, end, tail, source) in enumerate(cuts)
    }


@few
@given(variants())
def test_looking_up_the_rarest_pieces_misses_nothing(texts: dict[int, str]) -> None:
    assert {(one, other) for one, other, _ in alike(texts)} == by_brute_force(texts)


@few
@given(variants(), st.randoms(use_true_random=False))
def test_the_order_of_texts_does_not_matter(texts: dict[int, str], random: Random) -> None:
    numbers = list(texts)
    random.shuffle(numbers)
    assert sorted(alike({number: texts[number] for number in numbers})) == sorted(alike(texts))


def test_every_text_judged_has_enough_rare_pieces_in_common_with_its_like() -> None:
    """The prefixes of two texts that are alike share RARE pieces only while they must share as many at all."""
    assert OWN * OVERLAP >= RARE
