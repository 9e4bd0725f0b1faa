"""What the three registers share: conflicts, removal, filters, counters, and refusals that write nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import inspect
from sqlalchemy.orm import Session

from models import clock
from models.db.store import Store
from models.entities import Record
from models.failures import BadInput, Conflict, ExitCode, NotFound
from models.rows.attachment import AttachmentRow
from models.rows.attendance import AttendanceRow
from models.rows.changes import Changes, Subject
from models.rows.meeting import AgendaItem
from models.rows.query import RegisterQuery
from models.rows.rectification import ProgressEntry
from models.rows.study import Material
from models.rules.periods import Month
from models.rules.rectification import Action
from models.rules.terms import (
    MeetingKind,
    OrganizationKind,
    RecordStatus,
    RectificationMode,
    RectificationSource,
    RectificationStatus,
    Register,
    StudyKind,
)
from models.services import meetings, rectification, study
from models.services.figures import figures_for
from models.services.records import register_of
from models.services.registers import all_attachments, open_item_count, years_with_records
from tests.models.services import making
from tests.models.services.making import DAY, Ids, count_statements, nothing_written, saved, sheet

TODAY = date(2026, 11, 20)
EVERYTHING = RegisterQuery()


@dataclass(frozen=True)
class Desk:
    """One register's services under common names."""

    register: Register
    subject: Subject
    make: Callable[..., Any]
    load: Callable[[Session, int], Any]
    save: Callable[[Session, Any], Changes]
    remove: Callable[[Session, int, int], Changes]
    list_: Callable[[Session, RegisterQuery], tuple[Any, ...]]
    title: str
    """The field a record is known by."""
    day: str
    text: str
    """A long text that is searched."""
    child: dict[str, Any]
    """A change that touches no column of the record itself."""
    kinds: tuple[Any, Any]
    kind: str = "kind"

    def typed(self, organization_id: int, text: str, **given: Any) -> Any:
        """A record known by ``text``."""
        return self.make(organization_id, **({self.title: text} | given))

    def add(self, session: Session, organization_id: int, text: str = "一条记录", **given: Any) -> int:
        """A new record; its id."""
        return saved(self.save(session, self.typed(organization_id, text, **given)))

    def found(self, session: Session, **asked: Any) -> list[str]:
        """What the list shows, by title."""
        return [getattr(row, self.title) for row in self.list_(session, RegisterQuery(**asked))]


DESKS = [
    Desk(
        Register.STUDY,
        Subject.STUDY,
        making.study,
        study.load_session,
        study.save_session,
        study.remove_session,
        study.list_sessions,
        "title",
        "held_on",
        "content",
        {"materials": (Material("党章"),)},
        (StudyKind.BRANCH_STUDY, StudyKind.YOUTH_GROUP),
    ),
    Desk(
        Register.MEETING,
        Subject.MEETING,
        making.meeting,
        meetings.load_meeting,
        meetings.save_meeting,
        meetings.remove_meeting,
        meetings.list_meetings,
        "title",
        "held_on",
        "minutes",
        {"agenda": (AgendaItem("传达学习"),)},
        (MeetingKind.THEME_DAY, MeetingKind.BRANCH_ASSEMBLY),
    ),
    Desk(
        Register.RECTIFICATION,
        Subject.RECTIFICATION,
        making.item,
        rectification.load_item,
        rectification.save_item,
        rectification.remove_item,
        lambda session, asked: rectification.list_items(session, asked, TODAY),
        "problem",
        "found_on",
        "cause",
        {"progress": (ProgressEntry(DAY, "已部署"),)},
        (RectificationSource.SELF_CHECK, RectificationSource.SUPERIOR_CHECK),
        "source",
    ),
]


@pytest.fixture(params=DESKS, ids=[desk.register.value for desk in DESKS])
def desk(request: pytest.FixtureRequest) -> Desk:
    found: Desk = request.param
    return found


# --- who changed it last ---


def test_saving_tells_what_changed(session: Session, ids: Ids, desk: Desk) -> None:
    changes = desk.save(session, desk.typed(ids.first, "一条记录"))

    assert changes == Changes.of(desk.subject, record_id=changes.record_id)
    assert desk.remove(session, saved(changes), 1) == changes


