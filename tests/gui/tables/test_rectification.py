"""The rectification list in words: deadlines, look backs, quarters, and what it reminds of."""

from dataclasses import replace
from datetime import date

import pytest

from gui.look.tokens import Tone
from gui.tables.rectification import RECTIFICATION_COLUMNS, Standing, deadline_text, reminder_pill
from models.rows.rectification import RectificationSummary
from models.rules.terms import RectificationMode, RectificationSource, RectificationStatus
from models.rules.warnings import WarningColour

S, M, W = RectificationStatus, RectificationMode, WarningColour
TODAY = date(2026, 11, 5)
ROW = RectificationSummary(
    id=1,
    number=3,
    source=RectificationSource.SELF_CHECK,
    status=S.IN_PROGRESS,
    mode=M.BY_DATE,
    problem="会议记录不规范",
    found_on=TODAY,
    due_on=date(2026, 12, 31),
    organization_id=1,
    organization_name="第一党支部",
    leader="",
    department="",
    person="",
    closed_on=None,
    overdue_days=0,
)


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (Standing(S.CLOSED, M.BY_DATE, TODAY), "已销号，不再计逾期。"),
        (
            Standing(S.CLOSED, M.BY_DATE, TODAY, date(2026, 11, 6)),
            "已销号，不再计逾期；回头看2026-11-06到期。",
        ),
        (Standing(S.CLOSED, M.BY_DATE, TODAY, TODAY), "已销号；回头看2026-11-05到期，就是今天。"),
        (
            Standing(S.CLOSED, M.LONG_TERM, None, date(2026, 11, 4)),
            "已销号；回头看2026-11-04到期，已过1天。",
        ),
        (Standing(S.CONSOLIDATED, M.BY_DATE, date(2026, 1, 1)), "已销号，不再计逾期。"),
        (
            Standing(S.IN_PROGRESS, M.LONG_TERM, None, None, (date(2026, 9, 30),)),
            "长期坚持，不计逾期，每季度登记一次进展；本季度还没有登记进展。",
        ),
        (
            Standing(S.IN_PROGRESS, M.LONG_TERM, None, None, (date(2026, 10, 1),)),
            "长期坚持，不计逾期，每季度登记一次进展；本季度已登记进展。",
        ),
        (
            Standing(S.CLOSURE_REQUESTED, M.BY_DATE, date(2026, 11, 8)),
            "距整改时限还有3天。",
        ),
        (Standing(S.CLOSURE_REQUESTED, M.BY_DATE, date(2026, 11, 4)), "申请销号，已逾期1天。"),
    ],
)
def test_how_an_item_stands(item: Standing, said: str) -> None:
    assert deadline_text(item, TODAY) == said


@pytest.mark.parametrize(
    ("changed", "said", "tone"),
    [
        ({"look_back_due": True}, "回头看到期", Tone.WARN),
        ({"needs_entry": True}, "待季度进展", Tone.WARN),
        ({"warning": W.YELLOW}, "黄色预警", Tone.WARN),
        ({"warning": W.BLUE}, "蓝色预警", Tone.INFO),
    ],
)
def test_what_a_line_reminds_of(changed: dict[str, object], said: str, tone: Tone) -> None:
    pill = reminder_pill(replace(ROW, **changed))  # type: ignore[arg-type]

    assert pill is not None
    assert (pill.text, pill.tone) == (said, tone)
    column = next(column for column in RECTIFICATION_COLUMNS if column.title == "提醒")
    assert column.text(replace(ROW, **changed)) == said  # type: ignore[arg-type]


@pytest.mark.parametrize("row", [ROW, replace(ROW, warning=W.RED, overdue_days=4)])
def test_what_the_status_says_already_is_not_said_again(row: RectificationSummary) -> None:
    assert reminder_pill(row) is None
