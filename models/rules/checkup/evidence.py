"""What should lie with a record: minutes, a sign-in sheet or photographs, documents that existed by then."""

from collections.abc import Iterator, Sequence

from models.rows.checkup import CheckKind, CheckupFinding
from models.rows.target import Target
from models.rules.checkup.facts import CheckedRecord, Facts, warnings_of
from models.rules.compliance_terms import Severity
from models.rules.file_names import is_picture, suffix_of
from models.rules.periods import Month
from models.rules.spoken_periods import day_in_words
from models.rules.terms import MeetingKind, StudyKind

DOCUMENT_BASIS = "学习文件的印发日期与学习日期互相核对"
MINUTES_BASIS = "会议应有记录"
FILES_BASIS = "会议记录应附签到表、照片等佐证材料（本单位要求）"
EVIDENT = frozenset(
    (
        MeetingKind.BRANCH_ASSEMBLY,
        MeetingKind.BRANCH_COMMITTEE,
        MeetingKind.GROUP_MEETING,
        MeetingKind.PARTY_LECTURE,
        MeetingKind.THEME_DAY,
        MeetingKind.ORGANIZATIONAL_LIFE,
        MeetingKind.APPRAISAL,
        MeetingKind.DEMOCRATIC_LIFE,
        MeetingKind.ALL_MEMBERS,
        StudyKind.CENTRE_GROUP,
    )
)
"""Kinds that an inspector asks a sign-in sheet or photographs of; weekly study and talks are none."""
SIGNS = ("签到", "照片", "相片", "图片", "影像", "合影", "现场")
FILMS = frozenset(("mp4", "mov"))
"""What phones make; a film of the meeting is as good as a photograph."""
MINUTES_SIGNS = ("记录", "纪要")


def later_document(facts: Facts) -> Iterator[CheckupFinding]:
    """A document studied before it was issued; the day of issue itself is in order."""
    return warnings_of(facts, CheckKind.LATER_DOCUMENT, DOCUMENT_BASIS, _issued_later)


def _issued_later(record: CheckedRecord) -> str:
    titles = [
        f"《{row.title.strip('《》')}》（{day_in_words(row.issued_on)}）"
        for row in record.materials
        if row.issued_on is not None and row.issued_on > record.day
    ]
    return f"{record.named}所学文件的印发日期晚于学习日期：{'、'.join(titles)}。" if titles else ""


def no_minutes(facts: Facts) -> Iterator[CheckupFinding]:
    """Nothing written down, neither as minutes nor under an item, and no file that is called minutes."""
    return warnings_of(facts, CheckKind.NO_MINUTES, MINUTES_BASIS, _without_minutes)


def _without_minutes(record: CheckedRecord) -> str:
    named_so = any(_says(name, MINUTES_SIGNS) for name in record.files)
    if not record.is_gathering or record.has_text or named_so:
        return ""
    what = "学习内容和研讨情况" if isinstance(record.kind, StudyKind) else "会议记录"
    return f"{record.named}没有填写{what}。"


def no_files(facts: Facts) -> Iterator[CheckupFinding]:
    """Records without any file, or with none that by its name is a sign-in sheet or a photograph, where the bureau wants
    them: one warning for an organisation and a month, so that an office that keeps none is not drowned."""
    if not facts.files_expected:
        return
    lacking: dict[tuple[int, Month], list[CheckedRecord]] = {}
    for record in facts.held:
        if record.kind in EVIDENT and not any(map(_is_evidence, record.files)):
            lacking.setdefault((record.organization_id, Month.of(record.day)), []).append(record)
    for (organization_id, month), records in lacking.items():
        records.sort(key=lambda record: (record.day, record.id))
        first = records[0]
        yield CheckupFinding(
            kind=CheckKind.NO_FILES,
            sentence=_lacking(month, records),
            basis=FILES_BASIS,
            severity=Severity.LOCAL,
            organization_id=organization_id,
            organization_name=first.organization_name,
            day=first.day,
            records=tuple(record.id for record in records),
            target=Target(first.subject, first.id),
            key=f"{CheckKind.NO_FILES.value}:{organization_id}:{month}",
        )


def _lacking(month: Month, records: Sequence[CheckedRecord]) -> str:
    days = "、".join(f"{record.day.day}日{record.kind.label}" for record in records)
    said = f"{month.label}{len(records)}条记录缺少签到表、照片等佐证材料：{days}。"
    with_files = sum(bool(record.files) for record in records)
    return said + (f"其中{with_files}条有附件，按文件名和说明看没有签到表或照片。" if with_files else "")


def _is_evidence(name: str) -> bool:
    return _says(name, SIGNS) or any(
        is_picture(part) or suffix_of(part) in FILMS for part in name.split("\n")
    )


def _says(name: str, signs: tuple[str, ...]) -> bool:
    return any(sign in name for sign in signs)
