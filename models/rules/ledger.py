"""From when on a ledger is kept."""

from collections.abc import Sequence

from models.rules.periods import Month

FEW = 3
"""Fewer months with a record than this do not make a ledger kept."""
GAP = 6
"""So many whole months without any record in the whole bureau part what stands alone from the ledger."""


def kept_from(months: Sequence[Month]) -> Month | None:
    """The first month of the ledger, from the months with a record, in order and each once; None of none. What stands alone before it is
    passed over: an old meeting entered for the archive, a year mistyped. It says nothing of the months between, which are 待补 like all
    from before the ledger, never 未落实."""
    start = 0
    for at in range(1, len(months)):
        if at - start >= FEW:
            break
        if months[at - 1].shifted(GAP) < months[at]:
            start = at
    return months[start] if months else None
