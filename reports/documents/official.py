"""What official documents have in common: 主送, the gap of a number not given yet, text held to its signature, the seal."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.rows.paper import Seal
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Align, Paragraph
from reports.parts.strip import Block
from reports.parts.typesetter import Span


def recipients(text: str) -> Paragraph:
    """主送机关, flush left, ended by a full-width colon (GB/T 9704-2012, 7.3.2)."""
    return Paragraph([Span(text.strip().rstrip("：:") + "：")], "主送机关", first=0, align=Align.LEFT)


def red_words(typed: str, issuer: str) -> str:
    """发文机关标志 as the bureau typed it, else the issuer's name with 文件 (7.2.4); 待补 while neither is known."""
    return typed.strip() or (f"{issuer.strip()}文件" if issuer.strip() else UNKNOWN)


def number_or_gap(number: str, day: date | None) -> str:
    """发文字号 as typed; without one a gap round the year, to be filled in by hand (7.2.5). No 代字 is put in: the bureau's
    own belongs to the series of the inspection notices."""
    year = f"{day.year}" if day else "　　"
    return number.strip() or f"　　　〔{year}〕　　号"


def issue_or_gap(number: str) -> str:
    """第3期 for 3; whatever else is typed as it is; 第　期 without one."""
    typed = number.strip()
    if not typed:
        return "第　期"
    return f"第{typed}期" if typed.isdecimal() else typed


def held(blocks: Sequence[Block]) -> list[Block]:
    """The last two lines of the last paragraph stay with the signature: no page holds a signature alone, nor the two
    characters that a paragraph ends with."""
    last = [
        replace(block, keep=True, last=2) if isinstance(block, Paragraph) else block for block in blocks[-1:]
    ]
    return [*blocks[:-1], *last]


def seal_on(
    seal: Seal | None, *, asked: bool, signed_by: str, issuer: str, dated: date | None
) -> Seal | None:
    """The seal where it may stand: over the name of the body it belongs to (the bureau's 署名机关), on a paper with its day,
    and only when asked. A day still to be filled in makes the paper a draft, and a draft is never sealed."""
    own = bool(issuer.strip()) and signed_by.strip() == issuer.strip()
    return seal if asked and own and dated is not None else None
