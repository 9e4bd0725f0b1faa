"""Pictures for paper: read, turned, refused."""

import io
import warnings
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from reports.errors import UnreadablePicture
from reports.pdf import picture
from reports.pdf.picture import read_picture, size_of

RED = (200, 0, 0)


def saved(image: Image.Image, form: str = "PNG", **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def red(mode: str = "RGB", size: tuple[int, int] = (3, 2)) -> bytes:
    image = Image.new("RGB", size, RED)
    return saved(image.quantize(2) if mode == "P" else image.convert(mode))


def read(content: bytes) -> picture.Picture:
    return read_picture(content, 100, 100)


def test_samples_come_row_by_row_from_the_top() -> None:
    image = Image.new("RGB", (2, 2), "white")
    image.putpixel((1, 0), RED)
    assert read(saved(image)).colours == b"\xff\xff\xff" + bytes(RED) + b"\xff" * 6


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_a_picture_of_any_kind_comes_in_three_colours(mode: str) -> None:
    assert read(red(mode)).colours == bytes(RED) * 6


@pytest.mark.parametrize(
    ("mode", "colour", "grey"),
    [("L", 128, 128), ("1", 1, 255), ("LA", (128, 255), 128), ("I;16", 32768, 128)],
)
def test_a_grey_picture_keeps_its_grey(mode: str, colour: object, grey: int) -> None:
    assert read(saved(Image.new(mode, (1, 1), colour))).colours == bytes([grey] * 3)  # type: ignore[arg-type]


def test_a_photograph_for_a_press_is_read() -> None:
    photograph = saved(Image.new("CMYK", (8, 8), (0, 0, 0, 0)), "JPEG")
    assert read(photograph).colours == b"\xff" * 192


def test_opacity_is_kept_apart_and_left_out_when_there_is_none_to_keep() -> None:
    clear = Image.new("RGBA", (2, 1), (*RED, 255))
    assert read(saved(clear)).opacity is None
    clear.putpixel((0, 0), (0, 0, 0, 0))
    assert read(saved(clear)).opacity == b"\x00\xff"


def test_a_palette_with_a_transparent_colour_is_transparent_there() -> None:
    image = Image.new("P", (2, 1))
    image.putpalette([255, 255, 255, *RED])
    image.putpixel((1, 0), 1)
    assert read(saved(image, transparency=0)).opacity == b"\x00\xff"


def test_a_photograph_is_turned_as_the_camera_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = saved(Image.new("RGB", (6, 2), RED), "JPEG", exif=exif)
    assert size_of(lying) == (2, 6)
    assert (read(lying).width, read(lying).height) == (2, 6)


def test_the_size_is_told_without_turning_an_upright_picture() -> None:
    assert size_of(red()) == (3, 2)


def test_a_picture_finer_than_600_dots_an_inch_is_made_smaller() -> None:
    made = read_picture(red(size=(600, 700)), 36, 36)
    assert (made.width, made.height) == (300, 300)
    assert made.colours == bytes(RED) * 90_000


def test_a_picture_fine_in_one_direction_only_is_left_as_it_is() -> None:
    assert read_picture(red(size=(600, 20)), 36, 36).width == 600


BROKEN: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "text": lambda: "印章".encode(),
    "a cut PNG": lambda: red(size=(400, 400))[:-40],
    "a cut JPEG": lambda: saved(Image.effect_noise((200, 200), 50).convert("RGB"), "JPEG")[:900],
    "a head alone": lambda: red()[:20],
    "a GIF": lambda: saved(Image.new("P", (2, 2)), "GIF"),
    "a PNG of damaged samples": lambda: red(size=(40, 40)).replace(b"IDATx", b"IDATy"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_picture_is_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(UnreadablePicture, match="台账数据不受影响；请换一张PNG或JPEG图片"):
        read(BROKEN[name]())


@pytest.mark.parametrize("look", [read, size_of], ids=["read", "size"])
def test_a_picture_of_too_many_pixels_is_refused_before_it_fills_the_memory(
    look: Callable[[bytes], object],
) -> None:
    head = bytearray(red())
    head[16:24] = (30_000).to_bytes(4, "big") * 2
    head[29:33] = zlib.crc32(head[12:29]).to_bytes(4, "big")
    with pytest.raises(UnreadablePicture, match="像素过多"):
        look(bytes(head))


@given(st.integers(0, 400), st.integers(0, 255), st.sampled_from(["PNG", "JPEG"]))
@settings(max_examples=150)
def test_damage_anywhere_is_either_harmless_or_refused(place: int, byte: int, form: str) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "会场"
    content = bytearray(saved(Image.effect_noise((16, 16), 90).convert("RGB"), form, exif=exif))
    content[place % len(content)] = byte
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's own remarks on what it can still read.
        try:
            made = read(bytes(content))
            assert len(made.colours) == made.width * made.height * 3
            size_of(bytes(content))
        except UnreadablePicture:
            pass


def test_a_picture_of_just_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "LARGEST", 6)
    assert read(red()).width == 3
    monkeypatch.setattr(picture, "LARGEST", 5)
    picture.read_picture.cache_clear()
    with pytest.raises(UnreadablePicture, match="像素过多"):
        read(red())
