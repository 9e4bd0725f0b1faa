"""Makes srgb.icc, the colour profile that every PDF names as its output intent. `python resources/colour/build.py`.

The profile is computed, not copied: the primaries and the transfer curve of IEC 61966-2-1 (sRGB), adapted to D50 as
ICC.1:2001-04 (version 2.4) asks of a display profile. Version 2, because ISO 19005-2 was written with readers in mind
that know nothing newer. The same bytes on every machine: nothing in it is a date or a name of the machine.
"""

import struct
from pathlib import Path

POINTS = 1024
WHITE = (0.9642, 1.0, 0.8249)
"""D50, the profile connection space's own white."""
RED = (0.436066, 0.222488, 0.013916)
GREEN = (0.385147, 0.716873, 0.097076)
BLUE = (0.143066, 0.060608, 0.714096)
MADE = (2026, 11, 1, 0, 0, 0)
NAME = b"sRGB IEC61966-2.1"
RIGHTS = b"Public domain"


def _curve() -> bytes:
    steps = (number / (POINTS - 1) for number in range(POINTS))
    linear = (step / 12.92 if step <= 0.04045 else ((step + 0.055) / 1.055) ** 2.4 for step in steps)
    return struct.pack(f">4s4xL{POINTS}H", b"curv", POINTS, *(round(65535 * light) for light in linear))


def _point(value: tuple[float, float, float]) -> bytes:
    return struct.pack(">4s4x3l", b"XYZ ", *(round(part * 65536) for part in value))


def _description() -> bytes:
    # The Unicode and Macintosh parts are there and empty.
    return struct.pack(">4s4xL", b"desc", len(NAME) + 1) + NAME + b"\0" + struct.pack(">LLHB67x", 0, 0, 0, 0)


def profile() -> bytes:
    """The whole file."""
    curve = _curve()
    tags = {
        b"desc": _description(),
        b"cprt": struct.pack(">4s4x", b"text") + RIGHTS + b"\0",
        b"wtpt": _point(WHITE),
        b"rXYZ": _point(RED),
        b"gXYZ": _point(GREEN),
        b"bXYZ": _point(BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    directory, body, places = b"", b"", dict[bytes, int]()
    start = 128 + 4 + 12 * len(tags)
    for tag, content in tags.items():
        if content not in places:
            places[content] = start + len(body)
            body += content + b"\0" * (-len(content) % 4)
        directory += struct.pack(">4sLL", tag, places[content], len(content))
    header = struct.pack(
        ">L4xL4s4s4s6H4s4xL8xQL3l4x44x",
        start + len(body),
        0x02400000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *MADE,
        b"acsp",
        0,
        0,
        0,
        *(round(part * 65536) for part in WHITE),
    )
    return header + struct.pack(">L", len(tags)) + directory + body


if __name__ == "__main__":
    Path(__file__).with_name("srgb.icc").write_bytes(profile())
