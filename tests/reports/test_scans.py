"""Pictures on sheets of A4."""

from datetime import date

import pytest
from PIL import Image

from reports.errors import UnreadablePicture
from reports.proof.validation import verify
from reports.scans import is_picture, scanned
from tests.reports.pictures import of_pages, picture, saved, turned
from tests.reports.places import Box, sheets_of

DAY = date(2026, 5, 8)
KINDS = ("1", "L", "RGB", "RGBA", "P", "CMYK")


def box_of(content: bytes) -> tuple[Box, tuple[float, float]]:
    """Where the picture lies, and the size of its sheet, in millimetres."""
    from tests.reports.conftest import measure

    made = scanned([("甲", content)], "扫描件", "办公室", DAY)
    [sheet] = sheets_of(made.pdf)
    [box] = sheet.pictures
    return box, measure(made.pdf).sizes[0]


def test_whatever_is_scanned_is_fit_for_the_archive_and_the_same_each_time() -> None:
    files = [(f"{mode}.tif", picture((60, 85), mode, "TIFF")) for mode in KINDS]
    files += [("照片.jpg", turned(6)), ("多页.tif", of_pages(3)), ("灰.jpg", picture(mode="L"))]
    made = scanned(files, "签到表", "办公室党支部", DAY)
    verify(made.pdf)
    assert made.pages == len(KINDS) + 5
    assert scanned(files, "签到表", "办公室党支部", DAY) == made


@pytest.mark.parametrize("size", [(1654, 2339), (2339, 1654), (827, 1169)])
def test_the_scan_of_a_sheet_fills_the_sheet(size: tuple[int, int]) -> None:
    box, sheet = box_of(saved(Image.new("1", size), "TIFF", dpi=(200, 200)))
    assert sheet == pytest.approx((210, 297) if size[0] < size[1] else (297, 210), abs=0.1)
    assert box.right - box.left == pytest.approx(sheet[0], abs=0.5)
    assert box.bottom - box.top == pytest.approx(sheet[1], abs=0.5)


def test_a_fax_with_more_dots_across_than_down_keeps_its_shape() -> None:
    box, _ = box_of(saved(Image.new("1", (1654, 1170)), "TIFF", dpi=(200, 100)))
    assert (box.right - box.left) / (box.bottom - box.top) == pytest.approx(210 / 297, abs=0.03)


def test_a_photograph_lies_in_the_middle_with_a_margin() -> None:
    box, sheet = box_of(picture((1200, 900)))
    assert sheet[0] > sheet[1]
    assert box.top == pytest.approx(15, abs=0.1)
    assert box.left == pytest.approx((297 - 240) / 2, abs=0.1)
    assert box.left + box.right == pytest.approx(sheet[0], abs=0.1)


def test_a_small_picture_is_not_blown_up() -> None:
    box, _ = box_of(picture((96, 48)))
    assert box.right - box.left == pytest.approx(25.4, abs=0.1)


def test_a_refusal_names_the_file() -> None:
    with pytest.raises(UnreadablePicture, match=r"“坏\.jpg”：") as refusal:
        scanned([("好.jpg", picture()), ("坏.jpg", b"\xff\xd8\xff")], "", "", DAY)
    assert "台账数据不受影响" in refusal.value.sentence
    with pytest.raises(ValueError, match="nothing"):
        scanned([], "", "", DAY)


def test_what_is_a_picture_is_told_by_its_first_bytes() -> None:
    kinds = ("JPEG", "PNG", "TIFF", "BMP", "GIF", "WEBP")
    assert all(is_picture(saved(Image.new("L", (4, 4)), kind)) for kind in kinds)
    assert not is_picture(b"PK\x03\x04")
    assert not is_picture(b"")


def test_each_page_is_told_and_may_be_refused() -> None:
    told: list[tuple[str, int]] = []
    scanned([("甲.tif", of_pages(2)), ("乙.jpg", picture())], "", "", DAY, lambda *page: told.append(page))
    assert told == [("甲.tif", 1), ("甲.tif", 2), ("乙.jpg", 1)]
