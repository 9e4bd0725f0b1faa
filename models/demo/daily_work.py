"""The sample's 日常工作: quarterly analyses, a request with its answer, a talk to an audience, care before the Spring Festival."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy.orm import Session

from models.demo.activity import Lines, workday
from models.demo.people import Bureau
from models.rules.daily_terms import CareKind, DailyWorkKind, DailyWorkStatus, Urgency
from models.rules.periods import Month
from models.rules.terms import Register

QUARTER_ENDS = (3, 6, 9, 12)
MOODS = (
    (
        "窗口和一线班组年轻党员多，对轮岗和职业发展关注较多；两名党员家中老人住院，请假较频繁。",
        "支部委员分头谈心，把轮岗安排讲清楚；为家有病人的党员调整值班，工会已走访。",
    ),
    (
        "汛期保供任务重，个别党员有疲劳情绪；大家对水质公开工作比较支持。",
        "合理排班，落实补休；党小组会上通报群众来信表扬，鼓劲加油。",
    ),
    (
        "管网改造施工扰民投诉增多，窗口党员压力较大。",
        "建立施工告知清单，由书记带队接访；把投诉办理情况列入主题党日议题。",
    ),
)
LECTURE = ("节约用水和水质安全进社区", "社区居民", "用水常识、水质公开查询方法、停水告知渠道。")
REQUEST = ("关于增补支部委员的请示", "中共云水市供水管理局机关委员会", "本支部一名委员调离，申请增补1名。")
REPORT = ("关于水源地突发情况处置的报告", "局党组", "接报后立即到场处置，供水没有受到影响。")


def add_daily_work(
    _session: Session, lines: Lines, bureau: Bureau, months: Sequence[Month], until: date
) -> None:
    """The entries of the last year of the sample."""
    random = Random("daily work")
    for month in months:
        if month.year != until.year:
            continue
        if month.month in QUARTER_ENDS:
            for branch in bureau.branches[: len(bureau.branches) // 2 + 1]:
                found, done = random.choice(MOODS)
                title = f"{month.year}年第{'一二三四'[month.month // 3 - 1]}季度思想动态分析"
                day = workday(random, month, 18, 28)
                _entry(
                    lines, until, DailyWorkKind.MOOD, title, day, branch.id, found, done,
                    person=branch.secretary.name,
                )  # fmt: skip
        if month.month in (6, 12):
            day = workday(random, month, 10, 20)
            _entry(
                lines, until, DailyWorkKind.IDEOLOGY, f"{month.year}年{'上' if month.month == 6 else '下'}半年意识形态分析研判",
                day, bureau.committee_id, "业务系统留言区和工作群管理责任还不够清楚。", "明确各处室管理员，每月抽查一次。",
                person=bureau.secretary.name,
            )  # fmt: skip
    _once(random, lines, bureau, until)


def _once(random: Random, lines: Lines, bureau: Bureau, until: date) -> None:
    year = until.year
    first, second, third = (bureau.branches[place % len(bureau.branches)] for place in (0, 1, 2))
    title, audience, content = LECTURE
    _entry(
        lines, until, DailyWorkKind.LECTURE, title, workday(random, Month(year, 3), 18, 24), first.id, content, "现场解答问题11个。",
        person=first.secretary.name, counterpart=audience, place="东风社区党群服务中心", people=46,
    )  # fmt: skip
    title, superior, content = REQUEST
    sent = workday(random, Month(year, 5), 6, 14)
    _entry(
        lines, until, DailyWorkKind.REQUEST, title, sent, second.id, content, "同意增补，按程序召开党员大会选举。",
        person=second.secretary.name, counterpart=superior, urgency=Urgency.NORMAL,
        sent_at=datetime.combine(sent, time(9, 30)), reply_due_on=sent + timedelta(days=15),
        replied_on=sent + timedelta(days=8),
    )  # fmt: skip
    title, superior, content = REPORT
    day = workday(random, Month(year, 7), 8, 20)
    _entry(
        lines, until, DailyWorkKind.REPORT, title, day, third.id, content, "",
        person=third.secretary.name, counterpart=superior, urgency=Urgency.URGENT,
        occurred_at=datetime.combine(day, time(6, 20)), sent_at=datetime.combine(day, time(6, 55)),
    )  # fmt: skip
    _entry(
        lines, until, DailyWorkKind.CARE, "春节前走访慰问", workday(random, Month(year, 1), 12, 23), first.id,
        "家人患病，负担较重。", "送去慰问金，帮助申请大病救助。",
        person=first.people[-1].name, member_id=first.people[-1].id, care=CareKind.CONSOLATION, amount=100_000,
    )  # fmt: skip


def _entry(
    lines: Lines,
    until: date,
    kind: DailyWorkKind,
    title: str,
    day: date,
    place_id: int,
    content: str,
    outcome: str,
    **given: Any,
) -> None:
    if day > until:
        return
    number = lines.record(Register.DAILY_WORK, kind.value, DailyWorkStatus.DONE.value, title, day, place_id)
    blank: dict[str, Any] = {
        **dict.fromkeys(
            [
                "member_id",
                "urgency",
                "care",
                "occurred_at",
                "sent_at",
                "reply_due_on",
                "replied_on",
                "people",
                "amount",
            ]
        ),
        **dict.fromkeys(["person", "counterpart", "place", "document_number"], ""),
    }
    lines.add("daily_work", id=number, **blank | given)
    for part, body in (("content", content), ("outcome", outcome)):
        if body:
            lines.add("record_text", record_id=number, part=part, body=body)
