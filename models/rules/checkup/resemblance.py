"""How alike texts are: pieces of eight characters that they have in common, without the phrases everybody uses.

Pairs are found by prefix filtering (Bayardo, Ma, Srikant: Scaling up all pairs similarity search, 2007): texts that are
alike enough share some of their rarest pieces, so only those are looked up. Nothing alike is missed by it."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
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
MANY = 30
"""Likenesses of one text that are told."""
CROWD = 12
"""Texts from which on one can tell what everybody uses: pieces that more than half of them have."""


def plain(text: str) -> str:
    """Letters and characters alone: blanks, punctuation and figures (dates, head-counts) do not make a text another."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(mark for mark in folded if mark.isalpha())


def pieces(plain_text: str) -> set[str]:
    """All runs of PIECE characters."""
    return {plain_text[start : start + PIECE] for start in range(len(plain_text) - PIECE + 1)}


def alike(texts: Mapping[int, str]) -> Iterator[tuple[int, int, Fraction]]:
    """Pairs of near-identical texts by number, the smaller first, with how alike they are (ALIKE to 1); 1 for texts that are
    the same save for blanks, punctuation and figures. Texts too short to tell are passed over; of a text with many
    likenesses only MANY are told, so that a thousand copies do not make half a million pairs."""
    same: dict[str, list[int]] = {}
    for number, text in sorted(texts.items()):
        plain_text = plain(text)
        if len(plain_text) >= SHORTEST:
            same.setdefault(plain_text, []).append(number)
    groups = list(same.values())
    for numbers in groups:
        for place, number in enumerate(numbers):
            yield from ((before, number, Fraction(1)) for before in numbers[max(0, place - MANY) : place])
    for one, other, share in _near([pieces(text) for text in same], [len(group) for group in groups]):
        first, second = groups[one][0], groups[other][0]
        pairs = {(number, second) for number in groups[one]} | {(first, number) for number in groups[other]}
        yield from ((min(pair), max(pair), share) for pair in sorted(pairs))


def _near(sets: Sequence[set[str]], copies: Sequence[int]) -> Iterator[tuple[int, int, Fraction]]:
    """Pairs of places in ``sets`` that are alike but not the same text; ``copies`` tells how many texts each stands for."""
    common = Counter[str]()
    for found, times in zip(sets, copies, strict=True):
        for piece in found:
            common[piece] += times
    everybody = sum(copies)
    limit = everybody / 2 if everybody >= CROWD else everybody
    own = [{piece for piece in found if common[piece] <= limit} for found in sets]
    rare: dict[str, list[int]] = {}
    for place in sorted(range(len(own)), key=lambda place: (len(own[place]), place)):
        if len(own[place]) < OWN:
            continue
        rarest = _rarest(own[place], common)
        seen = Counter[int]()
        for piece in rarest:
            seen.update(rare.get(piece, ()))
        matches = 0
        for other in sorted(other for other, times in seen.items() if times >= RARE):
            shared = len(own[place] & own[other])
            share = Fraction(2 * shared, len(own[place]) + len(own[other]))
            if share >= ALIKE:
                yield place, other, share
                matches += 1
                if matches == MANY:
                    break
        for piece in rarest:
            rare.setdefault(piece, []).append(place)


def _rarest(own: set[str], common: Mapping[str, int]) -> list[str]:
    """The pieces of the prefix, rarest first, without those that no other text has: these can lead to nothing."""
    prefix = len(own) - ceil(len(own) * OVERLAP) + RARE
    shared = sorted((common[piece], piece) for piece in own if common[piece] > 1)
    alone = len(own) - len(shared)
    return [piece for _, piece in shared[: max(0, prefix - alone)]]
