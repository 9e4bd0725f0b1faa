"""The gate in front of every workbook from outside: what it is, and that opening it cannot hurt.

``open_workbook_bytes`` answers with a fresh, small archive of the inspected XML parts. A parser that reads
only that cannot be led past the inspection by an archive that two programs read differently.
"""

import io
import os
import zipfile
import zlib
from pathlib import Path
from xml.parsers import expat

from models.exchange.sheet_extent import (
    ForbiddenXmlError,
    OversizeTextError,
    PartExtent,
    StructureError,
    measure_part,
    shared_characters,
)
from models.failures import BadInput

LARGEST_FILE = 32 * 2**20
LARGEST_PART = 32 * 2**20
LARGEST_TOTAL = 64 * 2**20
"""Bytes on disk, of one part unpacked, and of all inspected parts unpacked."""
MOST_PARTS = 2000
HIGHEST_RATIO = 150
RATIO_COUNTS_FROM = 2**20
"""Bytes unpacked. A small part may repeat itself as it likes: it cannot hurt."""
LARGEST_AREA = 2_000_000
"""Cells of the rectangle that the filled cells of one sheet span."""
MOST_SHARED_CHARACTERS = 50_000_000

_ADVICE = "，没有导入任何内容；请在Excel或WPS中另存为.xlsx格式后重试。"
_UNSAFE = "，为安全起见没有打开，已有数据不受影响；请把名册内容复制到新建的表格，另存为.xlsx后重试。"
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")


