"""The master of a 件: its papers printed, its scans and photographs on pages, PDFs from outside where they can be taken, all in one
PDF/A-2b of its own, proved on the very bytes. No Qt here: headless commands use it.

A file that cannot be put on a page, or not without changing how it looks, stays as it is beside the master (原件另存), and the part
says so; a paper that cannot be printed, or a file that is lost or damaged in the store, stops the 件: a master is never less than
it seems."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from gui.papers.catalogue import composed
from gui.papers.shop import Session, Shop
from models.attachments import AttachmentStore
from models.failures import BadInput, NotFound
from models.progress import Progress, Silent
from models.rows.archive import ArchiveDetail, Mastered, PartRow, Untaken
from models.rows.paper import PaperOrder
from models.rules.papers import PaperSource

if TYPE_CHECKING:
    from reports.faces.fonts import FontBook
    from reports.flow import Document
    from reports.pdf.pen import Metadata

LARGEST_MASTER = 500_000_000
"""Bytes of all parts together."""
LARGEST_FILE = 300_000_000
"""Bytes of a file that is read to be put on pages."""
BEGINNING = 4096
BESIDE = "原件另存"


@dataclass(frozen=True)
class Assembled:
    """A 件 put together, and not yet proved nor kept."""

    detail: ArchiveDetail
    made_from: str
    pdf: bytes
    """Empty when no part could be put on a page."""
    pages: int
    parts: tuple[PartRow, ...]
    within: frozenset[int]
    """Which parts are in the master."""
    untaken: tuple[Untaken, ...]


@dataclass
class _Parts:
    """The parts of a 件 as they are made, one after the other. Papers that follow each other are printed together: their faces are
    embedded once, and a year's book stays small."""

    folder: Path
    metadata: "Metadata"
    book: "FontBook"
    progress: Progress
    files: list[tuple[str, Path, int]] = field(default_factory=list)
    """Title, file and sides of what is on pages; without a title the file names its parts itself."""
    rows: list[PartRow] = field(default_factory=list)
    within: set[int] = field(default_factory=set)
    untaken: list[Untaken] = field(default_factory=list)
    waiting: list[tuple[PartRow, "Document"]] = field(default_factory=list)
    size: int = 0

    def compose(self, part: PartRow, document: "Document") -> None:
        """A paper to be printed with those before and behind it."""
        from reports.press import has_contents, printed

        if has_contents(document):
            self.put(part, printed(document, self.book).pdf)
        else:
            self.waiting.append((part, document))

    def put(self, part: PartRow, pdf: bytes) -> None:
        """Something on pages of its own."""
        from reports.pdf.sides import written

        self.settle()
        sides = written(pdf)
        self._keep(_title(part, len(self.rows)), pdf, len(sides))
        self._count(part, sides)

    def leave(self, part: PartRow, sentence: str, pages: int | None) -> None:
        """Something that stays beside the master."""
        self.settle()
        self.untaken.append(Untaken(len(self.rows), part.name, sentence, kept_beside=True))
        self.rows.append(_counted(part, pages))

    def settle(self) -> None:
        """Print the papers that wait."""
        if not self.waiting:
            return
        from reports.pdf.sides import written
        from reports.press import bound

        documents = [
            (_title(part, len(self.rows) + place), document)
            for place, (part, document) in enumerate(self.waiting)
        ]
        made = bound(documents, self.metadata, self.book, self._tell)
        self._keep("", made.pdf, sum(made.sides))
        sides, at = written(made.pdf), 0
        for (part, _), count in zip(self.waiting, made.sides, strict=True):
            self._count(part, sides[at : at + count])
            at += count
        self.waiting.clear()

    def _tell(self, place: int) -> None:
        self.progress.step(place, len(self.waiting), f"正在排印“{self.waiting[place][0].name}”")

    def _count(self, part: PartRow, sides: tuple[bool, ...]) -> None:
        """A side left blank is no page, unless there is nothing else."""
        self.within.add(len(self.rows))
        self.rows.append(_counted(part, sum(sides) or len(sides)))

    def _keep(self, title: str, pdf: bytes, sides: int) -> None:
        self.size += len(pdf)
        if self.size > LARGEST_MASTER:
            raise BadInput(
                f"这一件的文件合起来超过{LARGEST_MASTER // 1_000_000}MB，没有制作，原件完好；请把照片等大文件另立一件。"
            )
        file = self.folder / f"{len(self.files)}.pdf"
        file.write_bytes(pdf)
        self.files.append((title, file, sides))


