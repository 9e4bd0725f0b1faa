"""会议步骤完成情况表: every stage of one meeting, as the clerk marked it and as the record shows it (domain G23)."""

from models.rows.meeting import MeetingDetail
from models.rules.compliance_terms import SourceStatus
from models.rules.life_terms import StageState
from models.rules.papers import PaperKind
from models.rules.stages import StageLine, lines_of
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Align, Space
from reports.parts.signature import signed_by, spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.STAGE_CHECKLIST.label
HEADS = (("序号", 30), ("步骤", 62), ("完成情况", 56), ("完成日期", 66), ("台账里已有", 130), ("说明", 98))
"""Columns and their widths, about in points."""
_NOTE = "“完成情况”由经办人登记；“台账里已有”是这条记录本身能看到的，只作提示，不代替登记。"


def document(meeting: MeetingDetail) -> Document:
    """The table on an upright sheet."""
    lines = lines_of(meeting)
    heads = [[ledger.head(text) for text, _ in HEADS]]
    rows = [_row(number, line) for number, line in enumerate(lines, 1)]
    title = f"{meeting.kind}步骤完成情况表"
    facts = (
        f"党组织：{meeting.organization_name or UNKNOWN}",
        f"会议日期：{spoken(meeting.held_on)}",
        _done(lines),
    )
    doubtful = any(line.stage.source_status is SourceStatus.DOUBTFUL for line in lines)
    note = _NOTE + ("步骤依据待核的，以上级当年通知为准。" if doubtful else "")
    blocks: list[Block] = [
        *ledger.opening(title, *facts),
        Table([width for _, width in HEADS], rows, PLACE, heads, side=3),
        *ledger.note(note, PLACE, keep=True),
        Space(0.5, glue=True),
        signed_by("主持人签名", "经办人签名"),
    ]
    return Document(
        Metadata(title, meeting.organization_name, meeting.held_on), [Section(blocks, Shape.RECORD)]
    )


def _done(lines: tuple[StageLine, ...]) -> str:
    done = sum(line.state is not StageState.OPEN for line in lines)
    return f"共{len(lines)}步，已办{done}步"


def _row(number: int, line: StageLine) -> Row:
    mark = line.mark
    done_on = mark.done_on if mark is not None else None
    waived_or_open = line.state is not StageState.DONE
    return [
        Cell(str(number)),
        Cell(line.stage.label),
        Cell(line.state.label),
        Cell(ledger.NOT_ASKED if waived_or_open else ledger.day(done_on)),
        Cell(line.found, align=Align.FULL),
        Cell(mark.note if mark is not None else "", align=Align.FULL),
    ]
