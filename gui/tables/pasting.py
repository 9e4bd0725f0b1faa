"""A paste before it is written, as lines: what goes where, what is refused and why."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rules.pasted_table import cell_name
from models.rules.pasting import Arrangement, Landing, RowName


@dataclass(frozen=True)
class Reading:
    """What a copied text means in the cell it goes to; with a ``refusal`` it cannot be written. A ``note`` asks for a look, and
    it is written all the same."""

    shown: str = ""
    before: str = ""
    refusal: str = ""
    note: str = ""


Read = Callable[[int, int, str], Reading]


class PasteFate(Enum):
    """What happens to a copied cell."""

    REFUSED = "refused"
    CHANGED = "changed"
    NEW = "new"
    SAME = "same"


PILLS = {
    PasteFate.REFUSED: Pill("不能写入", Tone.BAD, "error_circle"),
    PasteFate.CHANGED: Pill("改动", Tone.WARN, "edit"),
    PasteFate.NEW: Pill("填入", Tone.OK, "add"),
    PasteFate.SAME: Pill("相同", Tone.NEUTRAL),
}
_RANKS = {fate: rank for rank, fate in enumerate(PasteFate)}


@dataclass(frozen=True)
class PasteLine:
    """One copied cell; ``id`` is its row and column in what was copied."""

    id: tuple[int, int]
    fate: PasteFate
    where: str
    text: str
    shown: str
    before: str
    why: str
    landing: Landing | None

    @property
    def cell(self) -> str:
        """What the sheet calls it, counted from the corner of what was copied."""
        return cell_name(*self.id)


def lines_of(
    arrangement: Arrangement, names: Sequence[RowName], heads: Sequence[str], read: Read
) -> list[PasteLine]:
    """Every copied cell: what is refused first, then what changes something, each in the order copied."""
    lines = [_line(landing, names, heads, read) for landing in arrangement.landings]
    lines += [
        PasteLine(stray.source, PasteFate.REFUSED, "", stray.text, "", "", stray.why, None)
        for stray in arrangement.strays
    ]
    return sorted(lines, key=lambda line: (_RANKS[line.fate], line.id))


def _line(landing: Landing, names: Sequence[RowName], heads: Sequence[str], read: Read) -> PasteLine:
    reading = read(landing.row, landing.column, landing.text)
    if reading.refusal:
        fate = PasteFate.REFUSED
    elif reading.shown == reading.before:
        fate = PasteFate.SAME
    else:
        fate = PasteFate.CHANGED if reading.before else PasteFate.NEW
    where = f"{names[landing.row].name}　{heads[landing.column]}"
    shown = "" if reading.refusal else reading.shown
    why = reading.refusal or reading.note
    return PasteLine(landing.source, fate, where, landing.text, shown, reading.before, why, landing)


def counted(lines: Iterable[PasteLine]) -> dict[PasteFate, int]:
    """How many cells come to what."""
    found = dict.fromkeys(PasteFate, 0)
    for line in lines:
        found[line.fate] += 1
    return found


PASTE_COLUMNS: tuple[Column[PasteLine], ...] = (
    Column("复制区", lambda line: line.cell, sort_key=lambda line: line.id, width=80, importance=60),
    Column(
        "结果",
        lambda line: PILLS[line.fate].text,
        sort_key=lambda line: _RANKS[line.fate],
        pill=lambda line: PILLS[line.fate],
        width=112,
        importance=100,
    ),
    Column("写到", lambda line: line.where, width=160, importance=100, strong=True),
    Column("粘贴的内容", lambda line: line.text, width=104, importance=90),
    Column("原来", lambda line: line.before, width=92, importance=70),
    Column("写成", lambda line: line.shown, width=92, importance=95, strong=True),
    Column("说明", lambda line: line.why, width=230, importance=100, stretch=True),
)
