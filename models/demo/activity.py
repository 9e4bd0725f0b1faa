"""The sample's meetings, study sessions and rectification items, as lines to be inserted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from models.demo import words
from models.demo.minutes import minutes_text, notes_text
from models.demo.people import Branch, Person
from models.rules.periods import Month
from models.rules.terms import (
    AgendaKind,
    AttendanceState,
    BallotMethod,
    MeetingKind,
    RecordStatus,
    Register,
    StudyForm,
    StudyKind,
    VoteKind,
)
from models.working_days import is_working_day

Line = dict[str, Any]

HOURS = (Decimal(1), Decimal("1.5"), Decimal(2))


@dataclass(slots=True)
class Lines:
    """Lines by table; ``record`` numbers itself."""

    until: date
    tables: dict[str, list[Line]] = field(default_factory=dict)
    records: int = 0
    findings: int = 0
    items_of_year: Counter[int] = field(default_factory=Counter)

    def add(self, table: str, **values: Any) -> None:
        """One line."""
        self.tables.setdefault(table, []).append(values)

    def record(self, register: Register, kind: str, status: str, title: str, day: date, place: int) -> int:
        """The line all registers share; returns its number."""
        self.records += 1
        # Now and then somebody writes it down two weeks later, for the check-up to find.
        delay = 14 if self.records % 97 == 0 else 1
        entered = datetime.combine(min(day + timedelta(days=delay), self.until), time(17, 30))
        self.add(
            "record",
            id=self.records,
            register=register,
            kind=kind,
            status=status,
            title=title,
            happened_on=day,
            organization_id=place,
            expected=None,
            present=None,
            created_at=entered,
            updated_at=entered,
            deleted_at=None,
            version=1,
        )
        return self.records


def workday(random: Random, month: Month, earliest: int, latest: int) -> date:
    """A Monday to Friday between two days of the month, or the first one after the holidays that it fell on."""
    for _ in range(20):
        day = month.first + timedelta(days=random.randrange(earliest - 1, latest))
        if day.weekday() < 5:
            return _after_holidays(day)
    return _after_holidays(month.first + timedelta(days=(7 - month.first.weekday()) % 7))


def _after_holidays(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def _day_of_week(monday: date, drawn: int) -> date | None:
    """The weekday drawn, or the next of the same week on which offices work; None where the whole week is holidays."""
    days = [monday + timedelta(days=(drawn + more) % 5) for more in range(5)]
    return next((day for day in days if is_working_day(day)), None)


def holiday_weeks(months: Sequence[Month]) -> list[date]:
    """The Mondays of the weeks without a working day between Monday and Friday."""
    first = months[0].first + timedelta(days=(7 - months[0].first.weekday()) % 7)
    mondays = [first + timedelta(days=7 * week) for week in range((months[-1].last - first).days // 7)]
    return [monday for monday in mondays if _day_of_week(monday, 0) is None]


def months_until(until: date, years: int) -> list[Month]:
    """The months of the last ``years`` years, the running one included."""
    last = Month.of(until)
    return [last.shifted(-back) for back in range(years * 12 - 1, -1, -1)]


def add_month(random: Random, lines: Lines, branch: Branch, month: Month, until: date) -> None:
    """What a branch did in a month, now and then leaving something out, as branches do."""
    plans: list[tuple[MeetingKind, int, int, float]] = [(MeetingKind.THEME_DAY, 15, 25, 0.95)]
    if len(branch.committee) > 1:
        plans.append((MeetingKind.BRANCH_COMMITTEE, 1, 12, 0.96))
    if month.month % 3 == 2:
        plans.append((MeetingKind.BRANCH_ASSEMBLY, 5, 26, 0.95))
    if month.month % 3 == 0:
        plans.append((MeetingKind.PARTY_LECTURE, 3, 24, 0.9))
    for kind, earliest, latest, likelihood in plans:
        day = workday(random, month, earliest, latest)
        if random.random() < likelihood and day <= until:
            _meeting(random, lines, branch, branch.id, kind, day)
    for group_id in branch.group_ids:
        day = workday(random, month, 8, 26)
        if random.random() < 0.93 and day <= until:
            _meeting(random, lines, branch, group_id, MeetingKind.GROUP_MEETING, day)
    monday = month.first + timedelta(days=(7 - month.first.weekday()) % 7)
    while Month.of(monday) == month:
        study_day = _day_of_week(monday, random.randrange(5))
        if random.random() < 0.94 and study_day is not None and study_day <= until:
            _study(random, lines, branch, study_day)
        monday += timedelta(days=7)


TITLES: dict[MeetingKind, tuple[str, ...]] = {
    MeetingKind.THEME_DAY: words.THEME_DAYS,
    MeetingKind.BRANCH_COMMITTEE: words.COMMITTEE_TOPICS,
    MeetingKind.BRANCH_ASSEMBLY: words.ASSEMBLY_TOPICS,
    MeetingKind.PARTY_LECTURE: words.LECTURES,
    MeetingKind.GROUP_MEETING: words.GROUP_TOPICS,
    MeetingKind.ORGANIZATIONAL_LIFE: words.LIFE_TOPICS,
    MeetingKind.DEMOCRATIC_LIFE: words.LIFE_TOPICS,
    MeetingKind.ALL_MEMBERS: words.ALL_MEMBERS_TOPICS,
}


BEGINS = {
    MeetingKind.BRANCH_COMMITTEE: time(10, 30),
    MeetingKind.GROUP_MEETING: time(11, 50),
    MeetingKind.THEME_DAY: time(14, 50),
    MeetingKind.PARTY_LECTURE: time(16, 10),
}
"""Hours that do not meet: a day may hold several."""


def _meeting(random: Random, lines: Lines, branch: Branch, place: int, kind: MeetingKind, day: date) -> None:
    people = _expected(branch, place, kind, day)
    host = branch.secretary if kind is not MeetingKind.GROUP_MEETING or not people else people[0]
    add_meeting(random, lines, kind, place, people, host, day)


def add_meeting(
    random: Random,
    lines: Lines,
    kind: MeetingKind,
    place: int,
    people: list[Person],
    host: Person,
    day: date,
    counts_as: Sequence[MeetingKind] = (),
) -> None:
    """A meeting that was held, with sheet, agenda and minutes."""
    title = random.choice(TITLES[kind])
    number = lines.record(Register.MEETING, kind.value, RecordStatus.HELD.value, title, day, place)
    present = mark_sheet(random, lines, number, people, day)
    if present and host not in present:
        host = present[0]
    begin = BEGINS.get(kind, time(13, 30))
    lines.add(
        "meeting",
        id=number,
        counts_as=[other.value for other in counts_as],
        started_at=begin,
        ended_at=begin.replace(hour=begin.hour + 1, minute=random.choice((0, 5, 10))),
        place=random.choice(words.PLACES),
        host=host.name,
        recorder=present[-1].name if present else host.name,
        lecturer=host.name if kind is MeetingKind.PARTY_LECTURE else "",
    )
    _agenda(random, lines, number, kind, title, present, day)
    said = minutes_text(_telling(number), title, [person.name for person in present])
    lines.add("record_text", record_id=number, part="minutes", body=said)


def _telling(number: int) -> Random:
    """The stream that a record's text is drawn from: its own, so that the rest of the sample does not hang on it."""
    return Random(f"minutes {number}")


