"""The templates of a register as columns."""

from gui.tables.rows import Column
from models.rows.template import RecordTemplate
from models.rules.terms import MeetingKind, StudyKind

_LABELS = {kind.value: kind.label for kinds in (MeetingKind, StudyKind) for kind in kinds}


def _name(row: RecordTemplate) -> str:
    return row.name


def _kind(row: RecordTemplate) -> str:
    return _LABELS.get(row.kind, row.kind)


def contents(row: RecordTemplate) -> str:
    """三楼会议室，甲一主持，议题3项."""
    fields = row.state.get("fields", {})
    host, items = str(fields.get("host", "")), len(row.state.get("agenda", []))
    times = "—".join(
        text for text in (str(fields.get(key, "")) for key in ("started_at", "ended_at")) if text
    )
    parts = (
        times,
        str(fields.get("place", "")),
        f"{host}主持" if host else "",
        f"议题{items}项" if items else "",
    )
    return "，".join(part for part in parts if part) or "只有类型"


TEMPLATE_COLUMNS: tuple[Column[RecordTemplate], ...] = (
    Column("模板", _name, width=190, importance=100, strong=True),
    Column("类型", _kind, width=150, importance=90),
    Column("内容", contents, width=240, importance=80, stretch=True),
)
