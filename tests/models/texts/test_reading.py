"""The text of files: what offices write is found, what strangers send harms nobody."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from models.rules.archive_terms import TextState
from models.texts import reading, word
from models.texts.apart import Apart, Lost, Stopped
from models.texts.pdf import joined
from models.texts.plain import NoText, decoded
from models.texts.reading import FileText, read_text
from tests.models.texts import offenders

SENTENCE = "传达学习关于加强机关党的建设的意见"


@pytest.fixture
def kept(tmp_path: Path) -> Callable[[bytes], Path]:
    """A file as the store keeps it: without a name that says what it is."""

    def keep(content: bytes) -> Path:
        path = tmp_path / "0123abcd"
        path.write_bytes(content)
        return path

    return keep


def letter() -> bytes:
    """A Word file with a paragraph, a table, a footnote's absence and a text box written twice."""
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "张三", "书记"
    document.sections[0].header.paragraphs[0].text = "机关党委"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_word(kept: Callable[[bytes], Path]) -> None:
    found = read_text(kept(letter()), "通知.DOCX")
    assert found == FileText(TextState.READ, f"{SENTENCE}\n张三\t书记\n\n机关党委")


def package(parts: dict[str, bytes]) -> bytes:
    """A zip archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def body(inside: str) -> bytes:
    """A main part."""
    return f"<w:document {_SPACES}><w:body>{inside}</w:body></w:document>".encode()


def test_a_text_box_is_read_once_and_what_was_deleted_is_not(kept: Callable[[bytes], Path]) -> None:
    box = "<w:r><w:t>框里的字</w:t></w:r>"
    inside = (
        f"<w:p><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
        "<w:r><w:t>留</w:t><w:tab/><w:t>下</w:t></w:r></w:p>"
    )
    found = read_text(kept(package({"word/document.xml": body(inside)})), "a.docx")
    assert found == FileText(TextState.READ, "框里的字留\t下")


BAD_PACKAGES = {
    "bomb": {"word/document.xml": body("<w:p/>" * 300_000)},
    "entities": {
        "word/document.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document/>',
    },
    "deep": {"word/document.xml": body("<w:p>" * 300 + "</w:p>" * 300)},
    "no document": {"word/theme.xml": b"<a/>"},
    "torn": {"word/document.xml": body("<w:p>")[:-20]},
}


@pytest.mark.parametrize("parts", BAD_PACKAGES.values(), ids=BAD_PACKAGES.keys())
def test_a_package_that_would_do_harm_is_not_read(
    kept: Callable[[bytes], Path], parts: dict[str, bytes]
) -> None:
    assert read_text(kept(package(parts)), "a.docx") == FileText(TextState.NOT_READABLE)


def test_as_much_text_as_is_kept_and_no_more(
    kept: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word, "MOST_CHARACTERS", 1000)
    inside = f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>" * 1000
    found = read_text(kept(package({"word/document.xml": body(inside)})), "a.docx")
    assert found.state is TextState.READ
    assert 900 < len(found.text) < 1100


def test_a_workbook(kept: Callable[[bytes], Path]) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("签到")
        sheet.write_row(0, 0, ["姓名", "学时"])
        sheet.write_row(1, 0, ["李四", 2])
    assert read_text(kept(out.getvalue()), "签到.xlsx") == FileText(
        TextState.READ, "签到\n姓名\t学时\n李四\t2"
    )
    assert read_text(kept(letter()), "其实是文档.xlsx").state is TextState.NOT_READABLE


def pdf(*pages: str) -> bytes:
    """A PDF with a line of Latin letters on each page (standard faces have no others)."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for text in pages:
        canvas.drawString(100, 700, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_pdf_page_by_page(kept: Callable[[bytes], Path]) -> None:
    found = read_text(kept(pdf("first page", "second page")), "不写后缀")
    assert found == FileText(TextState.READ, "first page\n\nsecond page", 2)
    assert read_text(kept(pdf("")), "扫描.pdf") == FileText(TextState.NO_TEXT, "", 1)
    assert read_text(kept(pdf("x")[:200]), "断.pdf").state is TextState.NOT_READABLE
    assert read_text(kept(b"%PDF-1.7 nothing"), "假.pdf").state is TextState.NOT_READABLE


def test_a_pdf_with_a_password_is_not_readable(kept: Callable[[bytes], Path]) -> None:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("secret"))) as opened:
        opened.save(out, encryption=pikepdf.Encryption(user="a", owner="b"))
    assert read_text(kept(out.getvalue()), "密.pdf") == FileText(TextState.NOT_READABLE)


