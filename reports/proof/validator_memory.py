"""Lets the validator judge the same thing once.

Two thirds of its time go into taking every outline apart to see whether it can be read, a sixth into holding every
dictionary against its schema. Both verdicts depend on nothing but what is judged, and an office's papers use the same
few thousand glyphs and the same few dozen dictionaries over and over: what was approved once is not judged again.
Composite glyphs, which depend on their font, always are, and a refusal is never remembered. Where the validator's
inside is not as we know it, it works as its authors made it.
"""

import logging
from typing import Any

MOST = 30_000
"""Approvals of each kind remembered at most, some 15 MB; an office's papers need a tenth of it."""
SIMPLE = range(1, 0x8000)
"""Counts of contours; composite glyphs have a negative one (ISO/IEC 14496-22, 5.3.3)."""

Approved = set[tuple[Any, ...]]

_log = logging.getLogger(__name__)


def remember() -> None:
    """Give the validator both memories; where its inside is another one, it is left as it is, only slower."""
    try:
        from pikepdf.pdfa import _fontprogram, _schemas

        program, schemas = _fontprogram.TrueTypeProgram, _schemas.SchemaSet
        # Both are looked at before either is changed.
        _ = program.has_gid, schemas.check
    except (ImportError, AttributeError) as error:
        _log.warning("the validator works without a memory: %s", error)
        return
    remember_outlines(program)
    remember_dictionaries(schemas)


def remember_outlines(program: Any) -> None:
    """Give the class that reads TrueType programs a memory; once for the life of the process."""
    read = program.has_gid
    approved: Approved = set()

    def has_gid(self: Any, gid: int) -> bool:
        outline = _outline(self, gid)
        if outline is not None and outline in approved:
            return True
        found: bool = read(self, gid)
        if found and outline is not None and len(approved) < MOST:
            approved.add(outline)
        return found

    program.has_gid = has_gid


def _outline(program: Any, gid: int) -> tuple[bytes, bool] | None:
    """The bytes of a simple outline not yet taken apart, and what else its reading depends on."""
    try:
        if program.is_cff or not 0 <= gid < program.num_glyphs:
            return None
        table = program._font["glyf"]  # noqa: SLF001  the validator offers no other way
        data = table.glyphs[table.glyphOrder[gid]].data
        extended = bool(table.extended)
    except Exception:  # noqa: BLE001  a damaged font is the validator's to judge, whatever it raises
        return None
    return (data, extended) if int.from_bytes(data[:2], "big") in SIMPLE else None


def remember_dictionaries(schemas: Any) -> None:
    """Give the class that holds dictionaries against schemas a memory; once for the life of the process."""
    judge = schemas.check
    approved: Approved = set()

    def check(self: Any, role: str, shallow: object, ctx: Any, where: str) -> bool:
        thing = (self.flavour, role, repr(shallow))
        if thing in approved:
            return True
        passed: bool = judge(self, role, shallow, ctx, where)
        if passed and len(approved) < MOST:
            approved.add(thing)
        return passed

    schemas.check = check
