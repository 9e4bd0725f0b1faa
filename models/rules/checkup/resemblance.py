"""How alike texts are: pieces of eight characters that they have in common, without the phrases everybody uses.

Pairs are found by prefix filtering (Bayardo, Ma, Srikant: Scaling up all pairs similarity search, 2007): texts that are
alike enough share one of their rarest pieces, so only those are looked up. Nothing alike is missed by it."""

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
    """Pairs of near-identical texts by number, the smaller first, with how alike they are (0.8–1); 1 exactly for texts
    that are the same save for blanks, punctuation and figures. Texts too short to tell are passed over."""
    plains = {number: plain(text) for number, text in sorted(texts.items())}
    same: dict[str, list[int]] = {}
    for number, text in plains.items():
        if len(text) >= SHORTEST:
            same.setdefault(text, []).append(number)
    for numbers in same.values():
        yield from (
            (one, other, Fraction(1)) for place, one in enumerate(numbers) for other in numbers[place + 1 :]
        )
    groups = list(same.values())
    for one, other, share in _near([pieces(text) for text in same], [len(group) for group in groups]):
        yield from ((min(a, b), max(a, b), share) for a in groups[one] for b in groups[other])


def _near(sets: Sequence[set[str]], copies: Sequence[int]) -> Iterator[tuple[int, int, Fraction]]:
    """Pairs of places in ``sets`` that are alike but not the same text."""
    common = Counter[str]()
    for found, times in zip(sets, copies, strict=True):
        for piece in found:
            common[piece] += times
    everybody = sum(copies)
    limit = everybody / 2 if everybody >= CROWD else everybody
    own = [
        sorted((piece for piece in found if common[piece] <= limit), key=lambda piece: (common[piece], piece))
        for found in sets
    ]
    kept = {place: set(rarest_first) for place, rarest_first in enumerate(own) if len(rarest_first) >= OWN}
    rare: dict[str, list[int]] = {}
    for place in sorted(kept, key=lambda place: (len(kept[place]), place)):
        size = len(kept[place])
        prefix = own[place][: size - ceil(size * OVERLAP) + 1]
        for other in sorted({seen for piece in prefix for seen in rare.get(piece, ())}):
            share = Fraction(2 * len(kept[place] & kept[other]), size + len(kept[other]))
            if share >= ALIKE:
                yield place, other, share
        for piece in prefix:
            rare.setdefault(piece, []).append(place)
