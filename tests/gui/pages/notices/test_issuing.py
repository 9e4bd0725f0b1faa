"""督察通报: issuing freezes number, words and bytes; what is issued stays."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from gui.desk import Desk
from gui.dialogs.issue_notice import IssueDialog
from gui.dialogs.printing import PrintDialog
from gui.pages.notices import NoticesPage
from gui.tables.notices import NoticePlace
from models.rules.periods import Month
from models.rules.terms import NoticeStatus
from models.services.notice_files import notice_pdf
from tests.gui.pages.notices.acting import OCTOBER, Compose, Kept, Wait, click, say


def open_dialog(page: NoticesPage) -> IssueDialog:
    """The dialog now open over the page."""
    (dialog,) = page.findChildren(IssueDialog)
    return dialog


def test_issuing_with_the_mouse_freezes_number_words_and_bytes(
    page: NoticesPage, desk: Desk, compose: Compose, settled: Wait, kept: Kept
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
    page: NoticesPage, compose: Compose, settled: Wait, kept: Kept
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
    page: NoticesPage, settled: Wait, kept: Kept
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
    page: NoticesPage, compose: Compose, settled: Wait, kept: Kept
) -> None:
    september = Month(2026, 9)
    before = kept(september)
    page._choose(NoticePlace(september))
    settled()
    QTest.keyClick(page.editor, Qt.Key.Key_F5)
    page.editor.text.lead.edited.emit()
    QTest.keySequence(page.editor, QKeySequence(QKeySequence.StandardKey.Save))
    settled()
    assert kept(september) == before
    assert not page.keeper.is_edited
