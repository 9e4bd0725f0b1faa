"""A closed year as a package on a disk, whole: its directory printed, the package written and read back, and noted. No Qt here: the
window and the command share it. It opens its own transactions, and none while it writes."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from gui.papers.making import make, verify
from gui.papers.shop import Shop
from models import clock
from models.attachments import AttachmentStore
from models.failures import BadInput
from models.progress import Progress, Silent
from models.rows.archive import ArchiveScope
from models.rows.paper import PaperOrder
from models.rules.papers import PaperKind

if TYPE_CHECKING:
    from models.archive.packages import WrittenPackage
    from models.archive.plan import PackagePlan

SOFTWARE = "机关党务台账"


class Store(Protocol):
    """Transactions as context managers."""

    def read(self) -> AbstractContextManager[Any]: ...

    def write(self) -> AbstractContextManager[Any]: ...


def pack_year(
    store: Store,
    shop: Shop,
    files: AttachmentStore,
    year: int,
    folder: Path,
    today: date,
    progress: Progress | None = None,
    *,
    image: bool = False,
    software: str = SOFTWARE,
) -> "WrittenPackage":
    """The package of a closed year into ``folder``, as a folder of its name or, with ``image``, as the image of a disc. Verified and
    noted (归档包记录, 出室登记) when this returns. Raises BadInput for an open or empty year, and what `write_package` raises for the
    place and the store; Cancelled passes through. Then nothing is left and nothing noted."""
    from models.archive.disc_image import write_image_of
    from models.archive.packages import write_package

    def write(plan: "PackagePlan") -> "WrittenPackage":
        if image:
            return write_image_of(plan, files, folder / f"{plan.name}.iso", progress)
        return write_package(plan, files, folder, progress)

    return _packed(store, shop, year, today, progress, software, write)


def pack_image(
    store: Store,
    shop: Shop,
    files: AttachmentStore,
    year: int,
    target: Path,
    today: date,
    progress: Progress | None = None,
    *,
    package: "WrittenPackage | None" = None,
    software: str = SOFTWARE,
) -> "WrittenPackage":
    """As `pack_year` with ``image``, into a file of the caller's own name; of a ``package`` just written, that very one is put on
    it."""
    from models.archive.disc_image import write_disc_image, write_image_of
    from models.archive.noting import note_written

    if not target.name:
        raise BadInput(f"“{target}”不是文件名，没有写出光盘映像；请写出文件名，如 归档包-2026.iso。")
    if package is None:
        writing = partial(write_image_of, store=files, target=target, progress=progress)
        return _packed(store, shop, year, today, progress, software, writing)
    size = write_disc_image(package.place, target, progress, data_root=files.folder.parent)
    written = replace(package, place=target, size=size)
    with store.write() as session:
        note_written(session, package.place.name, written)
    return written


def _packed(
    store: Store,
    shop: Shop,
    year: int,
    today: date,
    progress: Progress | None,
    software: str,
    write: "Callable[[PackagePlan], WrittenPackage]",
) -> "WrittenPackage":
    from models.archive.noting import note_written
    from models.archive.planning import closed_year, plan_package

    (progress or Silent()).step(0, 0, f"正在打印{year}年度归档文件目录")
    with store.read() as session:
        closed_year(session, year, today)
        order = PaperOrder(PaperKind.ARCHIVE_DIRECTORY, archive=ArchiveScope(year))
        made = make(session, shop, order, today)
        verify(made)
        plan = plan_package(session, year, directory_pdf=made.pdf, software=software, now=clock.now())
    written = write(plan)
    with store.write() as session:
        note_written(session, plan.name, written)
    return written
