"""A package as the image of a disc: ISO 9660 with Joliet, whose names Windows and Linux both read as they are."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pycdlib

from models.archive import disc_tree, names
from models.archive.ground import refuse_bad_ground, refused
from models.archive.metering import CHUNK, Meter
from models.archive.packages import WrittenPackage, write_package
from models.archive.plan import PackagePlan
from models.archive.scaffold import Scaffold
from models.archive.trees import FolderTree
from models.archive.verifying import read_tree
from models.attachments import AttachmentStore
from models.attachments.disk import sync_folder
from models.failures import BadInput, Unavailable
from models.progress import Progress

IMAGE = "image.iso"
_WHAT = "光盘映像"


def write_disc_image(
    package: Path, target: Path, progress: Progress | None = None, *, data_root: Path | None = None
) -> int:
    """The package in the folder ``package`` as a disc image at ``target``, read back before it counts; returns its bytes. Raises
    BadInput or Unavailable with a sentence for a place that does not do; Cancelled passes through. Then nothing is left."""
    tree = FolderTree(package)
    if tree.faults:
        raise BadInput(f"{package} 里有不是普通文件的东西，没有写出光盘映像；请先核验归档包。")
    total = sum(tree.sizes.values())
    refuse_bad_ground(
        target.parent, target.name, data_root or package, [total + len(tree.sizes) * 4096], what=_WHAT
    )
    try:
        with _scaffold(target, package.name) as scaffold:
            return _settled(package, tree, scaffold.folder / IMAGE, target, Meter(progress, 3 * total))
    except OSError as error:
        raise refused(target, error, what=_WHAT) from error


def write_image_of(
    plan: PackagePlan, store: AttachmentStore, target: Path, progress: Progress | None = None
) -> WrittenPackage:
    """The package of ``plan`` as a disc image alone, by way of a folder beside it that is gone afterwards. Raises as
    `write_package` and `write_disc_image`."""
    refuse_bad_ground(target.parent, target.name, store.folder.parent, [], what=_WHAT)
    try:
        with _scaffold(target, plan.name) as scaffold:
            written = write_package(plan, store, scaffold.folder, progress)
            tree = FolderTree(written.place)
            total = sum(tree.sizes.values())
            image = scaffold.folder / IMAGE
            size = _settled(written.place, tree, image, target, Meter(progress, 3 * total))
    except OSError as error:
        raise refused(target, error, what=_WHAT) from error
    return WrittenPackage(target, written.year, written.items, written.files, size, written.seal)


def _scaffold(target: Path, package: str) -> Scaffold:
    return Scaffold(
        target.with_name(f"{target.name}{names.PART_SUFFIX}"),
        frozenset({IMAGE, package, package + names.PART_SUFFIX}),
    )


def _settled(package: Path, tree: FolderTree, part: Path, target: Path, meter: Meter) -> int:
    """Write the image at ``part``, read it back, and only then put it at ``target``."""
    with _laid_out(package, sorted(tree.sizes)) as image, part.open("xb") as file:
        written = 0

        def told(done: int, _total: int, _opaque: object) -> None:
            nonlocal written
            meter.add(done - written, f"正在写入 {target.name}")
            written = done

        image.write_fp(file, blocksize=CHUNK, progress_cb=told)
        file.flush()
        os.fsync(file.fileno())
    with disc_tree.opened(part) as kept:
        reading = read_tree(kept, meter, "正在核验")
        if reading.faults:
            raise Unavailable(
                f"光盘映像写入后核验不一致（{reading.faults[0].path}），没有留下半成品，归档包完好；这个盘可能已损坏，请换一个盘。"
            )
    size = part.stat().st_size
    if os.path.lexists(target):
        raise FileExistsError(target)
    part.rename(target)
    sync_folder(target.parent)
    return size


@contextmanager
def _laid_out(package: Path, paths: list[str]) -> Iterator[pycdlib.PyCdlib]:
    """An image with these files of the package in it. ISO 9660's own names are numbers: whoever reads those alone finds every file,
    and bag and page tell what it is."""
    image = pycdlib.PyCdlib()
    image.new(interchange_level=3, joliet=3, vol_ident=_label(package.name))
    with closing(image):
        folders = {"": f"/{names.plain(package.name).upper().replace('-', '_')[:8] or 'PACKAGE'}"}
        image.add_directory(folders[""], joliet_path=f"/{package.name}")
        for number, path in enumerate(paths, start=1):
            folder = _made(image, package.name, path.rpartition("/")[0], folders)
            image.add_file(
                str(package / path), f"{folder}/F{number:07d}.;1", joliet_path=f"/{package.name}/{path}"
            )
        yield image


def _made(image: pycdlib.PyCdlib, root: str, folder: str, folders: dict[str, str]) -> str:
    """The ISO 9660 path of ``folder``, made with all above it where need be."""
    if folder not in folders:
        above = _made(image, root, folder.rpartition("/")[0], folders)
        folders[folder] = f"{above}/D{len(folders):06d}"
        image.add_directory(folders[folder], joliet_path=f"/{root}/{folder}")
    return folders[folder]


def _label(name: str) -> str:
    """The volume's name: what Joliet takes, 16 of A–Z, digits and underscore."""
    return names.plain(name).upper().replace("-", "_")[:16]
