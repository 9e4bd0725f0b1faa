"""The ledger of first topics: sessions of their own and first items of meetings; what is not recorded stays empty."""

from datetime import date

from sqlalchemy.orm import Session

from models.rows.ledgers import FirstTopic
from models.rows.meeting import AgendaItem, Speech
from models.rows.study import Contribution, Material
from models.rules.periods import year_of
from models.rules.terms import AttendanceState, MeetingKind, OrganizationKind, RecordStatus, StudyKind
from models.services.first_topics import first_topics
from tests.models.services.growing import statements_as_it_grows
from tests.models.services.making import (
    Ids,
    add_meeting,
    add_organization,
    add_study,
    sheet,
)

YEAR = year_of(2026)
TODAY = date(2026, 11, 20)
CHARTER = Material("中国共产党章程", "中国共产党第二十次全国代表大会", date(2022, 10, 22))


def topics(session: Session, organization_id: int | None = None) -> tuple[FirstTopic, ...]:
    return first_topics(session, YEAR, organization_id, TODAY).topics


def test_a_session_tells_its_materials_people_and_measures(session: Session, ids: Ids) -> None:
    record_id = add_study(
        session,
        ids.committee,
        StudyKind.FIRST_TOPIC,
        title="学习党章",
        materials=(CHARTER, Material("某某讲话")),
        contributions=(
            Contribution("张三", "领学"),
            Contribution("李四", "重点发言"),
            Contribution("王五"),
            Contribution("李四", "交流发言"),
        ),
        attendance=sheet("甲", "乙", state=AttendanceState.PRESENT),
        outcome="印发各支部对照落实。",
    )

    assert topics(session) == (
        FirstTopic(
            record_id,
            "某局机关党委“第一议题”学习",
            date(2026, 10, 15),
            "学习党章",
            (CHARTER, Material("某某讲话")),
            ("张三",),
            2,
            ("李四", "王五"),
            "印发各支部对照落实。",
        ),
    )


def test_a_meetings_first_item_tells_its_speakers_and_resolution(session: Session, ids: Ids) -> None:
    agenda = (
        AgendaItem(
            "传达学习党章",
            is_first_topic=True,
            speeches=(Speech("张三"), Speech("李四"), Speech("张三")),
            resolution="逐条对照。",
        ),
        AgendaItem("审议计划", speeches=(Speech("王五"),), resolution="同意。"),
    )
    record_id = add_meeting(session, ids.first, MeetingKind.BRANCH_COMMITTEE, agenda=agenda)

    assert topics(session) == (
        FirstTopic(
            record_id,
            "第一党支部支委会",
            date(2026, 10, 15),
            "传达学习党章",
            speakers=("张三", "李四"),
            measures="逐条对照。",
        ),
    )


def test_nothing_is_invented(session: Session, ids: Ids) -> None:
    add_study(session, ids.committee, StudyKind.FIRST_TOPIC, attendance=sheet("甲"))
    (topic,) = topics(session)
    assert (topic.materials, topic.leaders, topic.speakers, topic.present) == ((), (), (), None)
    assert topic.measures == ""


def test_only_what_was_held_as_a_first_topic_in_the_span(session: Session, ids: Ids) -> None:
    first = AgendaItem("传达", is_first_topic=True)
    add_study(session, ids.first, StudyKind.BRANCH_STUDY)
    add_meeting(session, ids.first, agenda=(AgendaItem("审议"),))
    for status in (RecordStatus.PLANNED, RecordStatus.CANCELLED, RecordStatus.HALTED):
        add_study(session, ids.first, StudyKind.FIRST_TOPIC, status=status)
        add_meeting(session, ids.first, agenda=(first,), status=status)
    add_study(session, ids.first, StudyKind.FIRST_TOPIC, held_on=date(2025, 12, 31))
    add_meeting(session, ids.first, agenda=(first,), held_on=date(2027, 1, 1))
    add_meeting(session, ids.first, MeetingKind.HEART_TALK, agenda=(first,))
    assert topics(session) == ()


def test_in_the_order_of_the_days_and_limited_to_a_branch(session: Session, ids: Ids) -> None:
    first = (AgendaItem("传达", is_first_topic=True),)
    for day, place in ((20, ids.first), (3, ids.second), (11, ids.group)):
        add_meeting(session, place, agenda=first, held_on=date(2026, 10, day))
    add_study(session, ids.committee, StudyKind.FIRST_TOPIC, held_on=date(2026, 10, 11))

    assert [topic.held_on.day for topic in topics(session)] == [3, 11, 11, 20]
    assert [topic.meeting for topic in topics(session, ids.first)] == [
        "第一党支部第一党小组主题党日",
        "第一党支部主题党日",
    ]
    assert first_topics(session, YEAR, ids.first, TODAY).scope == "第一党支部"


def test_a_hundred_topics_send_as_many_statements_as_three(session: Session, ids: Ids) -> None:

    def add(_made: int) -> None:
        add_study(
            session,
            ids.committee,
            StudyKind.FIRST_TOPIC,
            materials=(CHARTER,),
            contributions=(Contribution("张三", "领学"),),
            outcome="落实。",
        )
        add_meeting(
            session,
            ids.first,
            agenda=(AgendaItem("传达", is_first_topic=True, speeches=(Speech("甲"),)),),
        )

    asked = statements_as_it_grows(session, (3, 100), add, lambda s: first_topics(s, YEAR, None, TODAY))
    assert asked[0] == asked[1] <= 10


def test_an_organisation_below_is_within(session: Session, ids: Ids) -> None:
    below = add_organization(session, OrganizationKind.BRANCH, "第三党支部", parent_id=ids.committee)
    add_meeting(session, below, agenda=(AgendaItem("传达", is_first_topic=True),))
    assert len(topics(session, ids.committee)) == 1
    assert topics(session, ids.second) == ()
