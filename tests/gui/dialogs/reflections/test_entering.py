"""心得体会台账: one piece after the other goes in; the roll brings branch and post along."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.desk import Desk
from gui.dialogs.reflections import ReflectionsDialog
from gui.editors.reflection import ReflectionPanel
from models.rows.reflection import ReflectionRow
from tests.gui.dialogs.reflections.acting import DAY, Compose, Settled, kept, told


def test_a_person_of_the_roll_brings_branch_and_post_along(
    dialog: ReflectionsDialog,
    panel: ReflectionPanel,
    desk: Desk,
    bureau: dict[str, int],
    settled: Settled,
    compose: Compose,
) -> None:
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
    panel: ReflectionPanel, desk: Desk, settled: Settled, compose: Compose
) -> None:
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
    dialog: ReflectionsDialog,
    panel: ReflectionPanel,
    desk: Desk,
    bureau: dict[str, int],
    settled: Settled,
    compose: Compose,
) -> None:
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
    assert dialog.submissions.text() == "选定年度、月份或专题活动后显示提交情况。"


def test_a_namesake_of_another_branch_is_somebody_else(
    panel: ReflectionPanel, desk: Desk, bureau: dict[str, int], settled: Settled, compose: Compose
) -> None:
    compose(panel.author.line, "张伟")
    assert panel.organization.value() == bureau["第二党支部"]
    panel.organization.set_value(bureau["第一党支部"])
    compose(panel.title.line, "题目")
    panel.save()
    settled()
    assert [(row.member_id, row.organization_name) for row in kept(desk)] == [(None, "第一党支部")]


def test_a_post_typed_by_hand_stays_and_one_brought_along_goes_with_its_holder(
    panel: ReflectionPanel, compose: Compose
) -> None:
    compose(panel.author.line, "王建国")
    panel.author.line.clear()
    compose(panel.author.line, "李芳")
    assert panel.position.value() == ""
    compose(panel.position.line, "宣传委员")
    panel.author.line.clear()
    compose(panel.author.line, "王建国")
    assert panel.position.value() == "宣传委员"


def test_another_day_has_another_roll(panel: ReflectionPanel, settled: Settled, compose: Compose) -> None:
    compose(panel.author.line, "王建国")
    assert panel.position.value() == "书记、处长"
    panel.submitted_on.pick(date(2019, 12, 31))
    panel.day_changed.emit()
    settled()
    assert panel.position.value() == "处长", "not yet 书记 on that day"


def test_a_mistake_is_one_sentence_and_nothing_typed_goes(
    panel: ReflectionPanel, desk: Desk, settled: Settled, compose: Compose
) -> None:
    compose(panel.author.line, "王建国")
    compose(panel.title.line, "题目")
    panel.submitted_on.pick(date(2999, 1, 1))
    panel.save()
    settled()
    assert "还没有到" in panel.banner.sentence
    assert panel.title.value() == "题目"
    assert kept(desk) == ()


def test_what_is_typed_while_saving_is_a_change_to_what_was_saved(
    panel: ReflectionPanel, desk: Desk, settled: Settled, compose: Compose
) -> None:
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
