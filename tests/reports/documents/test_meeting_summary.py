"""What 会议纪要 says: results by item, who was there; never a speech, never a meeting that was not held."""

from dataclasses import replace

import pytest

from models.rows.attendance import AttendanceRow
from models.rows.meeting import AgendaItem
from models.rows.paper import PaperChoices
from models.rules.terms import AgendaKind, AttendanceState, RecordStatus
from reports.documents import meeting_summary
from reports.flow import Document
from reports.parts.imprint import Imprint
from reports.parts.paragraph import Paragraph
from reports.parts.people import People
from reports.parts.red_head import BulletinHead
from reports.parts.signature import Signature
from tests.reports import sheets
from tests.reports.official_sheets import BUREAU, DAY, GATHERING

CHOICES = PaperChoices(number="3", dated=DAY, sealed=True)
SPOKEN = replace(GATHERING, attendance=sheets.MARKED)


def paragraphs(document: Document) -> list[str]:
    return [
        "".join(span.text for span in (block.paragraph if isinstance(block, People) else block).spans)
        for block in document.sections[0].blocks
        if isinstance(block, Paragraph | People)
    ]


def test_the_summary_gives_opening_results_votes_and_people() -> None:
    assert paragraphs(meeting_summary.document(SPOKEN, BUREAU, CHOICES)) == [
        "2026年10月16日（星期五）14:30—16:05，办公室党支部在机关三楼会议室召开2026年第四季度支部党员大会，"
        "主持人：龙䶮。应到5人，实到3人。现将议定事项纪要如下。",
        "一、（第一议题）传达学习重要讲话精神",
        "二、审议接收预备党员",
        "同意接收李某为中共预备党员。",
        "表决情况：接收预备党员、转正（无记名投票）：赞成9票，反对0票，弃权待补。",
        "三、通报<党费>&收缴情况",
        "（一）按月公示。",
        "逐月核对。",
        "出席：龙䶮、欧阳𬀩、陈一",
        "请假：张喆",
        "缺席：钱多多",
        "列席：周某某（机关党委专职副书记）、丁某",
    ]


@pytest.mark.parametrize("kind", list(AgendaKind))
def test_what_is_read_out_or_reported_has_no_result_to_be_filled_in(kind: AgendaKind) -> None:
    items = (AgendaItem("某某精神", kind), AgendaItem("某某情况", kind, resolution="照办。"))
    blocks = meeting_summary.document(replace(SPOKEN, agenda=items), BUREAU, CHOICES).sections[0].blocks
    texts = paragraphs(meeting_summary.document(replace(SPOKEN, agenda=items), BUREAU, CHOICES))
    open_ = [] if kind in (AgendaKind.STUDY, AgendaKind.REPORT) else ["待补"]
    assert texts[1 : 4 + len(open_)] == ["一、某某精神", *open_, "二、某某情况", "照办。"]
    first = next(block for block in blocks if isinstance(block, Paragraph) and "一、" in block.spans[0].text)
    assert first.keep is bool(open_), "a title alone is held to nothing"


@pytest.mark.parametrize("office", ["机关党委办公室", " "])
def test_the_printing_office_stands_in_it_once_it_is_known(office: str) -> None:
    document = meeting_summary.document(SPOKEN, replace(BUREAU, office=office), CHOICES)
    assert document.imprint == (Imprint("", office, DAY) if office.strip() else None)


def test_speeches_and_minutes_never_get_into_it() -> None:
    whole = "".join(paragraphs(meeting_summary.document(SPOKEN, BUREAU, CHOICES)))
    assert "谈体会" not in whole
    assert "会议由龙䶮同志主持" not in whole


def test_it_is_neither_signed_nor_sealed() -> None:
    blocks = meeting_summary.document(SPOKEN, BUREAU, CHOICES).sections[0].blocks
    assert not any(isinstance(block, Signature) for block in blocks)


@pytest.mark.parametrize(
    ("typed", "issue"),
    [("3", "第3期"), ("", "第　期"), (" 第12期 ", "第12期"), ("〔2026〕3号", "〔2026〕3号")],
)
def test_the_issue_is_counted_or_left_open(typed: str, issue: str) -> None:
    head = (
        meeting_summary.document(SPOKEN, BUREAU, PaperChoices(number=typed, dated=DAY)).sections[0].blocks[0]
    )
    assert head == BulletinHead("办公室党支部会议纪要", issue, "办公室党支部", DAY)


def test_what_is_not_known_is_left_open() -> None:
    assert paragraphs(meeting_summary.document(sheets.EMPTY_MEETING, BUREAU, PaperChoices())) == [
        "2026年10月16日（星期五）待补，在（地点待补）举办党课，主持人：待补。现将议定事项纪要如下。",
        "待补",
        "出席：待补",
        "请假：待补",
    ]


def test_those_not_marked_yet_are_named_as_such() -> None:
    rows = (
        AttendanceRow(1, "甲", state=AttendanceState.PRESENT),
        AttendanceRow(2, "乙"),
        AttendanceRow(3, "丙"),
        AttendanceRow(4, "丁", counted=False, reason="长期病休"),
    )
    texts = paragraphs(
        meeting_summary.document(replace(SPOKEN, attendance=rows, observers=()), BUREAU, CHOICES)
    )
    assert "应到3人，实到待补。" in texts[0]
    assert texts[-2:] == ["出席：甲、待补（乙、丙）", "请假：待补"]


def test_once_everybody_is_marked_empty_lines_are_left_out() -> None:
    rows = (AttendanceRow(1, "甲", state=AttendanceState.PRESENT),)
    texts = paragraphs(
        meeting_summary.document(replace(SPOKEN, attendance=rows, observers=()), BUREAU, CHOICES)
    )
    assert texts[-1] == "出席：甲"
    assert not any(text.startswith(("请假", "缺席", "列席")) for text in texts)


@pytest.mark.parametrize("status", [status for status in RecordStatus if status is not RecordStatus.HELD])
def test_a_meeting_that_was_not_held_has_no_summary(status: RecordStatus) -> None:
    with pytest.raises(meeting_summary.NotHeld) as refusal:
        meeting_summary.document(replace(SPOKEN, status=status), BUREAU, CHOICES)
    assert status.label in refusal.value.sentence
    assert "没有生成" in refusal.value.sentence


def test_a_hundredth_item_is_counted_in_figures() -> None:
    many = replace(SPOKEN, agenda=tuple(AgendaItem(f"事项{number}") for number in range(1, 101)))
    texts = paragraphs(meeting_summary.document(many, BUREAU, CHOICES))
    assert "九十九、事项99" in texts
    assert "100.事项100" in texts


def test_a_title_that_is_the_topic_stands_in_the_opening() -> None:
    document = meeting_summary.document(replace(SPOKEN, title="研究发展党员工作。"), BUREAU, CHOICES)
    assert paragraphs(document)[0] == (
        "2026年10月16日（星期五）14:30—16:05，办公室党支部在机关三楼会议室召开党员大会，主持人：龙䶮。"
        "主题：研究发展党员工作。应到5人，实到3人。现将议定事项纪要如下。"
    )
    assert document.metadata.title == "办公室党支部党员大会纪要"
