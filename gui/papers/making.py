"""Makes the paper that was ordered."""

from dataclasses import dataclass
from datetime import date

from gui.papers.catalogue import composed
from gui.papers.filing import filed_copies
from gui.papers.shop import Session, Shop
from models.failures import BadInput
from models.rows.paper import FaceUse, PaperOrder
from models.rules.papers import PaperKind


@dataclass(frozen=True)
class Made:
    """A paper ready for screen, printer or file."""

    title: str
    """What the window calls it, and its file without suffix."""
    pdf: bytes
    pages: int
    faces: tuple[FaceUse, ...]
    """Empty for what was issued before faces were kept."""
    frozen: bool = False
    """The very bytes that were issued: choices change nothing."""
    draft: bool = False
    """It carries 草稿 and is not to be signed."""


def make(session: Session, shop: Shop, order: PaperOrder, today: date) -> Made:
    """The paper. Raises NotFound for what is not there, BadInput for an order that lacks something,
    `reports.errors.MissingGlyphs` for a character no face has."""
    if order.kind is PaperKind.ARCHIVED_ITEM:
        title, pdf = filed_copies(session, shop, order)
        from reports.preview import page_count

        return Made(title, pdf, page_count(pdf), ())
    paper = composed(session, order, today)
    if paper.frozen is not None:
        from reports.preview import page_count

        return Made(paper.title, paper.frozen, page_count(paper.frozen), paper.faces, frozen=True)
    printed = shop.printed(session, paper.document)
    return Made(paper.title, printed.pdf, printed.pages, printed.faces, draft=paper.draft)


def word(session: Session, order: PaperOrder, today: date) -> bytes:
    """An editable copy as .docx; never the official document. Raises what `make` raises, BadInput for a paper that has
    none."""
    if not order.kind.has_word:
        raise BadInput(f"{order.kind}没有 Word 副本，没有生成文件；请改出 PDF。")
    paper = composed(session, order, today)
    from reports.word.writer import docx_of

    return docx_of(paper.document)


def verify(made: Made) -> None:
    """That the very bytes are PDF/A-2b; raises a `reports.errors.ReportError` with one sentence. What was issued is handed
    over as it was issued: earlier versions of the program wrote plain PDF."""
    if made.frozen:
        return
    from reports.proof.validation import verify as verify_bytes

    verify_bytes(made.pdf)
