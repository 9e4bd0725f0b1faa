"""One change to many records: shown first, written whole, closed ones left alone by name."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from models.entities import Finalization
from models.failures import BadInput, Conflict, NotFound
from models.rows.batch_edit import BatchEdit
from models.rows.label import LabelRow
from models.rows.meeting import AgendaItem
from models.rules.study_terms import LabelScheme
from models.rules.terms import MeetingKind, RecordStatus, Register
from models.services.batch_edit import CLOSED, HALTED, NOT_YET, apply_batch, preview_batch
from models.services.labels import save_label
from models.services.meetings import load_meeting, save_meeting
from models.services.study import load_session
from tests.models.services.making import Ids, add_meeting, add_study, nothing_written, saved

MEETING, STUDY = Register.MEETING, Register.STUDY


def _close(session: Session, number: int) -> None:
    session.add(Finalization(record_id=number, made_at=datetime(2026, 11, 1), made_by=""))
    session.flush()


@pytest.fixture
def tag(session: Session) -> int:
    """A label."""
    return saved(save_label(session, LabelRow(None, LabelScheme.TAG, "示范")))


def test_shown_then_written(session: Session, ids: Ids, tag: int) -> None:
    agenda = (AgendaItem("传达学习"),)
    first = add_meeting(session, ids.first, host="甲一", agenda=agenda, minutes="记录", title="一")
    second = add_meeting(session, ids.first, host="乙二", place="三楼", title="二")
    edit = BatchEdit(host=" 乙二 ", place="三楼", add_labels=(tag,))
    preview = preview_batch(session, MEETING, [first, second], edit)
    assert [line.changes for line in preview.lines] == [
        ("地点：待补 → 三楼", "主持人：甲一 → 乙二", "加标签：示范"),
        ("加标签：示范",),
    ]
    assert preview.lines[0].name == "10月15日主题党日“一”"
    apply_batch(session, MEETING, preview)
    after = load_meeting(session, first)
    assert (after.host, after.place, after.labels) == ("乙二", "三楼", (tag,))
    assert (after.agenda, after.minutes, after.title) == (agenda, "记录", "一")
    assert load_meeting(session, second).labels == (tag,)
    again = preview_batch(session, MEETING, [first, second], edit)
    assert again.changed == ()
    with nothing_written(session), pytest.raises(BadInput, match="没有可以修改的记录"):
        apply_batch(session, MEETING, again)


def test_labels_are_taken_off(session: Session, ids: Ids, tag: int) -> None:
    number = add_study(session, ids.first, labels=(tag,))
    preview = preview_batch(session, STUDY, [number], BatchEdit(remove_labels=(tag,)))
    assert preview.lines[0].changes == ("去标签：示范",)
    apply_batch(session, STUDY, preview)
    assert load_session(session, number).labels == ()


def test_closed_ones_take_labels_only(session: Session, ids: Ids, tag: int) -> None:
    number = add_meeting(session, ids.first)
    _close(session, number)
    refused = preview_batch(session, MEETING, [number], BatchEdit(host="甲一", add_labels=(tag,)))
    assert [line.refusal for line in refused.refused] == [CLOSED]
    allowed = preview_batch(session, MEETING, [number], BatchEdit(add_labels=(tag,)))
    apply_batch(session, MEETING, allowed)
    assert load_meeting(session, number).labels == (tag,)


def test_those_that_can_be_are_changed(session: Session, ids: Ids) -> None:
    closed, free = (add_meeting(session, ids.first) for _ in range(2))
    _close(session, closed)
    preview = preview_batch(session, MEETING, [closed, free], BatchEdit(recorder="丙三"))
    assert ([line.id for line in preview.changed], [line.id for line in preview.refused]) == (
        [free],
        [closed],
    )
    apply_batch(session, MEETING, preview)
    assert load_meeting(session, free).recorder == "丙三"
    assert load_meeting(session, closed).recorder == ""


@pytest.mark.parametrize(
    ("day", "wanted", "refusal"),
    [
        (date(2250, 1, 1), RecordStatus.HELD, NOT_YET),
        (date(2026, 1, 1), RecordStatus.HELD, ""),
        (date(2026, 1, 1), RecordStatus.HALTED, HALTED),
        (date(2026, 1, 1), RecordStatus.CANCELLED, ""),
    ],
)
def test_a_status_that_cannot_be(
    session: Session, ids: Ids, day: date, wanted: RecordStatus, refusal: str
) -> None:
    number = add_meeting(session, ids.first, held_on=day, status=RecordStatus.PLANNED)
    (line,) = preview_batch(session, MEETING, [number], BatchEdit(status=wanted)).lines
    assert line.refusal == refusal


def test_changed_since_it_was_shown(session: Session, ids: Ids) -> None:
    first, second = (add_meeting(session, ids.first, title=title) for title in ("一", "二"))
    preview = preview_batch(session, MEETING, [first, second], BatchEdit(host="甲一"))
    save_meeting(session, replace(load_meeting(session, second), place="改过"))
    point = session.begin_nested()
    with pytest.raises(Conflict, match="“二”没有改成，全部没有保存"):
        apply_batch(session, MEETING, preview)
    point.rollback()
    assert load_meeting(session, first).host == ""


def test_one_that_is_gone(session: Session, ids: Ids) -> None:
    with pytest.raises(NotFound):
        preview_batch(session, MEETING, [999], BatchEdit(host="甲一"))


def test_what_an_edit_touches() -> None:
    assert BatchEdit().is_empty
    assert not BatchEdit(add_labels=(1,)).changes_content
    assert BatchEdit(status=RecordStatus.HELD).changes_content


def test_a_halted_one_keeps_its_halt(session: Session, ids: Ids) -> None:
    number = add_meeting(session, ids.first, MeetingKind.DEMOCRATIC_LIFE, status=RecordStatus.HALTED)
    (line,) = preview_batch(session, MEETING, [number], BatchEdit(status=RecordStatus.HELD)).lines
    assert "叫停" in line.refusal
