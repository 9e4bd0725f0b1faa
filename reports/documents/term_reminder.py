"""换届提醒函: reminds an organisation that its term ends (支部工作条例（试行）第二十一条), as a letter of GB/T 9704-2012, 10.1.

Dates and articles only: what the organisation is asked for is what the regulations ask for.
"""

from collections.abc import Iterator
from datetime import date

from models.rows.bureau import BureauSettings
from models.rows.paper import PaperChoices, Seal
from models.rows.term_of_office import TermOfOffice
from models.rules.term_of_office import LONGEST_DELAY, overdue_days, remind_on, usual_years
from models.rules.terms import OrganizationKind
from reports.documents import official
from reports.errors import ReportError
from reports.flow import Document, Section
from reports.parts.form import UNKNOWN
from reports.parts.letter_head import LetterHead
from reports.parts.paragraph import Paragraph
from reports.parts.signature import Signature, spoken
from reports.parts.strip import Block
from reports.parts.title import Title
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata

PLACE = "换届提醒函"
ARTICLES = {
    OrganizationKind.PARTY_COMMITTEE: "第五条",
    OrganizationKind.GENERAL_BRANCH: "第六条",
}
"""Where 机关基层组织工作条例 says how long a term usually is."""


class NotDue(ReportError):
    """The end of the term is more than six months away."""

    def __init__(self, name: str, ends_on: date) -> None:
        first = spoken(remind_on(ends_on))
        super().__init__(
            f"“{name}”本届任期{spoken(ends_on)}届满，{first}起才到提醒的时候（届满前6个月），换届提醒函没有生成，已录入的内容不受影响；"
            f"到时再印，或者把成文日期填为{first}以后。"
        )


class NoSuperior(ReportError):
    """The organisation would write to itself."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”不能给自己发换届提醒函，上级党组织还没有填写，换届提醒函没有生成，已录入的内容不受影响；"
            "请先在“设置”里填写党委（党组）全称。"
        )


class UnknownTerm(ReportError):
    """Nobody entered when the term began."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”还没有填写本届起始日，届满日期不知道，换届提醒函没有生成，已录入的内容不受影响；"
            "请先在组织信息里填写本届起始日。"
        )


def document(
    term: TermOfOffice, bureau: BureauSettings, choices: PaperChoices, seal: Seal | None = None
) -> Document:
    """The letter as of its day (`choices.dated`, else the day the term is seen on). It is signed by the bureau's 署名机关,
    under its seal when asked for and dated; to that body itself, and to the 机关党委, its superior writes (`party_body`).
    Raises `UnknownTerm`, `NotDue`, `NoSuperior`."""
    if term.began_on is None or term.ends_on is None:
        raise UnknownTerm(term.name)
    day = choices.dated or term.seen_on
    if day < remind_on(term.ends_on):
        raise NotDue(term.name, term.ends_on)
    signed_by = _sender(term, bureau)
    number = official.number_or_gap(choices.number, choices.dated)
    pressed = official.seal_on(
        seal, asked=choices.sealed, signed_by=signed_by, issuer=bureau.issuer, dated=choices.dated
    )
    heading = f"关于做好{term.name}换届工作的提醒函"
    paragraphs = [
        Paragraph([Span(text)], PLACE) for text in _sentences(term, term.began_on, term.ends_on, day)
    ]
    blocks: list[Block] = [
        LetterHead(signed_by or UNKNOWN, number),
        Title(heading, keep=(term.name,)),
        official.recipients(term.name),
        *official.held(paragraphs),
        Signature(signed_by or UNKNOWN, choices.dated, pressed),
    ]
    metadata = Metadata(heading, signed_by, choices.dated or term.seen_on)
    return Document(metadata, [Section(blocks, first_numbered=False)])


def _sender(term: TermOfOffice, bureau: BureauSettings) -> str:
    issuer, above = bureau.issuer.strip(), bureau.party_body.strip()
    if term.kind is not OrganizationKind.PARTY_COMMITTEE and term.name.strip() != issuer:
        return issuer
    if not above or above == term.name.strip():
        raise NoSuperior(term.name)
    return above


def _sentences(term: TermOfOffice, began_on: date, ends_on: date, day: date) -> Iterator[str]:
    """The facts, the articles with the request, and the close; each a paragraph, all short enough for one sheet."""
    overdue = overdue_days(ends_on, day)
    yield (
        f"{term.name}本届任期自{spoken(began_on)}起，任期{term.years}年，{spoken(ends_on)}届满。"
        + (f"截至{spoken(day)}，任期已届满{overdue}天。" if overdue else "")
    )
    if term.kind is OrganizationKind.BRANCH and not overdue:
        yield (
            "根据《中国共产党支部工作条例（试行）》第二十一条关于上级党组织一般提前6个月"
            "提醒做好换届工作的规定，现予提醒。"
        )
    elif term.kind in ARTICLES and term.years == usual_years(term.kind):
        yield (
            f"根据《中国共产党党和国家机关基层组织工作条例》{ARTICLES[term.kind]}，"
            f"{term.kind.label}每届任期一般为{term.years}年。"
        )
    yield (
        "《中国共产党基层组织选举工作条例》第三条规定，任期届满应当按期进行换届选举；"
        "如需延期或者提前进行换届选举，应当报上级党组织批准，"
        f"延长或者提前期限一般不超过{LONGEST_DELAY}年。"
        + ("请抓紧做好换届工作。" if overdue else "请及早做好换届准备工作。")
    )
    yield "特此函告。"
