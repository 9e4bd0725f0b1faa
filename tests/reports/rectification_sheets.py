"""Rectification items to warn of, and rates of any number of branches."""

from dataclasses import replace
from datetime import date

from models.rows.rectification import ProgressEntry
from models.rows.rectification_rates import ManifestationLine, RateFigure, RateLine, RectificationRates
from models.rules.inspection_terms import MANIFESTATIONS
from models.rules.periods import Span, year_of
from models.rules.statistics import months_of
from models.rules.terms import RectificationStatus
from tests.reports import sheets

TODAY = date(2026, 11, 20)
WARNED = replace(
    sheets.ITEM,
    problem="会议记录缺少表决情况。\n签到表没有签名。",
    due_on=date(2026, 11, 28),
    progress=(
        ProgressEntry(date(2026, 11, 2), "已补齐<签到表>&核对"),
        ProgressEntry(date(2026, 10, 2), "已部署"),
    ),
    notice_id=3,
    notice_number="某局机党〔2026〕3号",
    notice_title="关于2026年4月模范机关创建工作督察情况的通报",
)
"""Eight days before its deadline, on TODAY."""
CLOSED = replace(
    WARNED, status=RectificationStatus.CLOSED, closed_on=date(2026, 11, 10), look_back_on=date(2027, 2, 10)
)


def figure(first: int, count: int) -> RateFigure:
    """So many items, numbered from ``first``: half struck off, one of them late, the last one overdue."""
    ids = tuple(range(first, first + count))
    closed = ids[: count // 2]
    return RateFigure(
        on_list=ids,
        closed=closed,
        in_time=closed[1:],
        late=closed[:1],
        overdue=ids[-1:],
        rebounded=ids[-1:] if count > 3 else (),
    )


def rates(
    branches: int, span: Span | None = None, scope: str = "", name: str = "党支部", text: str = ""
) -> RectificationRates:
    """A year's table with so many branches; three of the manifestations were found."""
    span = span or year_of(2026)
    months = months_of(span)
    places = tuple(
        RateLine(f"第{number}{name}", figure(number * 10, 1 + number % 5))
        for number in range(1, branches + 1)
    )
    total = figure(1, branches * 3)
    found = {number: total.on_list[number : number + 2] for number in (3, 7, 22)}
    map_ = tuple(
        ManifestationLine(
            number,
            "慵" if number < 5 else "",
            text or ("该办的不办，能拖则拖" if number < 5 else ""),
            tuple(found.get(number, ()) if place % 5 == 0 else () for place in range(len(months))),
        )
        for number in range(1, MANIFESTATIONS + 1)
    )
    unnamed = ManifestationLine(None, "", "", tuple(total.on_list[:1] for _ in months))
    sources = (
        RateLine("督察通报", figure(1, branches)),
        RateLine("自查", figure(500, 2 * branches)),
    )
    return RectificationRates(
        span=span,
        counted_on=TODAY,
        total=total,
        by_source=sources if branches else (),
        by_branch=places,
        months=months,
        manifestations=(*map_, unnamed) if branches else map_,
        scope=scope,
    )
