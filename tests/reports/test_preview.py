"""Pages as pictures."""

from datetime import date

import pytest

from reports import preview
from reports.errors import UnreadablePdf
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts.paragraph import Paragraph
from reports.parts.red_head import RedHead
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata
from reports.press import pdf_of


@pytest.fixture(scope="module")
def pdf() -> bytes:
    text = Paragraph([Span("党建" * 20)], "正文")
    return pdf_of(
        Document(
            Metadata("题", "局", date(2026, 5, 8)),
            [Section([text]), Section([text], Shape.ACROSS)],
            watermark="草稿",
        )
    )


def test_pages_are_counted_and_measured(pdf: bytes) -> None:
    with preview.Preview(pdf) as pages:
        assert pages.page_count == 2
        assert pages.page_size(0) == pytest.approx((595.28, 841.89), abs=0.01)
        assert pages.page_size(1) == pytest.approx((841.89, 595.28), abs=0.01)
    assert preview.page_count(pdf) == 2


@pytest.mark.parametrize("dots", [37, 72, 150])
def test_a_page_is_painted_on_white_with_ink_on_it(pdf: bytes, dots: float) -> None:
    with preview.Preview(pdf) as pages:
        picture = pages.raster(0, dots)
    assert len(picture.rgb) == picture.width * picture.height * 3
    assert picture.rgb[:3] == b"\xff\xff\xff"
    assert picture.rgb[-3:] == b"\xff\xff\xff"
    assert picture.rgb.count(b"\xff") > len(picture.rgb) * 0.7
    assert min(picture.rgb) < 120


def test_red_is_red_and_not_blue() -> None:
    head = pdf_of(
        Document(Metadata("题", "局", date(2026, 5, 8)), [Section([RedHead("某局文件", "某发〔2026〕1号")])])
    )
    with preview.Preview(head) as pages:
        rgb = pages.raster(0, 72).rgb
    assert any(rgb[at] > 200 and rgb[at + 2] < 60 for at in range(0, len(rgb), 3))
    assert not any(rgb[at] < 60 and rgb[at + 2] > 200 for at in range(0, len(rgb), 3))


def test_a_page_that_is_not_there_is_an_index_error(pdf: bytes) -> None:
    with preview.Preview(pdf) as pages, pytest.raises(IndexError):
        pages.raster(2)


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.4 broken", b"text"])
def test_bytes_that_are_no_pdf_get_a_sentence(damage: bytes) -> None:
    with pytest.raises(UnreadablePdf, match="文件打不开"):
        preview.Preview(damage)


@pytest.mark.parametrize(("dots", "rows"), [(72, 100), (150, 333), (37, 5000), (300, 1024)])
def test_bands_laid_below_one_another_are_the_page(pdf: bytes, dots: int, rows: int) -> None:
    with preview.Preview(pdf) as pages:
        whole = pages.raster(1, dots)
        assert pages.raster_size(1, dots) == (whole.width, whole.height)
        tops, joined = [], b""
        for top, band in pages.bands(1, dots, rows):
            assert band.width == whole.width
            assert band.height <= rows
            tops.append(top)
            joined += band.rgb
        assert tops == list(range(0, whole.height, rows))
        # Letters on a seam may differ by a shade of grey; none is lost or moved.
        assert len(joined) == len(whole.rgb)
        assert sum(a != b for a, b in zip(joined, whole.rgb, strict=True)) < len(joined) / 1000
