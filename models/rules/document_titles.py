"""Whether a title names a document: office and press write the same title with and without 《》, blanks and punctuation."""

from collections.abc import Iterator
from unicodedata import category, normalize


def title_key(title: str) -> str:
    """A title without 《》, blanks and punctuation, full-width and half-width characters alike: what two spellings of the same
    title share. Empty for a title without a letter, character or figure."""
    text = normalize("NFKC", normalize("NFKC", title).casefold())
    return "".join(sign for sign in text if category(sign)[0] in "LMN")


def titles_named(text: str) -> frozenset[str]:
    """The keys of the titles a line names: the line as a whole, and each title within it that stands in 《》
    (传达学习《中国共产党章程》总纲 names 中国共产党章程)."""
    return frozenset(key for key in map(title_key, (text, *_quoted(text))) if key)


def _quoted(text: str) -> Iterator[str]:
    """What stands in 《》, the outermost where one title stands in another."""
    depth, start = 0, 0
    for place, sign in enumerate(text):
        if sign == "《":
            if not depth:
                start = place + 1
            depth += 1
        elif sign == "》" and depth:
            depth -= 1
            if not depth:
                yield text[start:place]
