"""A JPEG's own bytes, without what it tells about camera, place and owner (ITU-T T.81, B.1): the samples stay as they came,
what a page has no use for is left behind."""

import re

START, END = b"\xff\xd8", b"\xff\xd9"
SCAN = 0xDA
ADOBE = 0xEE
"""APP14: how the colours are stored; without it some pictures would show false ones."""
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})
_TOLD = frozenset({*range(0xE0, 0xF0), 0xFE}) - {ADOBE}
"""Application data and comments."""
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""In coded data 0xFF is followed by nought, by a restart marker, by a filling 0xFF, or it begins a segment."""


def bare(content: bytes) -> bytes | None:
    """The first picture of the file from start to end, without application data and comments; None for bytes that do not
    stand as a JPEG must, or break off before its end."""
    if not content.startswith(START):
        return None
    kept, at = [START], 2
    while True:
        found = _segment(content, at)
        if found is None:
            return None
        marker, begin, end = found
        if marker == END[1]:
            return b"".join([*kept, END])
        if marker not in _TOLD:
            kept.append(content[begin:end])
        at = end


def _segment(content: bytes, at: int) -> tuple[int, int, int] | None:
    """The next segment: its marker, where it begins and ends; a scan's coded data belongs to it."""
    while content[at : at + 2] == b"\xff\xff":
        at += 1
    if len(content) < at + 2 or content[at] != 0xFF:
        return None
    marker = content[at + 1]
    if marker == END[1] or marker in _BARE:
        return marker, at, at + 2
    length = int.from_bytes(content[at + 2 : at + 4], "big")
    end = at + 2 + length
    if length < 2 or end > len(content):
        return None
    if marker == SCAN:
        following = _MARKER.search(content, end)
        if following is None:
            return None
        end = following.start()
    return marker, at, end
