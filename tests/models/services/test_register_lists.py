"""What the lists of the registers show, and what they cost."""

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import inspect
from sqlalchemy.orm import Session

from models.entities import Record
from models.failures import NotFound
from models.rows.attachment import AttachmentRow
from models.rows.query import RegisterQuery
from models.rules.periods import year_of
from models.rules.rectification import Action
from models.rules.terms import (
    RecordStatus,
    RectificationMode,
    RectificationStatus,
    Register,
)
from models.services import rectification
from models.services.records import register_of
from models.services.registers import open_item_count, years_with_records
from tests.models.services import making
from tests.models.services.desks import DESKS, EVERYTHING, TODAY, Desk
from tests.models.services.making import DAY, Ids, count_statements, sheet


def test_the_newest_come_first_and_of_one_day_the_last_typed(session: Session, ids: Ids, desk: Desk) -> None:
    for text, day in (("乙", DAY), ("甲", date(2026, 10, 1)), ("丙", DAY), ("丁", date(2026, 10, 31))):
        desk.add(
            session,
            ids.first,
            text,
            **{desk.day: day, **({"due_on": TODAY} if desk.kind == "source" else {})},
        )

    by_number, by_day = ["丁", "丙", "甲", "乙"], ["丁", "丙", "乙", "甲"]
    assert desk.found(session) == (by_number if desk.register is Register.RECTIFICATION else by_day)


def test_one_register_knows_nothing_of_the_others(session: Session, ids: Ids, desk: Desk) -> None:
    for other in DESKS:
        if other is not desk:
            record_id = other.add(session, ids.first)
            assert register_of(session, record_id) is other.register
            with pytest.raises(NotFound):
                desk.load(session, record_id)

    assert desk.found(session) == []
    assert years_with_records(session, desk.register) == ()


def test_words_are_all_sought_in_title_and_text_and_mean_themselves(
    session: Session, ids: Ids, desk: Desk
) -> None:
    texts = {
        "完成100%": "甲_乙",
        "完成100分": "甲丙乙",
        "只有标题": "",
        "通报A": "路径C:\\资料",
        "通报a": "整改",
    }
    for title, text in texts.items():
        desk.add(session, ids.first, title, **{desk.text: text})

    def found(text: str) -> set[str]:
        return set(desk.found(session, text=text))

    assert found("100%") == {"完成100%"}
    assert found("甲_乙") == {"完成100%"}
    assert found("\\资料") == {"通报A"}
    assert found("%") == {"完成100%"}
    assert found("完成 丙") == found(" 丙　完成 ") == {"完成100分"}
    assert found("完成 没有") == set()
    assert found("  ") == set(texts)
    assert found("'; DROP TABLE record; --") == set()


def test_an_organisation_stands_for_all_below_it(session: Session, ids: Ids, desk: Desk) -> None:
    for name in ("committee", "first", "second"):
        desk.add(session, getattr(ids, name), name)

    def found(organization_id: int) -> set[str]:
        return set(desk.found(session, organization_id=organization_id))

    assert found(ids.committee) == {"committee", "first", "second"}
    assert found(ids.first) == {"first"}
    assert found(ids.group) == found(ids.department) == found(999) == set()


def test_kind_status_year_and_month_narrow_together(session: Session, ids: Ids, desk: Desk) -> None:
    one, other = desk.kinds
    for kind in desk.kinds:
        for day in (date(2025, 10, 31), date(2026, 10, 1), date(2026, 11, 30)):
            given: dict[str, Any] = {desk.kind: kind, desk.day: day}
            if desk.kind == "source":
                given["due_on"] = date(2027, 1, 1)
            desk.add(session, ids.first, f"{kind.value} {day:%Y-%m}", **given)

    assert desk.found(session, kind=one.value) == [
        f"{one.value} {month}" for month in ("2026-11", "2026-10", "2025-10")
    ]
    assert len(desk.found(session, year=2026)) == 4
    assert len(desk.found(session, month=10)) == 4
    assert desk.found(session, kind=other.value, year=2025, month=10) == [f"{other.value} 2025-10"]
    assert desk.found(session, kind=other.value, year=2025, month=11) == []
    assert years_with_records(session, desk.register) == (2026, 2025)