def test_words_torn_by_the_end_of_a_line_are_whole_again() -> None:
    assert joined("中心\r\n组学习，\n第一 line\nnext 一\n") == "中心组学习，第一 line\nnext 一\n"


@settings(max_examples=25)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30))
def test_text_of_chinese_offices_in_any_of_their_encodings(text: str) -> None:
    assert decoded(b"\xef\xbb\xbf" + text.encode()) == text
    assert decoded(text.encode()) == text
    assert decoded(text.encode("utf-16")) == text


@given(
    st.text(st.sampled_from("中国共产党员领导干部的一是了，。、《》12"), min_size=4).map(lambda t: "会议" + t)
)
def test_gbk_is_told_from_utf_8(text: str) -> None:
    assert decoded(text.encode("gb18030")) == text


@pytest.mark.parametrize("content", [b"\x00\x01\x02\x03" * 50, b"\x80\x81\xff\xff\xff"])
def test_bytes_that_are_no_text(content: bytes) -> None:
    with pytest.raises(NoText):
        decoded(content)


@settings(max_examples=40)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.docx", "a.xlsx", "a.pdf", "a.csv", "a"]))
def test_no_content_whatever_raises(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    for head in (b"", b"%PDF-1.4\n", b"PK\x03\x04"):
        path.write_bytes(head + content)
        found = read_text(path, name)
        assert (found.text != "") == (found.state is TextState.READ)


def test_what_nobody_reads_is_said_so(
    kept: Callable[[bytes], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_text(kept(b"\xff\xd8\xff"), "照片.jpg").state is TextState.UNKNOWN_KIND
    assert read_text(tmp_path / "gone", "a.txt").state is TextState.NOT_READABLE
    monkeypatch.setattr(reading, "LARGEST", 1)
    assert read_text(kept(b"long"), "a.txt").state is TextState.UNKNOWN_KIND


@given(st.text())
def test_what_is_kept_can_be_seen_and_stays_as_it_is(text: str) -> None:
    once = reading.tidied(text)
    assert reading.tidied(once) == once
    assert not any(letter in once for letter in "\0\r\u202e\ufeff")
    once.encode("utf-8")


def test_a_process_apart_dies_alone() -> None:
    apart = Apart(seconds=120.0, megabytes=600)
    assert apart.call(offenders.double, 4) == 8
    with pytest.raises(ValueError, match="ZeroDivisionError"):
        apart.call(offenders.fail)
    assert apart.call(offenders.double, 5) == 10, "a mistake does not end it"
    with pytest.raises(Lost):
        apart.call(offenders.die)
    with pytest.raises(Lost):
        apart.call(offenders.eat)
    assert apart.call(offenders.double, 6) == 12, "another one is started"
    apart._seconds = 0.2
    with pytest.raises(Lost):
        apart.call(offenders.hang)
    apart.stop()
    with pytest.raises(Stopped):
        apart.call(offenders.double, 1)
    apart.close()


def test_the_sleep_of_the_pc_and_the_start_of_the_process_are_not_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    apart = Apart(seconds=120.0)
    assert apart.call(offenders.double, 4) == 8
    # A PC that wakes: its clock has run on by an hour at each look.
    ticks = iter(range(0, 3600 * 1000, 3600))
    with monkeypatch.context() as patch:
        patch.setattr("models.texts.apart.time", SimpleNamespace(monotonic=lambda: float(next(ticks))))
        apart._seconds = 3.5
        with pytest.raises(Lost):
            apart.call(offenders.hang)
    assert next(ticks) >= 5 * 3600
    # Not a short time alone: on a quick PC the process stands ready at the first look.
    monkeypatch.setattr("models.texts.apart._serve", offenders.say_nothing)
    monkeypatch.setattr("models.texts.apart.SECONDS_TO_START", 0.2)
    with pytest.raises(OSError, match="did not start"):
        apart.call(offenders.double, 1)
    apart.close()
