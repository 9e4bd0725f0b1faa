"""What a 件 is made of, and in which order (DA/T 22-2015 5.1.2: 正文 before 附件, 正本 before 定稿)."""

from models.rules.archive_terms import ArchiveSource, PartRole
from models.rules.file_names import is_picture
from models.rules.papers import PaperKind
from models.rules.terms import Register

SIGNED = ("签到", "签名")
SCANNED = ("扫描", "盖章", "签字", "签批")
DRAFTED = ("定稿", "发文稿", "签发稿", "拟稿")

ORDER = {role: place for place, role in enumerate(PartRole)}

TAKEN = "taken:"
"""Before the key of a part that a clerk took out of its 件: gathering does not put it in again."""
PARTS = "parts"
"""Among what a clerk touched: the order of the parts is the clerk's."""


def role_of_file(name: str, note: str = "") -> PartRole:
    """What a file of a record is within its 件, by its name and what the clerk noted of it: a signed sheet, a scan, a photo, else an
    annex. A guess the clerk may change."""
    words = name + note
    if any(word in words for word in SIGNED):
        return PartRole.SIGN_IN
    if any(word in words for word in DRAFTED):
        return PartRole.FINAL_DRAFT
    if any(word in words for word in SCANNED):
        return PartRole.SCAN
    return PartRole.PHOTO if is_picture(name) else PartRole.ANNEX


ANNEXED = ("附件", "附表", "附录")


def role_of_first(name: str) -> PartRole:
    """What the first file of a 件 added by hand is: its 正文, unless its name says otherwise. A guess the clerk may change."""
    role = role_of_file(name)
    annexed = any(word in name for word in ANNEXED)
    return PartRole.TEXT if role is PartRole.ANNEX and not annexed else role


MAIN = {
    Register.MEETING: PaperKind.MEETING_RECORD,
    Register.STUDY: PaperKind.STUDY_RECORD,
    Register.INSPECTION: PaperKind.INSPECTION_RECORD,
    Register.RECTIFICATION: PaperKind.RECTIFICATION_SHEET,
    Register.DAILY_WORK: PaperKind.DAILY_WORK_SHEET,
}
"""The paper that is a record's 正文."""

LEDGERS = {
    ArchiveSource.REFLECTION: PaperKind.REFLECTION_LEDGER,
    ArchiveSource.DUES: PaperKind.DUES_LEDGER,
    ArchiveSource.STUDY_PLAN: PaperKind.STUDY_PLAN,
    ArchiveSource.ROSTER: PaperKind.MEMBER_ROSTER,
}
"""The paper of what is kept as one list a year."""


def part_key(paper: PaperKind | None, record_id: int | None, notice_id: int | None, sha256: str) -> str:
    """By what a part is known again when its 件 is gathered anew."""
    if paper is not None:
        return f"{paper.value}:{record_id or notice_id or ''}"
    return f"{sha256}:{record_id or ''}"
