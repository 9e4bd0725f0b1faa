"""What stands in the box of the search over everything: put right for searching, a filter taken out of it, a name put into it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.rules.searching import QUOTES, Piece, normalized, parse, pieces

LONGEST_TYPED = 200
"""So many characters of what is typed are searched for, and can be kept."""
MOST_OFFERED = 40
"""So many names are proposed at once."""


class Filter(StrEnum):
    """The filters, as they are typed before a colon."""

    BRANCH = "支部"
    KIND = "类型"
    YEAR = "年"
    PERSON = "人"


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the box is searched."""

    text: str
    is_cut: bool
    """Whether there was more than is searched for."""


def asked(typed: str) -> Asked:
    """Blanks and line ends, as they are pasted, one blank each; the first `LONGEST_TYPED` characters."""
    text = " ".join(typed.split())
    return Asked(text[:LONGEST_TYPED].rstrip(), len(text) > LONGEST_TYPED)


def filters(typed: str) -> tuple[Piece, ...]:
    """The filters that narrow the search, in the order typed; one without a value is none, nor are years that are none."""
    return tuple(piece for piece in pieces(typed) if piece.name and _narrows(typed[piece.start : piece.end]))


def _narrows(piece: str) -> bool:
    found = parse(piece)
    return not found.is_empty and not found.words


def without(typed: str, piece: Piece) -> str:
    """The text without that piece of it."""
    return " ".join(f"{typed[: piece.start]} {typed[piece.end :]}".split())


def waits_for_enter(typed: str) -> bool:
    """Whether a word or a name of a single character is in it: there are so many of them that it is searched on demand only."""
    return any(len(term) == 1 for term in parse(typed).terms)


@dataclass(frozen=True, slots=True)
class Completing:
    """A filter's value in the making: what is typed of it, and where it stands."""

    filter: Filter
    typed: str
    start: int
    """Where the value begins, behind the colon; its quotes belong to it."""
    end: int


def completing(typed: str, cursor: int) -> Completing | None:
    """The filter in whose value the cursor stands; None where it stands elsewhere."""
    for piece in pieces(typed):
        start = piece.start + len(piece.name) + 1
        if piece.name and start <= cursor <= piece.end:
            return Completing(Filter(piece.name), piece.value, start, piece.end)
    return None


def completed(typed: str, place: Completing, name: str) -> tuple[str, int]:
    """The text with that name in its place, and where the cursor stands then: behind it and a blank."""
    before, after = typed[: place.start] + _value(name) + " ", typed[place.end :].lstrip()
    return before + after, len(before)


def begun(typed: str, wanted: Filter) -> tuple[str, int]:
    """The text with an empty filter behind it, and where the cursor stands then."""
    text = f"{typed.rstrip()} {wanted.value}:".lstrip()
    return text, len(text)


def proposed(names: Iterable[str], typed: str) -> tuple[str, ...]:
    """The names that hold what is typed, those that begin with it first, each once."""
    wanted = normalized(typed)
    found = [(name, normalized(name)) for name in dict.fromkeys(names) if name]
    first = [name for name, folded in found if folded.startswith(wanted)]
    then = [name for name, folded in found if wanted in folded and not folded.startswith(wanted)]
    return (*first, *then)[:MOST_OFFERED]


@dataclass(frozen=True, slots=True)
class Meant:
    """A word that may be meant as a filter: what is of a kind or of a branch need not have its name in its text."""

    filter: Filter
    name: str
    typed: str
    """The whole text, with the filter in the place of the word."""


def meant(typed: str, kinds: Iterable[str], branches: Iterable[str] = ()) -> Iterator[Meant]:
    """The words that are the office's word for a kind, and those that name an organisation: by its whole name, or by a part of
    `LEAST_OF_NAME` characters that no more than `MOST_CALLED_SO` names have in them."""
    labels = {normalized(label): label for label in kinds}
    names = {normalized(name): name for name in branches}
    for piece in pieces(typed):
        word = normalized(piece.value)
        if piece.name or not word:
            continue
        if word in labels:
            yield _meant(typed, piece, Filter.KIND, labels[word])
        branch = names.get(word) or _called(word, names)
        if branch is not None:
            yield _meant(typed, piece, Filter.BRANCH, branch)


LEAST_OF_NAME, MOST_CALLED_SO = 3, 3
"""第一 is said of much; 办公室 is a place."""


def _called(word: str, names: Mapping[str, str]) -> str | None:
    """The name that has this part in it, or the part where several have."""
    found = [name for folded, name in names.items() if word in folded]
    if len(word) < LEAST_OF_NAME or not 0 < len(found) <= MOST_CALLED_SO:
        return None
    return found[0] if len(found) == 1 else word


def _meant(typed: str, piece: Piece, wanted: Filter, name: str) -> Meant:
    text = f"{typed[: piece.start]}{wanted.value}:{_value(name)}{typed[piece.end :]}"
    return Meant(wanted, name, text)


def _value(name: str) -> str:
    """A name as the value of a filter: with blanks it is quoted; of one with quotes within, a part between them stands for it."""
    name = max(re.split(f"[{QUOTES}]", name), key=len).strip()
    return f"“{name}”" if len(name.split()) > 1 else name


def quoted(typed: str) -> Iterator[str]:
    """The phrases that stand between quotes and hold a blank, without filters."""
    for piece in pieces(typed):
        if piece.quoted and not piece.name and len(piece.value.split()) > 1:
            yield " ".join(piece.value.split())
