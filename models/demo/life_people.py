"""The sample's 谈心谈话, 民主评议, 政治生日, and what its 主题党日 were made of. Every text is made up."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from itertools import combinations
from random import Random
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from models.demo.activity import Lines, workday
from models.demo.people import Branch, Bureau, Person
from models.entities import Attendance, Base, Meeting
from models.rules.appraisal import excellent_cap
from models.rules.birthdays import birthday_in
from models.rules.life_terms import Grade, TalkPair, TalkReason, ThemeForm
from models.rules.periods import Month
from models.rules.talks import pair_between
from models.rules.terms import MeetingKind, RecordStatus, Register, Standing

FIXED = ((25, None, None), (None, 3, 5), (None, 4, 4))
"""Days of the month, n-th, weekday: the first branches have fixed theirs, the others not yet."""
SAID = (
    (
        "交流了近期分管工作的进展和班子配合情况。",
        "希望任务交接时说得再具体一些。",
        "意见中肯，以后布置工作同时明确节点。",
    ),
    (
        "了解了岗位适应和学习情况，听取对支部工作的建议。",
        "建议主题党日多到一线去。",
        "下季度主题党日安排到泵站。",
    ),
    ("谈了窗口服务中遇到的困难。", "节假日值班人手偏紧。", "与科室协调，排班时统筹考虑。"),
)
FOLLOW_UP = "支部年底前再谈一次，看落实情况。"
FORMS = (
    (ThemeForm.STUDY,),
    (ThemeForm.STUDY, ThemeForm.ON_SITE),
    (ThemeForm.VOLUNTEERING,),
    (ThemeForm.STUDY, ThemeForm.DELIBERATION),
)
EFFECTS = ("党员结合岗位谈了体会，形成改进意见2条。", "帮助居民解决用水问题6件，现场解答咨询。", "")
REMARKS = ("牢记入党誓词，干好本职工作。", "把经验带给年轻同志。", "")
_TITLE = "谈心谈话"


def add_life_people(
    session: Session, lines: Lines, bureau: Bureau, months: Sequence[Month], until: date
) -> None:
    """Of the sample's last year; what there is already keeps its number and its sheet."""
    random = Random("life of people")
    months = [month for month in months if month.year == until.year]
    _fix_days(session, bureau.branches[: len(FIXED)])
    _theme_days(session, random, until)
    _appraise(session, random)
    for branch in bureau.branches:
        _talks(random, lines, branch, months, until)
        _birthdays(random, lines, branch, months, until)


def _fix_days(session: Session, branches: Sequence[Branch]) -> None:
    rows = [
        {"at": branch.id, "day": day, "nth": nth, "weekday": weekday}
        for branch, (day, nth, weekday) in zip(branches, FIXED, strict=False)
    ]
    if rows:
        table = Base.metadata.tables["organization"]
        fixed = update(table).where(table.c.id == bindparam("at"))
        fixed = fixed.values(
            theme_day_of_month=bindparam("day"),
            theme_day_nth=bindparam("nth"),
            theme_day_weekday=bindparam("weekday"),
        )
        session.connection().execute(fixed, rows)


def _insert(session: Session, **tables: list[dict[str, Any]]) -> None:
    for name, rows in tables.items():
        if rows:
            session.connection().execute(insert(Base.metadata.tables[name]), rows)


def _theme_days(session: Session, random: Random, until: date) -> None:
    held = session.execute(
        select(Meeting.id, Meeting.host)
        .where(
            Meeting.kind == MeetingKind.THEME_DAY.value,
            Meeting.status == RecordStatus.HELD.value,
            Meeting.happened_on.between(date(until.year, 1, 1), until),
        )
        .order_by(Meeting.id)
    ).all()
    days, texts = [], []
    for record_id, host in held:
        forms, effect = random.choice(FORMS), random.choice(EFFECTS)
        oath = random.choice((True, False, None))
        days.append(
            {
                "record_id": record_id,
                "forms": [form.value for form in forms],
                "organizer": host,
                "oath": oath,
            }
        )
        if effect:
            texts.append({"record_id": record_id, "part": "effect", "body": effect})
    _insert(session, theme_day=days, record_text=texts)


