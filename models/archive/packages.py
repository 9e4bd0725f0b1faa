"""Writing a package: beside its place, file by file out of the attachment store, read back, and only then under its name. However
it ends before that, nothing of it stands there; a process killed on the way leaves a folder ending in .part, which the next
writing of the same package clears away."""

import hashlib
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from models.archive import bag, metadata, names
from models.archive.directory import directory_sheet
from models.archive.ground import refuse_bad_ground, refuse_long_path, refused
from models.archive.index_page import index_page
from models.archive.metering import CHUNK, Meter
from models.archive.plan import PackagePlan, PlannedFile
from models.archive.scaffold import MARK, Scaffold, sync_files
from models.archive.trees import FolderTree
from models.archive.verifying import FONDS, IDENTIFIER, ITEMS, YEAR, read_tree
from models.attachments import AttachmentStore
from models.failures import DataFolderFailure, Unavailable
from models.progress import Progress
from models.rules.archive_directory import UNKNOWN

TOP = frozenset({"data", names.INDEX, bag.DECLARATION, bag.INFO, *bag.LISTS})
"""All that ever stands at the top of a package."""
_AROUND = 16 * 1024
"""Bytes reckoned for the metadata of a 件."""


@dataclass(frozen=True, slots=True)
class WrittenPackage:
    """A package as it stands now."""

    place: Path
    year: int
    items: int
    files: int
    size: int
    """Bytes."""
    seal: str
    """SHA-256 of its list of lists."""


def write_package(
    plan: PackagePlan, store: AttachmentStore, folder: Path, progress: Progress | None = None
) -> WrittenPackage:
    """Write the package as a folder of its name into ``folder`` and read it back from the disk. Raises BadInput or Unavailable
    with a sentence for a place that does not do, DataFolderFailure naming a file of the store that is missing or damaged;
    Cancelled passes through. Then nothing is left of it, and what stood there is as it was."""
    sizes = _sizes(plan, store)
    around = [_AROUND] * len(plan.items)
    refuse_bad_ground(folder, plan.name, store.folder.parent, [*_each(plan, sizes), *around])
    refuse_long_path(folder, _longest(plan))
    target = folder / plan.name
    try:
        with Scaffold(folder / (plan.name + names.PART_SUFFIX), TOP) as scaffold:
            writing = _Writing(plan, store, scaffold.folder, sizes, progress)
            writing.run()
            scaffold.settle(target)
    except OSError as error:
        raise refused(target, error) from error
    return WrittenPackage(target, plan.year.year, len(plan.items), writing.files, writing.size, writing.seal)


def _sizes(plan: PackagePlan, store: AttachmentStore) -> dict[str, int]:
    """Bytes of every file of the store by its hash. Raises DataFolderFailure for one that is missing."""
    sizes: dict[str, int] = {}
    for item in plan.items:
        for file in item.files:
            if file.sha256 not in sizes:
                try:
                    sizes[file.sha256] = store.path_of(file.sha256).stat().st_size
                except (OSError, ValueError) as error:
                    raise _damaged(file, "文件缺失") from error
    return sizes


def _each(plan: PackagePlan, sizes: Mapping[str, int]) -> list[int]:
    return [sizes[file.sha256] for item in plan.items for file in item.files]


def _longest(plan: PackagePlan) -> int:
    """Characters of the longest path in the package while it is being written."""
    inner = max(len(f"{item.folder}/{file.name}") for item in plan.items for file in item.files)
    return len(plan.name + names.PART_SUFFIX) + len(names.DATA) + inner + 1


def _damaged(file: PlannedFile, fault: str) -> DataFolderFailure:
    return DataFolderFailure(
        f"{file.known_as}{fault}，没有写出归档包，台账完好；请先用“核对附件”从备份放回，或重新制作归档件。"
    )


