"""The sample's study above the branches' weekly one: 中心组, 第一议题 and 青年理论学习小组."""

from collections.abc import Sequence
from datetime import date, time
from random import Random

from models.demo import words
from models.demo.activity import (
    HOURS,
    Lines,
    add_contributions,
    add_materials,
    mark_sheet,
    workday,
)
from models.demo.people import Branch, Bureau, Person
from models.rules.periods import Month
from models.rules.terms import RecordStatus, Register, StudyForm, StudyKind

YOUTH = 5
"""People in a sample study group."""


def add_leading_study(random: Random, lines: Lines, bureau: Bureau, month: Month, until: date) -> None:
    """A month of it: the centre group every other month, a first topic every month, the youth groups of every third
    branch every other month."""
    heads = [branch.secretary for branch in bureau.branches]
    if month.month % 2:
        _session(random, lines, StudyKind.CENTRE_GROUP, bureau.committee_id, heads, month, until)
    _session(random, lines, StudyKind.FIRST_TOPIC, bureau.committee_id, heads, month, until)
    if month.month % 2 == 0:
        for branch in bureau.branches[::3]:
            _session(random, lines, StudyKind.YOUTH_GROUP, branch.id, young_people(branch), month, until)


def young_people(branch: Branch) -> list[Person]:
    """Those of a branch who study in the youth group."""
    return branch.people[-YOUTH:]


def _session(
    random: Random,
    lines: Lines,
    kind: StudyKind,
    place: int,
    people: Sequence[Person],
    month: Month,
    until: date,
) -> None:
    day = workday(random, month, 5, 24)
    if day > until:
        return
    theme = random.choice(words.LEADING_THEMES[kind])
    number = lines.record(Register.STUDY, kind.value, RecordStatus.HELD.value, theme, day, place)
    there = [person for person in people if person.on_roll(day)]
    present = mark_sheet(random, lines, number, there, day)
    lines.add(
        "study_session",
        id=number,
        form=StudyForm.LED if kind is StudyKind.FIRST_TOPIC else StudyForm.GROUP,
        started_at=time(17, 20),
        ended_at=time(18, 20),
        place=random.choice(words.PLACES),
        host=present[0].name if present else "",
        recorder=present[-1].name if present else "",
        hours=None if random.random() < 0.06 else random.choice(HOURS),
    )
    add_materials(random, lines, number)
    add_contributions(random, lines, number, present)
    if random.random() < 0.9:
        lines.add("record_text", record_id=number, part="outcome", body=random.choice(words.FOLLOW_UPS))
