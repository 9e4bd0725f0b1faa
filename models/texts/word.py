"""The text of a .docx: body, notes, headers and footers, read as a stream behind a guard. No other part of the package is opened:
neither pictures nor embedded files nor anything it points to."""

import re
import zipfile
from pathlib import Path
from xml.parsers import expat

MOST_ENTRIES = 5000
LARGEST_PART = 64 << 20
"""Bytes of XML in one part, unpacked."""
HIGHEST_RATIO = 200
RATIO_COUNTS_FROM = 1 << 20
MOST_CHARACTERS = 1_000_000
DEEPEST = 200
PIECE = 1 << 16
_PARTS = re.compile(r"word/(document|footnotes|endnotes|header|footer)\d*\.xml")
_ORDER = ("document", "footnotes", "endnotes", "header", "footer")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main|"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main|"
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006|Fallback"


class UnsafeFile(ValueError):
    """A package that could exhaust memory, or is not what it says."""


class _Enough(Exception):
    """There is as much text as is kept."""


def text_of_word(path: Path) -> str:
    """The text, a line for each paragraph, a tab between cells. Raises UnsafeFile, zipfile.BadZipFile, expat.ExpatError."""
    found: list[str] = []
    with zipfile.ZipFile(path) as package:
        entries = package.infolist()
        if len(entries) > MOST_ENTRIES:
            raise UnsafeFile("entries")
        parts = [entry for entry in entries if _PARTS.fullmatch(entry.filename)]
        if not any(entry.filename.startswith("word/document") for entry in parts):
            raise UnsafeFile("no document")
        for entry in sorted(parts, key=_place):
            found.append(_part(package, entry, MOST_CHARACTERS - sum(map(len, found))))
    return "\n".join(text for text in found if text)


def _place(entry: zipfile.ZipInfo) -> tuple[int, str]:
    kind = _PARTS.fullmatch(entry.filename)
    return (_ORDER.index(kind[1]) if kind else len(_ORDER)), entry.filename


def _part(package: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> str:
    if entry.flag_bits & 0x1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnsafeFile("packed otherwise")
    reader, size = _Reader(room), 0
    with package.open(entry) as stream:
        try:
            while piece := stream.read(PIECE):
                size += len(piece)
                # The size an archive states about itself is not believed: what comes is counted.
                if size > LARGEST_PART:
                    raise UnsafeFile("size")
                if size > RATIO_COUNTS_FROM and size > HIGHEST_RATIO * max(entry.compress_size, 1):
                    raise UnsafeFile("ratio")
                reader.parser.Parse(piece, False)
            reader.parser.Parse(b"", True)
        except _Enough:
            pass
    return "".join(reader.found)


class _Reader:
    """Handlers of one pass over a part."""

    def __init__(self, room: int) -> None:
        self.found: list[str] = []
        self._room = room
        self._depth = self._skipping = 0
        self._in_text = False
        self.parser = expat.ParserCreate(namespace_separator="|")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _refuse(self, *_declaration: object) -> None:
        raise UnsafeFile("document type")

    def _start(self, tag: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnsafeFile("depth")
        if self._skipping:
            return
        if tag == _FALLBACK:
            # The same text once more, for older readers.
            self._skipping = self._depth
        name = _local(tag)
        self._in_text = name == "t"
        if name in ("tab", "br", "cr"):
            self._put("\t" if name == "tab" else "\n")

    def _end(self, tag: str) -> None:
        if self._skipping == self._depth:
            self._skipping = 0
        elif not self._skipping:
            name = _local(tag)
            self._in_text = False
            if name == "p":
                self._put("\n")
            elif name in ("tc", "tr") and self.found and self.found[-1] in "\n\t":
                # The end of a cell's last paragraph becomes the gap before the next one, the last gap the row's end.
                self.found[-1] = "\t" if name == "tc" else "\n"
        self._depth -= 1

    def _text(self, text: str) -> None:
        if self._in_text and not self._skipping:
            self._put(text)

    def _put(self, text: str) -> None:
        self.found.append(text)
        self._room -= len(text)
        if self._room < 0:
            raise _Enough


def _local(tag: str) -> str:
    for space in (_W, _STRICT):
        if tag.startswith(space):
            return tag[len(space) :]
    return ""
