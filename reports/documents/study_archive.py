"""一学一档目录: what the folder of one session of study holds, what is still missing, and its files (domain §3.2)."""

from collections.abc import Sequence

from models.rows.study import StudyDetail
from models.rules.file_names import is_picture
from models.rules.life_terms import StageState
from models.rules.papers import PaperKind
from models.rules.stage_evidence import shown_by
from models.rules.stages import StageLine, lines_of
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import form, ledger
from reports.parts.paragraph import Align, Space
from reports.parts.signature import signed_by
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.parts.title import Title
from reports.pdf.pen import Metadata

PLACE = PaperKind.STUDY_ARCHIVE.label
TITLE = "“一学一档”目录"
HEADS = (("序号", 30), ("材料名称", 86), ("情况", 56), ("日期", 72), ("内容和文件", 190), ("页数", 40))
COUNTING = "情况由经办人登记；“内容和文件”为台账里已登记的内容和附件，页数按实际材料填写。"


def document(study: StudyDetail) -> Document:
    """The list, as a leaf of the record book; the number of pages is filled in by hand."""
    marked = [row for row in study.attendance if row.counted]
    head = form.form(
        [
            form.field("学习主题", study.title),
            form.pair("学习类型", study.kind.label, "学习单位", study.organization_name),
            form.when_and_where(study.held_on, study.started_at, study.ended_at, study.place),
            form.pair("主持人", study.host, "应到人数", f"{len(marked)}人" if marked else ""),
        ],
        PLACE,
    )
    blocks: list[Block] = [
        Title(TITLE),
        head,
        Space(0.4, glue=True),
        _table(study),
        *ledger.note(COUNTING, PLACE, keep=True),
        Space(0.4, glue=True),
        signed_by("整理人签名", "检查人签名"),
    ]
    metadata = Metadata(f"{study.title}{TITLE}", study.organization_name, study.held_on)
    return Document(metadata, [Section(blocks, Shape.RECORD)])


def _table(study: StudyDetail) -> Table:
    lines = lines_of(study)
    files = _files(lines, [file.name for file in study.attachments])
    rows = [_row(number, line, study, files[line.stage.code]) for number, line in enumerate(lines, 1)]
    others = files[""]
    if others:
        rows.append(
            [
                Cell(str(len(rows) + 1)),
                Cell("其他附件"),
                Cell("有"),
                Cell(""),
                _left("、".join(others)),
                Cell(""),
            ]
        )
    heads = [[ledger.head(text) for text, _ in HEADS]]
    return Table(
        [width for _, width in HEADS], rows, PLACE, heads, setting=form.SETTING, leading=1.3, keep=True
    )


def _files(lines: Sequence[StageLine], names: Sequence[str]) -> dict[str, list[str]]:
    """Each file under one stage only: the one whose word stands last in its name, for 学习通知签到表 is signed; a
    picture (IMG_1.JPG) as such only when no word tells; under "" when nothing does."""
    found: dict[str, list[str]] = {code: [] for code in ("", *(line.stage.code for line in lines))}
    for name in names:
        hits = [
            (name.rfind(word), line.stage.code) for line in lines for word in line.stage.words if word in name
        ]
        if not hits and is_picture(name):
            hits = [(0, line.stage.code) for line in lines if line.stage.pictures]
        found[max(hits)[1] if hits else ""].append(name)
    return found


def _row(number: int, line: StageLine, study: StudyDetail, files: Sequence[str]) -> Row:
    mark = line.mark
    day = ledger.day(mark.done_on) if mark is not None and not mark.waived else ""
    named = f"附件：{'、'.join(files)}" if files else ""
    own = line.stage.seen(shown_by(study)) if line.stage.seen is not None else ""
    note = mark.note.strip() if mark is not None else ""
    text = "；".join(part for part in (own, named, note) if part)
    return [Cell(str(number)), Cell(line.stage.label), Cell(_state(line)), Cell(day), _left(text), Cell("")]


def _state(line: StageLine) -> str:
    """What the clerk says; of a part nobody marked, whether the record shows it."""
    if line.mark is None:
        return "已登记" if line.found else form.UNKNOWN
    return line.state.label if line.state is StageState.WAIVED else "齐全"


def _left(text: str) -> Cell:
    return Cell(text, align=Align.LEFT)
