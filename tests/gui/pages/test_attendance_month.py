"""到会情况月表: a month marked by keyboard and by paste, reasons asked for once, everything saved in one go."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from gui.dialogs import attendance_month
from gui.dialogs.attendance_month import AttendanceMonthDialog
from gui.dialogs.attendance_reasons import REASON, AttendanceReasonsDialog
from gui.dialogs.paste_preview import PastePreview
from gui.pages.fast_works import ATTENDANCE
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.entities import Finalization
from models.rows.attendance import AttendanceRow
from models.rows.draft import DraftRow
from models.rules.terms import AttendanceState, DraftOf, MeetingKind
from models.services.drafts import drafts_of, keep_draft
from models.services.meetings import load_meeting, save_meeting
from tests.gui.answers import answering
from tests.gui.conftest import Frees
from tests.gui.pages.conftest import Bureau
from tests.models.services.making import add_meeting

Wait = Callable[[], None]
S = AttendanceState
K = Qt.Key


@pytest.fixture
def meetings(store: Store, bureau: Bureau) -> tuple[int, int]:
    """党员大会 on the 9th and 主题党日 on the 20th of October, neither with a sheet."""
    with store.write() as session:
        kinds = ((MeetingKind.BRANCH_ASSEMBLY, 9), (MeetingKind.THEME_DAY, 20))
        first, second = (
            add_meeting(session, bureau.ids.first, kind, held_on=date(2026, 10, day)) for kind, day in kinds
        )
    return first, second


@pytest.fixture
def dialog(
    meetings: tuple[int, int], page: MeetingsPage, bureau: Bureau, settled: Wait
) -> AttendanceMonthDialog:
    """October of the first branch."""
    page.refresh()
    settled()
    page.view.table.selectRow(0)
    opened = ATTENDANCE.make(page.desk, page)
    assert isinstance(opened, AttendanceMonthDialog)
    opened.open()
    settled()
    return opened


def _top(kind: type[QDialog]) -> QDialog:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found[-1]


def _marks(store: Store, number: int) -> dict[str, tuple[AttendanceState, str]]:
    with store.read() as session:
        return {row.name: (row.state, row.reason) for row in load_meeting(session, number).attendance}


def test_opened_where_the_list_is(dialog: AttendanceMonthDialog, bureau: Bureau) -> None:
    assert dialog.organization.value() == bureau.ids.first
    assert dialog.month.value().label == "2026年10月"
    assert dialog.model.columnCount() == 2
    assert dialog.model.rowCount() == 11
    assert [person.name for person in dialog.model.people][:3] == ["甲一", "甲二", "甲三"]
    assert not dialog.save_button.isEnabled()


def test_marked_by_keys_and_saved_at_once(
    dialog: AttendanceMonthDialog,
    meetings: tuple[int, int],
    store: Store,
    settled: Wait,
    compose: Callable[[QWidget, str], None],
) -> None:
    dialog.grid.choose(0, 0)
    for key in (K.Key_Space, K.Key_1, K.Key_2, K.Key_3):
        QTest.keyClick(dialog.grid, key)
    assert dialog.grid.cursor_place() == (4, 0)
    dialog.rest_present.click()
    assert "实到9人" in dialog.counts.text()
    assert "改动了1次的11格" in dialog.told.text()
    QTest.keyClick(dialog, K.Key_S, Qt.KeyboardModifier.ControlModifier)
    reasons = _top(AttendanceReasonsDialog)
    assert isinstance(reasons, AttendanceReasonsDialog)
    assert [line.who for line in reasons.model.lines] == ["甲三", "甲四"]
    QTest.keyClick(reasons.grid, K.Key_F2)
    typed = reasons.grid.findChild(QLineEdit)
    assert isinstance(typed, QLineEdit)
    compose(typed, "出差")
    QTest.keyClick(typed, K.Key_Return)
    settled()
    assert reasons.grid.cursor_place() == (1, REASON)
    reasons.save()
    settled()
    first, second = (_marks(store, number) for number in meetings)
    assert first["甲一"] == first["甲二"] == (S.PRESENT, "")
    assert first["甲三"] == (S.LEAVE, "出差")
    assert first["甲四"] == (S.ABSENT, "")
    assert second == {}
    assert "已保存：1次，11格" in dialog.banner.sentence
    assert not dialog.model.is_edited()


def test_filled_down_and_taken_back(dialog: AttendanceMonthDialog) -> None:
    dialog.grid.choose(0, 1)
    QTest.keyClick(dialog.grid, K.Key_Space)
    dialog.grid.choose(0, 1)
    for _ in range(3):
        QTest.keyClick(dialog.grid, K.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(dialog.grid, K.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(dialog.model.sheets()[0].cells) == 4
    QTest.keyClick(dialog.grid, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(dialog.model.sheets()[0].cells) == 1
    # Several chosen cells are marked by one key, and the cursor stays.
    QTest.keyClick(dialog.grid, K.Key_1)
    assert len(dialog.model.sheets()[0].cells) == 4
    QTest.keyClick(dialog.grid, K.Key_Delete)
    assert dialog.model.sheets() == ()


def test_pasted_by_names_and_days(
    dialog: AttendanceMonthDialog, meetings: tuple[int, int], store: Store, settled: Wait
) -> None:
    QGuiApplication.clipboard().setText(
        "姓名\t10月9日\t10.20\n甲二\t√\t病假\n甲一\t出\t△\n路人\t√\t√\n乙一\t\t缺\n"
    )
    QTest.keyClick(dialog.grid, K.Key_V, Qt.KeyboardModifier.ControlModifier)
    preview = _top(PastePreview)
    assert isinstance(preview, PastePreview)
    assert "不能写入2处" in preview.summary.text()
    preview.rest.setChecked(True)
    preview.confirm()
    assert "已填入4格" in dialog.banner.sentence
    dialog.save()
    reasons = _top(AttendanceReasonsDialog)
    assert isinstance(reasons, AttendanceReasonsDialog)
    # 病假 came with its reason; only the absence is asked for.
    assert [line.who for line in reasons.model.lines] == ["乙一"]
    reasons.save()
    settled()
    first, second = (_marks(store, number) for number in meetings)
    assert (first["甲一"], first["甲二"]) == ((S.PRESENT, ""), (S.PRESENT, ""))
    assert (second["甲二"], second["甲一"]) == ((S.LEAVE, "病假"), (S.UNMARKED, ""))
    assert second["乙一"] == (S.ABSENT, "")


def test_letters_lead_to_a_name(dialog: AttendanceMonthDialog) -> None:
    dialog.grid.choose(0, 1)
    # 乙一
    QTest.keyClick(dialog.grid, K.Key_Y)
    QTest.keyClick(dialog.grid, K.Key_Y)
    assert dialog.model.people[dialog.grid.cursor_place()[0]].name == "乙一"
    assert dialog.grid.cursor_place()[1] == 1


def test_changed_meanwhile_the_marks_stay(
    dialog: AttendanceMonthDialog, meetings: tuple[int, int], store: Store, settled: Wait
) -> None:
    dialog.grid.choose(0, 0)
    QTest.keyClick(dialog.grid, K.Key_1)
    with store.write() as session:
        save_meeting(session, replace(load_meeting(session, meetings[0]), place="改过"))
    dialog.save()
    settled()
    assert dialog.banner.sentence
    assert dialog.model.is_edited()
    dialog.save()
    settled()
    assert _marks(store, meetings[0])["甲一"] == (S.PRESENT, "")


def test_a_closed_one_is_greyed(
    meetings: tuple[int, int], page: MeetingsPage, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        sheet = (AttendanceRow(None, "甲一", state=S.PRESENT),)
        save_meeting(session, replace(load_meeting(session, meetings[0]), attendance=sheet))
        session.add(Finalization(record_id=meetings[0], made_at=datetime(2026, 11, 1), made_by=""))
    page.refresh()
    settled()
    page.view.table.selectRow(0)
    opened = ATTENDANCE.make(page.desk, page)
    assert isinstance(opened, AttendanceMonthDialog)
    opened.open()
    settled()
    row = next(at for at, one in enumerate(opened.model.people) if one.key == (None, "甲一"))
    opened.grid.choose(row, 0)
    QTest.keyClick(opened.grid, K.Key_3)
    assert "已定稿" in opened.banner.sentence
    assert not opened.model.is_edited()
    opened.reject()


def test_leaving_with_marks_is_asked_about(
    dialog: AttendanceMonthDialog, monkeypatch: pytest.MonkeyPatch, settled: Wait
) -> None:
    dialog.grid.choose(0, 0)
    QTest.keyClick(dialog.grid, K.Key_1)
    monkeypatch.setattr(attendance_month, "agrees", answering(False))
    month = dialog.month.value()
    dialog.month.set_value(month.previous)
    assert dialog.month.value() == month
    dialog.reject()
    assert dialog.isVisible()
    monkeypatch.setattr(attendance_month, "agrees", answering(True))
    dialog.month.set_value(month.previous)
    settled()
    assert dialog.model.columnCount() == 0
    assert dialog.empty.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_freed_on_close(
    meetings: tuple[int, int],
    page: MeetingsPage,
    settled: Wait,
    frees: Frees,
) -> None:
    page.refresh()
    settled()

    def over_page() -> QDialog:
        opened = ATTENDANCE.make(page.desk, page)
        assert opened is not None
        return opened

    assert frees(over_page)


def test_opened_on_a_branch_where_nothing_is_chosen(
    page: MeetingsPage, bureau: Bureau, settled: Wait
) -> None:
    opened = ATTENDANCE.make(page.desk, page)
    assert isinstance(opened, AttendanceMonthDialog)
    opened.open()
    settled()
    assert opened.organization.value() == bureau.ids.first
    opened.reject()


def test_of_a_gathering_without_a_sheet_nobody_is_said_to_be_expected(
    meetings: tuple[int, int], page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        add_meeting(session, bureau.ids.first, MeetingKind.POLITICAL_BIRTHDAY, held_on=date(2026, 10, 26))
    page.refresh()
    settled()
    page.view.table.selectRow(0)
    opened = ATTENDANCE.make(page.desk, page)
    assert isinstance(opened, AttendanceMonthDialog)
    opened.open()
    settled()
    opened.grid.choose(0, 2)
    assert opened.counts.text().endswith("：还没有名单，应到、实到待补。")
    opened.grid.choose(0, 0)
    assert "应到11人" in opened.counts.text()
    opened.reject()


def _opened(page: MeetingsPage, settled: Wait) -> AttendanceMonthDialog:
    found = ATTENDANCE.make(page.desk, page)
    assert isinstance(found, AttendanceMonthDialog)
    found.open()
    settled()
    return found


def _kept(store: Store) -> list[DraftRow]:
    with store.read() as session:
        return list(drafts_of(session, DraftOf.MEETING_ATTENDANCE))


def _marked_and_kept(dialog: AttendanceMonthDialog, settled: Wait, *keys: K) -> None:
    dialog.grid.choose(0, 0)
    for key in keys:
        QTest.keyClick(dialog.grid, key)
    dialog._keeping.keep_now()
    settled()


def test_marks_outlive_a_power_cut_and_are_offered_on_the_page(
    dialog: AttendanceMonthDialog,
    meetings: tuple[int, int],
    page: MeetingsPage,
    bureau: Bureau,
    store: Store,
    settled: Wait,
) -> None:
    _marked_and_kept(dialog, settled, K.Key_1, K.Key_2, K.Key_3)
    (kept,) = _kept(store)
    assert kept.state["headline"] == "第一党支部2026年10月到会情况"
    # The power is cut: nobody is asked, nothing is saved.
    dialog.hide()
    dialog.deleteLater()
    assert page.attendance_kept is not None
    page.attendance_kept.ask()
    settled()
    page.view.table.clearSelection()
    page.attendance_kept.banner.action.emit()
    settled()
    again = _top(AttendanceMonthDialog)
    assert isinstance(again, AttendanceMonthDialog)
    assert (again.organization.value(), again.month.value().label) == (bureau.ids.first, "2026年10月")
    assert "已带出上次没有保存的3格标记" in again.banner.sentence
    assert [again.model._tiles[row][0].text for row in range(3)] == ["出席", "请假", "缺席"]
    again.save()
    reasons = _top(AttendanceReasonsDialog)
    assert isinstance(reasons, AttendanceReasonsDialog)
    reasons.save()
    settled()
    assert _marks(store, meetings[0])["甲二"][0] is S.LEAVE
    assert _kept(store) == []
    again.reject()
    settled()
    assert page.attendance_kept.banner.isHidden()


def test_marks_that_no_longer_fit_are_told_and_the_rest_comes_back(
    dialog: AttendanceMonthDialog,
    meetings: tuple[int, int],
    page: MeetingsPage,
    store: Store,
    settled: Wait,
) -> None:
    _marked_and_kept(dialog, settled, K.Key_1, K.Key_1)
    dialog.grid.choose(0, 1)
    QTest.keyClick(dialog.grid, K.Key_1)
    dialog._keeping.keep_now()
    settled()
    dialog.hide()
    dialog.deleteLater()
    with store.write() as session:
        session.add(Finalization(record_id=meetings[1], made_at=datetime(2026, 11, 1), made_by=""))
    again = _opened(page, settled)
    assert "已带出上次没有保存的2格标记" in again.banner.sentence
    assert "另有1格没有带出" in again.banner.sentence
    assert [sheet.record_id for sheet in again.model.sheets()] == [meetings[0]]


def test_what_is_taken_back_or_given_up_is_not_offered_again(
    dialog: AttendanceMonthDialog,
    page: MeetingsPage,
    store: Store,
    settled: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _marked_and_kept(dialog, settled, K.Key_1)
    assert len(_kept(store)) == 1
    dialog.undo()
    settled()
    assert _kept(store) == []
    _marked_and_kept(dialog, settled, K.Key_1)
    monkeypatch.setattr(attendance_month, "agrees", answering(True))
    dialog.reject()
    settled()
    assert _kept(store) == []


def test_marks_of_a_branch_that_is_gone_are_told(
    dialog: AttendanceMonthDialog, page: MeetingsPage, store: Store, settled: Wait
) -> None:
    _marked_and_kept(dialog, settled, K.Key_1)
    dialog.hide()
    dialog.deleteLater()
    (kept,) = _kept(store)
    with store.write() as session:
        keep_draft(session, kept.of, None, {**kept.state, "organization": 999})
    again = _opened(page, settled)
    assert "没有带出：这个党组织已经不在册" in again.banner.sentence
    assert not again.model.is_edited()


def test_what_is_marked_while_it_is_saved_stays_marked(
    dialog: AttendanceMonthDialog, meetings: tuple[int, int], store: Store, settled: Wait
) -> None:
    dialog.grid.choose(0, 0)
    QTest.keyClick(dialog.grid, K.Key_1)
    dialog.save()
    QTest.keyClick(dialog.grid, K.Key_1)
    settled()
    assert _marks(store, meetings[0])["甲一"] == (S.PRESENT, "")
    assert [cell.key for cell in dialog.model.sheets()[0].cells] == [dialog.model.people[1].key]
    assert dialog.save_button.isEnabled()
    dialog.save()
    settled()
    assert _marks(store, meetings[0])["甲二"] == (S.PRESENT, "")
    assert not dialog.model.is_edited()
