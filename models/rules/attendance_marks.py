"""What offices write into a sheet of attendance: √, 出, 请, 缺, 事假, 病假 …"""

import re
from dataclasses import dataclass

from models.rules.names import one_line, unspaced
from models.rules.terms import AttendanceState

_PRESENT = frozenset(
    (
        "√",
        "✓",
        "✔",
        "☑",
        "v",
        "1",
        "出",
        "出席",
        "到",
        "到会",
        "已到",
        "实到",
        "签到",
        "参加",
        "参会",
        "线上参加",
    )
)
_ABSENT = frozenset(("×", "✗", "✘", "☒", "x", "缺", "缺席", "未到", "没到", "未参加", "旷会", "无故缺席"))
_LEAVE = frozenset(("请", "假", "请假", "已请假"))
_UNMARKED = frozenset(("待补", "?"))
_SHORT_REASONS = {"事": "事假", "病": "病假", "差": "出差", "休": "休假", "产": "产假"}
REASONS = (
    "公出",
    "出差",
    "值班",
    "培训",
    "借调",
    "挂职",
    "驻村",
    "病假",
    "事假",
    "休假",
    "年休假",
    "产假",
    "陪产假",
    "婚假",
    "丧假",
    "探亲假",
    "住院",
    "学习",
    "外出",
    "公务",
)
"""Usual reasons of leave, as they are offered and understood."""
_WITH_REASON = re.compile(r"(?P<mark>[^()]+)\((?P<reason>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark and, of leave and absence, its reason as far as it was written."""

    state: AttendanceState
    reason: str = ""


def read_mark(text: str) -> Mark:
    """The mark that a cell of a sheet stands for. Raises ValueError(sentence) for what cannot be told for sure: ○ and △ mean
    something else in every office, and 0 may be a zero or nobody."""
    said = unspaced(text)
    bracketed = _WITH_REASON.fullmatch(said)
    word, reason = (bracketed["mark"], bracketed["reason"]) if bracketed else (said, "")
    mark = _read_word(word.casefold())
    if mark is None:
        raise ValueError(f"“{one_line(text)}”看不出是出席、请假还是缺席")
    if reason and mark.state in (AttendanceState.PRESENT, AttendanceState.UNMARKED):
        return Mark(mark.state)
    return Mark(mark.state, _SHORT_REASONS.get(reason, reason) or mark.reason)


def _read_word(word: str) -> Mark | None:
    for state, words in (
        (AttendanceState.PRESENT, _PRESENT),
        (AttendanceState.ABSENT, _ABSENT),
        (AttendanceState.LEAVE, _LEAVE),
        (AttendanceState.UNMARKED, _UNMARKED),
    ):
        if word in words:
            return Mark(state)
    known = _SHORT_REASONS.get(word, word)
    if known in REASONS:
        return Mark(AttendanceState.LEAVE, known)
    for mark in ("请假", "缺席"):
        # 请假出差, 出差请假: the reason beside the word.
        rest = word.removeprefix(mark) if word.startswith(mark) else word.removesuffix(mark)
        if rest != word and rest.strip(":,、") in REASONS:
            return Mark(AttendanceState.of_label(mark), rest.strip(":,、"))
    return None
