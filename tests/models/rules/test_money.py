"""Money as typed and as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.money import MOST, read_yuan, yuan_text


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("", None),
        ("  ", None),
        ("0", 0),
        ("90", 9000),
        ("3200.5", 320050),
        ("3,200.50", 320050),
        ("３，２００．５０", 320050),
        ("￥90元", 9000),
        ("12.", 1200),
        ("1.500", 150),
    ],
)
def test_what_is_read(typed: str, cents: int | None) -> None:
    assert read_yuan(typed) == cents


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-1", "负数"),
        ("1.005", "两位小数"),
        ("12,34", "不认识"),
        ("九十", "不认识"),
        ("1e3", "不认识"),
        (".5", "不认识"),
        ("10000000000", "太大"),
    ],
)
def test_what_is_refused(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_yuan(typed)


@given(st.integers(0, MOST - 1))
def test_what_is_written_is_read_back(cents: int) -> None:
    assert read_yuan(yuan_text(cents)) == cents
