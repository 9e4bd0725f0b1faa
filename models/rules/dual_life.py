"""双重组织生活: what a leading cadre is judged by.

Sources: 支部工作条例（试行）第十五条; 党员教育管理工作条例 第十六条; 党和国家机关基层组织工作条例 第十九条、第二十六条（一）. None of them
gives a number, so a quarter without any attendance is a reminder and never a breach. Guidance of one 组织生活会 a year is what bureaus ask of
their leading cadres when they 创建模范机关 (domain N12).
"""

from collections.abc import Iterable, Sequence
from datetime import date

from models.rows.dual_life import LeadingCadre, Stay
from models.rows.life import ContactSpell
from models.rules.periods import Month, Span, quarter_of
from models.rules.roster import covers
from models.rules.terms import MeetingKind, Verdict

ORGANIZATIONAL = (
    MeetingKind.BRANCH_ASSEMBLY,
    MeetingKind.GROUP_MEETING,
    MeetingKind.PARTY_LECTURE,
    MeetingKind.THEME_DAY,
    MeetingKind.ORGANIZATIONAL_LIFE,
    MeetingKind.APPRAISAL,
)
"""What a branch expects all its members at."""
NAMED_ONLY = MeetingKind.DUAL_LIFE
"""A record of its own kind counts for those it names."""
DUAL_LIFE_BASIS = (
    "党员领导干部应当参加双重组织生活（支部工作条例（试行）第十五条、机关基层组织工作条例第十九条）"
)
GUIDANCE_BASIS = "党员领导干部每年指导所在或联系党支部召开组织生活会不少于1次（本单位要求）"
NOTHING_HELD = "所在支部没有组织生活记录"
NOT_ALL_QUARTER = "不是整个季度都在任、都在本支部"
NOT_WHOLE = "不是整季"
UNMARKED = "有的到会情况待补"
BEFORE_LEDGER = "台账还没有开始"
LAST_QUARTER = 10
"""From this month on guidance still missing is reminded of."""


def quarters_within(span: Span) -> tuple[Span, ...]:
    """The natural quarters that ``span`` touches, cut to its days, in order. A part of a quarter is called by its days'
    months: 10月, 10—11月."""
    found = []
    quarter = quarter_of(Month.of(span.first))
    while quarter.first <= span.last:
        first, last = max(span.first, quarter.first), min(span.last, quarter.last)
        label = quarter.label
        if (first, last) != (quarter.first, quarter.last):
            label = f"{first.month}月" if first.month == last.month else f"{first.month}—{last.month}月"
        found.append(Span(first, last, label))
        quarter = quarter_of(Month.of(quarter.last).next)
    return tuple(found)


def is_whole_quarter(span: Span) -> bool:
    """Whether ``span`` is a natural quarter."""
    quarter = quarter_of(Month.of(span.first))
    return (span.first, span.last) == (quarter.first, quarter.last)


def judge_period(
    span: Span,
    today: date,
    *,
    attended: int,
    away: int,
    unknown: int,
    throughout: bool,
    ledger_begins: date | None,
) -> tuple[Verdict, str]:
    """What a period comes to, and why where it is neither met nor missed. Counts are meetings of the own branch;
    ``throughout`` says whether the person was in the duty and in one of the branches on all of its days. Only a whole quarter that is
    over, all of it on sheets marked to the end, can be 未落实."""
    if attended:
        return Verdict.MET, ""
    if today <= span.last:
        return Verdict.NOT_DUE, ""
    if not is_whole_quarter(span):
        return Verdict.NOT_APPLICABLE, NOT_WHOLE
    if not throughout:
        return Verdict.NOT_APPLICABLE, NOT_ALL_QUARTER
    if ledger_begins is None or span.first < ledger_begins:
        return Verdict.UNKNOWN, BEFORE_LEDGER
    if unknown:
        return Verdict.UNKNOWN, UNMARKED
    return (Verdict.UNMET, "") if away else (Verdict.NOT_APPLICABLE, NOTHING_HELD)


def covers_throughout(spells: Iterable[tuple[date | None, date | None]], span: Span) -> bool:
    """Whether spells (from, to), put together, leave no day of ``span`` out."""
    day = span.first
    for from_on, to_on in sorted(spells, key=lambda spell: spell[0] or date.min):
        if (from_on or date.min) <= day:
            if to_on is None or to_on > span.last:
                return True
            day = max(day, to_on)
    return False


def may_guide(
    stays: Sequence[Stay], contacts: Sequence[ContactSpell], places: frozenset[int], day: date
) -> bool:
    """Whether one of ``places`` (a branch, and what it belongs to) was the leader's own branch or contact point on ``day``."""
    return any(stay.branch_id in places and covers(stay.from_on, stay.to_on, day) for stay in stays) or any(
        spell.organization_id in places and covers(spell.from_on, spell.to_on, day) for spell in contacts
    )


def guidance_doubt(name: str, leader: LeadingCadre | None, places: frozenset[int], day: date) -> str:
    """What speaks against counting ``name``'s guidance of a meeting held in ``places`` (a branch, and what it belongs to) on
    ``day``, as a sentence; empty when nothing does."""
    if leader is None or not leads_on(leader, day):
        return f"{name}当天没有登记为党员领导干部，不计入指导次数；请核对名册。"
    if not may_guide(leader.stays, leader.contacts, places, day):
        return f"这里不是{name}所在支部，也不是其联系点，不计入指导次数；请核对。"
    return ""


def leads_on(leader: LeadingCadre, day: date) -> bool:
    """Whether the person was in a leading duty on ``day``."""
    return any(covers(spell.from_on, spell.to_on, day) for spell in leader.leading)


def leads_within(leader: LeadingCadre, span: Span) -> bool:
    """Whether the person was in a leading duty on some day of ``span``."""
    return any(
        (spell.from_on is None or spell.from_on <= span.last)
        and (spell.to_on is None or span.first < spell.to_on)
        for spell in leader.leading
    )
