"""What was typed of an inspection and never saved is offered again, whole."""

from typing import Any

from gui.pages.inspections import InspectionsPage
from models.db.store import Store
from models.rules.terms import DraftOf
from models.services.drafts import drafts_of
from tests.gui.pages.conftest import DAY, Bureau, Reopen
from tests.gui.pages.inspections.acting import Compose, Wait, editor_of, opened, stored


def drafts(store: Store) -> list[dict[str, Any]]:
    """The drafts of inspections."""
    with store.read() as session:
        return [dict(draft.state, record=draft.record_id) for draft in drafts_of(session, DraftOf.INSPECTION)]


def test_a_new_one_survives_the_window(
    page: InspectionsPage,
    bureau: Bureau,
    store: Store,
    settled: Wait,
    reopened: Reopen,
    compose: Compose,
) -> None:
    page.new_record()
    editor = editor_of(page)
    editor.first_on.pick(DAY)
    editor.last_on.line.setText("月底")
    editor.team.add_line()
    compose(editor.team.lines[0].fields["name"].editor, "甲一")
    editor.visits.tick(bureau.ids.first)
    editor.findings.add_item()
    compose(editor.findings.form.fact.text, "还没有选支部的问题")
    editor.findings.add_item()
    editor.findings.form.organization.set_value(bureau.ids.second)
    editor.findings.form.organization.edited.emit()
    again = reopened(page)
    assert [draft["record"] for draft in drafts(store)] == [None]
    assert "10月20日 督察《10月创建工作督察》" in again.drafting.banner.sentence
    again.drafting.banner.action.emit()
    settled()
    restored = editor_of(again)
    assert restored.draft() == editor.draft()
    assert restored.last_on.state() == "月底"
    assert [raw["organization_name"] for raw in restored.findings.raws()] == ["", "第二党支部"]
    assert restored.is_edited()
    restored.last_on.line.setText("")
    restored.save()
    settled()
    assert restored.banner.sentence == "还没有保存：第1个问题：请选择责任支部。"
    restored.findings.form.organization.set_value(bureau.ids.first)
    restored.findings.form.organization.edited.emit()
    restored.findings.list.setCurrentRow(1)
    compose(restored.findings.form.fact.text, "第二个问题")
    restored.save()
    settled()
    saved = stored(store, restored.record_id)
    assert [found.fact for found in saved.findings] == ["还没有选支部的问题", "第二个问题"]
    assert drafts(store) == []


def test_a_change_to_a_saved_one_survives(
    page: InspectionsPage,
    bureau: Bureau,
    store: Store,
    settled: Wait,
    reopened: Reopen,
    compose: Compose,
) -> None:
    number = opened(page, store, bureau, settled)
    compose(editor_of(page).findings.form.evidence.text, "记录本第3页")
    again = reopened(page)
    again.drafting.banner.action.emit()
    settled()
    restored = editor_of(again)
    assert restored.record_id == number
    assert restored.findings.form.evidence.value() == "记录本第3页"
    restored.save()
    settled()
    (found,) = stored(store, number).findings
    assert found.evidence == "记录本第3页"
    assert drafts(store) == []


def test_what_is_typed_while_saving_stays(
    page: InspectionsPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    number = opened(page, store, bureau, settled)
    editor = editor_of(page)
    editor.findings.add_item()
    editor.findings.form.organization.set_value(bureau.ids.first)
    editor.findings.form.organization.edited.emit()
    compose(editor.findings.form.fact.text, "第二个问题")
    editor.save()
    compose(editor.findings.form.fact.text, "，又补的")
    settled()
    assert editor.is_edited()
    editor.save()
    settled()
    facts = [found.fact for found in stored(store, number).findings]
    assert facts == ["会议记录不规范", "第二个问题，又补的"]
