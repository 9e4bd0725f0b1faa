"""How the gatherings of a month's grid are called, by the grid and by sheets that are pasted into it."""

from collections import Counter
from collections.abc import Sequence

from models.rows.attendance_grid import GridColumn


def day_text(column: GridColumn) -> str:
    """10月5日 支委会."""
    return f"{column.held_on.month}月{column.held_on.day}日 {column.kind.label}"


def heads_of(column: GridColumn) -> tuple[str, ...]:
    """A gathering as the grid writes it, and as sheets write its day."""
    day = column.held_on
    return (
        f"{day.month}月{day.day}日",
        f"{day.month:02}月{day.day:02}日",
        f"{day.month}.{day.day}",
        f"{day.month}/{day.day}",
        f"{day.month}-{day.day}",
        f"{day.month:02}-{day.day:02}",
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        column.title,
        f"{day.month}月{day.day}日{column.kind.label}",
    )


def heads_told_apart(columns: Sequence[GridColumn]) -> list[tuple[str, ...]]:
    """The spellings of each gathering that name no other one; the first is how it is said. Of two on one day neither is found
    by the day."""
    heads = [heads_of(column) for column in columns]
    counted = Counter(word for words in heads for word in set(words))
    found = []
    for column, words in zip(columns, heads, strict=True):
        own = [word for word in words if counted[word] == 1]
        shown = words[0] if counted[words[0]] == 1 else f"{day_text(column)}（{column.title}）"
        found.append((shown, *(word for word in own if word != shown)))
    return found
