"""督察通报: what is composed from inspections and records, chosen, changed and offered again."""

import weakref
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.choose_practices import ChoosePractices
from gui.dialogs.issue_notice import IssueDialog
from gui.dialogs.notice_deadline import DeadlineDialog
from gui.editors.notice_part import PartField
from gui.pages.notices import NoticesPage
from gui.tables.notices import NoticePlace
from models.rules.notice_parts import Grouping, NoticePart
from models.rules.notice_remarks import remarks_on
from models.rules.periods import Month
from models.rules.terms import NoticeStatus
from models.services.inspections import findings_to_notify, load_inspection, save_inspection
from tests.gui.pages.conftest import today
from tests.gui.pages.notices.acting import OCTOBER, Compose, Kept, Wait, click, say


def field(page: NoticesPage, part: NoticePart) -> PartField:
    """Its field."""
    found = page.editor.text.part(part)
    assert found is not None
    return found


def reword(desk: Desk, *, undated: bool = False) -> None:
    """Every problem October's inspection found is told otherwise."""
    with desk.tasks.store.write() as session:
        record_id = findings_to_notify(session, OCTOBER)[0].inspection_id
        assert record_id is not None
        inspection = load_inspection(session, record_id)
        findings = tuple(
            replace(each, fact=f"{each.fact}（复核）", due_on=None if undated else each.due_on)
            for each in inspection.findings
        )
        save_inspection(session, replace(inspection, findings=findings))


def test_the_problems_found_stand_there_and_are_grouped_otherwise(
    page: NoticesPage, saved: Wait, settled: Wait, kept: Kept
) -> None:
    page.editor.begin_text()
    part = field(page, NoticePart.PROBLEMS)
    before = part.area.value()
    assert before.startswith("督察发现问题")
    tools = part.problems
    assert tools is not None
    assert "责任人" not in before
    tools.persons.click()
    settled()
    assert "责任人：" in part.area.value()
    tools.grouping.setFocus()
    QTest.keyClick(tools.grouping, Qt.Key.Key_Down)
    settled()
    saved()
    draft = kept(OCTOBER)
    section = next(each for each in draft.sections if each.part is NoticePart.PROBLEMS)
    assert section.grouping is Grouping.BY_PROBLEM
    assert draft.names_persons
    assert section.text == part.area.value() != before
    assert part.offered.isHidden()


def test_a_changed_paragraph_is_left_and_the_new_words_are_offered_beside(
    page: NoticesPage, desk: Desk, saved: Wait, settled: Wait, kept: Kept
) -> None:
    page.editor.begin_text()
    part = field(page, NoticePart.PROBLEMS)
    lines = part.area.value().splitlines()
    lines[1] = "这个支部的问题另行通报。"
    part.area.set_value("\n".join(lines))
    part.area.edited.emit()
    saved()
    reword(desk)
    QTest.keyClick(page.editor, Qt.Key.Key_F5)
    settled()
    now = part.area.value().splitlines()
    assert now[:2] == lines[:2]
    assert all("（复核）" in line for line in now[2:] if "：" in line and "统计" not in line)
    offer = part.offered.words
    assert "（复核）" in offer
    assert part.offered.isVisible()
    assert part.offered.take_button.isVisible()

    page._choose(NoticePlace(Month(2026, 9)))
    settled()
    page._choose(NoticePlace(OCTOBER))
    settled()
    part = field(page, NoticePart.PROBLEMS)
    assert part.offered.words == offer, "an offer is kept with the draft"
    click(page, part.offered.take_button)
    saved()
    assert part.area.value().splitlines()[:3] == [offer, *lines[:2]]
    assert part.offered.isHidden()
    assert kept(OCTOBER).sections == page.editor.text.sections()


