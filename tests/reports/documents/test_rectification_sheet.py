"""整改事项登记表: what is not known is 待补, what need not be there is empty, never 无."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from models.rows.attachment import AttachmentRow
from models.rows.rectification import ProgressEntry, RectificationDetail, StatusStep
from models.rules.inspection_terms import ShirkingTag
from models.rules.terms import RectificationMode, RectificationStatus
from reports.documents import rectification_sheet
from reports.press import pdf_of
from tests.reports import sheets
from tests.reports.rectification_sheets import CLOSED, WARNED

S = RectificationStatus
Measure = Callable[[bytes], Any]


def read(item: RectificationDetail, measure: Measure) -> str:
    text: str = measure(pdf_of(rectification_sheet.document(item))).text
    return text.replace(" ", "")


def test_nothing_is_said_that_the_record_does_not_say(measure: Measure) -> None:
    text = read(sheets.EMPTY_ITEM, measure)
    assert "无" not in text.replace("尚无进展记录", "")
    for name in (
        "编号待补",
        "问题表述待补",
        "整改措施待补",
        "责任人待补",
        "来源文件整改单位",
        "佐证材料举一反三备注",
        "分管领导待补",
        "回头看未销号",
    ):
        assert name in text, name


def test_source_notes_and_evidence_are_printed_as_they_are(measure: Measure) -> None:
    file = AttachmentRow("0" * 64, "整改报告.pdf", 3, datetime(2026, 1, 1))
    item = replace(sheets.ITEM, source_document="某局机党〔2026〕3号", note="并案办理", attachments=(file,))
    text = read(item, measure)
    for expected in (
        "来源文件某局机党〔2026〕3号",
        "备注并案办理",
        "佐证材料1.整改报告.pdf",
        "销号日期未销号",
    ):
        assert expected in text, expected


def test_a_closed_item_without_evidence_wants_some(measure: Measure) -> None:
    closed = replace(
        sheets.ITEM, status=RectificationStatus.CLOSED, closed_on=date(2026, 8, 30), verifier="王翀"
    )
    text = read(closed, measure)
    assert "佐证材料待补" in text
    assert "销号日期2026年8月30日" in text
    assert "销号审核人王翀" in text


def test_evidence_in_words_stands_before_the_files(measure: Measure) -> None:
    file = AttachmentRow("0" * 64, "整改报告.pdf", 3, datetime(2026, 1, 1))
    text = read(replace(sheets.ITEM, evidence="记录本在综合处", attachments=(file,)), measure)
    assert "佐证材料记录本在综合处1.整改报告.pdf" in text


def test_the_first_notice_is_named_unless_the_source_says_it(measure: Measure) -> None:
    text = read(WARNED, measure)
    assert "首次通报《关于2026年4月模范机关创建工作督察情况的通报》" in text.replace("\r\n", "")
    assert "首次通报" not in read(replace(WARNED, source_document="某局机党〔2026〕3号"), measure)
    assert "首次通报" not in read(sheets.ITEM, measure)


def test_kind_clause_supervisor_and_wider_check_are_printed(measure: Measure) -> None:
    item = replace(
        sheets.ITEM,
        manifestation=7,
        tag=ShirkingTag.NOMINAL,
        clause="支部工作条例第十一条",
        supervisor="周局长",
        extended_check="各支部自查一遍",
    )
    text = read(item, measure)
    for expected in (
        "表现形式22种表现之7；有名无实",
        "依据条款支部工作条例第十一条",
        "分管领导周局长",
        "举一反三各支部自查一遍",
    ):
        assert expected in text, expected


def test_what_may_be_left_out_is_blank(measure: Measure) -> None:
    bare = replace(sheets.ITEM, goal="", progress=(ProgressEntry(date(2026, 9, 1), "已部署"),))
    full = replace(bare, goal="全覆盖", progress=(ProgressEntry(date(2026, 9, 1), "已部署", 40),))
    assert read(bare, measure).count("待补") == read(full, measure).count("待补")


def test_the_look_back_is_due_or_what_it_found(measure: Measure) -> None:
    assert "回头看2027年2月10日到期" in read(CLOSED, measure)
    put_off = StatusStep(date(2027, 1, 5), S.CLOSED, S.CLOSED, "王翀", "由2027-02-10推迟到2027-03-10，换届")
    held = StatusStep(date(2027, 3, 9), S.CLOSED, S.CONSOLIDATED, "王翀")
    steps = (StatusStep(date(2026, 11, 10), S.CLOSURE_REQUESTED, S.CLOSED, "王翀"), put_off, held)
    text = read(replace(CLOSED, status=S.CONSOLIDATED, look_back_on=None, steps=steps), measure)
    assert "回头看2027年3月9日巩固" in text
    assert "推迟回头看" in text
    assert "已销号→已销号" not in text


def test_a_long_term_item_has_no_day(measure: Measure) -> None:
    item = replace(sheets.ITEM, mode=RectificationMode.LONG_TERM, due_on=None)
    assert "整改时限长期坚持" in read(item, measure)


def test_a_long_text_arrives_whole(measure: Measure) -> None:
    item = replace(
        sheets.ITEM, measures="\n".join(f"{number}.逐条修订，明确责任。" for number in range(1, 200))
    )
    assert read(item, measure).count("逐条修订") == 199
