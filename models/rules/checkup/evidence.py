"""What should lie with a record: minutes, a sign-in sheet or photographs, documents that existed by then."""

from collections.abc import Iterator
from pathlib import PurePath

from models.rows.checkup import CheckKind, CheckupFinding
from models.rules.checkup.facts import CheckedRecord, Facts, day_in_words, warning
from models.rules.compliance_terms import Severity
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
PICTURES = frozenset(
    (".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp", ".heic", ".heif", ".tif", ".tiff", ".mp4", ".mov")
)
MINUTES_SIGNS = ("记录", "纪要")


def later_document(facts: Facts) -> Iterator[CheckupFinding]:
    """A document studied before it was issued; the day of issue itself is in order."""
    for record in facts.held:
        late = [row for row in record.materials if row.issued_on is not None and row.issued_on > record.day]
        if late:
            titles = "、".join(
                f"《{row.title.strip('《》')}》（{day_in_words(row.issued_on)}）"
                for row in late
                if row.issued_on
            )
            yield warning(
                CheckKind.LATER_DOCUMENT,
                record,
                f"{record.named}所学文件的印发日期晚于学习日期：{titles}。",
                DOCUMENT_BASIS,
            )


def no_minutes(facts: Facts) -> Iterator[CheckupFinding]:
    """Nothing written down, neither as minutes nor under an item, and no file that is called minutes."""
    for record in facts.held:
        if (
            not record.is_gathering
            or record.has_text
            or any(_says(name, MINUTES_SIGNS) for name in record.files)
        ):
            continue
        what = "学习内容和研讨情况" if isinstance(record.kind, StudyKind) else "会议记录"
        yield warning(CheckKind.NO_MINUTES, record, f"{record.named}没有填写{what}。", MINUTES_BASIS)


def no_files(facts: Facts) -> Iterator[CheckupFinding]:
    """No file at all, or none that by its name is a sign-in sheet or a photograph, where the bureau wants them."""
    if not facts.files_expected:
        return
    for record in facts.held:
        if record.kind in EVIDENT and not any(map(_is_evidence, record.files)):
            yield warning(
                CheckKind.NO_FILES, record, f"{record.named}{_missing(record)}", FILES_BASIS, Severity.LOCAL
            )


def _missing(record: CheckedRecord) -> str:
    if not record.files:
        return "没有附件，缺少签到表、照片等佐证材料。"
    return f"有附件{len(record.files)}个，按文件名和说明看没有签到表或照片。"


def _is_evidence(name: str) -> bool:
    return _says(name, SIGNS) or any(PurePath(part).suffix.lower() in PICTURES for part in name.split("\n"))


def _says(name: str, signs: tuple[str, ...]) -> bool:
    return any(sign in name for sign in signs)
