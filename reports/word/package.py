"""The parts of a .docx and its bytes: nothing of the template that is not used, nothing of the hour it was made."""

import io
import zipfile
from datetime import UTC, datetime, time

from docx.document import Document as WordDocument

from reports.parts.typesetter import tidy
from reports.pdf.pen import Metadata

PROGRAM = "机关党务台账"
UNUSED = (
    "/customXml/",
    "/docProps/app",
    "/docProps/thumbnail",
    "/word/fontTable",
    "/word/numbering",
    "/word/stylesWithEffects",
    "/word/theme/",
    "/word/webSettings",
)
"""Parts of the template that say nothing about our documents."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest day an archive can hold: files in it have no other."""
LONGEST = 255
"""Characters that a property may have."""


def saved(file: WordDocument, metadata: Metadata) -> bytes:
    """The bytes of the file."""
    _describe(file, metadata)
    _strip(file)
    raw = io.BytesIO()
    file.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return out.getvalue()


def _describe(file: WordDocument, metadata: Metadata) -> None:
    stamp = datetime.combine(metadata.day, time(), UTC)
    own = file.core_properties
    own.title, own.author = (_short(text) for text in (metadata.title, metadata.author))
    own.last_modified_by, own.language, own.revision = PROGRAM, "zh-CN", 1
    own.created = own.modified = stamp
    own.comments = own.keywords = own.subject = own.category = ""


def _short(text: str) -> str:
    return "".join(char for char in tidy(text) if char.isprintable() or char == "\u3000")[:LONGEST]


def _strip(file: WordDocument) -> None:
    for part in (file.part.package, file.part):
        for identity, relation in list(part.rels.items()):
            if not relation.is_external and str(relation.target_part.partname).startswith(UNUSED):
                part.rels.pop(identity)
