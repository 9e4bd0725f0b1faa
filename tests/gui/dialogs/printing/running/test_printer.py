"""Papers handed on to a printer one after another."""

from collections.abc import Callable

import pytest

from gui.dialogs.printing.destinations import (
    ToPrinter,
)
from gui.dialogs.printing.matter import Job
from gui.dialogs.printing.outcome import telling_of
from gui.printing.order import PrintOrder
from models.failures import BadInput, Cancelled, Unavailable
from models.rows.paper import PaperChoices, PaperOrder
from models.rules.papers import HeadForm, PaperKind
from tests.gui.dialogs.printing.running.batches import Run

Handed = list[tuple[PrintOrder, str, bytes]]


@pytest.fixture
def spooled(monkeypatch: pytest.MonkeyPatch) -> Handed:
    """What a spooler was handed."""
    handed: Handed = []
    monkeypatch.setattr("gui.printing.handing.takes_pdf", lambda: True)
    monkeypatch.setattr("gui.printing.handing.spool", lambda *words: handed.append(words[:3]))
    return handed


def test_papers_are_jobs_of_their_own_in_order(run: Run, jobs: tuple[Job, ...], spooled: Handed) -> None:
    order = PrintOrder("三楼", copies=2)
    outcome = run(ToPrinter(order))
    assert [title for _, title, _ in spooled] == [
        title for _, title, _ in sorted(spooled, key=lambda h: h[1])
    ]
    assert [sent for sent, _, _ in spooled] == [order] * 3
    assert outcome.told == "已把 3 份文件交给打印机“三楼”。"


def test_numbered_copies_are_jobs_of_their_own(run: Run, jobs: tuple[Job, ...], spooled: Handed) -> None:
    red = Job(
        "通知",
        PaperOrder(
            PaperKind.MEETING_NOTICE, jobs[0].order.record_id, choices=PaperChoices(HeadForm.RED_HEAD)
        ),
    )
    order = PrintOrder("三楼", copies=3, first_number=8)
    run(ToPrinter(order, lambda _made, number: str(number).encode()), (red, jobs[0]))
    assert [(sent.copies, pdf) for sent, _, pdf in spooled[:3]] == [(1, b"8"), (1, b"9"), (1, b"10")]
    # A record has no red head: its copies are alike.
    assert [(sent.copies, pdf[:4]) for sent, _, pdf in spooled[3:]] == [(3, b"%PDF")]


def test_a_paper_that_the_printer_does_not_take_is_told_and_the_others_follow(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object) -> None:
        raise BadInput("打印机“三楼”没有接受这份文件（文件太大）。")

    monkeypatch.setattr("gui.printing.handing.takes_pdf", lambda: True)
    monkeypatch.setattr("gui.printing.handing.spool", refuse)
    outcome = run(ToPrinter(PrintOrder("三楼")))
    assert (outcome.done, len(outcome.troubles)) == (0, 3)


def test_a_printer_that_takes_nothing_ends_the_batch(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def refuse(*words: object) -> None:
        asked.append(words)
        raise Unavailable("打印机“坏了”没有接受这份文件（打印服务没有应答）。")

    monkeypatch.setattr("gui.printing.handing.takes_pdf", lambda: True)
    monkeypatch.setattr("gui.printing.handing.spool", refuse)
    outcome = run(ToPrinter(PrintOrder("坏了")))
    assert len(asked) == 1
    assert (outcome.done, len(outcome.troubles)) == (0, 1)
    assert telling_of(outcome, "打印").sentence == (
        "打印机“坏了”没有接受这份文件（打印服务没有应答）；已停下，完成 0 份，还有 3 份没有打印。"
    )


def test_who_stops_while_the_spooler_keeps_one_waiting_need_not_wait(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = False

    class Clerk:
        def step(self, _done: int, _total: int, _text: str) -> None:
            if stopped:
                raise Cancelled

    def slow(_order: object, _title: object, _pdf: object, waiting: Callable[[], object]) -> None:
        nonlocal stopped
        waiting()
        stopped = True
        waiting()
        raise AssertionError("went on although it was stopped")

    monkeypatch.setattr("gui.printing.handing.takes_pdf", lambda: True)
    monkeypatch.setattr("gui.printing.handing.spool", slow)
    outcome = run(ToPrinter(PrintOrder("三楼")), progress=Clerk())
    assert (outcome.done, outcome.cancelled, outcome.troubles) == (0, True, ())
