"""One database thread; answers in the GUI thread; nobody kept alive; nothing lost."""

import gc
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from gui.tasks import Job, Tasks
from models.failures import Cancelled, Failure
from models.progress import Progress
from models.rows.changes import Changes, Subject

PATIENCE = 60.0
"""Seconds that work on the database thread waits in vain for its test; never a measure of speed."""


class FakeStore:
    """Writes down which transactions were opened, in which thread, and how they ended."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.threads: set[int] = set()

    @contextmanager
    def read(self) -> Iterator[str]:
        yield from self._session("read")

    @contextmanager
    def write(self) -> Iterator[str]:
        yield from self._session("write")

    def _session(self, kind: str) -> Iterator[str]:
        self.threads.add(threading.get_ident())
        try:
            yield f"{kind} session"
        except BaseException:
            self.seen.append(f"{kind} undone")
            raise
        self.seen.append(f"{kind} done")


class Page(QObject):
    """A receiver, as a page is."""

    told = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[Exception] = []
        self.steps: list[tuple[int, int, str]] = []
        self.threads: set[int] = set()
        self.job: Job | None = None

    def show(self, result: object) -> None:
        self.threads.add(threading.get_ident())
        self.results.append(result)
        self.told.emit()

    def refuse(self, error: Exception) -> None:
        self.threads.add(threading.get_ident())
        self.errors.append(error)
        self.told.emit()

    def follow(self, done: int, total: int, text: str) -> None:
        self.threads.add(threading.get_ident())
        self.steps.append((done, total, text))
        if self.job is not None and done == 2:
            self.job.cancel()


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def tasks(store: FakeStore, qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    made.attach(store)
    yield made
    made.close()


@pytest.fixture
def page(qapp: object) -> Page:
    return Page()


def test_reads_in_the_database_thread_and_answers_here(
    tasks: Tasks, store: FakeStore, page: Page, qtbot: QtBot
) -> None:
    def service(session: str, one: int, two: int) -> tuple[str, int]:
        return session, one + two

    with qtbot.waitSignal(page.told):
        tasks.read(service, 1, 2, then=page.show)
        assert page.results == []  # never inside the call that orders it
    assert page.results == [("read session", 3)]
    assert page.threads == {threading.get_ident()}
    assert len(store.threads) == 1
    assert threading.get_ident() not in store.threads


def test_a_write_announces_what_changed_after_its_own_answer(
    tasks: Tasks, store: FakeStore, page: Page, qtbot: QtBot
) -> None:
    changes = Changes.of(Subject.STUDY, record_id=7)
    with qtbot.waitSignal(tasks.changed) as heard:
        tasks.write(lambda session: changes, then=page.show)
    assert heard.args == [changes]
    assert page.results == [changes]
    assert store.seen == ["write done"]


def test_changes_are_found_inside_a_larger_answer(tasks: Tasks, qtbot: QtBot) -> None:
    class Answer:
        changes = Changes.of(Subject.MEETING)

    with qtbot.waitSignal(tasks.changed) as heard:
        tasks.write(lambda session: Answer())
    assert heard.args == [Answer.changes]


def test_a_read_announces_nothing(tasks: Tasks, page: Page, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tasks.changed, wait=30), qtbot.waitSignal(page.told):
        tasks.read(lambda session: Changes.of(Subject.STUDY), then=page.show)


def test_many_threads_are_never_used(tasks: Tasks, store: FakeStore, page: Page, qtbot: QtBot) -> None:
    for number in range(20):
        tasks.read(lambda session, n: n, number, then=page.show)
    qtbot.waitUntil(lambda: len(page.results) == 20)
    assert page.results == list(range(20))
    assert len(store.threads) == 1


def test_an_exception_reaches_the_caller_and_undoes_the_write(
    tasks: Tasks, store: FakeStore, page: Page, qtbot: QtBot
) -> None:
    def service(session: str) -> None:
        raise Failure("名称重复，没有保存，请改一个名称。")

    with qtbot.assertNotEmitted(tasks.failed), qtbot.waitSignal(page.told):
        tasks.write(service, then=page.show, failed=page.refuse)
    assert [str(error) for error in page.errors] == ["名称重复，没有保存，请改一个名称。"]
    assert page.results == []
    assert page.threads == {threading.get_ident()}
    assert store.seen == ["write undone"]


def test_an_exception_nobody_takes_is_announced(tasks: Tasks, qtbot: QtBot) -> None:
    def service(session: str) -> None:
        raise KeyError("lost")

    with qtbot.waitSignal(tasks.failed) as heard:
        tasks.read(service)
    assert isinstance(heard.args[0], KeyError)


def test_work_before_a_store_is_attached_fails_in_words(qtbot: QtBot) -> None:
    tasks = Tasks()
    with qtbot.waitSignal(tasks.failed) as heard:
        tasks.read(lambda session: None)
    assert isinstance(heard.args[0], RuntimeError)
    tasks.close()


def test_a_page_is_not_kept_alive(tasks: Tasks, qtbot: QtBot) -> None:
    hold = threading.Event()

    def slow(session: str) -> int:
        hold.wait(PATIENCE)
        return 1

    page = Page()
    seen = weakref.ref(page)
    tasks.read(slow, then=page.show, failed=page.refuse)
    del page
    gc.collect()
    assert seen() is None
    hold.set()
    qtbot.waitUntil(lambda: not tasks.busy)


def test_a_page_deleted_by_qt_is_not_called(tasks: Tasks, page: Page, qtbot: QtBot) -> None:
    hold = threading.Event()
    tasks.read(lambda session: hold.wait(PATIENCE), then=page.show)
    page.deleteLater()
    qtbot.wait(10)
    hold.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert page.results == []


def test_a_function_is_refused_as_callback(tasks: Tasks) -> None:
    with pytest.raises(TypeError):
        tasks.read(lambda session: None, then=lambda result: None)


def test_progress_is_shown_here_and_the_work_can_be_stopped(tasks: Tasks, page: Page, qtbot: QtBot) -> None:
    shown = threading.Event()

    def work(count: int, *, progress: Progress) -> int:
        for number in range(1, count + 1):
            progress.step(number, count, f"第{number}份")
            if number >= 2:
                shown.wait(PATIENCE)  # until the window has had its turn to press 停止
        return count

    page.job = tasks.run(work, 100, progress=page.follow, then=page.show, failed=page.refuse)
    qtbot.waitUntil(lambda: page.job is not None and page.job.cancelled)
    shown.set()
    qtbot.waitUntil(lambda: bool(page.errors))
    assert page.steps[:2] == [(1, 100, "第1份"), (2, 100, "第2份")]
    assert isinstance(page.errors[0], Cancelled)
    assert page.results == []
    assert page.threads == {threading.get_ident()}


def test_cancelling_without_a_listener_is_no_failure(tasks: Tasks, qtbot: QtBot) -> None:
    def work(*, progress: Progress) -> None:
        raise AssertionError("begun although cancelled")

    hold = threading.Event()
    with qtbot.assertNotEmitted(tasks.failed):
        tasks.read(lambda session: hold.wait(PATIENCE))
        tasks.run(work).cancel()
        hold.set()
        qtbot.waitUntil(lambda: not tasks.busy)


def test_busy_is_told_at_both_ends(tasks: Tasks, qtbot: QtBot) -> None:
    said: list[Any] = []
    tasks.busy_changed.connect(said.append)
    tasks.read(lambda session: None)
    tasks.read(lambda session: None)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert said == [True, False]


def test_after_closing_reads_are_dropped_and_writes_refused(
    store: FakeStore, page: Page, qapp: object
) -> None:
    tasks = Tasks()
    tasks.attach(store)
    tasks.close()
    tasks.read(lambda session: "late", then=page.show)
    with pytest.raises(RuntimeError, match="closed"):
        tasks.write(lambda session: "lost")
    tasks.close()
    assert store.seen == []
    assert page.results == []


def close_and_then(tasks: Tasks, release: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Close, and a moment after it has begun to wait for its thread, not before, let go of what is held there."""
    thread = tasks._thread
    assert thread is not None
    wait_for_it, timer = thread.shutdown, threading.Timer(0.02, release)

    def shutdown(*, wait: bool) -> None:
        timer.start()
        wait_for_it(wait=wait)

    monkeypatch.setattr(thread, "shutdown", shutdown)
    tasks.close()
    timer.join()


