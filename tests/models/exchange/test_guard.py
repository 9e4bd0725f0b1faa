"""What the gate lets through, and the sentence it refuses with."""

import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from models.exchange import guard
from models.exchange.guard import open_workbook_bytes
from models.exchange.sheet import read_workbook
from models.failures import BadInput
from tests.models.exchange.workbooks import new_workbook

SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def plain_workbook() -> bytes:
    buffer = io.BytesIO()
    with new_workbook(buffer) as book:
        book.add_worksheet("名册").write(0, 0, "姓名")
    return buffer.getvalue()


PLAIN = plain_workbook()
"""Made once: a workbook states when it was made, so its length varies."""


def with_parts(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The plain workbook with some parts replaced or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain_workbook())) as old, zipfile.ZipFile(buffer, "w", method) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return buffer.getvalue()


def sheet_of(rows: str) -> bytes:
    return f"{HEAD}<sheetData>{rows}</sheetData></worksheet>".encode()


@pytest.fixture
def refusal(tmp_path: Path) -> Callable[..., str]:
    """refusal(data) → the one sentence with which a file of these bytes is refused."""

    def refuse(data: bytes, name: str = "名册.xlsx") -> str:
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(BadInput) as refused:
            open_workbook_bytes(path)
        sentence = refused.value.sentence
        assert name in sentence
        assert "导入" in sentence or "没有打开" in sentence
        assert sentence.endswith("。")
        assert sentence.count("。") == 1
        assert str(tmp_path) not in sentence
        return sentence

    return refuse


def test_a_good_workbook_passes_and_parses(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(plain_workbook())
    workbook = CalamineWorkbook.from_filelike(open_workbook_bytes(path))
    assert workbook.get_sheet_by_index(0).to_python() == [["姓名"]]


def test_the_extension_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "名册.et"
    path.write_bytes(plain_workbook())
    assert open_workbook_bytes(path).read(2) == b"PK"


def test_pictures_and_macros_are_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(with_parts({"xl/media/image1.png": b"x" * 99, "xl/vbaProject.bin": b"y"}))
    with zipfile.ZipFile(open_workbook_bytes(path)) as clean:
        assert SHEET in clean.namelist()
        assert all(name.endswith((".xml", ".rels")) for name in clean.namelist())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "空文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "旧版表格"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "打开密码",
        ),
        ("姓名,所在支部\n张三,第一党支部\n".encode(), "CSV"),
        ("姓名\t所在支部\r\n".encode("gb18030"), "CSV"),
        (b"\xef\xbb\xbf<html><table><tr><td>x</td></tr></table></html>", "网页格式"),
        (b"  <TABLE border=1>", "网页格式"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "不是.xlsx"),
        (b"PK\x03\x04" + b"\x00" * 40, "损坏"),
        (plain_workbook()[:-200], "损坏"),
        (plain_workbook()[:60], "损坏"),
    ],
)
def test_other_files_are_called_by_their_name(refusal: Callable[..., str], data: bytes, reason: str) -> None:
    assert reason in refusal(data)


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (["a.txt"], "压缩包"),
        (["[Content_Types].xml", "word/document.xml"], "Word"),
        (["[Content_Types].xml", "ppt/presentation.xml"], "演示文稿"),
        (["[Content_Types].xml", "xl/workbook.bin"], ".xlsb"),
        (["mimetype", "content.xml"], ".ods"),
        (["[Content_Types].xml"], "不是普通的"),
        ([], "压缩包"),
    ],
)
def test_other_archives_are_called_by_their_name(
    refusal: Callable[..., str], names: list[str], reason: str
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "<a/>")
    assert reason in refusal(buffer.getvalue())


def test_a_lock_file_of_the_office_program(refusal: Callable[..., str]) -> None:
    assert "临时文件" in refusal(b"\x05Admin", "~$名册.xlsx")


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="文件夹"):
        open_workbook_bytes(tmp_path)
    with pytest.raises(BadInput, match=r"找不到文件“没有\.xlsx”"):
        open_workbook_bytes(tmp_path / "没有.xlsx")


