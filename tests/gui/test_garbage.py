"""Garbage is collected in the GUI thread only."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.garbage import GarbageCollector


class Knot:
    """Something only a collection frees; notes the thread that did."""

    freed_in: list[int] = []

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Knot.freed_in.append(threading.get_ident())


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    gc.collect()
    Knot.freed_in.clear()
    made = GarbageCollector(interval_ms=20)
    made.start()
    yield made
    made.stop()


def make_much() -> weakref.ref[Knot]:
    """Many knots, far more than Python collects after; a sight of the last."""
    return [weakref.ref(Knot()) for _ in range(5_000)][-1]


def test_another_thread_frees_nothing_and_the_gui_thread_does(
    qtbot: QtBot, collector: GarbageCollector
) -> None:
    seen: list[weakref.ref[Knot]] = []
    working = threading.Thread(target=lambda: seen.append(make_much()))
    working.start()
    working.join()
    assert Knot.freed_in == []
    qtbot.waitUntil(lambda: seen[0]() is None)
    assert set(Knot.freed_in) == {threading.get_ident()}


def test_python_takes_over_again(collector: GarbageCollector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
