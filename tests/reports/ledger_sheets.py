"""Rows of ledgers and statistics to print: a believable few, the odd cases, and any number of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

from models.rows.bureau import BureauSettings
from models.rows.changes import Subject
from models.rows.checkup import CheckKind, Checkup, CheckupFinding, CheckupSheet
from models.rows.following import Measure
from models.rows.ledgers import Closure, ClosureLedger, FirstTopic, FirstTopicLedger, LookBack
from models.rows.statistics import AttendanceSum, BranchMeetings, MeetingStatistics
from models.rows.study import Material
from models.rows.study_statistics import (
    OrganizationStudy,
    PersonHours,
    StudyHours,
    StudyKindSum,
    StudyStatistics,
    WeekCount,
)
from models.rows.target import Target
from models.rows.volume import MeetingVolume, VolumePart
from models.rules.compliance import GroupFacts, UnitFacts
from models.rules.compliance_terms import RuleUnit, Severity
from models.rules.periods import Month, Span, quarter, year_of
from models.rules.statistics import layout, meeting_figures, months_of, rules_shown
from models.rules.terms import (
    MeetingKind,
    RectificationMode,
    RectificationSource,
    RectificationStatus,
    Standing,
    StudyKind,
)
from reports.documents import (
    checkup_sheet,
    closure_ledger,
    first_topic_ledger,
    meeting_statistics,
    meeting_volume,
    rectification_rates,
    study_hours,
    study_statistics,
)
from reports.flow import Document
from tests.models.rules.shipped import BOOK, held
from tests.reports import sheets
from tests.reports.rectification_sheets import rates
from tests.reports.study_sheets import STUDY_PAPERS, odd_study

BUREAU = BureauSettings(bureau_name="某市某局", organ_committee="中共某市某局机关委员会")
YEAR, OCTOBER = year_of(2026), Month(2026, 10).span()
TODAY = date(2026, 11, 20)
NAMES = sheets.RARE_NAMES.split("、")
ODD = f"{sheets.MARKUP}{sheets.LONG_WORD}"
"""What looks like markup, and a word that no column holds."""


def name(number: int) -> str:
    return NAMES[number % len(NAMES)]


def branch_meetings(number: int, span: Span, full_members: int | None = 9) -> BranchMeetings:
    """A branch that met in some months and not in others."""
    months = months_of(span)
    groups = (GroupFacts(11), GroupFacts(12)) if number % 2 else ()
    branch = UnitFacts(RuleUnit.BRANCH, number, full_members=full_members, groups=groups)
    meetings = [
        (11 if kind is MeetingKind.GROUP_MEETING else number, month.first, kind.value)
        for month in months
        for place, kind in enumerate(
            (
                MeetingKind.BRANCH_COMMITTEE,
                MeetingKind.GROUP_MEETING,
                MeetingKind.THEME_DAY,
                MeetingKind.BRANCH_ASSEMBLY,
            )
        )
        if (month.month + place + number) % 4 and month.last < TODAY
    ]
    facts = dict.fromkeys(months, branch)
    figures = meeting_figures(facts, held(*meetings), TODAY, BOOK, layout(BOOK, months))
    sums = AttendanceSum(8, 80, 76, number % 3)
    members = None if full_members is None else full_members + 2
    return BranchMeetings(number, f"第{number}党支部", members, figures, sums)


def statistics(count: int, span: Span = YEAR) -> MeetingStatistics:
    rows = tuple(branch_meetings(number, span) for number in range(1, count + 1))
    months = months_of(span)
    return MeetingStatistics(
        span, months, min(TODAY, span.last), rows, rules=rules_shown(layout(BOOK, months))
    )


def organization_study(number: int) -> OrganizationStudy:
    kinds = tuple(
        StudyKindSum(
            kind,
            place + number % 7,
            AttendanceSum(place, 10 * place, 9 * place, 1),
            Decimal("1.5"),
            place % 2,
        )
        for place, kind in enumerate(StudyKind)
    )
    return OrganizationStudy(number, f"第{number}党支部", kinds, WeekCount(40, 53, number % 3))


def study(count: int) -> StudyStatistics:
    committee = replace(organization_study(0), name="中共某市某局机关委员会", weeks=None)
    rows = (committee, *(organization_study(number) for number in range(1, count)))
    return StudyStatistics(YEAR, TODAY, rows[:count])


def person(number: int) -> PersonHours:
    return PersonHours(
        number,
        name(number),
        Standing.PROBATIONARY if number % 9 == 5 else Standing.FULL,
        1 + number // 10,
        f"第{1 + number // 10}党支部",
        ("书记",) if number % 10 == 0 else (),
        20,
        Decimal(number % 60) + Decimal("0.5"),
        number % 7 == 3,
        56 if number % 10 == 0 else 32,
    )


def hours(count: int, span: Span = YEAR) -> StudyHours:
    return StudyHours(span, min(TODAY, span.last), tuple(map(person, range(count))))


FOLLOWED = (
    Measure("列入支部学习计划。", "", "办公室", "王翀", date(2026, 11, 1), date(2026, 10, 28), "已列入。"),
    Measure("开展一次对照检查。"),
)


def topic(number: int) -> FirstTopic:
    if number % 3 == 2:
        return FirstTopic(number, "第一党支部支委会", TODAY, f"第{number}个议题")
    return FirstTopic(
        number,
        "某局机关党委“第一议题”学习",
        date(2026, 1 + number % 12, 9),
        f"第{number}个议题",
        (
            Material("中国共产党章程", "中国共产党第二十次全国代表大会", date(2022, 10, 22)),
            Material("某某讲话"),
        ),
        (name(number),),
        9,
        (name(number + 1), name(number + 2)),
        "印发各支部对照落实。",
        FOLLOWED if number % 3 else (),
    )


def topics(count: int) -> FirstTopicLedger:
    return FirstTopicLedger(YEAR, TODAY, tuple(map(topic, range(count))))


CLOSED = Closure(
    record_id=1,
    year=2026,
    number=1,
    source=RectificationSource.INSPECTION_NOTICE,
    source_document="某局机党〔2026〕3号",
    organization_name="第一党支部",
    problem="会议记录不规范。",
    measures="1.修订制度。\n2.每月抽查。",
    leader="李堃",
    department="财务处",
    person="张喆",
    mode=RectificationMode.BY_DATE,
    status=RectificationStatus.CONSOLIDATED,
    found_on=date(2026, 5, 4),
    due_on=date(2026, 6, 1),
    progress="已修订制度。",
    evidence=("整改报告.pdf", "抽查记录.xlsx"),
    requested_on=date(2026, 6, 3),
    verifier="王翀",
    closed_on=date(2026, 6, 8),
    days_late=7,
    look_back=LookBack(date(2026, 9, 9), True),
)
OPEN = replace(
    CLOSED,
    number=2,
    source_document="",
    measures="",
    leader="",
    department="",
    person="",
    status=RectificationStatus.IN_PROGRESS,
    progress="",
    evidence=(),
    requested_on=None,
    verifier="",
    closed_on=None,
    days_late=172,
    look_back=None,
)
LONG_TERM = replace(OPEN, number=3, mode=RectificationMode.LONG_TERM, due_on=None, days_late=None)


def closures(count: int) -> ClosureLedger:
    kinds = (CLOSED, OPEN, LONG_TERM)
    items = tuple(
        replace(kinds[number % 3], number=number, problem=f"第{number}个问题。")
        for number in range(1, count + 1)
    )
    return ClosureLedger(YEAR, TODAY, items)


def volume(count: int) -> MeetingVolume:
    """`count` meetings, six in each branch."""
    parts = []
    for first in range(0, count, 6):
        place = first // 6 + 1
        meetings = tuple(
            replace(
                sheets.MEETING,
                id=number,
                organization_id=place,
                organization_name=f"第{place}党支部",
                title=f"第{number}次会议",
                held_on=date(2026, 1 + number % 12, 9),
            )
            for number in range(first + 1, min(first + 6, count) + 1)
        )
        parts.append(VolumePart(place, f"第{place}党支部", meetings))
    return MeetingVolume(YEAR, TODAY, tuple(parts))


def warning(number: int) -> CheckupFinding:
    """A warning of some kind; every third is explained."""
    kinds = tuple(CheckKind)
    return CheckupFinding(
        kinds[number % len(kinds)],
        f"主题党日“第{number}次活动”实到12人，当日在册10人；不在册：{name(number)}。",
        "签到表与当日党员名册互相核对",
        Severity.GENERAL,
        number,
        f"第{number}党支部",
        None if number % 7 == 6 else date(2026, 10, 1 + number % 28),
        (number,),
        Target(Subject.MEETING, number),
        f"above_roll:{number}",
        "" if number % 3 else "联合开展活动，名单已核对。",
    )


def checkup(count: int) -> CheckupSheet:
    """A check-up of October with so many warnings."""
    findings = tuple(map(warning, range(count)))
    note = "2027年的节假日安排本程序没有，录入时限按周一至周五计算工作日。"
    return CheckupSheet("", Checkup(OCTOBER, TODAY, 5 * count, findings, note if count else ""))


PAPERS: dict[str, Callable[[int], Document]] = {
    "meeting statistics": lambda count: meeting_statistics.document(statistics(-(-count // 5)), BUREAU),
    "meeting statistics of a month": lambda count: meeting_statistics.document(
        statistics(count, OCTOBER), BUREAU
    ),
    "study statistics": lambda count: study_statistics.document(study(count), BUREAU),
    "study hours": lambda count: study_hours.document(hours(count), BUREAU),
    "first topic ledger": lambda count: first_topic_ledger.document(topics(count), BUREAU),
    **STUDY_PAPERS,
    "closure ledger": lambda count: closure_ledger.document(closures(count), BUREAU, with_names=True),
    "rectification rates": lambda count: rectification_rates.document(rates(count), BUREAU),
    "meeting volume": lambda count: meeting_volume.document(volume(count), BUREAU),
    "checkup sheet": lambda count: checkup_sheet.document(checkup(count), BUREAU),
}
"""Each paper with as many lines as asked for; a branch has five in a year's table of meetings."""


