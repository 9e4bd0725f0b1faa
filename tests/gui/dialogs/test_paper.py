"""The preview: pages appear, are saved whole, are printed, and failures are sentences."""

import os
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui import printing
from gui.desk import Desk
from gui.dialogs.paper import PaperDialog, safe_file_name, show_paper
from models.failures import BadInput
from models.rows.notice import NoticeDetail, NoticeSection
from models.rules.periods import Month
from reports.documents import inspection_notice
from reports.errors import MissingGlyphs
from reports.press import pdf_of

DETAIL = NoticeDetail(
    None,
    Month(2026, 10),
    "关于2026年10月机关党建工作督察情况的通报",
    sections=(NoticeSection("总体情况", "好。"),),
)


def render(_session: Any) -> bytes:
    """A short notice."""
    return pdf_of(inspection_notice.document(DETAIL))


def refuse(_session: Any) -> bytes:
    """What reports say of a character no font has."""
    raise MissingGlyphs([("𰻝", "标题")])


@pytest.fixture
def shown(desk: Desk, window: QWidget, settled: Callable[[], None]) -> PaperDialog:
    """The preview of a short notice, its pages there."""
    dialog = show_paper(desk, window, "督察通报", render, file_name="2026年10月督察通报")
    settled()
    return dialog


def test_pages_appear_on_white_paper(shown: PaperDialog) -> None:
    assert shown.view.page_count >= 1
    assert shown.save_button.isEnabled()
    assert shown.paper is not None
    assert QColor(shown.paper.pages[0].pixel(3, 3)) == QColor("white")


def test_saving_writes_the_whole_document_and_says_where(shown: PaperDialog, tmp_path: Path) -> None:
    place = tmp_path / "通报.pdf"
    shown.save_to(str(place))
    assert shown.paper is not None
    assert place.read_bytes() == shown.paper.pdf
    assert str(place) in shown.banner.sentence
    assert [file.name for file in tmp_path.glob("*.part")] == []


def test_a_place_that_cannot_be_written_is_one_sentence(shown: PaperDialog, tmp_path: Path) -> None:
    shown.save_to(str(tmp_path / "没有" / "通报.pdf"))
    assert "没有存成" in shown.banner.sentence


def test_a_missing_glyph_is_told_and_nothing_can_be_printed(
    desk: Desk, window: QWidget, settled: Callable[[], None]
) -> None:
    dialog = show_paper(desk, window, "督察通报", refuse, file_name="通报")
    settled()
    assert "𰻝" in dialog.banner.sentence
    assert not dialog.save_button.isEnabled()
    assert not dialog.print_button.isEnabled()
    dialog.close()


def test_escape_closes_and_frees_it(
    desk: Desk,
    window: QWidget,
    settled: Callable[[], None],
    freed: Callable[[weakref.ref[QWidget]], bool],
) -> None:
    dialog = show_paper(desk, window, "督察通报", render, file_name="通报")
    settled()
    seen: weakref.ref[QWidget] = weakref.ref(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    del dialog
    assert freed(seen)


def test_without_a_printer_saving_is_offered(shown: PaperDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    shown.print_out()
    assert "没有安装打印机" in shown.banner.sentence
    assert "保存 PDF" in shown.banner.sentence


@pytest.fixture
def spooler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for `lp`: keeps its words and the file it was handed; refuses the printer named 坏了."""
    tools = tmp_path / "bin"
    tools.mkdir()
    lp = tools / "lp"
    lp.write_text(
        "#!/bin/sh\n"
        f'echo "$@" > "{tools}/words"\n'
        "for last; do :; done\n"
        f'cp "$last" "{tools}/handed.pdf"\n'
        'if [ "$2" = "坏了" ]; then echo "lp: 没有这台打印机" >&2; exit 1; fi\n',
        encoding="utf-8",
    )
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    return tools


@pytest.mark.usefixtures("spooler")
def test_the_spooler_is_handed_the_document_itself(
    shown: PaperDialog, spooler: Path, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    order = printing.PrintOrder("三楼", copies=2, first=1, last=1, sides="two-sided-long-edge")
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "ask", lambda _parent, _pages: (order, None))
    shown.print_out()
    settled()
    words = (spooler / "words").read_text(encoding="utf-8")
    assert "-d 三楼 -n 2" in words
    assert "-P 1-1" in words
    assert "sides=two-sided-long-edge" in words
    assert shown.paper is not None
    assert (spooler / "handed.pdf").read_bytes() == shown.paper.pdf
    assert shown.banner.sentence == "已交给打印机“三楼”。"


def test_a_refusing_printer_is_one_sentence(
    shown: PaperDialog, spooler: Path, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "ask", lambda _parent, _pages: (printing.PrintOrder("坏了"), None))
    shown.print_out()
    settled()
    assert "没有接受" in shown.banner.sentence
    assert "没有这台打印机" in shown.banner.sentence


def test_an_open_range_ends_with_the_last_page(tmp_path: Path) -> None:
    words = printing.lp_arguments(printing.PrintOrder("甲", first=2), "通报", tmp_path / "a.pdf")
    assert words[words.index("-P") + 1] == "2-"
    assert words[-2:] == ["--", str(tmp_path / "a.pdf")]


def test_painting_puts_every_chosen_page_on_white(qapp: object, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from reports.preview import Preview

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "painted.pdf"))
    original = pdf_of(inspection_notice.document(DETAIL))
    printing.paint(printer, printing.PrintOrder("文件"), original)
    with Preview(original) as before, Preview((tmp_path / "painted.pdf").read_bytes()) as after:
        assert after.page_count == before.page_count
        assert after.page_size(0) == pytest.approx(before.page_size(0), abs=1.5)
        corner = after.raster(0, 30).rgb[:3]
        assert corner == b"\xff\xff\xff"


def test_a_printer_that_does_not_begin_is_one_sentence(qapp: object, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "没有" / "这里.pdf"))
    with pytest.raises(BadInput, match="打不开"):
        printing.paint(printer, printing.PrintOrder("坏了"), pdf_of(inspection_notice.document(DETAIL)))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("2026年10月督察通报", "2026年10月督察通报.pdf"),
        ("a/b:c.pdf", "a_b_c.pdf"),
        (" . ", "文件.pdf"),
        ("长" * 200, "长" * 70 + ".pdf"),
    ],
)
def test_file_names_are_what_every_system_takes(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


def test_the_order_is_what_the_systems_dialog_was_set_to(qapp: object, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    assert printing.order_of(printer).file == tmp_path / "a.pdf"
    assert printing.order_of(printer).first is None
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert (printing.order_of(printer).first, printing.order_of(printer).last) == (2, 3)


def test_printing_to_a_file_writes_the_document_itself(
    shown: PaperDialog, tmp_path: Path, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    order = printing.PrintOrder("", file=tmp_path / "通报.pdf")
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "ask", lambda _parent, _pages: (order, None))
    shown.print_out()
    settled()
    assert shown.paper is not None
    assert (tmp_path / "通报.pdf").read_bytes() == shown.paper.pdf
    assert "已存成文件" in shown.banner.sentence
