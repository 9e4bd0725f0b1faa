"""What the dialog must know before it can offer everything. Runs on the database thread."""

from dataclasses import dataclass
from typing import Any

from gui.papers import Shop
from gui.printing.printers import Printers, find_printers
from models.services.seals import load_seal


@dataclass(frozen=True)
class Opening:
    """The printers of this PC, whether there is a seal, and what the bureau's faces lack."""

    printers: Printers
    has_seal: bool
    notes: tuple[str, ...] = ()


def read_opening(session: Any, shop: Shop) -> Opening:
    """Ask for all of it."""
    return Opening(find_printers(), load_seal(session) is not None, tuple(shop.book(session).notes))
