"""What is said of a 件 beside its fields: where it comes from, what a clerk changed; and a document by hand before anything is known of it."""

from datetime import date

from gui.formats import long_date_text
from models.rows.archive import ArchiveDetail, ArchiveRow
from models.rows.changes import SUBJECTS, Subject
from models.rows.target import Target
from models.rules.archive_parts import PARTS, TAKEN
from models.rules.archive_terms import ArchiveSource, ArchiveUnit, Retention, Secrecy
from models.rules.archiving import SOURCES

_SUBJECTS = {
    **{source: SUBJECTS[register] for register, source in SOURCES.items()},
    ArchiveSource.NOTICE: Subject.NOTICE,
    ArchiveSource.REFLECTION: Subject.STUDY,
    ArchiveSource.STUDY_PLAN: Subject.STUDY,
    ArchiveSource.DUES: Subject.DUES,
    ArchiveSource.ROSTER: Subject.ROSTER,
}
"""Where what a 件 was made of is looked at; a document by hand has no other place."""
_TOUCHED = {
    "title": "题名",
    "document_number": "文号",
    "responsible": "责任者",
    "dated": "日期",
    "retention": "保管期限",
    "organization_code": "机构代码",
    PARTS: "件内文件",
}
"""What of a 件 a clerk may say otherwise than gathering; a paper taken out is part of 件内文件."""


def blank_item(year: int) -> ArchiveDetail:
    """A document to be added by hand; nothing of it is known yet."""
    row = ArchiveRow(
        id=None,
        year=year,
        retention=Retention.THIRTY,
        organization_code="",
        number=None,
        fixed=False,
        code="",
        title="",
        document_number="",
        responsible="",
        dated=None,
        secrecy=Secrecy.OPEN,
        pages=None,
        note="",
        source=ArchiveSource.DOCUMENT,
        source_kind="",
        unit=ArchiveUnit.EACH,
        organization_id=None,
        organization_name="",
        box_number=None,
        left_out=False,
        left_out_reason="",
        destroyed_on=None,
        lacks=(),
        mastered=False,
        version=0,
    )
    return ArchiveDetail(row, (), None, None, "", "", ())


def source_target(detail: ArchiveDetail) -> Target | None:
    """Where what the 件 was made of is looked at; None for a document by hand."""
    row, subject = detail.row, _SUBJECTS.get(detail.row.source)
    if subject is None:
        return None
    if row.source is ArchiveSource.NOTICE:
        return None if detail.notice_id is None else Target(subject, record_id=detail.notice_id)
    return Target(subject, record_id=detail.record_id, organization_id=row.organization_id)


def origin_of(detail: ArchiveDetail) -> str:
    """What the 件 was made of, in words."""
    row = detail.row
    if row.source is ArchiveSource.DOCUMENT:
        return "来源：手工登记的文件。"
    whose = f"（{row.organization_name}）" if row.organization_name else ""
    return f"来源：{row.source.label}{whose}，{row.unit.label}。"


def history_of(detail: ArchiveDetail) -> str:
    """When it came in, when it was changed last, and what a clerk said otherwise than gathering."""
    said = []
    if detail.created_at is not None:
        said.append(f"{_day(detail.created_at)}收入")
    if detail.updated_at is not None and detail.updated_at != detail.created_at:
        said.append(f"{_day(detail.updated_at)}最后改动")
    names = (PARTS if name.startswith(TAKEN) else name for name in detail.touched)
    touched = "、".join(dict.fromkeys(_TOUCHED[name] for name in names if name in _TOUCHED))
    if touched:
        said.append(f"手工改过：{touched}（再收集时保持不变）")
    return "；".join(said) + "。" if said else ""


def _day(moment: date) -> str:
    return long_date_text(moment)
