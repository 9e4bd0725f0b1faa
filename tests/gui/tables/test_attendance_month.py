"""A month's attendance as a grid: marking, filling down, taking back, and what is saved."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from gui.tables.attendance_heads import heads_told_apart
from gui.tables.attendance_month import AttendanceMonthModel, Place
from models.rows.attendance_grid import AttendanceGrid, GridCell, GridColumn, GridPerson, PersonKey
from models.rules.attendance_marks import Mark
from models.rules.periods import Month
from models.rules.terms import AttendanceState, MeetingKind, Register, Standing

S = AttendanceState
K = MeetingKind


def column(record_id: int, day: int, kind: MeetingKind = K.THEME_DAY, *, refusal: str = "") -> GridColumn:
    title, held_on = f"第{record_id}次", date(2026, 10, day)
    return GridColumn(record_id, 1, kind, title, held_on, "第一党支部", True, refusal)


def grid_of(
    people: int = 3, columns: tuple[GridColumn, ...] = (column(11, 5), column(12, 9))
) -> AttendanceGrid:
    keys: list[PersonKey] = [(number, "") for number in range(1, people + 1)]
    return AttendanceGrid(
        Register.MEETING,
        1,
        Month(2026, 10),
        columns,
        tuple(GridPerson(key, f"党员{key[0]}", Standing.FULL) for key in keys),
        {(key, each.record_id): GridCell(S.UNMARKED) for key in keys for each in columns},
    )


def model_of(grid: AttendanceGrid) -> AttendanceMonthModel:
    model = AttendanceMonthModel()
    model.show_grid(grid)
    return model


def states(model: AttendanceMonthModel) -> list[list[str]]:
    return [
        [str(model.index(row, at).data()) for at in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_only_marked_cells_are_saved() -> None:
    model = model_of(grid_of())
    model.mark([(0, 0), (2, 1)], Mark(S.PRESENT))
    model.mark([(1, 1)], Mark(S.LEAVE, "出差"))
    sheets = model.sheets()
    assert [(sheet.record_id, len(sheet.cells)) for sheet in sheets] == [(11, 1), (12, 2)]
    assert {(cell.key[0], cell.state, cell.reason) for cell in sheets[1].cells} == {
        (3, S.PRESENT, ""),
        (2, S.LEAVE, "出差"),
    }


def test_back_to_what_it_was_is_no_change() -> None:
    model = model_of(grid_of())
    model.mark([(0, 0)], Mark(S.ABSENT))
    model.mark([(0, 0)], Mark(S.UNMARKED))
    assert not model.is_edited()
    assert model.sheets() == ()


def test_closed_and_not_listed_cells_are_passed_over() -> None:
    grid = grid_of(columns=(column(11, 5, refusal="已定稿"), column(12, 9)))
    cells = dict(grid.cells)
    del cells[(1, ""), 12]
    cells[(2, ""), 12] = GridCell(S.UNMARKED, "外派", counted=False)
    model = model_of(AttendanceGrid(grid.register, 1, grid.month, grid.columns, grid.people, cells))
    assert model.mark([(row, at) for row in range(3) for at in range(2)], Mark(S.PRESENT)) == 1
    assert states(model) == [["待补", "—"], ["待补", "不计入"], ["待补", "出席"]]
    assert "已定稿" in model.refusal(0, 0)
    assert "不在这次的名单上" in model.refusal(0, 1)
    assert "不计入应到" in model.refusal(1, 1)


def test_filled_down_within_each_column() -> None:
    model = model_of(grid_of())
    model.mark([(0, 0)], Mark(S.PRESENT))
    model.mark([(0, 1)], Mark(S.LEAVE, "病假"))
    model.fill_down([(row, at) for row in range(3) for at in range(2)])
    assert states(model) == [["出席", "请假"]] * 3
    cell = model.cell(2, 1)
    assert cell is not None
    assert cell.reason == "病假"


def test_a_reason_stays_with_its_mark_only() -> None:
    model = model_of(grid_of())
    model.mark([(0, 0)], Mark(S.LEAVE, "病假"))
    model.mark([(0, 0)], Mark(S.ABSENT))
    assert model.unexplained() == []
    model.mark([(0, 0)], Mark(S.PRESENT))
    model.mark([(0, 0)], Mark(S.LEAVE))
    (line,) = model.unexplained()
    assert (line.id, line.who, line.when) == ((0, 0), "党员1", "10月5日 主题党日")
    model.explain([((0, 0), " 公出 ")])
    assert model.unexplained() == []
    cell = model.cell(0, 0)
    assert cell is not None
    assert cell.reason == "公出"


def test_marks_are_laid_over_a_grid_read_again() -> None:
    model = model_of(grid_of())
    model.mark([(0, 0), (0, 1)], Mark(S.PRESENT))
    read = grid_of(columns=(column(11, 5), column(12, 9, refusal="已定稿"), column(13, 20)))
    model.show_grid(read)
    assert [sheet.record_id for sheet in model.sheets()] == [11]
    model.show_grid(replace(read, month=Month(2026, 9)))
    assert not model.is_edited()


@given(
    st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 2)), st.sampled_from(sorted(S)), max_size=8)
)
def test_what_was_marked_comes_back_from_what_is_kept(marked: dict[Place, AttendanceState]) -> None:
    model = model_of(grid_of(people=3))
    places = {place: state for place, state in marked.items() if place[0] < 3 and place[1] < 2}
    model.mark_each([(place, Mark(state)) for place, state in places.items()])
    kept = json.loads(json.dumps(model.marks()))
    # Somebody else and another gathering came before, and one is gone.
    later = model_of(grid_of(people=2, columns=(column(10, 1), column(11, 5), column(12, 9))))
    lost = later.lay_over([tuple(mark) for mark in kept])
    assert lost == sum(
        row == 2 for row, _ in (place for place, state in places.items() if state is not S.UNMARKED)
    )
    again = {mark[:3]: mark[3:] for mark in later.marks()}
    assert again == {tuple(mark[:3]): tuple(mark[3:]) for mark in kept if mark[0] != 3}


def test_what_is_saved_stands_and_what_came_after_stays_marked() -> None:
    model = model_of(grid_of())
    model.mark([(0, 0), (1, 0)], Mark(S.PRESENT))
    saved = model.sheets()
    model.mark([(1, 0)], Mark(S.LEAVE, "病假"))
    model.mark([(2, 0)], Mark(S.ABSENT))
    model.take_over(saved)
    assert states(model)[0][0] == "出席"
    assert {cell.key[0]: cell.state for cell in model.sheets()[0].cells} == {2: S.LEAVE, 3: S.ABSENT}


def test_counts_are_those_of_what_is_marked() -> None:
    model = model_of(grid_of())
    model.mark([(0, 0), (1, 0)], Mark(S.PRESENT))
    assert (model.counts(0).expected, model.counts(0).present, model.counts(0).unmarked) == (3, None, 1)
    model.mark([(2, 0)], Mark(S.LEAVE))
    assert (model.counts(0).present, model.counts(0).leave) == (2, 1)


def test_painting_looks_up_and_a_change_is_said() -> None:
    model = model_of(grid_of())
    model.mark([(0, 0)], Mark(S.LEAVE, "出差"))
    assert (
        model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
        == "党员1　10月5日 主题党日：请假（出差），还没有保存"
    )
    assert model.headerData(0, Qt.Orientation.Horizontal) == "10月5日\n主题党日"


def test_two_of_one_day_are_not_found_by_the_day() -> None:
    columns = (column(11, 5), column(12, 5, K.PARTY_LECTURE), column(13, 6))
    heads = heads_told_apart(columns)
    spelled = [set(words) for words in heads]
    assert "10月6日" in spelled[2]
    assert not any("10月5日" in words for words in spelled)
    assert "10月5日党课" in spelled[1]
    assert not spelled[0] & spelled[1]


marks = st.lists(
    st.tuples(
        st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=5),
        st.sampled_from([Mark(S.PRESENT), Mark(S.LEAVE, "病假"), Mark(S.ABSENT), Mark(S.UNMARKED)]),
    ),
    max_size=6,
)


@given(marks)
def test_every_step_is_taken_back(steps: list[tuple[list[tuple[int, int]], Mark]]) -> None:
    model = model_of(grid_of(4, (column(11, 5), column(12, 9), column(13, 20, refusal="已定稿"))))
    seen = [states(model)]
    for places, mark in steps:
        model.mark(places, mark)
        if states(model) != seen[-1] or model.can_undo():
            seen.append(states(model))
    while model.undo():
        pass
    assert states(model) == seen[0]
    assert not model.is_edited()


@given(marks)
def test_saving_everything_leaves_what_is_shown(steps: list[tuple[list[tuple[int, int]], Mark]]) -> None:
    """What the sheets carry, written over what was read, is what stands on the screen."""
    grid = grid_of(4, (column(11, 5), column(12, 9), column(13, 20, refusal="已定稿")))
    model = model_of(grid)
    for places, mark in steps:
        model.mark(places, mark)
    cells = dict(grid.cells)
    for sheet in model.sheets():
        for cell in sheet.cells:
            cells[cell.key, sheet.record_id] = GridCell(cell.state, cell.reason)
    written = model_of(AttendanceGrid(grid.register, 1, grid.month, grid.columns, grid.people, cells))
    assert states(written) == states(model)