def open_workbook_bytes(path: Path) -> io.BytesIO:
    """The workbook at ``path`` as an inspected archive, ready for a parser.

    Raises BadInput, with one sentence, for what is not a readable .xlsx (missing, locked, empty, encrypted,
    old or renamed formats) and for what could exhaust memory or reach outside (ZIP bombs, document types,
    cells scattered over a huge rectangle).
    """
    name = path.name
    data = _read(path)
    _check_kind(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_contents(archive, name)
            return _inspected(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as problem:
        raise BadInput(f"“{name}”已损坏或没有下载完整{_ADVICE}") from problem


def _read(path: Path) -> bytes:
    name = path.name
    if name.startswith("~$"):
        raise BadInput(f"“{name}”是打开表格时产生的临时文件，没有导入任何内容；请选择名册文件本身。")
    try:
        if path.is_dir():
            raise BadInput(f"“{name}”是文件夹，没有导入任何内容；请选择其中的.xlsx名册文件。")
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > LARGEST_FILE:
                limit = LARGEST_FILE // 2**20
                raise BadInput(
                    f"“{name}”超过{limit}MB，不像党员名册，没有导入任何内容；请删去图片和无关工作表后重试。"
                )
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as problem:
        raise BadInput(f"找不到文件“{name}”，没有导入任何内容；请核对文件位置后重试。") from problem
    except PermissionError as problem:
        raise BadInput(
            f"“{name}”无法读取（可能正被其他程序占用，或没有读取权限），没有导入任何内容；请关闭该文件后重试。"
        ) from problem
    except (OSError, ValueError) as problem:
        raise BadInput(
            f"读取“{name}”时磁盘或移动存储出错，没有导入任何内容；请把文件复制到本机后重试。"
        ) from problem
    if not data:
        raise BadInput(f"“{name}”是空文件（0字节），没有导入任何内容；请核对是否选错了文件。")
    return data


def _check_kind(data: bytes, name: str) -> None:
    """Tell the clerk what the file really is; the extension proves nothing."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return
    if data.startswith(_COMPOUND_FILE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise BadInput(f"“{name}”设有打开密码，没有导入任何内容；请在Excel或WPS中取消密码、保存后重试。")
        raise BadInput(f"“{name}”是旧版表格（.xls或.et）{_ADVICE}")
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf"):
        raise BadInput(f"“{name}”是PDF文件，不是表格，没有导入任何内容；请选择.xlsx名册文件。")
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml")):
        raise BadInput(f"“{name}”其实是网页格式的表格{_ADVICE}")
    if b"\x00" not in data[:2048]:
        raise BadInput(f"“{name}”是文本或CSV文件，不是.xlsx表格{_ADVICE}")
    raise BadInput(f"“{name}”不是.xlsx表格（可能只是改了扩展名）{_ADVICE}")


def _check_contents(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise BadInput(f"“{name}”里的部件多得异常（{len(entries)}个）{_UNSAFE}")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise BadInput(f"“{name}”是加密的压缩包，没有导入任何内容；请解密后选择其中的.xlsx名册文件。")
    names = {entry.filename.replace("\\", "/").lower() for entry in entries}
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        raise BadInput(f"“{name}”是二进制工作簿（.xlsb）{_ADVICE}")
    if any(entry.startswith("word/") for entry in names):
        raise BadInput(f"“{name}”是Word文档，不是表格，没有导入任何内容；请选择.xlsx名册文件。")
    if any(entry.startswith("ppt/") for entry in names):
        raise BadInput(f"“{name}”是演示文稿，不是表格，没有导入任何内容；请选择.xlsx名册文件。")
    if "content.xml" in names:
        raise BadInput(f"“{name}”是开放文档格式（.ods）{_ADVICE}")
    if "[content_types].xml" not in names:
        raise BadInput(f"“{name}”是压缩包，不是表格，没有导入任何内容；请先解压，再选择其中的.xlsx名册文件。")
    raise BadInput(f"“{name}”不是普通的.xlsx工作簿{_ADVICE}")


def _inspected(archive: zipfile.ZipFile, name: str) -> io.BytesIO:
    """Copy the XML parts, each measured, into a new archive. Pictures and macros are left behind unread."""
    total = 0
    extents: list[PartExtent] = []
    clean = io.BytesIO()
    with zipfile.ZipFile(clean, "w", zipfile.ZIP_STORED) as copy:
        seen: set[str] = set()
        for entry in archive.infolist():
            key = entry.filename.lower()
            if not key.endswith((".xml", ".rels")) or key in seen:
                continue
            seen.add(key)
            part = _unpack(archive, entry, name)
            total += len(part)
            if total > LARGEST_TOTAL:
                raise BadInput(f"“{name}”解开后超过{LARGEST_TOTAL // 2**20}MB{_UNSAFE}")
            extents.append(_measured(part, name))
            copy.writestr(entry.filename, part)
    if shared_characters(extents) > MOST_SHARED_CHARACTERS:
        raise BadInput(f"“{name}”里重复的长文字过多{_UNSAFE}")
    clean.seek(0)
    return clean


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """One part, never more than the limit: the size an archive states about itself is not believed."""
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BadInput(f"“{name}”用了少见的压缩方式{_ADVICE}")
    packed = entry.compress_size
    # Far behind what is read below: at the stated end the checksum is compared, and a part cut short has
    # another one, so that a bomb would be called damaged.
    entry.file_size = 2 * LARGEST_PART
    with archive.open(entry) as stream:
        part = stream.read(LARGEST_PART + 1)
    if len(part) > LARGEST_PART:
        raise BadInput(f"“{name}”里有一部分解开后超过{LARGEST_PART // 2**20}MB{_UNSAFE}")
    if len(part) >= RATIO_COUNTS_FROM and len(part) > HIGHEST_RATIO * max(packed, 1):
        raise BadInput(f"“{name}”的压缩比高得异常{_UNSAFE}")
    return part


def _measured(part: bytes, name: str) -> PartExtent:
    if part.startswith(_UTF16):
        raise BadInput(f"“{name}”的内部编码不是UTF-8{_ADVICE}")
    try:
        extent = measure_part(part)
    except ForbiddenXmlError as problem:
        raise BadInput(f"“{name}”里有表格不该有的文档类型声明{_UNSAFE}") from problem
    except OversizeTextError as problem:
        raise BadInput(f"“{name}”里有一段文字超过一个单元格的上限{_UNSAFE}") from problem
    except (expat.ExpatError, StructureError, LookupError) as problem:
        # LookupError: the part names an encoding that nobody knows.
        raise BadInput(f"“{name}”的内部内容已损坏{_ADVICE}") from problem
    if extent.area > LARGEST_AREA:
        raise BadInput(
            f"“{name}”的内容一直延伸到{extent.last_cell}单元格，范围过大，没有导入任何内容；"
            "请删去名册以外误填的单元格后重试。"
        )
    return extent
