"""督察通报: drafts keep themselves, figures change only on order, what is issued stays."""

import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.issue_notice import IssueDialog
from gui.dialogs.printing import PrintDialog
from gui.editors import notice_keeping
from gui.editors.notice import FIGURES, ITEMS, TEXT
from gui.pages.notices import NoticesPage
from gui.tasks import Tasks
from models.attachments import AttachmentStore
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.changes import Changes, Subject
from models.rows.notice import NoticeDetail
from models.rows.query import RegisterQuery
from models.rules.periods import Month
from models.rules.terms import MeetingKind, NoticeStatus, RecordStatus
from models.services.meetings import list_meetings, load_meeting, save_meeting
from models.services.notices import (
    draft_for,
    issue_notice,
    load_notice,
    notice_pdf,
    remove_draft,
    save_notice,
)
from tests.conftest import stamped
from tests.gui.pages.conftest import FakeWindow, today

OCTOBER = Month(2026, 10)
Compose = Callable[[QWidget, str], None]


@pytest.fixture
def desk(window: FakeWindow, folder: DataFolder, sample: Store) -> Iterator[Desk]:
    """The sample bureau's desk: notices of January to September 2026 issued, today 5 November."""
    tasks = Tasks()
    tasks.attach(sample)
    lost: list[Exception] = []
    tasks.failed.connect(lost.append)
    yield Desk(tasks, window, folder, AttachmentStore(folder.attachments), today)
    tasks.close()
    assert not lost


