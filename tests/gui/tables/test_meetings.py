"""The register of meetings in words: what is lacking, which stages are open, what was halted and held again."""

from dataclasses import replace
from datetime import date

import pytest

from gui.look.tokens import Tone
from gui.tables.meetings import MEETING_COLUMNS
from models.rows.meeting import MeetingSummary
from models.rules.terms import MeetingKind, RecordStatus

S = RecordStatus
ROW = MeetingSummary(
    id=1,
    kind=MeetingKind.DEMOCRATIC_LIFE,
    counts_as=(),
    status=S.HELD,
    title="民主生活会",
    held_on=date(2026, 10, 15),
    organization_id=1,
    organization_name="某局机关党委",
    host="甲",
    expected=7,
    present=7,
    has_minutes=True,
    attachments=1,
)
AGAIN = (date(2026, 11, 2), S.HELD)


@pytest.mark.parametrize(
    ("row", "pill", "tone", "words"),
    [
        (ROW, "已召开", Tone.OK, "已召开"),
        (
            replace(ROW, open_stages=("情况报送", "归档")),
            "待补步骤",
            Tone.WARN,
            "已召开；步骤未完成2项：情况报送、归档",
        ),
        (
            replace(ROW, has_minutes=False, open_stages=("归档",)),
            "待补材料",
            Tone.WARN,
            "待补材料：会议记录；步骤未完成1项：归档",
        ),
        (replace(ROW, status=S.HALTED), "已叫停", Tone.BAD, "已叫停，还没有重新召开"),
        (replace(ROW, expected=None, present=None), "待补材料", Tone.WARN, "待补材料：到会情况"),
        (
            replace(ROW, kind=MeetingKind.HEART_TALK, expected=None, present=None),
            "已召开",
            Tone.OK,
            "已召开",
        ),
        (
            replace(ROW, status=S.HALTED, held_again=AGAIN),
            "叫停重开",
            Tone.NEUTRAL,
            "已叫停→2026-11-02重新召开（已召开）",
        ),
        (
            replace(ROW, status=S.HALTED, held_again=(date(2026, 11, 2), S.PLANNED)),
            "已叫停",
            Tone.BAD,
            "已叫停→2026-11-02重新召开（计划）",
        ),
        (
            replace(ROW, holds_again=date(2026, 10, 1)),
            "重新召开",
            Tone.OK,
            "已召开；重新召开（2026-10-01的会议被叫停）",
        ),
        (
            replace(ROW, is_final=True, open_stages=("归档",)),
            "已定稿",
            Tone.OK,
            "已定稿；步骤未完成1项：归档",
        ),
    ],
)
def test_the_status_says_it_both_ways(row: MeetingSummary, pill: str, tone: Tone, words: str) -> None:
    column = next(column for column in MEETING_COLUMNS if column.title == "状态")
    assert column.pill is not None
    shown = column.pill(row)
    assert shown is not None
    assert (shown.text, shown.tone) == (pill, tone)
    assert column.text(row) == words


def test_a_talk_asks_for_no_sheet() -> None:
    column = next(column for column in MEETING_COLUMNS if column.title == "应到/实到")
    assert column.text(replace(ROW, kind=MeetingKind.HEART_TALK, expected=None, present=None)) == ""
    assert column.text(replace(ROW, expected=None, present=None)) == "待补"
