"""A process that packs a year and, at a step of it, waits to be killed."""

import time
from multiprocessing.connection import Connection
from pathlib import Path

from models.archive.packages import write_package
from tests.models.archive.years import plan_for

ITEMS = 8


class Waiting:
    """Progress that at its n-th step says so and goes no further."""

    def __init__(self, wanted: int, telling: "Connection") -> None:
        self._wanted, self._telling, self._steps = wanted, telling, 0

    def step(self, done: int, total: int, text: str) -> None:
        """Count."""
        self._steps += 1
        if self._steps == self._wanted:
            self._telling.send(self._steps)
            time.sleep(600)


def pack(root: str, target: str, steps: int, telling: "Connection") -> None:
    """Pack a year of ITEMS into ``target``."""
    plan, store = plan_for(Path(root), ITEMS)
    write_package(plan, store, Path(target), Waiting(steps, telling))
