"""个人情况: what the registers say of one person, the records behind each number, and its paper."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.page_dialog import PageDialog
from gui.dialogs.person_page import PersonPageDialog
from gui.dialogs.printing import PrintDialog
from gui.dialogs.printing.period_panel import Length
from gui.main_window import MainWindow
from models.db.store import Store
from models.rows.attendance import AttendanceRow
from models.rows.changes import Subject
from models.rows.life import LeadingSpell, Talk
from models.rows.meeting import AgendaItem, Speech
from models.rows.reflection import ReflectionRow
from models.rows.target import Target
from models.rules.life_terms import TalkPair
from models.rules.papers import PaperKind
from models.rules.terms import AttendanceState, MeetingKind, Standing
from models.services.meetings import save_meeting
from models.services.members import load_member, save_member
from models.services.reflections import save_reflection
from tests.gui.dialogs.conftest import Frees
from tests.models.services.making import meeting, saved

Wait = Callable[[], None]
HERE, LEAVE = AttendanceState.PRESENT, AttendanceState.LEAVE


def shown(dialog: PageDialog) -> dict[str, list[str]]:
    """What the grid shows, by the heads of its lines."""
    model = dialog.model
    return {
        model.headerData(row, Qt.Orientation.Vertical): [
            model.index(row, column).data() for column in range(model.columnCount())
        ]
        for row in range(model.rowCount())
    }


def listed(dialog: PageDialog, view: str) -> list[list[str]]:
    """The lines of a list, as they read."""
    model = dialog.lists[view].model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def said(dialog: PageDialog) -> list[str]:
    """Every word that stands on it."""
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def meetings(store: Store, bureau: dict[str, int]) -> tuple[int, int]:
    """An assembly that 王建国 came to and spoke at, and a theme day he was on leave from."""

    def sheet(state: AttendanceState) -> tuple[AttendanceRow, ...]:
        return (AttendanceRow(bureau["王建国"], "王建国", Standing.FULL, state, "出差"),)

    with store.write() as session:
        first = bureau["第一党支部"]
        item = AgendaItem("研究工作", speeches=(Speech("王建国", "同意"),))
        came = saved(
            save_meeting(
                session,
                meeting(
                    first,
                    MeetingKind.BRANCH_ASSEMBLY,
                    title="讨论预备党员转正",
                    attendance=sheet(HERE),
                    agenda=(item,),
                ),
            )
        )
        away = saved(save_meeting(session, meeting(first, attendance=sheet(LEAVE))))
        talk = Talk(TalkPair.COMMITTEE, "王建国", "李芳", bureau["王建国"], problems="家里有困难")
        save_meeting(
            session,
            meeting(first, MeetingKind.HEART_TALK, title="谈家里困难", talk=talk, minutes="家里有困难"),
        )
        save_reflection(
            session,
            ReflectionRow(
                None, first, "王建国", "守纪律", bureau["王建国"], topic="党纪", submitted_on=date(2026, 9, 1)
            ),
        )
    return came, away


@pytest.fixture
def dialog(
    desk: Desk,
    window: MainWindow,
    bureau: dict[str, int],
    meetings: tuple[int, int],
    settled: Wait,
    qtbot: QtBot,
) -> Iterator[PersonPageDialog]:
    """王建国's page of this year, loaded."""
    window.show()
    made = PersonPageDialog(desk, bureau["王建国"], window)
    made.show()
    settled()
    yield made
    window.hide()


def test_the_sheets_of_the_year_by_kind(dialog: PersonPageDialog) -> None:
    assert dialog.heading.text() == "王建国"
    assert shown(dialog) == {
        "支部党员大会": ["1", "1", "0", "0", "0", "0", "100.0%"],
        "主题党日": ["1", "0", "1", "0", "0", "0", "0.0%"],
        "合计": ["2", "1", "1", "0", "0", "0", "50.0%"],
    }
    assert not dialog.isModal(), "the window behind may be used meanwhile"


def test_behind_each_number_stand_its_records(
    dialog: PersonPageDialog, meetings: tuple[int, int], settled: Wait
) -> None:
    dialog.grid.choose(*(dialog.model.find(("合计", "请假")) or (-1, -1)))
    settled()
    assert dialog.behind_heading.text() == "合计　请假1次"
    assert [one.id for one in dialog.behind.rows()] == [meetings[1]]
    dialog.grid.choose(*(dialog.model.find(("合计", "应到")) or (-1, -1)))
    settled()
    assert {one.id for one in dialog.behind.rows()} == set(meetings)
    for column in range(dialog.model.columnCount()):
        assert dialog.model.cell(0, column).basis


