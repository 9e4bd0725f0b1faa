"""The files of a package on a disc image (ISO 9660 with Joliet, or UDF), read without mounting it."""

import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pycdlib
from pycdlib.pycdlibexception import PyCdlibException

from models.archive import bag
from models.archive.trees import Readable
from models.failures import BadInput
from models.rows.archive import PackageFault

DAMAGED = (
    PyCdlibException,
    struct.error,
    IndexError,
    KeyError,
    ValueError,
    AttributeError,
    OverflowError,
    TypeError,
)
"""What pycdlib raises over an image that is none or is damaged."""


class DiscTree:
    """A folder of an open image."""

    def __init__(self, image: pycdlib.PyCdlib, axis: str, root: str, sizes: dict[str, int]) -> None:
        self._image, self._axis, self._root = image, axis, root
        self.sizes = sizes
        self.faults: tuple[PackageFault, ...] = ()

    @contextmanager
    def open(self, path: str) -> Iterator[Readable]:
        """As `Tree.open`."""
        try:
            with self._image.open_file_from_iso(**{self._axis: f"{self._root}/{path}"}) as file:
                yield _Guarded(file)
        except DAMAGED as error:
            raise OSError(str(error)) from error


class _Guarded:
    """A file of an image: what a damaged one raises is an OSError, as of any disk."""

    def __init__(self, file: Readable) -> None:
        self._file = file

    def read(self, size: int) -> bytes:
        """As `Readable.read`."""
        try:
            return self._file.read(size)
        except DAMAGED as error:
            raise OSError(str(error)) from error


@contextmanager
def opened(place: Path) -> Iterator[DiscTree]:
    """The one package on the image at ``place``. Raises BadInput when it is no image or holds no package."""
    image = pycdlib.PyCdlib()
    try:
        image.open(str(place))
    except (*DAMAGED, OSError) as error:
        raise BadInput(
            f"“{place.name}”不是归档包，也不是能读的光盘映像，没有核验；请选择归档包文件夹或 .iso 文件。"
        ) from error
    with closing(image):
        yield _package_on(image, place)


def _package_on(image: pycdlib.PyCdlib, place: Path) -> DiscTree:
    axis = "joliet_path" if image.has_joliet() else "udf_path" if image.has_udf() else "iso_path"
    try:
        files = _files(image, axis)
    except DAMAGED as error:
        raise BadInput(f"光盘映像“{place.name}”的目录已损坏，没有核验；请换另一份归档包。") from error
    roots = {path.rpartition("/")[0] for path in files if path.rpartition("/")[2] in bag.LISTS}
    roots = {root for root in roots if "/data" not in root}
    if len(roots) != 1:
        raise BadInput(f"光盘映像“{place.name}”里没有归档包，没有核验；请选择归档包文件夹或光盘映像。")
    root = roots.pop()
    return DiscTree(
        image,
        axis,
        root,
        {path.removeprefix(f"{root}/"): size for path, size in files.items() if path.startswith(f"{root}/")},
    )


def _files(image: pycdlib.PyCdlib, axis: str) -> dict[str, int]:
    """Every file of the image and its bytes."""
    files: dict[str, int] = {}
    for folder, _, names in image.walk(**{axis: "/"}):
        for name in names:
            path = f"{folder.rstrip('/')}/{name}"
            files[path] = image.get_record(**{axis: path}).get_data_length()
    return files
