"""Long texts as an office writes them, and texts no office writes, measured on the printed page."""

from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.flow import Document, Section
from reports.page import BODY, Shape
from reports.parts.headings import paragraphs
from reports.parts.paragraph import Align, Paragraph
from reports.parts.strip import Block
from reports.parts.table import Cell, Table
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata
from reports.press import pdf_of
from tests.reports.conftest import measure
from tests.reports.grid import body_lines, faults, left_edge, loose_gaps, off_the_area
from tests.reports.prose import TEXTS

META = Metadata("题", "局", date(2026, 5, 8))
EASY, WIDEST = 2.0, 4.8
"""Points a gap may gain unseen, and at all."""


def printed(text: str) -> Any:
    return measure(pdf_of(Document(META, [Section(paragraphs(text, "正文"))])))


@pytest.fixture(scope="module")
def papers() -> dict[str, Any]:
    return {name: printed(text) for name, text in TEXTS.items()}


def test_the_texts_are_long_enough_to_prove_something() -> None:
    assert sum(map(len, TEXTS.values())) > 6000


@pytest.mark.parametrize("name", TEXTS)
def test_no_line_begins_or_ends_badly_or_leaves_the_grid(papers: dict[str, Any], name: str) -> None:
    lines = body_lines(papers[name])
    assert len(lines) > 12
    assert list(faults(lines)) == []


@pytest.mark.parametrize("name", TEXTS)
def test_every_character_arrives_in_its_order(papers: dict[str, Any], name: str) -> None:
    found = "".join(line.text for line in body_lines(papers[name]))
    assert "".join(found.split()) == "".join(TEXTS[name].split())


@pytest.mark.parametrize("name", TEXTS)
def test_pages_are_filled_to_the_22nd_line(papers: dict[str, Any], name: str) -> None:
    """撑满版心 (5.2.3): only a heading that goes over with its text may leave lines empty."""
    lines = body_lines(papers[name])
    for number in range(1, len(papers[name].pages)):
        here = [line for line in lines if line.page == number]
        over = [line for line in lines if line.page == number + 1]
        assert len(here) == 22 or over[0].text[0] in "一二三四五（", over[0].text


@pytest.mark.parametrize("name", TEXTS)
def test_lines_are_full_but_the_last_of_a_paragraph(papers: dict[str, Any], name: str) -> None:
    lines = body_lines(papers[name])
    for line, follower in pairwise(lines):
        if follower.marks[0].x > left_edge(follower.page) + 5:
            continue
        right = left_edge(line.page) + 156
        last = line.marks[-1]
        width = 5.57 if ord(last.char) > 0x2E7F else 3.2
        assert last.x + width > right - 2.9, line.text


@pytest.mark.parametrize("name", TEXTS)
def test_lines_are_never_pulled_apart(papers: dict[str, Any], name: str) -> None:
    gaps = loose_gaps(body_lines(papers[name]))
    assert max(gaps) <= WIDEST
    assert sum(gap > EASY for gap in gaps) < 0.02 * len(gaps)


@pytest.mark.parametrize("name", TEXTS)
def test_most_characters_stand_exactly_on_the_grid(papers: dict[str, Any], name: str) -> None:
    """Lines without marks to squeeze and without narrow characters have 28 cells of 5.571 mm."""
    exact = 0
    for line in body_lines(papers[name]):
        if len(line.marks) == 28 and all(ord(mark.char) > 0x4DFF for mark in line.marks):
            first = line.marks[0].x
            assert all(
                mark.x == pytest.approx(first + at * 156 / 28, abs=0.02) for at, mark in enumerate(line.marks)
            )
            exact += 1
    assert exact or name != "speech"


@pytest.mark.parametrize("whole", ["——", "……"])
def test_dashes_and_ellipses_stay_whole_and_close(papers: dict[str, Any], whole: str) -> None:
    met = 0
    for paper in papers.values():
        for line in body_lines(paper):
            at = line.text.find(whole)
            if at >= 0:
                met += 1
                pitch = line.marks[at + 1].x - line.marks[at].x
                assert pitch == pytest.approx(156 / 28, abs=0.03)
    assert met


