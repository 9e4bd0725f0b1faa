"""What of a copied table goes where in a grid of people: by the names and headings copied along, else from the cursor
on. Nothing is guessed: namesakes are asked about, and what has no place is named with its cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from models.rules.names import person_name, split_note, unspaced
from models.rules.pasted_table import Table

NAME_HEADS = frozenset(("姓名", "党员姓名", "党员", "交纳人"))
SUMS = frozenset(("合计", "小计", "总计", "共计"))
_HEADS_WITHIN = 8
"""Headings stand in one of so many first rows; above them is the sheet's title."""
OUTSIDE = "超出了表格的范围"
NOBODY = "表格里没有这个人"
TWICE = "同一个人在粘贴的内容里出现了两次"
NAMELESS = "这一行没有姓名"


@dataclass(frozen=True, slots=True)
class RowName:
    """A line of the grid: the person's name, and words that tell namesakes apart when copied along (支部 …)."""

    name: str
    tells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Landing:
    """A copied text and the cell of the grid it goes to; ``source`` is its row and column in the copied table."""

    row: int
    column: int
    text: str
    source: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stray:
    """A copied text that has no place."""

    source: tuple[int, int]
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Namesake:
    """A copied row whose name several lines of the grid bear."""

    source_row: int
    name: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The whole of a paste before anything is written."""

    landings: tuple[Landing, ...]
    strays: tuple[Stray, ...] = ()
    namesakes: tuple[Namesake, ...] = ()
    by_name: bool = False
    by_head: bool = False
    unused: tuple[str, ...] = ()
    """Headings of copied columns that the grid has not."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where values stand in the copied table: the first row of them, (copied column, grid column) pairs, the names' column."""

    first: int
    columns: tuple[tuple[int, int], ...]
    names: int | None


def arrange(
    table: Table,
    names: Sequence[RowName],
    heads: Sequence[Sequence[str]],
    at: tuple[int, int],
    *,
    answers: Mapping[int, int | None] | None = None,
) -> Arrangement:
    """Deal the cells of ``table`` to the grid with lines ``names`` and columns ``heads`` (each by all its spellings), the
    cursor at row and column ``at``. ``answers`` says, by copied row, which line a namesake's row is meant for (None:
    leave it out). Empty cells are passed over: they clear nothing."""
    spelled = {unspaced(word): column for column, words in enumerate(heads) for word in words}
    lines = _lines_by_name(names)
    head_row = _head_row(table, spelled)
    plan, unused = _plan(table, spelled, lines, head_row, at[1])
    if plan.names is None:
        return replace(
            _by_place(table, plan, len(names), len(heads), at[0]), by_head=head_row is not None, unused=unused
        )
    dealing = _Dealing(plan, names, lines, len(heads))
    for place, line in enumerate(table[plan.first :], plan.first):
        dealing.deal(place, line, plan.names, answers or {})
    return Arrangement(
        tuple(dealing.landings),
        tuple(dealing.strays),
        tuple(dealing.namesakes),
        by_name=True,
        by_head=head_row is not None,
        unused=unused,
    )


def _head_row(table: Table, spelled: Mapping[str, int]) -> int | None:
    for place, row in enumerate(table[:_HEADS_WITHIN]):
        said = [unspaced(cell) for cell in row]
        found = sum(cell in spelled for cell in said)
        if found and (found > 1 or any(cell in NAME_HEADS for cell in said)):
            return place
    return None


def _plan(
    table: Table,
    spelled: Mapping[str, int],
    lines: Mapping[str, list[int]],
    head_row: int | None,
    column: int,
) -> tuple[_Plan, tuple[str, ...]]:
    width = max(len(row) for row in table)
    if head_row is None:
        names = _names_column(table, lines, range(width))
        first = 0 if names is None else names + 1
        values = tuple((place, column + place - first) for place in range(first, width))
        return _Plan(0, values, names), ()
    said = [unspaced(cell) for cell in table[head_row]]
    values = tuple((place, spelled[cell]) for place, cell in enumerate(said) if cell in spelled)
    taken = {place for place, _ in values}
    names = next((place for place, cell in enumerate(said) if cell in NAME_HEADS), None)
    if names is None:
        names = _names_column(table[head_row + 1 :], lines, (p for p in range(width) if p not in taken))
    unused = tuple(cell for place, cell in enumerate(said) if cell and place not in taken and place != names)
    return _Plan(head_row + 1, values, names), unused


