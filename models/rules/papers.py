"""The papers the program prints (domain §3.10): what each is called, what it is made of, what may be chosen for it."""

from collections.abc import Iterable
from enum import Enum

from models.rules.terms import MeetingKind, RecordStatus, Register, StudyKind, Term


class PaperSource(Enum):
    """What a paper is ordered by."""

    RECORD = "record"
    """One record of a register."""
    NOTICE = "notice"
    """The inspection notice of a month."""
    PERIOD = "period"
    """A month, quarter or year; of one branch or of all."""
    ORGANIZATION = "organization"
    """One organisation."""
    ARCHIVE = "archive"
    """A year of the archive, a part of it, or a list made of it."""
    SHOWN = "shown"
    """Rows that a dialog shows, handed in with the order."""


class HeadForm(Term):
    """The forms of GB/T 9704-2012 an official document may take."""

    PLAIN = "plain", "普通格式"
    RED_HEAD = "red_head", "红头文件"
    LETTER = "letter", "信函格式"


class PaperChoice(Enum):
    """Something a clerk may choose for a paper."""

    HEAD_FORM = "head_form"
    SEAL = "seal"
    NAMES = "names"
    NUMBER = "number"
    DATED = "dated"
    CONTENT = "content"
    """What is restricted and printed only when asked for, one record at a time."""
    WISH = "wish"
    """A line of the clerk's own."""


class PaperKind(Term):
    """A paper; its code is what the command line calls it."""

    MEETING_NOTICE = "meeting-notice", "会议通知"
    SIGN_IN_SHEET = "sign-in-sheet", "签到表"
    MEETING_RECORD = "meeting-record", "会议记录"
    MEETING_SUMMARY = "meeting-summary", "会议纪要"
    LECTURE_RECORD = "lecture-record", "党课登记表"
    THEME_DAY_RECORD = "theme-day-record", "主题党日记录"
    STUDY_RECORD = "study-record", "学习记录"
    STUDY_NOTICE = "study-notice", "学习通知"
    STUDY_ARCHIVE = "study-archive", "一学一档目录"
    RECTIFICATION_SHEET = "rectification-sheet", "整改事项登记表"
    WARNING_LETTER = "warning-letter", "整改预警函"
    INSPECTION_RECORD = "inspection-record", "督察记录"
    INSPECTION_NOTICE = "inspection-notice", "督察通报"
    TERM_REMINDER = "term-reminder", "换届提醒函"
    MEETING_STATISTICS = "meeting-statistics", "三会一课统计表"
    STUDY_PLAN = "study-plan", "年度学习计划"
    CENTRE_ATTENDANCE = "centre-attendance", "中心组成员考勤表"
    STUDY_STATISTICS = "study-statistics", "学习情况统计表"
    STUDY_HOURS = "study-hours", "学时统计表"
    FIRST_TOPIC_LEDGER = "first-topic-ledger", "第一议题学习台账"
    MEASURE_LIST = "measure-list", "贯彻落实跟踪表"
    WEEKLY_THEMES = "weekly-themes", "每周学习主题一览表"
    EDUCATION_COVERAGE = "education-coverage", "教育开展情况表"
    REFLECTION_LEDGER = "reflection-ledger", "心得体会台账"
    RECTIFICATION_LIST = "rectification-list", "问题整改清单"
    CLOSURE_LEDGER = "closure-ledger", "整改销号台账"
    RECTIFICATION_RATES = "rectification-rates", "整改情况统计表"
    MEETING_VOLUME = "meeting-volume", "会议记录汇编"
    DUES_SHEET = "dues-sheet", "党费收缴表"
    DUES_LEDGER = "dues-ledger", "年度党费台账"
    UNPAID_DUES = "unpaid-dues", "未交党费名单"
    LIFE_RECORD = "life-record", "生活会记录"
    CRITICISM_SUMMARY = "criticism-summary", "批评意见汇总表"
    PROBLEM_LIST = "problem-list", "查摆问题清单"
    STAGE_CHECKLIST = "stage-checklist", "会议步骤完成情况表"
    HALT_NOTICE = "halt-notice", "叫停通知单"
    APPRAISAL_BALLOT = "appraisal-ballot", "民主测评表"
    APPRAISAL_SUMMARY = "appraisal-summary", "民主评议汇总表"
    TALK_RECORD = "talk-record", "谈心谈话记录表"
    TALK_STATISTICS = "talk-statistics", "谈心谈话统计表"
    BIRTHDAY_LIST = "birthday-list", "政治生日月度名单"
    BIRTHDAY_CARD = "birthday-card", "政治生日贺卡"
    PERSON_LIFE = "person-life", "个人参加组织生活情况表"
    BRANCH_WORK = "branch-work", "党支部工作情况表"
    DUAL_LIFE_REPORT = "dual-life-report", "党员领导干部参加双重组织生活情况表"
    CHECKUP_SHEET = "checkup-sheet", "迎检自查表"
    DAILY_WORK_SHEET = "daily-work-sheet", "日常工作登记表"
    DAILY_WORK_LEDGER = "daily-work-ledger", "日常工作台账"
    REQUEST_LEDGER = "request-ledger", "请示报告登记簿"
    HANDOVER_LIST = "handover-list", "工作交接清单"
    MEMBER_ROSTER = "member-roster", "党员名册"
    ARCHIVE_DIRECTORY = "archive-directory", "归档文件目录"
    ARCHIVE_COVER = "archive-cover", "归档文件目录封面"
    BOX_NOTE = "box-note", "备考表"
    BOX_SPINE = "box-spine", "盒脊标签"
    ARCHIVED_ITEM = "archived-item", "归档件"
    BORROWING_LEDGER = "borrowing-ledger", "借阅登记簿"
    DEPARTURE_LEDGER = "departure-ledger", "出室登记簿"
    DESTRUCTION_LIST = "destruction-list", "销毁清册"
    FIXITY_REPORT = "fixity-report", "附件核验报告"
    PACKAGE_REPORT = "package-report", "归档包核验报告"

    @property
    def source(self) -> PaperSource:
        """What it is ordered by."""
        return _SOURCES.get(self, PaperSource.RECORD)

    @property
    def choices(self) -> tuple[PaperChoice, ...]:
        """What may be chosen for it."""
        return _CHOICES.get(self, ())

    @property
    def has_word(self) -> bool:
        """Whether it is also made as an editable Word file; such a file is never the official one."""
        return self in _WORD


