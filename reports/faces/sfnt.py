"""The outer form of a TrueType file: big-endian numbers, a directory, checksums (ISO/IEC 14496-22, 4.5 and 5.2.4)."""

import struct
import sys
from array import array

CHECKSUM_MAGIC = 0xB1B0AFBA


def numbers(kind: str, raw: bytes) -> "array[int]":
    """Unsigned numbers as a font stores them; `kind` is H (two bytes) or I (four)."""
    numbers: array[int] = array(kind)
    numbers.frombytes(raw[: len(raw) - len(raw) % numbers.itemsize])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def big_endian(numbers: "array[int]") -> bytes:
    """The bytes a font stores for them."""
    copy = numbers[:]
    if sys.byteorder == "little":
        copy.byteswap()
    return copy.tobytes()


def file_of(tables: dict[str, bytes], sums: dict[str, int]) -> bytes:
    """The tables as a font file; sums that are known already need not be reckoned."""
    tags = sorted(tables)
    power = 1 << (len(tags).bit_length() - 1)
    shape = (len(tags), power * 16, power.bit_length() - 1, (len(tags) - power) * 16)
    directory = bytearray(struct.pack(">LHHHH", 0x00010000, *shape))
    body: list[bytes] = []
    offset = 12 + 16 * len(tags)
    total, head = 0, 0
    for tag in tags:
        data = tables[tag]
        added = sums[tag] if tag in sums else sum_of(data)
        total += added
        if tag == "head":
            head = len(body)
        directory += struct.pack(">4sLLL", tag.encode("latin-1"), added, offset, len(data))
        body.append(data + b"\0" * (-len(data) % 4))
        offset += len(body[-1])
    whole = (CHECKSUM_MAGIC - total - sum_of(bytes(directory))) & 0xFFFFFFFF
    body[head] = body[head][:8] + struct.pack(">L", whole) + body[head][12:]
    return b"".join([directory, *body])


def sum_of(data: bytes) -> int:
    """The checksum of a table: its four-byte numbers added up."""
    return sum(numbers("I", data + b"\0" * (-len(data) % 4))) & 0xFFFFFFFF
