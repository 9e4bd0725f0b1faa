"""Makes the papers that were ordered one after another and hands each on: to files, to a printer.

Runs on the database thread; nothing of it knows the window. Only one paper is in memory at a time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from gui.dialogs.printing.matter import Job
from gui.failures import sentence_of
from gui.papers import Shop, make, word
from gui.papers.making import Made
from gui.tasks import Store
from models.failures import Cancelled
from models.progress import Progress


@dataclass(frozen=True)
class Trouble:
    """A paper that did not come out, and the sentence why."""

    name: str
    sentence: str


@dataclass(frozen=True)
class Outcome:
    """How it ended. `done` papers came out."""

    done: int
    total: int
    troubles: tuple[Trouble, ...] = ()
    cancelled: bool = False
    told: str = ""
    """Where they are now: 已保存到……."""
    place: str = ""
    """The folder to be opened, if any."""


@dataclass(frozen=True)
class Copy:
    """An editable copy: its name without suffix, and the bytes of the .docx."""

    title: str
    content: bytes


class Delivery(Protocol):
    """Where papers go."""

    whole: bool
    """Either every paper comes out, or none."""

    def make(self, session: Any, shop: Shop, job: Job, today: date) -> Any:
        """What is put: made inside a reading transaction."""

    def put(self, made: Any, job: Job, progress: Progress) -> None:
        """Take one paper; raises a failure with a sentence when it cannot."""

    def finish(self, done: int) -> tuple[str, str]:
        """After the last paper, also when the clerk stopped before it: what to tell, and the folder."""


class OfPapers:
    """Deliveries of the finished PDF."""

    whole = False

    def make(self, session: Any, shop: Shop, job: Job, today: date) -> Made:
        """The paper."""
        return make(session, shop, job.order, today)


class OfCopies:
    """Deliveries of the editable copy."""

    whole = False

    def make(self, session: Any, shop: Shop, job: Job, today: date) -> Copy:
        """The copy, named as its paper."""
        return Copy(job.name, word(session, job.order, today))


class _Within:
    """The progress of one paper among many: its own pages count only when it is the only one."""

    def __init__(self, progress: Progress, place: int, total: int) -> None:
        self._progress, self._place, self._total = progress, place, total

    def step(self, done: int, total: int, text: str) -> None:
        """Pass it on. Raises Cancelled."""
        if self._total == 1:
            self._progress.step(done, total, text)
        else:
            self._progress.step(self._place, self._total, text)


def deliver(
    store: Callable[[], Store],
    shop: Shop,
    jobs: Sequence[Job],
    today: date,
    delivery: Delivery,
    progress: Progress,
) -> Outcome:
    """Make and hand on every paper. A paper that fails is noted and the next one is made; the clerk may stop between two.
    A mistake of the program is raised: what came out before it stays."""
    done, troubles, cancelled = 0, [], False
    for place, job in enumerate(jobs):
        try:
            progress.step(place, len(jobs), job.name)
            with store().read() as session:
                made = delivery.make(session, shop, job, today)
            delivery.put(made, job, _Within(progress, place, len(jobs)))
            done += 1
        except Cancelled:
            cancelled = True
            break
        except Exception as error:
            sentence = sentence_of(error)
            if sentence is None:
                raise
            troubles.append(Trouble(job.name, sentence))
    told, folder = "", ""
    try:
        told, folder = delivery.finish(done)
    except Exception as error:
        sentence = sentence_of(error)
        if sentence is None:
            raise
        troubles.append(Trouble("", sentence))
        done = 0
    if delivery.whole and done < len(jobs):
        done = 0
    return Outcome(done, len(jobs), tuple(troubles), cancelled, told, folder)