_SOURCES = {
    PaperKind.INSPECTION_NOTICE: PaperSource.NOTICE,
    PaperKind.TERM_REMINDER: PaperSource.ORGANIZATION,
    PaperKind.MEETING_STATISTICS: PaperSource.PERIOD,
    PaperKind.STUDY_PLAN: PaperSource.PERIOD,
    PaperKind.CENTRE_ATTENDANCE: PaperSource.PERIOD,
    PaperKind.STUDY_STATISTICS: PaperSource.PERIOD,
    PaperKind.STUDY_HOURS: PaperSource.PERIOD,
    PaperKind.FIRST_TOPIC_LEDGER: PaperSource.PERIOD,
    PaperKind.MEASURE_LIST: PaperSource.PERIOD,
    PaperKind.WEEKLY_THEMES: PaperSource.PERIOD,
    PaperKind.EDUCATION_COVERAGE: PaperSource.PERIOD,
    PaperKind.REFLECTION_LEDGER: PaperSource.PERIOD,
    PaperKind.RECTIFICATION_LIST: PaperSource.PERIOD,
    PaperKind.CLOSURE_LEDGER: PaperSource.PERIOD,
    PaperKind.RECTIFICATION_RATES: PaperSource.PERIOD,
    PaperKind.MEETING_VOLUME: PaperSource.PERIOD,
    PaperKind.DUES_SHEET: PaperSource.PERIOD,
    PaperKind.DUES_LEDGER: PaperSource.PERIOD,
    PaperKind.UNPAID_DUES: PaperSource.PERIOD,
    PaperKind.TALK_STATISTICS: PaperSource.PERIOD,
    PaperKind.BIRTHDAY_LIST: PaperSource.PERIOD,
    PaperKind.BIRTHDAY_CARD: PaperSource.PERIOD,
    PaperKind.PERSON_LIFE: PaperSource.PERIOD,
    PaperKind.BRANCH_WORK: PaperSource.PERIOD,
    PaperKind.DUAL_LIFE_REPORT: PaperSource.PERIOD,
    PaperKind.CHECKUP_SHEET: PaperSource.PERIOD,
    PaperKind.DAILY_WORK_LEDGER: PaperSource.PERIOD,
    PaperKind.REQUEST_LEDGER: PaperSource.PERIOD,
    PaperKind.HANDOVER_LIST: PaperSource.PERIOD,
    PaperKind.MEMBER_ROSTER: PaperSource.PERIOD,
    PaperKind.BORROWING_LEDGER: PaperSource.PERIOD,
    PaperKind.DEPARTURE_LEDGER: PaperSource.PERIOD,
    PaperKind.ARCHIVE_DIRECTORY: PaperSource.ARCHIVE,
    PaperKind.ARCHIVE_COVER: PaperSource.ARCHIVE,
    PaperKind.BOX_NOTE: PaperSource.ARCHIVE,
    PaperKind.BOX_SPINE: PaperSource.ARCHIVE,
    PaperKind.ARCHIVED_ITEM: PaperSource.ARCHIVE,
    PaperKind.DESTRUCTION_LIST: PaperSource.ARCHIVE,
    PaperKind.FIXITY_REPORT: PaperSource.SHOWN,
    PaperKind.PACKAGE_REPORT: PaperSource.SHOWN,
}
_CHOICES = {
    PaperKind.MEETING_NOTICE: (
        PaperChoice.HEAD_FORM,
        PaperChoice.NUMBER,
        PaperChoice.DATED,
        PaperChoice.SEAL,
    ),
    PaperKind.MEETING_SUMMARY: (PaperChoice.NUMBER, PaperChoice.DATED),
    PaperKind.STUDY_NOTICE: (
        PaperChoice.HEAD_FORM,
        PaperChoice.NUMBER,
        PaperChoice.DATED,
        PaperChoice.SEAL,
    ),
    PaperKind.TERM_REMINDER: (PaperChoice.NUMBER, PaperChoice.DATED, PaperChoice.SEAL),
    PaperKind.WARNING_LETTER: (PaperChoice.NUMBER, PaperChoice.DATED, PaperChoice.SEAL),
    PaperKind.HALT_NOTICE: (PaperChoice.NUMBER, PaperChoice.DATED, PaperChoice.SEAL),
    PaperKind.LIFE_RECORD: (PaperChoice.CONTENT,),
    PaperKind.CRITICISM_SUMMARY: (PaperChoice.CONTENT,),
    PaperKind.PROBLEM_LIST: (PaperChoice.NAMES,),
    PaperKind.TALK_RECORD: (PaperChoice.CONTENT,),
    PaperKind.BIRTHDAY_CARD: (PaperChoice.WISH,),
    PaperKind.RECTIFICATION_LIST: (PaperChoice.NAMES,),
    PaperKind.CLOSURE_LEDGER: (PaperChoice.NAMES,),
}
_WORD = frozenset(
    {
        PaperKind.MEETING_NOTICE,
        PaperKind.MEETING_RECORD,
        PaperKind.MEETING_SUMMARY,
        PaperKind.LECTURE_RECORD,
        PaperKind.THEME_DAY_RECORD,
        PaperKind.STUDY_RECORD,
        PaperKind.STUDY_NOTICE,
        PaperKind.TALK_RECORD,
        PaperKind.LIFE_RECORD,
        PaperKind.HALT_NOTICE,
        PaperKind.INSPECTION_RECORD,
        PaperKind.DAILY_WORK_SHEET,
        PaperKind.INSPECTION_NOTICE,
        PaperKind.TERM_REMINDER,
        PaperKind.WARNING_LETTER,
    }
)


