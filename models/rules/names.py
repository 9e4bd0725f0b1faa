"""Names of people and ethnic groups as rosters spell them, brought to one spelling."""

import re
import unicodedata

MIDDLE_DOT = "·"
"""The dot of minority and foreign names (间隔号, GB/T 15834—2011 4.14), U+00B7."""

LOOKALIKES = "•・‧∙⋅●･"
"""What input methods give for it."""

_DOTS = re.compile(r"\s*[·•・‧∙⋅●.。]\s*(?=\w)")
_INVISIBLE = frozenset(("Cc", "Cf", "Cs"))
_WRITTEN = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Co", "Cn"))
"""Letters; private and not yet assigned code points are how rare characters of names are typed."""
_BRACKETED = re.compile(r"(?P<base>[^()]+)\((?P<note>[^()]*)\)")

_GROUPS = (
    "汉、蒙古、回、藏、维吾尔、苗、彝、壮、布依、朝鲜、满、侗、瑶、白、"
    "土家、哈尼、哈萨克、傣、黎、傈僳、佤、畲、高山、拉祜、水、东乡、纳西、景颇、"
    "柯尔克孜、土、达斡尔、仫佬、羌、布朗、撒拉、毛南、仡佬、锡伯、阿昌、普米、塔吉克、怒、"
    "乌孜别克、俄罗斯、鄂温克、德昂、保安、裕固、京、塔塔尔、独龙、鄂伦春、赫哲、门巴、珞巴、基诺"
)
ETHNIC_GROUPS = frozenset(_GROUPS.split("、"))
"""The 56 ethnic groups of GB/T 3304, without 族."""


def one_line(text: str) -> str:
    """``text`` in compatibility form (full-width letters and digits made plain), without control and
    zero-width characters, every run of white space a single blank."""
    plain = unicodedata.normalize("NFKC", text)
    spaced = (" " if character.isspace() else character for character in plain)
    kept = (character for character in spaced if unicodedata.category(character) not in _INVISIBLE)
    # Once more: characters that a blank or an invisible one held apart may now belong together.
    return unicodedata.normalize("NFKC", " ".join("".join(kept).split()))


def shortened(text: str, most: int = 24) -> str:
    """The beginning of a text in one line, for a sentence that quotes it; …… stands for what is left out."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}……"


def unspaced(text: str) -> str:
    """``text`` as in one_line, without any white space: what headings and names are compared by."""
    return unicodedata.normalize("NFKC", one_line(text).replace(" ", ""))


def person_name(text: str) -> str:
    """A person's name in its one spelling.

    Blanks inside a Chinese name (张　三) are set for looks and go; those of a Latin name stay. Every dot of a
    minority name becomes U+00B7. A note in brackets stays with the name, in full-width brackets: it mostly
    tells namesakes apart, as in 王伟（大）.
    """
    plain = one_line(text)
    if re.search(r"[^\x00-\x7f]", plain):
        plain = dotted(unspaced(plain))
    return plain.strip("*.,;:、。" + MIDDLE_DOT).replace("(", "（").replace(")", "）")


def dotted(name: str) -> str:
    """A name in letters other than Latin ones, with U+00B7 for whatever dot stands between its parts."""
    return name if name.isascii() else _DOTS.sub(MIDDLE_DOT, name)


def one_dot(text: str) -> str:
    """``text`` with every dot that looks like the dot of a name being one; full stops stay what they are."""
    return text.translate(_ONE_DOT)


_ONE_DOT = {ord(dot): MIDDLE_DOT for dot in LOOKALIKES}


def split_note(name: str) -> tuple[str, str]:
    """A name and the note behind it: 李娜（女） → 李娜, 女. The note is empty when there is none."""
    found = _BRACKETED.fullmatch(name.replace("（", "(").replace("）", ")"))
    return (found["base"], found["note"]) if found else (name, "")


def looks_like_name(name: str) -> bool:
    """True for what may be a person's name: letters of any script, at least two, and no digits."""
    letters = [character for character in name if unicodedata.category(character) in _WRITTEN]
    return len(letters) >= 2 and len(name) <= 40 and not any(character.isdigit() for character in name)


def ethnic_group(text: str) -> str:
    """The full word for an ethnic group (汉 → 汉族); other words are kept as typed."""
    plain = unspaced(text)
    return f"{plain}族" if plain in ETHNIC_GROUPS else plain
