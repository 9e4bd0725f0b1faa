"""督察通报: an issued notice is corrected by another one, below it in the list."""

from gui.dialogs.issue_notice import IssueDialog
from gui.editors.notice import FIGURES, ITEMS, TEXT
from gui.pages.notices import NoticesPage
from gui.tables.notices import NoticePlace
from models.rows.changes import Subject
from models.rows.target import Target
from models.rules.periods import Month
from models.rules.terms import NoticeStatus
from tests.gui.answers import Answerer
from tests.gui.pages.notices.acting import Compose, Kept, Wait, click

SEPTEMBER = Month(2026, 9)


def begun(page: NoticesPage, settled: Wait) -> NoticePlace:
    """September's notice, and a correction of it begun with the button; where that stands."""
    page._choose(NoticePlace(SEPTEMBER))
    settled()
    click(page, page.editor.correct_button)
    settled()
    assert page.keeper.base is not None
    return NoticePlace.of(page.keeper.base)


def shown(page: NoticesPage) -> list[tuple[str, str]]:
    """The first lines of the list."""
    model = page.months.model
    return [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(4)]


def test_it_is_begun_written_issued_and_listed_below_what_it_corrects(
    page: NoticesPage, compose: Compose, saved: Wait, settled: Wait, kept: Kept
) -> None:
    own = kept(SEPTEMBER)
    place = begun(page, settled)
    assert place.correction is not None
    assert page.editor.sections.current == TEXT
    assert not page.editor.sections.button(FIGURES).isVisible()
    assert not page.editor.sections.button(ITEMS).isVisible()
    assert not page.editor.recount_button.isVisible()
    assert page.editor.text.lead.title == "更正内容"
    assert own.document_number in page.editor.note.sentence
    assert shown(page)[2] == ("└ 更正9号", "草稿")
    assert page.months.table.current_row().place == place

    compose(page.editor.text.lead.editor, "\n“3次”应为“2次”。")
    saved()
    click(page, page.editor.issue_button)
    settled()
    (dialog,) = page.findChildren(IssueDialog)
    assert "更正" in dialog.windowTitle()
    assert not dialog.pushes.isVisible()
    click(page, dialog.issue_button)
    settled()

    assert shown(page)[:3] == [
        ("2026年10月", "未通报"),
        ("2026年9月", "已印发 9号"),
        ("└ 更正9号", "已印发 10号"),
    ]
    assert page.keeper.base is not None
    assert page.keeper.base.status is NoticeStatus.ISSUED
    assert page.keeper.base.lead.endswith("应为“2次”。")
    assert kept(SEPTEMBER) == own
    page._choose(NoticePlace(SEPTEMBER))
    settled()
    assert "已由10号更正" in page.editor.note.sentence
    assert page.editor.text.lead.title == "导语"
    assert page.editor.sections.button(FIGURES).isVisible()


def test_a_second_one_is_refused_while_the_first_is_a_draft(page: NoticesPage, settled: Wait) -> None:
    place = begun(page, settled)
    page._choose(NoticePlace(SEPTEMBER))
    settled()
    assert "还是草稿" in page.editor.note.sentence
    click(page, page.editor.correct_button)
    settled()
    assert "没有重复建立" in page.editor.banner.sentence
    page._choose(place)
    settled()
    assert page.keeper.base is not None
    assert NoticePlace.of(page.keeper.base) == place


def test_one_that_is_removed_leaves_what_it_was_to_correct(page: NoticesPage, settled: Wait) -> None:
    begun(page, settled)
    answer = Answerer("删除")
    click(page, page.editor.remove_button)
    settled()
    assert "更正通报" in answer.asked
    assert page.keeper.base is not None
    assert NoticePlace.of(page.keeper.base) == NoticePlace(SEPTEMBER)
    assert page.editor.isEnabled()
    assert shown(page)[2][0] == "2026年8月"


def test_registers_that_change_are_nothing_to_a_correction(page: NoticesPage, settled: Wait) -> None:
    begun(page, settled)
    note = page.editor.note.sentence
    page.composer.recount()
    settled()
    assert page.editor.note.sentence == note
    assert not page.editor.banner.sentence


def test_a_target_leads_to_a_month_or_to_a_notice(page: NoticesPage, settled: Wait, kept: Kept) -> None:
    place = begun(page, settled)
    page.show_target(Target(Subject.NOTICE, month=Month(2026, 8)))
    settled()
    assert page.months.table.current_row().place == NoticePlace(Month(2026, 8))
    page.show_target(Target(Subject.NOTICE, record_id=place.correction))
    settled()
    assert page.months.table.current_row().place == place
    page.show_target(Target(Subject.NOTICE, record_id=kept(SEPTEMBER).id))
    settled()
    assert page.months.table.current_row().place == NoticePlace(SEPTEMBER)
    page.show_target(Target(Subject.NOTICE, new=True, month=Month(2026, 10)))
    settled()
    assert page.months.table.current_row().place == NoticePlace(Month(2026, 10))
    assert page.editor.sections.current == TEXT


def test_a_notice_that_is_gone_is_said_to_be(page: NoticesPage, settled: Wait) -> None:
    page.show_target(Target(Subject.NOTICE, record_id=9_999))
    settled()
    assert "已不在列表中" in page.editor.banner.sentence
