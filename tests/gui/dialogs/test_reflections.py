"""心得体会台账: one piece after the other, nothing typed lost, taken off and put back, printed as it is narrowed."""

import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from gui.desk import Desk
from gui.dialogs import printing, reflections
from gui.dialogs.printing.matter import jobs_of
from gui.dialogs.reflections import ReflectionsDialog
from gui.dialogs.reflections_reading import submissions_line
from gui.editors.periods import Period
from gui.pages.study import StudyPage
from models.rows.paper import PaperChoices, PaperOrder
from models.rows.reflection import BranchSubmissions, Missing, ReflectionLedger, ReflectionRow
from models.rules.papers import PaperKind
from models.rules.periods import Month, Span, year_of
from models.services.members import load_member, save_member
from models.services.reflections import list_reflections, load_reflection, save_reflection
from tests.gui.dialogs.conftest import TODAY
from tests.models.services.making import post, saved

Settled = Callable[[], None]
Compose = Callable[[QWidget, str], None]
DAY = date(2026, 10, 20)
CHOICES = {PaperKind.REFLECTION_LEDGER: PaperChoices()}


@pytest.fixture
def dialog(
    desk: Desk, window: QWidget, bureau: dict[str, int], settled: Settled, qtbot: QtBot
) -> Iterator[ReflectionsDialog]:
    """The dialog over a bureau without pieces, 王建国 being 书记 since 2020 and 处长."""
    with desk.tasks.store.write() as session:
        detail = load_member(session, bureau["王建国"])
        posts = (post(bureau["第一党支部"], "书记", date(2020, 1, 1)),)
        save_member(session, replace(detail, posts=posts, job_title="处长"))
    made = opened(desk, window, settled)
    yield made
    if Shiboken.isValid(made):
        made.panel.set_clean()
        made.close()


def opened(desk: Desk, window: QWidget, settled: Settled) -> ReflectionsDialog:
    made = ReflectionsDialog(desk, window)
    made.open()
    settled()
    return made


def add(desk: Desk, organization_id: int, author: str = "李芳", **given: Any) -> int:
    settled: dict[str, Any] = {"title": f"{author}的体会", "submitted_on": DAY} | given
    with desk.tasks.store.write() as session:
        return saved(save_reflection(session, ReflectionRow(None, organization_id, author, **settled)))


def kept(desk: Desk) -> tuple[ReflectionRow, ...]:
    with desk.tasks.store.read() as session:
        return list_reflections(session, None, None)


def told(dialog: ReflectionsDialog) -> list[str]:
    return [row.author for row in dialog.view.model.rows()]


