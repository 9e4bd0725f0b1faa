"""心得体会 of a campaign: whoever is on the roll at its end hands in one, whenever it came in."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.failures import NotFound
from models.rows.label import LabelRow
from models.rows.reflection import ReflectionLedger, ReflectionRow
from models.rules.periods import year_of
from models.rules.study_terms import LabelScheme
from models.services.labels import list_labels, save_label
from models.services.reflections import (
    list_reflections,
    load_reflection,
    reflection_ledger,
    save_reflection,
)
from tests.models.services.making import Ids, add_person, saved

TODAY = date(2026, 11, 20)
BEGINS, ENDS = date(2026, 3, 1), date(2026, 6, 30)


def campaign(session: Session, name: str = "党纪学习教育", ends_on: date = ENDS) -> int:
    row = LabelRow(None, LabelScheme.CAMPAIGN, name, BEGINS, ends_on, wants_reflections=True)
    return saved(save_label(session, row))


def write(session: Session, place: int, author: str, day: date | None, campaign_id: int | None = None) -> int:
    row = ReflectionRow(None, place, author, "体会", submitted_on=day, campaign_id=campaign_id)
    return saved(save_reflection(session, row))


def ledger(session: Session, campaign_id: int | None, place: int | None = None) -> ReflectionLedger:
    return reflection_ledger(session, None, place, "", TODAY, campaign_id)


def test_a_piece_keeps_its_campaign_and_tells_its_name(session: Session, ids: Ids) -> None:
    label = campaign(session)
    piece = write(session, ids.first, "张三", date(2026, 5, 1), label)
    found = load_reflection(session, piece)
    assert (found.campaign_id, found.campaign) == (label, "党纪学习教育")
    write(session, ids.first, "张三", date(2026, 5, 1))
    assert [row.id for row in list_reflections(session, None, None, campaign_id=label)] == [piece]


def test_whoever_wrote_early_late_or_without_a_day_has_handed_in(session: Session, ids: Ids) -> None:
    label = campaign(session)
    for name, day in (("早", date(2026, 2, 1)), ("按时", ENDS), ("晚", date(2026, 9, 1)), ("没有日期", None)):
        add_person(session, name, ids.first)
        write(session, ids.first, name, day, label)
    add_person(session, "没交", ids.first)
    add_person(session, "别的活动", ids.second)
    write(session, ids.second, "别的活动", ENDS, campaign(session, "别的"))

    found = ledger(session, label)

    assert (found.campaign, found.is_whole_campaign, found.undated) == ("党纪学习教育", True, 0)
    assert (found.span.first, found.span.last, found.rolled_on) == (BEGINS, ENDS, ENDS)
    assert (found.expected, found.submitted) == (6, 4)
    assert [one.name for one in found.missing] == ["没交", "别的活动"]
    assert [one.name for one in ledger(session, label, ids.second).missing] == ["别的活动"]


def test_the_roll_is_that_of_the_campaigns_end_or_of_today(session: Session, ids: Ids) -> None:
    add_person(session, "七月转入", ids.first, from_on=date(2026, 7, 1))
    add_person(session, "一直在", ids.first)
    assert [one.name for one in ledger(session, campaign(session)).missing] == ["一直在"]
    running = campaign(session, "正在进行", ends_on=date(2027, 1, 31))
    assert ledger(session, running).rolled_on == TODAY
    assert len(ledger(session, running).missing) == 2


def test_a_campaign_without_days_begins_with_its_first_piece(session: Session, ids: Ids) -> None:
    row = LabelRow(None, LabelScheme.CAMPAIGN, "没有日期")
    label = saved(save_label(session, row))
    assert ledger(session, label).span.first == ledger(session, label).span.last == TODAY
    write(session, ids.first, "张三", date(2026, 4, 2), label)
    assert ledger(session, label).span.first == date(2026, 4, 2)


def test_a_period_within_a_campaign_counts_what_came_in_then(session: Session, ids: Ids) -> None:
    label = campaign(session)
    for name, day in (("今年", date(2026, 5, 1)), ("去年", date(2025, 5, 1)), ("没有日期", None)):
        add_person(session, name, ids.first)
        write(session, ids.first, name, day, label)
    found = reflection_ledger(session, year_of(2026), None, "", TODAY, label)
    assert not found.is_whole_campaign
    assert (found.submitted, found.undated) == (1, 1)


def test_only_a_campaign_can_be_written_for(session: Session, ids: Ids) -> None:
    tag = list_labels(session, LabelScheme.TAG)[0].id
    for wrong in (tag, 9999):
        with pytest.raises(NotFound, match="专题活动"):
            write(session, ids.first, "张三", None, wrong)
        with pytest.raises(NotFound, match="专题活动"):
            ledger(session, wrong)
