"""How the bytes of a PDF/A file must stand: what the validator takes for granted, because it trusts whoever wrote them.

The six rules of ISO 19005-2 that it leaves out: 6.1.2 (header), 6.1.3 (end of the file), 6.1.4 (table of objects),
6.1.7.1 (lengths and ends of streams), 6.1.9 (ends of objects). Stricter than the standard: a table that is itself a
stream is refused, for we write none.
"""

import re

HEADER = re.compile(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}")
END = re.compile(rb"startxref\r?\n(\d+)\r?\n%%EOF(?:\r\n|\r|\n)?\Z")
TABLE = re.compile(rb"xref\r?\n0 (\d+)\r?\n")
ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)")
OPENING = re.compile(rb"\d+ \d+ obj[\r\n]")
CLOSING = re.compile(rb"[\r\n]endobj[\r\n]+\Z")
STREAM = re.compile(rb">>\s*stream(?:\r\n|\n)")
LENGTH = re.compile(rb"/Length (\d+)(?! \d+ R)")
STREAM_END = re.compile(rb"(?:\r\n|\r|\n)endstream\s+endobj[\r\n]+\Z")


def faults(pdf: bytes) -> list[str]:
    """What is wrong with the form of the file, in words for the log; empty when nothing is."""
    found = [] if HEADER.match(pdf) else ["6.1.2: header or the four bytes after it are missing"]
    end = END.search(pdf, max(0, len(pdf) - 64))
    if end is None:
        return [*found, "6.1.3: the file does not end with startxref and %%EOF"]
    places = _places(pdf, int(end[1]))
    if places is None:
        return [*found, "6.1.4: there is no plain table of objects where startxref points"]
    return found + [
        fault for start, stop in _between(places, int(end[1])) for fault in _object(pdf[start:stop])
    ]


def _places(pdf: bytes, at: int) -> list[int] | None:
    """Where the objects begin, in the order of the file."""
    table = TABLE.match(pdf, at)
    if table is None:
        return None
    places, at = [], table.end()
    for _ in range(int(table[1])):
        entry = ENTRY.match(pdf, at)
        if entry is None:
            return None
        if entry[3] == b"n":
            places.append(int(entry[1]))
        at = entry.end()
    return sorted(places) if pdf.startswith(b"trailer", at) else None


def _between(places: list[int], table: int) -> list[tuple[int, int]]:
    return list(zip(places, [*places[1:], table], strict=True))


def _object(written: bytes) -> list[str]:
    """The faults of one object, from its number to the next object's."""
    opening = OPENING.match(written)
    if opening is None or not CLOSING.search(written, max(0, len(written) - 16)):
        return [f"6.1.9: an object does not stand as it must: {written[:24]!r}"]
    stream = STREAM.search(written)
    if stream is None:
        return []
    length = LENGTH.search(written, 0, stream.end())
    if length is None or not STREAM_END.match(written, stream.end() + int(length[1])):
        return [f"6.1.7.1: a stream is not as long as it says: {written[:24]!r}"]
    return []