def click(dialog: ReflectionsDialog, place: int) -> None:
    """A click of the mouse on a row."""
    table = dialog.view.table
    spot = table.visualRect(dialog.view.model.index(place, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def begin(dialog: ReflectionsDialog, settled: Settled) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settled()


def test_a_person_of_the_roll_brings_branch_and_post_along(
    dialog: ReflectionsDialog, desk: Desk, bureau: dict[str, int], settled: Settled, compose: Compose
) -> None:
    begin(dialog, settled)
    panel = dialog.panel
    assert panel.author.line.hasFocus()
    compose(panel.author.line, "王建国")
    assert panel.organization.box.currentText() == "第一党支部"
    assert panel.position.value() == "书记、处长"
    QTest.keyClick(panel.author.line, Qt.Key.Key_Return)
    assert panel.submitted_on.line.hasFocus(), "Enter goes on"
    QTest.keyClicks(panel.submitted_on.line, "2026.10.20")
    compose(panel.title.line, "学党章有感")
    compose(panel.topic.line, "党纪学习教育")
    QTest.keyClicks(panel.words.line, "2300")
    QTest.keyClick(panel.words.line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled()
    (row,) = kept(desk)
    assert row == ReflectionRow(
        row.id,
        bureau["第一党支部"],
        "王建国",
        "学党章有感",
        bureau["王建国"],
        "第一党支部",
        "书记、处长",
        "党纪学习教育",
        DAY,
        2300,
        version=1,
    )
    assert told(dialog) == ["王建国"]
    figures = "2026年：应交3人，已交1人，覆盖率33.3%；未提交2人：第一党支部李芳；第二党支部张伟。"
    assert dialog.submissions.text() == figures


def test_the_next_one_has_what_the_pile_has_in_common(
    dialog: ReflectionsDialog, desk: Desk, settled: Settled, compose: Compose
) -> None:
    begin(dialog, settled)
    panel = dialog.panel
    compose(panel.author.line, "王建国")
    panel.submitted_on.pick(DAY)
    for field, text in ((panel.title, "题目一"), (panel.topic, "党纪学习教育"), (panel.reviewer, "林静")):
        compose(field.line, text)
    panel.save()
    settled()
    assert panel.record_id is None
    assert panel.author.line.hasFocus()
    assert panel.told.text() == "已保存王建国的一篇"
    assert not panel.is_edited()
    assert (panel.author.value(), panel.title.value(), panel.position.value()) == ("", "", "")
    assert (panel.topic.value(), panel.submitted_on.value(), panel.reviewer.value()) == (
        "党纪学习教育",
        DAY,
        "林静",
    )
    compose(panel.author.line, "张伟")
    compose(panel.title.line, "题目二")
    panel.save()
    settled()
    assert [(row.author, row.organization_name, row.topic) for row in kept(desk)] == [
        ("张伟", "第二党支部", "党纪学习教育"),
        ("王建国", "第一党支部", "党纪学习教育"),
    ]
    assert panel.topic.suggestions() == ["党纪学习教育"]


def test_somebody_off_the_roll_is_typed_with_his_branch(
    dialog: ReflectionsDialog, desk: Desk, bureau: dict[str, int], settled: Settled, compose: Compose
) -> None:
    begin(dialog, settled)
    panel = dialog.panel
    compose(panel.author.line, "客座讲师")
    compose(panel.title.line, "题目")
    panel.save()
    assert panel.organization.error == "请选择支部"
    assert kept(desk) == ()
    panel.organization.set_value(bureau["第二党支部"])
    panel.save()
    settled()
    (row,) = kept(desk)
    assert (row.member_id, row.organization_name, row.submitted_on) == (None, "第二党支部", None)
    assert panel.told.text() == "已保存客座讲师的一篇，提交日期待补"
    assert told(dialog) == ["客座讲师"], "what was just saved is seen, whatever the year asked for"
    assert dialog.view.filters.value("period") is None
    assert dialog.submissions.text() == "选定年度或月份后显示提交情况。"


def test_a_namesake_of_another_branch_is_somebody_else(
    dialog: ReflectionsDialog, desk: Desk, bureau: dict[str, int], settled: Settled, compose: Compose
) -> None:
    begin(dialog, settled)
    panel = dialog.panel
    compose(panel.author.line, "张伟")
    assert panel.organization.value() == bureau["第二党支部"]
    panel.organization.set_value(bureau["第一党支部"])
    compose(panel.title.line, "题目")
    panel.save()
    settled()
    assert [(row.member_id, row.organization_name) for row in kept(desk)] == [(None, "第一党支部")]


def test_a_post_typed_by_hand_stays_and_one_brought_along_goes_with_its_holder(
    dialog: ReflectionsDialog, settled: Settled, compose: Compose
) -> None:
    begin(dialog, settled)
    panel = dialog.panel
    compose(panel.author.line, "王建国")
    panel.author.line.clear()
    compose(panel.author.line, "李芳")
    assert panel.position.value() == ""
    compose(panel.position.line, "宣传委员")
    panel.author.line.clear()
    compose(panel.author.line, "王建国")
    assert panel.position.value() == "宣传委员"


def test_another_day_has_another_roll(dialog: ReflectionsDialog, settled: Settled, compose: Compose) -> None:
    begin(dialog, settled)
    panel = dialog.panel
    compose(panel.author.line, "王建国")
    assert panel.position.value() == "书记、处长"
    panel.submitted_on.pick(date(2019, 12, 31))
    panel.day_changed.emit()
    settled()
    assert panel.position.value() == "处长", "not yet 书记 on that day"


def test_a_saved_piece_is_opened_changed_and_stays(
    dialog: ReflectionsDialog, desk: Desk, bureau: dict[str, int], settled: Settled, compose: Compose
) -> None:
    number = add(desk, bureau["第一党支部"], member_id=bureau["李芳"], position="会计")
    dialog.refresh()
    settled()
    dialog.view.table.choose(number)
    dialog.view.table.setFocus()
    QTest.keyClick(dialog.view.table, Qt.Key.Key_Return)
    settled()
    panel = dialog.panel
    assert panel.isVisible()
    assert (panel.author.value(), panel.position.value()) == ("李芳", "会计")
    assert panel.heading.text().endswith(f"编号{number}")
    assert not panel.is_edited()
    QTest.keyClicks(panel.words.line, "1800")
    panel.save()
    settled()
    with desk.tasks.store.read() as session:
        row = load_reflection(session, number)
    assert (row.words, row.member_id, row.version) == (1800, bureau["李芳"], 2)
    assert panel.told.text() == "已保存"
    assert panel.record_id == number
    QTest.keyClicks(panel.words.line, "0")
    panel.save()
    settled()
    with desk.tasks.store.read() as session:
        assert load_reflection(session, number).words == 18000, "saved again over its new version"


def test_what_is_typed_while_saving_is_a_change_to_what_was_saved(
    dialog: ReflectionsDialog, desk: Desk, settled: Settled, compose: Compose
) -> None:
    begin(dialog, settled)
    panel = dialog.panel
    compose(panel.author.line, "王建国")
    panel.submitted_on.pick(DAY)
    compose(panel.title.line, "学党章")
    panel.save()
    compose(panel.title.line, "有感")
    panel.save()
    settled()
    (row,) = kept(desk)
    assert row.title == "学党章", "the second order waits for the first"
    assert panel.title.value() == "学党章有感"
    assert panel.record_id == row.id
    assert panel.is_edited()
    panel.save()
    settled()
    assert [row.title for row in kept(desk)] == ["学党章有感"]


def test_a_change_made_elsewhere_is_told_and_may_be_overruled(
    dialog: ReflectionsDialog, desk: Desk, bureau: dict[str, int], settled: Settled, compose: Compose
) -> None:
    number = add(desk, bureau["第一党支部"])
    dialog.refresh()
    settled()
    dialog.view.table.opened.emit(dialog.view.model.row(0))
    settled()
    with desk.tasks.store.write() as session:
        save_reflection(session, replace(load_reflection(session, number), title="别处改的"))
    panel = dialog.panel
    compose(panel.title.line, "！")
    panel.save()
    settled()
    assert "别处修改" in panel.banner.sentence
    assert panel.title.value() == "李芳的体会！"
    panel.banner.action.emit()
    settled()
    assert "再按一次" in panel.banner.sentence
    panel.save()
    settled()
    assert [row.title for row in kept(desk)] == ["李芳的体会！"]


def test_a_mistake_is_one_sentence_and_nothing_typed_goes(
    dialog: ReflectionsDialog, desk: Desk, settled: Settled, compose: Compose
) -> None:
    begin(dialog, settled)
    panel = dialog.panel
    compose(panel.author.line, "王建国")
    compose(panel.title.line, "题目")
    panel.submitted_on.pick(date(2999, 1, 1))
    panel.save()
    settled()
    assert "还没有到" in panel.banner.sentence
    assert panel.title.value() == "题目"
    assert kept(desk) == ()


def test_escape_asks_before_something_typed_is_lost(
    dialog: ReflectionsDialog, settled: Settled, compose: Compose, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gui.widgets import form_panel

    answers = [False, False, True, True]
    monkeypatch.setattr(form_panel, "agrees", lambda *_: answers.pop(0))
    begin(dialog, settled)
    compose(dialog.panel.title.line, "写了一半")
    QTest.keyClick(dialog.panel.title.line, Qt.Key.Key_Escape)
    assert dialog.panel.isVisible()
    QTest.keyClick(dialog.view.table, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.panel.title.value() == "写了一半"
    QTest.keyClick(dialog.panel.title.line, Qt.Key.Key_Escape)
    assert not dialog.panel.isVisible()
    assert dialog.isVisible()
    begin(dialog, settled)
    compose(dialog.panel.title.line, "又写")
    dialog.close()
    assert not dialog.isVisible()
    assert answers == []


def test_the_form_follows_the_cursor_until_something_is_typed(
    dialog: ReflectionsDialog,
    desk: Desk,
    bureau: dict[str, int],
    settled: Settled,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from gui.widgets import form_panel

    monkeypatch.setattr(form_panel, "agrees", lambda *_: False)
    first, second = add(desk, bureau["第一党支部"]), add(desk, bureau["第二党支部"], "张伟")
    dialog.refresh()
    settled()
    place = dialog.view.model.position(first)
    assert place is not None
    click(dialog, place)
    assert dialog.panel.record_id == first
    dialog.view.table.choose(second)
    assert dialog.panel.record_id == second
    compose(dialog.panel.note.text, "记一笔")
    dialog.view.table.choose(first)
    assert dialog.panel.record_id == second
    click(dialog, place)
    assert dialog.panel.record_id == second, "the clerk did not agree to lose it"
    assert dialog.view.table.current_row().id == second


def test_removed_pieces_can_be_put_back(
    dialog: ReflectionsDialog,
    desk: Desk,
    bureau: dict[str, int],
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def agree(_parent: QWidget, _title: str, question: str, *_: str) -> bool:
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr(reflections, "agrees", agree)
    add(desk, bureau["第一党支部"], title="<b>题目</b>")
    add(desk, bureau["第二党支部"], "张伟")
    dialog.refresh()
    settled()
    assert not dialog.remove_button.isEnabled()
    dialog.view.table.opened.emit(dialog.view.model.row(0))
    dialog.view.table.selectAll()
    QTest.keyClick(dialog.view.table, Qt.Key.Key_Delete)
    settled()
    assert len(kept(desk)) == 2
    dialog.remove_button.click()
    settled()
    assert asked[0].startswith("移除这2篇心得体会？")
    assert kept(desk) == ()
    assert not dialog.panel.isVisible()
    assert "已移除2篇" in dialog.banner.sentence
    dialog.banner.action.emit()
    settled()
    assert len(kept(desk)) == 2
    assert "已撤销移除" in dialog.banner.sentence
    dialog.banner.action.emit()
    settled()
    dialog.view.table.choose(kept(desk)[1].id)
    dialog.remove_chosen()
    assert asked[-1].startswith("移除李芳的《<b>题目</b>》？")


def test_filters_narrow_list_and_figures(
    dialog: ReflectionsDialog, desk: Desk, bureau: dict[str, int], settled: Settled
) -> None:
    add(desk, bureau["第一党支部"], topic="党纪学习教育", member_id=bureau["李芳"])
    add(desk, bureau["第二党支部"], "张伟", submitted_on=date(2025, 5, 5), topic="党章")
    dialog.refresh()
    settled()
    filters = dialog.view.filters
    assert told(dialog) == ["李芳"], "this year's"
    filters.set_value("period", Period(2025))
    settled()
    assert told(dialog) == ["张伟"]
    assert dialog.submissions.text().startswith("2025年：应交3人，已交1人，覆盖率33.3%")
    filters.set_value("organization", bureau["第二党支部"])
    settled()
    assert dialog.submissions.text() == "2025年：应交1人，已交1人，覆盖率100%，都已提交。"
    filters.set_value("period", Period(2026, 10))
    settled()
    assert told(dialog) == []
    filters.clear()
    settled()
    filters.set_value("topic", "党章")
    settled()
    assert told(dialog) == ["张伟"]
    filters.clear()
    filters.search.setText("李芳 党纪")
    filters.search.returnPressed.emit()
    settled()
    assert told(dialog) == ["李芳"]


def test_it_opens_with_the_latest_year_that_has_pieces(
    desk: Desk, window: QWidget, bureau: dict[str, int], settled: Settled
) -> None:
    for year in (2023, 2024):
        add(desk, bureau["第一党支部"], f"{year}年的人", submitted_on=date(year, 5, 5))
    made = opened(desk, window, settled)
    settled()
    assert made.view.filters.value("period") == Period(2024)
    assert told(made) == ["2024年的人"]
    made.reject()


def test_the_ledger_is_ordered_as_the_filters_narrow_it(
    dialog: ReflectionsDialog,
    desk: Desk,
    bureau: dict[str, int],
    settled: Settled,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    orders: list[tuple[str, PaperOrder]] = []

    def note(_desk: Desk, _parent: QWidget, matter: printing.matter.Matter) -> None:
        orders.extend((job.name, job.order) for job in jobs_of(matter, matter.kinds, CHOICES))

    monkeypatch.setattr(printing, "open_print_dialog", note)
    add(desk, bureau["第一党支部"], topic="党纪学习教育", submitted_on=date(2024, 5, 6))
    dialog.refresh()
    settled()
    QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    filters = dialog.view.filters
    filters.set_value("organization", bureau["第一党支部"])
    filters.set_value("period", Period(2026, 10))
    filters.set_value("topic", "党纪学习教育")
    dialog.print_button.click()
    filters.clear()
    dialog.print_button.click()
    kind = PaperKind.REFLECTION_LEDGER
    first = bureau["第一党支部"]
    october = PaperOrder(kind, organization_id=first, span=Month(2026, 10).span(), topic="党纪学习教育")
    assert orders == [
        ("2026年 心得体会台账", PaperOrder(kind, span=year_of(2026))),
        ("2026年10月 心得体会台账", october),
        (
            "2024年1月1日至2026年11月5日 心得体会台账",
            PaperOrder(kind, span=Span(date(2024, 1, 1), TODAY, "全部")),
        ),
    ]
    begin(dialog, settled)
    compose(dialog.panel.title.line, "没写完")
    dialog.print_ledger()
    assert len(orders) == 3
    assert "先保存或放弃" in dialog.panel.banner.sentence


def test_an_empty_register_says_how_to_begin(dialog: ReflectionsDialog, settled: Settled) -> None:
    assert dialog.view.empty.isVisible()
    assert dialog.view.empty.button.hasFocus()
    QTest.keyClick(dialog.view.empty.button, Qt.Key.Key_Return)
    settled()
    assert dialog.panel.isVisible()


def test_everything_is_named_for_a_screen_reader(dialog: ReflectionsDialog) -> None:
    names = {field.editor.accessibleName() for field in dialog.panel.fields.values()}
    assert names == {
        "姓名，必填",
        "提交日期",
        "支部，必填",
        "职务",
        "题目，必填",
        "学习主题",
        "字数",
        "审核人",
        "是否交流、刊发",
        "备注",
    }
    assert dialog.view.table.accessibleName() == "心得体会台账"
    assert dialog.submissions.accessibleName() == "提交情况"


def test_the_page_of_studies_opens_it(
    desk: Desk, bureau: dict[str, int], settled: Settled, qtbot: QtBot
) -> None:
    page = StudyPage(desk)
    qtbot.addWidget(page)
    page.show()
    settled()
    (button,) = (one for one in page.findChildren(QPushButton) if one.text() == "心得体会…")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled()
    (dialog,) = page.findChildren(ReflectionsDialog)
    assert dialog.isVisible()
    assert dialog.windowTitle() == "心得体会台账"
    dialog.close()


def test_it_is_freed_when_closed(
    desk: Desk,
    window: QWidget,
    bureau: dict[str, int],
    settled: Settled,
    freed: Callable[[weakref.ref[QWidget]], bool],
) -> None:
    made = opened(desk, window, settled)
    made.new_piece()
    settled()
    seen: weakref.ref[QWidget] = weakref.ref(made)
    made.reject()
    del made
    assert freed(seen)


@pytest.mark.parametrize(
    ("branches", "words"),
    [
        (
            (BranchSubmissions(1, "甲支部", None, 2),),
            "2026年：应交人数待补（有的支部名册还是空的），已交2人。",
        ),
        ((BranchSubmissions(1, "甲支部", 2, 2),), "2026年：应交2人，已交2人，覆盖率100%，都已提交。"),
        (
            (
                BranchSubmissions(1, "甲支部", 12, 3, tuple(Missing(n, f"甲{n}") for n in range(9))),
                BranchSubmissions(2, "乙支部", 3, 0, tuple(Missing(n, f"乙{n}") for n in range(3))),
                BranchSubmissions(3, "丙支部", 1, 0, (Missing(99, "丙一"),)),
            ),
            "2026年：应交16人，已交3人，覆盖率18.8%；未提交13人：甲支部甲0、甲1、甲2、甲3、甲4、甲5、甲6、甲7、甲8；乙支部乙0等。",
        ),
    ],
)
def test_the_figures_in_a_line(branches: tuple[BranchSubmissions, ...], words: str) -> None:
    assert submissions_line(ReflectionLedger(year_of(2026), TODAY, branches=branches)) == words
