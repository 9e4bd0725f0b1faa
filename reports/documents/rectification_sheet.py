"""The record of one rectification item, from finding to closing (domain §3.8)."""

from models.rows.rectification import ProgressEntry, RectificationDetail, StatusStep
from models.rules.closures import look_back_of
from models.rules.rectification import step_in_words
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import by_hand, form
from reports.parts.deadline import deadline
from reports.parts.paragraph import Align, Space
from reports.parts.signature import signed_by, spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row
from reports.parts.title import Title
from reports.pdf.pen import Metadata

PLACE = "整改事项登记表"


def document(item: RectificationDetail) -> Document:
    """The sheet, as a form of the record book. What need not be there (来源文件, 意见, 备注) is left empty."""
    rows = [*_problem(item), *_duty(item), *_progress(item.progress), *_steps(item.steps), *_closing(item)]
    blocks: list[Block] = [
        Title("整改事项登记表"),
        form.form(rows, PLACE),
        Space(0.5, glue=True),
        signed_by("责任人签名", "审核人签名"),
    ]
    metadata = Metadata(f"整改事项登记表（{spoken(item.found_on)}）", item.organization_name, item.found_on)
    return Document(metadata, [Section(blocks, Shape.RECORD)])


def _problem(item: RectificationDetail) -> list[Row]:
    number = "" if item.number is None else f"{item.found_on.year}年第{item.number}号"
    return [
        form.pair("编号", number, "发现日期", spoken(item.found_on)),
        by_hand.pair("问题来源", item.source.label, "来源文件", item.source_document),
        *_first_named(item),
        form.field("整改单位", item.organization_name),
        form.field("问题表述", item.problem),
        *_kinds(item),
        form.field("原因分析", item.cause),
        by_hand.field("整改目标", item.goal),
        form.field("整改措施", item.measures),
    ]


def _first_named(item: RectificationDetail) -> list[Row]:
    """The notice that named the problem first, unless 来源文件 says it already."""
    if item.notice_id is None or item.notice_number in item.source_document:
        return []
    return [form.field("首次通报", f"《{item.notice_title}》（{item.notice_number}）")]


def _kinds(item: RectificationDetail) -> list[Row]:
    """表现形式 by its number, and 依据, where they are known."""
    said = [] if item.manifestation is None else [f"22种表现之{item.manifestation}"]
    if item.tag is not None:
        said.append(item.tag.label)
    rows = [form.field("表现形式", "；".join(said))] if said else []
    return [*rows, form.field("依据条款", item.clause)] if item.clause.strip() else rows


def _duty(item: RectificationDetail) -> list[Row]:
    return [
        form.pair("责任领导", item.leader, "分管领导", item.supervisor),
        form.pair("责任部门", item.department, "责任人", item.person),
        form.pair("整改方式", item.mode.label, "整改时限", deadline(item.mode, item.due_on)),
        form.pair("当前状态", item.status.label, "回头看", _look_back(item)),
    ]


def _progress(entries: tuple[ProgressEntry, ...]) -> list[Row]:
    head: Row = [form.label("日期", 2, keep=True), form.label("整改进展", 4), form.label("完成率", 2)]
    rows: list[Row] = [
        [
            Cell(spoken(entry.on), 2),
            Cell(entry.text or form.UNKNOWN, 4, Align.LEFT),
            Cell("" if entry.percent is None else f"{entry.percent}%", 2),
        ]
        for entry in entries
    ]
    return [head, *(rows or [[Cell("尚无进展记录", 8)]])]


def _steps(steps: tuple[StatusStep, ...]) -> list[Row]:
    head: Row = [
        form.label("日期", 2, keep=True),
        form.label("办理环节", 2),
        form.label("经办人"),
        form.label("意见", 3),
    ]
    rows: list[Row] = [
        [
            Cell(spoken(step.on), 2),
            Cell(step_in_words(step.from_status, step.to_status), 2),
            Cell(step.by or form.UNKNOWN),
            Cell(step.note, 3, Align.LEFT),
        ]
        for step in steps
    ]
    return [head, *rows] if rows else []


def _closing(item: RectificationDetail) -> list[Row]:
    closed = spoken(item.closed_on) if item.closed_on else ("" if item.status.is_closed else "未销号")
    verifier = item.verifier or ("" if item.status.is_closed else "未销号")
    return [
        form.pair("销号日期", closed, "销号审核人", verifier),
        _evidence(item),
        by_hand.field("举一反三", item.extended_check),
        by_hand.field("备注", item.note),
    ]


def _look_back(item: RectificationDetail) -> str:
    """What the last one found, or when one is due; empty (待补) for a closed item of which neither is known."""
    found = look_back_of(item.steps)
    if found is not None:
        return f"{spoken(found.on)}{'巩固' if found.held else '反弹'}"
    if item.look_back_on is not None:
        return f"{spoken(item.look_back_on)}到期"
    return "" if item.status.is_closed else "未销号"


def _evidence(item: RectificationDetail) -> Row:
    """What the clerk wrote of it, and the files by name. A closed item wants some; before that the field is open."""
    names = [file.name for file in item.attachments]
    said = "\n".join(part for part in (item.evidence.strip(), form.files(names) if names else "") if part)
    return form.field("佐证材料", said) if item.status.is_closed else by_hand.field("佐证材料", said)
