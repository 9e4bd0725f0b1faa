"""The form of the bytes, which the validator takes for granted."""

import re
from collections.abc import Callable

import pytest

from reports.proof.file_syntax import faults
from tests.reports.pdf.test_archival import blank

PDF = blank()


def replaced(old: bytes, new: bytes) -> bytes:
    assert old in PDF
    assert len(old) == len(new)
    return PDF.replace(old, new, 1)


DAMAGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "no header": (lambda: replaced(b"%PDF-1.7", b"%PDX-1.7"), "6.1.2"),
    "a header of PDF 2.0": (lambda: replaced(b"%PDF-1.7", b"%PDF-2.0"), "6.1.2"),
    "no binary mark": (lambda: PDF[:10] + b"abcd" + PDF[14:], "6.1.2"),
    "something before the header": (lambda: b"\n" + PDF, "6.1.2"),
    "something behind the end": (lambda: PDF + b"x", "6.1.3"),
    "two ends of line behind the end": (lambda: PDF + b"\n", "6.1.3"),
    "a cut end": (lambda: PDF[:-20], "6.1.3"),
    "half a file": (lambda: PDF[: len(PDF) // 2], "6.1.3"),
    "nothing": (lambda: b"", "6.1.3"),
    "a table elsewhere": (lambda: replaced(b"\nxref\n", b"\nxrex\n"), "6.1.4"),
    "a table with a blank line": (lambda: replaced(b"xref\n0 ", b"xref\n\n0"), "6.1.4"),
    "a table too long by one": (lambda: PDF.replace(b" n \ntrailer", b" n \n0000000009 00000 n \ntrailer"), "6.1.4"),
    "an object's number far from its generation": (lambda: replaced(b"\n2 0 obj\n", b"\n2  0obj\n"), "6.1.9"),
    "an object that begins elsewhere": (lambda: replaced(b"\n2 0 obj\n", b" \n20obj\n\n"), "6.1.9"),
    "an object that does not end": (lambda: replaced(b"\nendobj\n", b"\nendobx\n"), "6.1.9"),
    "a stream longer than it says": (lambda: replaced(b"\nendstream", b" endstream"), "6.1.7.1"),
    "a stream shorter than it says": (lambda: re.sub(rb"/Length \d", b"/Length 9", PDF, count=1), "6.1.7.1"),
    "a stream without a length": (lambda: replaced(b"/Length ", b"/Lexgth "), "6.1.7.1"),
}  # fmt: skip


def test_what_the_pen_writes_has_no_fault() -> None:
    assert faults(PDF) == []


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_named_by_the_clause_it_breaks(name: str) -> None:
    damaged, clause = DAMAGE[name]
    assert any(fault.startswith(f"{clause}:") for fault in faults(damaged()))


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r", b""])
def test_one_end_of_line_behind_the_end_is_allowed(line_end: bytes) -> None:
    assert faults(PDF.rstrip(b"\n") + line_end) == []