@pytest.mark.parametrize(
    ("problem", "reason"), [(PermissionError(13, "x"), "占用"), (OSError(5, "x"), "磁盘或移动存储")]
)
def test_a_file_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: OSError, reason: str
) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(plain_workbook())

    def locked(*_arguments: object) -> None:
        raise problem

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(BadInput, match=reason):
        open_workbook_bytes(path)


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    with path.open("wb") as file:
        os.truncate(file.fileno(), guard.LARGEST_FILE + 1)
    with pytest.raises(BadInput, match="超过32MB"):
        open_workbook_bytes(path)


@pytest.mark.parametrize("size", [1, 2, 3, 9_000_000])
def test_a_bomb_of_one_part(refusal: Callable[..., str], size: int) -> None:
    assert "解开后超过32MB" in refusal(with_parts({SHEET: b" " * (guard.LARGEST_PART + size)}))


def test_a_bomb_of_high_ratio(refusal: Callable[..., str]) -> None:
    assert "压缩比" in refusal(with_parts({SHEET: b" " * 4_000_000}))


def test_a_bomb_of_many_parts_together(refusal: Callable[..., str]) -> None:
    noise = os.urandom(15_000).hex().encode()
    part = b"<a>" + noise * 700 + b"</a>"
    assert guard.RATIO_COUNTS_FROM < len(part) < guard.LARGEST_PART
    stored = with_parts({f"xl/more{number}.xml": part for number in range(4)}, zipfile.ZIP_STORED)
    assert "超过32MB" in refusal(stored)


def test_the_total_counts(refusal: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LARGEST_TOTAL", 3 * 2**20)
    part = b"<a>" + b"x" * 2**20 + b"</a>"
    stored = with_parts({f"xl/more{number}.xml": part for number in range(3)}, zipfile.ZIP_STORED)
    assert "解开后超过3MB" in refusal(stored)


def test_a_part_that_lies_about_its_size(refusal: Callable[..., str]) -> None:
    """Stated sizes are attacker's words: here the directory says 10 bytes for 40 MB."""
    data = bytearray(with_parts({SHEET: b" " * 40_000_000}))
    honest = struct.pack("<L", 40_000_000)
    at = data.find(honest)
    while at >= 0:
        data[at : at + 4] = struct.pack("<L", 10)
        at = data.find(honest)
    assert "解开后超过32MB" in refusal(bytes(data))


def test_of_parts_with_one_name_only_one_goes_on(tmp_path: Path) -> None:
    """Programs differ in which of two they read; what was not passed on cannot be read."""
    data = bytearray(with_parts({"xl/worksheets/sheetX.xml": sheet_of("")}))
    path = tmp_path / "名册.xlsx"
    path.write_bytes(data.replace(b"sheetX.xml", b"Sheet1.xml"))
    with zipfile.ZipFile(open_workbook_bytes(path)) as clean:
        assert [name.lower() for name in clean.namelist()].count(SHEET) == 1


def test_too_many_parts(refusal: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_PARTS", 20)
    assert "多得异常" in refusal(with_parts({f"xl/{number}.xml": b"<a/>" for number in range(20)}))


def test_an_encrypted_entry(refusal: Callable[..., str]) -> None:
    data = bytearray(plain_workbook())
    directory = data.find(b"PK\x01\x02")
    data[directory + 8] |= 0x1
    assert "加密" in refusal(bytes(data))


def test_a_rare_compression(refusal: Callable[..., str]) -> None:
    assert "压缩方式" in refusal(with_parts({SHEET: sheet_of("")}, zipfile.ZIP_BZIP2))


@pytest.mark.parametrize(
    "part",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<?xml version="1.0"?>\n<!DOCTYPE worksheet SYSTEM "file:///etc/passwd"><worksheet/>',
        b"\xef\xbb\xbf<!DOCTYPE a><a/>",
    ],
)
@pytest.mark.parametrize("name", [SHEET, "xl/sharedStrings.xml", "xl/styles.xml", "docProps/app.xml"])
def test_document_types_are_refused_anywhere(refusal: Callable[..., str], name: str, part: bytes) -> None:
    assert "文档类型" in refusal(with_parts({name: part}))


def test_utf16_cannot_hide_a_document_type(refusal: Callable[..., str]) -> None:
    assert "UTF-8" in refusal(with_parts({SHEET: "<!DOCTYPE a><a/>".encode("utf-16")}))
    assert "UTF-8" in refusal(with_parts({SHEET: "<!DOCTYPE a><a/>".encode("utf-16-be")}))


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
            "XFD1048576",
        ),
        (
            '<row><c><v>1</v></c></row><row r="1000000"><c><v>1</v></c><c r="E1000000"><v>1</v></c></row>',
            "E1000000",
        ),
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="XFD9" t="inlineStr"><is/></c></row>', None),
        ('<row r="99999999"><c><v>1</v></c></row>', "损坏"),
        ('<row r="1"><c r="A99999999"><v>1</v></c></row>', "损坏"),
        ('<row r="1"><c r="ZZZ1"><v>1</v></c></row>', "损坏"),
        ('<row r="0"><c><v>1</v></c></row>', "损坏"),
        ('<row r="-5"><c><v>1</v></c></row>', "损坏"),
        ('<row r="9"><c r="A9"><v>1</v></c></row><row r="5"><c r="B5"><v>1</v></c></row>', "损坏"),
        ('<row r="1"><c r="A1"><v>1</v></row>', "损坏"),
    ],
)
def test_scattered_cells_never_reach_the_parser(
    refusal: Callable[..., str], tmp_path: Path, rows: str, reason: str | None
) -> None:
    """Two cells in far corners make the parser allocate the rectangle between, and the process aborts."""
    data = with_parts({SHEET: sheet_of(rows)})
    if reason:
        assert reason in refusal(data)
    else:
        (tmp_path / "名册.xlsx").write_bytes(data)
        open_workbook_bytes(tmp_path / "名册.xlsx")