def _expected(branch: Branch, place: int, kind: MeetingKind, day: date) -> list[Person]:
    people = branch.committee if kind is MeetingKind.BRANCH_COMMITTEE else branch.people
    in_group = place in branch.group_ids
    return [person for person in people if person.on_roll(day) and (not in_group or person.group_id == place)]


def mark_sheet(
    random: Random, lines: Lines, number: int, people: Iterable[Person], day: date
) -> list[Person]:
    """The sheet of the record just added: who was expected, and who came; returns the latter."""
    present = []
    expected = 0
    for expected, person in enumerate(people, start=1):
        away = person.post != "书记" and random.random() < 0.06
        state = AttendanceState.LEAVE if away else AttendanceState.PRESENT
        if not away:
            present.append(person)
        lines.add(
            "attendance",
            record_id=number,
            position=expected,
            member_id=person.id,
            name=person.name,
            standing=person.standing_on(day),
            state=state,
            reason=random.choice(words.LEAVE_REASONS) if away else "",
            counted=True,
            in_committee=bool(person.post),
        )
    line = lines.tables["record"][-1]
    line["expected"], line["present"] = (expected, len(present)) if expected else (None, None)
    return present


def _agenda(
    random: Random,
    lines: Lines,
    number: int,
    kind: MeetingKind,
    title: str,
    present: list[Person],
    day: date,
) -> None:
    voters = sum(person.standing_on(day).may_vote for person in present)
    votes = kind is MeetingKind.BRANCH_ASSEMBLY and voters > 0
    topics = (
        [title] if kind is MeetingKind.THEME_DAY else [f"学习《{random.choice(words.MATERIALS)[0]}》", title]
    )
    for place, topic in enumerate(topics, start=1):
        vote = votes and place == len(topics)
        first_topic = place == 1 and kind is MeetingKind.BRANCH_COMMITTEE
        resolution = _measures(number) if first_topic else ""
        if place == len(topics) > 1:
            resolution = random.choice(words.RESOLUTIONS)
        lines.add(
            "agenda_item",
            record_id=number,
            position=place,
            title=topic,
            kind=AgendaKind.STUDY if place < len(topics) else AgendaKind.DELIBERATION,
            is_first_topic=first_topic,
            resolution=resolution,
            vote_kind=VoteKind.RESOLUTION if vote else None,
            ballot_method=BallotMethod.SHOW_OF_HANDS if vote else None,
            in_favour=voters if vote else None,
            against=0 if vote else None,
            abstained=0 if vote else None,
        )
        for order, person in enumerate(random.sample(present, min(2, len(present))), start=1):
            lines.add(
                "speech",
                record_id=number,
                agenda_position=place,
                position=order,
                speaker=person.name,
                text=random.choice(words.SPEECH_LINES),
            )


