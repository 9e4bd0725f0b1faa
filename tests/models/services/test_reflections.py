"""心得体会: entered, found, taken off and put back; and who has not handed in."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.entities import ImportBatch, Member, Reflection
from models.failures import BadInput, Conflict, NotFound
from models.rows.bureau import StandingChange
from models.rows.changes import Changes, Subject
from models.rows.reflection import Missing, ReflectionRow
from models.rules.periods import Month, Span, year_of
from models.rules.terms import OrganizationKind, Standing
from models.services.members import load_member, save_member, transfer_member
from models.services.organizations import remove_organization
from models.services.reflections import (
    list_reflections,
    load_reflection,
    reflection_ledger,
    remove_reflection,
    restore_reflection,
    save_reflection,
    topics,
    years_with_reflections,
)
from models.services.roster_import import undo_import
from tests.models.services.making import DAY, Ids, add_organization, add_person, count_statements, saved

TODAY = date(2026, 11, 20)
OCTOBER = Month(2026, 10).span()
YEAR = year_of(2026)


def piece(organization_id: int, author: str = "甲一", **given: Any) -> ReflectionRow:
    """A piece handed in on DAY."""
    settled: dict[str, Any] = {"title": "学党章有感", "submitted_on": DAY} | given
    return ReflectionRow(None, organization_id, author, **settled)


def add(session: Session, *args: Any, **given: Any) -> int:
    return saved(save_reflection(session, piece(*args, **given)))


def test_what_was_saved_is_what_is_read(session: Session, ids: Ids) -> None:
    person = add_person(session, "甲一", ids.first)
    row = piece(
        ids.first,
        member_id=person,
        position="书记、处长",
        topic="党纪学习教育",
        words=2300,
        shared="支部交流",
        reviewer="林静",
        note="<b>&",
    )
    changes = save_reflection(session, row)
    assert changes == Changes.of(Subject.REFLECTION, record_id=changes.record_id)
    read = load_reflection(session, saved(changes))
    assert read == replace(row, id=changes.record_id, organization_name="第一党支部", version=1)
    save_reflection(session, replace(read, words=None, submitted_on=None))
    again = load_reflection(session, saved(changes))
    assert (again.words, again.submitted_on, again.version) == (None, None, 2)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"author": "  "}, "请填写姓名"),
        ({"title": "　"}, "请填写题目"),
        ({"organization_id": 999}, "请选择所在党支部"),
        ({"submitted_on": date(206, 10, 1)}, "提交日期写成了206年"),
        ({"submitted_on": date(2300, 1, 1)}, "还没有到"),
        ({"words": 0}, "字数应大于0"),
        ({"words": 1_000_001}, "字数应大于0且不超过100万"),
    ],
)
def test_what_cannot_be_is_a_sentence(
    session: Session, ids: Ids, given: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence) as refused:
        save_reflection(session, replace(piece(ids.first), **given))
    assert "还没有保存" in refused.value.sentence
    assert session.scalars(select(Reflection)).all() == []


def test_the_second_of_two_writers_is_told(session: Session, ids: Ids) -> None:
    read = load_reflection(session, add(session, ids.first))
    save_reflection(session, replace(read, words=100))
    with pytest.raises(Conflict):
        save_reflection(session, replace(read, words=200))
    with pytest.raises(Conflict):
        remove_reflection(session, read.id or 0, read.version)


def test_removed_is_marked_and_can_be_put_back(session: Session, ids: Ids) -> None:
    number = add(session, ids.first)
    remove_reflection(session, number, 1)
    assert list_reflections(session, None, None) == ()
    with pytest.raises(NotFound):
        load_reflection(session, number)
    with pytest.raises(NotFound):
        save_reflection(session, replace(piece(ids.first), id=number, version=2))
    restore_reflection(session, number)
    session.flush()
    assert [row.id for row in list_reflections(session, None, None)] == [number]
    with pytest.raises(NotFound, match="编号为 4711"):
        restore_reflection(session, 4711)


def test_a_name_typed_is_the_person_of_that_day(session: Session, ids: Ids) -> None:
    there = add_person(session, "甲一", ids.first)
    later = add_person(session, "乙一", ids.first, from_on=date(2026, 11, 1))
    add_person(session, "王伟", ids.first)
    add_person(session, "王伟", ids.first)
    for author, day, member in (
        ("甲一", DAY, there),
        ("乙一", DAY, None),
        ("乙一", date(2026, 11, 2), later),
        ("王伟", DAY, None),
        ("外单位的人", DAY, None),
    ):
        number = add(session, ids.first, author, submitted_on=day)
        assert load_reflection(session, number).member_id == member, author


def test_a_person_no_longer_there_leaves_the_name(session: Session, ids: Ids) -> None:
    person = add_person(session, "甲一", ids.first)
    number = add(session, ids.first, member_id=person)
    session.delete(session.get(Member, person))
    session.flush()
    session.expire_all()
    read = load_reflection(session, number)
    assert (read.author, read.member_id) == ("甲一", None)
    save_reflection(session, replace(read, member_id=person))
    assert load_reflection(session, number).member_id is None


def test_the_list_is_narrowed_and_the_latest_stands_first(session: Session, ids: Ids) -> None:
    first = add(session, ids.first, submitted_on=date(2026, 3, 1), topic="党章")
    second = add(session, ids.second, "丙一", submitted_on=date(2026, 10, 1), topic="党纪", note="已刊发100%")
    unknown = add(session, ids.group, "丁一", submitted_on=None, topic="党纪")
    early = add(session, ids.first, "戊一", submitted_on=date(2025, 12, 31), title="年终小结")

    def found(*asked: Any, **more: Any) -> list[int | None]:
        return [row.id for row in list_reflections(session, *asked, **more)]

    assert found(None, None) == [unknown, second, first, early]
    assert found(YEAR, None) == [second, first]
    assert found(None, ids.first) == [unknown, first, early], "with the groups below"
    assert found(None, ids.committee) == [unknown, second, first, early]
    assert found(None, None, text="党纪 丙一") == [second]
    assert found(None, None, text="100%") == [second]
    assert found(None, None, text="0_%") == []
    assert found(None, None, topic="党纪") == [unknown, second]
    assert topics(session) == ("党纪", "党章")
    assert years_with_reflections(session) == (2026, 2025)
    assert list_reflections(session, None, ids.group)[0].organization_name == "第一党支部第一党小组"


def test_the_ledger_names_who_has_not_handed_in(session: Session, ids: Ids) -> None:
    one, two = add_person(session, "甲一", ids.first), add_person(session, "甲二", ids.first)
    add_person(session, "积极分子", ids.first, standings=((Standing.ACTIVIST, None),))
    three = add_person(session, "甲三", ids.first, from_on=date(2026, 11, 1))
    late = add(session, ids.first, "甲一", submitted_on=date(2026, 10, 20), topic="党纪")
    early = add(session, ids.first, "甲一", topic="党纪")
    add(session, ids.first, "甲二", submitted_on=date(2026, 9, 30), topic="党纪")
    add(session, ids.first, "甲二", submitted_on=None, topic="党纪")
    guest = add(session, ids.second, "客人", topic="党章")

    ledger = reflection_ledger(session, OCTOBER, None, "", TODAY)
    assert [row.id for row in ledger.rows] == [early, late, guest], "by branch, then by day"
    assert ledger.rolled_on == date(2026, 10, 31)
    first, second = ledger.branches
    assert (first.branch_name, first.expected, first.submitted) == ("第一党支部", 2, 1)
    assert first.missing == (Missing(two, "甲二", undated=True),)
    assert (second.expected, second.submitted) == (None, 0)
    assert ledger.expected is None, "one roll is not known"
    assert ledger.others == ("客人",)
    assert ledger.undated == 1

    limited = reflection_ledger(session, YEAR, ids.first, "党纪", TODAY)
    assert (limited.organization_name, limited.topic) == ("第一党支部", "党纪")
    assert (limited.expected, limited.submitted) == (3, 2)
    assert [missing.member_id for missing in limited.missing] == [three]
    assert limited.rolled_on == TODAY, "the year is not over"
    assert one not in {missing.member_id for missing in limited.missing}


def test_who_has_moved_hands_in_with_the_branch_of_now(session: Session, ids: Ids) -> None:
    person = add_person(session, "甲一", ids.first, from_on=date(2026, 1, 1))
    add(session, ids.first, submitted_on=date(2026, 10, 5))
    transfer_member(session, person, 1, to_branch_id=ids.second, on=date(2026, 10, 20), place="")
    ledger = reflection_ledger(session, OCTOBER, ids.second, "", TODAY)
    assert ledger.rows == ()
    assert (ledger.expected, ledger.submitted, ledger.others) == (1, 1, ())


def test_a_branch_dissolved_meanwhile_is_not_asked(session: Session, ids: Ids) -> None:
    gone = add_organization(
        session, OrganizationKind.BRANCH, "老支部", parent_id=ids.committee, dissolved_on=date(2026, 5, 1)
    )
    add(session, gone, "某人", submitted_on=date(2026, 4, 1))
    ledger = reflection_ledger(session, YEAR, None, "", TODAY)
    assert [branch.branch_name for branch in ledger.branches] == ["第一党支部", "第二党支部"]
    assert [row.organization_name for row in ledger.rows] == ["老支部"]


def test_an_empty_bureau_has_an_empty_ledger(session: Session) -> None:
    ledger = reflection_ledger(session, YEAR, None, "", TODAY)
    assert (ledger.rows, ledger.branches, ledger.expected, ledger.submitted) == ((), (), None, 0)
    assert reflection_ledger(session, YEAR, 4711, "", TODAY).branches == ()


def test_somebody_who_becomes_a_member_later_is_not_yet_asked(session: Session, ids: Ids) -> None:
    person = add_person(session, "甲一", ids.first)
    detail = load_member(session, person)
    joined = (StandingChange(Standing.PROBATIONARY, date(2026, 11, 10)),)
    save_member(session, replace(detail, standings=joined))
    assert reflection_ledger(session, OCTOBER, ids.first, "", TODAY).expected is None
    assert reflection_ledger(session, YEAR, ids.first, "", TODAY).expected == 1


def test_a_branch_with_pieces_is_dissolved_and_not_removed(session: Session, ids: Ids) -> None:
    add(session, ids.second)
    with pytest.raises(BadInput, match="已有人员、下级或记录"):
        remove_organization(session, ids.second, 1)


def test_an_import_whose_people_wrote_since_is_not_taken_back(session: Session, ids: Ids) -> None:
    batch = ImportBatch(file_name="名册.xlsx", imported_at=datetime(2026, 10, 1), added=1, undone_at=None)
    session.add(batch)
    session.flush()
    person = add_person(session, "甲一", ids.first)
    session.execute(update(Member).where(Member.id == person).values(import_batch_id=batch.id))
    add(session, ids.first, member_id=person)
    with pytest.raises(BadInput, match="心得"):
        undo_import(session, batch.id)
    assert session.get(Member, person) is not None


def test_the_ledger_sends_as_many_statements_for_forty_people_as_for_three(
    session: Session, ids: Ids
) -> None:
    def ask(opened: Session) -> object:
        return reflection_ledger(opened, Span(YEAR.first, YEAR.last, ""), None, "", TODAY)

    def enter(count: int) -> None:
        for number in range(count):
            person = add_person(session, f"人{number}", ids.first)
            add(session, ids.first, f"人{number}", member_id=person)

    enter(3)
    few = count_statements(session, ask)
    enter(37)
    assert count_statements(session, ask) == few
