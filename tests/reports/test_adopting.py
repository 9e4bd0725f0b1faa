"""PDFs from outside: taken where they pass and look the same, else left as they are."""

import io
import zlib
from datetime import date

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import adopting
from reports.adopting import Unadoptable, adopted, is_pdf
from reports.press import pdf_of
from reports.preview import Preview
from reports.proof.validation import verify
from tests.reports.pictures import locked, undeclared, without_fonts
from tests.reports.specimens import SPECIMENS

DAY = date(2026, 5, 8)


@pytest.fixture(scope="module")
def paper() -> bytes:
    return pdf_of(SPECIMENS["meeting record"]())


def taken(content: bytes) -> adopting.Adopted:
    return adopted(content, "上级通知", "市委组织部", DAY)


def test_what_is_archival_or_lacks_declarations_alone_is_taken(paper: bytes) -> None:
    for content in (paper, undeclared(paper)):
        made = taken(content)
        verify(made.pdf)
        assert taken(content).pdf == made.pdf
        with Preview(content) as old, Preview(made.pdf) as new:
            assert made.pages == old.page_count == new.page_count
            assert old.raster(0, 40) == new.raster(0, 40)
        with pikepdf.open(io.BytesIO(made.pdf)) as file:
            assert str(file.docinfo["/Title"]) == "上级通知"


def test_what_cannot_be_proved_is_left_with_its_reason(paper: bytes) -> None:
    for content, reason, pages in (
        (locked(paper), "有密码", None),
        (without_fonts(), "", 1),
        (paper[: len(paper) // 2], "损坏", None),
        (b"%PDF-1.7 nothing", "损坏", None),
    ):
        with pytest.raises(Unadoptable) as left:
            taken(content)
        assert reason in left.value.reason
        assert left.value.pages == pages


def test_a_page_that_would_look_otherwise_is_left(paper: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    other = pdf_of(SPECIMENS["sign-in sheet"]())
    monkeypatch.setattr(adopting, "_rehung", lambda *_: other)
    with pytest.raises(Unadoptable, match="版面有变化") as left:
        taken(paper)
    assert left.value.pages == 1


def test_bombs_are_refused_before_they_are_unpacked(paper: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.pages[0].Contents = file.make_stream(b"")
        packed = zlib.compress(b" " * (adopting.MOST_PACKED + 1))
        file.pages[0].Contents.write(packed, filter=pikepdf.Name.FlateDecode)
        file.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    with pytest.raises(Unadoptable, match="过大"):
        taken(out.getvalue())
    monkeypatch.setattr(adopting, "MOST_PAGES", 0)
    with pytest.raises(Unadoptable, match="过大"):
        taken(paper)


def test_what_is_a_pdf_is_told_by_its_first_bytes(paper: bytes) -> None:
    assert is_pdf(paper)
    assert not is_pdf(b"PK\x03\x04")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=6))
def test_no_byte_altered_is_more_than_left(changes: list[tuple[int, int]]) -> None:
    content = bytearray(without_fonts())
    for place, value in changes:
        content[place % len(content)] = value
    with pytest.raises(Unadoptable):
        taken(bytes(content))
