"""What a notice has named is frozen; naming it is all or nothing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from models.db.store import Store
from models.db.triggers import NAMED_IS_FROZEN
from models.failures import Conflict, Frozen
from models.rows.changes import Changes, Subject
from models.rows.inspection import Finding, TeamMember
from models.rows.query import RegisterQuery
from models.rules.compliance_terms import Severity
from models.rules.inspection_terms import FindingOrigin, ShirkingTag
from models.rules.periods import Month
from models.rules.terms import RecordStatus, RectificationSource
from models.services.inspections import (
    findings_to_notify,
    list_inspections,
    load_inspection,
    month_findings,
    name_in_notice,
    notified_months,
    overtaken_findings,
    remove_inspection,
    save_inspection,
)
from models.services.notices import begin_correction, load_notice, save_notice
from tests.models.services.inspecting import facts, notice, three_findings
from tests.models.services.making import (
    Ids,
    add_inspection,
    add_item,
    finding,
    inspection,
    nothing_written,
    saved,
    undone,
)
from tests.models.services.noticing import draft, issue
from tests.models.services.strategies import fewest

OCTOBER = Month(2026, 10)


@pytest.fixture
def record(session: Session, ids: Ids) -> int:
    """An inspection with the findings 甲, 乙, 丙."""
    return three_findings(session, ids)


@pytest.fixture
def named(session: Session, record: int) -> int:
    """The same, 乙 named by notice 10."""
    second = load_inspection(session, record).findings[1]
    assert second.id is not None
    name_in_notice(session, [second.id], notice(session))
    return record


def test_a_named_finding_tells_its_notice_and_its_item(session: Session, ids: Ids, named: int) -> None:
    second = load_inspection(session, named).findings[1]
    item = add_item(session, ids.first, source=RectificationSource.INSPECTION_NOTICE)
    session.execute(
        text("UPDATE rectification_item SET finding_id = :finding WHERE id = :id"),
        {"finding": second.id, "id": item},
    )
    session.expire_all()

    found = load_inspection(session, named).findings

    assert [(one.fact, one.notice_number, one.item_id) for one in found] == [
        ("甲", "", None),
        ("乙", "某局机党〔2026〕10号", item),
        ("丙", "", None),
    ]
    (line,) = list_inspections(session, RegisterQuery())
    assert (line.findings, line.notified) == (3, 1)
    session.execute(text("UPDATE record SET deleted_at = '2026-11-06' WHERE id = :id"), {"id": item})
    assert load_inspection(session, named).findings[1].item_id is None


CHANGES: tuple[dict[str, Any], ...] = (
    {"fact": "乙二"},
    {"clause": "第十一条"},
    {"manifestation": 3},
    {"tag": ShirkingTag.SHIFTED},
    {"severity": Severity.STATUTORY},
    {"evidence": "照片"},
    {"person": "王芳"},
    {"due_on": date(2026, 12, 1)},
    {"origin": FindingOrigin.CHECKUP},
    {"in_notice": False},
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: next(iter(change)))
def test_what_a_notice_named_never_changes(session: Session, named: int, change: dict[str, Any]) -> None:
    detail = load_inspection(session, named)
    first, second, third = detail.findings

    with nothing_written(session), pytest.raises(Frozen) as caught:
        save_inspection(session, replace(detail, findings=(first, replace(second, **change), third)))

    assert caught.value.sentence == (
        "“乙”已由督察通报某局机党〔2026〕10号点名，不能再改，没有保存；情况有变的，请在整改清单里办理，或者另发更正通报。"
    )


def test_what_a_notice_named_is_never_left_out(session: Session, named: int) -> None:
    detail = load_inspection(session, named)
    with nothing_written(session), pytest.raises(Frozen, match=r"“乙”已由.*不能删除，没有保存"):
        save_inspection(session, replace(detail, findings=detail.findings[::2]))


def test_everything_beside_it_may_still_change(session: Session, ids: Ids, named: int) -> None:
    detail = load_inspection(session, named)
    first, second, third = detail.findings

    save_inspection(
        session,
        replace(
            detail,
            title="改名",
            team=(TeamMember("王芳"),),
            findings=(finding(ids.first, "丁"), replace(third, fact="丙二"), second),
        ),
    )

    now = load_inspection(session, named)
    assert now.title == "改名"
    assert [found.fact for found in now.findings] == ["乙", "丁", "丙二"], "the named one stands first"
    assert now.findings[0] == second
    assert first.id not in {found.id for found in now.findings}


def test_an_inspection_a_notice_draws_on_stays(session: Session, named: int) -> None:
    for status in (RecordStatus.PLANNED, RecordStatus.CANCELLED, RecordStatus.HALTED):
        detail = replace(load_inspection(session, named), status=status)
        with pytest.raises(Frozen, match=f"不能改为“{status.label}”，没有改动"):
            save_inspection(session, detail)
    with pytest.raises(Frozen, match="不能删除，没有改动"):
        remove_inspection(session, named, 1)
    session.expire_all()
    assert facts(session, named) == ["甲", "乙", "丙"]


def test_the_database_itself_keeps_what_was_named(session: Session, named: int) -> None:
    for statement in ("UPDATE finding SET fact = ''", "DELETE FROM finding"):
        with pytest.raises(DatabaseError, match=NAMED_IS_FROZEN), session.begin_nested():
            session.execute(text(statement))
    assert facts(session, named) == ["甲", "乙", "丙"]


def test_a_month_hands_over_what_is_meant_for_its_notice(session: Session, ids: Ids) -> None:
    def add(fact: str, day: int, **given: Any) -> None:
        meant = given.pop("in_notice", True)
        found = (finding(ids.first, f"{fact}一", in_notice=meant), finding(ids.second, f"{fact}二"))
        settled: dict[str, Any] = {"first_on": date(2026, 10, day), "findings": found} | given
        add_inspection(session, ids.committee, **settled)

    add("后", 20)
    add("先", 10, in_notice=False)
    add("上月", 1, month=Month(2026, 9))
    add("次月补记", 30, first_on=date(2026, 11, 2), month=OCTOBER)
    add("计划", 5, status=RecordStatus.PLANNED)
    add("取消", 6, status=RecordStatus.CANCELLED)
    removed = add_inspection(session, ids.committee, findings=(finding(ids.first, "删去"),))
    remove_inspection(session, removed, 1)

    everything = ["先一", "先二", "后一", "后二", "次月补记一", "次月补记二"]
    assert [found.fact for found in month_findings(session, OCTOBER)] == everything
    meant = findings_to_notify(session, OCTOBER)
    assert [found.fact for found in meant] == everything[1:]

    assert meant[0].id is not None
    changes = name_in_notice(session, [meant[0].id], notice(session))

    assert changes == Changes.of(Subject.INSPECTION)
    assert [found.fact for found in findings_to_notify(session, OCTOBER)] == everything[2:]
    assert [found.fact for found in month_findings(session, OCTOBER)] == everything
    later = findings_to_notify(session, Month(2026, 12))
    assert [found.fact for found in later] == everything[2:], "October's own notice is issued without them"


def test_what_came_after_the_months_notice_goes_into_the_next(session: Session, bureau: Ids) -> None:
    november = Month(2026, 11)

    def found_in(month: Month, fact: str) -> int:
        first_on = date(2026, 11, 2) if month > OCTOBER else date(2026, 10, 20)
        found = (finding(bureau.first, fact, due_on=date(2026, 12, 20)),)
        return add_inspection(session, bureau.committee, first_on=first_on, month=month, findings=found)

    found_in(Month(2026, 9), "九月的")
    found_in(OCTOBER, "及时的")
    issue(session, draft(session))
    found_in(OCTOBER, "后登记的")
    found_in(november, "本月的")

    meant = findings_to_notify(session, november)
    assert [(one.fact, one.month) for one in meant] == [("后登记的", OCTOBER), ("本月的", november)], (
        "September has a notice of its own to come"
    )
    assert [one.fact for one in overtaken_findings(session)] == ["后登记的"]
    assert notified_months(session) == {OCTOBER}
    number = draft(session, november)
    with nothing_written(session):
        assert [item.problem for item in load_notice(session, number).items if item.finding_id] == [
            "后登记的",
            "本月的",
        ]
    issue(session, number, 2)
    assert overtaken_findings(session) == findings_to_notify(session, Month(2026, 12)) == ()


def test_a_correction_issued_takes_no_finding_along(session: Session, bureau: Ids) -> None:
    number = draft(session)
    issue(session, number)
    correction = load_notice(session, saved(begin_correction(session, number)))
    save_notice(session, replace(correction, lead=f"{correction.lead}\n应为3个。"))
    assert correction.id is not None
    issue(session, correction.id, 2)
    add_inspection(session, bureau.committee, findings=(finding(bureau.first, "后登记的"),))
    assert [one.fact for one in findings_to_notify(session, Month(2026, 11))] == ["后登记的"]


def test_naming_is_all_or_nothing(session: Session, ids: Ids, named: int) -> None:
    first, second, third = (found.id or 0 for found in load_inspection(session, named).findings)
    gone = add_inspection(session, ids.committee, findings=(finding(ids.first),))
    of_removed = load_inspection(session, gone).findings[0].id or 0
    remove_inspection(session, gone, 1)
    another = notice(session, 11)

    for wrong in ((first, second), (first, 999), (third, of_removed)):
        with nothing_written(session), pytest.raises(Conflict, match="没有印发"):
            name_in_notice(session, wrong, another)
    assert [found.notice_id for found in load_inspection(session, named).findings[::2]] == [None, None]

    name_in_notice(session, (), another)
    name_in_notice(session, (first, third), another)
    ids_named = [found.notice_number for found in load_inspection(session, named).findings]
    assert ids_named == ["某局机党〔2026〕11号", "某局机党〔2026〕10号", "某局机党〔2026〕11号"]


def test_an_editor_open_while_the_notice_went_out_may_still_be_saved(session: Session, record: int) -> None:
    """What it holds of the named finding is what was named; only another text is refused."""
    open_in_editor = load_inspection(session, record)
    first = open_in_editor.findings[0]
    assert first.id is not None
    name_in_notice(session, [first.id], notice(session, word=""))

    save_inspection(session, replace(open_in_editor, remarks="补记"))
    kept = load_inspection(session, record)
    assert (kept.remarks, kept.findings[0].notice_number) == ("补记", "第10期")
    changed = replace(first, fact="甲二")
    with pytest.raises(Frozen, match="督察通报第10期"):
        save_inspection(session, replace(kept, findings=(changed, *kept.findings[1:])))


moves = st.lists(st.tuples(st.sampled_from(["keep", "change", "drop", "add"]), st.integers(0, 9)), max_size=8)


@fewest
@given(
    st.integers(0, 5),
    st.sets(st.integers(0, 4)),
    moves,
    st.randoms(use_true_random=False),
)
def test_any_editing_leaves_the_named_as_they_were_and_the_rest_as_given(
    store: Store, kept: Ids, count: int, chosen: set[int], edits: list[tuple[str, int]], random: Any
) -> None:
    with undone(store) as session:
        made = tuple(finding(kept.first, f"第{number}个") for number in range(count))
        record_id = saved(save_inspection(session, inspection(kept.committee, findings=made)))
        detail = load_inspection(session, record_id)
        names = [found.id or 0 for place, found in enumerate(detail.findings) if place in chosen]
        if names:
            name_in_notice(session, names, notice(session))
        detail = load_inspection(session, record_id)
        frozen = [found for found in detail.findings if found.notice_id is not None]
        wanted: list[Finding] = list(detail.findings)
        for move, place in edits:
            free = [found for found in wanted if found.notice_id is None]
            if move == "add":
                wanted.append(finding(kept.second, f"新{place}"))
            elif free and move == "drop":
                wanted.remove(free[place % len(free)])
            elif free and move == "change":
                at = wanted.index(free[place % len(free)])
                wanted[at] = replace(wanted[at], fact=f"改{place}", person="王芳")
        random.shuffle(wanted)

        save_inspection(session, replace(detail, findings=tuple(wanted)))

        now = load_inspection(session, record_id).findings
        assert list(now[: len(frozen)]) == frozen
        free = [found for found in wanted if found.notice_id is None]
        assert [(found.fact, found.person) for found in now[len(frozen) :]] == [
            (found.fact, found.person) for found in free
        ]
        assert all(given.id in (None, read.id) for given, read in zip(free, now[len(frozen) :], strict=True))
