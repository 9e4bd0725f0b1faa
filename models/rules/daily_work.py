"""日常工作: what each kind of entry is asked for, and what a reader would ask about it (domain L8, L15, O14, O16–O18)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.rows.daily_work import DailyWorkDetail
from models.rules.daily_terms import DailyWorkKind, DailyWorkStatus, Urgency

SLOW_REPORT = timedelta(hours=1)
"""An urgent matter reported later than this after it happened is pointed out. «紧急信息要第一时间报告» gives no hour: this is
only when the program asks."""

SENT_KINDS = frozenset({DailyWorkKind.REQUEST, DailyWorkKind.REPORT})
"""Kinds that are sent to somebody and may be answered."""
ANALYSES = frozenset({DailyWorkKind.MOOD, DailyWorkKind.IDEOLOGY})
"""Kinds of which a period may ask one."""
GATHERINGS = frozenset(
    {DailyWorkKind.LECTURE, DailyWorkKind.CONTEST, DailyWorkKind.VOLUNTEERING, DailyWorkKind.OTHER}
)
"""Kinds that people take part in."""


@dataclass(frozen=True, slots=True)
class Words:
    """How a kind calls its fields; an empty one is not asked for."""

    day: str = "日期"
    person: str = ""
    counterpart: str = ""
    people: str = ""
    content: str = "内容"
    outcome: str = "成效"


_WORDS = {
    DailyWorkKind.REQUEST: Words("请示日期", "经办人", "主送单位", content="请示事项", outcome="批复意见"),
    DailyWorkKind.REPORT: Words("报告日期", "经办人", "主送单位", content="报告内容", outcome="反馈意见"),
    DailyWorkKind.MOOD: Words("分析日期", "主持人", content="思想动态和突出问题", outcome="解决措施和成效"),
    DailyWorkKind.IDEOLOGY: Words("研判日期", "主持人", content="形势和风险点", outcome="工作措施"),
    DailyWorkKind.LECTURE: Words("宣讲日期", "宣讲人", "宣讲对象", "听众人数", "宣讲内容", "效果"),
    DailyWorkKind.CONTEST: Words("活动日期", "负责人", "参加范围", "参加人数", "活动内容", "获奖和成效"),
    DailyWorkKind.VOLUNTEERING: Words("活动日期", "负责人", "服务对象", "参加人数", "服务内容", "成效"),
    DailyWorkKind.CARE: Words("走访日期", "帮扶对象", content="困难情况", outcome="帮扶措施和结果"),
    DailyWorkKind.OTHER: Words("活动日期", "负责人", "参加范围", "参加人数", "活动内容", "成效"),
}


def words_of(kind: DailyWorkKind) -> Words:
    """How ``kind`` calls its fields."""
    return _WORDS[kind]


def time_to_report(occurred_at: datetime | None, sent_at: datetime | None) -> timedelta | None:
    """From the matter to its report; None while either is not known, or the report is said to come first."""
    if occurred_at is None or sent_at is None or sent_at < occurred_at:
        return None
    return sent_at - occurred_at


def duration_in_words(span: timedelta) -> str:
    """1天2小时5分钟; without the parts that are nothing, 不到1分钟 for less."""
    minutes = int(span.total_seconds()) // 60
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((days, "天"), (hours, "小时"), (minutes, "分钟"))
    return "".join(f"{number}{word}" for number, word in parts if number) or "不到1分钟"


def doubts(detail: DailyWorkDetail) -> tuple[str, ...]:
    """What a reader would ask about, a sentence each; nothing of it forbids saving."""
    found: list[str] = []
    urgent = detail.urgency in (Urgency.URGENT, Urgency.MOST_URGENT)
    took = time_to_report(detail.occurred_at, detail.sent_at)
    if detail.kind in SENT_KINDS:
        if urgent and detail.sent_at is None:
            found.append("紧急事项还没有登记报送时间。")
        if urgent and took is not None and took > SLOW_REPORT:
            found.append(f"紧急事项从发生到报送用了{duration_in_words(took)}，请核对。")
        if detail.occurred_at and detail.sent_at and detail.sent_at < detail.occurred_at:
            found.append("报送时间早于事项发生时间，请核对。")
        if detail.replied_on and detail.sent_at and detail.replied_on < detail.sent_at.date():
            found.append("答复日期早于报送日期，请核对。")
        if (
            detail.kind is DailyWorkKind.REQUEST
            and detail.status is DailyWorkStatus.DONE
            and not detail.outcome
        ):
            found.append("请示已办结，批复意见待补。")
    if detail.kind in ANALYSES and detail.status is DailyWorkStatus.DONE and not detail.content.strip():
        found.append(f"{detail.kind}已办结，内容待补。")
    return tuple(found)
