"""What the tables of studies and meetings have in common: people and completeness."""

from gui.formats import UNKNOWN
from gui.look.pill import Pill
from gui.look.tokens import Tone
from models.rules.terms import RecordStatus

_OTHER = {
    RecordStatus.PLANNED: Tone.INFO,
    RecordStatus.CANCELLED: Tone.NEUTRAL,
    RecordStatus.HALTED: Tone.BAD,
}


CARRIED_OUT = "已开展"
"""What an office says of a study session that took place; a meeting is 已召开."""


FINAL = "已定稿"
"""What is said of a closed record in place of its status: only what was carried out, cancelled or halted is closed."""


def final_pill() -> Pill:
    """A lock: the content never changes any more."""
    return Pill(FINAL, Tone.OK, "lock_closed")


def study_status(status: RecordStatus) -> str:
    """The status of a study session in the office's word."""
    return CARRIED_OUT if status is RecordStatus.HELD else status.label


def people_text(expected: int | None, present: int | None) -> str:
    """15 / 13; 待补 for what is not known."""
    if expected is None:
        return UNKNOWN
    return f"{expected} / {UNKNOWN if present is None else present}"


def people_key(expected: int | None, present: int | None) -> tuple[int, int] | None:
    """By those who came, then by those expected; unknown last."""
    return None if present is None else (present, expected or 0)


def held_pill(status: RecordStatus, lacking: str, held: str = RecordStatus.HELD.label) -> Pill:
    """`held` (已召开), 待补材料 while something is lacking, or what became of it instead."""
    if status is not RecordStatus.HELD:
        return Pill(status.label, _OTHER[status])
    return Pill("待补材料", Tone.WARN) if lacking else Pill(held, Tone.OK)


def held_text(status: RecordStatus, lacking: str, held: str = RecordStatus.HELD.label) -> str:
    """The pill's words with what is lacking, for the tool tip and for sorting."""
    if status is RecordStatus.HELD and lacking:
        return f"待补材料：{lacking}"
    return held if status is RecordStatus.HELD else status.label
