"""How an organisation usually holds a kind of gathering."""

from datetime import date, time

from models.db.store import Store
from models.rows.usual import Usual
from models.rules.terms import MeetingKind, RecordStatus, StudyKind
from models.services.meetings import remove_meeting
from models.services.usual import usual_of
from tests.models.services.making import add_meeting, add_study, make_tree


def test_the_last_one_held_tells(store: Store) -> None:
    with store.write() as session:
        ids = make_tree(session)
        kind = MeetingKind.BRANCH_ASSEMBLY
        said = {"place": "三楼会议室", "host": "甲一", "recorder": "甲二"}
        add_meeting(session, ids.first, kind, held_on=date(2026, 9, 3), place="一楼会议室")
        add_meeting(
            session, ids.first, kind, held_on=date(2026, 10, 9), started_at=time(9), ended_at=time(10), **said
        )
        add_meeting(session, ids.first, kind, held_on=date(2026, 10, 30), status=RecordStatus.PLANNED)
        add_meeting(session, ids.second, kind, held_on=date(2026, 10, 31), place="别处")
        assert usual_of(session, kind, ids.first) == Usual(
            date(2026, 10, 9), "三楼会议室", "甲一", "甲二", time(9), time(10)
        )


def test_none_without_one(store: Store) -> None:
    with store.write() as session:
        ids = make_tree(session)
        kind = MeetingKind.BRANCH_ASSEMBLY
        gone = add_meeting(session, ids.first, kind, place="三楼")
        remove_meeting(session, gone, 1)
        assert usual_of(session, kind, ids.first) is None
        assert usual_of(session, MeetingKind.THEME_DAY, ids.first) is None


def test_studies_have_their_own(store: Store) -> None:
    with store.write() as session:
        ids = make_tree(session)
        add_study(session, ids.first, StudyKind.BRANCH_STUDY, place="学习室")
        usual = usual_of(session, StudyKind.BRANCH_STUDY, ids.first)
        assert usual is not None
        assert usual.place == "学习室"
        assert usual_of(session, StudyKind.TRAINING, ids.first) is None
