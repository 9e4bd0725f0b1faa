"""Makes the papers that were ordered one after another and hands each on: to files, to a printer.

Runs on the database thread; nothing of it knows the window. Few papers are in memory at a time.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from gui.dialogs.printing.matter import Job
from gui.failures import sentence_of
from gui.papers import Shop, make, word
from gui.papers.making import Made
from gui.tasks import Store
from models.failures import Cancelled, Unavailable
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
    halted: str = ""
    """Why the rest was not tried, if it was not: the sentence of a failure that every further paper would have met, or
    without which nothing whole could come out."""
    whole: bool = False
    """That every paper was to come out, or none."""


@dataclass(frozen=True)
class Copy:
    """An editable copy: its name without suffix, and the bytes of the .docx."""

    title: str
    content: bytes


class Delivery(Protocol):
    """Where papers go."""

    whole: bool
    """Either every paper comes out, or none: the first that fails ends the work."""
    proves: bool
    """Only a paper whose bytes were proved is put."""

    def make(self, session: Any, shop: Shop, job: Job, today: date) -> Any:
        """What is put: made inside a reading transaction."""

    def put(self, made: Any, job: Job, progress: Progress) -> None:
        """Take one paper; raises a failure with a sentence when it cannot."""

    def finish(self, done: int) -> tuple[str, str]:
        """After the last paper, also when the clerk stopped before it: what to tell, and the folder."""


class OfPapers:
    """Deliveries of the finished PDF."""

    whole = False
    proves = False

    def make(self, session: Any, shop: Shop, job: Job, today: date) -> Made:
        """The paper."""
        return make(session, shop, job.order, today)


class OfCopies:
    """Deliveries of the editable copy."""

    whole = False
    proves = False

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
    """Make and hand on every paper. A paper that fails is noted and the next one is made, but for failures that the next
    would meet as well (Unavailable): they end the work, like the clerk, who may stop between two. A mistake of the
    program is raised: what came out before it stays."""
    run = _Run(store, shop, jobs, today, delivery, progress)
    with closing(run.proved() if delivery.proves else run.made()) as papers:
        for place, made in papers:
            run.put(place, made)
            if run.is_halted:
                break
    return run.ended()


class _Run:
    """One delivery under way."""

    def __init__(
        self,
        store: Callable[[], Store],
        shop: Shop,
        jobs: Sequence[Job],
        today: date,
        delivery: Delivery,
        progress: Progress,
    ) -> None:
        self._store, self._shop, self._jobs, self._today = store, shop, jobs, today
        self._delivery, self._progress = delivery, progress
        self._done, self._cancelled = 0, False
        self._troubles: list[Trouble] = []
        self._halted = ""

    @property
    def is_halted(self) -> bool:
        """Whether nothing more is to be tried."""
        return bool(self._halted)

    def made(self) -> Generator[tuple[int, Any], None, None]:
        """Each paper with the place of its job, as long as the clerk does not stop."""
        for place, job in enumerate(self._jobs):
            try:
                self._progress.step(place, len(self._jobs), job.name)
                with self._store().read() as session:
                    paper = self._delivery.make(session, self._shop, job, self._today)
            except Cancelled:
                self._cancelled = True
                return
            except Exception as error:  # noqa: BLE001 - told with its paper, or raised again
                self._note(job.name, error)
            else:
                if self._cancelled:
                    return
                yield place, paper
            if self.is_halted:
                return

    def proved(self) -> Generator[tuple[int, Any], None, None]:
        """Each paper whose very bytes are PDF/A-2b; of many, further ones are made meanwhile."""
        from reports.proof.verifying import verified

        made = self.made()
        with closing(made), closing(verified(self._to_prove(made))) as results:
            for result in results:
                if result.refusal is None:
                    yield result.name
                else:
                    self._note(self._jobs[result.name[0]].name, result.refusal)
                    if self.is_halted:
                        return

    def _to_prove(
        self, made: Iterator[tuple[int, Made]]
    ) -> Generator[tuple[tuple[int, Made], bytes], None, None]:
        """What was issued is handed over as it was issued, in whatever form that was."""
        for each in made:
            if each[1].frozen:
                self.put(*each)
                if self.is_halted:
                    return
            else:
                yield each, each[1].pdf

    def put(self, place: int, made: Any) -> None:
        """Hand one on."""
        job = self._jobs[place]
        try:
            self._delivery.put(made, job, _Within(self._progress, place, len(self._jobs)))
            self._done += 1
        except Cancelled:
            self._cancelled = True
        except Exception as error:  # noqa: BLE001 - told with its paper, or raised again
            self._note(job.name, error)

    def ended(self) -> Outcome:
        """Let the delivery come to its end, and tell how it went."""
        told, folder = "", ""
        try:
            told, folder = self._delivery.finish(self._done)
        except Exception as error:  # noqa: BLE001 - told, or raised again
            self._note("", error)
            self._done = 0
        whole = self._delivery.whole
        if whole and self._done < len(self._jobs):
            self._done = 0
        troubles = tuple(self._troubles)
        return Outcome(
            self._done, len(self._jobs), troubles, self._cancelled, told, folder, self._halted, whole
        )

    def _note(self, name: str, error: Exception) -> None:
        sentence = sentence_of(error)
        if sentence is None:
            raise error
        self._troubles.append(Trouble(name, sentence))
        if self._delivery.whole or isinstance(error, Unavailable):
            self._halted = self._halted or (
                f"{name}：{sentence}" if name and self._delivery.whole else sentence
            )
