"""Shapes in headers and footers, in the old drawing language that Word, WPS and LibreOffice all read there."""

from docx.oxml.parser import parse_xml

from reports import page
from reports.faces.fonts import Style
from reports.page import Shape
from reports.parts.typesetter import tidy
from reports.pdf.pen import PALE
from reports.word import runs
from reports.word.definitions import NUMBER
from reports.word.markup import Element, w
from reports.word.paragraphs import SEPARATOR, colour, paragraph

WATERMARK = 150.0
"""Size of a character across the page, in points."""
NUMBER_ROOM = 120.0
"""Length of the box that a turned page number stands in, in points."""
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
WORDS = (
    f'<w:pict {NAMES}><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><o:lock v:ext="edit" text="t"'
    ' shapetype="t"/></v:shapetype><v:shape type="#_x0000_t136" o:allowincell="f" stroked="f"><v:textpath/>'
    "</v:shape></w:pict>"
)
BOX = (
    f'<w:pict {NAMES}><v:rect filled="f" stroked="f"><v:textbox style="layout-flow:vertical" inset="0,0,0,0">'
    "<w:txbxContent/></v:textbox></v:rect></w:pict>"
)


def across(words: str, number: int) -> Element:
    """A header line with nothing but the words across the page, rising, under the text: what Word calls a watermark.
    `number` tells the shapes of a file apart."""
    picture = parse_xml(WORDS)
    shape = picture[1]
    width = WATERMARK * len(tidy(words))
    shape.set("id", f"PowerPlusWaterMarkObject{number}")
    shape.set(
        "style",
        f"position:absolute;margin-left:0;margin-top:0;width:{width:.0f}pt;height:{WATERMARK:.0f}pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical:center;mso-position-vertical-relative:page",
    )
    shape.set("fillcolor", f"#{colour(PALE)}")
    shape[0].set("style", f'font-family:"{runs.FACES[Style.HEI]}";font-size:1pt')
    shape[0].set("string", tidy(words))
    return paragraph([w("r", picture)], style=NUMBER, line=SEPARATOR)


def turned(number: Element, side: int, height: float) -> Element:
    """A footer line with nothing but a page number where upright pages have it: at the left edge of a sheet laid across,
    turned (clause 8). `side` is odd for fronts; `height` is that of the number's line."""
    picture = parse_xml(BOX)
    area = page.area(Shape.ACROSS, side)
    left = area.left - page.NUMBER_DROP - height / 2
    top = area.top + area.height - NUMBER_ROOM if side % 2 else area.top
    picture[0].set("id", f"TurnedPageNumber{side}")
    picture[0].set(
        "style",
        f"position:absolute;margin-left:{left:.1f}pt;margin-top:{top:.1f}pt;width:{height:.1f}pt;"
        f"height:{NUMBER_ROOM:.1f}pt;mso-position-horizontal-relative:page;mso-position-vertical-relative:page",
    )
    picture[0][0][0].append(number)
    return paragraph([w("r", picture)], style=NUMBER, line=SEPARATOR)
