"""How a notice names itself."""

from dataclasses import replace

import pytest

from models.rows.notice import NoticeDetail
from models.rules.periods import Month

DRAFT = NoticeDetail(None, Month(2026, 10), "通报", document_word="某局机党")


def test_a_draft_has_no_number() -> None:
    assert DRAFT.document_number == ""
    assert replace(DRAFT, number=3).document_number == replace(DRAFT, year=2026).document_number == ""


@pytest.mark.parametrize(
    ("word", "number", "text"),
    [("某局机党", 10, "某局机党〔2026〕10号"), ("某局机党", 1, "某局机党〔2026〕1号"), ("", 10, "第10期")],
)
def test_a_number_has_no_leading_zero_and_six_cornered_brackets(word: str, number: int, text: str) -> None:
    assert replace(DRAFT, document_word=word, year=2026, number=number).document_number == text
