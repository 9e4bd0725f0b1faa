"""勘误 under the record: each dated and signed, on whatever paper of it; the text of a talk stays back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.rows.bureau import BureauSettings
from models.rows.following import Erratum
from models.rows.life import Criticism
from models.rows.paper import PaperChoices
from models.rows.volume import MeetingVolume, VolumePart
from models.rules.life_terms import CriticismKind
from models.rules.periods import Span
from models.rules.terms import MeetingKind
from reports.documents import (
    meeting_notice,
    meeting_record,
    meeting_volume,
    sign_in_sheet,
    study_record,
    theme_day_record,
)
from reports.documents.errata import with_errata
from reports.flow import Document
from reports.parts.errata import KEPT_BACK, errata_blocks
from reports.press import pdf_of
from tests.reports import sheets
from tests.reports.handover_sheets import ERRATA

Measure = Callable[[bytes], Any]
PAPERS: dict[str, Callable[[], Document]] = {
    "record": lambda: meeting_record.document(sheets.MEETING),
    "sign-in sheet": lambda: sign_in_sheet.of_meeting(sheets.MEETING),
    "theme day": lambda: theme_day_record.document(sheets.MEETING),
    "study": lambda: study_record.document(sheets.STUDY),
    "notice": lambda: meeting_notice.document(
        sheets.MEETING, BureauSettings(issuer="某局机关党委"), PaperChoices(), None
    ),
}


def read(document: Document, measure: Measure) -> str:
    text: str = measure(pdf_of(document)).text
    return "".join(text.split()).replace("　", "")


@pytest.mark.parametrize("paper", PAPERS)
def test_they_stand_at_the_end_of_every_paper(paper: str, measure: Measure) -> None:
    text = read(with_errata(PAPERS[paper](), ERRATA), measure)
    at = text.index("勘误1.")
    assert (
        "2026年10月30日，会议记录：“会议通过了三项议题”更正为“会议通过了四项议题”。原因：记录时听误。经办人：赵敏。"
        in (text[at:])
    )
    assert "2.2026年11月2日，到会：“列席：周某某”更正为“列席：周某某、吴某某”。" in text[at:]
    assert text.startswith(read(PAPERS[paper](), measure)[:120])


def test_a_paper_of_a_record_without_errata_is_as_it_was() -> None:
    document = PAPERS["record"]()
    assert with_errata(document, ()) is document
    assert errata_blocks(()) == []


def test_what_was_said_in_a_talk_stays_back(measure: Measure) -> None:
    text = read(with_errata(PAPERS["record"](), ERRATA, withheld=ERRATA), measure)
    assert text.count(KEPT_BACK) == 2
    for word in ("三项议题", "四项议题", "听误", "吴某某"):
        assert word not in text[text.index("勘误1.") :]


def test_only_what_is_withheld_stays_back(measure: Measure) -> None:
    text = read(with_errata(PAPERS["record"](), ERRATA, withheld=ERRATA[:1]), measure)
    assert text.count(KEPT_BACK) == 1
    assert "四项议题" not in text[text.index("勘误1.") :]
    assert "“列席：周某某”更正为" in text


def test_a_volume_withholds_what_corrects_a_criticism(measure: Measure) -> None:
    line = Criticism(CriticismKind.MUTUAL, "深入基层不够", "乙", "甲")
    erratum = Erratum(date(2026, 11, 2), "", "记录", "深入基层不够", "深入基层较少")
    held = replace(
        sheets.MEETING, kind=MeetingKind.DEMOCRATIC_LIFE, criticisms=(line,), errata=(erratum, ERRATA[1])
    )
    part = VolumePart(held.organization_id, held.organization_name, (held,))
    day = held.held_on
    volume = MeetingVolume(Span(day, day, "十月"), day, parts=(part,))
    text = read(meeting_volume.document(volume, BureauSettings()), measure)
    assert "较少" not in text
    assert text.count(KEPT_BACK) == 1
    assert "“列席：周某某”更正为" in text


def test_a_clerks_text_is_no_markup(measure: Measure) -> None:
    erratum = Erratum(date(2026, 10, 30), "", "记录", "<b>甲</b>", "&amp;", "")
    assert "“<b>甲</b>”更正为“&amp;”。" in read(with_errata(PAPERS["record"](), (erratum,)), measure)


def test_a_volume_of_minutes_has_them_below_their_meeting(measure: Measure) -> None:
    blocks = [*meeting_record.blocks(sheets.MEETING), *errata_blocks(ERRATA)]
    document = PAPERS["record"]()
    (section,) = document.sections
    assert "勘误1." in read(replace(document, sections=[replace(section, blocks=blocks)]), measure)
