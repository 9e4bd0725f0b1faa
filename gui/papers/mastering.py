"""The masters of many 件, one after the other: each is kept as soon as its bytes are proved, so that stopping half way loses nothing.
Two or three are held in memory at a time, however many there are. No Qt here."""

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date

from gui.papers.archiving import Assembled, put_together, stored
from gui.papers.shop import Shop
from models.attachments import AttachmentStore
from models.db.store import Store
from models.failures import Cancelled, DataFolderFailure, NotFound, Unavailable
from models.progress import Progress
from models.rows.archive import Untaken
from models.rows.changes import Changes, Subject

LARGE = 30_000_000
"""Bytes of a master that waits for no other."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A 件 whose master could not be made."""

    item_id: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Left:
    """Files of a 件 that stay beside its master."""

    item_id: int
    title: str
    untaken: tuple[Untaken, ...]


@dataclass(frozen=True, slots=True)
class Masters:
    """What became of an order for masters."""

    asked: int
    made: int
    without: tuple[Left, ...]
    """件 of which nothing could be put on a page: they have no master."""
    beside: tuple[Left, ...]
    troubles: tuple[Trouble, ...]
    cancelled: bool

    @property
    def changes(self) -> Changes:
        """For every page to refresh itself."""
        return Changes.of(Subject.ARCHIVE)


def make_masters(
    data: Store,
    shop: Shop,
    files: AttachmentStore,
    item_ids: Sequence[int],
    today: date,
    *,
    progress: Progress,
) -> Masters:
    """Make and keep the masters of these 件. What fails with a sentence is told with its 件, and the others go on; a full disk stops all.
    When cancelled, what was kept until then stays kept and is told. Mistakes in the program pass through."""
    return _Round(data, shop, files, item_ids, today, progress).run()


class _Round:
    """One order."""

    def __init__(
        self,
        data: Store,
        shop: Shop,
        files: AttachmentStore,
        item_ids: Sequence[int],
        today: date,
        progress: Progress,
    ) -> None:
        self._data, self._shop, self._files = data, shop, files
        self._ids, self._today, self._progress = item_ids, today, progress
        self._made = 0
        self._without: list[Left] = []
        self._beside: list[Left] = []
        self._troubles: list[Trouble] = []
        self._stopped = self._cancelled = False

    def run(self) -> Masters:
        from reports.proof.verifying import verified

        made = self._assembled()
        with closing(made), closing(verified(made)) as proved:
            for result in proved:
                if result.refusal is not None:
                    self._note(result.name.detail.row.id, result.refusal)
                else:
                    self._keep(result.name)
        return Masters(
            len(self._ids),
            self._made,
            tuple(self._without),
            tuple(self._beside),
            tuple(self._troubles),
            self._cancelled,
        )

    def _assembled(self) -> Generator[tuple[Assembled, bytes], None, None]:
        from models.services.archive_editing import GONE
        from models.services.archive_items import load_chosen

        with self._data.read() as session:
            # Read once: numbers, facts and books are those of whole years. What is changed meanwhile makes a master out of date.
            found = load_chosen(session, self._ids)
        for place, number in enumerate(self._ids):
            try:
                self._progress.step(place, len(self._ids), f"正在制作第{place + 1}件，共{len(self._ids)}件")
                if number not in found:
                    raise NotFound(GONE)
                with self._data.read() as session:
                    item = put_together(
                        session,
                        self._shop,
                        self._files,
                        found[number],
                        self._today,
                        _Within(self._progress, place, len(self._ids)),
                    )
            except Cancelled:
                self._cancelled = True
                return
            except Exception as error:  # noqa: BLE001 - told with its 件, or raised again
                self._note(number, error)
            else:
                if not item.pdf:
                    self._keep(item)
                elif len(item.pdf) > LARGE:
                    self._prove(item)
                else:
                    yield item, item.pdf
            if self._stopped:
                return

    def _prove(self, item: Assembled) -> None:
        """A large one is proved here and kept at once, so that no two are held."""
        from reports.proof.verifying import verdict

        refusal = verdict(item.pdf)
        if refusal is None:
            self._keep(item)
        else:
            self._note(item.detail.row.id, refusal)

    def _keep(self, item: Assembled) -> None:
        from models.services.archive_masters import keep_master

        row = item.detail.row
        assert row.id is not None
        try:
            kept = stored(self._files, item)
            with self._data.write() as session:
                keep_master(session, row.id, kept.made_from, kept.master_sha256, kept.parts)
        except Exception as error:  # noqa: BLE001 - told with its 件, or raised again
            self._note(row.id, error)
            return
        left = Left(row.id, row.title, kept.untaken)
        if not kept.master_sha256:
            self._without.append(left)
            return
        self._made += 1
        if kept.untaken:
            self._beside.append(left)

    def _note(self, number: int | None, error: Exception) -> None:
        sentence = getattr(error, "sentence", None)
        if not isinstance(sentence, str) or number is None:
            raise error
        self._troubles.append(Trouble(number, sentence))
        self._stopped = self._stopped or isinstance(error, Unavailable | DataFolderFailure)


class _Within:
    """The progress of one 件 within that of all: its pages can be stopped at, its parts do not move the bar."""

    def __init__(self, progress: Progress, place: int, total: int) -> None:
        self._progress, self._place, self._total = progress, place, total

    def step(self, done: int, total: int, text: str) -> None:
        """Say what is going on."""
        self._progress.step(self._place, self._total, f"第{self._place + 1}件，共{self._total}件：{text}")
