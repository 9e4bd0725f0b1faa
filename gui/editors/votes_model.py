"""The grid of 民主评议党员 as texts typed by the clerk: self grade, votes, grade, day of feedback, note."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor

from gui.formats import date_text, read_count, read_date
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.titled import TitledModel
from models.rows.life import AppraisalResult
from models.rules.life_terms import Grade
from models.rules.terms import Standing

_Index = QModelIndex | QPersistentModelIndex

NAME, SELF, EXCELLENT, COMPETENT, BASIC, FAILING, GRADE, FEEDBACK, NOTE = range(9)
TITLES = ("姓名", "自评", "优秀", "合格", "基本合格", "不合格", "评定等次", "反馈日期", "备注")
HEADS = (
    ("",),
    ("自评", "自评等次", "个人自评"),
    ("优秀", "优秀票", "优秀票数"),
    ("合格", "合格票", "合格票数"),
    ("基本合格", "基本合格票", "基本合格票数"),
    ("不合格", "不合格票", "不合格票数"),
    ("评定等次", "等次", "组织评定", "评议等次"),
    ("反馈日期", "反馈时间"),
    ("备注",),
)
"""How a copied table may call the columns."""
VOTES = (EXCELLENT, COMPETENT, BASIC, FAILING)
NOT_GRADED = "不评定"
GRADE_KEYS = "等次可以只键入1优秀、2合格、3基本合格、4不合格"
_TEXTS = len(TITLES) - 1


def read_grade(typed: str) -> Grade | None:
    """A grade from its number (1–4), its first characters or its whole name; nothing typed is None. Raises
    ValueError(sentence)."""
    text = typed.strip()
    if not text:
        return None
    if text in "1234" and len(text) == 1:
        return tuple(Grade)[int(text) - 1]
    found = [grade for grade in Grade if grade.label.startswith(text)]
    if len(found) != 1:
        raise ValueError(f"等次“{text}”不认识，{GRADE_KEYS}")
    return found[0]


class VotesModel(TitledModel):
    """Lines of {name, member_id, standing, texts}. What can be read is written out in full, what cannot stays as typed and is
    marked. `edited` fires for what the user does."""

    TITLES = TITLES
    TITLES_STAND = None

    edited = Signal()

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._lines: list[dict[str, Any]] = []
        self._mistakes: list[list[str]] = []
        self.read_only = False
        self._recolour()
        look().changed.connect(self._recolour)

    # What is in it

    def lines(self) -> list[dict[str, Any]]:
        """Every line as typed."""
        return [{**line, "texts": list(line["texts"])} for line in self._lines]

    def show_lines(self, lines: Iterable[Mapping[str, Any]]) -> None:
        """Show these lines; nothing counts as edited."""
        fresh = [_checked(line) for line in lines]
        self.beginResetModel()
        self._lines = fresh
        self._mistakes = [self._mistakes_of(line) for line in fresh]
        self.endResetModel()

    def show_results(self, results: Iterable[AppraisalResult]) -> None:
        """Show saved results."""
        self.show_lines([_line_of(result) for result in results])

    def results(self) -> tuple[AppraisalResult, ...]:
        """What was typed; raises ValueError(sentence) for the first thing that cannot be read."""
        return tuple(self._result(line) for line in self._lines)

    def readable(self) -> tuple[AppraisalResult, ...]:
        """What was typed, as far as it can be read: for what is said while typing."""
        return tuple(self._result(line, strict=False) for line in self._lines)

    def names(self) -> list[str]:
        """The people in their order."""
        return [str(line["name"]) for line in self._lines]

    def wrong_place(self) -> tuple[int, int] | None:
        """Where the first text stands that cannot be read."""
        return next(
            (
                (row, column)
                for row, mistakes in enumerate(self._mistakes)
                for column, mistake in enumerate(mistakes)
                if mistake
            ),
            None,
        )

    def _result(self, line: Mapping[str, Any], *, strict: bool = True) -> AppraisalResult:
        values: list[Any] = []
        for column in range(1, len(TITLES)):
            try:
                values.append(self._read(column, line["texts"][column - 1]))
            except ValueError as mistake:
                if strict:
                    raise ValueError(f"{line['name']}的{TITLES[column]}：{mistake}") from None
                values.append(None)
        self_grade, excellent, competent, basic, failing, grade, feedback, note = values
        standing = Standing(line["standing"])
        return AppraisalResult(
            str(line["name"]),
            standing,
            line["member_id"],
            self_grade,
            excellent,
            competent,
            basic,
            failing,
            grade,
            feedback,
            note or "",
        )

    def _read(self, column: int, text: str) -> Any:
        if column in (SELF, GRADE):
            return read_grade(text)
        if column in VOTES:
            return read_count(text)
        return read_date(text, self._today()) if column == FEEDBACK else text.strip()

    def _mistakes_of(self, line: Mapping[str, Any]) -> list[str]:
        """For each column why its text cannot be read; empty where it can."""
        return ["", *(self._mistake(column, line["texts"][column - 1]) for column in range(1, len(TITLES)))]

    def _mistake(self, column: int, text: str) -> str:
        try:
            self._read(column, text)
        except ValueError as mistake:
            return str(mistake)
        return ""

    # Orders of the clerk

    def append(self, people: Sequence[tuple[str, Standing, int | None]]) -> None:
        """Put people at the end."""
        if people:
            first = len(self._lines)
            self.beginInsertRows(QModelIndex(), first, first + len(people) - 1)
            self._lines += [
                {"name": name, "standing": standing.value, "member_id": member_id, "texts": [""] * _TEXTS}
                for name, standing, member_id in people
            ]
            self._mistakes += [[""] * len(TITLES) for _ in people]
            self.endInsertRows()
            self.edited.emit()

    def remove(self, places: Iterable[int]) -> None:
        """Take people off."""
        for place in sorted(places, reverse=True):
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._lines[place], self._mistakes[place]
            self.endRemoveRows()
        self.edited.emit()

    def write(self, cells: Iterable[tuple[int, int, str]]) -> None:
        """Write texts into cells that take any; one change for all of them."""
        if self.read_only:
            return
        for row, column, text in cells:
            if self._takes(row, column):
                self._lines[row]["texts"][column - 1] = self._written(column, text)
                self._mistakes[row][column] = self._mistake(column, text)
                self.dataChanged.emit(self.index(row, column), self.index(row, column))
        self.edited.emit()

    def _written(self, column: int, text: str) -> str:
        """The text in full, where it can be read."""
        try:
            value = self._read(column, text)
        except ValueError:
            return text
        if value is None:
            return ""
        if column == FEEDBACK:
            return date_text(value)
        return value.label if isinstance(value, Grade) else str(value)

    def _takes(self, row: int, column: int) -> bool:
        """A probationary member is given no grade; in a closed record nothing is written."""
        return not self.read_only and column != NAME and (column != GRADE or self.is_graded(row))

    def is_graded(self, row: int) -> bool:
        """Whether the person may be given a grade."""
        return bool(self._lines[row]["standing"] == Standing.FULL.value)

    # What a view asks

    def count(self) -> int:
        return len(self._lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        takes = index.isValid() and self._takes(index.row(), index.column())
        return flags | Qt.ItemFlag.ItemIsEditable if takes else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return self._text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if column in VOTES else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        wrong = self._mistakes[row][column]
        if role == _TIP:
            return wrong or self._text(row, column) or None
        if role == _COLOUR:
            ungraded = column == GRADE and not self.is_graded(row)
            return self._bad if wrong else self._hint if ungraded else self._strong
        return None

    def _text(self, row: int, column: int) -> str:
        line = self._lines[row]
        if column == NAME:
            return str(line["name"]) + ("" if self.is_graded(row) else "（预备）")
        text = str(line["texts"][column - 1])
        return NOT_GRADED if column == GRADE and not text and not self.is_graded(row) else text

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, column = index.row(), index.column()
        if self._takes(row, column) and self._written(column, str(value)) != self._text(row, column):
            self.write([(row, column, str(value))])
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.ToolTipRole and section in (SELF, GRADE):
            return GRADE_KEYS
        return super().headerData(section, orientation, role)

    @Slot()
    def _recolour(self) -> None:
        tokens = look().tokens
        self._strong, self._hint = QBrush(QColor(tokens.text)), QBrush(QColor(tokens.text_hint))
        self._bad = QBrush(QColor(tokens.tint(Tone.BAD).text))


_TIP, _COLOUR = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.ForegroundRole


def _line_of(result: AppraisalResult) -> dict[str, Any]:
    def count(number: int | None) -> str:
        return "" if number is None else str(number)

    return {
        "name": result.name,
        "standing": result.standing.value,
        "member_id": result.member_id,
        "texts": [
            result.self_grade.label if result.self_grade else "",
            count(result.excellent),
            count(result.competent),
            count(result.basic),
            count(result.failing),
            result.grade.label if result.grade else "",
            date_text(result.feedback_on) if result.feedback_on else "",
            result.note,
        ],
    }


def _checked(line: Mapping[str, Any]) -> dict[str, Any]:
    """A line as it may be kept; raises ValueError for what is none."""
    texts = [str(text) for text in line["texts"]]
    if len(texts) != _TEXTS:
        raise ValueError(f"a line of {len(texts)} texts")
    member_id = line["member_id"]
    return {
        "name": str(line["name"]),
        "standing": Standing(line["standing"]).value,
        "member_id": None if member_id is None else int(member_id),
        "texts": texts,
    }
