"""叫停通知单, 会议步骤完成情况表, 批评意见汇总表, 查摆问题清单, 生活会记录: what each says, and what none says unasked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.rows.paper import PaperChoices
from reports.documents import (
    criticism_summary,
    halt_notice,
    life_record,
    meeting_record,
    problem_list,
    stage_checklist,
)
from reports.documents.halt_notice import NotHalted
from reports.flow import Document
from reports.parts.letter_head import LetterHead
from reports.parts.paragraph import Paragraph
from reports.parts.signature import Signature
from reports.press import pdf_of
from tests.reports.life_meeting_sheets import (
    BUREAU,
    CALLED,
    DAY,
    HALT_UNKNOWN,
    HALTED,
    HALTER,
    LIFE_MEETING,
    SIGNED,
    UNKNOWN,
)
from tests.reports.official_sheets import SEAL
from tests.reports.sheets import summary

Measure = Callable[[bytes], Any]
SAID = ("深入基层调研不够", "理论学习不够系统", "办事流程偏长", "抓落实一抓到底")


def text(measure: Measure, document: Document) -> str:
    """What stands on the paper, blanks left out."""
    return "".join(measure(pdf_of(document)).text.split())


def paragraphs(document: Document) -> list[str]:
    """The paragraphs of the first section."""
    return [
        "".join(span.text for span in block.spans)
        for block in document.sections[0].blocks
        if isinstance(block, Paragraph)
    ]


def test_a_halt_notice_says_what_was_entered() -> None:
    document = halt_notice.document(HALTED, BUREAU, SIGNED)
    assert document.sections[0].blocks[0] == LetterHead(HALTER, "某直工〔2026〕12号")
    assert document.sections[0].blocks[-1] == Signature(HALTER, DAY, None)
    assert paragraphs(document) == [
        "某局机关党委：",
        "你单位2026年10月16日召开的民主生活会（主题：某局领导班子2026年度民主生活会），已于2026年10月17日叫停。",
        "叫停原因：对照检查材料没有联系实际。",
        "批评意见以希望代替问题，没有辣味。",
        "请对照上述问题做好准备，于2026年11月5日前重新召开。重新召开以前，这次会议不计入召开次数。",
        "特此通知。",
    ]


def test_what_is_not_known_of_a_halt_is_told_so_and_nothing_is_put_in() -> None:
    said = "".join(paragraphs(halt_notice.document(HALT_UNKNOWN, BUREAU, PaperChoices())))
    assert "已由（叫停单位待补）（日期待补）叫停。叫停原因：待补" in said
    assert "重新召开，期限待补。" in said


def test_what_a_superior_halted_is_passed_on_under_the_bureaus_own_name_without_any_head() -> None:
    assert HALTED.halt is not None
    meeting = replace(HALTED, halt=replace(HALTED.halt, halted_by="市直工委督导组"))
    document = halt_notice.document(meeting, BUREAU, replace(SIGNED, sealed=True), SEAL)
    blocks = document.sections[0].blocks
    assert not any(isinstance(block, LetterHead) for block in blocks)
    assert blocks[-1] == Signature(HALTER, DAY, SEAL)
    assert "，已由市直工委督导组于2026年10月17日叫停。" in paragraphs(document)[1]


@pytest.mark.parametrize("halted_by", [HALTER, "机关党委"])
def test_what_the_bureaus_own_committee_halted_is_its_letter(halted_by: str) -> None:
    assert HALTED.halt is not None
    meeting = replace(HALTED, halt=replace(HALTED.halt, halted_by=halted_by))
    document = halt_notice.document(meeting, BUREAU, SIGNED)
    assert document.sections[0].blocks[0] == LetterHead(HALTER, "某直工〔2026〕12号")
    assert "，已于2026年10月17日叫停。" in paragraphs(document)[1]


def test_a_meeting_halted_before_its_day_was_only_planned() -> None:
    assert HALTED.halt is not None
    meeting = replace(HALTED, halt=replace(HALTED.halt, halted_on=date(2026, 10, 15)))
    assert paragraphs(halt_notice.document(meeting, BUREAU, SIGNED))[1].startswith(
        "你单位原定2026年10月16日召开的民主生活会"
    )


def test_a_meeting_that_took_its_course_has_no_such_notice() -> None:
    with pytest.raises(NotHalted, match="没有叫停，叫停通知单没有生成"):
        halt_notice.document(LIFE_MEETING, BUREAU, SIGNED)


def test_the_checklist_tells_the_clerks_marks_from_what_the_record_shows(measure: Measure) -> None:
    said = text(measure, stage_checklist.document(LIFE_MEETING))
    assert "共10步，已办3步" in said
    assert "1会议方案已完成2026.09.28" in said
    assert "2学习研讨已完成待补" in said
    assert "7情况通报不涉及—" in said
    assert "征求到的意见1条" in said
    assert "共8步，已办0步" in text(measure, stage_checklist.document(UNKNOWN))


@pytest.mark.parametrize("with_content", [False, True])
def test_what_was_said_is_printed_only_when_asked_for(measure: Measure, with_content: bool) -> None:
    for document in (
        criticism_summary.document(LIFE_MEETING, CALLED, with_content=with_content),
        life_record.document(LIFE_MEETING, with_content=with_content),
    ):
        said = text(measure, document)
        assert all((words in said) is with_content for words in SAID)


def test_the_plain_record_never_has_it(measure: Measure) -> None:
    said = text(measure, meeting_record.document(LIFE_MEETING))
    assert not any(words in said for words in SAID)


def test_the_summary_goes_by_kind_and_names_the_items(measure: Measure) -> None:
    said = text(measure, criticism_summary.document(LIFE_MEETING, CALLED))
    assert "自我批评1条，相互批评2条，征求到的意见1条" in said
    assert "1自我批评龙䶮—2026年第1号" in said
    assert "3相互批评张喆待补—" in said
    assert "没有登记批评意见" in text(measure, criticism_summary.document(UNKNOWN))


@pytest.mark.parametrize("with_names", [False, True])
def test_persons_are_named_in_the_list_of_problems_only_on_request(
    measure: Measure, with_names: bool
) -> None:
    said = text(measure, problem_list.document(LIFE_MEETING, [summary(1)], DAY, with_names=with_names))
    assert "2026年第1号" in said
    assert "逐条修订" in said
    assert ("责任人" in said) is with_names
    assert ("张喆" in said) is with_names


def test_the_record_tells_halt_stages_and_counts(measure: Measure) -> None:
    said = text(measure, life_record.document(HALTED))
    assert "叫停单位中共某市直属机关工作委员会叫停日期2026年10月17日" in said
    assert "会议方案：已完成（2026年9月28日，经上级党组织同意）" in said
    assert "学习研讨：已完成（待补）" in said
    assert "情况通报：不涉及（班子成员和列席人员均到会）" in said
    assert "征求意见：未完成（台账里已有：征求到的意见1条）" in said
    assert "2条，其中列入整改1条" in said
