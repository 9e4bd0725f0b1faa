"""The size of a picture as its head says it, whatever else the bytes are."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from models.rules.pictures import JPEG, PNG, picture_size


def picture(width: int, height: int, form: str, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height), "white").save(out, form)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
@pytest.mark.parametrize(("width", "height"), [(1, 1), (300, 200), (70, 4000)])
def test_the_size_is_read_from_the_head(form: str, width: int, height: int) -> None:
    assert picture_size(picture(width, height, form)) == (width, height)


def test_a_progressive_jpeg_and_a_palette_are_read_too() -> None:
    out = io.BytesIO()
    Image.new("L", (640, 480)).save(out, "JPEG", progressive=True)
    assert picture_size(out.getvalue()) == (640, 480)
    assert picture_size(picture(33, 44, "PNG", "P")) == (33, 44)


@pytest.mark.parametrize("form", ["GIF", "BMP", "TIFF", "WEBP"])
def test_other_kinds_are_unknown(form: str) -> None:
    assert picture_size(picture(20, 20, form)) is None


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_cut_off_in_its_head_is_unknown(form: str) -> None:
    whole = picture(300, 200, form)
    known = next(at for at in range(len(whole)) if picture_size(whole[:at]) is not None)
    assert known > 20
    assert all(picture_size(whole[:at]) is None for at in range(known))


@given(st.sampled_from([PNG, JPEG, b"", JPEG + b"\xff\xff\xff"]), st.binary(max_size=200))
def test_any_bytes_give_a_size_or_nothing(head: bytes, rest: bytes) -> None:
    size = picture_size(head + rest)
    assert size is None or min(size) > 0
