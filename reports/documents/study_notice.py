"""学习通知: when, where and on what people meet to study, from the session's record, in the three forms of GB/T 9704-2012."""

from collections.abc import Iterator

from models.rows.bureau import BureauSettings
from models.rows.paper import PaperChoices, Seal
from models.rows.study import Material, StudyDetail
from models.rules.terms import StudyKind
from reports.documents.gathering_notice import Item, Wording, compose, invited, is_plain, when_and_where
from reports.flow import Document
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Paragraph
from reports.parts.signature import spoken
from reports.parts.typesetter import Span

PLACE = "学习通知"
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
    """The notice of a study session, composed as every notice of a gathering is."""
    wording = Wording(
        PLACE,
        title(study),
        f"{study.organization_name}{NAMES[study.kind]}",
        _recipients(study, bureau, plain=is_plain(choices)),
        tuple(_items(study)),
        tuple(_materials(study.materials)),
    )
    return compose(study, wording, bureau, choices, seal)


def title(study: StudyDetail) -> str:
    """关于组织机关党委理论学习中心组集体学习的通知."""
    return f"关于组织{study.organization_name}{NAMES[study.kind]}的通知"


def _recipients(study: StudyDetail, bureau: BureauSettings, *, plain: bool) -> str:
    """Its people; the organisation itself where another writes to it."""
    if study.kind in (StudyKind.CENTRE_GROUP, StudyKind.YOUTH_GROUP):
        return "各位成员" if study.kind is StudyKind.CENTRE_GROUP else "各位组员"
    if plain or study.organization_name == bureau.issuer:
        return "各位党员" if study.kind is StudyKind.BRANCH_STUDY else "各位同志"
    return study.organization_name or UNKNOWN


def _items(study: StudyDetail) -> Iterator[Item]:
    """The last is the materials, which follow as paragraphs."""
    yield "学习主题", f"{study.title.strip().rstrip('。') or UNKNOWN}。"
    yield from when_and_where(study)
    yield from invited(study)
    for role in MAIN_SPEAKERS:
        names = [row.speaker for row in study.contributions if row.role == role and row.speaker]
        if names:
            yield role, f"{'、'.join(dict.fromkeys(names))}。"
    yield "学习材料", "" if study.materials else f"{UNKNOWN}。"


def _materials(materials: tuple[Material, ...]) -> Iterator[Paragraph]:
    for number, item in enumerate(materials, 1):
        count = f"{number}." if len(materials) > 1 else ""
        known = [item.issuer] if item.issuer else []
        if item.issued_on is not None:
            known.append(spoken(item.issued_on))
        name = item.title if "《" in item.title else f"《{item.title}》"
        about = f"（{'，'.join(known)}）" if known else ""
        yield Paragraph([Span(f"{count}{name.rstrip('。；;')}{about}。")], f"{PLACE}学习材料")