def test_elements_without_bottom(refusal: Callable[..., str]) -> None:
    """Every open element costs the parser memory: ten million of them 1.2 GB."""
    assert "损坏" in refusal(with_parts({"xl/styles.xml": b"<a>" * 300_000}))
    assert "损坏" in refusal(with_parts({SHEET: b"<worksheet>" + b"<a>" * 300_000}))


@pytest.mark.parametrize("encoding", ["gbk", "utf-9", "utf-7"])
def test_other_encodings(refusal: Callable[..., str], encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?><worksheet/>'.encode()
    assert "损坏" in refusal(with_parts({SHEET: part}))


def test_a_parser_that_gives_up_is_a_damaged_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A panic of the Rust parser is a BaseException of a class nobody can import."""
    path = tmp_path / "名册.xlsx"
    path.write_bytes(PLAIN)
    panic = type("PanicException", (BaseException,), {})
    for raised, expected in ((panic("x"), BadInput), (KeyboardInterrupt(), KeyboardInterrupt)):

        class Workbook:
            problem = raised

            @classmethod
            def from_filelike(cls, _source: object) -> None:
                raise cls.problem

        monkeypatch.setattr("models.exchange.sheet.CalamineWorkbook", Workbook)
        with pytest.raises(expected):
            read_workbook(path)


def test_a_workbook_without_its_sheets(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(with_parts({"xl/workbook.xml": b"<workbook><sheets><sheet/></sheets></workbook>"}))
    with pytest.raises(BadInput):
        read_workbook(path)


def test_formatted_but_empty_cells_do_not_count(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    path = tmp_path / "名册.xlsx"
    path.write_bytes(with_parts({SHEET: sheet_of(rows)}))
    (sheet,) = read_workbook(path)
    assert len(sheet.cells) == 1


def test_a_shared_text_repeated_without_measure(
    refusal: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MOST_SHARED_CHARACTERS", 100_000)
    shared = f"<sst><si><t>{'长' * 30_000}</t></si></sst>".encode()
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 5))
    assert "长文字" in refusal(with_parts({"xl/sharedStrings.xml": shared, SHEET: sheet_of(cells)}))
    endless = f"<sst><si><t>{'长' * 50_000}</t></si></sst>".encode()
    assert "上限" in refusal(with_parts({"xl/sharedStrings.xml": endless}))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_workbook_with_broken_bytes_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    broken = bytearray(PLAIN)
    for _ in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "broken.xlsx"
    path.write_bytes(broken)
    try:
        read_workbook(path)
    except BadInput as refused:
        assert refused.sentence.endswith("。")  # noqa: PT017 - either outcome is right
