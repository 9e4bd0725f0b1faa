"""Papers of the archive: of a year, of a part of it, of a list made of it, and of what a check found. No Qt."""

from datetime import date
from typing import TYPE_CHECKING

from gui.papers.composed import Composed
from gui.papers.shop import Session
from models.failures import BadInput
from models.rows.archive import ArchiveDetail, ArchiveRow, ArchiveScope, BoxRow, PackageReport
from models.rows.archive_use import FixityRow
from models.rows.paper import PaperOrder
from models.rules.papers import PaperKind
from models.services.settings import load_settings

if TYPE_CHECKING:
    from reports.flow import Document


def compose_archive(session: Session, order: PaperOrder, today: date) -> Composed:
    """目录, 封面, 备考表, 盒脊标签, 销毁清册. Raises BadInput for an order that lacks something or a year without boxes, NotFound."""
    if order.kind is PaperKind.DESTRUCTION_LIST:
        document = _destruction(session, order)
        return Composed(document, document.metadata.title)
    scope = scope_of(order)
    if order.kind in (PaperKind.BOX_NOTE, PaperKind.BOX_SPINE):
        document = _of_boxes(session, order, scope, today)
    else:
        document = _of_items(session, order, scope, today)
    return Composed(document, _title(document.metadata.title, scope))


def scope_of(order: PaperOrder) -> ArchiveScope:
    """What of the archive was ordered. Raises BadInput without it."""
    if order.archive is None:
        raise BadInput(f"{order.kind}按年度印制，没有生成文件；请指明年度。")
    return order.archive


def items_of(session: Session, scope: ArchiveScope) -> tuple[ArchiveDetail, ...]:
    """The 件 of a scope in the order of the directory; none that was left out."""
    from models.services.archive_items import load_items

    boxes = None if scope.box_id is None else boxes_of(session, scope)
    return tuple(
        each
        for each in load_items(session, scope.year)
        if scope.retention in (None, each.row.retention)
        and scope.organization_code in (None, each.row.organization_code)
        and (not scope.item_ids or each.row.id in scope.item_ids)
        and (boxes is None or any(_lies_in(each.row, box) for box in boxes))
    )


def _lies_in(row: ArchiveRow, box: BoxRow) -> bool:
    group = box.retention, box.organization_code, box.number
    return (row.retention, row.organization_code, row.box_number) == group


def boxes_of(session: Session, scope: ArchiveScope) -> tuple[BoxRow, ...]:
    """The boxes of a scope. Raises BadInput when there are none."""
    from models.services.archive_boxes import list_boxes

    boxes = tuple(
        box
        for box in list_boxes(session, scope.year)
        if scope.box_id in (None, box.id)
        and scope.retention in (None, box.retention)
        and scope.organization_code in (None, box.organization_code)
    )
    if not boxes:
        raise BadInput(f"{scope.year}年度还没有装盒，没有生成文件；请先在“归档”页装盒。")
    return boxes


def _of_items(session: Session, order: PaperOrder, scope: ArchiveScope, today: date) -> "Document":
    from models.services.archive_items import fonds
    from reports.documents import archive_cover, archive_directory

    cover = order.kind is PaperKind.ARCHIVE_COVER
    document = archive_cover.document if cover else archive_directory.document
    rows = [each.row for each in items_of(session, scope)]
    return document(rows, fonds(session), scope.year, today)


def _of_boxes(session: Session, order: PaperOrder, scope: ArchiveScope, today: date) -> "Document":
    from models.services.archive_items import fonds
    from reports.documents import box_note, box_spine

    document = box_note.document if order.kind is PaperKind.BOX_NOTE else box_spine.document
    return document(boxes_of(session, scope), fonds(session), scope.year, today)


def _destruction(session: Session, order: PaperOrder) -> "Document":
    from models.services.destructions import load_destruction
    from reports.documents.destruction_list import document

    if order.record_id is None:
        raise BadInput("没有说明是哪一份销毁清册，没有生成文件；请指明编号。")
    bureau = load_settings(session)
    return document(load_destruction(session, order.record_id), bureau.fonds_number, bureau)


def _title(title: str, scope: ArchiveScope) -> str:
    """With what it is narrowed to: several files of a year have names of their own."""
    parts = [
        "" if scope.retention is None else scope.retention.label,
        scope.organization_code or "",
    ]
    return " ".join((title, *(part for part in parts if part)))


def compose_shown(session: Session, order: PaperOrder, _today: date) -> Composed:
    """附件核验报告, 归档包核验报告, of the rows handed in. Raises BadInput without them."""
    from reports.documents import file_checks

    bureau = load_settings(session)
    if order.kind is PaperKind.FIXITY_REPORT and isinstance(order.shown, FixityRow):
        day = order.shown.made_at.date()
        return Composed(file_checks.of_store(order.shown, bureau), f"{order.kind} {day.isoformat()}")
    if order.kind is PaperKind.PACKAGE_REPORT and isinstance(order.shown, PackageReport):
        name = order.shown.name or order.shown.checked_at.date().isoformat()
        return Composed(file_checks.of_package(order.shown, bureau), f"{order.kind} {name}")
    raise BadInput(f"没有说明是哪一次核验，{order.kind}没有生成；请在核验后的窗口里打印。")
