"""The entries a reader finds beside the pages (ISO 32000-1, 12.3.3)."""

from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference

from reports.pdf.objects import Dictionary, text


@dataclass
class Entry:
    """A title, the place it jumps to as PDF writes it, and the entries under it."""

    title: str
    target: bytes
    under: "list[Entry]" = field(default_factory=list)


class Outline:
    """Entries in the order of the pages."""

    def __init__(self) -> None:
        self._root = Entry("", b"")

    def add(self, title: str, level: int, target: bytes) -> None:
        """Another entry; one more than a level below the last stands directly under it."""
        place = self._root
        for _ in range(level):
            if not place.under:
                break
            place = place.under[-1]
        place.under.append(Entry(title, target))

    def reference(self, document: PDFDocument) -> PDFObjectReference | None:
        """Write the entries into the document and refer to them, None when there are none."""
        if not self._root.under:
            return None
        top = Dictionary({"Type": b"/Outlines", "Count": len(self._root.under)})
        reference = document.Reference(top, "Outline")
        self._write(document, self._root, top, "Outline")
        return reference

    def _write(self, document: PDFDocument, parent: Entry, written: Dictionary, name: str) -> None:
        names = [f"{name}.{place}" for place in range(len(parent.under))]
        made = [Dictionary() for _ in parent.under]
        references = [document.Reference(item, name) for item, name in zip(made, names, strict=True)]
        written["First"], written["Last"] = references[0], references[-1]
        for place, (entry, item) in enumerate(zip(parent.under, made, strict=True)):
            item["Title"] = text(entry.title)
            item["Parent"] = PDFObjectReference(name)
            item["Dest"] = entry.target
            if place:
                item["Prev"] = references[place - 1]
            if place + 1 < len(made):
                item["Next"] = references[place + 1]
            if entry.under:
                # Closed at first: a year's volume would fill the reader's side with hundreds of lines.
                item["Count"] = -len(entry.under)
                self._write(document, entry, item, names[place])
