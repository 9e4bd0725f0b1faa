"""Pictures of strangers' files: what can be shown is shown, what would do harm ends in an exception, or apart."""

import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from gui import file_pictures, picturing
from gui.file_pictures import FilePictures
from gui.picturing import Pixels, TooLarge, page, page_sizes, picture, thumbnail
from reports.errors import ReportError


def photo(path: Path, orientation: int = 1) -> Path:
    """Red on the left, blue on the right, twice as wide as high; turned as a camera says."""
    image = Image.new("RGB", (400, 200), "red")
    image.paste("blue", (200, 0, 400, 200))
    exif = image.getexif()
    exif[0x0112] = orientation
    image.save(path, "JPEG", exif=exif, quality=95)
    return path


def letter(path: Path) -> Path:
    """Two pages."""
    canvas = Canvas(str(path), pagesize=(300, 600))
    for _ in range(2):
        canvas.rect(0, 0, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()
    return path


def dot(pixels: Pixels, across: float, down: float) -> tuple[int, ...]:
    """The colour at a place, told in parts of the sides."""
    at = 3 * (int(down * pixels.height) * pixels.width + int(across * pixels.width))
    return tuple(pixels.rgb[at : at + 3])


def test_turned_as_the_camera_held_it(tmp_path: Path) -> None:
    flat = picture(str(photo(tmp_path / "a")), 100)
    assert (flat.width, flat.height) == (100, 50)
    assert dot(flat, 0.1, 0.5)[0] > 200 > 60 > dot(flat, 0.9, 0.5)[0]
    upright = picture(str(photo(tmp_path / "b", 6)), 100)
    assert (upright.width, upright.height) == (50, 100)
    assert dot(upright, 0.5, 0.1)[0] > 200 > 60 > dot(upright, 0.5, 0.9)[0]


@pytest.mark.parametrize(
    ("mode", "colour"), [("RGBA", (0, 0, 0, 0)), ("L", 255), ("I;16", 65535), ("1", 1), ("P", 0)]
)
def test_every_sort_of_dots_is_shown_on_white(tmp_path: Path, mode: str, colour: object) -> None:
    image = Image.new(mode, (20, 10), colour)  # type: ignore[arg-type]
    if mode == "P":
        image.putpalette([255, 255, 255])
    image.save(tmp_path / "a", "PNG")
    assert dot(picture(str(tmp_path / "a"), 50), 0.5, 0.5) == (255, 255, 255)


def test_pages(tmp_path: Path) -> None:
    path = str(letter(tmp_path / "a"))
    first = thumbnail(path, 100)
    assert (first.width, first.height) == (50, 100)
    assert (dot(first, 0.5, 0.1), dot(first, 0.5, 0.9)) == ((255, 255, 255), (0, 0, 0))
    assert page_sizes(path) == ((300, 600), (300, 600))
    second = page(path, 1, 36)
    assert (second.width, second.height) == (150, 300)


def huge_png() -> bytes:
    """900 million dots in a few bytes."""

    def part(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = part(b"IHDR", struct.pack(">IIBBBBB", 30000, 30000, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", zlib.compress(b"\0" * 1000)) + part(b"IEND", b"")


def locked() -> bytes:
    """A PDF that asks for a password."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(out, encryption=pikepdf.Encryption(user="u", owner="o"))
    return out.getvalue()


def test_what_would_do_harm_is_refused(tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.write_bytes(huge_png())
    with pytest.raises(TooLarge):
        thumbnail(str(bad), 44)
    whole = photo(tmp_path / "a").read_bytes()
    for content in (whole[:400], whole[: len(whole) // 2], locked(), b"%PDF-1.7\n", b"GIF89a" + b"\xff" * 99):
        bad.write_bytes(content)
        with pytest.raises((OSError, ReportError, ValueError)):
            thumbnail(str(bad), 44)


def test_an_endless_film_shows_its_first_frame(tmp_path: Path) -> None:
    frames = [Image.new("L", (30, 30), shade) for shade in range(0, 200, 10)]
    frames[0].save(tmp_path / "a", "GIF", save_all=True, append_images=frames[1:], loop=0)
    assert dot(picture(str(tmp_path / "a"), 44), 0.5, 0.5) == (0, 0, 0)


def test_a_page_like_a_field_is_pictured_coarsely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(letter(tmp_path / "a"))
    monkeypatch.setattr(picturing, "MOST_OF_PAGE", 5000)
    shown = page(path, 0, 300)
    assert shown.width * shown.height < 5300


@pytest.fixture
def pictures(qtbot: QtBot) -> Iterator[FilePictures]:
    made = FilePictures()
    yield made
    made.close()


def test_made_apart_and_handed_over_here(
    pictures: FilePictures, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_pictures, "MOST_KEPT", 2)
    good, other, bad = photo(tmp_path / "a"), letter(tmp_path / "b"), tmp_path / "c"
    bad.write_bytes(b"nothing")
    came: list[tuple[object, object]] = []
    pictures.came.connect(lambda key, found: came.append((key, found)))
    keys = [pictures.thumbnail(str(path), 40)[0] for path in (good, other, bad, good)]
    sizes = pictures.ask(page_sizes, str(other))
    unwanted = pictures.ask(page, str(other), 0, 30.0)
    pictures.forget({unwanted})
    qtbot.waitUntil(lambda: not pictures.busy)
    found = dict(came)
    assert set(found) == {*keys, sizes}
    image = found[keys[0]]
    assert isinstance(image, QImage)
    assert (image.width(), image.height()) == (40, 20)
    assert found[keys[2]] is None
    assert found[sizes] == ((300, 600), (300, 600))
    assert pictures.thumbnail(str(bad), 40) == (keys[2], None, True)
    assert [key for key in keys[:3] if key in pictures._kept] == [keys[1], keys[2]], "the oldest is not kept"
    assert len(pictures._kept) == 2
