"""附件核验报告 and 归档包核验报告: what reading back every file found; a finding is told by the file's name."""

from collections.abc import Sequence

from models.rows.archive import PackageReport
from models.rows.archive_use import FixityRow
from models.rows.bureau import BureauSettings
from models.rules.package_seal import later_words
from models.rules.papers import PaperKind
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN, form, pair
from reports.parts.paragraph import Align, Space
from reports.parts.signature import signed_by, spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.parts.title import Title
from reports.pdf.pen import Metadata

FILES = (("序号", 30), ("文件名", 130), ("问题", 84), ("用在何处", 118), ("处理情况", 80))
PACKED = (("序号", 34), ("文件", 268), ("问题", 140))
SUM = 16
"""Digits of a file's checksum that tell it from all others of an office."""
SHA = "核验方法：逐个读出文件，计算SHA-256，与存入时的登记比对。"
UNITS = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB"))


def of_store(row: FixityRow, bureau: BureauSettings) -> Document:
    """附件核验报告."""
    place, day = PaperKind.FIXITY_REPORT.label, row.made_at.date()
    open_faults = sum(not fault.restored_from for fault in row.faults)
    if not row.faults:
        found = "全部文件与存入时一致。"
    else:
        found = f"{len(row.faults)}个文件缺失或者与存入时不一致，{_mended(len(row.faults) - open_faults, open_faults)}。"
    facts = form(
        [
            pair("核验时间", f"{spoken(day)}{row.made_at:%H:%M}", "核验人", row.made_by),
            pair("文件数", f"{row.files}个", "总大小", size(row.size)),
            _wide("核验结果", found),
        ],
        place,
    )
    lines: list[Row] = [
        [
            Cell(str(number)),
            Cell(f"{fault.name}\n{fault.sha256[:SUM]}", align=Align.LEFT),
            Cell(fault.fault),
            Cell("\n".join(fault.used_in) or "没有记录使用", align=Align.LEFT),
            Cell(f"已从{fault.restored_from}找回" if fault.restored_from else "尚未找回"),
        ]
        for number, fault in enumerate(row.faults, 1)
    ]
    note = f"{SHA}文件名下面是登记的校验码前{SUM}位。"
    return _report(place, facts, FILES, lines, note, Metadata(place, bureau.bureau_name, day))


def _mended(restored: int, still: int) -> str:
    said = [f"已找回{restored}个"] if restored else []
    return "，".join([*said, f"尚未找回{still}个"] if still else said)


def of_package(report: PackageReport, bureau: BureauSettings) -> Document:
    """归档包核验报告."""
    place, day = PaperKind.PACKAGE_REPORT.label, report.checked_at.date()
    items = UNKNOWN if report.items is None else f"{report.items}件"
    facts = form(
        [
            pair("归档包", report.name, "核验时间", f"{spoken(day)}{report.checked_at:%H:%M}"),
            pair("全宗号", report.fonds, "年度", "" if report.year is None else str(report.year)),
            pair("件数", items, "文件数", f"{report.files}个，{size(report.size)}"),
            _wide("位置", report.place),
            _wide("封签", f"{report.seal}\n{report.seal_standing}" if report.seal else ""),
            _wide("核验结果", _found(report)),
        ],
        place,
    )
    lines: list[Row] = [
        [Cell(str(number)), Cell(fault.path, align=Align.LEFT), Cell(fault.fault)]
        for number, fault in enumerate(report.faults, 1)
    ]
    note = "核验方法：逐个读出包内文件，按包内SHA-256、SHA-512清单比对；封签是清单的校验码。"
    return _report(place, facts, PACKED, lines, note, Metadata(place, bureau.bureau_name, day))


def _found(report: PackageReport) -> str:
    if report.faults:
        return f"{len(report.faults)}个文件与写入时不符，见下表。"
    return (
        f"全部文件与写入时一致。{later_words(report)}"
        if report.is_whole
        else "文件与包内清单相符，封签与登记不同，应核对来历。"
    )


def _wide(name: str, value: str) -> Row:
    return [Cell(name, style=ledger.head("").style), Cell(value or UNKNOWN, 7, Align.LEFT)]


def _report(
    place: str,
    facts: Table,
    heads: Sequence[tuple[str, int]],
    lines: Sequence[Row],
    note: str,
    metadata: Metadata,
) -> Document:
    blocks: list[Block] = [Title(place, below=0.3), facts]
    if lines:
        above = [[ledger.head(text) for text, _ in heads]]
        widths = [width for _, width in heads]
        blocks += [Space(0.4), Table(widths, lines, place, above, setting=ledger.NOTE, side=3)]
    blocks += [
        *ledger.note(note, place, keep=True),
        Space(0.8, glue=True),
        signed_by("核验人签名", "日期"),
    ]
    return Document(metadata, [Section(blocks, Shape.RECORD)])


def size(number: int) -> str:
    """12.3MB."""
    for unit, name in UNITS:
        if number >= unit:
            return f"{number / unit:.1f}{name}"
    return f"{number}字节"
