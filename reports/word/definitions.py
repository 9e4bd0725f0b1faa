"""The styles and settings of the file: what a paragraph is before anything is said about it.

Proven to mean the same in Word, WPS and LibreOffice: exact line heights on a grid of lines, a run's own spacing instead
of a grid of characters, no space added between Chinese and figures, margins that change sides on even pages.
"""

from reports import page
from reports.faces.fonts import Style
from reports.page import Setting
from reports.parts.table import SMALL
from reports.word import runs
from reports.word.markup import GRID, Element, off, twips, w

TITLE, FIRST_LEVEL, SECOND_LEVEL, TABLE, NUMBER = (
    "GovTitle",
    "GovLevel1",
    "GovLevel2",
    "GovTable",
    "GovNumber",
)
HEADINGS = {Style.HEI: FIRST_LEVEL, Style.KAI: SECOND_LEVEL}
LANGUAGES = {"val": "en-US", "eastAsia": "zh-CN", "bidi": "ar-SA"}


def styles() -> list[Element]:
    """The children of `w:styles`."""
    body = w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        w(
            "pPr",
            off("widowControl"),
            w("kinsoku"),
            off("overflowPunct"),
            off("topLinePunct"),
            off("autoSpaceDE"),
            off("autoSpaceDN"),
            off("adjustRightInd"),
            off("snapToGrid"),
            w("spacing", before=0, after=0, line=GRID, lineRule="exact"),
            w("jc", val="both"),
        ),
        runs.properties(Style.FANGSONG),
        type_="paragraph",
        default=1,
        styleId="Normal",
    )
    defaults = w(
        "docDefaults",
        w("rPrDefault", w("rPr", runs.faces(Style.FANGSONG), w("lang", **LANGUAGES))),
        w("pPrDefault"),
    )
    characters = w(
        "style",
        w("name", val="Default Paragraph Font"),
        w("uiPriority", val=1),
        w("semiHidden"),
        type_="character",
        default=1,
        styleId="DefaultFont",
    )
    tables = w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        w("tblPr", w("tblInd", w_=0, type_="dxa")),
        type_="table",
        default=1,
        styleId="NormalTable",
    )
    title, small = Setting(page.SIZE_2, page.SIZE_2), Setting(page.SIZE_4, page.SIZE_4)
    return [
        defaults,
        body,
        characters,
        tables,
        _style(
            TITLE,
            "公文标题",
            runs.properties(Style.TITLE, title),
            w("keepNext"),
            w("jc", val="center"),
        ),
        _style(FIRST_LEVEL, "一级标题", runs.properties(Style.HEI), *_heading(0)),
        _style(SECOND_LEVEL, "二级标题", runs.properties(Style.KAI), *_heading(1)),
        _style(TABLE, "表格文字", runs.properties(Style.FANGSONG, SMALL), w("jc", val="center")),
        _style(NUMBER, "公文页码", runs.properties(Style.SONG, small), w("jc", val="left")),
    ]


def _heading(level: int) -> list[Element]:
    indent = w("ind", firstLine=twips(2 * page.PITCH))
    return [w("keepNext"), w("keepLines"), indent, w("outlineLvl", val=level)]


def _style(identity: str, name: str, own: Element, *paragraph: Element) -> Element:
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="Normal"),
        w("qFormat"),
        w("pPr", *paragraph),
        own,
        type_="paragraph",
        customStyle=1,
        styleId=identity,
    )


def settings() -> list[Element]:
    """The children of `w:settings`, in the order of the schema."""
    compatibility = w(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15
    )
    return [
        w("zoom", percent=100),
        w("mirrorMargins"),
        w("bordersDoNotSurroundHeader"),
        w("bordersDoNotSurroundFooter"),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="compressPunctuation"),
        w(
            "compat",
            w("balanceSingleByteDoubleByteWidth"),
            w("doNotExpandShiftReturn"),
            w("useFELayout"),
            compatibility,
        ),
        w("themeFontLang", **LANGUAGES),
    ]