def _title(part: PartRow, place: int) -> str:
    return part.name or f"第{place + 1}份"


def _counted(part: PartRow, pages: int | None) -> PartRow:
    """With its pages; those a clerk typed stay."""
    return replace(part, master_sha256="", pages=part.pages if part.pages_typed else pages)


def make_master(
    session: Session,
    shop: Shop,
    store: AttachmentStore,
    item_id: int,
    today: date,
    progress: Progress | None = None,
) -> Mastered:
    """The master of a 件, its bytes in the store; the caller keeps it by `archive_masters.keep_master`. Raises NotFound for a 件,
    record or file that is gone, BadInput for one too large or a damaged file, a `reports.errors.ReportError` for a paper that cannot be
    printed or proved; Cancelled passes through. Then nothing is kept."""
    made = assembled(session, shop, store, item_id, today, progress)
    if made.pdf:
        from reports.proof.validation import verify

        verify(made.pdf)
    return stored(store, made)


def assembled(
    session: Session,
    shop: Shop,
    store: AttachmentStore,
    item_id: int,
    today: date,
    progress: Progress | None = None,
) -> Assembled:
    """A 件 put together, to be proved and kept; raises what `make_master` raises but for the proof."""
    from models.services.archive_items import load_item
    from models.services.archive_masters import fingerprint

    detail = load_item(session, item_id)
    return put_together(session, shop, store, detail, fingerprint(session, detail), today, progress)


def put_together(
    session: Session,
    shop: Shop,
    store: AttachmentStore,
    detail: ArchiveDetail,
    made_from: str,
    today: date,
    progress: Progress | None = None,
) -> Assembled:
    """The parts of a 件 in one file; `detail` is read already."""
    from reports.pdf.pen import Metadata

    progress = progress or Silent()
    metadata = Metadata(_called(detail), detail.row.responsible, _day(detail))
    with TemporaryDirectory(prefix="taizhang-") as folder:
        parts = _Parts(Path(folder), metadata, shop.book(session), progress)
        for place, part in enumerate(detail.parts):
            progress.step(place, len(detail.parts), f"正在制作“{part.name}”")
            if part.paper is not None:
                _print(session, store, parts, detail, part, today)
            else:
                _take(store, parts, detail, part, progress)
        parts.settle()
        pdf, pages = _joined(parts, detail), sum(sum_of for _, _, sum_of in parts.files)
    return Assembled(
        detail, made_from, pdf, pages, tuple(parts.rows), frozenset(parts.within), tuple(parts.untaken)
    )


def stored(store: AttachmentStore, made: Assembled) -> Mastered:
    """Put the bytes into the store. Raises DataFolderFailure."""
    number = made.detail.row.id
    assert number is not None
    sha256 = store.add_bytes("归档件.pdf", made.pdf).sha256 if made.pdf else ""
    parts = tuple(
        replace(part, master_sha256=sha256 if place in made.within else "")
        for place, part in enumerate(made.parts)
    )
    return Mastered(number, made.made_from, sha256, made.pages, parts, made.untaken)


