"""Scans and photographs: taken without loss, looked at as the camera meant, hostile ones refused."""

import io
import struct
import zlib
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from reports.errors import UnreadablePicture
from reports.pdf import plate
from reports.pdf.jpeg import bare
from reports.pdf.plate import plates
from tests.reports.pictures import of_pages, picture, saved, turned


@pytest.mark.parametrize(
    "options", [{}, {"progressive": True}, {"comment": "甲".encode()}, {"optimize": True}]
)
def test_a_jpeg_is_embedded_by_its_own_data(options: dict[str, Any]) -> None:
    content = picture(**options)
    [taken] = plates(content)
    assert (taken.coded, taken.colours, taken.bits) == (True, "DeviceRGB", 8)
    assert Image.open(io.BytesIO(taken.data)).tobytes() == Image.open(io.BytesIO(content)).tobytes()


def test_what_a_jpeg_tells_about_its_owner_stays_behind() -> None:
    told = Image.Exif()
    told[0x010F] = "某某相机"
    content = picture(exif=told, comment="经手人".encode())
    [taken] = plates(content + b"behind the picture")
    for words in ("某某相机".encode(), "经手人".encode(), b"Exif", b"behind"):
        assert words not in taken.data
    assert bare(taken.data) == taken.data


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_is_laid_as_the_camera_says(orientation: int) -> None:
    [taken] = plates(turned(orientation, (120, 90)))
    meant = ImageOps.exif_transpose(Image.open(io.BytesIO(turned(orientation, (120, 90)))))
    assert meant is not None
    assert taken.looked_at == meant.size
    # The corner of the picture that is red, by the matrix and as it is meant.
    a, b, c, d, e, f = taken.matrix(1.0, 1.0)
    x, y = a * 0.25 + c * 0.75 + e, b * 0.25 + d * 0.75 + f
    red, green, _ = meant.convert("RGB").getpixel((int(x * meant.width), int((1 - y) * meant.height)))  # type: ignore[misc]
    assert red > 200
    assert green < 60


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16", "RGB"])
def test_samples_are_kept_to_the_bit(mode: str) -> None:
    [taken] = plates(picture(mode=mode, kind="PNG"))
    assert not taken.coded
    assert (taken.bits == 1) == (mode == "1")
    image = Image.open(io.BytesIO(picture(mode=mode, kind="PNG")))
    if mode in ("1", "L", "RGB"):
        assert taken.data == image.tobytes()


def test_what_is_clear_lies_on_white() -> None:
    [taken] = plates(saved(Image.new("RGBA", (2, 2), (9, 9, 9, 0)), "PNG"))
    assert taken.data == b"\xff" * 12


def test_a_scan_of_several_pages() -> None:
    assert [taken.bits for taken in plates(of_pages(4))] == [1] * 4


def test_of_a_moving_picture_the_first_stands_for_all() -> None:
    frames = [Image.new("P", (4, 4), shade) for shade in range(3)]
    assert len(list(plates(saved(frames[0], "GIF", save_all=True, append_images=frames[1:])))) == 1


def huge_png() -> bytes:
    """900 million pixels in a hundred kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture",
        picture()[:-200],
        picture(kind="PNG")[:80],
        of_pages(3)[:60],
        picture()[:30],
        huge_png(),
    ],
)
def test_broken_and_monstrous_ones_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadablePicture, match="台账数据不受影响"):
        list(plates(content))


def test_no_more_pages_and_no_more_memory_than_is_borne(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plate, "MOST_PAGES", 2)
    with pytest.raises(UnreadablePicture, match="超过500页"):
        list(plates(of_pages(3)))
    monkeypatch.setattr(plate, "MOST_MEMORY", 120 * 90 - 1)
    for content in (picture(), picture(kind="PNG"), picture(mode="L", kind="TIFF")):
        with pytest.raises(UnreadablePicture, match="像素过多"):
            list(plates(content))


@settings(max_examples=60)
@given(st.data())
def test_no_byte_altered_or_cut_is_more_than_a_refusal(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(HOSTS)))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    try:
        taken = list(plates(bytes(content[: cut or None])))
    except UnreadablePicture:
        return
    assert all(each.width > 0 and each.height > 0 and each.data for each in taken)


HOSTS = (
    picture((16, 12)),
    picture((16, 12), progressive=True),
    picture((16, 12), kind="PNG"),
    of_pages(2, (8, 11)),
    picture((16, 12), mode="L", kind="TIFF"),
)


@settings(max_examples=60)
@given(st.binary(max_size=80))
def test_a_jpeg_is_walked_to_its_end_or_not_at_all(tail: bytes) -> None:
    for content in (tail, b"\xff\xd8" + tail, HOSTS[0][:40] + tail):
        found = bare(content)
        assert found is None or (found.startswith(b"\xff\xd8") and found.endswith(b"\xff\xd9"))


def test_the_same_picture_is_written_once() -> None:
    from datetime import date

    from reports.scans import scanned

    made = scanned([("甲.jpg", picture()), ("乙.jpg", picture())], "照片", "", date(2026, 1, 1))
    with pikepdf.open(io.BytesIO(made.pdf)) as file:
        images = [
            item
            for item in file.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]
    assert (made.pages, len(images)) == (2, 1)