def papers_of(
    register: Register,
    kind: MeetingKind | StudyKind | None = None,
    counts_as: Iterable[MeetingKind] = (),
    status: RecordStatus | None = None,
) -> tuple[PaperKind, ...]:
    """The papers of one record, the one an office wants most first; ``counts_as``: further kinds a meeting satisfies; a halted meeting
    (``status``) has the notice of it."""
    if register is Register.RECTIFICATION:
        return (PaperKind.RECTIFICATION_SHEET, PaperKind.WARNING_LETTER)
    if register is Register.DAILY_WORK:
        return (PaperKind.DAILY_WORK_SHEET,)
    if register is Register.INSPECTION:
        return (PaperKind.INSPECTION_RECORD,)
    if register is Register.STUDY:
        return _papers_of_study(kind)
    return _papers_of_meeting((kind, *counts_as), status)


def _papers_of_meeting(
    kinds: tuple[MeetingKind | StudyKind | None, ...], status: RecordStatus | None
) -> tuple[PaperKind, ...]:
    if kinds[0] is MeetingKind.HEART_TALK:
        return (PaperKind.TALK_RECORD,)
    papers = [
        PaperKind.MEETING_RECORD,
        PaperKind.MEETING_SUMMARY,
        PaperKind.SIGN_IN_SHEET,
        PaperKind.MEETING_NOTICE,
    ]
    if kinds[0] is MeetingKind.PARTY_LECTURE:
        papers.insert(0, PaperKind.LECTURE_RECORD)
    if kinds[0] is MeetingKind.THEME_DAY:
        papers.insert(0, PaperKind.THEME_DAY_RECORD)
    if MeetingKind.DEMOCRATIC_LIFE in kinds or MeetingKind.ORGANIZATIONAL_LIFE in kinds:
        papers += [PaperKind.LIFE_RECORD, PaperKind.CRITICISM_SUMMARY, PaperKind.PROBLEM_LIST]
    if not _STAGED.isdisjoint(kinds):
        papers.append(PaperKind.STAGE_CHECKLIST)
    if MeetingKind.APPRAISAL in kinds:
        papers += [PaperKind.APPRAISAL_BALLOT, PaperKind.APPRAISAL_SUMMARY]
    if status is RecordStatus.HALTED:
        papers.append(PaperKind.HALT_NOTICE)
    return tuple(papers)


_STAGED = frozenset({MeetingKind.DEMOCRATIC_LIFE, MeetingKind.ORGANIZATIONAL_LIFE, MeetingKind.APPRAISAL})
"""Kinds of meetings that have stages (`models.rules.stages`)."""


def _papers_of_study(kind: MeetingKind | StudyKind | None) -> tuple[PaperKind, ...]:
    papers = (PaperKind.STUDY_RECORD, PaperKind.SIGN_IN_SHEET, PaperKind.STUDY_NOTICE)
    foldered = kind in (StudyKind.CENTRE_GROUP, StudyKind.YOUTH_GROUP)
    return (*papers, PaperKind.STUDY_ARCHIVE) if foldered else papers
