"""Several finished documents as one file, still PDF/A-2b: each keeps its pages and page numbers, and is found by its
name in the outline, its own outline under it.

pikepdf is imported when the first file is joined: no start pays for it.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

from reports.pdf.archival import plain

if TYPE_CHECKING:
    import pikepdf

OPEN_AT_ONCE = 100
"""Files held open together; a system allows a few hundred."""


@dataclass(frozen=True, slots=True)
class Part:
    """A document on disk, and what the outline calls it."""

    title: str
    """Without one its own entries stand in its place."""
    file: Path
    pages: int


def joined(parts: Sequence[Part], title: str, author: str = "") -> bytes:
    """The parts one behind the other, in one file of that title and author; the day, and the author when none is given,
    are the first part's. The same parts give the same bytes. The result is to be verified like any other document. Raises ValueError without parts.
    """
    if not parts:
        raise ValueError("nothing to join")
    with TemporaryDirectory(prefix="taizhang-") as folder:
        return _closed([part.file for part in parts], parts, title, author, Path(folder))


def _closed(files: list[Path], parts: Sequence[Part], title: str, author: str, folder: Path) -> bytes:
    """Join by the hundred until one join is left, which is given its title and its outline."""
    from io import BytesIO

    level = 0
    while len(files) > OPEN_AT_ONCE:
        level += 1
        shorter = []
        for at in range(0, len(files), OPEN_AT_ONCE):
            file = folder / f"{level}-{at}.pdf"
            with ExitStack() as opened:
                _save(_appended(files[at : at + OPEN_AT_ONCE], opened), file)
            shorter.append(file)
        files = shorter
    with ExitStack() as opened:
        whole = _appended(files, opened)
        _name(whole, title, author)
        _outline(whole, parts)
        out = BytesIO()
        _save(whole, out)
    return out.getvalue()


def _appended(files: Sequence[Path], opened: ExitStack) -> "pikepdf.Pdf":
    """The first file with the pages of the others behind its own; colours and language are the first one's."""
    import pikepdf

    whole = opened.enter_context(pikepdf.open(files[0]))
    for file in files[1:]:
        whole.pages.extend(opened.enter_context(pikepdf.open(file)).pages)
    if "/Outlines" in whole.Root:
        # An outline of the first part alone would hide the others.
        del whole.Root.Outlines
    return whole


def _name(whole: "pikepdf.Pdf", title: str, author: str) -> None:
    """Both places that tell title and author, alike."""
    with whole.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
        told["dc:title"] = plain(title)
        if author:
            told["dc:creator"] = [plain(author)]
    whole.docinfo["/Title"] = plain(title)
    if author:
        whole.docinfo["/Author"] = plain(author)


def _outline(whole: "pikepdf.Pdf", parts: Sequence[Part]) -> None:
    import pikepdf

    first = 0
    with whole.open_outline() as outline:
        for part in parts:
            if part.title:
                entry = pikepdf.OutlineItem(plain(part.title), first)
                # Closed at first, as in the part itself.
                entry.is_closed = True
                entry.children.extend(_own(part, first))
                outline.root.append(entry)
            else:
                outline.root.extend(_own(part, first))
            first += part.pages


def _own(part: Part, first: int) -> "list[pikepdf.OutlineItem]":
    """The part's own entries, with the places they jump to, which now come `first` pages later."""
    import pikepdf

    with pikepdf.open(part.file) as opened:
        if "/Outlines" not in opened.Root:
            return []
        numbers = {page.objgen: number for number, page in enumerate(opened.pages)}

        def moved(item: pikepdf.OutlineItem) -> pikepdf.OutlineItem:
            page, top = _target(item.destination)
            number = first + numbers.get(page, 0)
            made = pikepdf.OutlineItem(item.title, number, "Fit" if top is None else "XYZ", top=top)
            made.is_closed = True
            made.children.extend(moved(child) for child in item.children)
            return made

        with opened.open_outline() as outline:
            return [moved(item) for item in outline.root]


def _target(destination: Any) -> tuple[Any, float | None]:
    """The page's object number and the height on it, as this program writes them; neither of a place written otherwise."""
    import pikepdf

    if not isinstance(destination, pikepdf.Array) or len(destination) == 0:
        return None, None
    top = destination[3] if len(destination) > 3 and destination[1] == pikepdf.Name.XYZ else None
    return destination[0].objgen, None if top is None else float(top)


def _save(whole: "pikepdf.Pdf", place: Path | BinaryIO) -> None:
    import pikepdf

    whole.save(
        place,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        preserve_pdfa=True,
        fix_metadata_version=False,
    )
