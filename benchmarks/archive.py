"""How long a closed year of 1,500 件 takes to pack and to verify, as ratios within one run, and that it comes whole or not at all.

`python benchmarks/archive.py [ITEMS] [RUNS]`: a year of 1,500 件, each with a master of about 250 KB and 0–2 originals of about 60 KB,
in an attachment store. Bare are two things: copying the same files with `shutil.copyfile` into as many folders and waiting for the
disk (`os.sync`), and putting them into an uncompressed zip, which reads and sums every byte once (CRC-32). A package reads every byte
twice and writes it once, sums it by SHA-256 both times, and makes two files of metadata for each 件. All take turns; medians are
compared. Goals: the package at most 6 times the bare copying, verifying it at most 2 times reading and summing the same files once.

Then the rough ways: stopped at steps spread over the whole, and killed (SIGKILL) at others; afterwards only a folder
.part of the killed one may stand there, and the next writing clears it away. Exit code 1 when a goal is missed or anything is left.
"""

import hashlib
import multiprocessing
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from models.archive.packages import write_package  # noqa: E402
from models.archive.plan import PackagePlan, plan_of  # noqa: E402
from models.archive.verifying import verify_package  # noqa: E402
from models.attachments import AttachmentStore  # noqa: E402
from models.failures import Cancelled  # noqa: E402
from tests.models.archive.years import (  # noqa: E402
    FONDS,
    NOW,
    PDF,
    SOFTWARE,
    a_year,
    detail,
    kept,
)

COPY_GOAL, READ_GOAL = 6.0, 2.0
MASTER, ORIGINAL = 250_000, 60_000
STOPS, KILLS = 16, 8
DICE = random.Random(2026)


class Steps:
    """Progress that counts, stops or tells at a step."""

    def __init__(self, stop_at: int = -1, telling: Connection | None = None) -> None:
        self.count, self._stop_at, self._telling = 0, stop_at, telling

    def step(self, done: int, total: int, text: str) -> None:
        """One more."""
        self.count += 1
        if self.count == self._stop_at:
            if self._telling is None:
                raise Cancelled
            self._telling.send(self.count)
            time.sleep(600)


def a_plan(root: Path, count: int, *, fresh: bool = True) -> tuple[PackagePlan, AttachmentStore]:
    """A year of that many 件; ``fresh``: with its files laid into the store, otherwise they lie there."""
    store = AttachmentStore(root / "attachments")
    dice = random.Random(count)
    details = []
    for number in range(1, count + 1):
        made = detail(AttachmentStore(root / "small"), number, size=8)
        contents = [dice.randbytes(ORIGINAL) for _ in made.parts[1:]]
        master = dice.randbytes(MASTER)
        hashes = [
            kept(store, content) if fresh else hashlib.sha256(content).hexdigest()
            for content in (*contents, master)
        ]
        originals = [
            replace(part, source_sha256=sha256, source_size=ORIGINAL)
            for part, sha256 in zip(made.parts[1:], hashes, strict=False)
        ]
        details.append(replace(made, parts=(made.parts[0], *originals), master_sha256=hashes[-1]))
    plan = plan_of(FONDS, a_year(count), details, directory_pdf=PDF, software=SOFTWARE, now=NOW)
    return plan, store


def copied(plan: PackagePlan, store: AttachmentStore, target: Path) -> None:
    """The same files in the same folders, and on the disk."""
    for item in plan.items:
        folder = target / item.folder
        folder.mkdir(parents=True)
        for file in item.files:
            shutil.copyfile(store.path_of(file.sha256), folder / file.name)
    os.sync()


