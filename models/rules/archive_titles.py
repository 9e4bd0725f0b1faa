"""题名 of what the program assembles (DA/T 22-2015 5.5): as the papers call themselves, with whose and of what day they are. Where papers
without a title of their own are kept together as one volume the title is made up, and stands in square brackets."""

from collections.abc import Mapping
from datetime import date

from models.rules.archive_terms import ArchiveSource
from models.rules.spoken_periods import day_in_words
from models.rules.terms import MeetingKind, RectificationSource, StudyKind

LEDGERS: Mapping[ArchiveSource, str] = {
    ArchiveSource.REFLECTION: "心得体会台账",
    ArchiveSource.DUES: "党费台账",
    ArchiveSource.STUDY_PLAN: "学习计划",
    ArchiveSource.ROSTER: "党员名册",
    ArchiveSource.RECTIFICATION: "整改事项登记表",
}
_STUDIES = {
    StudyKind.CENTRE_GROUP: "理论学习中心组学习记录",
    StudyKind.FIRST_TOPIC: "“第一议题”学习记录",
    StudyKind.YOUTH_GROUP: "青年理论学习小组学习记录",
    StudyKind.BRANCH_STUDY: "支部学习记录",
    StudyKind.TRAINING: "集中培训学习记录",
}
OPENING, CLOSING = "[", "]"


def meeting_title(organization: str, kind: MeetingKind, day: date) -> str:
    """办公室党支部党员大会会议记录（2026年3月12日）."""
    return f"{of(organization, _record_of(kind))}（{day_in_words(day)}）"


def study_title(organization: str, kind: StudyKind, day: date) -> str:
    """办公室党支部学习记录（2026年3月12日）."""
    return f"{of(organization, _STUDIES[kind])}（{day_in_words(day)}）"


def inspection_title(organization: str, day: date) -> str:
    """某局机关委员会督察记录（2026年3月12日）."""
    return f"{organization}督察记录（{day_in_words(day)}）"


def item_title(organization: str, source: RectificationSource, year: int, number: int) -> str:
    """办公室党支部巡察反馈整改事项登记表（2026年第3号）."""
    return f"{of(organization, source.label)}{LEDGERS[ArchiveSource.RECTIFICATION]}（{year}年第{number}号）"


def volume_title(organization: str, year: int, source: ArchiveSource, kind: str) -> str:
    """[办公室党支部2026年支委会会议记录]: papers of a year in one volume, which carry no title together."""
    if source is ArchiveSource.MEETING:
        words = _record_of(MeetingKind(kind))
    elif source is ArchiveSource.STUDY:
        words = _STUDIES[StudyKind(kind)]
    elif kind and source is ArchiveSource.RECTIFICATION:
        words = RectificationSource(kind).label + LEDGERS[source]
    else:
        words = LEDGERS.get(source, f"{source.label}登记表")
    return f"{OPENING}{organization}{year}年{words}{CLOSING}"


def ledger_title(organization: str, year: int, source: ArchiveSource) -> str:
    """办公室党支部2026年心得体会台账: one paper that calls itself so."""
    return f"{organization}{year}年{LEDGERS[source]}"


def of(organization: str, words: str) -> str:
    """``words`` with the organisation before them, what both say once: 办公室党支部 and 支部党员大会会议记录 are
    办公室党支部党员大会会议记录."""
    for length in range(min(len(organization), len(words)), 1, -1):
        if organization.endswith(words[:length]):
            return organization + words[length:]
    return organization + words


def _record_of(kind: MeetingKind) -> str:
    """支部党员大会会议记录, 党课记录; of the committee itself 会议记录."""
    if kind is MeetingKind.PARTY_COMMITTEE:
        return "会议记录"
    if kind is MeetingKind.THEME_DAY:
        return f"{kind.label}会议记录"
    return f"{kind.label}{'会议' if kind.label.endswith('会') else ''}记录"
