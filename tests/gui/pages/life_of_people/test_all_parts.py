"""The parts of 民主评议, 谈心谈话, 主题党日 and 政治生日 together: what they are shown they give back."""

from dataclasses import replace

from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rows.life import Appraisal, BirthdayMark, Talk, ThemeDay
from models.rules.life_terms import TalkPair, ThemeForm
from models.services.meetings import save_meeting
from tests.gui.pages.acting import editor_of, stored
from tests.gui.pages.conftest import Bureau
from tests.gui.pages.life_of_people.acting import K, Wait
from tests.models.services.making import add_meeting


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
