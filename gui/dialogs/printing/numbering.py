"""份号 on the copies that leave the printer; the document itself stays as it is."""

from collections.abc import Callable

from gui.papers import Shop
from gui.papers.making import Made
from gui.tasks import Store


def numbered(store: Callable[[], Store], shop: Shop, made: Made, number: int) -> bytes:
    """A copy of the paper with its number (GB/T 9704-2012 7.2.1) on the first page."""
    from reports.stamping import numbered as stamped

    with store().read() as session:
        return stamped(made.pdf, number, shop.book(session))
