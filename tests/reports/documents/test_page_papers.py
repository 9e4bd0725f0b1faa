"""个人参加组织生活情况表, 党支部工作情况表, 党员领导干部参加双重组织生活情况表: what they say and what they leave unsaid."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from reports.documents import branch_work, dual_life_report, person_life
from reports.press import pdf_of
from tests.reports.page_sheets import (
    BARE_BRANCH,
    BRANCH,
    BUREAU,
    DUAL,
    LEADER,
    NOBODY_YET,
    PERSON,
    WHOLE_BRANCH,
    YEAR,
)

Measure = Callable[[bytes], Any]


def text_of(measure: Measure, document: Any) -> str:
    return "".join(measure(pdf_of(document)).text.split())


def test_a_person_on_paper(measure: Measure) -> None:
    text = text_of(measure, person_life.document([PERSON], BUREAU, YEAR, ""))
    for said in (
        "支部党员大会42101066.7%",
        "20.5学时，另有1次学时待补；年度标准56学时，差额待补；集中培训1次",
        "2篇：党纪学习教育1篇、主题待补1篇；另有1篇提交日期待补",
        "重点发言1次",
        "1次：2026.6.3《从治水历史看责任担当》",
        "2次：2026.3.1与李静、2026.4.1与（姓名待补）",
        "2025年优秀、2024年待补、2006年（预备党员，不评定等次）",
        "所在支部应参加6次，参加2次（待补1次）；联系点参加1次；民主生活会参加1次",
        "别处党支部组织生活会（非所在或联系支部）",
        "党组成员、副局长",
        "党内职务组织委员",
    ):
        assert said in text, said


def test_nothing_is_said_of_what_nobody_entered(measure: Measure) -> None:
    text = text_of(measure, person_life.document([NOBODY_YET], BUREAU, YEAR, ""))
    assert "本期没有到会记录。" in text
    assert "党支部：待补" in text
    assert "学时无" in text
    assert "双重组织生活" not in text


def test_a_gap_to_the_years_standard(measure: Measure) -> None:
    assert PERSON.hours is not None
    short = replace(PERSON, hours=replace(PERSON.hours, unknown=0, short=PERSON.hours.hours))
    assert "差20.5学时" in text_of(measure, person_life.document([short], BUREAU, YEAR, ""))
    reached = replace(PERSON, hours=replace(PERSON.hours, unknown=0, short=PERSON.hours.hours * 0))
    assert "已达标" in text_of(measure, person_life.document([reached], BUREAU, YEAR, ""))


def test_one_branch_is_in_the_title_and_several_are_not(measure: Measure) -> None:
    one = branch_work.document([WHOLE_BRANCH], BUREAU, YEAR, BRANCH)
    assert one.metadata.title == f"{BRANCH}2026年工作情况表"
    both = branch_work.document([WHOLE_BRANCH, BARE_BRANCH], BUREAU, YEAR, "")
    assert both.metadata.title == "2026年党支部工作情况表"
    text = text_of(measure, both)
    for said in (
        "21人（正式20人、预备1人）",
        "郑文博（书记）、李静（组织委员）",
        "届满日期2028年1月1日",
        "主题党日22018190.0%",
        "谈心谈话1————",
        "支部学习1待补待补1待补",
        "合计42018290.0%",
        "未销号2项（其中逾期1项），本期销号1项",
        "应交21人，已交20人，覆盖率95.2%；未提交：李静",
        "1.2026年9月主题党日未落实",
        "本期没有会议和学习记录。",
        "本期没有登记",
    ):
        assert said in text, said


def test_quarters_of_a_leading_cadre(measure: Measure) -> None:
    text = text_of(measure, dual_life_report.document(DUAL, BUREAU))
    # Two of three, none of two, one that nobody marked, nothing held; then the sum and what is known of it.
    assert "2／30／20／1待补1—2／6" in text.replace("/", "／")
    assert "40.0%" in text
    assert LEADER.duty in text
    nobody = dual_life_report.document(replace(DUAL, leaders=()), BUREAU)
    assert "名册上没有登记党员领导干部。" in text_of(measure, nobody)
