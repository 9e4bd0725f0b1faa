"""Plain text in the encodings that Chinese offices use."""

import codecs
from pathlib import Path

MOST_BYTES = 8 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class NoText(ValueError):
    """Bytes that are no text in any encoding known here."""


def text_of_plain(path: Path) -> str:
    """The text: by its mark, else UTF-8 where every byte fits, else GB18030 (GB 18030-2022, which holds GBK and GB 2312), else
    UTF-16. Raises NoText."""
    with path.open("rb") as file:
        return decoded(file.read(MOST_BYTES))


def decoded(content: bytes) -> str:
    """The same of bytes; a character cut off at the end is left out."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _in(content[len(mark) :], encoding)
    if b"\0" in content:
        # Half of the bytes of Western letters in UTF-16 are naughts, on the one side or the other.
        even, odd = content[0::2].count(0), content[1::2].count(0)
        return _clear(_in(content, "utf-16-le" if odd > even else "utf-16-be"))
    try:
        return _in(content, "utf-8")
    except NoText:
        return _in(content, "gb18030")


def _in(content: bytes, encoding: str) -> str:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(content, final=False)
    except UnicodeDecodeError as problem:
        raise NoText(encoding) from problem


def _clear(text: str) -> str:
    if "\0" in text or sum(letter < " " and letter not in "\t\r\n" for letter in text) > len(text) // 100:
        raise NoText("control characters")
    return text
