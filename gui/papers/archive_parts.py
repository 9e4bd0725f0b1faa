"""The parts of a 件 on their way into its master: each on pages of its own, printed with its neighbours, or left beside. No Qt here."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from models.failures import BadInput
from models.progress import Progress
from models.rows.archive import PartRow, Untaken

if TYPE_CHECKING:
    from reports.faces.fonts import FontBook
    from reports.flow import Document
    from reports.pdf.pen import Metadata

LARGEST_MASTER = 500_000_000
"""Bytes of all parts together."""


@dataclass
class Parts:
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
        self.untaken.append(Untaken(len(self.rows), part.name, sentence))
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