def test_close_waits_for_writes_and_drops_reads(
    store: FakeStore, page: Page, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = Tasks()
    tasks.attach(store)
    hold = threading.Event()
    tasks.write(lambda session: hold.wait(PATIENCE))
    tasks.read(lambda session: "late", then=page.show, failed=page.refuse)
    tasks.write(lambda session: "kept", then=page.show)
    close_and_then(tasks, hold.set, monkeypatch)
    assert store.seen == ["write done", "write done"]
    assert page.results == ["kept"]
    assert page.errors == [], "what was dropped is no failure to be told"


def test_close_stops_the_work_that_could_be_stopped(page: Page, qtbot: QtBot) -> None:
    tasks = Tasks()
    begun = threading.Event()

    def batch(*, progress: Progress) -> None:
        # Without being stopped it would never end, and the window would never close.
        while True:
            progress.step(0, 0, "一份又一份")
            begun.set()
            time.sleep(0.001)

    tasks.run(batch, progress=page.follow, failed=page.refuse)
    tasks.run(batch, progress=page.follow, failed=page.refuse)
    assert begun.wait(PATIENCE)
    tasks.close()
    assert [type(error) for error in page.errors] == [Cancelled, Cancelled]


def test_close_lets_work_that_nobody_follows_come_to_its_end(
    page: Page, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = Tasks()
    closing = threading.Event()

    def backup(*, progress: Progress) -> str:
        closing.wait(PATIENCE)
        progress.step(0, 0, "正在做今天的备份")
        return "kept"

    tasks.run(backup, then=page.show)
    tasks.run(backup, then=page.show)
    close_and_then(tasks, closing.set, monkeypatch)
    assert page.results == ["kept", "kept"]
