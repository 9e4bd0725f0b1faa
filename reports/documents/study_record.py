"""The record of one study session (domain §3.2)."""

from models.rows.study import Contribution, Material, StudyDetail
from models.rules.terms import StudyKind
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import form
from reports.parts.paragraph import Space
from reports.parts.signature import signed_by, spoken
from reports.parts.strip import Block
from reports.parts.table import Row
from reports.parts.title import Title
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata

PLACE = "学习记录"
TITLES = {
    StudyKind.CENTRE_GROUP: "理论学习中心组学习记录",
    StudyKind.FIRST_TOPIC: "“第一议题”学习记录",
    StudyKind.YOUTH_GROUP: "青年理论学习小组学习记录",
    StudyKind.BRANCH_STUDY: "党支部学习记录",
    StudyKind.TRAINING: "集中培训学习记录",
}


def document(study: StudyDetail) -> Document:
    """The record, as a form of the record book."""
    rows = [*_head(study), *form.attendance(study.attendance, study.observers), *_substance(study)]
    if study.attachments:
        rows.append(form.field("附件", form.files(item.name for item in study.attachments)))
    blocks: list[Block] = [
        Title(TITLES[study.kind]),
        form.form(rows, PLACE),
        Space(0.5, glue=True),
        signed_by("主持人签名", "记录人签名"),
    ]
    metadata = Metadata(study.title or TITLES[study.kind], study.organization_name, study.held_on)
    return Document(metadata, [Section(blocks, Shape.RECORD)])


def _head(study: StudyDetail) -> list[Row]:
    return [
        form.field("学习主题", study.title),
        *form.unheld(study.status),
        form.pair("学习类型", study.kind.label, "学习单位", study.organization_name),
        form.when_and_where(study.held_on, study.started_at, study.ended_at, study.place),
        form.pair("主持人", study.host, "记录人", study.recorder),
        form.pair(
            "学习形式",
            study.form.label if study.form else "",
            "学时",
            "" if study.hours is None else f"{study.hours.normalize():f}学时",
        ),
    ]


def _substance(study: StudyDetail) -> list[Row]:
    materials = "\n".join(f"{number}.{_material(item)}" for number, item in enumerate(study.materials, 1))
    rows = [form.field("学习篇目", materials)]
    if study.contributions:
        said = [part for item in study.contributions for part in _contribution(item)]
        rows += form.box("领学和发言情况", said)
    return [
        *rows,
        *form.box("学习内容和研讨情况", study.content),
        *form.box("学习成效和贯彻落实措施", study.outcome),
    ]


def _material(item: Material) -> str:
    title = item.title if "《" in item.title else f"《{item.title}》"
    known = [item.issuer] if item.issuer else []
    if item.issued_on is not None:
        known.append(spoken(item.issued_on))
    return f"{title}（{'，'.join(known)}）" if known else title


def _contribution(item: Contribution) -> list[list[Span]]:
    who = f"{item.speaker}（{item.role}）：" if item.role else f"{item.speaker}："
    first, *others = item.text.splitlines() or [form.UNKNOWN]
    return [[Span(who, Style.KAI), Span(first)], *([Span(line)] for line in others)]