def test_a_record_changed_elsewhere_is_not_overwritten(store: Store, kept: Ids, desk: Desk) -> None:
    with store.write() as session:
        record_id = desk.add(session, kept.first, "原来的")
    with store.read() as session:
        mine = theirs = desk.load(session, record_id)
    with store.write() as session:
        desk.save(session, replace(theirs, **{desk.title: "别处改的"}))

    with pytest.raises(Conflict, match="没有保存"), store.write() as session:
        desk.save(session, replace(mine, **{desk.title: "我改的"} | desk.child))

    with store.read() as session:
        now = desk.load(session, record_id)
    assert (getattr(now, desk.title), now.version) == ("别处改的", 2)
    assert now == replace(theirs, **{desk.title: "别处改的"}, version=2)


def test_a_record_changed_elsewhere_is_not_removed(store: Store, kept: Ids, desk: Desk) -> None:
    with store.write() as session:
        record_id = desk.add(session, kept.first)
        desk.save(session, desk.load(session, record_id))

    with pytest.raises(Conflict), store.write() as session:
        desk.remove(session, record_id, 1)

    with store.read() as session:
        assert desk.load(session, record_id).version == 2


def test_a_change_of_the_children_alone_is_a_change(
    store: Store, kept: Ids, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even when the clock has not moved on since: some tick 60 times a second only."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 10, 15, 9, 0))
    with store.write() as session:
        record_id = desk.add(session, kept.first)
    with store.read() as session:
        read = desk.load(session, record_id)

    with store.write() as session:
        desk.save(session, replace(read, **desk.child))

    with store.read() as session:
        assert desk.load(session, record_id) == replace(read, **desk.child, version=2)
    with pytest.raises(Conflict), store.write() as session:
        desk.save(session, read)


# --- removal ---


def test_a_removed_record_is_gone_from_everywhere_and_still_kept(
    session: Session, ids: Ids, desk: Desk
) -> None:
    record_id = desk.add(session, ids.first, **{desk.text: "正文"})

    desk.remove(session, record_id, 1)

    assert desk.found(session) == desk.found(session, text="正文") == []
    assert years_with_records(session, desk.register) == ()
    assert open_item_count(session, TODAY) == 0
    for ask in (desk.load, register_of):
        with pytest.raises(NotFound, match=str(record_id)) as caught:
            ask(session, record_id)
        assert caught.value.code is ExitCode.NOT_FOUND
    with pytest.raises(NotFound):
        desk.remove(session, record_id, 2)
    with pytest.raises(NotFound):
        desk.save(session, replace(desk.typed(ids.first, "再存"), id=record_id, version=2))
    kept = session.get(Record, record_id)
    assert kept is not None
    assert kept.deleted_at is not None


def test_the_latest_of_a_kind_is_never_a_removed_one(session: Session, ids: Ids) -> None:
    older = making.add_study(session, ids.first, held_on=date(2026, 9, 1), title="旧")
    newer = making.add_study(session, ids.first, held_on=date(2026, 9, 2), title="新")
    making.add_study(session, ids.second, held_on=date(2026, 9, 3))
    making.add_study(session, ids.first, StudyKind.YOUTH_GROUP, held_on=date(2026, 9, 4))

    latest = study.latest_session(session, StudyKind.BRANCH_STUDY, ids.first)
    assert latest == study.load_session(session, newer)
    study.remove_session(session, newer, 1)
    latest = study.latest_session(session, StudyKind.BRANCH_STUDY, ids.first)
    assert latest == study.load_session(session, older)
    study.remove_session(session, older, 1)
    assert study.latest_session(session, StudyKind.BRANCH_STUDY, ids.first) is None


def test_the_latest_meeting(session: Session, ids: Ids) -> None:
    assert meetings.latest_meeting(session, MeetingKind.THEME_DAY, ids.first) is None
    first = making.add_meeting(session, ids.first, held_on=DAY)
    second = making.add_meeting(session, ids.first, held_on=DAY)
    making.add_meeting(session, ids.first, MeetingKind.BRANCH_ASSEMBLY, held_on=TODAY)

    latest = meetings.latest_meeting(session, MeetingKind.THEME_DAY, ids.first)

    assert latest == meetings.load_meeting(session, max(first, second))


def test_removed_records_count_in_no_figure(session: Session, ids: Ids) -> None:
    month = Month(2026, 10)
    before = figures_for(session, month, TODAY)
    records = [
        (DESKS[0], making.add_study(session, ids.first)),
        (DESKS[1], making.add_meeting(session, ids.first)),
        (DESKS[2], making.add_item(session, ids.first)),
    ]
    assert figures_for(session, month, TODAY) != before

    for place, record_id in records:
        place.remove(session, record_id, 1)

    assert figures_for(session, month, TODAY) == before


# --- asking ---


def test_the_newest_come_first_and_of_one_day_the_last_typed(session: Session, ids: Ids, desk: Desk) -> None:
    for text, day in (("乙", DAY), ("甲", date(2026, 10, 1)), ("丙", DAY), ("丁", date(2026, 10, 31))):
        desk.add(
            session,
            ids.first,
            text,
            **{desk.day: day, **({"due_on": TODAY} if desk.kind == "source" else {})},
        )

    assert desk.found(session) == ["丁", "丙", "乙", "甲"]


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
    assert [row.problem for row in rectification.open_items(session, TODAY)] == ["逾期", "长期", "未到期"]
    assert open_item_count(session, TODAY) == 3


# --- the price of a list ---


def fill_in(session: Session, ids: Ids, desk: Desk, records: int) -> None:
    for number in range(records):
        files = (AttachmentRow("0" * 64, "签到表.pdf", 1, datetime(2026, 10, 15)),)
        given: dict[str, Any] = {desk.text: "正文", "attachments": files} | desk.child
        if desk.kind != "source":
            given["attendance"] = sheet("王芳", "李建国")
        desk.add(session, (ids.first, ids.second, ids.committee)[number % 3], f"第{number}条", **given)
    session.expunge_all()


@pytest.mark.parametrize("asked", [EVERYTHING, RegisterQuery("正文", 1, None, None, 2026, 10)])
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
    has_text = "has_minutes" if desk.register is Register.MEETING else "has_text"
    assert (getattr(full, has_text), full.attachments, full.expected, full.present) == (True, 1, 2, None)
    assert (getattr(bare, has_text), bare.attachments, bare.expected, bare.present) == (False, 0, None, None)


def test_every_file_is_known_even_of_removed_records(session: Session, ids: Ids, desk: Desk) -> None:
    fill_in(session, ids, desk, 2)
    for row in desk.list_(session, EVERYTHING):
        desk.remove(session, row.id, 1)

    assert [file.name for file in all_attachments(session)] == ["签到表.pdf"] * 2


# --- refusals ---


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"title": " 　"}, "请填写"),
        ({"day": date(1948, 12, 31)}, "1948年"),
        ({"organization_id": 999}, "党组织"),
    ],
)
def test_a_record_needs_title_day_and_organisation(
    session: Session, ids: Ids, desk: Desk, wrong: dict[str, Any], word: str
) -> None:
    given = {"title": "一条记录", "day": DAY, "organization_id": ids.first} | wrong
    detail = desk.make(given["organization_id"], **{desk.title: given["title"], desk.day: given["day"]})

    with nothing_written(session), pytest.raises(BadInput, match=word) as caught:
        desk.save(session, detail)

    assert "还没有保存" in caught.value.sentence


