"""What a notice has named: read only, told at once, led on to the 整改清单."""

from datetime import date

import pytest

from gui.pages import register_page
from gui.pages.inspections import InspectionsPage
from models.db.store import Store
from models.rows.changes import Subject
from models.rows.target import Target
from tests.gui.answers import answering
from tests.gui.pages.conftest import Bureau, FakeWindow
from tests.gui.pages.inspections.acting import Compose, Wait, editor_of, issue_october, opened, stored
from tests.models.services.making import finding


def test_the_open_inspection_shows_that_a_notice_named_it(
    page: InspectionsPage, bureau: Bureau, store: Store, settled: Wait, window: FakeWindow
) -> None:
    number = opened(page, store, bureau, settled)
    editor = editor_of(page)
    editor.show_section("findings")
    assert editor.notice_button.text() == "起草10月通报"
    assert not editor.findings.form.fact.text.isReadOnly()
    issue_october(page, store, settled)
    (found,) = stored(store, number).findings
    assert found.notice_number == "某局机党〔2026〕1号"
    form = editor.findings.form
    assert form.named.text() == "已由督察通报某局机党〔2026〕1号点名，不能再改。"
    assert form.fact.text.isReadOnly()
    assert editor.notice_button.text() == "打开10月通报"
    assert not editor.waiting.isVisible()
    form.item_button.click()
    assert window.went == [Target(Subject.RECTIFICATION, record_id=found.item_id)]
    (row,) = page.view.model.rows()
    assert (row.findings, row.notified) == (1, 1)


def test_another_problem_can_still_be_added(
    page: InspectionsPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    number = opened(page, store, bureau, settled)
    issue_october(page, store, settled)
    editor = editor_of(page)
    editor.findings.add_item()
    editor.findings.form.organization.set_value(bureau.ids.second)
    editor.findings.form.organization.edited.emit()
    compose(editor.findings.form.fact.text, "又发现一个")
    editor.save()
    settled()
    assert [found.fact for found in stored(store, number).findings] == ["会议记录不规范", "又发现一个"]
    assert editor.findings.list.currentRow() == 1, "the clerk stays where he was"


def test_what_is_typed_is_not_overwritten_by_what_changed_elsewhere(
    page: InspectionsPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    dated = finding(bureau.ids.first, due_on=date(2026, 12, 5))
    opened(page, store, bureau, settled, findings=(dated,))
    editor = editor_of(page)
    compose(editor.findings.form.evidence.text, "记录本")
    issue_october(page, store, settled)
    assert editor.findings.form.evidence.value() == "记录本"
    editor.save()
    settled()
    assert "已由督察通报某局机党〔2026〕1号点名，不能再改，没有保存" in editor.banner.sentence
    assert editor.findings.form.evidence.value() == "记录本"


def test_a_record_taken_off_the_register_is_not_read_again(
    page: InspectionsPage,
    bureau: Bureau,
    store: Store,
    settled: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number = opened(page, store, bureau, settled)
    monkeypatch.setattr(register_page, "agrees", answering(True))
    page.view.table.choose(number)
    page.remove_chosen()
    settled()
    assert page.view.model.rows() == []
    assert not editor_of(page).isVisible()
