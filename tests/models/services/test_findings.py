"""Findings by their ids: kept, changed, added, removed."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from models.failures import Conflict
from models.rules.inspection_terms import InspectionMethod, ShirkingTag
from models.services.inspections import (
    load_inspection,
    save_inspection,
)
from tests.models.services.inspecting import three_findings
from tests.models.services.making import (
    Ids,
    add_inspection,
    finding,
    nothing_written,
)


@pytest.fixture
def record(session: Session, ids: Ids) -> int:
    """An inspection with the findings 甲, 乙, 丙."""
    return three_findings(session, ids)


def test_saving_keeps_changes_adds_and_removes_by_id(session: Session, ids: Ids, record: int) -> None:
    detail = load_inspection(session, record)
    first, second, third = detail.findings
    changed = replace(third, fact="丙二", organization_id=ids.second, tag=ShirkingTag.NOMINAL)

    save_inspection(session, replace(detail, findings=(changed, finding(ids.first, "丁"), first)))

    now = load_inspection(session, record).findings
    assert [found.fact for found in now] == ["丙二", "丁", "甲"]
    assert (now[0].id, now[2].id) == (third.id, first.id)
    assert now[1].id not in {first.id, second.id, third.id, None}
    assert now[0] == replace(changed, organization_name="第二党支部")
    assert now[2] == first


def test_ids_are_those_of_this_record_and_stand_once(session: Session, ids: Ids, record: int) -> None:
    other = add_inspection(session, ids.committee, findings=(finding(ids.first),))
    stranger = load_inspection(session, other).findings
    detail = load_inspection(session, record)
    for wrong in (stranger, detail.findings[:1] * 2, (replace(detail.findings[0], id=999),)):
        with nothing_written(session), pytest.raises(Conflict, match="没有保存"):
            save_inspection(session, replace(detail, findings=wrong))
        session.expire_all()


def test_a_finding_tells_of_its_inspection(session: Session, ids: Ids) -> None:
    record_id = add_inspection(
        session, ids.committee, method=InspectionMethod.UNANNOUNCED, findings=(finding(ids.first),)
    )
    (found,) = load_inspection(session, record_id).findings
    assert (found.inspection_id, found.method) == (record_id, InspectionMethod.UNANNOUNCED)
    assert (found.notice_id, found.notice_number, found.item_id) == (None, "", None)