def test_a_line_whose_problem_is_gone_stays_whole_and_is_told_of_until_it_is_looked_at(
    page: NoticesPage, desk: Desk, saved: Wait, settled: Wait, kept: Kept
) -> None:
    page.editor.begin_text()
    part = field(page, NoticePart.PROBLEMS)
    lines = part.area.value().splitlines()
    lines[1] += "情节较轻。"
    part.area.set_value("\n".join(lines))
    part.area.edited.emit()
    saved()
    with desk.tasks.store.write() as session:
        record_id = findings_to_notify(session, OCTOBER)[0].inspection_id
        assert record_id is not None
        save_inspection(session, replace(load_inspection(session, record_id), findings=()))
    settled()
    QTest.keyClick(page.editor, Qt.Key.Key_F5)
    settled()

    assert lines[1] in part.area.value().splitlines()
    assert "所依据的问题已不在本月督察中" in part.doubts.words
    assert lines[1] in part.doubts.words
    assert part.doubts.settle_button.isVisible()
    assert "存在问题（1段）" in page.editor.banner.sentence
    saved()
    assert "存在问题（1段）" in "".join(remarks_on(kept(OCTOBER), today()))

    click(page, part.doubts.settle_button)
    saved()
    assert part.doubts.isHidden()
    assert lines[1] in part.area.value().splitlines()
    assert "段）" not in "".join(remarks_on(kept(OCTOBER), today()))


def test_an_offer_may_be_declined(page: NoticesPage, desk: Desk, saved: Wait, settled: Wait) -> None:
    page.editor.begin_text()
    part = field(page, NoticePart.PROBLEMS)
    part.area.set_value("全部另行通报。")
    part.area.edited.emit()
    saved()
    reword(desk)
    QTest.keyClick(page.editor, Qt.Key.Key_F5)
    settled()
    assert part.offered.isVisible()
    click(page, part.offered.decline_button)
    saved()
    assert part.area.value() == "全部另行通报。"
    assert part.offered.isHidden()
    QTest.keyClick(page.editor, Qt.Key.Key_F5)
    settled()
    assert part.offered.isHidden(), "the same words are not offered again"


def test_what_is_typed_while_counting_is_not_lost(
    page: NoticesPage, desk: Desk, compose: Compose, saved: Wait, settled: Wait, kept: Kept
) -> None:
    page.editor.begin_text()
    part = field(page, NoticePart.PROBLEMS)
    reword(desk)
    page.composer.recount()
    compose(part.area.editor, "另有说明。")
    settled()
    saved()
    assert part.area.value().endswith("另有说明。")
    assert "（复核）" in part.area.value()
    assert kept(OCTOBER).sections == page.editor.text.sections()


def test_records_chosen_are_named_one_by_one(
    page: NoticesPage, saved: Wait, settled: Wait, kept: Kept
) -> None:
    page.editor.begin_text()
    part = field(page, NoticePart.PRACTICES)
    assert part.practices is not None
    click(page, part.practices.choose_button)
    settled()
    (dialog,) = page.findChildren(ChoosePractices)
    assert dialog.list.count() > 3
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    dialog.search.line.setText("主题党日")
    dialog.search.edited.emit()
    visible = [line for line in dialog._lines() if not line.isHidden()]
    assert visible
    assert all("主题党日" in line.text() for line in visible)
    visible[0].setCheckState(Qt.CheckState.Checked)
    assert "已选2条" in dialog.count.text()
    click(page, dialog.confirm_button)
    settled()
    saved()
    lines = part.area.value().splitlines()
    assert len(lines) == 2
    assert all(line.startswith("10月") and line.endswith("。") for line in lines)
    section = next(each for each in kept(OCTOBER).sections if each.part is NoticePart.PRACTICES)
    assert len(section.records) == 2

    part.area.set_value(f"{lines[0]}很好。\n{lines[1]}")
    part.area.edited.emit()
    click(page, part.practices.choose_button)
    settled()
    dialog = page.findChildren(ChoosePractices)[-1]
    assert dialog.ticked() == section.records
    for line in dialog._lines():
        line.setCheckState(Qt.CheckState.Unchecked)
    click(page, dialog.confirm_button)
    settled()
    assert part.area.value() == f"{lines[0]}很好。", "the line something was typed in stays whole"
    assert "所依据的记录已不在所选记录中" in part.doubts.words


