"""What changed, in the office's words; what was said in a talk is not told."""

from dataclasses import fields, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.attendance import AttendanceRow
from models.rows.bureau import MemberDetail, OrganizationRow
from models.rows.daily_work import DailyWorkDetail
from models.rows.following import Erratum, Measure
from models.rows.inspection import InspectionDetail
from models.rows.life import Appraisal, AppraisalResult, Talk
from models.rows.meeting import AgendaItem, MeetingDetail, Speech, Vote
from models.rows.rectification import RectificationDetail
from models.rows.reflection import ReflectionRow
from models.rows.study import StudyDetail
from models.rules.daily_terms import DailyWorkKind
from models.rules.difference_words import NAMES, OWN_NAMES, UNTOLD
from models.rules.differences import KEPT_BACK, REORDERED, TALK, differences, spoken
from models.rules.life_terms import Grade, TalkPair
from models.rules.terms import (
    AttendanceState,
    BallotMethod,
    MeetingKind,
    RecordStatus,
    Standing,
    StudyKind,
    VoteKind,
)

SHAPES = (
    StudyDetail,
    MeetingDetail,
    RectificationDetail,
    InspectionDetail,
    DailyWorkDetail,
    ReflectionRow,
    MemberDetail,
    OrganizationRow,
)
MEETING = MeetingDetail(1, MeetingKind.BRANCH_ASSEMBLY, 2, "讨论计划", date(2026, 10, 5))
TALK_HELD = replace(
    MEETING, kind=MeetingKind.HEART_TALK, talk=Talk(TalkPair.LEADER, "张三", "李四", problems="秘密一")
)


def told(before: Any, after: Any, **names: Any) -> dict[str, tuple[str, str]]:
    return {each.name: (each.before, each.after) for each in differences(before, after, names or None)}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_field_has_a_name_or_is_never_told(shape: type[Any]) -> None:
    unnamed = {
        field.name
        for field in fields(shape)
        if field.name not in UNTOLD
        and not (OWN_NAMES.get((shape.__name__, field.name)) or NAMES.get(field.name))
    }
    assert unnamed == set()


def test_every_kind_of_value_is_said_as_an_office_reads_it() -> None:
    assert [spoken(value) for value in (None, "", True, False, 3, Decimal("1.50"), time(9, 5))] == [
        "",
        "",
        "是",
        "否",
        "3",
        "1.5",
        "09:05",
    ]
    assert spoken(date(2026, 10, 5)) == "2026-10-05"
    assert spoken(datetime(2026, 10, 5, 9, 30)) == "2026-10-05 09:30"
    assert spoken((MeetingKind.PARTY_LECTURE, MeetingKind.THEME_DAY)) == "党课、主题党日"
    assert spoken(AttendanceRow(7, "张三", state=AttendanceState.LEAVE, reason="病假", counted=False)) == (
        "张三 正式党员 请假 病假 不计入应到"
    )


def test_simple_fields_say_before_and_after() -> None:
    after = replace(MEETING, title="讨论总结", started_at=time(9), status=RecordStatus.CANCELLED, version=9)
    assert told(MEETING, after) == {
        "会议主题": ("讨论计划", "讨论总结"),
        "状态": ("已召开", "已取消"),
        "开始时间": ("", "09:00"),
    }


def test_of_a_list_only_the_lines_that_differ_are_told() -> None:
    sheet = tuple(AttendanceRow(None, name) for name in ("甲", "乙", "丙"))
    marked = (sheet[0], replace(sheet[1], state=AttendanceState.PRESENT), sheet[2])
    before, after = replace(MEETING, attendance=sheet), replace(MEETING, attendance=marked)
    assert told(before, after) == {"到会": ("乙 正式党员 待补", "乙 正式党员 出席")}
    turned = replace(MEETING, attendance=sheet[::-1])
    assert told(before, turned) == {"到会": ("", REORDERED)}


def test_an_agenda_is_told_with_its_speeches_and_votes() -> None:
    vote = Vote(VoteKind.RESOLUTION, BallotMethod.SHOW_OF_HANDS, 12, 0, 1)
    item = AgendaItem("审议计划", is_first_topic=True, speeches=(Speech("张三", "同意"),), vote=vote)
    ((_, (before, after)),) = told(MEETING, replace(MEETING, agenda=(item,))).items()
    assert before == ""
    for word in ("审议计划", "第一议题", "张三 同意", "党员大会表决 举手 赞成12 反对0 弃权1"):
        assert word in after


