"""The 借阅登记簿 as columns."""

from dataclasses import dataclass
from datetime import date

from gui.formats import date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.archive_use import BorrowingRow
from models.rules.archive_terms import BorrowingForm


@dataclass(frozen=True)
class BorrowingLine:
    """A line of the register as of a day."""

    id: int
    row: BorrowingRow
    today: date

    @property
    def is_out(self) -> bool:
        """An original that has not come back."""
        return self.row.form is BorrowingForm.LENT and self.row.returned_on is None

    @property
    def days_late(self) -> int:
        """Days past the day it should have come back; 0 when it is not late."""
        due = self.row.due_on
        return max((self.today - due).days, 0) if self.is_out and due is not None else 0

    @property
    def state(self) -> tuple[str, Tone]:
        """已归还, 未归还, 逾期3天, 不借出."""
        if self.row.form is not BorrowingForm.LENT:
            return self.row.form.label, Tone.NEUTRAL
        if self.row.returned_on is not None:
            return "已归还", Tone.OK
        return (f"逾期{self.days_late}天", Tone.BAD) if self.days_late else ("未归还", Tone.INFO)


def _described(line: BorrowingLine) -> str:
    return " ".join(line.row.described.split())


def _borrower(line: BorrowingLine) -> str:
    return f"{line.row.borrower}（{line.row.unit}）" if line.row.unit else line.row.borrower


def _purpose(line: BorrowingLine) -> str:
    return " ".join(line.row.purpose.split())


def _borrowed(line: BorrowingLine) -> str:
    return date_text(line.row.borrowed_on)


def _borrowed_key(line: BorrowingLine) -> date:
    return line.row.borrowed_on


def _due(line: BorrowingLine) -> str:
    return date_text(line.row.due_on) if line.row.due_on else ""


def _due_key(line: BorrowingLine) -> date | None:
    return line.row.due_on


def _returned(line: BorrowingLine) -> str:
    return date_text(line.row.returned_on) if line.row.returned_on else ""


def _returned_key(line: BorrowingLine) -> date | None:
    return line.row.returned_on


def _state(line: BorrowingLine) -> str:
    return line.state[0]


def _pill(line: BorrowingLine) -> Pill:
    return Pill(*line.state)


BORROWING_COLUMNS: tuple[Column[BorrowingLine], ...] = (
    Column("借阅日期", _borrowed, _borrowed_key, width=106, importance=80),
    Column("借阅内容", _described, width=260, importance=100, stretch=True, strong=True),
    Column("借阅人", _borrower, width=150, importance=90),
    Column("用途", _purpose, width=150, importance=30),
    Column("应还日期", _due, _due_key, width=106, importance=60),
    Column("归还日期", _returned, _returned_key, width=106, importance=50),
    Column("状态", _state, pill=_pill, width=100, importance=100),
)
