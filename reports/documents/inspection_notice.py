"""督察通报: the month's inspection notice (domain §3.9), as a document of GB/T 9704-2012.

With a 发文机关代字 it has the red head and its 发文字号; without, the head of a bulletin that counts its
issues.
"""

from collections.abc import Iterator
from datetime import date

from models.rows.notice import NoticeDetail
from models.rows.paper import Seal
from models.rules.terms import NoticeStatus
from reports.documents import notice_annexes, official
from reports.flow import Document, Section
from reports.parts import annexes, headings
from reports.parts.form import UNKNOWN
from reports.parts.imprint import Imprint
from reports.parts.paragraph import Paragraph
from reports.parts.red_head import BulletinHead, RedHead
from reports.parts.signature import Signature
from reports.parts.strip import Block
from reports.parts.title import Title
from reports.pdf.pen import Metadata

BULLETIN = "督察通报"
DRAFT = "草稿"


def document(notice: NoticeDetail, *, seal: Seal | None = None) -> Document:
    """The notice; a draft carries 草稿 across every page.

    Annex 2 names responsible persons only where the notice says so (`names_persons`). The seal is printed only
    where the notice asks for it (`sealed`) and is issued.
    """
    names = _annex_names(notice)
    blocks: list[Block] = [_head(notice), Title(notice.title, keep=_names(notice))]
    if notice.recipients.strip():
        blocks.append(official.recipients(notice.recipients))
    blocks += official.held(list(_body(notice)))
    blocks += annexes.listing(names)
    issued = notice.status is NoticeStatus.ISSUED
    pressed = seal if notice.sealed and issued and notice.issued_on is not None else None
    blocks.append(Signature(notice.issuer or UNKNOWN, notice.issued_on, pressed))
    sections = [Section(blocks), *_annexes(notice, numbered=len(names) > 1)]
    metadata = Metadata(notice.title, notice.issuer, _day(notice))
    return Document(
        metadata, sections, _imprint(notice), DRAFT if notice.status is NoticeStatus.DRAFT else ""
    )


def _day(notice: NoticeDetail) -> date:
    return notice.issued_on or notice.month.last


def _names(notice: NoticeDetail) -> list[str]:
    """Names that the title may not be broken through."""
    branches = notice.figures.branches if notice.figures is not None else ()
    return [name for name in (notice.issuer, *(branch.name for branch in branches)) if name]


def _head(notice: NoticeDetail) -> Block:
    if notice.document_word:
        number = notice.document_number or f"{notice.document_word}〔{_day(notice).year}〕　号"
        return RedHead(official.red_words(notice.red_head, notice.issuer), number)
    return BulletinHead(BULLETIN, notice.document_number or "第　期", notice.issuer, notice.issued_on)


def _body(notice: NoticeDetail) -> Iterator[Paragraph]:
    """导语, then the sections that have text; those with a heading are numbered as they come."""
    yield from headings.paragraphs(notice.lead, "导语")
    number = 0
    for section in notice.sections:
        if not section.text.strip():
            continue
        if section.heading.strip():
            number += 1
            yield headings.heading(number, section.heading.strip(), section.heading)
        yield from headings.paragraphs(section.text, section.heading or "正文")


def _annex_names(notice: NoticeDetail) -> list[str]:
    names = []
    if notice.figures is not None and notice.figures.branches:
        names.append(f"{notice.month.label}{notice_annexes.FIGURES}")
    if notice.items:
        names.append(notice_annexes.ITEMS)
    return names


def _annexes(notice: NoticeDetail, *, numbered: bool) -> Iterator[Section]:
    number = 1 if numbered else None
    if notice.figures is not None and notice.figures.branches:
        yield notice_annexes.figures_section(notice.figures, number, new=len(notice.findings))
        number = 2 if numbered else None
    if notice.items:
        yield notice_annexes.items_section(notice.items, number, with_names=notice.names_persons)


def _imprint(notice: NoticeDetail) -> Imprint | None:
    """版记 belongs to a document with a 发文字号 and to a bulletin that names who gets copies."""
    if not (notice.document_word or notice.copies_to.strip()):
        return None
    return Imprint(notice.copies_to, notice.office or notice.issuer, notice.issued_on)
