"""学习通知: when, where and on what people meet to study, from the session's record, in the three forms of GB/T 9704-2012.

It says what the record says and nothing else, as 会议通知 does.
"""

from collections.abc import Iterator

from models.rows.bureau import BureauSettings
from models.rows.paper import PaperChoices, Seal
from models.rows.study import Material, StudyDetail
from models.rules.papers import HeadForm
from models.rules.terms import StudyKind
from reports.documents import official
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.parts import form
from reports.parts.form import UNKNOWN
from reports.parts.headings import chinese_number
from reports.parts.imprint import Imprint
from reports.parts.letter_head import LetterHead
from reports.parts.paragraph import Paragraph
from reports.parts.people import People
from reports.parts.red_head import RedHead
from reports.parts.signature import Signature, spoken
from reports.parts.strip import Block
from reports.parts.title import Title
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata

PLACE = "学习通知"
MOST_NAMED = 40
"""A longer roll is given by its number alone."""
NAMES = {
    StudyKind.CENTRE_GROUP: "理论学习中心组集体学习",
    StudyKind.FIRST_TOPIC: "“第一议题”学习",
    StudyKind.YOUTH_GROUP: "青年理论学习小组集体学习",
    StudyKind.BRANCH_STUDY: "集体学习",
    StudyKind.TRAINING: "集中培训",
}
MAIN_SPEAKERS = ("领学", "重点发言", "交流发言")


def document(
    study: StudyDetail, bureau: BureauSettings, choices: PaperChoices, seal: Seal | None = None
) -> Document:
    """The notice. In the plain form the organisation that studies signs it; under a red head or as a letter the bureau's
    署名机关 does."""
    plain = choices.head_form is HeadForm.PLAIN
    signed_by = (study.organization_name if plain else bureau.issuer).strip()
    pressed = official.seal_on(
        seal, asked=choices.sealed, signed_by=signed_by, issuer=bureau.issuer, dated=choices.dated
    )
    blocks: list[Block] = [
        *_head(bureau, choices),
        Title(title(study), keep=(study.organization_name,)),
        official.recipients(_recipients(study, bureau, plain=plain)),
        *official.held(list(_body(study))),
        Signature(signed_by or UNKNOWN, choices.dated, pressed),
    ]
    metadata = Metadata(title(study), signed_by, choices.dated or study.held_on)
    section = Section(blocks, first_numbered=choices.head_form is not HeadForm.LETTER)
    return Document(metadata, [section], _imprint(bureau, choices))


def title(study: StudyDetail) -> str:
    """关于组织机关党委理论学习中心组集体学习的通知."""
    return f"关于组织{study.organization_name}{NAMES[study.kind]}的通知"


def _head(bureau: BureauSettings, choices: PaperChoices) -> list[Block]:
    number = official.number_or_gap(choices.number, choices.dated)
    if choices.head_form is HeadForm.RED_HEAD:
        return [RedHead(official.red_words(bureau.red_head, bureau.issuer), number)]
    if choices.head_form is HeadForm.LETTER:
        return [LetterHead(bureau.issuer or UNKNOWN, number)]
    return []


def _recipients(study: StudyDetail, bureau: BureauSettings, *, plain: bool) -> str:
    """Its people; the organisation itself where another writes to it."""
    if study.kind in (StudyKind.CENTRE_GROUP, StudyKind.YOUTH_GROUP):
        return "各位成员" if study.kind is StudyKind.CENTRE_GROUP else "各位组员"
    if plain or study.organization_name == bureau.issuer:
        return "各位党员" if study.kind is StudyKind.BRANCH_STUDY else "各位同志"
    return study.organization_name or UNKNOWN


def _body(study: StudyDetail) -> Iterator[Block]:
    what = f"{study.organization_name}{NAMES[study.kind]}"
    yield Paragraph([Span(f"现将{what}有关事项通知如下。")], PLACE)
    for number, (label, text) in enumerate(_items(study), 1):
        heading, place = f"{chinese_number(number)}、{label}", f"{PLACE}{label}"
        if not isinstance(text, str):
            yield People(heading, text, place, f"：应到{len(text)}人：", "。", hanging=False)
            continue
        yield Paragraph([Span(f"{heading}：", Style.HEI), Span(text)], place, keep=not text)
    yield from _materials(study.materials)


def _items(study: StudyDetail) -> Iterator[tuple[str, str | list[str]]]:
    """Label of each item, and its text or the names in it; the last is the materials, which follow as paragraphs."""
    yield "学习主题", f"{study.title.strip().rstrip('。') or UNKNOWN}。"
    yield "时间", f"{form.day_and_hours(study.held_on, study.started_at, study.ended_at)}。"
    yield "地点", f"{study.place or UNKNOWN}。"
    yield "主持人", f"{study.host or UNKNOWN}。"
    yield "参加人员", _expected(study)
    if study.observers:
        yield "列席人员", f"{'、'.join(map(form.observer, study.observers))}。"
    for role in MAIN_SPEAKERS:
        names = [row.speaker for row in study.contributions if row.role == role and row.speaker]
        if names:
            yield role, f"{'、'.join(dict.fromkeys(names))}。"
    yield "学习材料", "" if study.materials else f"{UNKNOWN}。"


def _expected(study: StudyDetail) -> str | list[str]:
    names = [row.name for row in study.attendance if row.counted]
    if not names:
        return f"{UNKNOWN}。"
    return f"应到{len(names)}人。" if len(names) > MOST_NAMED else names


def _materials(materials: tuple[Material, ...]) -> Iterator[Paragraph]:
    for number, item in enumerate(materials, 1):
        count = f"{number}." if len(materials) > 1 else ""
        known = [item.issuer] if item.issuer else []
        if item.issued_on is not None:
            known.append(spoken(item.issued_on))
        name = item.title if "《" in item.title else f"《{item.title}》"
        about = f"（{'，'.join(known)}）" if known else ""
        yield Paragraph([Span(f"{count}{name.rstrip('。；;')}{about}。")], f"{PLACE}学习材料")


def _imprint(bureau: BureauSettings, choices: PaperChoices) -> Imprint | None:
    """版记 belongs to the red head; a letter's has neither rules nor printing office (10.1)."""
    if choices.head_form is not HeadForm.RED_HEAD:
        return None
    return Imprint("", bureau.office or bureau.issuer or UNKNOWN, choices.dated)
