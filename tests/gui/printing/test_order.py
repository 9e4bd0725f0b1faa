"""Page ranges as clerks type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.printing.order import PageRange, PrintOrder, pages_of, read_ranges
from models.failures import BadInput


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1-3,5", "1-3,5"),
        ("5，1－3", "1-3,5"),
        ("2 - 4、3-6", "2-6"),
        ("1 2 3", "1-3"),
        ("8-", "8-9"),
        ("3至5；9", "3-5,9"),
        (" 7 ", "7"),
    ],
)
def test_every_usual_way_of_writing_is_read(typed: str, read: str) -> None:
    assert ",".join(str(each) for each in read_ranges(typed, 9)) == read


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "请写出"),
        ("，", "请写出"),
        ("三", "看不懂"),
        ("1-2-3", "看不懂"),
        ("1" * 40, "看不懂"),
        ("5-2", "前大后小"),
        ("0", "前大后小"),
        ("10", "只有9页"),
        ("10-", "只有9页"),
        ("8-10", "没有第10页"),
    ],
)
def test_what_is_no_range_is_one_sentence(typed: str, told: str) -> None:
    with pytest.raises(BadInput, match=told) as refused:
        read_ranges(typed, 9)
    assert "没有打印" in refused.value.sentence


@given(st.sets(st.integers(1, 40), min_size=1))
def test_single_pages_come_back_as_they_went_in(pages: set[int]) -> None:
    typed = "，".join(str(page) for page in pages)
    order = PrintOrder("甲", ranges=read_ranges(typed, 40))
    assert pages_of(order, 40) == tuple(page - 1 for page in sorted(pages))


def test_no_range_is_every_page() -> None:
    assert pages_of(PrintOrder("甲"), 3) == (0, 1, 2)
    assert pages_of(PrintOrder("甲", ranges=(PageRange(2, 9),)), 3) == (1, 2)
