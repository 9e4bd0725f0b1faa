"""How many hours of study a year asks of a member.

Members: at least 32 (《中国共产党党员教育管理工作条例》第二十条). Secretaries and committee members of 基层党组织: at least 56, at
least one of them 集中培训 (《2019—2023年全国党员教育培训工作规划》). That plan has run out and the regulation itself has no such
number: bureaus go on using it until they are told another, so both figures are settings."""

from datetime import time
from decimal import ROUND_HALF_UP, Decimal

MEMBER_HOURS = 32
LEADER_HOURS = 56


def hours_asked(
    *, leads: bool, posts_known: bool, leader: int = LEADER_HOURS, member: int = MEMBER_HOURS
) -> int | None:
    """The year's target of a member. None (待补) where nobody of the branch has a post on the roster: every branch has a
    secretary, so it is not known yet who is one."""
    if leads:
        return leader
    return member if posts_known else None


def hours_between(start: time | None, end: time | None) -> Decimal | None:
    """学时 from beginning to end, to the nearest half hour, a quarter counting up; None (待补) while either is not known, or the end is not after the
    beginning. There is no national rule how to convert (domain G19): sessions of study have their own field, meetings that
    count as training (以会代训) are counted by the clock."""
    if start is None or end is None or end <= start:
        return None
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    halves = (Decimal(minutes) / 30).quantize(Decimal(1), ROUND_HALF_UP)
    return halves * Decimal("0.5")
