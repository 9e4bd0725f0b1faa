"""主要做法 and 上月通报问题整改情况: facts in sentences."""

from datetime import date

import pytest

from models.rows.notice import EarlierNotice, NamedItem, Practice
from models.rules.notice_follow_up import practice_paragraphs, previous_paragraphs, what_was_done
from models.rules.periods import Month
from models.rules.terms import MeetingKind, Register, StudyKind

AS_OF = date(2026, 10, 31)
SEPTEMBER = Month(2026, 9)


def item(record_id: int, *, closed: bool = False, due_on: date | None = None, late: int = 0) -> NamedItem:
    return NamedItem(record_id, "第一党支部", f"问题{record_id}。", due_on, closed, late)


def told(*items: NamedItem) -> list[str]:
    earlier = EarlierNotice(SEPTEMBER, "某局机党〔2026〕9号", items)
    return [paragraph.text for paragraph in previous_paragraphs(earlier, AS_OF)]


def test_a_practice_is_when_who_and_what_and_nothing_more() -> None:
    made = practice_paragraphs(
        (
            Practice(9, date(2026, 10, 20), "第二党支部", "开展主题党日", "重温入党誓词。"),
            Practice(3, date(2026, 10, 9), "第一党支部", "召开支部党员大会", "学习\n《条例》"),
        )
    )

    assert [(paragraph.key, paragraph.text) for paragraph in made] == [
        ("record:3", "10月9日，第一党支部召开支部党员大会：学习 《条例》。"),
        ("record:9", "10月20日，第二党支部开展主题党日：重温入党誓词。"),
    ]


@pytest.mark.parametrize(
    ("register", "kind", "words"),
    [
        (Register.MEETING, MeetingKind.BRANCH_ASSEMBLY, "召开支部党员大会"),
        (Register.MEETING, MeetingKind.PARTY_LECTURE, "开展党课"),
        (Register.STUDY, StudyKind.CENTRE_GROUP, "开展中心组学习"),
        (Register.STUDY, StudyKind.FIRST_TOPIC, "开展第一议题学习"),
        (Register.STUDY, StudyKind.YOUTH_GROUP, "组织青年理论学习小组开展学习"),
        (Register.STUDY, StudyKind.BRANCH_STUDY, "开展支部学习"),
    ],
)
def test_meetings_are_called_and_the_rest_carried_out(register: Register, kind: str, words: str) -> None:
    assert what_was_done(register, kind) == words


def test_nothing_is_held_in_the_list_of_rectification() -> None:
    with pytest.raises(ValueError, match="rectification"):
        what_was_done(Register.RECTIFICATION, "self_check")


def test_without_an_earlier_notice_or_problems_nothing_is_said() -> None:
    assert previous_paragraphs(None, AS_OF) == ()
    assert told() == []


def test_what_is_closed_is_counted_and_what_is_open_is_listed() -> None:
    assert told(
        item(1, closed=True),
        item(2, due_on=date(2026, 11, 15)),
        item(3, due_on=date(2026, 10, 19), late=12),
        item(4),
    ) == [
        "2026年9月通报（某局机党〔2026〕9号）指出问题4个，截至2026年10月31日已销号1个，销号率25%；尚未销号3个，列后。",
        "第一党支部：问题2（整改时限2026年11月15日）。",
        "第一党支部：问题3（整改时限2026年10月19日，逾期12天）。",
        "第一党支部：问题4（整改时限待补）。",
    ]


def test_when_all_is_closed_nothing_is_listed() -> None:
    assert told(item(1, closed=True)) == [
        "2026年9月通报（某局机党〔2026〕9号）指出问题1个，截至2026年10月31日已销号1个，销号率100%。"
    ]