def test_a_month_without_records_offers_none(page: NoticesPage, settled: Wait) -> None:
    page._choose(NoticePlace(Month(2024, 5)))
    settled()
    page.editor.begin_text()
    page.composer.choose_practices()
    settled()
    assert not page.findChildren(ChoosePractices)
    assert "没有可选的记录" in page.editor.banner.sentence


def test_the_one_deadline_is_seen_in_the_draft_before_anything_is_issued(
    page: NoticesPage, desk: Desk, saved: Wait, settled: Wait, kept: Kept
) -> None:
    reword(desk, undated=True)
    page.composer.recount()
    settled()
    saved()
    click(page, page.editor.issue_button)
    settled()
    (deadline,) = page.findChildren(DeadlineDialog)
    number = len(kept(OCTOBER).findings)
    assert f"有{number}个还没有整改时限" in deadline.told.text()
    click(page, deadline.fill_button)
    settled()
    assert "统一整改时限" in deadline.due.error
    for typed, word in (("2026-11-01", "不应早于2026年11月5日"), ("2026-11-30", "")):
        deadline.due.line.setText(typed)
        deadline.due.edited.emit()
        click(page, deadline.fill_button)
        settled()
        if word:
            assert word in deadline.banner.sentence

    draft = kept(OCTOBER)
    assert draft.status is NoticeStatus.DRAFT
    assert {str(item.due_on) for item in draft.items if item.finding_id} == {"2026-11-30"}
    part = field(page, NoticePart.DEMANDS)
    assert "整改时限2026年11月30日" in part.area.value()
    assert page.focusWidget() is part.area.text
    assert (
        page.editor.text.viewport()
        .rect()
        .contains(part.area.mapTo(page.editor.text.viewport(), part.area.rect().center()))
    )
    assert "还没有印发" in page.editor.banner.sentence
    assert not page.editor.note.sentence

    click(page, page.editor.issue_button)
    settled()
    (dialog,) = page.findChildren(IssueDialog)
    assert f"新增的{number}个问题同时列入整改清单" in dialog.pushes.text()
    click(page, dialog.issue_button)
    settled()
    issued = kept(OCTOBER)
    assert issued.status is NoticeStatus.ISSUED
    assert (issued.sections, issued.items) == (draft.sections, draft.items)


def test_a_deadline_not_given_leaves_the_draft(
    page: NoticesPage, desk: Desk, settled: Wait, kept: Kept, freed: Callable[[weakref.ref[QWidget]], bool]
) -> None:
    reword(desk, undated=True)
    page.composer.recount()
    settled()
    click(page, page.editor.issue_button)
    settled()
    deadline: DeadlineDialog | None = page.findChildren(DeadlineDialog)[0]
    assert deadline is not None
    seen: weakref.ref[QWidget] = weakref.ref(deadline)
    QTest.keyClick(deadline, Qt.Key.Key_Escape)
    settled()
    assert "没有印发。草稿已经保存" in page.editor.banner.sentence
    assert {item.due_on for item in kept(OCTOBER).items if item.finding_id} == {None}
    deadline = None
    assert freed(seen)


def test_problems_changed_since_are_told_before_anything_is_issued(
    page: NoticesPage, desk: Desk, compose: Compose, saved: Wait, settled: Wait, kept: Kept
) -> None:
    say(page, compose, "导语")
    saved()
    reword(desk)
    click(page, page.editor.issue_button)
    settled()
    (dialog,) = page.findChildren(IssueDialog)
    place = dialog.day.pos()
    click(page, dialog.issue_button)
    settled()
    assert "重新统计" in dialog.banner.sentence
    assert dialog.day.pos() == place, "a sentence moves no field"
    dialog.reject()
    assert kept(OCTOBER).status is NoticeStatus.DRAFT
    assert not page.editor.banner.sentence, "the draft was there before"


def test_who_thinks_better_of_issuing_is_told_that_the_draft_is_kept(
    page: NoticesPage, settled: Wait, kept: Kept
) -> None:
    click(page, page.editor.issue_button)
    settled()
    (dialog,) = page.findChildren(IssueDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settled()
    assert kept(OCTOBER).id is not None
    assert "没有印发。草稿已经保存" in page.editor.banner.sentence
    assert page.editor.remove_button.isVisible()
