"""民主评议, 谈心谈话, 主题党日 and 政治生日 in the editor of meetings."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from gui.editors.appraisal import NO_SHEET, AppraisalPart
from gui.editors.birthdays import NOT_YET, BirthdaysPart
from gui.editors.meeting import MeetingEditor
from gui.editors.talks import TalkPart
from gui.editors.theme_days import NOT_FIXED, ThemeDayPart
from gui.editors.votes_model import (
    BASIC,
    COMPETENT,
    EXCELLENT,
    FAILING,
    FEEDBACK,
    GRADE,
    NOT_GRADED,
    SELF,
)
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rows.life import Appraisal, BirthdayMark, Talk, ThemeDay
from models.rows.target import Target
from models.rules.life_terms import Grade, TalkPair, TalkReason, ThemeForm
from models.rules.terms import MeetingKind, Standing
from models.services.meetings import save_meeting
from models.services.members import load_member, save_member
from models.services.organizations import list_organizations, save_organization
from tests.gui.pages.acting import begin, editor_of, stored
from tests.gui.pages.conftest import DAY, Bureau
from tests.models.services.making import add_meeting

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
K = MeetingKind


def appraisal(editor: MeetingEditor) -> AppraisalPart:
    """The part."""
    part = editor.kind_parts["appraisal"]
    assert isinstance(part, AppraisalPart)
    return part


def talk(editor: MeetingEditor) -> TalkPart:
    """The part."""
    part = editor.kind_parts["talk"]
    assert isinstance(part, TalkPart)
    return part


def theme_day(editor: MeetingEditor) -> ThemeDayPart:
    """The part."""
    part = editor.kind_parts["theme_day"]
    assert isinstance(part, ThemeDayPart)
    return part


def birthdays(editor: MeetingEditor) -> BirthdaysPart:
    """The part."""
    part = editor.kind_parts["birthdays"]
    assert isinstance(part, BirthdaysPart)
    return part


def typed(part: AppraisalPart, row: int, column: int, *keys: str) -> None:
    """Keys, each with Enter after it, from a cell on."""
    part.table.setFocus()
    part.table.go_to(row, column)
    for each in keys:
        QTest.keyClicks(part.table, each[0])
        writing = next(line for line in part.table.findChildren(QLineEdit) if line.isVisible())
        QTest.keyClicks(writing, each[1:])
        QTest.keyClick(writing, Qt.Key.Key_Return)
        # A sheet hands the text over and closes the line a moment later.
        QApplication.sendPostedEvents()
        QApplication.processEvents()


# 民主评议


def test_ballots_are_counted_and_votes_typed_down_a_column(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, K.APPRAISAL)
    compose(editor.title.line, "2026年度民主评议党员")
    editor.show_section("life")
    part = appraisal(editor)
    for field, number in ((part.issued, "11"), (part.returned, "11"), (part.valid, "10")):
        field.line.setFocus()
        QTest.keyClicks(field.line, number)
    assert part.aloud.text() == "发出测评票11张，收回11张，有效10张，无效1张。"
    part.fill_button.click()
    assert part.model.rowCount() == 11
    typed(part, 0, EXCELLENT, "7", "0")
    typed(part, 0, GRADE, "1", "2")
    typed(part, 0, FEEDBACK, "10-25")
    row = part.model.names().index("乙一")
    assert part.model.index(row, GRADE).data() == NOT_GRADED
    assert not part.model.flags(part.model.index(row, GRADE)) & Qt.ItemFlag.ItemIsEditable
    editor.save()
    settled()
    kept = stored(store, editor.record_id).appraisal
    assert kept is not None
    assert (kept.issued, kept.returned, kept.valid) == (11, 11, 10)
    first, second = kept.results[:2]
    assert (first.name, first.excellent, first.grade, first.feedback_on) == (
        "甲一",
        7,
        Grade.EXCELLENT,
        date(2026, 10, 25),
    )
    assert (second.excellent, second.competent, second.grade) == (0, None, Grade.COMPETENT)
    assert kept.results[row].standing is Standing.PROBATIONARY
    assert "优秀1人，合格1人，等次待补8人，预备党员1人不评定等次" in part.counted_words.text()


def test_a_copied_table_lands_by_names_and_headings_or_from_the_cursor_on(
    page: MeetingsPage, bureau: Bureau, settled: Wait
) -> None:
    editor = begin(page, bureau, settled, K.APPRAISAL)
    editor.show_section("life")
    part = appraisal(editor)
    part.fill()
    QGuiApplication.clipboard().setText("姓名\t不合格\t优秀\n甲三\t1\t8\n外人\t0\t3\n")
    part.table.paste()
    assert [part.model.index(2, column).data() for column in (EXCELLENT, FAILING)] == ["8", "1"]
    assert "没有填入的" in part.notice.sentence
    part.table.go_to(0, EXCELLENT)
    QGuiApplication.clipboard().setText("5\t4\n6\t3")
    part.table.paste()
    assert [[part.model.index(row, at).data() for at in (EXCELLENT, COMPETENT)] for row in (0, 1)] == [
        ["5", "4"],
        ["6", "3"],
    ]
    part.table.selectAll()
    part.table.clear_chosen()
    assert all(line["texts"] == [""] * 8 for line in part.model.lines())


@pytest.mark.parametrize(
    ("ballots", "cells", "told"),
    [
        (("5", "6", ""), (), "收回6张，多于发出的5张"),
        (("", "", "4"), ((0, EXCELLENT, "5"),), "甲一的各等次合计5票，多于有效票4张"),
        (("", "", ""), ((1, BASIC, "三"),), "甲二的基本合格：请填写整数"),
        (("", "", ""), ((0, SELF, "一般"),), "甲一的自评：等次“一般”不认识"),
        (("两", "", ""), (), "发出测评票：请填写整数"),
    ],
)
def test_counts_that_contradict_one_another_are_not_saved_and_stay_as_typed(
    page: MeetingsPage,
    bureau: Bureau,
    settled: Wait,
    compose: Compose,
    ballots: tuple[str, ...],
    cells: tuple[tuple[int, int, str], ...],
    told: str,
) -> None:
    editor = begin(page, bureau, settled, K.APPRAISAL)
    compose(editor.title.line, "民主评议党员")
    part = appraisal(editor)
    part.fill()
    for field, text in zip((part.issued, part.returned, part.valid), ballots, strict=True):
        field.line.setText(text)
    part.model.write(cells)
    editor.save()
    assert f"还没有保存：{told}" in editor.banner.sentence
    assert editor.record_id is None
    assert editor.sections.current == "life"
    assert all(part.model.index(row, column).data() == text for row, column, text in cells)


def test_too_many_excellent_are_told_and_saved_all_the_same(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, K.APPRAISAL)
    compose(editor.title.line, "民主评议党员")
    part = appraisal(editor)
    part.fill()
    part.model.write([(row, GRADE, "1") for row in range(4)])
    assert "一般不超过三分之一（3人）" in part.notice.sentence
    editor.save()
    settled()
    kept = stored(store, editor.record_id).appraisal
    assert kept is not None
    assert sum(result.grade is Grade.EXCELLENT for result in kept.results) == 4


def test_a_list_without_a_sheet_says_where_the_names_come_from(page: MeetingsPage, settled: Wait) -> None:
    page.new_record()
    part = appraisal(editor_of(page))
    part.fill()
    assert part.notice.sentence == NO_SHEET


def test_an_appraisal_half_typed_comes_back_from_its_draft(
    page: MeetingsPage, bureau: Bureau, settled: Wait
) -> None:
    editor = begin(page, bureau, settled, K.APPRAISAL)
    part = appraisal(editor)
    part.fill()
    part.model.write([(0, EXCELLENT, "七"), (1, GRADE, "2")])
    part.issued.line.setText("1x")
    draft = editor.draft()
    editor.show_new(None)
    assert part.model.rowCount() == 0
    editor.restore_draft(draft)
    assert part.model.index(0, EXCELLENT).data() == "七"
    assert part.model.index(1, GRADE).data() == "合格"
    assert part.issued.line.text() == "1x"


# 谈心谈话


def test_a_talk_needs_two_people_and_no_sheet(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, K.HEART_TALK)
    assert not any(editor.sections.is_offered(key) for key in ("people", "agenda", "text"))
    part = talk(editor)
    editor.show_section("life")
    editor.save()
    assert editor.record_id is None
    compose(part.talker.line, "甲二")
    compose(part.partner.line, "甲五")
    assert part.pair.value() is TalkPair.COMMITTEE_MEMBER
    assert part.talker_title.value() == "组织委员"
    assert editor.title.value() == "甲二与甲五谈心谈话"
    part.reasons[TalkReason.POST].click()
    compose(editor.minutes.text, "谈了岗位调整后的想法")
    compose(part.follow_up.text, "一个月后再谈")
    editor.save()
    settled()
    saved = stored(store, editor.record_id)
    assert saved.title == "甲二与甲五谈心谈话"
    assert saved.minutes == "谈了岗位调整后的想法"
    assert saved.talk == Talk(
        TalkPair.COMMITTEE_MEMBER,
        "甲二",
        "甲五",
        bureau.people["甲二"],
        "组织委员",
        bureau.people["甲五"],
        "",
        (TalkReason.POST,),
        follow_up="一个月后再谈",
    )
    assert part.is_revealed


def seen(editor: MeetingEditor) -> bool:
    """Whether anything that was said can be read."""
    editor.show_section("life")
    part = talk(editor)
    shown = {part.is_revealed, part.problems.isVisible(), editor.minutes.isVisible()}
    assert len(shown) == 1
    return shown.pop()


def test_what_was_said_is_hidden_when_a_talk_is_opened(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    between = Talk(TalkPair.COMMITTEE, "甲一", "甲二", problems="家中老人住院")
    with store.write() as session:
        one = add_meeting(session, bureau.ids.first, K.HEART_TALK, title="谈话一", talk=between)
        other = add_meeting(session, bureau.ids.first, K.HEART_TALK, title="谈话二", minutes="老人住院")
    for record in (one, other):
        page.open_record(record)
        settled()
        assert not seen(editor_of(page))
        talk(editor_of(page)).reveal_button.click()
        assert seen(editor_of(page))
    editor = editor_of(page)
    editor.minutes.text.setPlainText("老人住院，已出院")
    editor.save()
    settled()
    assert talk(editor).is_revealed
    kept = stored(store, other)
    assert (kept.minutes, kept.talk) == ("老人住院，已出院", None)


def test_a_talk_is_not_found_by_what_was_said(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        add_meeting(session, bureau.ids.first, K.HEART_TALK, title="谈话", minutes="老人住院")
        add_meeting(session, bureau.ids.first, K.BRANCH_ASSEMBLY, title="大会", minutes="慰问住院党员")
    page.view.filters.search.setText("住院")
    page.refresh()
    settled()
    assert [row.title for row in page.view.model.rows()] == ["大会"]


def test_minutes_go_back_to_their_section_with_another_kind(
    page: MeetingsPage, bureau: Bureau, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, K.HEART_TALK)
    editor.minutes.set_value("先写的话")
    editor.kind.set_value(K.THEME_DAY)
    editor.kind.edited.emit()
    assert all(editor.sections.is_offered(key) for key in ("people", "agenda", "text"))
    editor.show_section("text")
    assert editor.minutes.isVisible()
    assert (editor.minutes.title, editor.minutes.value()) == ("会议记录", "先写的话")


def test_a_target_begins_a_talk_between_the_two_it_names(
    page: MeetingsPage, bureau: Bureau, settled: Wait
) -> None:
    people = (bureau.people["甲一"], bureau.people["甲二"])
    page.show_target(
        Target(
            page.SPEC.subject,
            new=True,
            kind=K.HEART_TALK.value,
            organization_id=bureau.ids.first,
            day=DAY,
            people=people,
        )
    )
    settled()
    part = talk(editor_of(page))
    assert (part.talker.value(), part.partner.value()) == ("甲一", "甲二")
    assert (part.pair.value(), part.talker_title.value()) == (TalkPair.COMMITTEE, "书记")


def test_nobody_talks_with_himself(
    page: MeetingsPage, bureau: Bureau, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, K.HEART_TALK)
    part = talk(editor)
    compose(part.talker.line, "甲二")
    compose(part.partner.line, "甲二")
    editor.save()
    assert "同一个人" in editor.banner.sentence


# 主题党日


@pytest.fixture
def fixed(store: Store, bureau: Bureau) -> None:
    """The first branch has its theme day on the third Thursday."""
    with store.write() as session:
        row = next(row for row in list_organizations(session) if row.id == bureau.ids.first)
        save_organization(session, replace(row, theme_day_nth=3, theme_day_weekday=4))


def test_the_fixed_day_is_proposed_once_and_another_is_told(
    fixed: None, page: MeetingsPage, bureau: Bureau, settled: Wait
) -> None:
    page.begin_with(K.THEME_DAY, bureau.ids.first)
    settled()
    editor = editor_of(page)
    part = theme_day(editor)
    assert editor.held_on.value() == date(2026, 11, 19)
    assert part.fixed.text() == "固定日：每月第三个星期四。"
    assert not editor.is_edited()
    editor.held_on.set_value(None)
    editor.ask_people()
    settled()
    assert editor.held_on.value() is None
    editor.held_on.pick(date(2026, 11, 4))
    editor.ask_people()
    settled()
    assert "固定日为每月第三个星期四（11月19日），实际11月4日举行" in part.fixed.text()


def test_a_branch_without_a_fixed_day_is_told_where_it_is_fixed(
    page: MeetingsPage, bureau: Bureau, settled: Wait
) -> None:
    page.begin_with(K.THEME_DAY, bureau.ids.first)
    settled()
    assert theme_day(editor_of(page)).fixed.text() == NOT_FIXED
    assert editor_of(page).held_on.value() is None


def test_what_a_theme_day_was_besides_is_what_it_counts_as(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, K.THEME_DAY)
    compose(editor.title.line, "参观档案馆")
    part = theme_day(editor)
    part.forms[ThemeForm.ON_SITE].click()
    part.also[K.DUES_DAY].click()
    part.also[K.POLITICAL_BIRTHDAY].click()
    part.oath.set_value(True)
    compose(part.organizer.line, "甲二")
    compose(part.effect.text, "党员谈了体会")
    assert birthdays(editor).isVisibleTo(editor._sections["life"])
    part.also[K.POLITICAL_BIRTHDAY].click()
    assert not birthdays(editor).isVisibleTo(editor._sections["life"])
    editor.save()
    settled()
    saved = stored(store, editor.record_id)
    assert saved.counts_as == (K.DUES_DAY,)
    assert saved.theme_day == ThemeDay((ThemeForm.ON_SITE,), "甲二", True, "党员谈了体会")
    editor.show_detail(saved)
    assert editor.draft()["parts"]["theme_day"]["forms"] == ["on_site"]
    assert part.also[K.DUES_DAY].isChecked()


# 政治生日


@pytest.fixture
def joined(store: Store, bureau: Bureau) -> None:
    """甲四 and 甲六 joined in Octobers, 甲七 in a November."""
    days = {"甲四": date(2010, 10, 8), "甲六": date(2001, 10, 30), "甲七": date(2003, 11, 2)}
    with store.write() as session:
        for name, day in days.items():
            member = load_member(session, bureau.people[name])
            save_member(session, replace(member, joined_on=day))


def test_the_months_people_come_by_one_press_and_only_once(
    joined: None, page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, K.POLITICAL_BIRTHDAY)
    compose(editor.title.line, "10月政治生日")
    part = birthdays(editor)
    part.fill_button.click()
    settled()
    assert [line["name"] for line in part.lines.filled()] == ["甲四", "甲六"]
    assert "入党日期待补" in part.notice.sentence
    part.fill_button.click()
    settled()
    assert len(part.lines.lines) == 2
    part.lines.lines[0].fields["talked_by"].restore("甲一")
    part.lines.lines[0].fields["card"].restore("True")
    part.lines.lines[0].fields["remark"].restore("不忘初心")
    editor.save()
    settled()
    assert stored(store, editor.record_id).birthdays == (
        BirthdayMark("甲四", bureau.people["甲四"], "甲一", True, "不忘初心"),
        BirthdayMark("甲六", bureau.people["甲六"]),
    )


def test_without_a_day_nobody_is_brought_in(page: MeetingsPage, settled: Wait) -> None:
    page.begin_with(K.POLITICAL_BIRTHDAY, None)
    settled()
    part = birthdays(editor_of(page))
    part.fill()
    assert part.notice.sentence == NOT_YET


def test_somebody_listed_twice_is_not_saved(
    page: MeetingsPage, bureau: Bureau, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, K.POLITICAL_BIRTHDAY)
    compose(editor.title.line, "政治生日")
    part = birthdays(editor)
    part.lines.show_lines([{"name": "甲四"}, {"name": "甲四"}])
    editor.save()
    assert "甲四列了两次" in editor.banner.sentence


def test_every_part_gives_back_what_it_was_shown(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    people = bureau.people
    with store.write() as session:
        record = add_meeting(
            session,
            bureau.ids.first,
            K.APPRAISAL,
            title="全都有",
            counts_as=(K.THEME_DAY, K.POLITICAL_BIRTHDAY),
            appraisal=Appraisal(3, 3, 3),
            theme_day=ThemeDay((ThemeForm.STUDY,), "甲一", False, "好"),
            birthdays=(BirthdayMark("甲四", people["甲四"], "甲一", False, "谢谢"),),
        )
        talk = Talk(TalkPair.OTHER, "甲一", "甲二", people["甲一"], "书记", people["甲二"], "", (), "问")
        alone = add_meeting(session, bureau.ids.first, K.HEART_TALK, title="谈话", talk=talk)
    page.open_record(alone)
    settled()
    assert stored(store, alone).talk == talk
    assert editor_of(page).detail() == stored(store, alone)
    page.open_record(record)
    settled()
    editor = editor_of(page)
    before = stored(store, record)
    assert replace(editor.detail(), attendance=before.attendance) == before
    with store.write() as session:
        save_meeting(session, editor.detail())
    after = stored(store, record)
    assert (after.appraisal, after.theme_day, after.birthdays) == (
        before.appraisal,
        before.theme_day,
        before.birthdays,
    )


def test_a_talk_has_no_host_and_is_offered_none_of_the_last_ones(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        talk = add_meeting(
            session, bureau.ids.first, K.HEART_TALK, title="谈话一", host="甲一", place="会议室"
        )
    editor = begin(page, bureau, settled, K.HEART_TALK)
    assert editor.host.isHidden()
    assert editor.recorder.isHidden()
    assert editor.usual.button.isHidden()
    assert not editor.host.line.placeholderText()
    editor.kind.set_value(K.THEME_DAY)
    editor.kind_changed()
    assert not editor.host.isHidden()
    editor.show_detail(stored(store, talk))
    # What stands there is never hidden.
    assert (editor.host.value(), editor.host.isHidden()) == ("甲一", False)
