"""One change to many meetings or study sessions at once: shown first, then written in one transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import clock
from models.entities import Label
from models.failures import BadInput, Conflict
from models.rows.batch_edit import BatchEdit, BatchLine, BatchPreview
from models.rows.changes import SUBJECTS, Changes, Subject
from models.rules.names import shortened
from models.rules.terms import RecordStatus, Register
from models.services.meetings import load_meeting, save_meeting
from models.services.study import load_session, save_session

CLOSED = "已定稿，只能改标签"
NOT_YET = "日期还没有到，不能记成已经开过"
WAS_HALTED = "已经叫停，状态请在这条记录里改"
HALTED = "叫停要写明原因，请在这条记录里改"
_FIELDS = (("place", "地点"), ("host", "主持人"), ("recorder", "记录人"))
_SERVICES: dict[Register, tuple[Callable[[Session, int], Any], Callable[[Session, Any], Changes]]] = {
    Register.MEETING: (load_meeting, save_meeting),
    Register.STUDY: (load_session, save_session),
}


def preview_batch(session: Session, register: Register, ids: Sequence[int], edit: BatchEdit) -> BatchPreview:
    """What would become of each of these records, in the order given. Raises NotFound for one that is not there any more."""
    load = _SERVICES[register][0]
    names = dict(session.execute(select(Label.id, Label.name)).all())
    return BatchPreview(edit, tuple(_line(load(session, record_id), edit, names) for record_id in ids))


def apply_batch(session: Session, register: Register, preview: BatchPreview) -> Changes:
    """Write what was shown, all or nothing; those that cannot be changed stay as they are. Raises Conflict when one of them
    was changed since, BadInput naming the record that cannot be saved, or when nothing would change."""
    load, save = _SERVICES[register]
    if not preview.changed:
        raise BadInput("没有可以修改的记录，没有改动任何数据。")
    for line in preview.changed:
        detail = replace(_edited(load(session, line.id), preview.edit), version=line.version)
        try:
            save(session, detail)
        except (BadInput, Conflict) as refusal:
            raise type(refusal)(f"{line.name}没有改成，全部没有保存：{refusal.sentence}") from refusal
    return Changes(frozenset({SUBJECTS[register], Subject.LABELS}))


def _line(detail: Any, edit: BatchEdit, names: dict[int, str]) -> BatchLine:
    day = detail.held_on
    name = f"{day.month}月{day.day}日{detail.kind.label}“{shortened(detail.title)}”"
    changes = tuple(_changes(detail, edit, names))
    return BatchLine(detail.id, detail.version, name, changes, _refusal(detail, edit) if changes else "")


def _changes(detail: Any, edit: BatchEdit, names: dict[int, str]) -> Iterable[str]:
    if edit.status is not None and edit.status is not detail.status:
        yield f"状态：{detail.status.label} → {edit.status.label}"
    for field, word in _FIELDS:
        wanted, now = getattr(edit, field), getattr(detail, field)
        if wanted is not None and wanted.strip() != now:
            yield f"{word}：{now or '待补'} → {wanted.strip() or '待补'}"
    added = [names[each] for each in edit.add_labels if each in names and each not in detail.labels]
    removed = [names[each] for each in edit.remove_labels if each in names and each in detail.labels]
    if added:
        yield f"加标签：{'、'.join(added)}"
    if removed:
        yield f"去标签：{'、'.join(removed)}"


def _refusal(detail: Any, edit: BatchEdit) -> str:
    if detail.finalization is not None and edit.changes_content:
        return CLOSED
    if detail.status is RecordStatus.HALTED and edit.status not in (None, RecordStatus.HALTED):
        return WAS_HALTED
    if edit.status is RecordStatus.HALTED and detail.status is not RecordStatus.HALTED:
        return HALTED
    if edit.status is RecordStatus.HELD and detail.held_on > clock.now().date():
        return NOT_YET
    return ""


def _edited(detail: Any, edit: BatchEdit) -> Any:
    labels = tuple(each for each in detail.labels if each not in edit.remove_labels)
    labels += tuple(each for each in edit.add_labels if each not in labels)
    given = {field: value.strip() for field, _ in _FIELDS if (value := getattr(edit, field)) is not None}
    if edit.status is not None:
        given["status"] = edit.status
    return replace(detail, labels=labels, **given)
