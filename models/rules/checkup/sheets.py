"""The sheet against the roll, against the host, and against itself."""

from collections.abc import Iterator

from models.rows.attendance import AttendanceRow
from models.rows.checkup import CheckKind, CheckupFinding
from models.rules.checkup.facts import CheckedRecord, Facts, listed, warning, warnings_of
from models.rules.names import person_name
from models.rules.people_in import named_in
from models.rules.terms import AttendanceState

AWAY = (AttendanceState.LEAVE, AttendanceState.ABSENT)
ROLL_BASIS = "签到表与当日党员名册互相核对"
HOST_BASIS = "主持人与签到表互相核对"
REASON_BASIS = "会议记录应写明缺席人和原因"
SHEET_BASIS = "到会人数以签到表为准"


def above_roll(facts: Facts) -> Iterator[CheckupFinding]:
    """More members present than the roll of that day has. Observers and activists are nobody the roll counts."""
    for record in facts.held:
        roll = facts.rolls.expected(record.kind, record.organization_id, record.day)
        if roll is None:
            continue
        present = [row for row in record.sheet if _member_present(row)]
        if len(present) > len(roll):
            strangers = [row.name for row in present if row.member_id not in roll]
            yield warning(
                CheckKind.ABOVE_ROLL,
                record,
                f"{record.named}实到{len(present)}人，当日在册{len(roll)}人；不在册：{listed(strangers)}。",
                ROLL_BASIS,
            )


def _member_present(row: AttendanceRow) -> bool:
    return row.counted and row.standing.is_member and row.state is AttendanceState.PRESENT


def absent_host(facts: Facts) -> Iterator[CheckupFinding]:
    """The host stands on the sheet as on leave or absent. A namesake who came clears both."""
    for record in facts.held:
        for host in named_in(record.host):
            states = {row.state for row in record.sheet if person_name(row.name) == host}
            if states and states <= set(AWAY):
                state = AttendanceState.LEAVE if AttendanceState.LEAVE in states else AttendanceState.ABSENT
                yield warning(
                    CheckKind.ABSENT_HOST,
                    record,
                    f"{record.named}的主持人{host}在签到表上记为{state.label}。",
                    HOST_BASIS,
                )
                break


def no_reason(facts: Facts) -> Iterator[CheckupFinding]:
    """Somebody on leave or absent, and no reason written down."""
    return warnings_of(facts, CheckKind.NO_REASON, REASON_BASIS, _unexplained)


def _unexplained(record: CheckedRecord) -> str:
    names = [row.name for row in record.sheet if row.state in AWAY and not row.reason.strip()]
    return f"{record.named}未注明请假、缺席原因：{listed(names)}。" if names else ""


def unmarked(facts: Facts) -> Iterator[CheckupFinding]:
    """A gathering without a sheet, or with people on it still 待补."""
    return warnings_of(facts, CheckKind.UNMARKED, SHEET_BASIS, _unmarked)


def _unmarked(record: CheckedRecord) -> str:
    if not record.is_gathering:
        return ""
    if not record.sheet:
        return f"{record.named}没有签到名单，应到、实到待补。"
    names = [row.name for row in record.sheet if row.counted and row.state is AttendanceState.UNMARKED]
    return f"{record.named}到会情况待补：{listed(names)}。" if names else ""
