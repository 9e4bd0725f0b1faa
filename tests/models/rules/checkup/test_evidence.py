"""Documents, minutes and files that should be there."""

from datetime import date
from typing import Any

import pytest

from models.rows.study import Material
from models.rules.checkup.evidence import later_document, no_files, no_minutes
from models.rules.periods import quarter
from models.rules.terms import MeetingKind, StudyForm, StudyKind
from tests.models.rules.checkup.facts_made import DAY, facts, record, sentences


def studied(issued_on: date | None) -> list[str]:
    """What is said of a session that studied a document issued on a day."""
    session = record(kind=StudyKind.BRANCH_STUDY, materials=(Material("《节水条例》", issued_on=issued_on),))
    return sentences(later_document, session)


def test_a_document_issued_the_day_after_is_named_with_its_day() -> None:
    assert studied(date(2026, 10, 16)) == [
        "支部学习“参观档案馆”所学文件的印发日期晚于学习日期：《节水条例》（2026年10月16日）。"
    ]


@pytest.mark.parametrize("issued_on", [DAY, date(2022, 1, 1), None])
def test_a_document_that_existed_or_has_no_day(issued_on: date | None) -> None:
    assert studied(issued_on) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, ["主题党日“参观档案馆”没有填写会议记录。"]),
        ({"kind": StudyKind.YOUTH_GROUP}, ["青年理论学习小组“参观档案馆”没有填写学习内容和研讨情况。"]),
        ({"has_text": True}, []),
        ({"files": ("会议记录（扫描）.pdf\n",)}, []),
        ({"files": ("1.pdf\n支委会纪要",)}, []),
        ({"kind": MeetingKind.HEART_TALK}, []),
        ({"kind": MeetingKind.DUES_DAY}, []),
        ({"kind": StudyKind.BRANCH_STUDY, "form": StudyForm.SELF}, []),
    ],
)
def test_minutes(given: dict[str, Any], said: list[str]) -> None:
    assert sentences(no_minutes, record(**given)) == said


LACKS = "2026年10月1条记录缺少签到表、照片等佐证材料：15日主题党日。"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ((), [LACKS]),
        (("课件.pptx\n", "通知.pdf\n"), [f"{LACKS}其中1条有附件，按文件名和说明看没有签到表或照片。"]),
        (("课件.pptx\n", "签到表.pdf\n"), []),
        (("IMG_0012.JPG\n",), []),
        (("IMG_0012.jfif\n",), []),
        (("VID_0012.MOV\n",), []),
        (("录音.m4a\n",), [f"{LACKS}其中1条有附件，按文件名和说明看没有签到表或照片。"]),
        (("扫描件.pdf\n活动照片",), []),
    ],
)
def test_files(files: tuple[str, ...], said: list[str]) -> None:
    assert sentences(no_files, record(files=files)) == said


def test_an_organisations_month_is_one_warning_that_leads_to_the_first() -> None:
    lecture = record(3, day=DAY.replace(day=9), kind=MeetingKind.PARTY_LECTURE)
    whole = record(4, files=("签到表.pdf\n",))
    elsewhere = record(5, organization_id=2)
    found = list(no_files(facts(record(1), whole, lecture, elsewhere)))
    assert [one.records for one in found] == [(3, 1), (5,)]
    assert found[0].sentence == "2026年10月2条记录缺少签到表、照片等佐证材料：9日党课、15日主题党日。"
    assert (found[0].target.record_id, found[0].day) == (3, lecture.day)
    assert [one.key for one in found] == ["no_files:1:2026-10", "no_files:2:2026-10"]


def test_each_month_of_a_longer_period_is_asked_for_itself() -> None:
    """What was explained of a month stays explained when the quarter is looked at."""
    found = list(no_files(facts(record(1), record(2, day=DAY.replace(month=11)), span=quarter(2026, 4))))
    assert [one.key for one in found] == ["no_files:1:2026-10", "no_files:1:2026-11"]


@pytest.mark.parametrize("kind", [StudyKind.BRANCH_STUDY, StudyKind.FIRST_TOPIC, MeetingKind.HEART_TALK])
def test_kinds_that_need_no_photographs(kind: MeetingKind | StudyKind) -> None:
    assert sentences(no_files, record(kind=kind)) == []


def test_a_bureau_that_keeps_them_elsewhere_is_not_asked() -> None:
    assert sentences(no_files, record(), files_expected=False) == []
