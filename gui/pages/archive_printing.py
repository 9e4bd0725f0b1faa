"""What of the archive is printed: directory and cover of each group, the labels of its boxes, 件 with the stamp on their first page."""

from collections.abc import Iterable, Sequence

from gui.dialogs.archive_box_forms import group_text
from gui.dialogs.printing.matter import Item, Matter
from models.rows.archive import ArchiveRow, ArchiveScope
from models.rows.paper import PaperOrder
from models.rules.archive_terms import Retention
from models.rules.papers import PaperKind

_LISTS = (PaperKind.ARCHIVE_DIRECTORY, PaperKind.ARCHIVE_COVER)
_OF_BOXES = (PaperKind.BOX_NOTE, PaperKind.BOX_SPINE)
Group = tuple[Retention, str]


def groups_of(rows: Iterable[ArchiveRow]) -> dict[Group, bool]:
    """The groups a year is numbered by, in the order of the directory, each with whether anything of it lies in a box."""
    groups: dict[Group, bool] = {}
    for row in rows:
        if not row.left_out:
            key = row.retention, row.organization_code
            groups[key] = groups.get(key, False) or row.box_number is not None
    return groups


def matter_of(year: int, rows: Iterable[ArchiveRow], chosen: Sequence[ArchiveRow]) -> Matter:
    """The papers of a year; of the ``chosen`` 件 those that carry the 归档章."""
    items = [_lists(year, group, boxed=boxed) for group, boxed in groups_of(rows).items()]
    if chosen:
        kind = PaperKind.ARCHIVED_ITEM
        ids = tuple(row.id for row in chosen if row.id is not None)
        name = chosen[0].title if len(chosen) == 1 else f"所选{len(chosen)}件"
        items.append(Item(name, PaperOrder(kind, archive=ArchiveScope(year, item_ids=ids)), (kind,)))
    return Matter(f"打印：{year}年归档文件", "archive", tuple(items))


def _lists(year: int, group: Group, *, boxed: bool) -> Item:
    scope = ArchiveScope(year, *group)
    kinds = (*_LISTS, *_OF_BOXES) if boxed else _LISTS
    return Item(f"{year}年{group_text(group)}", PaperOrder(kinds[0], archive=scope), kinds)
