"""What is true of every ledger and table of statistics, however long and whatever stands in it."""

from collections.abc import Callable

import pytest

from reports.press import pdf_of
from tests.reports import sheets
from tests.reports.conftest import Measure, Paper
from tests.reports.ledger_sheets import NAMES, ODD, PAPERS, odd

SIZES = (0, 1, 500)
VOLUME = "meeting volume"
LONG = [name for name in PAPERS if name != VOLUME]
Made = Callable[[str, int], Paper]


@pytest.fixture(scope="module")
def kept() -> dict[tuple[str, int], Paper]:
    return {}


@pytest.fixture
def made(kept: dict[tuple[str, int], Paper], measure: Measure) -> Made:
    def get(name: str, count: int) -> Paper:
        if (name, count) not in kept:
            kept[name, count] = measure(pdf_of(PAPERS[name](count)))
        return kept[name, count]

    return get


def assert_inside(paper: Paper) -> None:
    for marks, (width, height) in zip(paper.pages, paper.sizes, strict=True):
        side = 26 if width < height else 16
        places = set()
        for mark in marks:
            assert side - 1.5 < mark.x < width - side + 1.5, mark
            assert 18 < mark.y < height - 10, mark
            if mark.char.isalnum():  # squeezed brackets may share a blank half
                places.add((round(mark.x, 1), round(mark.y, 1)))
        assert len(places) == sum(mark.char.isalnum() for mark in marks), "two glyphs on each other"


@pytest.mark.parametrize("count", [*SIZES[:-1], pytest.param(SIZES[-1], marks=pytest.mark.thorough)])
@pytest.mark.parametrize("name", LONG)
def test_nothing_stands_outside_or_on_each_other(made: Made, name: str, count: int) -> None:
    assert_inside(made(name, count))


@pytest.mark.thorough
@pytest.mark.parametrize("name", LONG)
def test_heads_return_on_every_page_of_a_long_one(made: Made, name: str) -> None:
    paper = made(name, 500)
    assert len(paper.texts) > 10
    heads = {
        "meeting statistics": "党支部",
        "meeting statistics of a month": "党员数",
        "study statistics": "单位",
        "study hours": "姓名",
        "first topic ledger": "领学人",
        "measure list": "责任科室",
        "weekly themes": "党支部",
        "education coverage": "单位",
        "closure ledger": "问题表述",
        "rectification rates": "序号",
        "checkup sheet": "情况说明",
    }
    for text in paper.texts[:-1]:
        assert heads[name] in text.replace("\r\n", "")


@pytest.mark.parametrize("name", PAPERS)
def test_an_empty_one_is_one_sentence_and_no_table(made: Made, name: str) -> None:
    paper = made(name, 0)
    assert "没有" in paper.text
    assert "合计" not in paper.text
    assert len(paper.pages) <= 3


@pytest.mark.parametrize("name", [name for name in LONG if "statistics" in name])
def test_one_line_needs_no_total(made: Made, name: str) -> None:
    assert "合计" not in made(name, 1).text
    assert "合计" in made(name, 500).text


@pytest.mark.parametrize("name", odd(""))
def test_markup_and_words_without_an_end_are_printed_as_typed(measure: Measure, name: str) -> None:
    paper = measure(pdf_of(odd(ODD)[name]))
    assert_inside(paper)
    text = paper.text.replace(" ", "")
    assert "&amp;" in text
    assert "</b>" in text


@pytest.mark.parametrize("name", odd(""))
def test_rare_names_can_be_read_back(measure: Measure, name: str) -> None:
    text = measure(pdf_of(odd(sheets.RARE_NAMES)[name])).text
    assert {char for one in NAMES for char in one} <= set(text)
