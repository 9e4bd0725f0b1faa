"""今日待办 as a tree: grouped by kind with counts, each line whole in words."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.overview_todo import TodoModel, late_pill
from gui.tables.rows import PILL_ROLE
from models.rows.changes import Subject
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target


def todo(kind: TodoKind, text: str, late: int = 0, record_id: int = 1, due: date | None = None) -> Todo:
    """Something to do in 第一党支部."""
    return Todo(kind, text, due, late, Target(Subject.RECTIFICATION, record_id), "第一党支部")


LATE = todo(TodoKind.OVERDUE_ITEM, "第3项“会议记录\n不规范”", 5, 3, date(2026, 10, 31))
WAITING = todo(TodoKind.CLOSURE_WAITING, "第4项申请销号", 0, 4)
WAITING_LATE = todo(TodoKind.CLOSURE_WAITING, "第5项申请销号", 2, 5)


def model_of(*todos: Todo) -> TodoModel:
    """The tree of these."""
    model = TodoModel()
    model.show(todos)
    return model


def test_lines_stand_below_their_kind(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = model_of(WAITING, LATE, WAITING_LATE)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "整改逾期　1件",
        "待审核销号　2件，逾期1件",
    ]
    top = model.index(1, 0)
    assert [model.todo(model.index(row, 0, top)) for row in range(model.rowCount(top))] == [
        WAITING,
        WAITING_LATE,
    ]
    assert model.todo(top) is None
    assert model.kind(top) is TodoKind.CLOSURE_WAITING


def test_a_line_says_what_who_by_when_and_how_late(qtbot: QtBot) -> None:
    model = model_of(LATE)
    line = model.index(0, 0, model.index(0, 0))
    whole = "整改逾期：第3项“会议记录 不规范”，第一党支部，期限2026-10-31，逾期5天"
    assert model.words(line) == line.data(Qt.ItemDataRole.AccessibleTextRole) == whole
    assert line.siblingAtColumn(2).data() == "2026-10-31"
    assert line.siblingAtColumn(3).data(PILL_ROLE) == Pill("逾期5天", Tone.BAD)


def test_every_kind_has_a_sign_and_is_not_called_late_before_it_is() -> None:
    for kind in TodoKind:
        pill = late_pill(todo(kind, "某事"))
        assert pill.tone is not Tone.BAD
        assert pill.text in (kind.label, "待办")


def test_the_same_thing_is_found_again_when_its_words_changed(qtbot: QtBot) -> None:
    model = model_of(LATE, WAITING, WAITING_LATE)
    changed = todo(TodoKind.CLOSURE_WAITING, "第5项申请销号，又过一天", 3, 5)
    model.show((WAITING, changed))
    found = model.find(WAITING_LATE)
    assert model.todo(found) == changed
    assert model.find(LATE) == QModelIndex()


def test_every_reminder_has_its_sign() -> None:
    for kind in TodoKind:
        assert late_pill(todo(kind, "一件事")).shown_icon
