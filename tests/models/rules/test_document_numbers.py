"""发文字号."""

import pytest

from models.rules.document_numbers import document_number


@pytest.mark.parametrize(
    ("word", "year", "number", "written"),
    [
        ("某局机党", 2026, 10, "某局机党〔2026〕10号"),
        ("", 2026, 10, "第10期"),
        ("某局机党", 2026, None, ""),
        ("某局机党", None, 10, ""),
        ("", None, None, ""),
    ],
)
def test_as_it_is_written(word: str, year: int | None, number: int | None, written: str) -> None:
    assert document_number(word, year, number) == written
