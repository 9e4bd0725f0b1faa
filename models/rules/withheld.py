"""What of a record's errata is as restricted as the words they correct."""

from typing import Any

from models.rows.following import Erratum
from models.rows.meeting import MeetingDetail
from models.rules.terms import MeetingKind

CRITICISM = "批评"
"""In the place of an erratum: it corrects 批评意见."""


def withheld_errata(detail: Any) -> tuple[Erratum, ...]:
    """Of the errata of a record those whose words are printed only when its restricted content is asked for: all of a 谈心谈话; of a
    meeting with 批评意见 those that correct one, by their place or by quoting it."""
    errata: tuple[Erratum, ...] = getattr(detail, "errata", ())
    if not errata or not isinstance(detail, MeetingDetail):
        return ()
    if MeetingKind.HEART_TALK in (detail.kind, *detail.counts_as):
        return errata
    said = [line.text for line in detail.criticisms]
    return tuple(
        each
        for each in errata
        if detail.criticisms and (CRITICISM in each.place or any(_quotes(each.wrong, text) for text in said))
    )


def _quotes(words: str, text: str) -> bool:
    return words.strip() in text or text.strip() in words
