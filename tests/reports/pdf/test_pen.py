"""What the pen writes: pictures as ink, bookmarks, links, and text whose state is not repeated."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pikepdf
import pytest
from PIL import Image, ImageDraw

from reports.errors import UnreadablePicture
from reports.flow import Document, Section, drawn
from reports.page import A4, Setting
from reports.parts.paragraph import Paragraph
from reports.parts.typesetter import Span, Typesetter, natural_line
from reports.pdf.pen import RED, Metadata, Pen
from reports.preview import Preview
from reports.proof.validation import verify
from tests.reports.conftest import Measure

FACTS = Metadata("题", "局", date(2026, 5, 8))


def seal(*, clear: bool) -> bytes:
    """A red disc, on nothing or on white."""
    image = Image.new("RGBA", (200, 200), (0, 0, 0, 0)) if clear else Image.new("RGB", (200, 200), "white")
    ImageDraw.Draw(image).ellipse((50, 50, 150, 150), fill=(230, 0, 0))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def begun() -> Pen:
    pen = Pen(FACTS)
    pen.begin_page(*A4)
    return pen


def text_on(pen: Pen, words: str, x: float, y: float, size: float = 16, **how: object) -> None:
    setter = Typesetter()
    galley = setter.galley([Span(words)], Setting(size, size), "正文")
    line = natural_line(galley, 0, len(galley.glyphs))
    pen.glyphs(line.placed, x, y, size, **how)  # type: ignore[arg-type]


@contextmanager
def opened(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        yield file


def code(pdf: bytes, page: int = 0) -> str:
    with opened(pdf) as file:
        return file.pages[page].Contents.read_bytes().decode("ascii")


def colour_at(pdf: bytes, x: float, y: float) -> tuple[int, ...]:
    """The colour of a place given in points from the top left."""
    with Preview(pdf) as preview:
        raster = preview.raster(0, 144)
    at = 3 * (raster.width * int(y * 2) + int(x * 2))
    return tuple(raster.rgb[at : at + 3])


@pytest.mark.parametrize("clear", [True, False])
def test_a_seal_is_printed_as_ink_over_what_lies_under_it(*, clear: bool) -> None:
    pen = begun()
    pen.rule(0, 200, 400, 200, 10)
    pen.picture(seal(clear=clear), 100, 100, 200, 200)
    pdf = pen.finished()
    assert colour_at(pdf, 200, 200) == (0, 0, 0), "the line under the disc stays black"
    red, green, blue = colour_at(pdf, 200, 170)
    assert red > 220
    assert green < 15
    assert blue < 15
    assert colour_at(pdf, 110, 110) == (255, 255, 255), "beside the disc the paper stays white"
    assert colour_at(pdf, 110, 200) == (0, 0, 0), "and so does the line"
    verify(pdf)


def test_a_picture_stands_upright_in_the_box_it_is_given() -> None:
    image = Image.new("RGB", (2, 2), "white")
    image.putpixel((0, 0), (255, 0, 0))
    out = io.BytesIO()
    image.save(out, "PNG")
    pen = begun()
    pen.picture(out.getvalue(), 100, 300, 40, 80)
    pdf = pen.finished()
    assert colour_at(pdf, 105, 310) == (255, 0, 0)
    assert colour_at(pdf, 135, 310) == (255, 255, 255)
    assert colour_at(pdf, 105, 370) == (255, 255, 255)
    assert colour_at(pdf, 97, 310) == (255, 255, 255)


def test_the_same_picture_on_many_pages_is_stored_once_and_each_page_says_that_it_blends() -> None:
    pen = Pen(FACTS)
    for _ in range(3):
        pen.begin_page(*A4)
        pen.picture(seal(clear=True), 100, 100, 60, 60)
    pen.begin_page(*A4)
    pdf = pen.finished()
    verify(pdf)
    with opened(pdf) as file:
        images = [item for item in file.objects if isinstance(item, pikepdf.Stream) and "/Width" in item]
        groups = ["/Group" in page for page in file.pages]
    assert len(images) == 2, "colours and opacity"
    assert groups == [True, True, True, False]


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(UnreadablePicture):
        begun().picture(b"no", 0, 0, 10, 10)


def outline(pdf: bytes) -> list[object]:
    def entry(item: pikepdf.OutlineItem) -> object:
        return (item.title, [entry(child) for child in item.children]) if item.children else item.title

    with opened(pdf) as file, file.open_outline() as tree:
        return [entry(item) for item in tree.root]


def test_bookmarks_stand_in_levels_and_jump_to_their_page_and_height() -> None:
    pen = begun()
    pen.bookmark("办公室党支部", 0, 100)
    pen.bookmark("<支委会> & （一）", 1, 200.5)
    pen.begin_page(A4[1], A4[0])
    pen.bookmark("龙䶮、欧阳𬀩", 1)
    pen.bookmark("财务处党支部", 0)
    pdf = pen.finished()
    verify(pdf)
    assert outline(pdf) == [("办公室党支部", ["<支委会> & （一）", "龙䶮、欧阳𬀩"]), "财务处党支部"]
    with opened(pdf) as file:
        first = file.Root.Outlines.First
        assert first.Dest[0].objgen == file.pages[0].objgen
        assert float(first.First.Dest[3]) == pytest.approx(A4[1] - 200.5, abs=0.001)
        assert first.Last.Dest[0].objgen == file.pages[1].objgen
        assert file.Root.PageMode == "/UseOutlines"
        assert file.Root.Outlines.Count == 2
        assert first.Count == -2


def test_a_bookmark_too_deep_stands_under_the_last() -> None:
    pen = begun()
    for title, level in (("甲", 3), ("乙", 5), ("丙", 1)):
        pen.bookmark(title, level)
    assert outline(pen.finished()) == [("甲", ["乙", "丙"])]


def test_a_file_without_bookmarks_has_no_outline() -> None:
    with opened(begun().finished()) as file:
        assert "/Outlines" not in file.Root
        assert "/PageMode" not in file.Root


def test_links_jump_to_pages_that_are_drawn_later_and_are_marked_to_be_printed() -> None:
    pen = begun()
    pen.link(100, 200, 300, 20, 2, 50)
    pen.link(100, 220, 300, 20, 9)
    pen.begin_page(*A4)
    pdf = pen.finished()
    verify(pdf)
    with opened(pdf) as file:
        (link,) = file.pages[0].Annots
        assert link.Dest[0].objgen == file.pages[1].objgen
        assert [float(side) for side in link.Rect] == pytest.approx(
            [100, A4[1] - 220, 400, A4[1] - 200], abs=0.001
        )
        assert link.F == 4
        assert "/Annots" not in file.pages[1]


def test_face_spacing_and_stretch_are_written_when_they_change_only() -> None:
    pen = begun()
    text_on(pen, "党建", 100, 100)
    text_on(pen, "党建", 100, 130)
    text_on(pen, "党建", 100, 160, 14)
    written = code(pen.finished())
    assert written.count("/T1 16 Tf") == 1
    assert written.count("/T1 14 Tf") == 1
    assert written.count(" Tc") == 1


def test_what_is_in_force_is_said_again_after_the_axes_were_turned(measure: Measure) -> None:
    pen = begun()
    text_on(pen, "前", 100, 100)
    pen.turned(0, -1, 1, 0, 0, A4[0])
    text_on(pen, "中", 100, 100, 20, stretch=0.5)
    pen.restored()
    text_on(pen, "后", 100, 130)
    written = code(pen.finished()).splitlines()
    assert "/T1 20 Tf" in written[2]
    assert "50 Tz" in written[2]
    assert "/T1 16 Tf" in written[4]
    assert "100 Tz" in written[4]


def test_a_stretched_line_does_not_stretch_the_next(measure: Measure) -> None:
    pen = begun()
    text_on(pen, "红头", 100, 100, 40, stretch=0.5)
    text_on(pen, "正文", 100, 160)
    marks = measure(pen.finished()).pages[0]
    assert (marks[3].x - marks[2].x) * 72 / 25.4 == pytest.approx(16, abs=0.01)


def test_a_coloured_word_leaves_the_next_one_black() -> None:
    pen = begun()
    text_on(pen, "■", 100, 150, 100, colour=RED)
    text_on(pen, "■", 100, 300, 100)
    pen.rule(300, 100, 400, 100, 20, RED)
    pen.rule(300, 200, 400, 200, 20)
    pdf = pen.finished()
    assert colour_at(pdf, 350, 100)[0] > 200
    assert colour_at(pdf, 350, 200) == (0, 0, 0)
    assert colour_at(pdf, 150, 115)[0] > 200
    assert colour_at(pdf, 150, 265) == (0, 0, 0)


def test_a_line_goes_back_to_its_own_width() -> None:
    pen = begun()
    for y, width in ((100, 0.5), (110, 0.5), (120, 2), (130, 0.5)):
        pen.rule(100, y, 200, y, width)
    assert [line.split(" m ")[0].count(" w ") for line in code(pen.finished()).splitlines()] == [1, 0, 1, 1]


def test_no_number_of_a_page_is_written_with_an_exponent() -> None:
    pen = begun()
    pen.rule(0.00001, 1e-9, 1e6, 123456.789, 0.1)
    text_on(pen, "远近", 1e-7, 1e-7)
    assert "e" not in code(pen.finished()).replace("ET", "")


def test_pages_are_counted_when_they_are_begun() -> None:
    pen = Pen(FACTS)
    assert pen.pages == 0
    pen.begin_page(*A4)
    pen.begin_page(A4[1], A4[0])
    assert pen.pages == 2
    with opened(pen.finished()) as file:
        assert [float(page.mediabox[2]) for page in file.pages] == pytest.approx(A4, abs=0.001)


def test_a_drawn_document_is_finished_by_its_pen_alone() -> None:
    document = Document(FACTS, [Section([Paragraph([Span("党建")], "正文")])])
    pen = drawn(document, Typesetter())
    assert pen.pages == 1
    verify(pen.finished())
