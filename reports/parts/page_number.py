"""The page number (GB/T 9704-2012 7.5)."""

from reports import page
from reports.faces.fonts import Style
from reports.page import Setting, Shape
from reports.parts.typesetter import Span, Typesetter, natural_line
from reports.pdf.pen import Pen


def draw(pen: Pen, setter: Typesetter, shape: Shape, number: int, label: str = "") -> None:
    """— 1 — in 4号 宋体, one character from the outer edge of the type area (7.5); of a ledger in the middle.

    `number` counts the sides of the paper, `label` is what stands between the dashes when that is something else.
    """
    setting = Setting(page.SIZE_4, page.SIZE_4)
    galley = setter.galley([Span(f"— {label or number} —", Style.SONG)], setting, "页码")
    width = galley.width()
    upright = page.area(Shape.UPRIGHT, number)
    if number % 2:
        x = upright.left + upright.width - page.SIZE_4 - width
    else:
        x = upright.left + page.SIZE_4
    line = natural_line(galley, 0, len(galley.glyphs))
    dash = galley.glyphs[0]
    ink_top = dash.font.ink(dash.number)[3] / 1000 * page.SIZE_4
    y = page.HEAD + page.DEPTH + page.NUMBER_DROP + ink_top
    if shape is Shape.LEDGER:
        area = page.area(shape, number)
        foot = area.top + area.height + page.LEDGER_DROP + ink_top
        pen.glyphs(line.placed, (area.sheet_width - width) / 2, foot, page.SIZE_4)
        return
    if shape is not Shape.ACROSS:
        pen.glyphs(line.placed, x, y, page.SIZE_4)
        return
    pen.turned(0, -1, 1, 0, 0, page.A4[0])
    pen.glyphs(line.placed, x, y - page.A4[1] + page.A4[0], page.SIZE_4)
    pen.restored()
