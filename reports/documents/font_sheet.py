"""字体试印页: every style as it will be printed, and which face drew what. No official paper: nothing of it is kept."""

from dataclasses import replace
from datetime import date

from models.rows.paper import FaceUse
from models.rules.faces import called
from reports import page
from reports.faces.fonts import FontBook, Style
from reports.flow import Document, Section
from reports.page import Setting, Shape
from reports.parts.paragraph import Align, Paragraph
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.parts.title import Title
from reports.parts.typesetter import Span, Typesetter
from reports.pdf.pen import Metadata

TITLE = "字体试印页"
USED_FOR = {
    Style.FANGSONG: "正文、发文字号、表格",
    Style.TITLE: "发文机关标志、标题",
    Style.HEI: "一级标题、附件字样、表头",
    Style.KAI: "二级标题、发言人",
    Style.SONG: "页码",
}
SIZES = {Style.TITLE: page.SIZE_2, Style.SONG: page.SIZE_4}
WORDS = "规范党的组织生活，压实问题整改责任。"
NAMES = "生僻字：䶮 喆 堃 翀 昇 祎 頔 玥 㛃 𬀩"
SIGNS = "标点数字：“党建”《条例》〔2026〕（一）①——……0123456789 95% Word"
SMALL = Setting(page.SIZE_SMALL_4, page.SIZE_SMALL_4)
LEADING, LABEL_LEADING = 1.4, 1.8
NO_OTHER = "无"


def document(book: FontBook, issuer: str, day: date) -> Document:
    """One page (two where many faces share the work); what `book` has to say about faces not found stands above."""
    blocks: list[Block] = [Title(TITLE, below=0.2)]
    blocks += [_line(note, Style.HEI, SMALL) for note in book.notes]
    for style in Style:
        size = SIZES.get(style, page.SIZE_3)
        blocks += [
            _label(f"{style.value}（{USED_FOR[style]}）"),
            _line(WORDS, style, Setting(size, size)),
            _line(NAMES, style, SMALL),
            _line(SIGNS, style, SMALL),
        ]
    blocks += [_label(f"以上各字所用字体（{spoken(day)}）"), _faces(book)]
    return Document(Metadata(TITLE, issuer, day), [Section(blocks, Shape.RECORD)])


def faces_used(book: FontBook) -> tuple[FaceUse, ...]:
    """Which face draws how much of the samples, in the order of the styles."""
    setter = Typesetter(book)
    for style in Style:
        setter.galley([Span(WORDS + NAMES + SIGNS, style)], SMALL, TITLE)
    return setter.faces()


def _line(text: str, style: Style, setting: Setting) -> Paragraph:
    return Paragraph(
        [Span(text, style)],
        TITLE,
        first=0,
        align=Align.LEFT,
        setting=setting,
        leading=setting.size * LEADING,
    )


def _label(text: str) -> Paragraph:
    return replace(_line(text, Style.SONG, SMALL), keep=True, leading=SMALL.size * LABEL_LEADING)


def _faces(book: FontBook) -> Table:
    """A row for each style: the face that draws most of it, and those that draw the characters it lacks."""
    heads = [[Cell(text, style=Style.HEI) for text in ("样式", "字体", "来源", "字体文件", "缺字由谁补")]]
    used = faces_used(book)
    rows = [_row(style, [use for use in used if use.style == style.value]) for style in Style]
    return Table((46, 102, 62, 96, 146), rows, "所用字体", heads)


def _row(style: Style, uses: list[FaceUse]) -> Row:
    first, *others = uses
    return [
        Cell(style.value),
        Cell(_called(first)),
        Cell(first.origin),
        Cell(first.file),
        Cell("\n".join(f"{_called(use)}（{use.characters}字）" for use in others) or NO_OTHER),
    ]


def _called(use: FaceUse) -> str:
    return called(use.family, use.origin, use.file)
