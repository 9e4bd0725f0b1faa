"""What is typed of a person is kept: over a kill and a refusal; and gone once saved or given up."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from gui.editors import drafting
from gui.widgets import form_panel
from models.db.store import Store
from models.rows.bureau import MemberDetail
from models.rules.terms import DraftOf
from models.services.members import load_member, save_member
from tests.gui.answers import answering
from tests.gui.pages.bureau_drafts.acting import SAID_WHEN, Compose, OpenPage, OpenPerson, Wait, kept
from tests.gui.pages.conftest import Bureau


def person(store: Store, number: int | None) -> MemberDetail:
    assert number is not None
    with store.read() as session:
        return load_member(session, number)


def test_a_new_person_is_there_again_after_a_kill(
    open_page: OpenPage, bureau: Bureau, store: Store, settled: Wait, qtbot: QtBot, compose: Compose
) -> None:
    page = open_page(bureau.ids.first)
    page.new_record()
    panel = page.editor.member
    compose(panel.fields["name"].editor, "欧阳明远")
    compose(panel.fields["joined_on"].editor, "2026年3月")
    panel._spells.lines()[0]._fields["group"].restore(str(bureau.ids.other_group))
    panel._posts.add_empty()
    compose(panel._posts.lines()[0]._fields["title"].editor, "组织委员")
    qtbot.waitUntil(lambda: len(kept(store, DraftOf.MEMBER)) == 1)
    page.editor.keep_now()
    settled()
    typed = panel.draft()
    assert typed["parts"]["posts"][0]["organization"] == "", "half a line is kept, too"

    again = open_page()
    banner = again.editor.members_kept.banner
    assert banner.isVisible()
    assert "有1条未保存的内容（党员 欧阳明远，" in banner.sentence
    assert not again.editor.organizations_kept.banner.isVisible()
    banner.action.emit()
    settled()
    panel = again.editor.member
    assert panel.isVisible()
    assert panel.draft() == typed
    assert "可以接着填写" in panel.banner.sentence
    assert panel.fields["name"].editor.hasFocus()
    assert not banner.isVisible()
    assert len(kept(store, DraftOf.MEMBER)) == 1, "until it is saved a second power cut must not cost it"
    panel.fields["joined_on"].restore("2026-03-05")
    panel._standings.lines()[0]._fields["standing"].restore("预备党员")
    panel._posts.lines()[0]._fields["organization"].restore(str(bureau.ids.first))
    panel.save()
    settled()
    detail = person(store, panel.record_id)
    assert (detail.name, detail.spells[0].group_id) == ("欧阳明远", bureau.ids.other_group)
    assert [post.title for post in detail.posts] == ["组织委员"]
    assert kept(store, DraftOf.MEMBER) == ()


@pytest.mark.parametrize("meanwhile", SAID_WHEN)
def test_a_change_to_a_person_comes_back_over_what_is_stored(
    open_page: OpenPage,
    open_person: OpenPerson,
    bureau: Bureau,
    store: Store,
    settled: Wait,
    compose: Compose,
    meanwhile: str,
) -> None:
    number = bureau.people["甲十"]
    page = open_person(number)
    compose(page.editor.member.fields["phone"].editor, "12345")
    assert page.may_be_left(), "nothing is asked: it is kept"
    settled()
    assert [draft.record_id for draft in kept(store, DraftOf.MEMBER)] == [number]
    with store.write() as session:
        if meanwhile == "changed":
            save_member(session, replace(load_member(session, number), job_title="处长"))
        elif meanwhile == "gone":
            for table in ("membership", "standing_period", "post"):
                session.execute(text(f"DELETE FROM {table} WHERE member_id = {number}"))
            session.execute(text(f"DELETE FROM member WHERE id = {number}"))
    again = open_page()
    again.editor.members_kept.banner.action.emit()
    settled()
    panel = again.editor.member
    assert SAID_WHEN[meanwhile] in panel.banner.sentence
    assert (panel.detail().name, panel.detail().phone) == ("甲十", "12345")
    panel.save()
    settled()
    assert person(store, panel.record_id).phone == "12345"
    assert (panel.record_id == number) == (meanwhile != "gone")
    assert kept(store, DraftOf.MEMBER) == ()


def test_opening_the_person_brings_the_draft_back(
    open_page: OpenPage, open_person: OpenPerson, bureau: Bureau, settled: Wait, compose: Compose
) -> None:
    number = bureau.people["丙一"]
    page = open_person(number)
    compose(page.editor.member.fields["note"].editor, "没写完")
    page.hide()
    settled()
    again = open_page()
    again.editor.open_member(bureau.people["甲一"])
    settled()
    assert again.editor.members_kept.banner.isVisible()
    again.editor.open_member(number)
    settled()
    assert again.editor.member.detail().note == "没写完"
    assert not again.editor.members_kept.banner.isVisible()


def test_giving_up_drops_it_whichever_way(
    open_page: OpenPage,
    bureau: Bureau,
    store: Store,
    settled: Wait,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = open_page()
    page.new_record()
    compose(page.editor.member.fields["name"].editor, "某人")
    page.editor.keep_now()
    settled()
    monkeypatch.setattr(form_panel, "agrees", answering(False))
    page.editor.member.close_panel()
    page.editor.open_member(bureau.people["甲一"])
    settled()
    assert page.editor.member.record_id is None
    assert len(kept(store, DraftOf.MEMBER)) == 1
    again = open_page()
    monkeypatch.setattr(drafting, "agrees", answering(False))
    again.editor.members_kept.banner.given_up.emit()
    again.new_record()
    settled()
    assert again.editor.member.detail().name == "某人", "the clerk goes on with it"
    assert len(kept(store, DraftOf.MEMBER)) == 1
    monkeypatch.setattr(form_panel, "agrees", answering(True))
    again.editor.open_member(bureau.people["甲一"])
    settled()
    assert again.editor.member.detail().name == "甲一"
    assert kept(store, DraftOf.MEMBER) == ()
    again.new_record()
    compose(again.editor.member.fields["name"].editor, "另一人")
    again.editor.keep_now()
    again.editor.member.close_panel()
    settled()
    assert kept(store, DraftOf.MEMBER) == ()


def test_what_is_typed_while_saving_is_kept_of_the_person_it_became(
    open_page: OpenPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    page = open_page(bureau.ids.first)
    page.new_record()
    panel = page.editor.member
    compose(panel.fields["name"].editor, "欧阳明远")
    panel._standings.lines()[0]._fields["standing"].restore("正式党员")
    panel.save()
    compose(panel.fields["phone"].editor, "12345")
    page.editor.keep_now()
    settled()
    page.editor.keep_now()
    settled()
    (draft,) = kept(store, DraftOf.MEMBER)
    assert draft.record_id == panel.record_id is not None
    assert draft.state["version"] == person(store, draft.record_id).version
    panel.save()
    settled()
    assert person(store, panel.record_id).phone == "12345"
    assert kept(store, DraftOf.MEMBER) == ()


def test_a_refusal_keeps_what_was_typed(
    open_person: OpenPerson, bureau: Bureau, store: Store, settled: Wait, qtbot: QtBot, compose: Compose
) -> None:
    number = bureau.people["丙一"]
    page = open_person(number)
    with store.write() as session:
        save_member(session, replace(load_member(session, number), job_title="处长"))
    compose(page.editor.member.fields["phone"].editor, "12345")
    page.editor.member.save()
    settled()
    assert "别处修改" in page.editor.member.banner.sentence
    qtbot.waitUntil(lambda: len(kept(store, DraftOf.MEMBER)) == 1)
    assert kept(store, DraftOf.MEMBER)[0].state["fields"]["phone"] == "12345"
