"""Rows of 民主评议, 谈心谈话, 主题党日 and 政治生日 for the tests of their papers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from models.rows.birthdays import BirthdayMonth, PoliticalBirthday
from models.rows.bureau import BureauSettings
from models.rows.life import Appraisal, AppraisalResult, Talk, ThemeDay
from models.rows.meeting import MeetingDetail
from models.rows.talks import BranchTalks, HeldTalk, Person, TalkStatistics
from models.rules.life_terms import Grade, TalkPair, TalkReason, ThemeForm
from models.rules.periods import Month, quarter
from models.rules.talks import coverage
from models.rules.terms import MeetingKind, Standing
from reports.documents import (
    appraisal_ballot,
    appraisal_summary,
    birthday_card,
    birthday_list,
    talk_record,
    talk_statistics,
    theme_day_record,
)
from reports.flow import Document
from tests.reports.sheets import MEETING

DAY = date(2026, 10, 31)
BUREAU = BureauSettings(bureau_name="某市某局")
G = Grade
RESULTS = (
    AppraisalResult("龙䶮", Standing.FULL, 1, G.EXCELLENT, 8, 1, 0, 0, G.EXCELLENT, date(2026, 11, 3)),
    AppraisalResult(
        "欧阳𬀩", Standing.FULL, 2, G.COMPETENT, 3, 6, 0, 0, G.COMPETENT, note="外出学习，书面反馈"
    ),
    AppraisalResult("张喆", Standing.FULL, 3, None, 2, 6, 1, 0, None),
    AppraisalResult("钱多多", Standing.FULL, 4, G.COMPETENT, 0, 4, 5, 0, G.BASIC, date(2026, 11, 3)),
    AppraisalResult("陈一", Standing.PROBATIONARY, 5, G.COMPETENT),
)
APPRAISED = replace(
    MEETING,
    kind=MeetingKind.APPRAISAL,
    title="2026年度民主评议党员",
    counts_as=(),
    appraisal=Appraisal(11, 10, 9, RESULTS),
)
MANY = replace(
    APPRAISED,
    appraisal=Appraisal(
        48,
        48,
        48,
        tuple(
            AppraisalResult(
                f"党员{number}", Standing.FULL, number, G.COMPETENT, 12, 30, 6, 0, G.COMPETENT, DAY
            )
            for number in range(1, 49)
        ),
    ),
)
TALKED = replace(
    MEETING,
    kind=MeetingKind.HEART_TALK,
    title="龙䶮与张喆谈心谈话",
    counts_as=(),
    agenda=(),
    attendance=(),
    observers=(),
    minutes="谈了近期工作和家中情况。",
    talk=Talk(
        TalkPair.COMMITTEE_MEMBER,
        "龙䶮",
        "张喆",
        1,
        "书记",
        3,
        "",
        (TalkReason.HARDSHIP, TalkReason.POST),
        "希望适当调整分工。",
        "理解，支部研究。",
        "11月底前由龙䶮落实分工调整。",
    ),
)
THEME = replace(
    MEETING,
    kind=MeetingKind.THEME_DAY,
    title="走进档案馆",
    counts_as=(MeetingKind.DUES_DAY,),
    theme_day=ThemeDay(
        (ThemeForm.ON_SITE, ThemeForm.DELIBERATION), "欧阳𬀩", True, "党员撰写体会，支部归档。"
    ),
)
PEOPLE = (
    Person(1, "龙䶮", Standing.FULL, True, ("书记",)),
    Person(2, "欧阳𬀩", Standing.FULL, True, ("组织委员",)),
    Person(3, "张喆", Standing.FULL),
    Person(4, "陈一", Standing.PROBATIONARY),
)
HELD = (
    HeldTalk(11, DAY, TalkPair.COMMITTEE, 1, 2),
    HeldTalk(12, DAY, TalkPair.COMMITTEE_MEMBER, 1, 3, (TalkReason.HARDSHIP,)),
    HeldTalk(13, DAY, TalkPair.MEMBERS, 4, 3),
)


def branch(
    number: int, held: tuple[HeldTalk, ...] = HELD, people: tuple[Person, ...] = PEOPLE
) -> BranchTalks:
    """A branch's line."""
    counted = [(pair, sum(talk.pair is pair for talk in held)) for pair in TalkPair]
    seats = sum(person.in_committee for person in people)
    found = coverage(people, held, frozenset((1,)))
    return BranchTalks(number, f"机关第{number}党支部", len(people), seats, tuple(counted), number % 2, found)