def _measures(number: int) -> str:
    """What was resolved on a first topic; by every third meeting nothing was."""
    return words.FOLLOW_UPS[number % len(words.FOLLOW_UPS)] if number % 3 else ""


def _study(random: Random, lines: Lines, branch: Branch, day: date) -> None:
    theme = random.choice(words.STUDY_THEMES)
    number = lines.record(
        Register.STUDY, StudyKind.BRANCH_STUDY.value, RecordStatus.HELD.value, theme, day, branch.id
    )
    people = [person for person in branch.people if person.on_roll(day)]
    present = mark_sheet(random, lines, number, people, day)
    lines.add(
        "study_session",
        id=number,
        form=random.choice(tuple(StudyForm)),
        started_at=time(9, 0),
        ended_at=time(10, 10),
        place=random.choice(words.PLACES),
        host=branch.secretary.name,
        recorder=people[-1].name if people else branch.secretary.name,
        hours=random.choice(HOURS),
    )
    add_materials(random, lines, number)
    add_contributions(random, lines, number, present)
    said = notes_text(_telling(number), [person.name for person in present])
    lines.add("record_text", record_id=number, part="content", body=said)


def add_materials(random: Random, lines: Lines, number: int) -> None:
    """Two documents that were studied."""
    for place, (title, issuer, issued_on) in enumerate(random.sample(words.MATERIALS, 2), start=1):
        lines.add(
            "study_material",
            record_id=number,
            position=place,
            title=title,
            issuer=issuer,
            issued_on=issued_on,
        )


def add_contributions(random: Random, lines: Lines, number: int, present: list[Person]) -> None:
    """Who led, and who spoke after."""
    for place, person in enumerate(random.sample(present, min(2, len(present))), start=1):
        lines.add(
            "contribution",
            record_id=number,
            position=place,
            speaker=person.name,
            role="领学" if place == 1 else "交流发言",
            text=random.choice(words.SPEECH_LINES),
        )