def zipped(plan: PackagePlan, store: AttachmentStore, target: Path) -> None:
    """The same files in a zip without compression."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for item in plan.items:
            for file in item.files:
                archive.write(store.path_of(file.sha256), f"{item.folder}/{file.name}")
    os.sync()


def summed(place: Path) -> None:
    """Every file of a folder read and summed once."""
    for path in sorted(place.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                hashlib.file_digest(file, "sha256")


def seconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def measure(plan: PackagePlan, store: AttachmentStore, root: Path, runs: int) -> dict[str, float]:
    """Medians in seconds; the package of the last run stays."""
    times: dict[str, list[float]] = {name: [] for name in ("copy", "zip", "package", "read", "verify")}
    for _ in range(runs):
        shutil.rmtree(root / plan.name, ignore_errors=True)
        times["copy"].append(seconds(lambda: copied(plan, store, root / "copy")))
        shutil.rmtree(root / "copy")
        times["zip"].append(seconds(lambda: zipped(plan, store, root / "year.zip")))
        (root / "year.zip").unlink()
        times["package"].append(seconds(lambda: write_package(plan, store, root)))
        times["read"].append(seconds(lambda: summed(root / plan.name)))
        times["verify"].append(seconds(lambda: verify_package(root / plan.name, now=NOW)))
    return {name: statistics.median(each) for name, each in times.items()}


def stopped(plan: PackagePlan, store: AttachmentStore, root: Path, steps: int) -> int:
    """How often something was left after stopping at steps spread over the whole."""
    left = 0
    for turn in range(STOPS):
        try:
            write_package(plan, store, root, Steps(1 + turn * (steps - 1) // (STOPS - 1)))
        except Cancelled:
            left += any(root.iterdir())
        else:
            left += 1
    return left


def pack(root: str, target: str, count: int, step: int, telling: Connection) -> None:
    """In a process of its own: pack, and wait at that step to be killed."""
    plan, store = a_plan(Path(root), count, fresh=False)
    write_package(plan, store, Path(target), Steps(step, telling))


def killed(plan: PackagePlan, store: AttachmentStore, root: Path, target: Path, steps: int) -> int:
    """How often anything but a .part stood there after a kill, or the next writing did not come out whole."""
    context = multiprocessing.get_context("spawn")
    wrong = 0
    for _ in range(KILLS):
        hearing, telling = context.Pipe(duplex=False)
        step = DICE.randint(1, steps)
        process = context.Process(target=pack, args=(str(root), str(target), len(plan.items), step, telling))
        process.start()
        telling.close()
        with hearing:
            hearing.recv()
            process.kill()
        process.join()
        wrong += [path.name for path in target.iterdir()] != [f"{plan.name}.part"]
    written = write_package(plan, store, target)
    wrong += bool(verify_package(written.place, now=NOW).faults)
    return wrong + ([path.name for path in target.iterdir()] != [plan.name])


def main() -> int:
    """Measure and tell; 1 when a goal is missed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1500
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as name:
        root, target, ends = Path(name), Path(name) / "stick", Path(name) / "killed"
        plan, store = a_plan(root / "data", count)
        for folder in (target, ends):
            folder.mkdir()
        found = measure(plan, store, target, runs)
        steps = Steps()
        shutil.rmtree(target / plan.name)
        size = write_package(plan, store, target, steps).size
        shutil.rmtree(target / plan.name)
        print(f"{count} 件, {size / 1e6:.0f} MB, {steps.count} steps; medians of {runs}")
        for label, took in found.items():
            print(f"  {label:<8} {took:7.2f} s")
        to_copy, to_zip = found["package"] / found["copy"], found["package"] / found["zip"]
        to_read = found["verify"] / found["read"]
        print(f"package ÷ copying {to_copy:.2f} (goal {COPY_GOAL:g}), ÷ zip {to_zip:.2f}")
        print(f"verifying ÷ reading and summing once {to_read:.2f} (goal {READ_GOAL:g})")
        left = stopped(plan, store, target, steps.count)
        print(f"stopped at {STOPS} steps: something left {left} times")
        wrong = killed(plan, store, root / "data", ends, steps.count)
        print(f"killed at {KILLS} steps: anything but a .part, or the next not whole, {wrong} times")
    return int(to_copy > COPY_GOAL or to_read > READ_GOAL or left > 0 or wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main())
