"""主要做法 and 上月通报问题整改情况 of a notice, from records chosen and from what an earlier notice named."""

from collections.abc import Iterable
from datetime import date

from models.rows.notice import EarlierNotice, NamedItem, Paragraph, Practice
from models.rules.notice_problems import in_a_sentence
from models.rules.notice_text import percent
from models.rules.spoken_periods import day_in_words
from models.rules.terms import MeetingKind, Register, StudyKind

_CALLED = frozenset(
    {
        MeetingKind.BRANCH_ASSEMBLY,
        MeetingKind.BRANCH_COMMITTEE,
        MeetingKind.GROUP_MEETING,
        MeetingKind.ORGANIZATIONAL_LIFE,
        MeetingKind.DEMOCRATIC_LIFE,
        MeetingKind.ALL_MEMBERS,
        MeetingKind.PARTY_COMMITTEE,
    }
)
"""Meetings are 召开; everything else is 开展."""

_STUDIED = {
    StudyKind.CENTRE_GROUP: "开展中心组学习",
    StudyKind.FIRST_TOPIC: "开展第一议题学习",
    StudyKind.YOUTH_GROUP: "组织青年理论学习小组开展学习",
    StudyKind.BRANCH_STUDY: "开展支部学习",
}


def what_was_done(register: Register, kind: str) -> str:
    """召开支部党员大会, 开展主题党日: the office's word for holding what a record of this kind is of. Raises ValueError for
    a register that names nothing held, or a kind that is not its."""
    if register is Register.STUDY:
        return _STUDIED[StudyKind(kind)]
    if register is not Register.MEETING:
        raise ValueError(f"nothing is held in {register.value}")
    meeting = MeetingKind(kind)
    return f"{'召开' if meeting in _CALLED else '开展'}{meeting.label}"


def practice_paragraphs(practices: Iterable[Practice]) -> tuple[Paragraph, ...]:
    """One factual line for each record, by day: when, who, what."""
    in_order = sorted(practices, key=lambda practice: (practice.on, practice.record_id))
    return tuple(Paragraph(f"record:{practice.record_id}", _practice(practice)) for practice in in_order)


def _practice(practice: Practice) -> str:
    day = f"{practice.on.month}月{practice.on.day}日"
    return f"{day}，{practice.organization_name}{practice.what}：{in_a_sentence(practice.title)}。"


def previous_paragraphs(earlier: EarlierNotice | None, as_of: date) -> tuple[Paragraph, ...]:
    """What became by ``as_of`` of the problems the earlier notice named: how many were closed, and each that is open with
    its due date. Nothing when there is no such notice or it named nothing."""
    if earlier is None or not earlier.items:
        return ()
    still_open = [item for item in earlier.items if not item.closed]
    named, closed = len(earlier.items), len(earlier.items) - len(still_open)
    sentence = (
        f"{earlier.month.label}通报（{earlier.document_number}）指出问题{named}个，截至{day_in_words(as_of)}"
        f"已销号{closed}个，销号率{percent(closed, named)}"
    )
    if still_open:
        sentence += f"；尚未销号{len(still_open)}个，列后"
    rows = (Paragraph(f"item:{item.record_id}", _open_item(item)) for item in still_open)
    return (Paragraph("total", f"{sentence}。"), *rows)


def _open_item(item: NamedItem) -> str:
    until = f"整改时限{day_in_words(item.due_on)}" if item.due_on else "整改时限待补"
    late = f"，逾期{item.late_days}天" if item.late_days else ""
    return f"{item.organization_name}：{in_a_sentence(item.problem)}（{until}{late}）。"