def test_status_narrows(session: Session, ids: Ids) -> None:
    for status in RecordStatus:
        making.add_meeting(session, ids.first, title=status.value, status=status)
        making.add_study(session, ids.first, title=status.value, status=status)

    for desk in DESKS[:2]:
        for status in RecordStatus:
            assert desk.found(session, status=status.value) == [status.value]


def test_open_and_overdue_are_asked_for_like_a_status(session: Session, ids: Ids) -> None:
    desk = DESKS[2]
    desk.add(session, ids.first, "未到期", due_on=TODAY)
    desk.add(session, ids.first, "逾期", due_on=date(2026, 11, 19))
    desk.add(session, ids.first, "长期", mode=RectificationMode.LONG_TERM, due_on=date(2026, 11, 1))
    closed = desk.add(session, ids.first, "销号", due_on=date(2026, 11, 1))
    moves = (Action.CLAIM, Action.REQUEST_CLOSURE, Action.APPROVE)
    making.advance(session, closed, *((move, date(2026, 11, 2)) for move in moves))

    assert set(desk.found(session, status=rectification.OPEN)) == {"未到期", "逾期", "长期"}
    assert desk.found(session, status=rectification.OVERDUE) == ["逾期"]
    assert desk.found(session, status=RectificationStatus.CLOSED.value) == ["销号"]
    assert open_item_count(session) == 3


def fill_in(session: Session, ids: Ids, desk: Desk, records: int) -> None:
    for number in range(records):
        files = (AttachmentRow("0" * 64, "签到表.pdf", 1, datetime(2026, 10, 15)),)
        given: dict[str, Any] = {desk.text: "正文", "attachments": files} | desk.child
        if desk.has_sheet:
            given["attendance"] = sheet("王芳", "李建国")
        desk.add(session, (ids.first, ids.second, ids.committee)[number % 3], f"第{number}条", **given)
    session.expunge_all()


@pytest.mark.parametrize("asked", [EVERYTHING, RegisterQuery("正文", 1, None, None, 2026, 10, year_of(2026))])
def test_a_list_sends_as_many_statements_for_forty_records_as_for_three(
    session: Session, ids: Ids, desk: Desk, asked: RegisterQuery
) -> None:
    fill_in(session, ids, desk, 3)
    few = count_statements(session, lambda s: desk.list_(s, asked))
    session.expunge_all()
    fill_in(session, ids, desk, 37)
    many = count_statements(session, lambda s: desk.list_(s, asked))

    assert len(desk.list_(session, asked)) == 40
    assert many == few <= 5


def test_relationships_cannot_load_by_accident(session: Session, ids: Ids) -> None:
    for mapper in inspect(Record).self_and_descendants:
        assert all(relation.lazy == "raise" for relation in mapper.relationships)


def test_a_line_tells_of_text_files_and_people(session: Session, ids: Ids, desk: Desk) -> None:
    desk.add(session, ids.first, "没有")
    fill_in(session, ids, desk, 1)

    full, bare = desk.list_(session, EVERYTHING)

    assert full.organization_name == bare.organization_name == "第一党支部"
    if desk.kind == "source":
        assert (full.progress, bare.progress) == ("已部署", "")
        return
    if desk.register is Register.INSPECTION:
        assert (full.attachments, bare.attachments) == (1, 0)
        return
    has_text = "has_minutes" if desk.register is Register.MEETING else "has_text"
    assert (getattr(full, has_text), full.attachments, full.expected, full.present) == (True, 1, 2, None)
    assert (getattr(bare, has_text), bare.attachments, bare.expected, bare.present) == (False, 0, None, None)
