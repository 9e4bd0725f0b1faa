"""Numbers of copies on finished documents."""

import hashlib
import io

import pikepdf
import pytest

from reports import page
from reports.errors import UnreadablePdf
from reports.pdf.pen import Pen
from reports.press import pdf_of
from reports.proof.validation import verify
from reports.stamping import numbered, stamped
from tests.reports.conftest import Measure
from tests.reports.specimens import SPECIMENS


@pytest.fixture(scope="module")
def notice() -> bytes:
    return pdf_of(SPECIMENS["inspection notice"]())


def test_six_digits_stand_on_the_first_line_at_the_left_of_the_type_area(
    notice: bytes, measure: Measure
) -> None:
    before, after = measure(notice), measure(numbered(notice, 17))
    marks = after.pages[0][len(before.pages[0]) :]
    assert "".join(mark.char for mark in marks) == "000017"
    assert marks[0].x == pytest.approx(28, abs=0.35)
    assert marks[0].y == pytest.approx(page.baseline(page.HEAD, page.LINE, 16) / page.MM, abs=0.01)
    assert after.pages[1:] == before.pages[1:]
    assert after.pages[0][: len(before.pages[0])] == before.pages[0]


def test_the_original_stays_as_it_is_and_a_copy_is_the_same_every_time(notice: bytes) -> None:
    digest = hashlib.sha256(notice).digest()
    assert numbered(notice, 1) == numbered(notice, 1) != numbered(notice, 2)
    assert hashlib.sha256(notice).digest() == digest


def test_a_numbered_copy_is_still_fit_for_the_archive(notice: bytes) -> None:
    verify(numbered(notice, 999_999))


@pytest.mark.parametrize("number", [0, -1, 1_000_000])
def test_no_number_beyond_six_digits(notice: bytes, number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        numbered(notice, number)


def test_a_page_can_be_stamped_twice_and_any_page(notice: bytes, measure: Measure) -> None:
    def line(pen: Pen) -> None:
        pen.rule(10, 20, 60, 20, 2)

    twice = stamped(numbered(numbered(notice, 1), 2), line, 2)
    text = measure(twice).texts[0]
    assert "000001" in text
    assert "000002" in text
    verify(twice)


def test_an_across_page_is_stamped_on_its_own_size(measure: Measure) -> None:
    listed = pdf_of(SPECIMENS["rectification list"]())
    sizes: list[object] = []
    stamped(listed, lambda pen: sizes.append(pen.pages), 1)
    assert sizes == [1]
    assert measure(stamped(listed, lambda pen: None)).sizes == measure(listed).sizes


def test_a_page_that_is_not_there_is_an_error(notice: bytes) -> None:
    with pikepdf.open(io.BytesIO(notice)) as file:
        last = len(file.pages)
    for number in (0, last + 1):
        with pytest.raises(IndexError):
            stamped(notice, lambda pen: None, number)


def test_what_is_no_pdf_is_refused_in_a_sentence() -> None:
    with pytest.raises(UnreadablePdf, match="台账数据不受影响"):
        numbered(b"%PDF-1.7 nothing", 1)