@pytest.fixture
def page(
    desk: Desk, qtbot: QtBot, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> NoticesPage:
    """The page, shown, last month on it; its pause shortened."""
    monkeypatch.setattr(notice_keeping, "PAUSE_MS", 20)
    page = NoticesPage(desk)
    qtbot.addWidget(page)
    page.resize(1178, 680)
    page.show()
    settled()
    return page


@pytest.fixture
def kept(desk: Desk) -> Callable[[Month], NoticeDetail]:
    """The month's notice as the store has it."""

    def read(month: Month) -> NoticeDetail:
        with desk.tasks.store.read() as session:
            return draft_for(session, month, today())

    return read


@pytest.fixture
def saved(page: NoticesPage, qtbot: QtBot, settled: Callable[[], None]) -> Callable[[], None]:
    """Wait until what was typed has kept itself."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not page.keeper.is_edited and not page.keeper.is_saving, timeout=5_000)
        settled()

    return wait


def say(page: NoticesPage, compose: Compose, text: str) -> None:
    """Type the lead."""
    compose(page.editor.text.lead.editor, text)


def click(page: NoticesPage, button: QWidget) -> None:
    """With the mouse."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def press_box(word: str) -> None:
    """Press the button of that word in the question now open."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    button = next(each for each in box.buttons() if each.text() == word)
    button.click()


class Answerer:
    """Answers the next question with a word, and remembers what was asked."""

    def __init__(self, word: str) -> None:
        self.word, self.asked = word, ""
        QTimer.singleShot(100, self.answer)

    def answer(self) -> None:
        """Press the button."""
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        self.asked = box.text()
        press_box(self.word)


# What is shown


def test_it_opens_on_last_month_and_lists_what_was_issued(page: NoticesPage) -> None:
    lines = page.months.model.rows()
    assert [line.month for line in lines] == [Month(2026, month) for month in range(10, 0, -1)]
    assert page.months.field.value() == OCTOBER
    assert page.months.model.index(0, 1).data() == "未起草"
    assert page.months.model.index(1, 1).data() == "已印发 9号"
    assert page.editor.pill.pill is not None
    assert page.editor.pill.pill.text == "未起草"


def test_the_figures_are_those_of_the_registers(
    page: NoticesPage, kept: Callable[[Month], NoticeDetail]
) -> None:
    figures = kept(OCTOBER).figures
    assert figures is not None
    assert page.editor.figures.model.branches == len(figures.branches) == 3
    assert "3个支部" in page.editor.figures.summary.text()


def test_a_chosen_figure_is_explained_for_the_keyboard_too(page: NoticesPage) -> None:
    table = page.editor.figures.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 1))
    assert "第十一条" in page.editor.figures.explanation.text()
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert "第十二条" in page.editor.figures.explanation.text()


def test_only_looking_keeps_nothing(
    page: NoticesPage, kept: Callable[[Month], NoticeDetail], settled: Callable[[], None]
) -> None:
    for section in (TEXT, ITEMS, FIGURES):
        page.editor.show_section(section)
    page.hide()
    settled()
    assert kept(OCTOBER).id is None


# Keeping


def test_typing_keeps_itself_after_a_pause(
    page: NoticesPage,
    compose: Compose,
    saved: Callable[[], None],
    kept: Callable[[Month], NoticeDetail],
) -> None:
    page.new_record()
    assert page.editor.sections.current == TEXT
    say(page, compose, "10月下旬进行了督察。")
    compose(page.editor.text.parts[2].area.editor, "有的支部没有按时学习。")
    saved()
    draft = kept(OCTOBER)
    assert draft.id is not None
    assert draft.lead == "10月下旬进行了督察。"
    assert draft.sections[2].text == "有的支部没有按时学习。"
    assert page.editor.pill.pill is not None
    assert page.editor.pill.pill.text == "草稿"
    assert page.editor.state.text() == "已自动保存"
    assert page.months.model.index(0, 1).data() == "草稿"


def test_typing_on_while_saving_is_kept_too(
    page: NoticesPage,
    compose: Compose,
    saved: Callable[[], None],
    kept: Callable[[Month], NoticeDetail],
) -> None:
    say(page, compose, "一")
    page.keeper.save()
    assert page.keeper.is_saving
    say(page, compose, "二")
    page.keeper.save()
    say(page, compose, "三")
    saved()
    assert kept(OCTOBER).lead == "一二三"
    assert kept(OCTOBER).version == page.keeper.base.version if page.keeper.base else False


@pytest.mark.parametrize("way", ["hide", "close"])
def test_leaving_does_not_wait_for_the_pause(
    way: str,
    page: NoticesPage,
    compose: Compose,
    desk: Desk,
    kept: Callable[[Month], NoticeDetail],
    settled: Callable[[], None],
) -> None:
    page.keeper._pause.setInterval(60_000)
    say(page, compose, "还没有停下来")
    if way == "hide":
        page.hide()
    else:
        assert page.may_be_left()
    settled()
    assert kept(OCTOBER).lead == "还没有停下来"


def test_another_month_waits_until_what_is_typed_is_kept(
    page: NoticesPage, compose: Compose, settled: Callable[[], None]
) -> None:
    page.keeper._pause.setInterval(60_000)
    say(page, compose, "写了一半")
    page.months.table.setFocus()
    QTest.keyClick(page.months.table, Qt.Key.Key_Down)
    settled()
    assert page.keeper.base is not None
    assert page.keeper.base.month == Month(2026, 9)
    QTest.keyClick(page.months.table, Qt.Key.Key_Up)
    settled()
    assert page.editor.text.lead.value() == "写了一半"


def test_an_untitled_draft_is_not_kept_and_not_lost(
    page: NoticesPage, compose: Compose, qtbot: QtBot, settled: Callable[[], None], saved: Callable[[], None]
) -> None:
    say(page, compose, "导语")
    saved()
    page.editor.text.title.line.clear()
    page.editor.text.title.edited.emit()
    qtbot.waitUntil(lambda: page.keeper.failure is not None, timeout=5_000)
    assert "标题" in page.editor.banner.sentence
    assert page.editor.text.lead.value() == "导语"
    compose(page.editor.text.title.line, "关于10月情况的通报")
    saved()
    assert not page.editor.banner.sentence
    assert page.keeper.failure is None


@pytest.fixture
def overtaken(
    page: NoticesPage,
    desk: Desk,
    compose: Compose,
    saved: Callable[[], None],
    kept: Callable[[Month], NoticeDetail],
    qtbot: QtBot,
) -> NoticesPage:
    """A draft that somebody else has saved while more was typed here."""
    say(page, compose, "我写的")
    saved()
    with desk.tasks.store.write() as session:
        save_notice(session, replace(kept(OCTOBER), lead="别人写的"))
    say(page, compose, "更多")
    qtbot.waitUntil(lambda: page.keeper.failure is not None, timeout=5_000)
    return page


def test_a_conflict_is_a_sentence_and_what_is_typed_may_win(
    overtaken: NoticesPage, saved: Callable[[], None], kept: Callable[[Month], NoticeDetail]
) -> None:
    assert overtaken.editor.banner.sentence
    assert overtaken.editor.text.lead.value() == "我写的更多"
    assert kept(OCTOBER).lead == "别人写的", "nobody's words are overwritten unasked"
    overtaken.editor.banner.action.emit()
    saved()
    assert kept(OCTOBER).lead == "我写的更多"


def test_leaving_a_conflict_asks_and_staying_loses_nothing(
    overtaken: NoticesPage, settled: Callable[[], None], qtbot: QtBot
) -> None:
    answer = Answerer("继续填写")
    overtaken._choose(Month(2026, 9))
    qtbot.waitUntil(lambda: answer.asked != "", timeout=5_000)
    settled()
    assert overtaken.keeper.base is not None
    assert overtaken.keeper.base.month == OCTOBER
    assert overtaken.months.field.value() == OCTOBER
    assert overtaken.editor.text.lead.value() == "我写的更多"


def test_leaving_a_conflict_may_give_up_what_is_typed(
    overtaken: NoticesPage, settled: Callable[[], None], qtbot: QtBot
) -> None:
    answer = Answerer("放弃修改")
    overtaken._choose(Month(2026, 9))
    qtbot.waitUntil(lambda: answer.asked != "", timeout=5_000)
    settled()
    overtaken._choose(OCTOBER)
    settled()
    assert overtaken.editor.text.lead.value() == "别人写的"


@pytest.mark.parametrize(("word", "left"), [("关闭", True), ("继续填写", False)])
def test_closing_asks_when_saving_has_failed(overtaken: NoticesPage, word: str, left: bool) -> None:
    answer = Answerer(word)
    assert overtaken.may_be_left() is left
    assert "没有存上" in answer.asked


# The words


def test_the_figures_words_stand_above_what_is_typed_under_总体情况(page: NoticesPage) -> None:
    parts = page.editor.text.parts
    assert parts[0].heading.value() == "总体情况"
    assert "据台账统计" in parts[0].figures.words
    assert [bool(part.figures.words) for part in parts] == [True, False, False, False]
    assert not page.editor.text._apart.words


def test_parts_are_added_moved_and_removed_and_their_words_go_with_them(
    page: NoticesPage, compose: Compose, saved: Callable[[], None], kept: Callable[[Month], NoticeDetail]
) -> None:
    text = page.editor.text
    compose(text.parts[3].area.editor, "月底前改完。")
    click(page, text.add_button)
    compose(text.parts[4].heading.editor, "表扬")
    compose(text.parts[4].area.editor, "第一党支部。")
    click(page, text.parts[4].raise_button)
    assert [part.heading.value() for part in text.parts[3:]] == ["表扬", "整改要求"]
    click(page, text.parts[0].remove_button)
    assert text._apart.words, "the figures' sentences are still shown where they will be printed"
    saved()
    assert [(part.heading, part.text) for part in kept(OCTOBER).sections] == [
        ("主要做法", ""),
        ("存在问题", ""),
        ("表扬", "第一党支部。"),
        ("整改要求", "月底前改完。"),
    ]


def test_a_part_with_words_is_not_removed_by_a_slip(page: NoticesPage, compose: Compose) -> None:
    text = page.editor.text
    compose(text.parts[1].area.editor, "写好了的")
    answer = Answerer("不删除")
    click(page, text.parts[1].remove_button)
    assert "主要做法" in answer.asked
    assert text.parts[1].area.value() == "写好了的"


# Counting anew


def change_a_register(desk: Desk) -> None:
    """Call off a committee meeting of October."""
    with desk.tasks.store.read() as session:
        query = RegisterQuery(kind=MeetingKind.BRANCH_COMMITTEE.value, year=2026, month=10)
        meeting = load_meeting(session, list_meetings(session, query)[0].id)
    desk.tasks.write(save_meeting, replace(meeting, status=RecordStatus.CANCELLED))


def unmet(page: NoticesPage) -> str:
    """The committee meetings' sum."""
    model = page.editor.figures.model
    return str(model.index(model.branches, 2).data())


def test_figures_change_only_on_order_and_typed_words_never(
    page: NoticesPage,
    desk: Desk,
    compose: Compose,
    saved: Callable[[], None],
    settled: Callable[[], None],
    kept: Callable[[Month], NoticeDetail],
) -> None:
    say(page, compose, "导语")
    compose(page.editor.text.parts[0].area.editor, "总的看不错。")
    saved()
    before, words = unmet(page), kept(OCTOBER).figures_text
    change_a_register(desk)
    settled()
    assert unmet(page) == before
    assert kept(OCTOBER).figures_text == words
    assert "台账有变动" in page.editor.note.sentence
    QTest.keyClick(page.editor, Qt.Key.Key_F5)
    settled()
    saved()
    assert unmet(page) != before
    assert kept(OCTOBER).figures_text != words
    assert page.editor.text.parts[0].figures.words == kept(OCTOBER).figures_text
    assert not page.editor.note.sentence
    assert kept(OCTOBER).lead == "导语"
    assert kept(OCTOBER).sections[0].text == "总的看不错。"


def test_an_issued_notice_does_not_mind_the_registers(
    page: NoticesPage, desk: Desk, settled: Callable[[], None]
) -> None:
    page._choose(Month(2026, 9))
    settled()
    change_a_register(desk)
    settled()
    assert "已印发" in page.editor.note.sentence


# Months


@pytest.mark.parametrize("typed", ["2026-12", "202612", "2026年12月"])
def test_a_month_to_come_is_refused_in_its_field(
    typed: str, page: NoticesPage, settled: Callable[[], None]
) -> None:
    page.months.field.line.setText(typed)
    QTest.keyClick(page.months.field.line, Qt.Key.Key_Return)
    settled()
    assert "还没有到" in page.months.field.error
    assert page.keeper.base is not None
    assert page.keeper.base.month == OCTOBER
    assert page.editor.isEnabled()


def test_a_month_typed_or_stepped_to_is_shown(
    page: NoticesPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    QTest.keyClick(page.months.field, Qt.Key.Key_Down)
    qtbot.waitUntil(
        lambda: page.keeper.base is not None and page.keeper.base.month == Month(2026, 9), timeout=5_000
    )
    assert page.months.table.current_row().month == Month(2026, 9)
    page.months.field.line.setText("2025.12")
    QTest.keyClick(page.months.field.line, Qt.Key.Key_Return)
    settled()
    assert page.months.table.current_row().month == Month(2025, 12)


def test_beginning_goes_to_this_month_once_last_month_is_issued(
    page: NoticesPage, desk: Desk, kept: Callable[[Month], NoticeDetail], settled: Callable[[], None]
) -> None:
    with desk.tasks.store.write() as session:
        made = save_notice(session, kept(OCTOBER))
        assert made.record_id is not None
        issue_notice(session, made.record_id, 1, today(), 10, stamped)
    desk.tasks.changed.emit(Changes.of(Subject.NOTICE, record_id=made.record_id))
    settled()
    page.new_record()
    settled()
    assert page.keeper.base is not None
    assert page.keeper.base.month == Month(2026, 11)
    assert page.editor.sections.current == TEXT


# Issuing


def open_dialog(page: NoticesPage) -> IssueDialog:
    """The dialog now open over the page."""
    (dialog,) = page.findChildren(IssueDialog)
    return dialog


def test_issuing_with_the_mouse_freezes_number_words_and_bytes(
    page: NoticesPage,
    desk: Desk,
    compose: Compose,
    settled: Callable[[], None],
    kept: Callable[[Month], NoticeDetail],
) -> None:
    say(page, compose, "现将有关情况通报如下。")
    click(page, page.editor.issue_button)
    settled()
    dialog = open_dialog(page)
    assert dialog.preview.text().endswith("〔2026〕10号")
    click(page, dialog.issue_button)
    settled()
    issued = kept(OCTOBER)
    assert issued.status is NoticeStatus.ISSUED
    assert issued.number == 10
    assert issued.issued_on == date(2026, 11, 5)
    assert issued.lead == "现将有关情况通报如下。"
    assert issued.document_number in page.editor.note.sentence
    assert page.months.model.index(0, 1).data() == "已印发 10号"
    assert page.editor.text.lead.text.isReadOnly()
    assert not page.editor.issue_button.isVisible()
    assert not page.editor.recount_button.isVisible()
    assert page.editor.paper_button.hasFocus() or page.focusWidget() is page.editor.paper_button
    click(page, page.editor.paper_button)
    settled()
    (paper,) = page.findChildren(PrintDialog)
    with desk.tasks.store.read() as session:
        assert issued.id is not None
        assert paper.made is not None
        assert paper.made.pdf == notice_pdf(session, issued.id)
    paper.close()


def test_a_missing_glyph_issues_nothing(
    page: NoticesPage,
    compose: Compose,
    settled: Callable[[], None],
    kept: Callable[[Month], NoticeDetail],
) -> None:
    say(page, compose, "王\U00030edd同志")
    click(page, page.editor.issue_button)
    settled()
    dialog = open_dialog(page)
    click(page, dialog.issue_button)
    settled()
    assert "\U00030edd" in dialog.banner.sentence
    assert kept(OCTOBER).status is NoticeStatus.DRAFT
    assert kept(OCTOBER).number is None
    dialog.reject()
    assert page.editor.text.lead.value() == "王\U00030edd同志"


def test_the_preview_shows_what_is_typed_without_keeping_it(
    page: NoticesPage, settled: Callable[[], None], kept: Callable[[Month], NoticeDetail]
) -> None:
    click(page, page.editor.preview_button)
    settled()
    (paper,) = page.findChildren(PrintDialog)
    assert paper.made is not None
    assert paper.made.draft
    assert paper.made.pages >= 2
    assert kept(OCTOBER).id is None
    paper.close()


def test_f5_and_keys_do_nothing_to_an_issued_notice(
    page: NoticesPage, compose: Compose, settled: Callable[[], None], kept: Callable[[Month], NoticeDetail]
) -> None:
    september = Month(2026, 9)
    before = kept(september)
    page._choose(september)
    settled()
    QTest.keyClick(page.editor, Qt.Key.Key_F5)
    page.editor.text.lead.edited.emit()
    QTest.keySequence(page.editor, QKeySequence(QKeySequence.StandardKey.Save))
    settled()
    assert kept(september) == before
    assert not page.keeper.is_edited


# Giving up a draft


@pytest.mark.parametrize(("word", "gone"), [("删除", True), ("不删除", False)])
def test_a_draft_is_removed_only_when_meant(
    word: str,
    gone: bool,
    page: NoticesPage,
    compose: Compose,
    saved: Callable[[], None],
    settled: Callable[[], None],
    kept: Callable[[Month], NoticeDetail],
) -> None:
    say(page, compose, "写错了月份")
    saved()
    answer = Answerer(word)
    click(page, page.editor.remove_button)
    settled()
    assert "2026年10月" in answer.asked
    assert (kept(OCTOBER).id is None) is gone
    assert page.editor.text.lead.value() == ("" if gone else "写错了月份")
    assert page.editor.isEnabled()


def test_words_of_a_draft_removed_elsewhere_are_still_on_screen(
    page: NoticesPage,
    desk: Desk,
    compose: Compose,
    saved: Callable[[], None],
    kept: Callable[[Month], NoticeDetail],
    qtbot: QtBot,
) -> None:
    say(page, compose, "一")
    saved()
    draft = kept(OCTOBER)
    assert draft.id is not None
    with desk.tasks.store.write() as session:
        remove_draft(session, draft.id, draft.version)
    say(page, compose, "二")
    qtbot.waitUntil(lambda: page.keeper.failure is not None, timeout=5_000)
    assert page.editor.banner.sentence
    assert page.editor.text.lead.value() == "一二"


# Keyboard and end


def test_the_keyboard_reaches_everything(page: NoticesPage, settled: Callable[[], None]) -> None:
    page.activateWindow()
    reached: set[QWidget] = set()
    page.months.field.setFocus()
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    buttons = {page.editor.recount_button, page.editor.preview_button, page.editor.issue_button}
    assert {page.months.table, page.editor.figures.table, *buttons} <= reached
    assert page.editor.sections.button(FIGURES) in reached


def test_tab_goes_through_the_words_in_the_order_of_the_paper(page: NoticesPage) -> None:
    page.activateWindow()
    page.new_record()
    text = page.editor.text
    click(page, text.add_button)
    text.lead.setFocus()
    expected: list[QWidget] = []
    for part in text.parts:
        expected += [part.heading.editor, part.area.editor]
    for editor in [*expected, text.add_button]:
        QTest.keyClick(text.focusWidget(), Qt.Key.Key_Tab)
        assert text.focusWidget() is editor


def test_parts_are_moved_and_removed_by_keys(page: NoticesPage) -> None:
    page.activateWindow()
    page.new_record()
    text = page.editor.text
    text.parts[2].area.setFocus()
    QTest.keyClick(text.parts[2].area.editor, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [part.heading.value() for part in text.parts[:3]] == ["总体情况", "存在问题", "主要做法"]
    text.parts[0].heading.setFocus()
    QTest.keyClick(text.parts[0].heading.editor, Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    assert [part.heading.value() for part in text.parts] == ["存在问题", "主要做法", "整改要求"]


def test_keys_leave_the_parts_of_an_issued_notice_alone(
    page: NoticesPage, settled: Callable[[], None]
) -> None:
    page._choose(Month(2026, 9))
    settled()
    page.activateWindow()
    page.editor.begin_text()
    text = page.editor.text
    text.parts[2].area.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Delete):
        QTest.keyClick(text.parts[2].area.editor, key, Qt.KeyboardModifier.AltModifier)
    assert [part.heading.value() for part in text.parts] == ["总体情况", "主要做法", "存在问题", "整改要求"]


def test_it_is_freed(
    page: NoticesPage, freed: Callable[[weakref.ref[QWidget]], bool], settled: Callable[[], None]
) -> None:
    another: NoticesPage | None = NoticesPage(page._desk)
    assert another is not None
    another.show()
    settled()
    another.new_record()
    settled()
    seen: weakref.ref[QWidget] = weakref.ref(another)
    another.close()
    another.deleteLater()
    another = None
    assert freed(seen)


def test_a_notice_shown_elsewhere_changed_is_read_again(
    page: NoticesPage,
    desk: Desk,
    compose: Compose,
    saved: Callable[[], None],
    settled: Callable[[], None],
    kept: Callable[[Month], NoticeDetail],
) -> None:
    say(page, compose, "一")
    saved()
    desk.tasks.write(save_notice, replace(kept(OCTOBER), lead="别处改的"))
    settled()
    assert page.editor.text.lead.value() == "别处改的"
    with desk.tasks.store.read() as session:
        assert page.keeper.base is not None
        assert page.keeper.base.id is not None
        assert page.keeper.base.version == load_notice(session, page.keeper.base.id).version