def _joined(parts: _Parts, detail: ArchiveDetail) -> bytes:
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
    parts: _Parts,
    detail: ArchiveDetail,
    part: PartRow,
    today: date,
) -> None:
    paper = composed(session, _order(part), today)
    if paper.draft:
        raise BadInput(f"“{part.name}”还是草稿，没有制作归档件，台账数据不受影响；请印发后再制作。")
    if paper.frozen is not None:
        _take_frozen(store, parts, detail, part, paper.frozen)
    else:
        parts.compose(part, paper.document)


def _take_frozen(
    store: AttachmentStore, parts: _Parts, detail: ArchiveDetail, part: PartRow, pdf: bytes
) -> None:
    """What was issued: its pages in the master, its very bytes as the part's original, which a package holds beside it. Earlier versions
    of the program wrote plain PDF."""
    from reports.proof.verifying import verdict

    row = store.add_bytes(f"{part.name}.pdf", pdf)
    kept = replace(part, source_sha256=row.sha256, source_name=row.name, source_size=row.size)
    if verdict(pdf) is None:
        parts.put(kept, pdf)
    else:
        _take_pdf(parts, detail, kept, pdf)


# Files


def _take(
    store: AttachmentStore, parts: _Parts, detail: ArchiveDetail, part: PartRow, progress: Progress
) -> None:
    from reports.adopting import is_pdf
    from reports.scans import is_picture

    path = _existing(store, part)
    with path.open("rb") as file:
        beginning = file.read(BEGINNING)
    if not (is_pdf(beginning) or is_picture(beginning)):
        parts.leave(part, _of_another_kind(part), None)
    elif path.stat().st_size > LARGEST_FILE:
        parts.leave(part, _left(part, "文件过大", None), None)
    elif is_pdf(beginning):
        _take_pdf(parts, detail, part, _whole(path, part))
    else:
        _take_picture(parts, detail, part, _whole(path, part), progress)


def _existing(store: AttachmentStore, part: PartRow) -> Path:
    path = store.path_of(part.source_sha256)
    if not path.is_file():
        raise NotFound(
            f"附件“{part.source_name}”的文件不在数据文件夹里，归档件没有制作，记录完好；请先在“附件核验”里从备份找回。"
        )
    return path


def _whole(path: Path, part: PartRow) -> bytes:
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != part.source_sha256:
        raise BadInput(
            f"附件“{part.source_name}”的内容与存入时不一致，归档件没有制作，记录完好；请先在“附件核验”里从备份找回。"
        )
    return content


def _take_pdf(parts: _Parts, detail: ArchiveDetail, part: PartRow, content: bytes) -> None:
    from reports.adopting import Unadoptable, adopted

    try:
        taken = adopted(content, part.name, detail.row.responsible, _day(detail))
    except Unadoptable as left:
        parts.leave(part, _left(part, left.reason, left.pages), left.pages)
    else:
        parts.put(part, taken.pdf)


def _take_picture(
    parts: _Parts, detail: ArchiveDetail, part: PartRow, content: bytes, progress: Progress
) -> None:
    from reports.errors import UnreadablePicture
    from reports.scans import scanned

    def reading(name: str, number: int) -> None:
        progress.step(0, 0, f"正在制作“{name}”第{number}页")

    try:
        made = scanned([(part.name, content)], part.name, detail.row.responsible, _day(detail), reading)
    except UnreadablePicture as refusal:
        parts.leave(part, _left(part, refusal.reason.rpartition("：")[2], None), None)
    else:
        parts.put(part, made.pdf)


def _left(part: PartRow, reason: str, pages: int | None) -> str:
    counted = f"按{pages}页计数" if pages is not None else "页数请手工填写"
    return f"“{part.name}”没有合入归档件（{reason}），{BESIDE}，{counted}；需要合入的，请打印扫描后重新添加。"


def _of_another_kind(part: PartRow) -> str:
    return (
        f"“{part.name}”不是PDF也不是常用格式的图片，没有合入归档件，{BESIDE}，页数请手工填写；"
        "需要合入的，请另存为PDF（PDF/A）或者打印扫描后重新添加。"
    )
