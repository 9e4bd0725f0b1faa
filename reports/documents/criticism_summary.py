"""批评意见汇总表: self-criticism, criticism of one another and opinions asked for, each in its own part (domain §3.4). What was said is
restricted: it is printed only when asked for."""

from collections.abc import Mapping

from models.rows.life import Criticism
from models.rows.meeting import MeetingDetail
from models.rules.life_terms import CriticismKind
from models.rules.papers import PaperKind
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Align, Space
from reports.parts.signature import signed_by, spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.CRITICISM_SUMMARY.label
TEXT = "意见内容"
HEADS = (("序号", 32), ("类别", 74), ("批评人（来源）", 82), ("被批评人", 62), (TEXT, 330), ("列入整改", 84))
"""Columns and their widths, about in points."""
_WITHHELD = "意见内容不公开，没有印出；需要时在打印前勾选“含批评意见内容”。"


def document(
    meeting: MeetingDetail, items: Mapping[int, str] | None = None, *, with_content: bool = False
) -> Document:
    """The table on a sheet laid across. ``items`` says of the numbers of rectification items what they are called on the list; without
    ``with_content`` it says who criticised whom and not what."""
    shown = [head for head in HEADS if with_content or head[0] != TEXT]
    listed = items or {}
    lines = [
        (number, line)
        for kind in CriticismKind
        for number, line in enumerate(meeting.criticisms, 1)
        if line.kind is kind
    ]
    rows = [_row(place, line, listed, with_content=with_content) for place, (_, line) in enumerate(lines, 1)]
    title = f"{meeting.kind}{PLACE}"
    facts = (
        f"党组织：{meeting.organization_name or UNKNOWN}",
        f"会议日期：{spoken(meeting.held_on)}",
        _counts(meeting),
    )
    table = Table(
        [width for _, width in shown],
        rows,
        PLACE,
        [[ledger.head(text) for text, _ in shown]],
        side=3,
        keep=True,
    )
    blocks: list[Block] = [
        *ledger.opening(title, *facts),
        table if rows else ledger.nothing("没有登记批评意见。", PLACE),
        *([] if with_content else ledger.note(_WITHHELD, PLACE, keep=True)),
        Space(0.5, glue=True),
        signed_by("主持人签名", "记录人签名"),
    ]
    return Document(
        Metadata(title, meeting.organization_name, meeting.held_on), [Section(blocks, Shape.LEDGER)]
    )


def _counts(meeting: MeetingDetail) -> str:
    """自我批评3条，相互批评6条，征求到的意见9条."""
    kinds = [line.kind for line in meeting.criticisms]
    return "，".join(f"{kind.label}{kinds.count(kind)}条" for kind in CriticismKind)


def _row(number: int, line: Criticism, items: Mapping[int, str], *, with_content: bool) -> Row:
    target = ledger.NOT_ASKED if line.kind is CriticismKind.SELF else line.target or UNKNOWN
    item = "" if line.item_id is None else items.get(line.item_id, "")
    return [
        Cell(str(number)),
        Cell(line.kind.label),
        Cell(line.critic or UNKNOWN),
        Cell(target),
        *([Cell(line.text, align=Align.FULL)] if with_content else []),
        Cell(item or ledger.NOT_ASKED),
    ]