@pytest.mark.parametrize(
    ("attendance", "word"),
    [
        ((AttendanceRow(None, " "),), "没有姓名"),
        ((AttendanceRow(1, "王芳"), AttendanceRow(2, "李娜"), AttendanceRow(1, "王芳")), "王芳出现了两次"),
        ((AttendanceRow(None, "王芳", counted=False),), "写明原因"),
    ],
)
@pytest.mark.parametrize("desk", DESKS[:2], ids=["study", "meeting"])
def test_a_sheet_that_cannot_be(
    session: Session, ids: Ids, desk: Desk, attendance: tuple[AttendanceRow, ...], word: str
) -> None:
    with nothing_written(session), pytest.raises(BadInput, match=word):
        desk.add(session, ids.first, attendance=attendance)


@pytest.mark.parametrize("desk", DESKS[:2], ids=["study", "meeting"])
def test_two_people_of_one_name_off_the_roster_may_both_attend(
    session: Session, ids: Ids, desk: Desk
) -> None:
    record_id = desk.add(session, ids.first, attendance=sheet("王芳", "王芳"))

    assert len(desk.load(session, record_id).attendance) == 2


def test_a_refused_change_leaves_the_record_as_it_was(session: Session, ids: Ids, desk: Desk) -> None:
    record_id = desk.add(session, ids.first, "好好的", **desk.child)
    read = desk.load(session, record_id)

    with nothing_written(session), pytest.raises(BadInput):
        desk.save(session, replace(read, **{desk.title: ""}))

    session.expire_all()
    assert desk.load(session, record_id) == read


def test_a_department_is_in_the_tree_and_its_records_in_no_branchs_figures(
    session: Session, ids: Ids
) -> None:
    assert OrganizationKind.DEPARTMENT.is_party is False
    before = figures_for(session, Month(2026, 10), TODAY)
    making.add_item(session, ids.department)

    assert figures_for(session, Month(2026, 10), TODAY) == before
