"""政治生日 in the editor of meetings: the people of the month brought in, each once."""

from dataclasses import replace
from datetime import date

import pytest

from gui.editors.birthdays import NOT_YET
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rows.life import BirthdayMark
from models.services.members import load_member, save_member
from tests.gui.pages.acting import begin, editor_of, stored
from tests.gui.pages.conftest import Bureau
from tests.gui.pages.life_of_people.acting import Compose, K, Wait, birthdays


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
