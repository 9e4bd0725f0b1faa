"""督察记录: how an inspection was made, and on a sheet laid across what it found (domain N4, N5, §3.9)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.rows.attachment import AttachmentRow
from models.rows.inspection import Finding, InspectionDetail, Manifestation, TeamMember
from models.rules.inspections import status_word
from models.rules.papers import PaperKind
from models.rules.terms import RecordStatus
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import by_hand, form, ledger
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Align, Paragraph, Space
from reports.parts.signature import signed_by, spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.parts.title import Title
from reports.pdf.pen import Metadata

PLACE = PaperKind.INSPECTION_RECORD.label
FOUND = "督察发现问题清单"
HEADS = (
    ("序号", 28),
    ("党支部", 72),
    ("问题", 182),
    ("依据条款", 128),
    ("表现、类别", 60),
    ("证据", 98),
    ("责任人", 46),
    ("整改时限", 58),
    ("处理", 78),
)
"""Columns and their widths, about in points."""


def document(inspection: InspectionDetail, manifestations: Sequence[Manifestation] = ()) -> Document:
    """The record, and when something was found the list of it. Of the dictionary's ``manifestations`` those found are
    printed under the list, as the bureau wrote them."""
    metadata = Metadata(inspection.title or PLACE, inspection.organization_name, inspection.first_on)
    sections = [_record(inspection)]
    if inspection.findings:
        sections.append(_found(inspection, manifestations))
    return Document(metadata, sections)


def _record(inspection: InspectionDetail) -> Section:
    rows = [
        form.field("督察名称", inspection.title),
        *_status(inspection.status),
        form.pair("督察时间", _days(inspection), "所属月份", inspection.month.label),
        form.pair("督察方式", inspection.method.label, "督察单位", inspection.organization_name),
        form.field("督察组", _team(inspection.team)),
        form.field("督察对象", _branches(inspection)),
        form.field("督察依据", inspection.basis),
        *form.box("检查内容", inspection.looked_at),
        form.field("发现问题", _how_many(inspection)),
        *_remarks(inspection.remarks),
        by_hand.files("附件", [file.name for file in inspection.attachments]),
    ]
    blocks: list[Block] = [
        Title(PLACE),
        form.form(rows, PLACE),
        Space(0.5, glue=True),
        signed_by("督察组组长签名", "记录人签名"),
    ]
    return Section(blocks, Shape.RECORD)


def _status(status: RecordStatus) -> list[Row]:
    return [] if status is RecordStatus.HELD else [form.field("状态", status_word(status))]


def _days(inspection: InspectionDetail) -> str:
    first, last = inspection.first_on, inspection.last_on
    return spoken(first) if last in (None, first) else f"{spoken(first)}至{_end(first, last)}"


def _end(first: date, last: date | None) -> str:
    if last is not None and last.year == first.year:
        return f"{last.month}月{last.day}日"
    return spoken(last)


def _team(team: Sequence[TeamMember]) -> str:
    """督察处：张三（组长）、李四; one line for each unit, in the order they are first named."""
    units: dict[str, list[str]] = {}
    for member in team:
        named = f"{member.name}（{member.role}）" if member.role else member.name
        units.setdefault(member.unit, []).append(named)
    return "\n".join(
        f"{unit}：{'、'.join(names)}" if unit else "、".join(names) for unit, names in units.items()
    )


def _branches(inspection: InspectionDetail) -> str:
    return "、".join(
        branch.organization_name
        + (f"（{branch.visited_on.month}月{branch.visited_on.day}日）" if branch.visited_on else "")
        for branch in inspection.branches
    )


def _how_many(inspection: InspectionDetail) -> str:
    count = len(inspection.findings)
    if count:
        return f"共{count}个，见“{FOUND}”"
    return "没有登记问题" if inspection.status is RecordStatus.HELD else ""


def _remarks(remarks: str) -> list[Row]:
    """总体评价 as typed; the program writes none, so without it there is room to write."""
    return form.box("总体评价", remarks) if remarks.strip() else [by_hand.room("总体评价", 4)]


def _found(inspection: InspectionDetail, manifestations: Sequence[Manifestation]) -> Section:
    heads = [[ledger.head(text) for text, _ in HEADS]]
    files = {file.sha256: file for file in inspection.attachments}
    rows = [_row(number, finding, files) for number, finding in enumerate(inspection.findings, 1)]
    unit = inspection.organization_name or UNKNOWN
    facts = (f"督察单位：{unit}", f"督察时间：{_days(inspection)}", f"共{len(rows)}个问题")
    blocks: list[Block] = [
        *ledger.opening(FOUND, *facts),
        Table([width for _, width in HEADS], rows, FOUND, heads, side=3, keep=True),
        *_note(inspection.findings, manifestations),
        Space(0.5, glue=True),
        signed_by("督察组组长签名", "被督察支部负责人签名"),
    ]
    return Section(blocks, Shape.LEDGER)


def _row(number: int, finding: Finding, files: dict[str, AttachmentRow]) -> Row:
    return [
        Cell(str(number)),
        Cell(finding.organization_name),
        Cell(finding.fact or UNKNOWN, align=Align.FULL),
        Cell(finding.clause or UNKNOWN, align=Align.FULL),
        Cell(_sort(finding)),
        Cell(_evidence(finding, files), align=Align.FULL),
        Cell(finding.person or UNKNOWN),
        Cell(ledger.day(finding.due_on)),
        Cell(_handled(finding)),
    ]


def _sort(finding: Finding) -> str:
    """Number in the dictionary of 22 and which of the six ways; empty when the inspector gave neither."""
    number = "" if finding.manifestation is None else f"表现第{finding.manifestation}项"
    return ledger.lines(number, finding.tag.label if finding.tag else "")


def _evidence(finding: Finding, files: dict[str, AttachmentRow]) -> str:
    file = files.get(finding.evidence_file)
    return ledger.lines(finding.evidence, f"附件：{file.name}" if file else "") or UNKNOWN


def _handled(finding: Finding) -> str:
    """What became of it: the notice that named it, the list of rectification."""
    if finding.notice_id is None:
        return "待通报" if finding.in_notice else "不列入通报"
    return ledger.lines("已通报", finding.notice_number, "已列整改清单" if finding.item_id else "")


def _note(findings: Sequence[Finding], manifestations: Sequence[Manifestation]) -> list[Block]:
    """The texts of the manifestations found, by number; those the bureau has not typed in are left out. It stays with the
    lines to sign."""
    numbers = {finding.manifestation for finding in findings}
    said = (row for row in manifestations if row.number in numbers and row.text.strip())
    texts = "".join(f"表现第{row.number}项，{row.text.strip().rstrip('。；')}。" for row in said)
    if not texts:
        return []
    note = ledger.note(texts, FOUND)
    return [replace(block, keep=True) if isinstance(block, Paragraph) else block for block in note]
