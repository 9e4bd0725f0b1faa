"""Pages as pictures on a printer; here the printer writes into a file that is read back."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from gui.pictures import image_of
from gui.printing import painting
from gui.printing.order import PageRange, PrintOrder
from models.failures import BadInput, Cancelled
from models.rows.notice import NoticeDetail, NoticeSection
from models.rules.periods import Month
from reports.documents import inspection_notice
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts.paragraph import Paragraph
from reports.parts.typesetter import Span
from reports.press import pdf_of
from reports.preview import Preview

NOTICE = NoticeDetail(None, Month(2026, 10), "通报", sections=(NoticeSection("总体情况", "好。"),))


@pytest.fixture(scope="module")
def mixed() -> bytes:
    """Upright, lying, upright."""
    text = Paragraph([Span("党建" * 20)], "正文")
    shapes = (Shape.UPRIGHT, Shape.ACROSS, Shape.UPRIGHT)
    metadata = inspection_notice.document(NOTICE).metadata
    return pdf_of(Document(metadata, [Section([text], shape) for shape in shapes]))


def to_file(file: Path) -> QPrinter:
    """A printer that writes a PDF."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


@pytest.mark.parametrize("dots", [300, 600])
def test_every_page_comes_out_on_its_own_paper(qapp: object, tmp_path: Path, mixed: bytes, dots: int) -> None:
    painting.paint(to_file(tmp_path / "a.pdf"), PrintOrder("", dots=dots), "通报", mixed)
    with Preview(mixed) as before, Preview((tmp_path / "a.pdf").read_bytes()) as after:
        assert after.page_count == 3
        for page in range(3):
            assert after.page_size(page) == pytest.approx(before.page_size(page), abs=1.5)
            original, painted = before.raster(page, 72), after.raster(page, 72)
            assert painted.rgb[:3] == b"\xff\xff\xff"
            ink = [sum(255 - value for value in raster.rgb) for raster in (original, painted)]
            assert ink[1] == pytest.approx(ink[0], rel=0.2)


def test_bands_are_small_enough(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def note(raster: object) -> object:
        seen.append(len(raster.rgb))  # type: ignore[attr-defined]
        return image_of(raster)  # type: ignore[arg-type]

    monkeypatch.setattr(painting, "image_of", note)
    pdf = pdf_of(inspection_notice.document(NOTICE))
    painting.paint(to_file(tmp_path / "a.pdf"), PrintOrder("", dots=600), "通报", pdf)
    assert max(seen) <= painting.BAND_BYTES
    assert len(seen) > 8


def test_only_the_chosen_pages_and_as_many_copies(qapp: object, tmp_path: Path, mixed: bytes) -> None:
    order = PrintOrder("", copies=2, ranges=(PageRange(2, 3),))
    painting.paint(to_file(tmp_path / "a.pdf"), order, "通报", mixed)
    with Preview((tmp_path / "a.pdf").read_bytes()) as after:
        lying = [width > height for width, height in map(after.page_size, range(after.page_count))]
    assert lying == [True, False, True, False]


def test_pages_that_are_not_there_are_no_success(qapp: object, tmp_path: Path, mixed: bytes) -> None:
    order = PrintOrder("", ranges=(PageRange(4, 9),))
    with pytest.raises(BadInput, match="没有所选的页（共 3 页），没有打印"):
        painting.paint(to_file(tmp_path / "a.pdf"), order, "通报", mixed)
    assert not (tmp_path / "a.pdf").exists()


def test_copies_that_are_not_collated_come_page_by_page(qapp: object, tmp_path: Path, mixed: bytes) -> None:
    order = PrintOrder("", copies=2, ranges=(PageRange(2, 3),), collate=False)
    painting.paint(to_file(tmp_path / "a.pdf"), order, "通报", mixed)
    with Preview((tmp_path / "a.pdf").read_bytes()) as after:
        lying = [width > height for width, height in map(after.page_size, range(after.page_count))]
    assert lying == [True, True, False, False]


def test_a_printer_that_does_not_begin_is_one_sentence(qapp: object, tmp_path: Path, mixed: bytes) -> None:
    with pytest.raises(BadInput, match="打不开"):
        painting.paint(to_file(tmp_path / "没有" / "a.pdf"), PrintOrder("坏了"), "通报", mixed)


def test_a_printer_that_is_gone_is_one_sentence(qapp: object) -> None:
    with pytest.raises(BadInput, match="没有这台打印机"):
        painting.open_printer(PrintOrder("早就搬走的"))


def test_it_can_be_called_off_between_pages(qapp: object, tmp_path: Path, mixed: bytes) -> None:
    painted = []

    def stop_at_second(done: int, _of: int) -> None:
        painted.append(done)
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        painting.paint(to_file(tmp_path / "a.pdf"), PrintOrder(""), "通报", mixed, stop_at_second)
    assert painted == [0, 1]
