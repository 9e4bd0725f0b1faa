"""What goes where: a closed year's 件 as the files of a package, before a byte is written."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from models.archive import names
from models.failures import BadInput
from models.rows.archive import ArchiveDetail, ArchiveRow, Fonds, PartRow, YearRow
from models.rules.archive_numbers import item_number
from models.rules.archive_terms import Retention


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file of the attachment store and its place in a 件's folder."""

    name: str
    sha256: str
    known_as: str
    """For sentences: whose file it is, as a clerk knows it."""
    part: int | None
    """Which part of the 件 it is the original of, from 0; None for the master."""


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """A 件 and its folder under data/."""

    folder: str
    row: ArchiveRow
    parts: tuple[PartRow, ...]
    files: tuple[PlannedFile, ...]
    """The master first, where there is one; then the originals in order."""

    @property
    def master(self) -> PlannedFile | None:
        """The whole 件 as one PDF/A."""
        return next((file for file in self.files if file.part is None), None)


@dataclass(frozen=True, slots=True)
class PackagePlan:
    """All that a package is made of."""

    name: str
    fonds: Fonds
    year: YearRow
    items: tuple[PlannedItem, ...]
    """In the order of the directory."""
    directory_pdf: bytes
    """归档文件目录 as paper; empty leaves it out."""
    software: str
    """Which program and version wrote it."""
    made_at: datetime

    @property
    def numbered(self) -> tuple[tuple[int, PlannedItem], ...]:
        """Each 件 with its 序号, which begins anew for each 保管期限 and 机构, as on the directory's paper."""
        counts: Counter[tuple[Retention, str]] = Counter()
        numbered = []
        for item in self.items:
            group = (item.row.retention, item.row.organization_code)
            counts[group] += 1
            numbered.append((counts[group], item))
        return tuple(numbered)


def plan_of(
    fonds: Fonds,
    year: YearRow,
    details: Iterable[ArchiveDetail],
    *,
    directory_pdf: bytes,
    software: str,
    now: datetime,
) -> PackagePlan:
    """The package of these 件, in their order. Raises BadInput with a sentence when there are none, or when one has no file at
    all."""
    taken: set[str] = set()
    items = tuple(_planned(detail, taken) for detail in details)
    if not items:
        raise BadInput(f"{year.year}年度没有归档文件，没有写出归档包；请先收集并封存。")
    return PackagePlan(
        names.package_name(fonds.number, year.year), fonds, year, items, directory_pdf, software, now
    )


def _planned(detail: ArchiveDetail, taken: set[str]) -> PlannedItem:
    row = detail.row
    told = row.code or f"{row.year}-{row.retention.value}-{item_number(row.number or 0)}"
    folder = names.folder_name(told, taken)
    files = []
    if detail.master_sha256:
        files.append(PlannedFile(f"{folder}.pdf", detail.master_sha256, f"{told}的归档件", None))
    for place, part in enumerate(detail.parts):
        if part.source_sha256:
            name = names.original_name(place + 1, part.source_name)
            files.append(
                PlannedFile(name, part.source_sha256, f"{told}的“{part.source_name or part.name}”", place)
            )
    if not files:
        raise BadInput(f"{told}还没有归档件，也没有原件，没有写出归档包；请先制作归档件。")
    return PlannedItem(folder, row, detail.parts, tuple(files))
