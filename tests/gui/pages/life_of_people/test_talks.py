"""谈心谈话 in the editor of meetings: two people and no sheet, what was said hidden."""

from gui.editors.meeting import MeetingEditor
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rows.life import Talk
from models.rows.target import Target
from models.rules.life_terms import TalkPair, TalkReason
from tests.gui.pages.acting import begin, editor_of, stored
from tests.gui.pages.conftest import DAY, Bureau
from tests.gui.pages.life_of_people.acting import Compose, K, Wait, talk
from tests.models.services.making import add_meeting


def seen(editor: MeetingEditor) -> bool:
    """Whether anything that was said can be read."""
    editor.show_section("life")
    part = talk(editor)
    shown = {part.is_revealed, part.problems.isVisible(), editor.minutes.isVisible()}
    assert len(shown) == 1
    return shown.pop()


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
