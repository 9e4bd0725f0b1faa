"""A record's paper with the errata of the record at its end."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from models.rows.following import Erratum
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts.errata import errata_blocks


def with_errata(
    document: Document, errata: Sequence[Erratum], *, withheld: Collection[Erratum] = ()
) -> Document:
    """The document with the errata of its record at the end: under a form of the record book, on a page of their own behind an
    official document. Of those ``withheld`` it says only that there is one. Without any it is the document itself."""
    if not errata:
        return document
    blocks = errata_blocks(errata, withheld=withheld)
    *before, last = document.sections
    if last.shape is Shape.RECORD:
        return replace(document, sections=[*before, replace(last, blocks=[*last.blocks, *blocks])])
    return replace(document, sections=[*document.sections, Section(blocks, Shape.RECORD)])
