"""Minutes that repeat others: of another branch or another month, at the later of the two."""

from datetime import date
from typing import Any

import pytest

from models.rules.checkup.alike_minutes import alike_minutes
from models.rules.checkup.facts import Minutes
from models.rules.terms import MeetingKind
from tests.models.rules.checkup.facts_made import DAY, facts, sentences
from tests.models.rules.checkup.test_resemblance import prose

TEXT = prose(1, 400)


def minutes(number: int, **given: Any) -> Minutes:
    """Minutes of a theme day of the first branch on DAY."""
    settled: dict[str, Any] = {
        "kind": MeetingKind.THEME_DAY,
        "title": f"第{number}次",
        "day": DAY,
        "organization_id": 1,
        "organization_name": "第一党支部",
        "branch_id": 1,
        "place": "",
        "text": TEXT,
    } | given
    return Minutes(number, **settled)


SECOND: dict[str, Any] = {"organization_id": 2, "organization_name": "第二党支部", "branch_id": 2}


def said(*rows: Minutes) -> list[str]:
    return sentences(alike_minutes, minutes=rows)


def test_the_later_one_names_the_earlier_and_how_alike_they_are() -> None:
    copied = minutes(2, day=DAY.replace(day=20), text=TEXT[:380] + prose(2, 20), **SECOND)
    (found,) = alike_minutes(facts(minutes=(copied, minutes(1))))
    assert found.sentence == (
        "主题党日“第2次”的会议记录与第一党支部2026年10月15日主题党日“第1次”的相似度94%。"
    )
    assert found.records == (2, 1)
    assert (found.target.record_id, found.organization_id, found.other_organizations) == (2, 2, (1,))
    assert found.key == "alike_minutes:1-2"


def test_word_for_word_is_said_so() -> None:
    assert said(minutes(1), minutes(2, **SECOND))[0].endswith("“第1次”的相同。")


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ({"day": date(2026, 10, 28)}, 0),
        ({"day": date(2026, 9, 28)}, 1),
        ({"organization_id": 11, "day": date(2026, 10, 28)}, 0),
        ({**SECOND}, 1),
        ({**SECOND, "place": "礼堂"}, 1),
        ({"kind": MeetingKind.HEART_TALK, **SECOND}, 0),
        ({"day": date(2026, 9, 28), "text": "参观"}, 0),
    ],
    ids=["same month", "month before", "own group", "other branch", "elsewhere", "a talk", "short"],
)
def test_different_branches_or_months(other: dict[str, Any], count: int) -> None:
    assert len(said(minutes(1, place="三楼"), minutes(2, **other))) == count


def test_a_meeting_held_together_is_one_meeting() -> None:
    assert said(minutes(1, place="礼堂"), minutes(2, place="礼堂", **SECOND)) == []


def test_what_lies_before_the_span_is_compared_and_not_warned_of() -> None:
    before = minutes(1, day=date(2026, 8, 3)), minutes(2, day=date(2026, 9, 3))
    assert said(*before) == []
    (found,) = said(*before, minutes(3))
    assert found.startswith("主题党日“第3次”")
    assert found.endswith("9月3日主题党日“第2次”的相同，另有1份与其相似。")