QUARTER = quarter(2026, 4)
TALKS = TalkStatistics(QUARTER, DAY, (branch(1), branch(2, ()), branch(3, (), ())))
NO_TALKS = TalkStatistics(QUARTER, DAY, (), "第九党支部")
OCTOBER = Month(2026, 10)
BIRTHDAYS = BirthdayMonth(
    OCTOBER,
    DAY,
    (
        PoliticalBirthday(
            1,
            "龙䶮",
            1,
            "办公室党支部",
            date(2026, 10, 8),
            date(2001, 10, 8),
            date(2002, 10, 8),
            25,
            "党龄24年",
            9,
            date(2026, 10, 9),
            True,
        ),
        PoliticalBirthday(
            2, "欧阳𬀩", 1, "办公室党支部", date(2026, 10, 30), date(2010, 10, 30), None, 16, "党龄待补"
        ),
        PoliticalBirthday(
            5,
            "陈一",
            2,
            "信息化和网络安全管理处党支部",
            date(2026, 10, 31),
            date(2025, 10, 31),
            None,
            1,
            "预备党员",
        ),
    ),
    unknown=3,
)
NO_BIRTHDAYS = BirthdayMonth(OCTOBER, DAY, (), 0, "第九党支部")
WISH = "愿您不忘入党初心，牢记党员身份，在本职岗位上继续发挥先锋模范作用。"
LONG_WISH = "".join(f"{first}与{second}同行，" for first, second in pairwise("春夏秋冬晨昏" * 3)) + "共勉。"


def cards(*people: PoliticalBirthday, wish: str = WISH) -> Document:
    """政治生日贺卡."""
    return birthday_card.document(people or BIRTHDAYS.people, OCTOBER.span(), wish)


def bare(meeting: MeetingDetail) -> MeetingDetail:
    """A record of which nothing is known but when and where."""
    return replace(
        meeting,
        appraisal=None,
        talk=None,
        theme_day=None,
        attendance=(),
        agenda=(),
        minutes="",
        attachments=(),
    )


LIFE: dict[str, Callable[[], Document]] = {
    "appraisal ballot": lambda: appraisal_ballot.document(APPRAISED),
    "appraisal ballot, long list": lambda: appraisal_ballot.document(MANY),
    "appraisal ballot, nobody listed": lambda: appraisal_ballot.document(bare(APPRAISED)),
    "appraisal summary": lambda: appraisal_summary.document(APPRAISED),
    "appraisal summary, long list": lambda: appraisal_summary.document(MANY),
    "appraisal summary, nothing known": lambda: appraisal_summary.document(bare(APPRAISED)),
    "talk record": lambda: talk_record.document(TALKED),
    "talk record with content": lambda: talk_record.document(TALKED, with_content=True),
    "talk record, nothing known": lambda: talk_record.document(bare(TALKED), with_content=True),
    "talk statistics": lambda: talk_statistics.document(TALKS, BUREAU),
    "talk statistics, no branch": lambda: talk_statistics.document(NO_TALKS, BUREAU),
    "theme day record, fixed day": lambda: theme_day_record.document(THEME, "每月第二个星期五"),
    "birthday list": lambda: birthday_list.document([BIRTHDAYS], OCTOBER.span(), BUREAU),
    "birthday list, nobody": lambda: birthday_list.document([NO_BIRTHDAYS], OCTOBER.span(), BUREAU),
    "birthday cards": cards,
    "birthday card, long wish": lambda: cards(BIRTHDAYS.people[2], wish=LONG_WISH),
    "birthday card, no wish": lambda: cards(BIRTHDAYS.people[0], wish=""),
}
