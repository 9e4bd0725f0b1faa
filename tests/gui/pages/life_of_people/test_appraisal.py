"""民主评议 in the editor of meetings: ballots counted, votes typed and pasted, what contradicts told."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from gui.editors.appraisal import NO_SHEET, AppraisalPart
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
from models.rules.life_terms import Grade
from models.rules.terms import Standing
from tests.gui.pages.acting import begin, editor_of, stored
from tests.gui.pages.conftest import Bureau
from tests.gui.pages.life_of_people.acting import Compose, K, Wait, appraisal


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
