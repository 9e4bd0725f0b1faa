"""Text in Word: runs in the faces an office has, with what the user typed as nothing but text."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from functools import cache

from docx.oxml.ns import qn

from reports import page
from reports.errors import ReportError
from reports.faces.fonts import Style
from reports.page import Setting
from reports.parts.typesetter import Span, tidy
from reports.word.markup import Element, half_points, twips, w

FACES = {
    Style.FANGSONG: "仿宋_GB2312",
    Style.TITLE: "方正小标宋简体",
    Style.HEI: "黑体",
    Style.KAI: "楷体_GB2312",
    Style.SONG: "宋体",
}
"""What these faces are called on an office's PC; Word itself puts another where one is missing."""


class Unwritable(ReportError):
    """A sign that no Word file can hold: half of a pair, or a code that is no character."""

    def __init__(self, char: str, place: str) -> None:
        self.char, self.place = char, place
        super().__init__(
            f"{place}中有 Word 文件不能保存的字符（U+{ord(char):04X}），Word 文件没有生成，已录入的内容不受影响；"
            "请删去该字符后重新生成。"
        )


def faces(style: Style) -> Element:
    """All four slots, and the hint that makes “ ” — … come out in the Chinese face."""
    name = FACES[style]
    return w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name, hint="eastAsia")


def properties(
    style: Style,
    setting: Setting = page.BODY,
    colour: str = "",
    tracking: float | None = None,
    scale: int = 0,
) -> Element:
    """The properties of a run. `tracking` in points replaces the setting's own, `scale` is a percentage."""
    return deepcopy(_properties(style, setting, colour, tracking, scale))


@cache
def _properties(style: Style, setting: Setting, colour: str, tracking: float | None, scale: int) -> Element:
    spacing = setting.pitch - setting.size if tracking is None else tracking
    size = half_points(setting.size)
    children = [faces(style), w("spacing", val=twips(spacing)), w("sz", val=size), w("szCs", val=size)]
    if colour:
        children.append(w("color", val=colour))
    if scale:
        children.append(w("w", val=scale))
    return w("rPr", *children)


def text(content: str, place: str) -> Element:
    """The text element, spaces kept. Raises `Unwritable`."""
    for char in content:
        if not _may_stand(char):
            raise Unwritable(char, place)
    made = w("t")
    made.text = content
    made.set(qn("xml:space"), "preserve")
    return made


def _may_stand(char: str) -> bool:
    """Whether XML 1.0 has the character."""
    point = ord(char)
    return point in (9, 10, 13) or 0x20 <= point < 0xD800 or 0xE000 <= point < 0xFFFE or point > 0xFFFF


def run(content: str, properties: Element, place: str) -> Element:
    """One run of tidied text."""
    return w("r", properties, text(tidy(content), place))


def runs(spans: Iterable[Span], setting: Setting, place: str, colour: str = "") -> list[Element]:
    """A run for each span that has text."""
    return [
        run(span.text, properties(span.style, setting, colour), place) for span in spans if tidy(span.text)
    ]


def line_break(style: Style, setting: Setting) -> Element:
    """The end of a line within a paragraph."""
    return w("r", properties(style, setting), w("br"))


def tab(style: Style, setting: Setting) -> Element:
    """To the next tabulator stop."""
    return w("r", properties(style, setting), w("tab"))


def page_number(style: Style, setting: Setting, before: str = "", after: str = "") -> Sequence[Element]:
    """The number of the page it stands on, between two texts."""

    def own(*children: Element) -> Element:
        return w("r", properties(style, setting), *children)

    instruction = w("instrText")
    instruction.text = " PAGE "
    instruction.set(qn("xml:space"), "preserve")
    return [
        *([own(text(before, "页码"))] if before else []),
        own(w("fldChar", fldCharType="begin")),
        own(instruction),
        own(w("fldChar", fldCharType="separate")),
        own(text("1", "页码")),
        own(w("fldChar", fldCharType="end")),
        *([own(text(after, "页码"))] if after else []),
    ]
