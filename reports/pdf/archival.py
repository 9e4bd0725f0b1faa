"""What makes a PDF an archive's copy, PDF/A-2b (ISO 19005-2): facts about itself, said twice alike, and a meaning for
its colours.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFObjectReference

import resources
from reports.pdf.objects import Contents, Dictionary, Stream, text

PROGRAM = "机关党务台账"
LANGUAGE = "zh-CN"
VERSION = (1, 7)
LONGEST = 2000
"""Characters of a title: a text string of a PDF/A holds 32,767 bytes (6.1.13)."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says about itself; `day` is written as the day it was made, whenever that really was."""

    title: str
    author: str
    day: date


def plain(value: str) -> str:
    """Text as metadata can hold it: on one line, without signs that XML forbids (XML 1.0, 2.2)."""
    kept = "".join(char if char >= " " else " " for char in value if not _forbidden(char))
    return " ".join(kept.split())[:LONGEST]


def _forbidden(char: str) -> bool:
    return "\ud800" <= char <= "\udfff" or char in "\x7f\ufffe\uffff"


def information(metadata: Metadata) -> Dictionary:
    """The document information dictionary; what is not known is left out."""
    stamp = f"D:{metadata.day.isoformat().replace('-', '')}000000+08'00'".encode("ascii")
    entries: dict[str, object] = {
        "Creator": text(PROGRAM),
        "Producer": text(PROGRAM),
        "CreationDate": b"(%s)" % stamp,
        "ModDate": b"(%s)" % stamp,
    }
    for key, value in (("Title", metadata.title), ("Author", metadata.author)):
        if value := plain(value):
            entries[key] = text(value)
    return Dictionary(entries)


def described(metadata: Metadata) -> Stream:
    """The same facts as XMP, and that the file is PDF/A-2b (6.6.2 to 6.6.4); never packed, so that any archive can
    read it."""
    return Stream(_xmp(metadata).encode(), {"Type": b"/Metadata", "Subtype": b"/XML"}, plain=True)


def _xmp(metadata: Metadata) -> str:
    stamp = f"{metadata.day.isoformat()}T00:00:00+08:00"
    title, author = escape(plain(metadata.title)), escape(plain(metadata.author))
    titled = (
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        if title
        else ""
    )
    by = f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>" if author else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">\n'
        "<dc:format>application/pdf</dc:format>\n"
        f"{titled}{by}\n"
        f"<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>\n"
        f"<pdf:Producer>{PROGRAM}</pdf:Producer>\n"
        f"<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>\n"
        f"<xmp:CreateDate>{stamp}</xmp:CreateDate>\n"
        f"<xmp:ModifyDate>{stamp}</xmp:ModifyDate>\n"
        "<pdfaid:part>2</pdfaid:part>\n"
        "<pdfaid:conformance>B</pdfaid:conformance>\n"
        "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    )


def output_intent(document: PDFDocument) -> PDFDictionary:
    """Colours are meant as sRGB (6.2.3)."""
    profile = document.Reference(_profile(), "OutputProfile")
    return PDFDictionary(
        {
            "Type": b"/OutputIntent",
            "S": b"/GTS_PDFA1",
            "OutputConditionIdentifier": b"(sRGB IEC61966-2.1)",
            "Info": b"(sRGB IEC61966-2.1)",
            "DestOutputProfile": profile,
        }
    )


@cache
def _colours() -> bytes:
    return resources.path("colour", "srgb.icc").read_bytes()


def _profile() -> Stream:
    return Stream(_colours(), {"N": 3})


def catalogue(document: PDFDocument, metadata: Metadata, pages: PDFObjectReference) -> Dictionary:
    """The root of a file; its outline is added by whoever has one."""
    return Dictionary(
        {
            "Type": b"/Catalog",
            "Pages": pages,
            "Lang": f"({LANGUAGE})".encode("ascii"),
            "Metadata": document.Reference(described(metadata), "Description"),
            "OutputIntents": PDFArray([output_intent(document)]),
            "ViewerPreferences": b"<< /DisplayDocTitle true >>",
        }
    )


NO_MARK = b"0" * 32
"""Stands in the file while its mark is reckoned."""


class File(Contents):
    """A file being put together."""

    def __init__(self) -> None:
        super().__init__(VERSION)

    def ID(self) -> bytes:
        """The same twice: the file was never another."""
        return b"[<%s> <%s>]" % (NO_MARK, NO_MARK)


def finished(file: File, root: Dictionary, facts: Dictionary) -> bytes:
    """The bytes of the file; its identifier (6.1.3) is the digest of all that is in it, before it is packed: the same
    on every machine."""
    file.Catalog, file.info = root, facts
    pdf: bytes = file.format()
    at = pdf.rindex(b"trailer")
    mark = file.mark()[: len(NO_MARK)].encode("ascii")
    return pdf[:at] + pdf[at:].replace(NO_MARK, mark)
