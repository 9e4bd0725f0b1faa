"""How alike texts are: pieces of eight characters that they have in common, without the phrases everybody uses.

Pairs are found by prefix filtering (Bayardo, Ma, Srikant: Scaling up all pairs similarity search, 2007): texts that are
alike enough share some of their rarest pieces, so only those are looked up. Among texts made from a few templates that
would still be each with each; so of a piece that many use only the first LISTED users are looked up, and of those found no
more than LOOKED compared, first of all whoever shares pieces that few use. What this may miss is one likeness of a text
that has dozens."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from heapq import nsmallest
from math import ceil

PIECE = 8
"""Characters in a piece."""
SHORTEST = 80
"""Characters below which texts are alike by nature."""
OWN = 60
"""Pieces of its own that a text needs besides set phrases."""
ALIKE = Fraction(4, 5)
"""Share of pieces in common, of both texts together, from which they are near-identical."""
OVERLAP = ALIKE / (2 - ALIKE)
"""Share of the larger text's pieces that two texts so alike have in common at least."""
RARE = 20
"""Of their rarest pieces, how many two texts must share to be looked at; alike texts always do."""
MANY = 20
"""Likenesses of one text that are told."""
CROWD = 12
"""Texts from which on one can tell what everybody uses: pieces that more than half of them have. Also how many copies of
one text are paired with as many of another."""
LISTED = 20
"""Users of a piece that are looked up; of one that more use, the first of them."""
LOOKED = 24
"""Texts that one text is compared with."""
PAUSE = 50
"""Texts after which whoever waits is heeded."""


def plain(text: str) -> str:
    """Letters and characters alone: blanks, punctuation and figures (dates, head-counts) do not make a text another."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(filter(str.isalpha, folded))


def pieces(plain_text: str) -> set[str]:
    """All runs of PIECE characters."""
    return {plain_text[start : start + PIECE] for start in range(len(plain_text) - PIECE + 1)}


def _nobody_waits() -> None:
    """Nothing to heed."""


def alike(
    texts: Mapping[int, str],
    asked: Collection[int] | None = None,
    heed: Callable[[], None] = _nobody_waits,
) -> Iterator[tuple[int, int, Fraction]]:
    """Pairs of near-identical texts by number, the smaller first, with how alike they are (ALIKE to 1); 1 for texts that are
    the same save for blanks, punctuation and figures. Of each pair at least one is among ``asked`` (None: all of them).
    Texts too short to tell are passed over; of a text with many likenesses only MANY are told, so that a thousand copies
    do not make half a million pairs. ``heed`` is called now and then, and may raise to end it."""
    wanted = texts.keys() if asked is None else frozenset(asked)
    same: dict[str, list[int]] = {}
    for number, text in sorted(texts.items()):
        plain_text = plain(text)
        if len(plain_text) >= SHORTEST:
            same.setdefault(plain_text, []).append(number)
    groups = list(same.values())
    for one, other, share in _among(same, groups, wanted, heed):
        if one in wanted or other in wanted:
            yield one, other, share


def _among(
    texts: Collection[str], groups: Sequence[list[int]], wanted: Collection[int], heed: Callable[[], None]
) -> Iterator[tuple[int, int, Fraction]]:
    """The pairs of ``groups``, each of which is one text, also those nobody asked for."""
    for numbers in groups:
        for place, number in enumerate(numbers):
            yield from ((before, number, Fraction(1)) for before in numbers[max(0, place - MANY) : place])
    asked = [place for place, numbers in enumerate(groups) if any(number in wanted for number in numbers)]
    if not asked:
        return
    sets = []
    # One string for each piece, whoever has it: sets of the same strings are compared faster.
    known: dict[str, str] = {}
    for place, text in enumerate(texts):
        if place % PAUSE == 0:
            heed()
        sets.append({known.setdefault(piece, piece) for piece in pieces(text)})
    for one, other, share in _near(sets, [len(group) for group in groups], asked, heed):
        first, second = groups[one][0], groups[other][0]
        pairs = {(number, second) for number in groups[one]} | {(first, number) for number in groups[other]}
        pairs |= {(number, like) for number in groups[one][:CROWD] for like in groups[other][:CROWD]}
        yield from ((min(pair), max(pair), share) for pair in sorted(pairs))


def _near(
    sets: Sequence[set[str]], copies: Sequence[int], asked: Sequence[int], heed: Callable[[], None]
) -> Iterator[tuple[int, int, Fraction]]:
    """Pairs of places in ``sets`` that are alike but not the same text, one of each pair ``asked``; ``copies`` tells how
    many texts each stands for."""
    common = _users_of_pieces(sets, copies)
    everybody = sum(copies)
    limit = everybody / 2 if everybody >= CROWD else everybody
    phrases = {piece for piece, users in common.items() if users > limit}
    own = [found - phrases for found in sets]
    rarest = {place: _rarest(own[place], common) for place in asked if len(own[place]) >= OWN}
    listed = _listed(own, rarest)
    told: set[tuple[int, int]] = set()
    for done, (place, prefix) in enumerate(rarest.items()):
        if done % PAUSE == 0:
            heed()
        matches = 0
        for other in _candidates(place, prefix, listed):
            share = _share(own[place], own[other])
            if share >= ALIKE:
                pair = (min(place, other), max(place, other))
                if pair not in told:
                    told.add(pair)
                    yield place, other, share
                matches += 1
                if matches == MANY:
                    break


def _users_of_pieces(sets: Sequence[set[str]], copies: Sequence[int]) -> Counter[str]:
    """How many texts have each piece."""
    common = Counter[str]()
    for found, times in zip(sets, copies, strict=True):
        common.update(found)
        if times > 1:
            for piece in found:
                common[piece] += times - 1
    return common


def _rarest(own: set[str], common: Mapping[str, int]) -> list[str]:
    """The pieces of the prefix, rarest first, without those that no other text has: these can lead to nothing."""
    prefix = len(own) - ceil(len(own) * OVERLAP) + RARE
    shared = sorted((common[piece], piece) for piece in own if common[piece] > 1)
    alone = len(own) - len(shared)
    return [piece for _, piece in shared[: max(0, prefix - alone)]]


def _listed(own: Sequence[set[str]], rarest: Mapping[int, Sequence[str]]) -> dict[str, list[int]]:
    """By piece of any prefix, the places of the first LISTED texts that have it: of those asked in their prefix, of others
    anywhere."""
    listed: dict[str, list[int]] = {piece: [] for prefix in rarest.values() for piece in prefix}
    for place, found in enumerate(own):
        if len(found) >= OWN:
            for piece in rarest[place] if place in rarest else found & listed.keys():
                if len(listed[piece]) < LISTED:
                    listed[piece].append(place)
    return listed


def _candidates(place: int, prefix: Sequence[str], listed: Mapping[str, list[int]]) -> list[int]:
    """The LOOKED texts most likely to be like the one at ``place``: whoever shares pieces with few users comes first."""
    seen, closely = Counter[int](), Counter[int]()
    crowded = 0
    for piece in prefix:
        users = listed[piece]
        seen.update(users)
        if len(users) < LISTED:
            closely.update(users)
        else:
            crowded += 1
    del seen[place]
    # Whoever came too late for a crowded piece's list may have it all the same.
    enough = max(1, RARE - crowded)
    found = (other for other, times in seen.items() if times >= enough)
    return nsmallest(LOOKED, found, key=lambda other: (-closely[other], -seen[other], other))


def _share(one: set[str], other: set[str]) -> Fraction:
    return Fraction(2 * len(one & other), len(one) + len(other))
