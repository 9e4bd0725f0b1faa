"""The sheet that shows what each style is printed in; and faces of a PC on paper as the shipped ones are."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.rows.faces import FaceChoice
from models.rules.faces import FaceMode
from reports.documents import font_sheet
from reports.faces.choice import book_for
from reports.faces.fonts import FontBook, Style, shipped
from reports.faces.system import FontFolders
from reports.flow import Document, Section
from reports.parts.paragraph import Paragraph
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata
from reports.press import pdf_of, printed
from reports.proof.validation import verify
from tests.reports.made_face import Made, fangsong, put

DAY = date(2026, 11, 21)
Measure = Callable[[bytes], Any]
NAMES = {
    Style.FANGSONG: "仿宋_GB2312",
    Style.TITLE: "方正小标宋简体",
    Style.HEI: "黑体",
    Style.KAI: "楷体_GB2312",
    Style.SONG: "宋体",
}


def office(tmp_path: Path, **traits: Any) -> FontBook:
    """The book of a PC that has a face of every style."""
    for style, name in NAMES.items():
        put(tmp_path, f"{style.name}.ttf", Made(name, **traits))
    return book_for((), FontFolders(None, (tmp_path,)))


def sheet(book: FontBook) -> bytes:
    return pdf_of(font_sheet.document(book, "云溪市水务局", DAY), book)


def test_one_page_shows_every_style_with_rare_names_digits_and_signs(measure: Measure) -> None:
    paper = measure(sheet(shipped()))
    assert len(paper.pages) == 1
    assert paper.text.count("规范党的组织生活，压实问题整改责任。") == 5
    for char in "䶮喆堃翀昇祎頔玥㛃𬀩":
        assert paper.text.count(char) == 5
    assert paper.text.count("0123456789") == 5


def test_the_table_names_the_face_its_origin_its_file_and_who_lends(measure: Measure, tmp_path: Path) -> None:
    text = measure(sheet(office(tmp_path))).text.replace(" ", "")
    for style, name in NAMES.items():
        assert f"{name}本机字体{style.name}.ttf" in text
    assert text.count("随程序生僻字体（") == 5


def test_a_face_that_is_gone_is_told_at_the_head(measure: Measure, tmp_path: Path) -> None:
    gone = FaceChoice("黑体", FaceMode.CHOSEN, "某黑", "h.ttf")
    text = measure(sheet(book_for([gone], FontFolders(None, (tmp_path,))))).text
    assert text.index("在这台电脑上找不到") < text.index("规范党的组织生活")


@pytest.mark.parametrize(
    "traits", [{}, {"em": 256}, {"em": 2048}, {"wide_map": True}, {"narrow": "“”‘’—…"}], ids=str
)
def test_paper_in_faces_of_this_pc_is_pdf_a_and_the_same_each_time(
    measure: Measure, tmp_path: Path, traits: dict[str, Any]
) -> None:
    book = office(tmp_path, **traits)
    paper = printed(font_sheet.document(book, "局", DAY), book)
    verify(paper.pdf)
    assert sheet(book) == sheet(FontBook({style: book.faces(style) for style in Style}))
    assert {use.family for use in paper.faces if use.origin == "本机字体"} == set(NAMES.values())
    assert "䶮喆堃翀" in measure(paper.pdf).text.replace(" ", "")


@pytest.mark.parametrize("em", [256, 1000, 2048])
def test_every_character_stands_where_it_stands_in_the_shipped_faces(
    measure: Measure, tmp_path: Path, em: int
) -> None:
    """Ascents of old faces are odd; the made ones say 1 and −0.25 of the em."""
    words = Paragraph([Span("党的组织生活会" * 60)], "正文")
    document = Document(Metadata("题", "局", DAY), [Section([words])])
    ours, theirs = (
        [
            (mark.char, round(mark.x, 2), round(mark.y, 2))
            for mark in measure(pdf_of(document, book)).pages[0]
            if mark.char in "党的组织生活会"
        ]
        for book in (shipped(), office(tmp_path, em=em))
    )
    assert len(ours) == 7 * 60
    assert ours == theirs


def test_the_dashes_of_the_page_number_hang_by_their_ink(measure: Measure, tmp_path: Path) -> None:
    """7.5: seven millimetres below the type area, whatever the face; the made dash is a square as high as the em."""
    ours, theirs = (measure(sheet(book)) for book in (shipped(), office(tmp_path)))
    tops = []
    for paper, book in ((ours, shipped()), (theirs, office(tmp_path))):
        dash = book.glyph("—", Style.SONG)
        assert dash is not None
        mark = next(mark for mark in reversed(paper.pages[0]) if mark.char == "—")
        tops.append(mark.y - dash.font.ink(dash.number)[3] / 1000 * 14 * 25.4 / 72)
    assert tops[0] == pytest.approx(tops[1], abs=0.02)


def test_a_font_with_an_empty_glyph_never_leaves_a_blank(measure: Measure, tmp_path: Path) -> None:
    put(tmp_path, "x.ttf", fangsong(more="堃", empty="堃"))
    book = book_for((), FontFolders(None, (tmp_path,)))
    glyph = book.glyph("堃", Style.FANGSONG)
    assert glyph is not None
    assert glyph.font.file_name == "rare.ttf"