def _names_column(table: Table, lines: Mapping[str, list[int]], columns: Iterable[int]) -> int | None:
    """The first column half of whose texts are names of the grid."""
    for column in columns:
        texts = [row[column] for row in table if column < len(row) and row[column].strip()]
        if texts and 2 * sum(person_name(text) in lines for text in texts) >= len(texts):
            return column
    return None


def _by_place(table: Table, plan: _Plan, rows: int, columns: int, first_row: int) -> Arrangement:
    landings, strays = [], []
    for place, line in enumerate(table[plan.first :], plan.first):
        row = first_row + place - plan.first
        for source, column in plan.columns:
            text = line[source].strip() if source < len(line) else ""
            if not text:
                continue
            if row < rows and column < columns:
                landings.append(Landing(row, column, text, (place, source)))
            else:
                strays.append(Stray((place, source), text, OUTSIDE))
    return Arrangement(tuple(landings), tuple(strays))


class _Dealing:
    """Deals the copied rows to the lines of the grid by their names."""

    def __init__(
        self, plan: _Plan, names: Sequence[RowName], lines: Mapping[str, Sequence[int]], columns: int
    ):
        self.plan, self.names, self.lines, self.columns = plan, names, lines, columns
        self.landings: list[Landing] = []
        self.strays: list[Stray] = []
        self.namesakes: list[Namesake] = []
        self._taken: set[int] = set()

    def deal(self, place: int, line: Sequence[str], names_at: int, answers: Mapping[int, int | None]) -> None:
        """One copied row."""
        name = person_name(line[names_at]) if names_at < len(line) else ""
        values = [
            Landing(-1, column, line[source].strip(), (place, source))
            for source, column in self.plan.columns
            if source < len(line) and line[source].strip()
        ]
        if not values or name in SUMS:
            return
        if not name:
            self.strays += [Stray(value.source, value.text, NAMELESS) for value in values]
            return
        found = _told_apart(line, self.names, self.lines.get(name, ()))
        if len(found) > 1:
            self.namesakes.append(Namesake(place, name, tuple(found)))
            answer = answers.get(place)
            if answer is None:
                return
            found = [answer]
        self._land(found, Stray((place, names_at), name, NOBODY), values)

    def _land(self, found: Sequence[int], nobody: Stray, values: Sequence[Landing]) -> None:
        if not found:
            self.strays.append(nobody)
        elif found[0] in self._taken:
            self.strays.append(replace(nobody, why=TWICE))
        else:
            self._taken.add(found[0])
            for value in values:
                if 0 <= value.column < self.columns:
                    self.landings.append(replace(value, row=found[0]))
                else:
                    self.strays.append(Stray(value.source, value.text, OUTSIDE))


def _lines_by_name(names: Sequence[RowName]) -> dict[str, list[int]]:
    """The lines of each name; a note that tells namesakes apart, as in 王伟（大）, may be missing in what is copied."""
    whole: dict[str, list[int]] = {}
    bare: dict[str, list[int]] = {}
    for row, line in enumerate(names):
        name = person_name(line.name)
        whole.setdefault(name, []).append(row)
        base, note = split_note(name)
        if note:
            bare.setdefault(base, []).append(row)
    return {**bare, **whole}


def _told_apart(line: Sequence[str], names: Sequence[RowName], found: Sequence[int]) -> list[int]:
    """Of the lines that bear a name, those of whom a word was copied along; all, when none was."""
    if len(found) < 2:
        return list(found)
    said = {unspaced(cell) for cell in line if cell.strip()}
    told = [row for row in found if said & {unspaced(word) for word in names[row].tells if word}]
    return told or list(found)
