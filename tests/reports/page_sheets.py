"""Pages of people, branches and leading cadres for specimens of their papers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from models.rows.branch_page import BranchItems, BranchKind, BranchPage, BranchPost, Lacking
from models.rows.bureau import BranchHeadcount, BureauSettings, OrganizationRow, PostSpell
from models.rows.changes import Subject
from models.rows.dual_life import DualLife, GuidedMeeting, LeaderLife, PeriodLife
from models.rows.overview import CountedRecord
from models.rows.person import (
    LECTURED,
    KindSum,
    PersonGrade,
    PersonHours,
    PersonPage,
    PersonReflection,
    PersonTalk,
    SpokenAt,
)
from models.rows.reflection import BranchSubmissions, Missing
from models.rows.statistics import AttendanceSum
from models.rows.target import Target
from models.rows.term_of_office import TermOfOffice
from models.rules.life_terms import Grade, TalkPair
from models.rules.periods import quarter, year_of
from models.rules.terms import MeetingKind, OrganizationKind, Standing, StudyKind, Verdict
from reports.documents import branch_work, dual_life_report, person_life
from reports.flow import Document

YEAR, DAY = year_of(2026), date(2026, 10, 31)
BUREAU = BureauSettings(bureau_name="某市某局")
BRANCH = "水资源管理处党支部"

GUIDED = GuidedMeeting(30, date(2026, 3, 5), "组织生活会", BRANCH, True)
LEADER = LeaderLife(
    7,
    "郑文博",
    "党组成员、副局长",
    BRANCH,
    ("河湖管理处党支部",),
    (
        PeriodLife(quarter(2026, 1), (1, 2, 3), (1, 2), (3,), (), (9,), (9,), (10,), Verdict.MET),
        PeriodLife(quarter(2026, 2), (4, 5), (), (4, 5), verdict=Verdict.UNMET),
        PeriodLife(quarter(2026, 3), (6,), (), (), (6,), verdict=Verdict.UNKNOWN),
        PeriodLife(quarter(2026, 4), verdict=Verdict.NOT_DUE),
    ),
    (GUIDED, replace(GUIDED, record_id=31, branch_name="别处党支部", counts=False)),
)
DUAL = DualLife(YEAR, DAY, tuple(period.span for period in LEADER.periods), (LEADER,))

PERSON = PersonPage(
    id=7,
    name="郑文博",
    span=YEAR,
    counted_on=DAY,
    gender="男",
    born_on=None,
    joined_on=date(2006, 7, 1),
    full_on=date(2007, 7, 1),
    department="办公室",
    job_title="副局长",
    branch_id=2,
    branch_name=BRANCH,
    standing=Standing.FULL,
    posts=(
        PostSpell(2, BRANCH, "组织委员", date(2025, 1, 1)),
        PostSpell(2, BRANCH, "书记", None, date(2025, 1, 1)),
    ),
    attendance=(
        KindSum(MeetingKind.BRANCH_ASSEMBLY, (1, 2), (3,), (), (6,)),
        KindSum(StudyKind.CENTRE_GROUP, (11,), (12,), (13,), (), (12,)),
    ),
    hours=PersonHours(Decimal("20.5"), 1, 56, None, 1),
    reflections=(
        PersonReflection(1, date(2026, 4, 1), "学习体会", "党纪学习教育", 1500),
        PersonReflection(2, date(2026, 5, 1), "再学习", ""),
    ),
    undated=1,
    speeches=(SpokenAt(11, date(2026, 2, 3), "重点发言"), SpokenAt(20, date(2026, 6, 3), LECTURED)),
    talks=(
        PersonTalk(40, date(2026, 3, 1), "李静", TalkPair.COMMITTEE, True),
        PersonTalk(41, date(2026, 4, 1), ""),
    ),
    grades=(
        PersonGrade(50, date(2025, 12, 1), Grade.EXCELLENT, Standing.FULL),
        PersonGrade(51, date(2024, 12, 1), None, Standing.FULL),
        PersonGrade(52, date(2006, 12, 1), None, Standing.PROBATIONARY),
    ),
    leader=LEADER,
    records=(
        CountedRecord(
            20,
            Target(Subject.MEETING, 20),
            date(2026, 6, 3),
            "党课",
            "从治水历史看责任担当",
            BRANCH,
            "已召开",
        ),
    ),
)
NOBODY_YET = replace(
    PERSON,
    id=8,
    name="王芳",
    joined_on=None,
    full_on=None,
    department="",
    job_title="",
    branch_name="",
    standing=Standing.PROBATIONARY,
    posts=(),
    attendance=(),
    hours=None,
    reflections=(),
    undated=0,
    speeches=(),
    talks=(),
    grades=(),
    leader=None,
    records=(),
)
WHOLE_BRANCH = BranchPage(
    branch=OrganizationRow(
        2,
        OrganizationKind.BRANCH,
        BRANCH,
        creation_theme="守初心、护水源",
        feature="“水源地党员巡查队”：分段包干。",
    ),
    above="中共某市某局机关委员会",
    span=YEAR,
    counted_on=DAY,
    headcount=BranchHeadcount(2, 20, 1, 2, 3, 1),
    posts=(BranchPost(7, "郑文博", "书记", date(2025, 1, 1)), BranchPost(9, "李静", "组织委员", None)),
    groups=("第一党小组",),
    term=TermOfOffice(2, BRANCH, OrganizationKind.BRANCH, DAY, date(2025, 1, 1)),
    theme_day="每月第二个星期五",
    rules=(),
    year=None,
    kinds=(
        BranchKind(MeetingKind.THEME_DAY, (1, 2), AttendanceSum(1, 20, 18, 1)),
        BranchKind(MeetingKind.HEART_TALK, (9,), AttendanceSum()),
        BranchKind(StudyKind.BRANCH_STUDY, (3,), AttendanceSum(0, 0, 0, 1)),
    ),
    first_topics=(4, 5),
    items=BranchItems((6, 7), (7,), (8,)),
    submissions=BranchSubmissions(2, BRANCH, 21, 20, (Missing(9, "李静"),)),
    lacking=(Lacking("2026年9月主题党日未落实", Target(Subject.MEETING, new=True)),),
)
BARE_BRANCH = replace(
    WHOLE_BRANCH,
    branch=OrganizationRow(3, OrganizationKind.BRANCH, "新成立党支部"),
    above="",
    headcount=BranchHeadcount(3, 0, 0, 0, 0, 0),
    posts=(),
    groups=(),
    term=TermOfOffice(3, "新成立党支部", OrganizationKind.BRANCH, DAY),
    theme_day="",
    kinds=(),
    first_topics=(),
    items=BranchItems(),
    submissions=None,
    lacking=(),
)
HALF = replace(
    DUAL,
    span=replace(YEAR, last=date(2026, 6, 30)),
    quarters=DUAL.quarters[:2],
    leaders=tuple(
        replace(LEADER, id=number, periods=LEADER.periods[:2], contact_names=()) for number in range(40)
    ),
    counted_on=date(2026, 6, 30),
)

PAGES: dict[str, Callable[[], Document]] = {
    "person's life": lambda: person_life.document([PERSON], BUREAU, YEAR, ""),
    "people's lives, one of them bare": lambda: person_life.document(
        [PERSON, NOBODY_YET], BUREAU, YEAR, BRANCH
    ),
    "people's lives, nobody": lambda: person_life.document([], BUREAU, YEAR, ""),
    "branch's work": lambda: branch_work.document([WHOLE_BRANCH], BUREAU, YEAR, BRANCH),
    "branches' work, one of them bare": lambda: branch_work.document(
        [WHOLE_BRANCH, BARE_BRANCH], BUREAU, YEAR, ""
    ),
    "branches' work, none": lambda: branch_work.document([], BUREAU, YEAR, ""),
    "dual life": lambda: dual_life_report.document(DUAL, BUREAU),
    "dual life, many": lambda: dual_life_report.document(HALF, BUREAU),
    "dual life, nobody": lambda: dual_life_report.document(replace(DUAL, leaders=()), BUREAU),
}
