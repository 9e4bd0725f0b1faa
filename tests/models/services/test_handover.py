"""工作交接清单: everything open is in it once, and nothing of what was said in a talk."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.rows.bureau import BureauSettings
from models.rows.following import Measure
from models.rows.handover import Handover
from models.rows.life import Talk
from models.rows.overview import TodoKind
from models.rules.life_terms import TalkPair
from models.rules.terms import DraftOf, MeetingKind, RecordStatus
from models.services import handover as service
from models.services.drafts import keep_draft
from models.services.handover import (
    DRAFTS,
    ELSEWHERE,
    ITEMS,
    MEASURES,
    NOTICE_REMINDERS,
    NOTICES,
    REMINDERS,
    handover,
)
from models.services.meetings import load_meeting, remove_meeting
from models.services.settings import save_settings
from tests.models.services.making import Ids, add_inspection, add_item, add_meeting, add_study, begin_ledger

TODAY = date(2026, 11, 21)


def lines(book: Handover, title: str) -> list[str]:
    (part,) = [part for part in book.parts if part.title == title]
    return [line.text for line in part.lines]


def test_open_items_measures_and_drafts_are_listed(session: Session, ids: Ids) -> None:
    save_settings(session, BureauSettings(operator="赵敏"))
    add_item(session, ids.first, problem="会议记录不规范", person="李四")
    add_study(
        session,
        ids.first,
        title="学习党章",
        measures=(Measure("制定方案", due_on=TODAY), Measure("办完", done_on=TODAY)),
    )
    keep_draft(session, DraftOf.MEETING, None, {"headline": "11月20日 党课《讲党课》"})
    book = handover(session, 2026, TODAY)
    assert (book.operator, book.made_on) == ("赵敏", TODAY)
    assert lines(book, ITEMS) == ["2026年第1号：会议记录不规范（整改中，责任人：李四）"]
    assert lines(book, MEASURES) == ["学习党章：制定方案"]
    (draft,) = lines(book, DRAFTS)
    assert draft.startswith("会议记录：11月20日 党课《讲党课》（")


def test_months_without_inspection_or_notice_since_the_ledger_began(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first, date(2026, 9, 5))
    add_inspection(session, ids.committee)
    told = lines(handover(session, 2026, TODAY), NOTICES)
    assert [line for line in told if line.startswith("2026年")] == [
        "2026年9月没有督察记录，没有督察通报",
        "2026年10月没有督察通报",
    ]


def test_an_empty_ledger_lists_nothing(session: Session, ids: Ids) -> None:
    book = handover(session, 2026, TODAY)
    assert all(count == 0 for _name, count in book.counts)
    assert lines(book, ITEMS) == lines(book, MEASURES) == lines(book, DRAFTS) == []


def test_what_is_past_its_day_is_told_and_what_was_removed_is_not(session: Session, ids: Ids) -> None:
    add_meeting(session, ids.first, title="没开的会", status=RecordStatus.PLANNED, held_on=date(2026, 11, 10))
    gone = add_meeting(
        session, ids.first, title="删去的会", status=RecordStatus.PLANNED, held_on=date(2026, 11, 9)
    )
    remove_meeting(session, gone, load_meeting(session, gone).version)
    said = "".join(line.text for part in handover(session, 2026, TODAY).parts for line in part.lines)
    assert "没开的会" in said
    assert "删去的会" not in said


def test_nothing_of_what_was_said_in_a_talk(session: Session, ids: Ids) -> None:
    talk = Talk(TalkPair.LEADER, "张三", "李四", problems="秘密", opinion="秘密", follow_up="秘密")
    add_meeting(
        session, ids.first, MeetingKind.HEART_TALK, minutes="秘密", talk=talk, measures=(Measure("秘密"),)
    )
    book = handover(session, 2026, TODAY)
    assert "秘密" not in "".join(line.text for part in book.parts for line in part.lines)


@pytest.mark.parametrize("kind", TodoKind)
def test_every_kind_of_reminder_stands_in_exactly_one_part(kind: TodoKind) -> None:
    places = [*(kinds for _title, kinds in REMINDERS), NOTICE_REMINDERS, ELSEWHERE, service._rest()]
    assert sum(kind in kinds for kinds in places) == 1
