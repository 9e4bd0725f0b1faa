"""归档件: copies of masters for the box, with 归档章 and page numbers; the masters themselves stay as they are. No Qt."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from gui.papers.archive import items_of, scope_of
from gui.papers.shop import Session, Shop
from models.attachments import AttachmentStore
from models.failures import BadInput
from models.rows.archive import ArchiveDetail, Fonds
from models.rows.paper import PaperOrder

if TYPE_CHECKING:
    from reports.archive_stamp import StampText


def filed_copies(session: Session, shop: Shop, order: PaperOrder) -> tuple[str, bytes]:
    """Title and bytes of the copies, one behind the other, each from the front of a sheet on. Raises BadInput for a 件 without a master
    that is up to date, NotFound for a 件 or master that is gone, `MissingGlyphs`."""
    from models.services.archive_items import fonds, load_item

    details = (
        (load_item(session, order.record_id),)
        if order.record_id is not None
        else items_of(session, scope_of(order))
    )
    if not details:
        raise BadInput("没有可打印的归档件，没有生成文件；请先收集归档文件、制作归档件。")
    named = fonds(session)
    title = f"归档件 {_name(details[0])}" + (f"等{len(details)}件" if len(details) > 1 else "")
    book = shop.book(session)

    from reports.archive_stamp import evened, filed

    if len(details) == 1:
        return title, filed(_master(shop, details[0]), _stamp(details[0], named), book).pdf
    from reports.pdf.joining import Part, joined
    from reports.preview import page_count

    with TemporaryDirectory(prefix="taizhang-") as folder:
        parts = []
        for place, detail in enumerate(details):
            copy = evened(filed(_master(shop, detail), _stamp(detail, named), book).pdf)
            file = Path(folder, f"{place}.pdf")
            file.write_bytes(copy)
            parts.append(Part(_name(detail), file, page_count(copy)))
        return title, joined(parts, title, named.name)


def _name(detail: ArchiveDetail) -> str:
    return detail.row.code or detail.row.title


def _master(shop: Shop, detail: ArchiveDetail) -> bytes:
    """The bytes as they were made."""
    name = _name(detail)
    if not detail.master_sha256 or not detail.row.mastered:
        raise BadInput(f"“{name}”还没有制作归档件，或者制作以后又有改动，没有生成文件；请先制作归档件。")
    assert shop.files is not None
    otherwise = "没有生成文件；请从备份找回，或者重新制作"
    return AttachmentStore(shop.files).proved_bytes(detail.master_sha256, f"“{name}”的归档件", otherwise)


def _stamp(detail: ArchiveDetail, fonds: Fonds) -> "StampText":
    from reports.archive_stamp import StampText
    from reports.documents.archive_words import fonds_number, number, pages

    row = detail.row
    return StampText(
        fonds_number(fonds),
        str(row.year),
        number(row.number),
        row.organization_code,
        row.retention.label,
        pages(row.pages),
    )
