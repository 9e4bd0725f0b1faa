"""The status machine of a rectification item (domain §3.8), its deadline and overdue days, what it is asked for when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.rules.people_in import names_in
from models.rules.periods import Month, quarter_of
from models.rules.terms import RectificationMode, RectificationStatus, Term

S = RectificationStatus


class Action(Term):
    """What a person may order of an item; the label is what the button says."""

    CLAIM = "claim", "认领"
    REQUEST_CLOSURE = "request_closure", "申请销号"
    APPROVE = "approve", "同意销号"
    SEND_BACK = "send_back", "退回"
    CONFIRM = "confirm", "回头看：巩固"
    REOPEN = "reopen", "回头看：反弹"
    RESUME = "resume", "重新整改"
    PUT_OFF = "put_off", "推迟回头看"


@dataclass(frozen=True, slots=True)
class Move:
    """A legal move of the machine."""

    action: Action
    start: RectificationStatus
    end: RectificationStatus


MOVES = (
    Move(Action.CLAIM, S.UNCLAIMED, S.IN_PROGRESS),
    Move(Action.REQUEST_CLOSURE, S.IN_PROGRESS, S.CLOSURE_REQUESTED),
    Move(Action.APPROVE, S.CLOSURE_REQUESTED, S.CLOSED),
    Move(Action.SEND_BACK, S.CLOSURE_REQUESTED, S.IN_PROGRESS),
    Move(Action.CONFIRM, S.CLOSED, S.CONSOLIDATED),
    Move(Action.REOPEN, S.CLOSED, S.REOPENED),
    Move(Action.PUT_OFF, S.CLOSED, S.CLOSED),
    Move(Action.REOPEN, S.CONSOLIDATED, S.REOPENED),
    Move(Action.RESUME, S.REOPENED, S.IN_PROGRESS),
)


def actions_from(status: RectificationStatus) -> tuple[Action, ...]:
    """What may be ordered of an item in ``status``, in the order of the buttons."""
    return tuple(move.action for move in MOVES if move.start is status)


def status_after(status: RectificationStatus, action: Action) -> RectificationStatus:
    """The status ``action`` leads to; raises ValueError when the machine has no such move."""
    for move in MOVES:
        if move.start is status and move.action is action:
            return move.end
    raise ValueError(f"{action.value} from {status.value}")


@dataclass(frozen=True, slots=True)
class Readiness:
    """What an item has that its moves ask for."""

    person: str
    cause: str
    measures: str
    progress_entries: int
    evidence: str
    """佐证材料 in words."""
    files: int
    look_back_on: date | None = None


def step_in_words(start: RectificationStatus, end: RectificationStatus) -> str:
    """What a step was: 整改中→申请销号; one that leaves the status as it is put the look back off."""
    return Action.PUT_OFF.label if start is end else f"{start.label}→{end.label}"


def objection_to(
    action: Action,
    item: Readiness,
    *,
    by: str,
    note: str,
    on: date | None = None,
    look_back_on: date | None = None,
) -> str:
    """Why the order cannot be carried out, as a sentence for the clerk, or "" when it can. ``on`` is the day of the move,
    ``look_back_on`` the day the look back is put off to.

    The cause is mandatory before closure (seed R5: 从制度机制上深挖根源), and so is evidence, a file or words that say where
    it lies; the verifier is never the responsible person; sending back, reopening, putting off and
    looking back before it is due need a reason."""
    if not by.strip():
        return "请填写经办人或审核人。"
    if action is Action.CLAIM and not item.person.strip():
        return "认领前请先填写责任人。"
    if action is Action.REQUEST_CLOSURE:
        return _missing_for_closure(item)
    if action is Action.APPROVE and names_in(by) & names_in(item.person):
        return "销号审核人不能是责任人本人，请换人审核。"
    if action in (Action.SEND_BACK, Action.REOPEN, Action.PUT_OFF) and not note.strip():
        return "请写明理由。"
    if action is Action.CONFIRM and not note.strip() and on is not None and _is_early(item, on):
        return f"回头看{item.look_back_on}才到期；提前办理请写明理由。"
    if action is Action.PUT_OFF:
        return _wrong_delay(item.look_back_on, look_back_on, on)
    return ""


def _is_early(item: Readiness, on: date) -> bool:
    return item.look_back_on is not None and on < item.look_back_on


def wrong_day(on: date, before: date, today: date) -> str:
    """Why a move cannot be of the day ``on``, or "" when it can: not before the step before it (``before``), and no day
    that has not come, for a step is never changed."""
    if on < before:
        return f"办理日期不应早于{before.isoformat()}（上一步的日期）。"
    if on > today:
        return f"办理日期{on.isoformat()}还没有到，请核对；办理后日期不能再改。"
    return ""


def _missing_for_closure(item: Readiness) -> str:
    """All at once: who has to go back to the form goes back once."""
    wanted = {
        "原因分析": item.cause.strip(),
        "整改措施": item.measures.strip(),
        "至少一条整改进展": item.progress_entries,
        "佐证附件（或在“佐证材料”里写明材料在哪里）": item.files or item.evidence.strip(),
    }
    missing = [name for name, found in wanted.items() if not found]
    return f"申请销号前请先补上：{'、'.join(missing)}。" if missing else ""


def _wrong_delay(before: date | None, after: date | None, on: date | None) -> str:
    if after is None:
        return "请填写推迟到哪一天。"
    if before is not None and after <= before:
        return f"推迟后的日期应晚于原定的{before.isoformat()}。"
    if on is not None and after <= on:
        return f"推迟后的日期应晚于办理日期{on.isoformat()}。"
    return ""


def look_back_day(closed_on: date, months: int) -> date:
    """The day 回头看 falls due: so many months after closure (domain R2), the month's last day where it has no such day."""
    month = Month.of(closed_on).shifted(months)
    return month.first.replace(day=min(closed_on.day, month.last.day))


def needs_entry(
    status: RectificationStatus, mode: RectificationMode, entered: Iterable[date], today: date
) -> bool:
    """True for a 长期坚持 item not struck off whose progress has no entry yet in the quarter of ``today`` (domain §3.8)."""
    if mode is not RectificationMode.LONG_TERM or status.is_closed:
        return False
    running = quarter_of(Month.of(today))
    return not any(day in running for day in entered)


def overdue_days(
    status: RectificationStatus, mode: RectificationMode, due_on: date | None, today: date
) -> int:
    """Days past the deadline as of ``today``; 0 for closed items, for 长期坚持 (never overdue) and without a date.
    An item waiting for approval of its closure is still overdue: the clerk has not struck it off."""
    return 0 if status.is_closed else days_late(mode, due_on, today)


def days_late(mode: RectificationMode, due_on: date | None, day: date) -> int:
    """Days past the deadline on ``day`` of an item not struck off by then; 0 for 长期坚持 and without a date."""
    if mode is RectificationMode.LONG_TERM or due_on is None:
        return 0
    return max(0, (day - due_on).days)
