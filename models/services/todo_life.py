"""What meetings of organisational life still ask for: halted ones to be held again, stages with a deadline, stages left open."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Meeting
from models.rows.changes import Subject
from models.rows.compliance import ReminderRule
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.rules.life_terms import ReminderEvent
from models.rules.spoken_periods import day_in_words
from models.rules.stages import STAGES, StageLine, open_stages
from models.rules.terms import MeetingKind, RecordStatus
from models.services.deadlines import enabled_deadlines
from models.services.halts import halted_meetings
from models.services.stages import Kinds, stage_lines_of

_EVENTS = {
    ReminderEvent.DEMOCRATIC_LIFE: MeetingKind.DEMOCRATIC_LIFE,
    ReminderEvent.ORGANIZATIONAL_LIFE: MeetingKind.ORGANIZATIONAL_LIFE,
}
AHEAD = 7
"""Days before a deadline that lies before its meeting, from which it is reminded of."""


class _Staged(NamedTuple):
    """A meeting whose kind has stages."""

    id: int
    kinds: Kinds
    status: RecordStatus
    title: str
    day: date
    organization_id: int

    @property
    def words(self) -> str:
        return f"{day_in_words(self.day)}{self.kinds[0].label}“{' '.join(self.title.split())}”"


def life_todos(session: Session, since: date, today: date, names: Mapping[int, str]) -> Iterator[Todo]:
    """Halted meetings not held again, of any day; and of meetings of ``since`` or later what is to be handed in by a day and
    which stages are open: for each organisation and kind one line, which leads to the meeting when it is one."""
    yield from _halted(session, today, names)
    meetings = _staged(session, since)
    lines = stage_lines_of(session, {one.id: one.kinds for one in meetings})
    for rule in enabled_deadlines(session):
        if rule.event in _EVENTS:
            yield from _due(rule, meetings, lines, today, names)
    yield from _open(meetings, lines, today, names)


def _halted(session: Session, today: date, names: Mapping[int, str]) -> Iterator[Todo]:
    for one in halted_meetings(session):
        what = f"{day_in_words(one.day)}{one.kind.label}“{' '.join(one.title.split())}”已叫停"
        due = one.deadline
        late = max((today - due).days, 0) if due else 0
        if due is None:
            asked = "，还没有重新召开，期限待补"
        elif late:
            asked = f"，应在{day_in_words(due)}前重新召开，已超过{late}天"
        else:
            asked = f"，应在{day_in_words(due)}前重新召开"
        planned = f"（计划{day_in_words(one.planned_on)}召开）" if one.planned_on else ""
        target = Target(Subject.MEETING, one.planned_id or one.id)
        place = names.get(one.organization_id, "")
        yield Todo(TodoKind.TO_REHOLD, what + asked + planned, due, late, target, place)


def _staged(session: Session, since: date) -> list[_Staged]:
    query = (
        select(
            Meeting.id,
            Meeting.kind,
            Meeting.counts_as,
            Meeting.status,
            Meeting.title,
            Meeting.happened_on,
            Meeting.organization_id,
        )
        .where(
            Meeting.deleted_at.is_(None),
            Meeting.happened_on >= since,
            Meeting.status.in_([RecordStatus.HELD.value, RecordStatus.PLANNED.value]),
        )
        .order_by(Meeting.happened_on, Meeting.id)
    )
    found = [
        _Staged(
            row.id,
            (MeetingKind(row.kind), *map(MeetingKind, row.counts_as)),
            RecordStatus(row.status),
            row.title,
            row.happened_on,
            row.organization_id,
        )
        for row in session.execute(query)
    ]
    return [one for one in found if any(kind in STAGES for kind in one.kinds)]


def _due(
    rule: ReminderRule,
    meetings: list[_Staged],
    lines: Mapping[int, tuple[StageLine, ...]],
    today: date,
    names: Mapping[int, str],
) -> Iterator[Todo]:
    """What a deadline asks of these meetings. Only the clerk's own mark meets it: a file may lie there unsent."""
    for one in meetings:
        line = next((each for each in lines[one.id] if each.stage.code == rule.stage), None)
        if _EVENTS[rule.event] not in one.kinds or line is None or line.mark is not None:
            continue
        due = one.day + timedelta(days=rule.days)
        if rule.days < 0:
            if one.status is not RecordStatus.PLANNED or today < due - timedelta(days=AHEAD):
                continue
        elif one.status is not RecordStatus.HELD:
            continue
        late = max((today - due).days, 0)
        past = f"，已超过{late}天" if late else ""
        text = f"{one.words}：{rule.label}应在{day_in_words(due)}前完成{past}"
        target = Target(Subject.MEETING, one.id)
        yield Todo(TodoKind.STAGE_DUE, text, due, late, target, names.get(one.organization_id, ""))


def _open(
    meetings: list[_Staged],
    lines: Mapping[int, tuple[StageLine, ...]],
    today: date,
    names: Mapping[int, str],
) -> Iterator[Todo]:
    found: dict[tuple[int, MeetingKind], list[tuple[_Staged, str]]] = {}
    for one in meetings:
        stages = open_stages(lines[one.id])
        if one.status is RecordStatus.HELD and one.day <= today and stages:
            labels = "、".join(stage.label for stage in stages)
            found.setdefault((one.organization_id, one.kinds[0]), []).append((one, labels))
    for (organization_id, kind), some in found.items():
        one, labels = some[-1]
        text = f"{one.words}步骤没有登记完：{labels}"
        target = Target(Subject.MEETING, one.id)
        if len(some) > 1:
            text = f"{len(some)}次{kind.label}步骤没有登记完，最近一次是{text}"
            target = Target(Subject.MEETING, kind=kind.value, organization_id=organization_id)
        yield Todo(TodoKind.OPEN_STAGES, text, None, 0, target, names.get(organization_id, ""))