def _appraise(session: Session, random: Random) -> None:
    """The meetings that were an appraisal too: everybody present voted."""
    found = session.execute(
        select(Meeting.id, Meeting.present, Meeting.happened_on, Meeting.counts_as)
        .where(
            Meeting.status == RecordStatus.HELD.value,
            Meeting.kind == MeetingKind.ORGANIZATIONAL_LIFE.value,
        )
        .order_by(Meeting.id)
    ).all()
    voted = {
        number: (present, day)
        for number, present, day, counts_as in found
        if present and MeetingKind.APPRAISAL.value in counts_as
    }
    sheets: dict[int, list[tuple[int | None, str, Standing]]] = {number: [] for number in voted}
    people = select(Attendance.record_id, Attendance.member_id, Attendance.name, Attendance.standing)
    people = people.where(Attendance.record_id.in_(list(voted))).order_by(
        Attendance.record_id, Attendance.position
    )
    for record_id, member_id, name, standing in session.execute(people):
        sheets[record_id].append((member_id, name, standing))
    ballots: list[dict[str, Any]] = []
    results: list[dict[str, Any]] = []
    for number, (present, day) in voted.items():
        ballots.append({"record_id": number, "issued": present, "returned": present, "valid": present})
        praised = min(excellent_cap(len(sheets[number])), max(1, len(sheets[number]) // 4))
        results += [
            {"record_id": number, "position": place, "member_id": member_id, "name": name}
            | _result(random, standing, present, praised=place <= praised, day=day)
            for place, (member_id, name, standing) in enumerate(sheets[number], 1)
        ]
    _insert(session, appraisal=ballots, appraisal_result=results)


def _result(random: Random, standing: Standing, voters: int, *, praised: bool, day: date) -> dict[str, Any]:
    full = standing is Standing.FULL
    best = voters - random.randrange(voters // 4 + 1) if praised else random.randrange(voters // 4 + 1)
    return {
        "standing": standing,
        "self_grade": Grade.COMPETENT,
        "excellent": best if full else None,
        "competent": voters - best if full else None,
        "basic": 0 if full else None,
        "failing": 0 if full else None,
        "grade": (Grade.EXCELLENT if praised else Grade.COMPETENT) if full else None,
        "feedback_on": day + timedelta(days=7) if full else None,
        "note": "",
    }


def _talks(random: Random, lines: Lines, branch: Branch, months: Sequence[Month], until: date) -> None:
    """Nearly every pair of the committee, most other members with one of the committee, some with one another."""
    # This month's are still to come.
    before = months[:-1] or months
    there = [person for person in branch.people if person.on_roll(until) and person.from_on is None]
    committee = [person for person in there if person.post]
    others = [person for person in there if not person.post]
    pairs = [pair for pair in combinations(committee, 2) if random.random() < 0.85]
    pairs += [(random.choice(committee), person) for person in others if committee and random.random() < 0.7]
    pairs += [pair for pair in zip(others[::2], others[1::2], strict=False) if random.random() < 0.6]
    for talker, partner in pairs:
        day = workday(random, random.choice(before), 5, 25)
        if day <= until:
            _talk(random, lines, branch, talker, partner, day)


def _talk(random: Random, lines: Lines, branch: Branch, talker: Person, partner: Person, day: date) -> None:
    title = f"{talker.name}与{partner.name}{_TITLE}"
    kind, held = MeetingKind.HEART_TALK.value, RecordStatus.HELD.value
    number = lines.record(Register.MEETING, kind, held, title, day, branch.id)
    _meeting_line(lines, number, (), time(16, 0), talker.name, "")
    reasons = [random.choice((TalkReason.POST, TalkReason.DIFFICULTY))] if random.random() < 0.08 else []
    pair: TalkPair = pair_between(bool(talker.post), bool(partner.post))
    lines.add(
        "talk",
        record_id=number,
        pair=pair,
        talker_id=talker.id,
        talker=talker.name,
        talker_title=talker.post,
        partner_id=partner.id,
        partner=partner.name,
        partner_title=partner.post,
        reasons=[reason.value for reason in reasons],
    )
    said = zip(("minutes", "talk_problems", "talk_opinion"), random.choice(SAID), strict=True)
    for part, body in (*said, ("talk_follow_up", FOLLOW_UP)):
        lines.add("record_text", record_id=number, part=part, body=body)


def _meeting_line(
    lines: Lines, number: int, counts_as: Sequence[MeetingKind], begin: time, host: str, place: str
) -> None:
    lines.add(
        "meeting",
        id=number,
        counts_as=[kind.value for kind in counts_as],
        started_at=begin,
        ended_at=begin.replace(hour=begin.hour + 1),
        place=place or "支部活动室",
        host=host,
        recorder="",
        lecturer="",
    )


def _birthdays(random: Random, lines: Lines, branch: Branch, months: Sequence[Month], until: date) -> None:
    """Kept together once a month, but now and then forgotten; those of the last month are still to come."""
    for month in months[:-1]:
        people = [
            person
            for person in branch.people
            if person.on_roll(month.last)
            and person.joined_on.year < month.year
            and birthday_in(person.joined_on, month.year).month == month.month
        ]
        day = workday(random, month, 20, 28)
        if not people or random.random() < 0.3 or day > until:
            continue
        kind, held = MeetingKind.POLITICAL_BIRTHDAY.value, RecordStatus.HELD.value
        title = f"{month.month}月集体政治生日"
        number = lines.record(Register.MEETING, kind, held, title, day, branch.id)
        _meeting_line(lines, number, (), time(15, 30), branch.secretary.name, "")
        for place, person in enumerate(people, 1):
            lines.add(
                "birthday_mark",
                record_id=number,
                position=place,
                member_id=person.id,
                name=person.name,
                talked_by=branch.secretary.name if person is not branch.secretary else "",
                card_given=True,
                remark=random.choice(REMARKS),
            )
