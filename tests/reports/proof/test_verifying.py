"""Many documents proved in processes of their own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from pathlib import Path

import pytest

from reports.errors import NotArchival
from reports.proof import verifying
from reports.proof.verifying import Verified, verified
from tests.reports.pdf.test_archival import blank

GOOD = blank()
BAD = GOOD[:-30]
LISTED = Path(f"/proc/self/task/{os.getpid()}/children")
"""Where Linux tells which processes the first thread of this one started."""


def papers(count: int, bad: frozenset[int] = frozenset()) -> Iterator[tuple[int, bytes]]:
    for number in range(count):
        yield number, BAD if number in bad else GOOD


def refused(results: list[Verified[int]]) -> list[int]:
    return [result.name for result in results if result.refusal is not None]


@pytest.mark.parametrize("workers", [0, 2])
def test_every_document_comes_back_in_order_with_its_verdict(workers: int) -> None:
    results = list(verified(papers(30, frozenset({0, 7, 29})), workers))
    assert [result.name for result in results] == list(range(30))
    assert refused(results) == [0, 7, 29]
    assert results[1].pdf is GOOD
    damaged = results[29].refusal
    assert damaged is not None
    assert "文件没有保存或者印发" in damaged.sentence
    assert damaged.sentence.count("文件没有通过归档格式") == 1
    assert damaged.findings


def test_an_empty_batch_gives_nothing() -> None:
    assert list(verified(papers(0))) == []


def no_pool(*_: object) -> ProcessPoolExecutor:
    raise AssertionError("a process was started")


def test_a_few_documents_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "ProcessPoolExecutor", no_pool)
    assert refused(list(verified(papers(verifying.FEW, frozenset({2})), 2))) == [2]


@pytest.mark.parametrize(
    "failure", [OSError, RuntimeError, NotImplementedError, ImportError, PermissionError]
)
def test_where_no_process_can_be_had_documents_are_proved_here(
    monkeypatch: pytest.MonkeyPatch, failure: type[Exception]
) -> None:
    def refuse(*_: object) -> ProcessPoolExecutor:
        raise failure

    monkeypatch.setattr(verifying, "ProcessPoolExecutor", refuse)
    assert refused(list(verified(papers(12, frozenset({9})), 2))) == [9]


class Dying:
    """A pool whose processes are gone before they have answered."""

    def __init__(self, *_: object) -> None:
        pass

    def submit(self, *_: object) -> "Future[NotArchival | None]":
        future: Future[NotArchival | None] = Future()
        future.set_exception(BrokenProcessPool())
        return future

    def shutdown(self, **_: object) -> None:
        pass


def test_what_a_dead_process_left_undone_is_proved_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "ProcessPoolExecutor", Dying)
    assert refused(list(verified(papers(20, frozenset({9, 18})), 2))) == [9, 18]


def test_papers_are_drawn_as_results_are_taken_and_no_more_are_held_than_keep_the_workers_busy() -> None:
    drawn = 0

    def counted() -> Iterator[tuple[int, bytes]]:
        nonlocal drawn
        for paper in papers(200):
            drawn += 1
            yield paper

    results = verified(counted(), 1)
    for taken in range(1, 15):
        next(results)
        assert taken <= drawn <= taken + verifying.AHEAD + 1
    results.close()
    assert drawn < 200


def children() -> set[str]:
    """The processes this one started; where the system does not tell, none."""
    return set(LISTED.read_text(encoding="ascii").split()) if LISTED.exists() else set()


def test_giving_up_ends_the_processes() -> None:
    before = children()
    with closing(verified(papers(10_000), 2)) as results:
        for _ in range(verifying.FEW + 1):
            next(results)
        if LISTED.exists():
            assert children() - before, "there were processes to end"
    assert all(_gone(child) for child in children() - before)


@pytest.mark.skipif(not LISTED.exists(), reason="only Linux lists the processes that one has started")
def test_the_processes_end_with_a_program_that_is_killed() -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.reports.proof.proving_process"],
        cwd=Path(__file__).parents[3],
        stdout=subprocess.PIPE,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == b"proving\n"
    started = Path(f"/proc/{program.pid}/task/{program.pid}/children").read_text(encoding="ascii").split()
    program.kill()
    program.wait()
    program.stdout.close()
    assert len(started) >= 2, "there were processes to end"
    patience = time.monotonic() + 60
    while any(_lives(child) for child in started) and time.monotonic() < patience:
        time.sleep(0.02)
    assert [child for child in started if _lives(child)] == []


def _lives(process: str) -> bool:
    """Whether it still runs; what only waits for its parent to take notice has ended."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return told.rpartition(")")[2].split()[0] not in "ZX"


def _gone(child: str) -> bool:
    """Ended; what is left of the process is its resource tracker, which lives as long as this one."""
    return "resource_tracker" in Path(f"/proc/{child}/cmdline").read_text(encoding="utf-8")


def test_what_goes_wrong_with_a_paper_comes_through_after_the_processes_ended() -> None:
    def failing() -> Iterator[tuple[int, bytes]]:
        yield from papers(20)
        raise LookupError("no such record")

    before = children()
    results = verified(failing(), 1)
    with pytest.raises(LookupError, match="no such record"):
        list(results)
    assert all(_gone(child) for child in children() - before)