def odd(text: str) -> dict[str, Document]:
    """Each paper with a text standing wherever a clerk can type one."""
    material = Material(text, text, date(2022, 10, 22))
    topic_ = replace(topic(0), meeting=text, materials=(material,), leaders=(text,), measures=text)
    closure = replace(
        CLOSED,
        organization_name=text,
        problem=text,
        measures=text,
        leader=text,
        department=text,
        person=text,
        progress=text,
        evidence=(text,),
        verifier=text,
    )
    meeting = replace(sheets.MEETING, title=text, organization_name=text)
    bureau = replace(BUREAU, bureau_name=text, organ_committee=text)
    third = quarter(2026, 3)
    odd_warning = replace(
        warning(0), sentence=text, basis=text, organization_name=text, explanation=text, day=None
    )
    return {
        "meeting statistics": meeting_statistics.document(
            MeetingStatistics(
                third, months_of(third), TODAY, (replace(branch_meetings(1, third), name=text),), text
            ),
            bureau,
        ),
        "study statistics": study_statistics.document(
            StudyStatistics(YEAR, TODAY, (replace(organization_study(1), name=text),), text), bureau
        ),
        "study hours": study_hours.document(
            StudyHours(YEAR, TODAY, (replace(person(1), name=text, branch_name=text, posts=(text,)),), text),
            bureau,
        ),
        "first topic ledger": first_topic_ledger.document(
            FirstTopicLedger(YEAR, TODAY, (topic_,), text), bureau
        ),
        **odd_study(text, bureau),
        "closure ledger": closure_ledger.document(
            ClosureLedger(YEAR, TODAY, (closure,), text), bureau, with_names=True
        ),
        "rectification rates": rectification_rates.document(
            rates(2, scope=text, name=text, text=text), bureau
        ),
        "meeting volume": meeting_volume.document(
            MeetingVolume(YEAR, TODAY, (VolumePart(1, text, (meeting,)),), text), bureau
        ),
        "checkup sheet": checkup_sheet.document(
            CheckupSheet(text, Checkup(OCTOBER, TODAY, 1, (odd_warning,), text)), bureau
        ),
    }


LEDGERS: dict[str, Callable[[], Document]] = {name_: partial(made, 8) for name_, made in PAPERS.items()}
"""For the specimens."""
