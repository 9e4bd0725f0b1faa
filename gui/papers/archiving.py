"""The master of a 件: its papers printed, its scans and photographs on pages, PDFs from outside where they can be taken, all in one
PDF/A-2b of its own, proved on the very bytes. No Qt here: headless commands use it.

A file that cannot be put on a page, or not without changing how it looks, stays as it is beside the master (原件另存), and the part
says so; a paper that cannot be printed, or a file that is lost or damaged in the store, stops the 件: a master is never less than
it seems."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from gui.papers.archive_files import take, take_frozen
from gui.papers.archive_parts import Parts
from gui.papers.catalogue import composed
from gui.papers.shop import Session, Shop
from models.attachments import AttachmentStore
from models.failures import BadInput
from models.progress import Progress, Silent
from models.rows.archive import ArchiveDetail, Mastered, PartRow, Untaken
from models.rows.paper import PaperOrder
from models.rules.papers import PaperSource


@dataclass(frozen=True)
class Assembled:
    """A 件 put together, and not yet proved nor kept."""

    detail: ArchiveDetail
    pdf: bytes
    """Empty when no part could be put on a page."""
    pages: int
    parts: tuple[PartRow, ...]
    within: frozenset[int]
    """Which parts are in the master."""
    untaken: tuple[Untaken, ...]


def put_together(
    session: Session,
    shop: Shop,
    store: AttachmentStore,
    detail: ArchiveDetail,
    today: date,
    progress: Progress | None = None,
) -> Assembled:
    """The parts of a 件 as it was just read in one file, to be proved and kept. Raises NotFound for a record or file that is gone,
    BadInput for one too large or a damaged file, a `reports.errors.ReportError` for a paper that cannot be printed; Cancelled
    passes through."""
    from reports.pdf.pen import Metadata

    progress = progress or Silent()
    metadata = Metadata(_called(detail), detail.row.responsible, _day(detail))
    with TemporaryDirectory(prefix="taizhang-") as folder:
        parts = Parts(Path(folder), metadata, shop.book(session), progress)
        for place, part in enumerate(detail.parts):
            progress.step(place, len(detail.parts), f"正在制作“{part.name}”")
            if part.paper is not None:
                _print(session, store, parts, part, today)
            else:
                take(store, parts, part)
        parts.settle()
        pdf, pages = _joined(parts, detail), sum(sum_of for _, _, sum_of in parts.files)
    return Assembled(detail, pdf, pages, tuple(parts.rows), frozenset(parts.within), tuple(parts.untaken))


def stored(store: AttachmentStore, made: Assembled) -> Mastered:
    """Put the bytes into the store. Raises DataFolderFailure."""
    number = made.detail.row.id
    assert number is not None
    sha256 = store.add_bytes("归档件.pdf", made.pdf).sha256 if made.pdf else ""
    parts = tuple(
        replace(part, master_sha256=sha256 if place in made.within else "")
        for place, part in enumerate(made.parts)
    )
    return Mastered(number, made.detail.would_be_made_from, sha256, made.pages, parts, made.untaken)


def _joined(parts: Parts, detail: ArchiveDetail) -> bytes:
    from reports.pdf.joining import Part, joined

    if not parts.files:
        return b""
    if len(parts.files) == 1 and not parts.files[0][0]:
        # Printed together, it is whole already.
        return parts.files[0][1].read_bytes()
    return joined([Part(*file) for file in parts.files], _called(detail), detail.row.responsible)


def _called(detail: ArchiveDetail) -> str:
    """What the master calls itself."""
    return detail.row.title or detail.row.code or "归档件"


def _day(detail: ArchiveDetail) -> date:
    """The day a page from outside is said to be of: the same whenever it is made."""
    return detail.row.dated or date(detail.row.year, 12, 31)


# Papers


def _order(part: PartRow) -> PaperOrder:
    assert part.paper is not None
    number = part.notice_id if part.paper.source is PaperSource.NOTICE else part.record_id
    return PaperOrder(part.paper, number, part.organization_id, part.span)


def _print(
    session: Session,
    store: AttachmentStore,
    parts: Parts,
    part: PartRow,
    today: date,
) -> None:
    paper = composed(session, _order(part), today)
    if paper.draft:
        raise BadInput(f"“{part.name}”还是草稿，没有制作归档件，台账数据不受影响；请印发后再制作。")
    if paper.frozen is not None:
        take_frozen(store, parts, part, paper.frozen)
    else:
        parts.compose(part, paper.document)
