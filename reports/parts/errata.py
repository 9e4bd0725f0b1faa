"""勘误 of a closed record, printed under it on every paper of it: what stands as it was, what it should say, when, by whom and why."""

from collections.abc import Collection, Sequence

from models.rows.following import Erratum
from reports.faces.fonts import Style
from reports.parts.paragraph import Paragraph, Space
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.typesetter import Span

PLACE = "勘误"
KEPT_BACK = "内容不公开，不在此列出。"


def errata_blocks(errata: Sequence[Erratum], *, withheld: Collection[Erratum] = ()) -> list[Block]:
    """The errata with their heading; nothing for none. Of those ``withheld`` only that there is one."""
    if not errata:
        return []
    heading = Paragraph([Span(PLACE, Style.HEI)], PLACE, keep=True, whole=True, company=2)
    lines = [_line(number, each, restricted=each in withheld) for number, each in enumerate(errata, 1)]
    return [Space(0.5, glue=True), heading, *lines]


def _line(number: int, erratum: Erratum, *, restricted: bool) -> Paragraph:
    said = KEPT_BACK if restricted else f"“{erratum.wrong}”更正为“{erratum.corrected}”。"
    reason = f"原因：{erratum.reason.rstrip('。')}。" if erratum.reason and not restricted else ""
    by = f"经办人：{erratum.written_by}。" if erratum.written_by else ""
    text = f"{number}.{spoken(erratum.written_on)}，{erratum.place}：{said}{reason}{by}"
    return Paragraph([Span("".join(text.splitlines()))], PLACE)
