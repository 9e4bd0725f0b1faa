"""The sample's stages and criticisms of 民主生活会 and 组织生活会, and one meeting that was halted and held again. Every text is made
up."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from models.demo.activity import Lines
from models.demo.people import Bureau
from models.entities import Attendance, Base, Meeting
from models.rules.life_terms import CriticismKind
from models.rules.periods import Month
from models.rules.stages import stages_of
from models.rules.terms import AttendanceState, MeetingKind, RecordStatus, Register

SELF = (
    "理论学习不够系统，结合供水业务思考不够深。",
    "到一线泵站、营业厅了解情况偏少。",
    "抓制度落实有时重部署、轻检查。",
)
MUTUAL = (
    "分管工作推进较稳，主动创新的劲头不足。",
    "与其他科室沟通协调还不够主动。",
    "对年轻同志压担子、教方法不够。",
    "对窗口服务投诉分析得不深，举一反三不够。",
)
OPINIONS = (
    ("用水户代表", "报装流程环节偏多，希望一次告知清楚。"),
    ("基层班组", "下发的表格偏多，希望合并报送。"),
)
HALTED_BY = "市直机关工委督导组"
REASON = "对照检查材料联系实际不够，相互批评以提希望代替指问题。"
BEFORE = 7
"""Days between the halted meeting and the one in its place."""
_DAYS_OF_STAGE = {"plan": -20, "study": -12, "opinions": -15, "talks": -7, "examination": -3, "meeting": 0}
_DAYS_AFTER = {"told": 6, "measures": 10, "report": 12, "archive": 40}


def add_life_meetings(
    session: Session, lines: Lines, _bureau: Bureau, _months: Sequence[Month], until: date
) -> None:
    """What the meetings there are had before and after them; the latest 民主生活会 is one held again."""
    random = Random("life meetings")
    held = session.execute(
        select(Meeting.id, Meeting.kind, Meeting.happened_on, Meeting.counts_as, Meeting.organization_id)
        .where(
            Meeting.status == RecordStatus.HELD.value,
            Meeting.kind.in_((MeetingKind.DEMOCRATIC_LIFE.value, MeetingKind.ORGANIZATIONAL_LIFE.value)),
        )
        .order_by(Meeting.happened_on, Meeting.id)
    ).all()
    names = _present(session, [meeting.id for meeting in held])
    marks: list[dict[str, Any]] = []
    criticisms: list[dict[str, Any]] = []
    for meeting in held:
        marks += _marks(meeting, until)
        criticisms += _criticisms(random, meeting.id, names.get(meeting.id, []))
    _insert(session, "stage_mark", marks)
    _insert(session, "criticism", criticisms)
    last = [meeting for meeting in held if meeting.kind == MeetingKind.DEMOCRATIC_LIFE.value][-1:]
    for meeting in last:
        _halt_before(session, lines, meeting)


def _present(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    query = select(Attendance.record_id, Attendance.name).where(Attendance.record_id.in_(ids))
    found: dict[int, list[str]] = {}
    for record_id, name in session.execute(query.order_by(Attendance.record_id, Attendance.position)):
        found.setdefault(record_id, []).append(name)
    return found


def _marks(meeting: Any, until: date) -> list[dict[str, Any]]:
    """Every stage with its day; what would lie after the sample's end is still open."""
    kinds = (MeetingKind(meeting.kind), *map(MeetingKind, meeting.counts_as))
    days = _DAYS_OF_STAGE | _DAYS_AFTER
    marked = []
    for stage in stages_of(kinds):
        if stage.code == "archive" and meeting.happened_on.year == until.year:
            continue
        day = meeting.happened_on + timedelta(days=days.get(stage.code, 0))
        waived = stage.code == "told" and meeting.organization_id % 2 == 0
        if day <= until:
            marked.append((stage.code, None if waived else day, waived))
    return [
        {
            "record_id": meeting.id,
            "position": place,
            "code": code,
            "done_on": day,
            "waived": waived,
            "note": "参会人员即通报范围" if waived else "",
        }
        for place, (code, day, waived) in enumerate(marked, 1)
    ]


def _criticisms(random: Random, record_id: int, names: list[str]) -> list[dict[str, Any]]:
    if len(names) < 2:
        return []
    critics = random.sample(names, min(3, len(names)))
    lines = [
        (CriticismKind.SELF, name, "", text)
        for name, text in zip(critics, random.sample(SELF, len(SELF)), strict=False)
    ]
    lines += [
        (CriticismKind.MUTUAL, critic, target, text)
        for critic, target, text in zip(
            critics, (*critics[1:], critics[0]), random.sample(MUTUAL, len(critics)), strict=True
        )
    ]
    source, opinion = random.choice(OPINIONS)
    lines.append((CriticismKind.OPINION, source, "领导班子", opinion))
    return [
        {
            "record_id": record_id,
            "position": place,
            "kind": kind,
            "critic": critic,
            "target": target,
            "text": text,
            "item_id": None,
        }
        for place, (kind, critic, target, text) in enumerate(lines, 1)
    ]


def _halt_before(session: Session, lines: Lines, meeting: Any) -> None:
    """The meeting that was halted, and the tie of the later one to it."""
    day = meeting.happened_on - timedelta(days=BEFORE)
    kind, title = MeetingKind(meeting.kind), "领导班子民主生活会"
    number = lines.record(
        Register.MEETING, kind.value, RecordStatus.HALTED.value, title, day, meeting.organization_id
    )
    sheet = _same_sheet(session, meeting.id, number)
    came = sum(row["state"] is AttendanceState.PRESENT for row in sheet)
    # The later meeting points to it, so that it must be there first.
    kept = lines.tables["record"].pop() | {"expected": len(sheet), "present": came}
    _insert(session, "record", [kept])
    whole = {"counts_as": [], "place": "三楼会议室", "host": "", "recorder": "", "lecturer": ""}
    times = {"started_at": time(9, 0), "ended_at": time(10, 20), "reheld_of_id": None}
    _insert(session, "meeting", [{"id": number, **whole, **times}])
    _insert(session, "attendance", sheet)
    halt = {"halted_by": HALTED_BY, "halted_on": day, "reason": REASON}
    _insert(
        session, "halt", [{"record_id": number, **halt, "deadline": meeting.happened_on + timedelta(days=5)}]
    )
    table = Base.metadata.tables["meeting"]
    session.connection().execute(update(table).where(table.c.id == meeting.id).values(reheld_of_id=number))


def _same_sheet(session: Session, record_id: int, number: int) -> list[dict[str, Any]]:
    """The same people came to both."""
    table = Base.metadata.tables["attendance"]
    query = select(table).where(table.c.record_id == record_id).order_by(table.c.position)
    return [{**row, "record_id": number} for row in session.execute(query).mappings()]


def _insert(session: Session, name: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        session.connection().execute(insert(Base.metadata.tables[name]), rows)