def test_the_other_views_are_lists(dialog: PersonPageDialog, settled: Wait) -> None:
    for view in ("spoken", "written", "talks"):
        dialog.views.choose(view)
        assert dialog.lists[view].isVisible()
    assert listed(dialog, "spoken") == [
        ["2026-10-15", "发言", "支部党员大会：讨论预备党员转正", "第一党支部"]
    ]
    assert listed(dialog, "written") == [["2026-09-01", "《守纪律》", "党纪"]]
    assert listed(dialog, "talks") == [["2026-10-15", "支委之间", "找李芳谈心谈话"]]
    dialog.views.choose("grades")
    assert dialog.empty.isVisible()
    assert "没有登记民主评议等次" in said(dialog)


def test_nothing_of_a_talk_but_who_and_when(dialog: PersonPageDialog, settled: Wait) -> None:
    everything: list[str] = []
    for view, _ in dialog.VIEWS:
        dialog.views.choose(view)
        settled()
        everything += said(dialog)
        if view in dialog.lists:
            everything += [word for line in listed(dialog, view) for word in line]
    everything += [row.title for row in dialog.behind.rows()]
    assert not [word for word in everything if "困难" in word]


def test_facts_stand_beside_the_numbers(dialog: PersonPageDialog) -> None:
    words = said(dialog)
    for fact in ("第一党支部", "正式党员，党龄15年", "7月1日（2010年7月1日入党）", "1篇", "1次"):
        assert fact in words, fact


def test_only_leading_cadres_have_dual_life(
    dialog: PersonPageDialog, desk: Desk, bureau: dict[str, int], store: Store, settled: Wait
) -> None:
    assert not dialog.views.is_offered("dual")
    with store.read() as session:
        detail = load_member(session, bureau["王建国"])
    desk.tasks.write(save_member, replace(detail, leading=(LeadingSpell("副局长"),)))
    settled()
    assert dialog.views.is_offered("dual"), "a change elsewhere is shown"
    dialog.views.choose("dual")
    assert shown(dialog)["2026年四季度"][:4] == ["2", "1", "1", "0"]


def test_half_a_year_may_be_chosen(dialog: PersonPageDialog, settled: Wait) -> None:
    dialog.period.length.set_value(Length.HALF)
    dialog.period.length.edited.emit()
    dialog.period.part.set_value(1)
    dialog.period.part.edited.emit()
    settled()
    assert dialog.page.span.label == "上半年"
    assert dialog.empty.isVisible()
    dialog.period.part.set_value(7)
    dialog.period.part.edited.emit()
    settled()
    assert shown(dialog)["合计"][0] == "2"


def test_the_keyboard_alone_leads_to_a_record(
    dialog: PersonPageDialog, window: MainWindow, meetings: tuple[int, int], settled: Wait
) -> None:
    wanted: list[Target] = []
    window.wanted.connect(wanted.append)
    dialog.grid.choose(*(dialog.model.find(("支部党员大会", "实到")) or (-1, -1)))
    settled()
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return)
    QTest.keyClick(dialog.records, Qt.Key.Key_Return)
    assert wanted == [Target(Subject.MEETING, record_id=meetings[0])]
    assert not dialog.isVisible()


def test_its_paper_is_of_this_person_and_period(dialog: PersonPageDialog, settled: Wait) -> None:
    order = dialog.order()
    assert (order.kind, order.people, order.span) == (
        PaperKind.PERSON_LIFE,
        (dialog.page.id,),
        dialog.page.span,
    )
    QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settled()
    (opened,) = dialog.findChildren(PrintDialog)
    assert PaperKind.PERSON_LIFE.label in opened.windowTitle()
    opened.reject()


def test_somebody_gone_is_one_sentence(desk: Desk, window: MainWindow, settled: Wait, qtbot: QtBot) -> None:
    window.show()
    made = PersonPageDialog(desk, 99, window)
    made.show()
    settled()
    assert "名册里已没有这名同志" in made.banner.sentence
    assert not made.print_button.isEnabled()
    made.reject()
    window.hide()


def test_escape_closes_and_frees_it(
    desk: Desk, window: MainWindow, bureau: dict[str, int], meetings: tuple[int, int], frees: Frees
) -> None:
    def used(made: PersonPageDialog) -> None:
        for view, _ in made.VIEWS:
            made.views.choose(view)

    assert frees(lambda: PersonPageDialog(desk, bureau["王建国"], window), used)
