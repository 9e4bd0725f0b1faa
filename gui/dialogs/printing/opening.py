"""What the dialog must know before it can offer everything. Runs on the database thread."""

from dataclasses import dataclass
from typing import Any

from gui.papers import Shop
from models.services.seals import load_seal


@dataclass(frozen=True)
class Opening:
    """Whether there is a seal, and what the bureau's faces lack."""

    has_seal: bool
    notes: tuple[str, ...] = ()


def read_opening(session: Any, shop: Shop) -> Opening:
    """Ask for both."""
    return Opening(load_seal(session) is not None, tuple(shop.book(session).notes))