def test_an_erratum_says_what_stood_there_and_what_it_should_say() -> None:
    erratum = Erratum(date(2026, 11, 21), "赵敏", "结束时间", "12:00", "12:40", "记录人看错表")
    said = "2026-11-21 结束时间：原文“12:00”更正为“12:40”，原因：记录人看错表，经办人：赵敏"
    assert told(MEETING, replace(MEETING, errata=(erratum,))) == {"勘误": ("", said)}
    bare = replace(erratum, written_by="", reason="")
    assert spoken(bare) == "2026-11-21 结束时间：原文“12:00”更正为“12:40”"


def test_ballots_say_what_each_figure_counts() -> None:
    result = AppraisalResult("张三", Standing.FULL, excellent=8, competent=2, grade=Grade.EXCELLENT)
    assert spoken(Appraisal(10, 10, 9, (result,))) == (
        "发出10 收回10 有效9 张三 正式党员 优秀8 合格2 评定优秀"
    )


def test_ids_are_told_by_their_names() -> None:
    after = replace(MEETING, labels=(3, 4, 9))
    assert told(MEETING, after, labels={3: "学党史", 4: "警示教育"}) == {
        "专题、教育类型和标签": ("", "学党史、警示教育、第9号")
    }


def test_money_is_told_in_yuan() -> None:
    before = DailyWorkDetail(1, DailyWorkKind.CARE, 2, "慰问", date(2026, 10, 5))
    assert told(before, replace(before, amount=123450))["金额"] == ("", "1,234.50元")


def test_names_differ_where_an_office_calls_a_field_otherwise() -> None:
    study = StudyDetail(1, StudyKind.BRANCH_STUDY, 2, "学习党章", date(2026, 10, 5))
    assert set(told(study, replace(study, title="改", measures=(Measure("落实"),)))) == {
        "学习主题",
        "贯彻落实措施",
    }


def test_a_new_thing_tells_all_it_says() -> None:
    assert set(told(None, MEETING)) == {"类型", "会议主题", "日期", "状态"}


@pytest.mark.parametrize(
    "change",
    [
        {"minutes": "秘密二"},
        {"agenda": (AgendaItem("秘密二"),)},
        {"errata": (Erratum(date(2026, 10, 6), "", "记录", "秘密二", "秘密三"),)},
        {"talk": replace(TALK_HELD.talk, problems="秘密二")},  # type: ignore[type-var]
        {"talk": replace(TALK_HELD.talk, opinion="秘密二", follow_up="秘密三")},  # type: ignore[type-var]
        {"talk": None, "kind": MeetingKind.THEME_DAY, "minutes": "秘密二"},
    ],
)
def test_what_was_said_in_a_talk_is_never_told(change: dict[str, Any]) -> None:
    found = differences(TALK_HELD, replace(TALK_HELD, **change))
    assert "秘密" not in "".join(each.before + each.after for each in found)
    assert [each.after for each in found if each.name == TALK] == [KEPT_BACK]


def test_who_talked_with_whom_is_told() -> None:
    assert TALK_HELD.talk is not None
    after = replace(TALK_HELD, talk=replace(TALK_HELD.talk, partner="王五"))
    ((name, (before, new)),) = told(TALK_HELD, after).items()
    assert name == "谈话双方和缘由"
    assert "李四" in before
    assert "王五" in new


text = st.text("甲乙丙 \n", max_size=6)
rows = st.lists(st.builds(AttendanceRow, st.none(), st.sampled_from("甲乙丙")), max_size=4).map(tuple)
some_meetings = st.builds(
    MeetingDetail,
    st.just(1),
    st.sampled_from([MeetingKind.BRANCH_ASSEMBLY, MeetingKind.THEME_DAY]),
    st.just(2),
    text,
    st.dates(),
    place=text,
    minutes=text,
    attendance=rows,
    counts_as=st.lists(st.sampled_from(MeetingKind), unique=True, max_size=2)
    .filter(lambda kinds: MeetingKind.HEART_TALK not in kinds)
    .map(tuple),
)


@given(some_meetings, some_meetings)
def test_both_ways_tell_the_same_fields_the_other_way_round(one: MeetingDetail, other: MeetingDetail) -> None:
    there, back = told(one, other), told(other, one)
    assert set(there) == set(back)
    for name, (before, after) in there.items():
        if REORDERED not in (before, after):
            assert back[name] == (after, before)


@given(some_meetings)
def test_what_stands_as_it_stood_tells_nothing(one: MeetingDetail) -> None:
    assert differences(one, replace(one, version=one.version + 1)) == ()


def test_the_rows_told_of_are_those_of_the_history() -> None:
    from models.services.keepers import KEEPERS

    assert {keeper.shape for keeper in KEEPERS.values()} == set(SHAPES)
