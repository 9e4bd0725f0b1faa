"""Which way a PDF goes to the printer."""

import pytest

from gui.printing.handing import hand_over
from gui.printing.order import PrintOrder

ORDER = PrintOrder("三楼")


def wait() -> None:
    """Told while the spooler takes its time."""


def step(_done: int, _of: int) -> None:
    """Told before each page."""


@pytest.mark.parametrize("takes", [True, False])
def test_only_where_no_spooler_takes_pdf_it_is_painted(monkeypatch: pytest.MonkeyPatch, takes: bool) -> None:
    went: list[tuple[object, ...]] = []
    monkeypatch.setattr("gui.printing.handing.takes_pdf", lambda: takes)
    monkeypatch.setattr("gui.printing.handing.spool", lambda *words: went.append(words))
    monkeypatch.setattr("gui.printing.handing.open_printer", lambda order: f"opened {order.printer}")
    monkeypatch.setattr("gui.printing.handing.paint", lambda *words: went.append(words))
    hand_over(ORDER, "通报", b"%PDF", wait, step)
    assert went == [
        (ORDER, "通报", b"%PDF", wait) if takes else ("opened 三楼", ORDER, "通报", b"%PDF", step)
    ]
