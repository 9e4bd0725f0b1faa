"""The record of 民主生活会 or 组织生活会 as a whole: the meeting, its stages, its halt, and, only when asked for, what was said of each
other (domain §3.4)."""

from models.rows.life import Criticism
from models.rows.meeting import MeetingDetail
from models.rules.life_terms import CriticismKind, StageState
from models.rules.papers import PaperKind
from models.rules.stages import StageLine, lines_of
from reports.documents.meeting_record import blocks as record_blocks
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import form
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Space
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Row
from reports.parts.title import Title
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata

PLACE = PaperKind.LIFE_RECORD.label
WITHHELD = "不公开，未印出。"


def document(meeting: MeetingDetail, *, with_content: bool = False) -> Document:
    """The meeting's record, and behind it what belongs to this kind of meeting; without ``with_content`` only how many criticisms
    there were."""
    rows: list[Row] = [*_halt(meeting), *form.box("会前会后步骤", _stages(lines_of(meeting)))]
    rows += [form.field(kind.label, _count(meeting, kind)) for kind in CriticismKind]
    if with_content:
        for kind in CriticismKind:
            lines = [line for line in meeting.criticisms if line.kind is kind]
            if lines:
                rows += form.box(f"{kind.label}内容", [_said(line) for line in lines])
    elif meeting.criticisms:
        rows.append(form.field("批评意见内容", WITHHELD))
    blocks: list[Block] = [
        *record_blocks(meeting),
        Space(1.0),
        Title("会议步骤和批评意见"),
        form.form(rows, PLACE),
    ]
    title = f"{meeting.kind}记录"
    return Document(
        Metadata(meeting.title or title, meeting.organization_name, meeting.held_on),
        [Section(blocks, Shape.RECORD)],
    )


def _halt(meeting: MeetingDetail) -> list[Row]:
    halt = meeting.halt
    if halt is None:
        return []
    return [
        form.pair("叫停单位", halt.halted_by, "叫停日期", spoken(halt.halted_on)),
        form.field("叫停原因", halt.reason),
        form.field("重新召开期限", spoken(halt.deadline)),
    ]


def _stages(lines: tuple[StageLine, ...]) -> list[list[Span]]:
    return [[Span(f"{line.stage.label}：", Style.KAI), Span(_state(line))] for line in lines]


def _state(line: StageLine) -> str:
    """已完成（2026年1月5日）; 不涉及（班子成员均到会）; 未完成（台账里已有：…）."""
    mark = line.mark
    if mark is None:
        return line.state.label + (f"（台账里已有：{line.found}）" if line.found else "")
    if line.state is StageState.WAIVED:
        return f"{line.state.label}（{mark.note}）"
    note = f"，{mark.note}" if mark.note else ""
    return f"{line.state.label}（{spoken(mark.done_on)}{note}）"


def _count(meeting: MeetingDetail, kind: CriticismKind) -> str:
    some = [line for line in meeting.criticisms if line.kind is kind]
    listed = sum(line.item_id is not None for line in some)
    return f"{len(some)}条" + (f"，其中列入整改{listed}条" if listed else "") if meeting.criticisms else ""


def _said(line: Criticism) -> list[Span]:
    who = line.critic or UNKNOWN
    people = who if line.kind is CriticismKind.SELF or not line.target else f"{who}→{line.target}"
    return [Span(f"{people}：", Style.KAI), Span(" ".join(line.text.split()))]
