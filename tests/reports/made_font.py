"""A small font with the traps in it."""

import io

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

EM = 2048
NAMES = (".notdef", "one", "two", "empty", "composite", "high")


def square(size: int = 1000) -> Glyph:
    """A filled square."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, size), (size, size), (size, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def made_font(*, advances: dict[str, int] | None = None) -> bytes:
    """A font of 2048 units: 一 and 二 drawn alike, 三 mapped to an empty glyph, 四 made of 一, 𬀩 above
    U+FFFF."""
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(list(NAMES))
    points = {
        0x4E00: "one",
        0x4E8C: "two",
        0x4E09: "empty",
        0x56DB: "composite",
        0x2C029: "high",
        0x4E94: "one",
    }
    builder.setupCharacterMap(points)
    composite = TTGlyphPen({"one": square()})
    composite.addComponent("one", (1, 0, 0, 1, 10, 20))
    drawn = {name: square() for name in (".notdef", "one", "two", "high")}
    builder.setupGlyf(drawn | {"empty": TTGlyphPen(None).glyph(), "composite": composite.glyph()})
    widths = advances or dict.fromkeys(NAMES, EM)
    builder.setupHorizontalMetrics({name: (widths[name], 0) for name in NAMES})
    builder.setupHorizontalHeader(ascent=1800, descent=-248)
    builder.setupNameTable({"familyName": "Made", "styleName": "Regular", "psName": "Made-Regular"})
    builder.setupOS2()
    builder.setupPost()
    stream = io.BytesIO()
    builder.save(stream)
    return stream.getvalue()
