"""重新召开: how the meeting begins that holds a halted one again (domain O10)."""

from dataclasses import replace

from sqlalchemy.orm import Session

from models.failures import BadInput
from models.rows.meeting import AgendaItem, MeetingDetail
from models.rules.attendance import Roll, roll_for
from models.rules.terms import AttendanceState, RecordStatus
from models.services.halts import holding_again
from models.services.meetings import load_meeting


def to_be_held_again(session: Session, record_id: int) -> MeetingDetail:
    """The beginning of the meeting that holds a halted one again: its head, the headings of its agenda and its people unmarked;
    nothing of what happened. Raises BadInput for a meeting that was not halted, or is being held again already."""
    halted = load_meeting(session, record_id)
    if halted.status is not RecordStatus.HALTED:
        raise BadInput("这次会议没有被叫停，不用重新召开，没有改动。")
    again = holding_again(session, [record_id]).get(record_id)
    if again is not None:
        day = again.day
        raise BadInput(
            f"这次会议已经有重新召开的记录（{day.year}年{day.month}月{day.day}日，编号{again.id}，{again.status}），没有另建；请打开那一条。"
        )
    return again_of(halted)


def again_of(halted: MeetingDetail) -> MeetingDetail:
    """The next meeting in place of ``halted``; its day is for the clerk to give."""
    people = halted.attendance if roll_for(halted.kind) is Roll.NOBODY else ()
    return MeetingDetail(
        id=None,
        kind=halted.kind,
        organization_id=halted.organization_id,
        title=halted.title,
        held_on=halted.held_on,
        status=RecordStatus.PLANNED,
        counts_as=halted.counts_as,
        organization_name=halted.organization_name,
        place=halted.place,
        host=halted.host,
        recorder=halted.recorder,
        lecturer=halted.lecturer,
        agenda=tuple(AgendaItem(item.title, item.kind, item.is_first_topic) for item in halted.agenda),
        attendance=tuple(
            replace(row, state=AttendanceState.UNMARKED, reason="" if row.counted else row.reason)
            for row in people
        ),
        reheld_of=halted.id,
        labels=halted.labels,
    )
