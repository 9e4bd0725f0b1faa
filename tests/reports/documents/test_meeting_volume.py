"""会议记录汇编: cover, contents with the right numbers, continuous pages, bookmarks."""

import io
import re
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from models.rules.periods import Span, quarter
from reports.documents import meeting_volume
from reports.errors import MissingGlyphs
from reports.press import pdf_of, printed
from tests.reports import sheets
from tests.reports.conftest import Measure, Paper
from tests.reports.conftest import measure as read_back
from tests.reports.ledger_sheets import BUREAU, volume

MEETINGS = 210


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return pdf_of(meeting_volume.document(volume(MEETINGS), BUREAU))


@pytest.fixture(scope="module")
def paper(pdf: bytes) -> Paper:
    return read_back(pdf)


def number_of(text: str) -> str:
    """The page number as printed; empty when there is none."""
    found = re.search(r"— ([0-9IVXLC]+) —", text)
    return found[1] if found else ""


def test_two_hundred_pages_are_numbered_without_a_gap(paper: Paper) -> None:
    numbers = [number_of(text) for text in paper.texts]
    assert numbers[0] == "", "the cover"
    body = [int(number) for number in numbers if number.isdigit()]
    assert len(body) > 200
    assert body == list(range(1, len(body) + 1))
    assert numbers.index("1") % 2 == 0, "page 1 is the front of a sheet"
    assert numbers[2] == "I"


def test_the_contents_name_every_meeting_with_the_page_it_begins_on(paper: Paper) -> None:
    contents = "".join(text for text in paper.texts if set(number_of(text)) & set("IVXLC")).replace(
        "\r\n", "\n"
    )
    listed = dict(re.findall(r"第(\d+)次会议\s*…+\s*(\d+)", contents))
    assert len(listed) == MEETINGS
    begins = {}
    for text in paper.texts:
        if number_of(text).isdigit() and (found := re.search(r"会议名称\s*第(\d+)次会议", text)):
            begins[found[1]] = number_of(text)
    assert listed == begins


def test_bookmarks_lead_to_branches_and_below_them_to_meetings(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file, file.open_outline() as outline:
        branches = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert len(branches) == -(-MEETINGS // 6)
    title, meetings = branches[0]
    assert title == "第1党支部"
    assert meetings[0].split() == ["2月9日", "支部党员大会", "第1次会议"]
    assert [len(children) for _, children in branches[:-1]] == [6] * (len(branches) - 1)


def test_the_cover_tells_year_unit_and_days(paper: Paper) -> None:
    cover = paper.texts[0].replace("\r\n", "")
    assert "2026年度会议记录汇编" in cover
    assert "中共某市某局机关委员会" in cover
    assert "2026年1月1日至2026年11月20日" in cover


@pytest.mark.parametrize(
    ("span", "title", "entry"),
    [
        (quarter(2026, 3), "第1党支部2026年第三季度会议记录汇编", "2月9日"),
        (
            Span(date(2025, 7, 1), date(2026, 6, 30), ""),
            "第1党支部2025年7月1日至2026年6月30日会议记录汇编",
            "2026年2月9日",
        ),
    ],
)
def test_other_spans_and_a_single_branch(measure: Measure, span: Span, title: str, entry: str) -> None:
    paper = meeting_volume.document(replace(volume(1), span=span, scope="第1党支部"), BUREAU)
    assert paper.metadata.title == title
    assert f"{entry}　支部党员大会　第1次会议" in measure(pdf_of(paper)).texts[2].replace(" ", "　")


def test_a_groups_meeting_names_the_group(measure: Measure) -> None:
    found = volume(1)
    meeting = replace(found.parts[0].meetings[0], organization_id=77, organization_name="第1党支部第二党小组")
    part = replace(found.parts[0], meetings=(meeting,))
    text = measure(pdf_of(meeting_volume.document(replace(found, parts=(part,)), BUREAU))).text
    assert "第二党小组会" in text


def test_nothing_held_is_a_cover_and_a_sentence(measure: Measure) -> None:
    paper = measure(pdf_of(meeting_volume.document(volume(0), BUREAU)))
    assert "本期没有会议记录。" in paper.text
    assert "目" not in paper.text


def test_a_missing_character_is_named_with_its_meeting() -> None:
    found = volume(2)
    bad = replace(found.parts[0].meetings[1], minutes="王\U0002a6d6同志")
    part = replace(found.parts[0], meetings=(found.parts[0].meetings[0], bad))
    with pytest.raises(MissingGlyphs, match="第1党支部2026年3月9日支部党员大会记录“会议内容”栏"):
        printed(meeting_volume.document(replace(found, parts=(part,)), BUREAU))


def test_a_record_in_the_volume_reads_as_it_does_alone(measure: Measure) -> None:
    text = measure(pdf_of(meeting_volume.document(volume(1), BUREAU))).text
    for said in ("支部党员大会会议记录", "请假：张喆（出差）。", sheets.MEETING.minutes):
        assert said in text
