"""The sample's 心得体会: one campaign each half-year, most people handing in within three weeks."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from models.demo.activity import months_until
from models.demo.people import Branch, Person

CAMPAIGNS = (
    (
        "学习贯彻党章专题学习",
        (
            "学党章、明义务、守初心",
            "重温入党誓词有感",
            "对照党章找差距，立足岗位作表率",
            "从党章中汲取前行的力量",
        ),
    ),
    (
        "党纪学习教育",
        (
            "把纪律刻在心上",
            "学条例、知敬畏、守底线",
            "从身边事学纪律处分条例",
            "严守纪律，做好供水服务",
        ),
    ),
)
"""Topics by turns, each with the titles people gave their pieces."""
BEGINS = (4, 10)
"""The months a campaign begins in."""
LIKELIHOOD = 0.88
"""How likely somebody has handed in by the end of it."""
LASTS = 21
SHARED = ("支部交流", "支部交流", "党小组交流", "未交流", "《云溪水务》刊发")
UNIT = 50
"""Lengths are counted off in round numbers."""


def reflection_lines(
    seed: int,
    branches: Iterable[Branch],
    job_titles: dict[int, str],
    years: int,
    until: date,
) -> list[dict[str, Any]]:
    """The lines of the table ``reflection``; the same seed gives the same. They draw from a chance of their own, so that
    nothing else of the sample depends on them."""
    random = Random(f"reflections {seed}")
    months = [month for month in months_until(until, years) if month.month in BEGINS]
    lines: list[dict[str, Any]] = []
    for month in months:
        topic, titles = CAMPAIGNS[BEGINS.index(month.month)]
        for branch in branches:
            for person in branch.people:
                day = _workday(random, month.first)
                handed_in = random.random() < LIKELIHOOD and person.on_roll(day)
                drawn = _piece(random, person, branch, titles)
                if handed_in and day <= until:
                    position = "、".join(part for part in (person.post, job_titles[person.id]) if part)
                    lines.append(
                        {**drawn, "topic": topic, "position": position, "submitted_on": day, **_stamps(day)}
                    )
    return lines


def _workday(random: Random, first: date) -> date:
    day = first + timedelta(days=random.randrange(7, 7 + LASTS))
    return day - timedelta(days=max(0, day.weekday() - 4))


def _piece(random: Random, person: Person, branch: Branch, titles: tuple[str, ...]) -> dict[str, Any]:
    """What the clerk entered; the last details are sometimes still to come."""
    complete = random.random() < 0.95
    return {
        "organization_id": branch.id,
        "member_id": person.id,
        "author": person.name,
        "title": random.choice(titles),
        "words": UNIT * random.randrange(24, 61) if complete else None,
        "shared": random.choice(SHARED) if complete else "",
        "reviewer": branch.secretary.name if complete and person is not branch.secretary else "",
        "note": "",
    }


def _stamps(day: date) -> dict[str, Any]:
    entered = datetime.combine(day + timedelta(days=1), time(10, 0))
    return {"created_at": entered, "updated_at": entered, "deleted_at": None, "version": 1}
