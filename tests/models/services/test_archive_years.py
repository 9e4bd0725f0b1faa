"""封存: numbers for good, records 定稿, nothing changes any more; opened again only with a reason, numbers stay."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from models.failures import BadInput, Conflict, Frozen
from models.rows.archive import ArchiveQuery
from models.rows.archive_use import FileFault, FixityRow
from models.rules.archive_directory import directory_digest
from models.rules.archive_lacks import LackKind
from models.rules.archive_terms import ArchiveAct, Retention
from models.rules.rectification import Action
from models.rules.terms import DraftOf, MeetingKind
from models.services import finalizing, history, rectification
from models.services.archive_items import (
    gather,
    gathering,
    leave_out,
    list_items,
    load_item,
    load_items,
    move_item,
    remove_item,
    save_item,
    take_in,
    years,
)
from models.services.archive_masters import keep_master, wanting_masters
from models.services.archive_packages import list_packages, note_package
from models.services.archive_years import altered_years, close_year, reopen_year, standing
from models.services.fixity import keep_check, keep_put_back
from models.services.following import is_final
from models.services.history import revisions_of
from models.services.meetings import load_meeting, remove_meeting
from models.services.organizations import load_organization, save_organization
from models.services.settings import save_settings
from models.services.todo_archive import archive_todos
from tests.models.services.archiving import (
    LATER,
    SETTINGS,
    YEAR,
    add_document,
    begin_year,
    file,
    make_masters,
    retained,
    rows_by_title,
    seal,
)
from tests.models.services.making import (
    Ids,
    add_item,
    add_meeting,
    advance,
    count_statements,
    nothing_written,
)


@pytest.fixture
def meeting(session: Session, ids: Ids) -> int:
    """A 民主生活会 with minutes, in an office that has its 全宗号; and a document entered by hand."""
    return begin_year(session, ids.committee)


def test_what_hinders_and_what_is_only_told(session: Session, meeting: int) -> None:
    assert "请先重新收集" in standing(session, YEAR, LATER).refusals[0]
    gather(session, YEAR, LATER)
    assert standing(session, YEAR, date(YEAR, 12, 31)).refusals[0] == "2026年还没有过完，不能封存。"
    told = standing(session, YEAR, LATER).refusals
    assert [words.endswith("”归档件未制作。") for words in told] == [True, True]
    make_masters(session)
    found = standing(session, YEAR, LATER)
    assert found.refusals == ()
    (doubt,) = found.doubts
    assert doubt.endswith("签到待补。")
    with pytest.raises(BadInput, match="还没有过完"), nothing_written(session):
        close_year(session, YEAR, date(YEAR, 12, 1))


def test_closing_gives_numbers_and_makes_records_final(session: Session, meeting: int) -> None:
    gather(session, YEAR, LATER)
    make_masters(session)
    orders = len(history.noted(session))
    close_year(session, YEAR, LATER)
    rows = list_items(session, ArchiveQuery(YEAR))
    assert [row.code for row in rows] == ["S027-WS·2026-Y-0001", "S027-WS·2026-D10-0001"]
    assert all(row.fixed and row.mastered for row in rows)
    save_settings(session, replace(SETTINGS, files_expected=True))
    rows = list_items(session, ArchiveQuery(YEAR))
    assert [list(map(str, row.lacks)) for row in rows] == [["签到待补"], []], (
        "what was known then, not what is asked for now"
    )
    assert is_final(session, meeting)
    assert revisions_of(session, DraftOf.MEETING, meeting)[0].made_by == "赵敏"
    assert len(history.noted(session)) == orders, "nothing is offered to be taken back"
    (year,) = years(session, LATER)
    (act,) = year.acts
    assert (year.closed, [row.mastered for row in rows]) == (True, [True, True])
    assert (act.act, act.made_by, act.items) == (ArchiveAct.CLOSED, "赵敏", 2)
    assert act.reason.startswith("封存时还缺：“")
    assert act.reason.endswith("”签到待补")
    assert act.directory_sha256 == directory_digest(rows)
    assert wanting_masters(session, YEAR) == ()


def test_a_year_is_read_once_to_say_how_it_stands(session: Session, meeting: int) -> None:
    gather(session, YEAR, LATER)

    def statements(ask: Callable[[Session], object]) -> int:
        return count_statements(session, ask)

    read = statements(lambda inner: load_items(inner, YEAR))
    gathered = statements(lambda inner: gathering(inner, YEAR, LATER))
    asked = statements(lambda inner: standing(inner, YEAR, LATER))
    assert asked < gathered + 2 * read


def test_after_closing_everything_refuses_and_says_so(session: Session, meeting: int) -> None:
    seal(session)
    first, second = (row.id or 0 for row in list_items(session, ArchiveQuery(YEAR)))
    detail = load_item(session, first)
    orders: list[tuple[Any, ...]] = [
        (gather, YEAR, LATER),
        (save_item, replace(detail, row=replace(detail.row, title="另题"))),
        (move_item, first, None),
        (leave_out, [first], "重复"),
        (take_in, [first]),
        (remove_item, second, load_item(session, second).row.version),
        (keep_master, first, detail.would_be_made_from, "e" * 64, detail.parts),
        (close_year, YEAR, LATER),
        (finalizing.reopen, meeting),
    ]
    for order, *arguments in orders:
        with pytest.raises(Frozen, match="封存"):
            order(session, *arguments)
    with pytest.raises(Frozen, match="封存"):
        add_document(session, "迟到的来文")
    assert load_item(session, first) == detail


def test_a_closed_year_is_opened_with_a_reason_and_numbers_go_on(
    session: Session, ids: Ids, meeting: int
) -> None:
    seal(session)
    before = {row.id: row.code for row in list_items(session, ArchiveQuery(YEAR))}
    with pytest.raises(BadInput, match="理由"):
        reopen_year(session, YEAR, " ", LATER)
    note_package(session, year=YEAR, target="U盘", items=4, files=9, size=1234, seal="ab")
    note_package(session, year=YEAR - 1, target="U盘", items=4, files=9, size=1234, seal="cd")
    reopen_year(session, YEAR, "补充归档", LATER)
    opened_on = years(session, LATER)[0].acts[-1].made_at.date()
    assert [row.reopened_on for row in list_packages(session)] == [None, opened_on]
    with pytest.raises(Conflict):
        reopen_year(session, YEAR, "补充归档", LATER)
    late = add_document(session, "迟到的来文", file("来文.pdf"), dated=date(YEAR, 1, 1))
    older = next(key for key, code in before.items() if code.endswith("D10-0001")) or 0
    for order, *arguments in (
        (leave_out, [older], "重复"),
        (move_item, late, older),
        (remove_item, older, load_item(session, older).row.version),
        (save_item, retained(session, older, Retention.THIRTY)),
    ):
        with pytest.raises(Frozen, match="件号"):
            order(session, *arguments)
    make_masters(session)
    close_year(session, YEAR, LATER)
    after = {row.id: row.code for row in list_items(session, ArchiveQuery(YEAR))}
    assert after == {**before, late: "S027-WS·2026-D10-0002"}
    acts = years(session, LATER)[0].acts
    assert [act.act for act in acts] == [ArchiveAct.CLOSED, ArchiveAct.REOPENED, ArchiveAct.CLOSED]
    assert acts[1].reason == "补充归档"


def test_what_comes_after_closing_is_told(session: Session, ids: Ids, meeting: int) -> None:
    assert [todo.text for todo in archive_todos(session, date(2027, 1, 1))] == [
        "2026年的文件应在2027年6月30日前归档，还没有封存"
    ]
    assert [todo.late for todo in archive_todos(session, date(2027, 7, 2))] == [2]
    assert list(archive_todos(session, date(2026, 12, 31))) == []
    seal(session)
    assert list(archive_todos(session, LATER)) == []
    moved = "UPDATE archive_act SET made_at = '2150-01-01 00:00:00'"
    session.execute(text("DROP TRIGGER archive_act_no_update"))
    session.execute(text(moved))
    session.expire_all()
    add_meeting(session, ids.committee, MeetingKind.DEMOCRATIC_LIFE, title="补开")
    assert len(gathering(session, YEAR, LATER).added) == 1
    (todo,) = archive_todos(session, LATER)
    assert "封存后又登记了" in todo.text


def test_the_fonds_number_of_a_closed_year_stays(session: Session, meeting: int) -> None:
    """It stands in every 档号; what no 档号 has in it may be changed."""
    save_settings(session, replace(SETTINGS, fonds_number="S028"))
    save_settings(session, SETTINGS)
    seal(session)
    with pytest.raises(BadInput, match=r"如2026年.*S027") as refused, nothing_written(session):
        save_settings(session, replace(SETTINGS, fonds_number="Z999"))
    assert refused.value.field == "fonds_number"
    save_settings(session, replace(SETTINGS, fonds_name="某局机关委员会"))
    assert altered_years(session) == ()
    reopen_year(session, YEAR, "全宗号有误", LATER)
    save_settings(session, replace(SETTINGS, fonds_number="Z999"))


def test_an_act_says_who_did_it(session: Session, meeting: int) -> None:
    seal(session)
    save_settings(session, replace(SETTINGS, operator=" "))
    with pytest.raises(BadInput, match="经办人"), nothing_written(session):
        reopen_year(session, YEAR, "补充归档", LATER)
    save_settings(session, SETTINGS)
    reopen_year(session, YEAR, "补充归档", LATER)
    save_settings(session, replace(SETTINGS, operator=" "))
    assert standing(session, YEAR, LATER).refusals == (
        "“设置”里还没有填经办人，封存记录要写明是谁办的，请先填写。",
    )


def test_a_directory_that_is_not_the_one_closed_is_told(session: Session, meeting: int) -> None:
    seal(session)
    assert altered_years(session) == ()
    session.execute(text("DROP TRIGGER archive_item_closed_no_update"))
    session.execute(text("UPDATE archive_item SET title = '改过的题名' WHERE source = 'document'"))
    assert altered_years(session) == (YEAR,)


def test_an_organisation_renamed_changes_nothing_of_a_closed_year(
    session: Session, ids: Ids, meeting: int
) -> None:
    seal(session)
    save_organization(session, replace(load_organization(session, ids.committee), name="改名的党委"))
    told = gathering(session, YEAR, LATER)
    assert (told.added, told.changed) == ((), ())
    assert altered_years(session) == ()


def test_a_number_outlives_its_record(session: Session, meeting: int) -> None:
    """What was numbered and whose record is gone keeps its master; the year can be closed again."""
    seal(session)
    reopen_year(session, YEAR, "有误", LATER)
    finalizing.reopen(session, meeting)
    remove_meeting(session, meeting, load_meeting(session, meeting).version)
    gather(session, YEAR, LATER)
    assert wanting_masters(session, YEAR) == ()
    found = standing(session, YEAR, LATER)
    assert found.refusals == ()
    assert ["原记录已删除" in doubt for doubt in found.doubts] == [True]
    close_year(session, YEAR, LATER)


def test_what_was_struck_off_and_archived_is_not_removed(session: Session, ids: Ids, meeting: int) -> None:
    item = add_item(session, ids.second, found_on=date(YEAR, 3, 1))
    moves = (Action.CLAIM, Action.REQUEST_CLOSURE, Action.APPROVE)
    advance(session, item, *((move, date(YEAR, 3, 9)) for move in moves))
    seal(session)
    with pytest.raises(Frozen, match="2026年度档案封存"), nothing_written(session):
        rectification.remove_item(session, item, rectification.load_item(session, item).version)


def test_a_file_still_missing_is_told_though_another_was_put_back(session: Session, meeting: int) -> None:
    add_document(session, "另一份来文", file("去文.pdf", "b"))
    lost = [FileFault(sign * 64, f"{sign}.pdf", "文件缺失", ()) for sign in "ab"]
    keep_check(session, FixityRow(None, datetime(2150, 1, 1), "", 2, 0, tuple(lost)))
    keep_put_back(session, [replace(lost[0], restored_from="备份")])
    session.flush()
    told = {
        title: any(lack.kind is LackKind.DAMAGED for lack in row.lacks)
        for title, row in rows_by_title(session).items()
    }
    assert told == {"上级来文": False, "另一份来文": True}
    make_masters(session)
    assert [words for words in standing(session, YEAR, LATER).refusals if "缺失或损坏" in words], (
        "closed, no package could be written of it"
    )
