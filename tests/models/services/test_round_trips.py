"""Whatever is saved is read back whole, the first time and after every change."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from models.db.store import Store
from models.failures import BadInput
from models.rows.inspection import InspectionDetail
from models.rows.meeting import MeetingDetail
from models.rows.rectification import RectificationDetail
from models.rows.study import StudyDetail
from models.rules.terms import RectificationStatus
from models.services.daily_work import load_daily_work, save_daily_work
from models.services.inspections import load_inspection, save_inspection
from models.services.meetings import load_meeting, save_meeting
from models.services.rectification import load_item, save_item
from models.services.study import load_session, save_session
from tests.models.services.making import Ids, saved, undone
from tests.models.services.strategies import daily_works, few, inspections, items, meetings, studies

BRANCH, BRANCH_NAME = 2, "第一党支部"


def same_study(read: StudyDetail, typed: StudyDetail, version: int) -> None:
    assert read.id is not None
    assert read.created_at is not None
    assert read == replace(
        typed, id=read.id, organization_name=BRANCH_NAME, version=version, created_at=read.created_at
    )


@few
@given(st.data())
def test_a_session_of_study(store: Store, kept: Ids, data: st.DataObject) -> None:
    assert kept.first == BRANCH
    first, second = data.draw(studies(BRANCH)), data.draw(studies(BRANCH))
    with undone(store) as session:
        record_id = saved(save_session(session, first))
        session.expunge_all()
        read = load_session(session, record_id)
        same_study(read, first, 1)
        save_session(session, replace(second, id=record_id, version=1))
        session.expunge_all()
        same_study(load_session(session, record_id), second, 2)
        assert load_session(session, record_id).created_at == read.created_at


@few
@given(st.data())
def test_an_entry_of_the_daily_work(store: Store, kept: Ids, data: st.DataObject) -> None:
    first, second = data.draw(daily_works(BRANCH)), data.draw(daily_works(BRANCH))
    with undone(store) as session:
        record_id = saved(save_daily_work(session, first))
        for version, typed in ((1, first), (2, second)):
            if version == 2:
                save_daily_work(session, replace(second, id=record_id, version=1))
            session.expunge_all()
            read = load_daily_work(session, record_id)
            assert read == replace(
                typed,
                id=record_id,
                organization_name=BRANCH_NAME,
                version=version,
                created_at=read.created_at,
            )


def same_meeting(read: MeetingDetail, typed: MeetingDetail, version: int) -> None:
    assert read == replace(
        typed, id=read.id, organization_name=BRANCH_NAME, version=version, created_at=read.created_at
    )


@few
@given(st.data())
def test_a_meeting(store: Store, kept: Ids, data: st.DataObject) -> None:
    first, second = data.draw(meetings(BRANCH)), data.draw(meetings(BRANCH))
    with undone(store) as session:
        record_id = saved(save_meeting(session, first))
        session.expunge_all()
        same_meeting(load_meeting(session, record_id), first, 1)
        # Another kind may have no room for what was entered: then nothing of it is lost.
        refused = ""
        try:
            save_meeting(session, replace(second, id=record_id, version=1))
        except BadInput as refusal:
            refused = refusal.sentence
        session.expunge_all()
        if refused:
            assert "没有地方放" in refused
            same_meeting(load_meeting(session, record_id), first, 1)
        else:
            same_meeting(load_meeting(session, record_id), second, 2)


def same_item(read: RectificationDetail, typed: RectificationDetail, version: int) -> None:
    assert read == replace(
        typed,
        id=read.id,
        number=read.number,
        status=read.status,
        organization_name=BRANCH_NAME,
        version=version,
        created_at=read.created_at,
    )


@few
@given(st.data())
def test_an_item_of_rectification(store: Store, kept: Ids, data: st.DataObject) -> None:
    first, second = data.draw(items(BRANCH)), data.draw(items(BRANCH))
    with undone(store) as session:
        record_id = saved(save_item(session, first))
        session.expunge_all()
        read = load_item(session, record_id)
        same_item(read, first, 1)
        in_progress, unclaimed = RectificationStatus.IN_PROGRESS, RectificationStatus.UNCLAIMED
        assert read.status is (in_progress if first.person else unclaimed)
        save_item(session, replace(second, id=record_id, version=1))
        session.expunge_all()
        again = load_item(session, record_id)
        same_item(again, second, 2)
        assert (again.number, again.status) == (read.number, read.status)


def same_inspection(read: InspectionDetail, typed: InspectionDetail, version: int) -> None:
    """The same but for what is filled in on reading."""
    names = {2: BRANCH_NAME, 3: "第二党支部"}
    assert read == replace(
        typed,
        id=read.id,
        organization_name="某局机关党委",
        branches=tuple(
            replace(branch, organization_name=names[branch.organization_id]) for branch in typed.branches
        ),
        findings=tuple(
            replace(
                finding,
                id=found.id,
                organization_name=names[finding.organization_id],
                inspection_id=read.id,
                method=typed.method,
                month=typed.month,
            )
            for finding, found in zip(typed.findings, read.findings, strict=True)
        ),
        version=version,
        created_at=read.created_at,
    )


@few
@given(st.data())
def test_an_inspection(store: Store, kept: Ids, data: st.DataObject) -> None:
    branches = kept.first, kept.second
    assert branches == (2, 3)
    first, second = (data.draw(inspections(kept.committee, branches)) for _ in range(2))
    with undone(store) as session:
        record_id = saved(save_inspection(session, first))
        session.expunge_all()
        read = load_inspection(session, record_id)
        same_inspection(read, first, 1)
        save_inspection(session, replace(second, id=record_id, version=1))
        session.expunge_all()
        same_inspection(load_inspection(session, record_id), second, 2)
        save_inspection(session, replace(read, version=2, findings=()))
        session.expunge_all()
        same_inspection(load_inspection(session, record_id), replace(first, findings=()), 3)
