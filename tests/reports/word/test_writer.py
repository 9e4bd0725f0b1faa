"""The Word copy of every paper: the same words in the same order, in an office's faces, the same bytes each time."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from models.rows.paper import Seal
from models.rules.papers import PaperKind
from reports import page
from reports.documents import inspection_notice, meeting_record, rectification_list
from reports.flow import Document, Numbering, Section
from reports.page import Shape
from reports.parts.contents import Contents
from reports.parts.cover import Cover
from reports.parts.imprint import Imprint
from reports.parts.letter_head import LetterHead
from reports.parts.paragraph import Paragraph
from reports.parts.strip import Block, Marked
from reports.parts.title import Title
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata
from reports.press import pdf_of
from reports.word.blocks import Untranslated
from reports.word.runs import FACES, Unwritable
from reports.word.writer import docx_of
from tests.reports import sheets
from tests.reports.specimens import SPECIMENS
from tests.reports.word import reading

# Every specimen as Word and as paper; tests/reports/word/test_*.py hold the blocks one by one.
pytestmark = pytest.mark.thorough
Measure = Callable[[bytes], Any]
META = Metadata("某材料", "某机关", date(2026, 10, 31))

ORDER = {
    "pPr": ["pStyle", "keepNext", "keepLines", "framePr", "widowControl", "pBdr", "tabs", "kinsoku", "overflowPunct",
            "topLinePunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid", "spacing", "ind", "jc",
            "outlineLvl", "rPr", "sectPr"],
    "rPr": ["rFonts", "color", "spacing", "w", "sz", "szCs", "lang"],
    "tblPr": ["tblpPr", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar"],
    "tcPr": ["tcW", "gridSpan", "vMerge", "vAlign"],
    "tblBorders": ["top", "left", "bottom", "right", "insideH", "insideV"],
    "tblCellMar": ["top", "left", "bottom", "right"],
    "sectPr": ["Reference", "type", "pgSz", "pgMar", "pgNumType", "titlePg", "docGrid"],
    "settings": ["zoom", "mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "defaultTabStop",
                 "evenAndOddHeaders", "characterSpacingControl", "compat", "themeFontLang"],
    "style": ["name", "basedOn", "uiPriority", "semiHidden", "qFormat", "pPr", "rPr", "tblPr"],
    "tbl": ["tblPr", "tblGrid", "tr"],
}  # fmt: skip
"""What the schema has of each element, as far as these files use it; an element not named here fails the test."""


def document(*blocks: Any, **more: Any) -> Document:
    return Document(META, [Section(list(blocks))], **more)


def words(text: str) -> Paragraph:
    return Paragraph([Span(text)], "正文")


ONLY_PAPER = ("archive cover", "archive cover, nothing known", "box spine")
"""Specimens of papers that have no Word copy because a block of theirs is only for paper."""
IN_WORD = tuple(name for name in SPECIMENS if name not in ONLY_PAPER)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return {name: docx_of(SPECIMENS[name]()) for name in IN_WORD}


def test_papers_with_a_block_only_for_paper_are_offered_no_word() -> None:
    assert not {PaperKind.ARCHIVE_COVER, PaperKind.BOX_SPINE} & {kind for kind in PaperKind if kind.has_word}
    for name in ONLY_PAPER:
        with pytest.raises(Untranslated):
            docx_of(SPECIMENS[name]())


def without_heads(content: bytes) -> tuple[str, list[str]]:
    """The text without the heads of tables, and these: paper repeats them."""
    body, heads = reading.body(content), []
    for row in list(reading.every(body, "tr")):
        if list(reading.every(row, "tblHeader")):
            heads.append(reading.solid(reading.text_of(row)))
            row.getparent().remove(row)
    return reading.solid(reading.text_of(body)), heads


@pytest.mark.parametrize("name", IN_WORD)
def test_it_has_the_words_of_the_paper_in_its_order(
    made: dict[str, bytes], measure: Measure, name: str
) -> None:
    composed = SPECIMENS[name]()
    text, heads = without_heads(made[name])
    printed = ""
    for sheet in measure(pdf_of(composed)).texts:
        sheet = re.sub("—[0-9IVX]+—$", "", reading.solid(sheet))
        printed += sheet.replace(composed.watermark, "", 1) if composed.watermark else sheet
    for head in filter(None, heads):
        printed = printed.replace(head, "")
    leaders = "…"  # of a table of contents: Word draws them itself
    assert text.replace(leaders, "") == printed.replace(leaders, "")


@pytest.mark.parametrize(
    "name", ["inspection notice", "inspection notice, plain draft", "meeting record", "meeting volume"]
)
def test_the_same_document_gives_the_same_bytes(made: dict[str, bytes], name: str) -> None:
    assert docx_of(SPECIMENS[name]()) == made[name]


@pytest.mark.parametrize("name", IN_WORD)
def test_children_stand_in_the_order_of_the_schema(made: dict[str, bytes], name: str) -> None:
    for part, root in reading.parts(made[name]).items():
        for kind, order in ORDER.items():
            for element in reading.every(root, kind):
                names = [child.tag.rpartition("}")[2] for child in element]
                places = [order.index(re.sub("^(header|footer)Ref", "Ref", name)) for name in names]
                assert places == sorted(places), (part, kind)


@pytest.mark.parametrize("name", IN_WORD)
def test_every_text_names_an_office_face_in_all_four_slots(made: dict[str, bytes], name: str) -> None:
    seen = 0
    for root in reading.parts(made[name]).values():
        for run in reading.every(root, "r"):
            if run.find(qn("w:t")) is None:
                continue
            seen += 1
            fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
            named = {fonts.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
            assert len(named) == 1
            assert named <= set(FACES.values())
            assert fonts.get(qn("w:hint")) == "eastAsia"
    assert seen


@pytest.mark.parametrize("name", IN_WORD)
def test_it_says_what_it_is_and_nothing_of_the_hour_it_was_made(made: dict[str, bytes], name: str) -> None:
    metadata = SPECIMENS[name]().metadata
    own = reading.opened(made[name]).core_properties
    assert (own.title, own.author) == (metadata.title, metadata.author)
    assert own.created == own.modified
    assert own.created is not None
    assert own.created.date() == metadata.day
    with zipfile.ZipFile(io.BytesIO(made[name])) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_of_the_template_is_left(made: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(made["meeting record"])) as package:
        everything = b"".join(map(package.read, package.namelist()))
        assert len(everything) < 60_000
    for foreign in (b"python-docx", b"Cambria", b"Calibri", b"Times New Roman", b"asciiTheme"):
        assert foreign not in everything


def test_the_page_is_that_of_the_standard(made: dict[str, bytes]) -> None:
    settings = reading.parts(made["inspection notice"])["word/settings.xml"]
    assert list(reading.every(settings, "mirrorMargins"))
    assert list(reading.every(settings, "evenAndOddHeaders"))
    first = reading.opened(made["inspection notice"]).sections[0]
    lengths = (first.page_width, first.page_height, first.top_margin, first.bottom_margin, first.left_margin, first.right_margin)  # fmt: skip
    assert [length.mm for length in lengths if length is not None] == pytest.approx(
        [210, 297, 37, 35, 28, 26], abs=0.1
    )
    grid = reading.body(made["inspection notice"]).findall(f".//{qn('w:docGrid')}")
    assert {found.get(qn("w:linePitch")) for found in grid} == {"579"}
    assert {found.get(qn("w:type")) for found in grid} == {"lines"}
    assert (page.A4[1] - page.HEAD - page.FOOT) * 20 >= 22 * 579


def test_the_second_annex_lies_across(made: dict[str, bytes]) -> None:
    across = [
        section
        for section in reading.opened(made["inspection notice"]).sections
        if (section.page_width or 0) > (section.page_height or 0)
    ]
    assert len(across) == 1
    assert across[0].left_margin is not None
    assert across[0].left_margin.mm == pytest.approx(35, abs=0.1)


def test_a_record_has_the_deeper_page_of_a_record_book(made: dict[str, bytes]) -> None:
    top = reading.opened(made["meeting record"]).sections[0].top_margin
    assert top is not None
    assert top.mm == pytest.approx(25, abs=0.1)


def test_page_numbers_stand_outside_between_dashes(made: dict[str, bytes]) -> None:
    section = reading.opened(made["meeting record"]).sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        root = footer.part.element
        assert [found.text for found in reading.every(root, "instrText")] == [" PAGE "]
        assert reading.text_of(root) == "— 1 —"
        assert reading.values(root, "jc") == [side]


def test_a_sheet_laid_across_has_its_number_turned_where_upright_pages_have_it(
    made: dict[str, bytes],
) -> None:
    sections = list(reading.opened(made["inspection notice"]).sections)
    (across,) = [section for section in sections if (section.page_width or 0) > (section.page_height or 0)]
    for footer, side in ((across.footer, "right"), (across.even_page_footer, "left")):
        root = footer.part.element
        (box,) = root.iter("{urn:schemas-microsoft-com:vml}textbox")
        assert box.get("style") == "layout-flow:vertical"
        assert reading.text_of(box) == "— 1 —"
        assert reading.values(box, "jc") == [side]
    assert not list(sections[0].footer.part.element.iter("{urn:schemas-microsoft-com:vml}textbox"))


def test_a_ledgers_number_stands_in_the_middle_of_the_foot() -> None:
    content = docx_of(Document(META, [Section([words("文")], Shape.LEDGER)]))
    for footer in (
        reading.opened(content).sections[0].footer,
        reading.opened(content).sections[0].even_page_footer,
    ):
        assert reading.values(footer.part.element, "jc") == ["center"]
    assert reading.values(reading.body(content), "pgSz", "orient") == ["landscape"]


def test_a_letters_first_page_has_no_number_but_the_second_double_rule() -> None:
    blocks: list[Block] = [
        LetterHead("中共某局机关委员会", "某机党〔2026〕3号"),
        Title("关于某事的函"),
        words("文" * 900),
    ]
    content = docx_of(Document(META, [Section(blocks, first_numbered=False)]))
    section = reading.opened(content).sections[0]
    assert section.different_first_page_header_footer
    foot = section.first_page_footer.part.element
    assert not list(reading.every(foot, "instrText"))
    assert [found.get(qn("w:val")) for found in reading.every(foot, "bottom")] == ["thinThickSmallGap"]
    assert list(reading.every(section.footer.part.element, "instrText"))


def test_only_a_draft_says_so(made: dict[str, bytes]) -> None:
    def strings(name: str) -> set[str]:
        return {
            found.get("string", "")
            for root in reading.parts(made[name]).values()
            for found in root.iter("{urn:schemas-microsoft-com:vml}textpath")
        } - {""}

    assert strings("inspection notice, plain draft") == {"草稿"}
    assert strings("inspection notice") == set()


def test_the_seal_never_reaches_an_editable_file(seal: Seal) -> None:
    notice = replace(sheets.NOTICE, sealed=True)
    composed = inspection_notice.document(notice, seal=seal)
    assert pdf_of(composed) != pdf_of(inspection_notice.document(notice))
    with zipfile.ZipFile(io.BytesIO(docx_of(composed))) as package:
        assert not [name for name in package.namelist() if not name.endswith((".xml", ".rels"))]


@pytest.fixture
def seal() -> Seal:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (200, 200), (229, 0, 0)).save(out, "PNG")
    return Seal(out.getvalue(), "0" * 64)


def test_copies_and_printer_stand_on_the_back_of_their_own_or_at_the_foot_of_the_last_page() -> None:
    imprint = Imprint("局领导", "某局办公室", date(2026, 10, 31))
    one_page = reading.body(docx_of(document(words("一页。"), imprint=imprint)))
    assert reading.values(one_page, "type") == ["nextPage", "evenPage"]
    assert not list(reading.every(one_page, "tblpPr"))
    two_pages = reading.body(docx_of(document(words("文" * 800), imprint=imprint)))
    assert reading.values(two_pages, "type") == ["nextPage"]
    assert reading.values(two_pages, "tblpPr", "tblpYSpec") == ["bottom"]


def test_a_volume_has_cover_contents_and_numbers_from_1() -> None:
    sections = [
        Section([Cover("年度汇编", "某支部", "2026年")], numbering=Numbering.NONE),
        Section([Contents()], numbering=Numbering.ROMAN),
        Section([Marked(Title("第一次会议"), "第一次会议"), words("文。")], numbering=Numbering.FROM_1),
        Section([Marked(Title("第二次会议"), "第二次会议"), words("文。")], Shape.RECORD),
    ]
    content = docx_of(Document(META, sections))
    body = reading.body(content)
    assert reading.values(body, "type") == ["nextPage", "oddPage", "oddPage", "nextPage"]
    assert reading.values(body, "pgNumType", "fmt") == ["decimal", "upperRoman", "decimal", "decimal"]
    assert reading.values(body, "pgNumType", "start") == [None, "1", "1", None]
    listed = [text for text in reading.paragraphs(content) if text.startswith("第")]
    assert listed == ["第一次会议1", "第二次会议2", "第一次会议", "第二次会议"]
    assert reading.values(body, "outlineLvl") == ["0", "0"]
    footers = [bool(list(reading.every(part.footer.part.element, "instrText"))) for part in reading.opened(content).sections]  # fmt: skip
    assert footers == [False, True, True, True]


def test_what_looks_like_markup_or_a_field_is_text() -> None:
    typed = "<w:t>&amp;</w:t> { PAGE } {{ name }} ]]> <br/> <!-- -->"
    content = docx_of(document(words(typed)))
    assert reading.text(content) == typed
    assert not list(reading.every(reading.body(content), "instrText"))


def test_control_signs_go_as_they_do_on_paper() -> None:
    content = docx_of(document(words("一\x00二\x0b三\u200b四\t五\r\n六\u2028七")))
    assert reading.text(content) == "一二三四 五  六 七"


@pytest.mark.parametrize("char", ["\ud800", "\ufffe", "\uffff"])
def test_a_sign_that_no_word_file_can_hold_is_refused_with_its_place(char: str) -> None:
    with pytest.raises(Unwritable) as refusal:
        docx_of(document(words(f"王{char}")))
    assert "正文中有" in refusal.value.sentence
    assert "Word 文件没有生成" in refusal.value.sentence


def test_names_that_no_face_has_stay_in_the_file() -> None:
    name = "王\U0002a6d6同志"
    content = docx_of(document(Title(f"关于{name}的通报"), words(name)))
    assert reading.paragraphs(content) == [f"关于{name}的通报", name]


def test_rare_names_are_whole(made: dict[str, bytes]) -> None:
    for name in sheets.RARE_NAMES.split("、"):
        assert name in reading.text(made["inspection notice"])


def test_minutes_of_5000_characters_and_a_list_of_500_arrive_whole() -> None:
    minutes = "\n".join(["会议认为，要抓好落实。" * 50] * 10)
    long = docx_of(meeting_record.document(replace(sheets.MEETING, minutes=minutes)))
    assert reading.text(long).count("要抓好落实") == 500
    items = [sheets.summary(number) for number in range(1, 501)]
    table = docx.Document(
        io.BytesIO(docx_of(rectification_list.document(items, META.day, "机关党委")))
    ).tables[0]
    assert len(table.rows) == 501


def test_an_empty_document_can_be_opened() -> None:
    assert reading.text(docx_of(Document(Metadata("", "", META.day), [Section([])]))) == ""