@pytest.mark.parametrize(
    "kept",
    [
        *("10月16日", "14:30—16:05", "第2次", "96人次", "620份", "22.5学时", "82.6%", "38.6万元"),
        *("2024—2026年", "〔2026〕8号", "60个", "7,236.50元", "71.8岁", "12,809次", "第十二"),
    ],
)
def test_figures_stay_with_their_units_wherever_the_line_ends(kept: str) -> None:
    for before in range(18, 29):
        text = "党" * before + kept + "建" * 40
        lines = [line.text for line in body_lines(printed(text))]
        assert any(kept in line for line in lines), lines


def odd_texts() -> dict[str, str]:
    """What a clerk would hardly type, and what is pasted all the same."""
    return {
        "a word of 60 letters": "党建" + "x" * 60 + "工作",
        "an address of 300 characters": "详见https://example.gov.cn/" + "a1-b2_c3/" * 33 + "。",
        "marks only": "，。、；：？！）》”" * 12,
        "openings only": "（《“‘【〔" * 20,
        "a run of ellipses": "说" + "…" * 90 + "完",
        "a run of dashes": "说" + "—" * 91 + "完",
        "Latin only": "The quick brown fox jumps over the lazy dog, 2026. " * 20,
        "both widths": "ＡＢＣ１２３abc123，,。.！!" * 20,
        "a very long name": "某某某某" * 60 + "党支部",
        "spaces": "党 建　工  作" * 40,
        "a figure of 200 digits": "共" + "1234567890" * 20 + "元",
        "markup": "<b>不得</b>&amp;<br/>" * 20,
        "quotes in quotes": "“‘《（〔甲〕）》’”" * 30,
        "rare names": "䶮喆堃翀昇祎頔玥㛃𬀩" * 20,
        "one character": "党",
        "marks behind a full line": "党" * 26 + "”）。" + "建" * 30,
        "units in a chain": "3年5个月12日8小时30分" * 20,
    }


@pytest.mark.parametrize("name", odd_texts())
@pytest.mark.parametrize("shape", list(Shape))
def test_nothing_ever_leaves_the_type_area(name: str, shape: Shape) -> None:
    text = odd_texts()[name]
    cells = [Cell(text, align=align) for align in (Align.FULL, Align.CENTRE, Align.LEFT)]
    narrow = Table([3, 1, 0.4, 0.2], [[*cells, Cell("党", align=Align.RIGHT)]], "表", fit=False)
    spans = [Span(text)]
    blocks: list[Block] = [
        Paragraph(spans, "正文"),
        Paragraph(spans, "正文", first=0, align=Align.CENTRE),
        narrow,
    ]
    paper = measure(pdf_of(Document(META, [Section(blocks, shape)])))
    assert off_the_area(paper, shape) == []
    content = "".join(text.split())
    found = "".join(mark.char for marks in paper.pages for mark in marks if not mark.char.isspace())
    assert len(found) >= 5 * len(content)


characters = st.sampled_from("的一是在不了有和人这中大为上个国我以要他党建工作会议学习")
pieces = st.one_of(
    st.lists(characters, min_size=1, max_size=9).map("".join),
    st.integers(0, 99999).map(str),
    st.sampled_from(
        ["，", "。", "、", "；", "：", "？", "！", "——", "……", "”", "“", "《", "》", "（", "）", "〔", "〕"]
    ),
    st.sampled_from(
        ["OA", "GB/T", "e-mail", "12.5", "50%", "2026年", "第3次", "3.5万元", "2024—2026", "·", " ", "　"]
    ),
)


@given(st.lists(pieces, min_size=20, max_size=120).map("".join))
@settings(max_examples=25, deadline=None)
def test_made_texts_stay_in_the_type_area_and_lose_nothing(text: str) -> None:
    paper = measure(pdf_of(Document(META, [Section([Paragraph([Span("党" + text)], "正文")])])))
    assert off_the_area(paper, Shape.UPRIGHT) == []
    found = "".join(line.text for line in body_lines(paper))
    # Counted, not compared in order: a squeezed 《 begins, without ink, left of a narrow letter before it.
    assert Counter("".join(found.split())) == Counter("".join(("党" + text).split()))


@pytest.mark.parametrize("char", "“”‘’—…·")
def test_marks_shared_with_latin_come_out_in_the_chinese_face(char: str, setter: Any) -> None:
    galley = setter.galley([Span("中" + char)], BODY, "正文")
    assert galley.glyphs[1].font is galley.glyphs[0].font