class _Writing:
    """One package on its way into ``part``."""

    def __init__(
        self,
        plan: PackagePlan,
        store: AttachmentStore,
        part: Path,
        sizes: Mapping[str, int],
        progress: Progress | None,
    ) -> None:
        self._plan, self._store, self._part, self._sizes = plan, store, part, sizes
        self._digests: dict[str, str] = {}
        self.files, self.size, self.seal = 0, 0, ""
        # Each byte is written once and read back once.
        self._meter = Meter(progress, 2 * sum(_each(plan, sizes)))

    def run(self) -> None:
        for item in self._plan.items:
            folder = f"{names.DATA}{item.folder}/"
            (self._part / folder).mkdir(parents=True)
            for file in item.files:
                self._copy(file, folder + file.name)
            record = metadata.of_item(self._plan, item, self._sizes)
            self._write(folder + names.METADATA_JSON, metadata.as_json(record))
            self._write(folder + names.METADATA_XML, metadata.as_xml(record, "归档文件"))
        self._write_year()
        self._write_tags()
        self._read_back()

    def _write_year(self) -> None:
        if self._plan.directory_pdf:
            self._write(names.DATA + names.DIRECTORY_PDF, self._plan.directory_pdf)
        self._write(names.DATA + names.DIRECTORY_SHEET, directory_sheet(self._plan))
        record = metadata.of_year(self._plan)
        self._write(names.DATA + names.METADATA_JSON, metadata.as_json(record))
        self._write(names.DATA + names.METADATA_XML, metadata.as_xml(record, "年度归档文件"))

    def _write_tags(self) -> None:
        plan, payload = self._plan, dict(self._digests)
        entries = {
            "Source-Organization": plan.fonds.name or UNKNOWN,
            IDENTIFIER: plan.name,
            "External-Description": f"{plan.year.year}年度归档文件",
            "Bagging-Date": plan.made_at.date().isoformat(),
            "Bag-Software-Agent": plan.software,
            "Payload-Oxum": f"{self.size}.{self.files}",
            FONDS: plan.fonds.number or UNKNOWN,
            YEAR: str(plan.year.year),
            ITEMS: str(len(plan.items)),
        }
        tags = {
            bag.DECLARATION: bag.DECLARED,
            bag.INFO: bag.info(entries),
            bag.MANIFEST: bag.manifest(payload),
            names.INDEX: index_page(plan),
        }
        for name, content in tags.items():
            self._write(name, content)
        first = bag.manifest({name: hashlib.sha256(tags[name]).hexdigest() for name in tags})
        second = bag.manifest({name: hashlib.sha512(tags[name]).hexdigest() for name in tags})
        self._write(bag.TAG_MANIFEST, first)
        self._write(bag.SECOND_TAG_MANIFEST, second)
        self.seal = hashlib.sha256(first).hexdigest()

    def _copy(self, file: PlannedFile, path: str) -> None:
        """A file of the store, its hash proved on the way."""
        hasher = hashlib.sha256()
        with (self._part / path).open("xb") as target:
            for chunk in self._stored(file):
                target.write(chunk)
                hasher.update(chunk)
                self._wrote(len(chunk), path)
            target.flush()
        if hasher.hexdigest() != file.sha256:
            raise _damaged(file, "与存入时不一致")
        self._digests[path] = file.sha256
        self.files += 1

    def _stored(self, file: PlannedFile) -> Iterator[bytes]:
        """The file's bytes; that the store cannot be read is no fault of the place written to."""
        try:
            with self._store.path_of(file.sha256).open("rb", buffering=0) as source:
                while chunk := source.read(CHUNK):
                    yield chunk
        except OSError as error:
            raise _damaged(file, "读不出来") from error

    def _write(self, path: str, content: bytes) -> None:
        with (self._part / path).open("xb") as target:
            target.write(content)
        self._meter.more(2 * len(content))
        self._wrote(len(content), path)
        self._digests[path] = hashlib.sha256(content).hexdigest()
        self.files += 1

    def _wrote(self, size: int, path: str) -> None:
        self.size += size
        self._meter.add(size, f"正在写入 {path}")

    def _read_back(self) -> None:
        """Every file onto the disk, and back from it. Raises Unavailable when it did not keep what it was given."""
        sync_files(self._part, self._digests, lambda path: self._meter.add(0, f"正在存盘 {path}"))
        tree = FolderTree(self._part, fresh=True)
        tree.sizes.pop(MARK, None)
        reading = read_tree(tree, self._meter, "正在核验")
        if reading.faults or dict(reading.found.sha256) != self._digests:
            faulty = next((fault.path for fault in reading.faults), "")
            raise Unavailable(
                f"归档包写入后核验不一致（{faulty or self._plan.name}），没有留下半成品，台账完好；这个盘可能已损坏，请换一个盘。"
            )
        _ask_the_library(self._part)


def _ask_the_library(part: Path) -> None:
    """That others take it for a bag, too: its form and that nothing is missing, as the `bagit` library sees it."""
    with warnings.catch_warnings():
        # The library asks pkg_resources for its own version, which warns of its own end.
        warnings.simplefilter("ignore")
        import bagit

        bagit.Bag(str(part)).validate(completeness_only=True)
