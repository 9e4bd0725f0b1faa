"""Names of files from outside: what may be shown, what may stand on a disk, and what kind of file a name promises."""

import unicodedata
from enum import StrEnum

UNNAMED = "附件"
LONGEST_SHOWN = 200
"""Characters."""
LONGEST_ON_DISK = 180
"""Bytes of UTF-8; systems take 255, and a folder's own path has to go before it on Windows."""
_FORBIDDEN = frozenset('\\/:*?"<>|')
_RESERVED = frozenset(
    (
        *("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"),
        *(f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"),
    )
)
"""Names of devices on Windows, whatever follows the first dot."""
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Control characters, marks that turn the direction of writing, halves of characters, line ends. Characters that this Unicode
does not know yet are let be: rare ones of names may be among them."""


class FileKind(StrEnum):
    """What a name promises; the content is looked at before anything is done with it."""

    PICTURE = "picture"
    PHONE_PICTURE = "phone_picture"
    """A picture that this program cannot show or put on a page."""
    PDF = "pdf"
    WORD = "word"
    SHEET = "sheet"
    SLIDES = "slides"
    TEXT = "text"
    MEDIA = "media"
    PACKED = "packed"
    ACTIVE = "active"
    """A document that can carry a program within it: macros, web pages."""
    PROGRAM = "program"
    OTHER = "other"


_SUFFIXES = {
    FileKind.PICTURE: "jpg jpeg jpe jfif png bmp dib gif tif tiff webp",
    FileKind.PHONE_PICTURE: "heic heif",
    FileKind.PDF: "pdf",
    FileKind.WORD: "doc docx wps wpt dot dotx rtf odt",
    FileKind.SHEET: "xls xlsx et ett csv ods",
    FileKind.SLIDES: "ppt pptx dps odp pps ppsx",
    FileKind.TEXT: "txt md log text",
    FileKind.MEDIA: "mp3 mp4 wav wma m4a aac flac amr avi mov wmv mkv mpg mpeg flv 3gp ogg webm",
    FileKind.PACKED: "zip rar 7z tar gz tgz bz2 xz iso img cab",
    FileKind.ACTIVE: "docm dotm xlsm xltm xlsb xlam pptm potm ppsm htm html mht mhtml xhtml svg xml xps",
    FileKind.PROGRAM: "exe com bat cmd msi msp mst scr pif cpl dll sys ocx drv vbs vbe vb js jse mjs ws wsf wsh wsc sct"
    " ps1 ps1xml ps2 psm1 psd1 psc1 psc2 msh hta lnk url website reg inf job jar jnlp class py pyc pyw pyz pl rb php"
    " sh bash csh ksh zsh run bin appimage desktop deb rpm apk app command action workflow out elf so"
    " ade adp mda mdb mde accde chm hlp gadget application appref-ms msc scf library-ms search-ms settingcontent-ms theme",
}
_KIND_OF = {suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}


def suffix_of(name: str) -> str:
    """What stands after the last dot, in small letters and without blanks; empty for a name without one. Windows takes no notice
    of dots and blanks at the end, so they hide nothing here."""
    stem, dot, last = name.strip(". \u3000\t\r\n").rpartition(".")
    return unicodedata.normalize("NFKC", last).strip().lower() if dot and stem else ""


def file_kind(name: str) -> FileKind:
    """The kind the name promises. What stands before a colon counts too: on Windows the rest is the name of a hidden stream."""
    kinds = [_KIND_OF.get(suffix_of(part), FileKind.OTHER) for part in (name, name.split(":", 1)[0])]
    return FileKind.PROGRAM if FileKind.PROGRAM in kinds else kinds[0]


def is_picture(name: str) -> bool:
    """Whether the name promises a picture, be it one that can be shown here or not."""
    return file_kind(name) in (FileKind.PICTURE, FileKind.PHONE_PICTURE)


def shown_name(name: str) -> str:
    """The name as it may be shown, printed and kept: what cannot be seen, or would turn the letters after it round (so that
    ``abc\\u202egpj.exe`` looks like a picture), stands as ``_``; never empty, not without end."""
    seen = "".join("_" if unicodedata.category(letter) in _UNSEEN else letter for letter in name)
    if len(seen) > LONGEST_SHOWN:
        tail = seen[-LONGEST_SHOWN // 4 :]
        seen = f"{seen[: LONGEST_SHOWN - len(tail) - 1]}…{tail}"
    return seen if seen.strip() else UNNAMED


def disk_name(name: str) -> str:
    """A file name made of ``name`` that every system takes and that stays in its folder: no separators, no name of a device, no
    dot or blank at the end, not too long; the suffix stays."""
    plain = "".join("_" if letter in _FORBIDDEN else letter for letter in shown_name(name)).strip(". ")
    plain = plain or UNNAMED
    if plain.split(".", 1)[0].rstrip().upper() in _RESERVED:
        plain = f"_{plain}"
    return _shortened(plain)


def _shortened(name: str) -> str:
    if len(name.encode("utf-8")) <= LONGEST_ON_DISK:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > 10:
        stem, suffix = name, ""
    end = f".{suffix}" if suffix else ""
    room = LONGEST_ON_DISK - len(end.encode("utf-8"))
    return stem.encode("utf-8")[:room].decode("utf-8", "ignore").rstrip(". ") + end
