"""Commands of the archive: a year gathered, made, closed and packed; a package verified."""

import argparse
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from gui.commands.ground import locked, reading
from models import clock
from models.data_folder import DataFolder
from models.failures import BadInput, ExitCode, Failure

if TYPE_CHECKING:
    from gui.papers.shop import Session, Shop
    from models.attachments import AttachmentStore
    from models.db.store import Store
    from models.rows.archive import PackageRow


def archive(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """A year: gathered and its masters made while it is open, closed when asked, packed when asked. Says what is lacking."""
    from gui.papers import Shop
    from gui.papers.packaging import pack_image, pack_year
    from models.attachments import AttachmentStore
    from models.db.schema import version_of
    from models.opening import open_store

    # Says that there is none; an older one is brought up to date under the lock.
    version_of(folder.database)
    year, today = _year_of(arguments.year), clock.today()
    files, shop = AttachmentStore(folder.attachments), Shop(folder.fonts, folder.attachments)
    with locked(folder), closing(open_store(folder, create=False, now=clock.now())) as store:
        _refuse_in_vain(store, folder, year, arguments)
        code = _prepare(store, shop, files, year, close=arguments.close)
        written = None
        if arguments.out is not None:
            written = pack_year(store, shop, files, year, arguments.out, today, software=arguments.software)
            print(
                f"已写出归档包 {written.place}：{written.items}件、{written.files}个文件，核验无误；封签 {written.seal}。"
            )
        if arguments.iso is not None:
            disc = pack_image(
                store, shop, files, year, arguments.iso, today, package=written, software=arguments.software
            )
            print(f"已写出光盘映像 {disc.place}：{disc.items}件，核验无误；封签 {disc.seal}。")
    return code


def _refuse_in_vain(store: "Store", folder: DataFolder, year: int, arguments: argparse.Namespace) -> None:
    """What would only fail at the end, after the year was closed: said before anything is done."""
    from models.archive.ground import refuse_bad_ground
    from models.archive.names import package_name
    from models.services.archive_items import fonds
    from models.services.closed_years import is_closed

    if arguments.out is None and arguments.iso is None:
        return
    with store.read() as session:
        if not arguments.close and not is_closed(session, year):
            raise BadInput(
                f"{year}年度还没有封存，没有执行，也没有写出归档包；请加上 --close，或先在窗口里封存。"
            )
        name = package_name(fonds(session).number, year)
    if arguments.out is not None:
        refuse_bad_ground(arguments.out, name, folder.root, [])
    if arguments.iso is not None:
        refuse_bad_ground(arguments.iso.parent, arguments.iso.name, folder.root, [], what="光盘映像")


def _prepare(store: "Store", shop: "Shop", files: "AttachmentStore", year: int, *, close: bool) -> ExitCode:
    """An open year gathered, made and, when asked, closed; of a closed one nothing changes."""
    from models.services.archive_years import close_year
    from models.services.closed_years import is_closed

    with store.read() as session:
        closed = is_closed(session, year)
    if closed:
        print(f"{year}年度已经封存。")
        return ExitCode.OK
    code = _gather(store, shop, files, year)
    with store.read() as session:
        _tell_lacks(session, year)
    if close:
        with store.write() as session:
            close_year(session, year, clock.today())
        print(f"{year}年度已封存，件号不再变动。")
    return code


def _gather(store: "Store", shop: "Shop", files: "AttachmentStore", year: int) -> ExitCode:
    from gui.papers.mastering import make_masters
    from models.progress import Silent
    from models.services.archive_items import gather
    from models.services.archive_masters import wanting_masters

    today = clock.today()
    with store.write() as session:
        found = gather(session, year, today)
    print(
        f"{year}年度已收集：新增{len(found.added)}件、变动{len(found.changed)}件、撤出{len(found.removed)}件。"
    )
    with store.read() as session:
        wanting = wanting_masters(session, year)
    made = make_masters(store, shop, files, wanting, today, progress=Silent())
    print(f"制作归档件{made.made}件。")
    for left in (*made.without, *made.beside):
        for part in left.untaken:
            print(f"{left.title}\t{part.sentence}")
    for trouble in made.troubles:
        print(trouble.sentence, file=sys.stderr)
    return ExitCode.CHECK_FAILED if made.troubles else ExitCode.OK


def _tell_lacks(session: "Session", year: int) -> None:
    """A line for each 件 that somebody has to see to, as the page counts them, then how many there are."""
    from models.rows.archive import ArchiveQuery
    from models.rules.archive_lacks import open_lacks
    from models.services.archive_items import list_items

    listed = list_items(session, ArchiveQuery(year))
    lacking = [row for row in listed if open_lacks(row.lacks)]
    for row in lacking:
        print(f"{row.code}\t{row.title}\t{'、'.join(map(str, open_lacks(row.lacks)))}")
    print(f"{year}年度共{len(listed)}件，其中{len(lacking)}件有缺项。")


def verify(folder: DataFolder, arguments: argparse.Namespace) -> int:
    """A package, wherever it came from: each file that is not as it was written. The data folder is only asked whether it knows it."""
    from models.archive.verifying import verify_package
    from models.rules.package_seal import verdict

    report = verify_package(arguments.place, now=clock.now(), noted=_noted(folder))
    for fault in report.faults:
        print(f"{fault.path}\t{fault.fault}", file=sys.stderr)
    print(verdict(report), file=sys.stdout if report.is_whole else sys.stderr)
    return ExitCode.OK if report.is_whole else ExitCode.CHECK_FAILED


def _noted(folder: DataFolder) -> "tuple[PackageRow, ...] | None":
    """The packages that the data folder has written; None where there is no data folder to ask."""
    from models.services.archive_packages import list_packages

    try:
        if not folder.database.exists():
            return None
        with reading(folder) as session:
            return list_packages(session)
    except (Failure, OSError):
        return None


def _year_of(text: str) -> int:
    """2026; raises BadInput for anything else."""
    if not (len(text) == 4 and text.isascii() and text.isdigit() and text >= "1900"):
        raise BadInput(f"年度“{text}”写法不对，没有执行；请写成 2026 这样。")
    return int(text)
