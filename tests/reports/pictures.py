"""Pictures and PDFs made in the tests, as scanners, cameras and other programs make them."""

import io
from typing import Any

import pikepdf
from PIL import Image, ImageDraw


def picture(
    size: tuple[int, int] = (120, 90), mode: str = "RGB", kind: str = "JPEG", **options: Any
) -> bytes:
    """White, with a red field in the upper left quarter."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2 - 1, size[1] // 2 - 1), fill=(229, 0, 0))
    return saved(image.convert(mode), kind, **options)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """A picture's file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def turned(orientation: int, size: tuple[int, int] = (120, 90)) -> bytes:
    """A photograph that says how it is to be looked at."""
    told = Image.Exif()
    told[0x0112] = orientation
    return picture(size, exif=told)


def of_pages(count: int, size: tuple[int, int] = (100, 141)) -> bytes:
    """A scanner's TIFF."""
    pages = [Image.new("1", size, number % 2) for number in range(count)]
    return saved(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression="group4")


def undeclared(pdf: bytes) -> bytes:
    """One of our documents without what makes it PDF/A, written as other programs write."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        del file.Root.OutputIntents
        del file.Root.Metadata
        file.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def locked(pdf: bytes) -> bytes:
    """With a password."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="甲", user="乙"))
    return out.getvalue()


def without_fonts() -> bytes:
    """A page in a face that is not embedded."""
    out = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page(page_size=(595, 842))
        face = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        file.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=face))
        file.pages[0].Contents = file.make_stream(b"BT /F 20 Tf 99 99 Td (seal) Tj ET")
        file.save(out)
    return out.getvalue()
