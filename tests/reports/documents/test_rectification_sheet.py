"""整改事项登记表: what is not known is 待补, what need not be there is empty, never 无."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from models.rows.attachment import AttachmentRow
from models.rows.rectification import RectificationDetail
from models.rules.terms import RectificationMode, RectificationStatus
from reports.documents import rectification_sheet
from reports.press import pdf_of
from tests.reports import sheets

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
        "佐证材料备注",
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


def test_a_long_term_item_has_no_day(measure: Measure) -> None:
    item = replace(sheets.ITEM, mode=RectificationMode.LONG_TERM, due_on=None)
    assert "整改时限长期坚持" in read(item, measure)


def test_a_long_text_arrives_whole(measure: Measure) -> None:
    item = replace(
        sheets.ITEM, measures="\n".join(f"{number}.逐条修订，明确责任。" for number in range(1, 200))
    )
    assert read(item, measure).count("逐条修订") == 199
