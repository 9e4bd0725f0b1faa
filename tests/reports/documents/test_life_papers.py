"""民主测评表, 民主评议汇总表, 谈心谈话记录表 and 统计表, 政治生日名单 and 贺卡: what each says, and what none may say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.rows.life import Appraisal, ThemeDay
from reports import page
from reports.documents import (
    appraisal_ballot,
    appraisal_summary,
    birthday_list,
    talk_record,
    talk_statistics,
    theme_day_record,
)
from reports.flow import Document
from reports.parts.greeting_card import GreetingCard
from reports.press import pdf_of
from tests.reports.life_sheets import (
    APPRAISED,
    BIRTHDAYS,
    BUREAU,
    LONG_WISH,
    OCTOBER,
    RESULTS,
    TALKED,
    TALKS,
    THEME,
    WISH,
    bare,
    cards,
)

Measure = Callable[[bytes], Any]
SAID = ("谈了近期工作", "希望适当调整", "支部研究", "11月底前")


def text(measure: Measure, document: Document) -> str:
    """What stands on the paper, blanks left out."""
    return "".join(measure(pdf_of(document)).text.split())


def test_a_ballot_names_those_who_are_graded_and_nobodys_vote(measure: Measure) -> None:
    said = text(measure, appraisal_ballot.document(APPRAISED))
    assert all(f"{place}{row.name}" in said for place, row in enumerate(RESULTS[:4], 1))
    assert "5陈一" not in said
    assert "预备党员陈一参加评议，不评定等次" in said
    assert "一般不超过党员总数的三分之一（1人）" in said
    assert "2026.11.03" not in said


def test_a_ballot_without_a_list_takes_the_names_of_the_sheet(measure: Measure) -> None:
    said = text(measure, appraisal_ballot.document(replace(APPRAISED, appraisal=None)))
    assert "1龙䶮2欧阳𬀩" in said
    assert "预备党员陈一" in said
    assert "姓名待补" in text(measure, appraisal_ballot.document(bare(APPRAISED)))


def test_a_summary_says_ballots_votes_grades_and_shares(measure: Measure) -> None:
    said = text(measure, appraisal_summary.document(APPRAISED))
    assert "发出测评票11张，收回10张，有效9张，无效1张" in said
    assert "1龙䶮优秀8100优秀2026.11.03" in said
    assert "3张喆待补2610待补待补" in said
    assert "不评定" in said
    assert "占比待补待补待补待补" in said


def test_shares_are_of_all_members_once_everybody_is_graded(measure: Measure) -> None:
    whole = (*RESULTS[:2], replace(RESULTS[2], grade=RESULTS[1].grade), *RESULTS[3:])
    said = text(measure, appraisal_summary.document(replace(APPRAISED, appraisal=Appraisal(results=whole))))
    assert "占比20.0%40.0%20.0%0.0%" in said
    assert "测评票数待补" in said
    assert "已超过" not in said


def test_too_many_excellent_are_told_on_the_summary(measure: Measure) -> None:
    two = (RESULTS[0], replace(RESULTS[1], grade=RESULTS[0].grade), *RESULTS[3:])
    said = text(measure, appraisal_summary.document(replace(APPRAISED, appraisal=Appraisal(results=two))))
    assert "三分之一为1人，评为优秀2人，已超过" in said


def test_what_was_said_is_printed_only_when_asked_for(measure: Measure) -> None:
    without = text(measure, talk_record.document(TALKED))
    assert "龙䶮与张喆谈心谈话" in without
    assert "支委与党员" in without
    assert "家庭变故、岗位变动" in without
    assert not any(words in without for words in SAID)
    assert "不公开，未印出" in without
    whole = text(measure, talk_record.document(TALKED, with_content=True))
    assert all(words in whole for words in SAID)


def test_statistics_count_and_say_nothing_of_what_was_said(measure: Measure) -> None:
    said = text(measure, talk_statistics.document(TALKS, BUREAU))
    # 支委之间 1, 支委与党员 1, 党员之间 1, three kinds none, one without its two, four in all; covered 1/1, 1/2, 2/2.
    assert "1机关第1党支部4111000141/11/22/280.0%" in said
    assert "2机关第2党支部4000000000/10/20/20.0%" in said
    assert "3机关第3党支部000000011———" in said
    assert "本表不含谈话内容" in said


def test_a_theme_day_ticks_only_what_the_record_says(measure: Measure) -> None:
    said = text(measure, theme_day_record.document(THEME, "每月第二个星期五"))
    assert "固定日每月第二个星期五" in said
    assert "☐集中学习☐志愿服务☑现场教学☑民主议事☐其他" in said
    assert "☑重温入党誓词☑交纳党费☐过政治生日☐讲党课" in said
    assert "组织者欧阳𬀩" in said
    assert "党员撰写体会，支部归档。" in said
    no = text(measure, theme_day_record.document(replace(THEME, theme_day=ThemeDay(oath=False))))
    assert "☐重温入党誓词" in no


def test_a_list_of_birthdays_has_what_is_known_and_leaves_the_rest_to_the_pen(measure: Measure) -> None:
    said = text(measure, birthday_list.document([BIRTHDAYS], OCTOBER.span(), BUREAU))
    assert "2026年10月政治生日名单" in said
    assert "10月8日2001.10.08252002.10.0824年2026.10.09已送" in said
    assert "10月30日2010.10.3016待补待补" in said
    assert "另有3名在册党员的入党日期待补" in said


@pytest.mark.parametrize("kept_on", [None, date(2026, 10, 9)])
def test_no_name_of_a_list_of_birthdays_is_broken(measure: Measure, kept_on: date | None) -> None:
    names = ("欧阳明", "司马光明", "阿依古丽·买买提")
    people = [replace(BIRTHDAYS.people[0], name=name, kept_on=kept_on) for name in names]
    document = birthday_list.document([replace(BIRTHDAYS, people=tuple(people))], OCTOBER.span(), BUREAU)
    (page_text,) = measure(pdf_of(document)).texts
    lines = page_text.splitlines()
    assert all(any(name in line for line in lines) for name in names), lines


def test_a_card_says_whose_day_it_is_and_the_clerks_own_wish(measure: Measure) -> None:
    said = text(measure, cards())
    assert said.count("政治生日贺卡") == 3
    assert "龙䶮同志：您于2001年10月8日加入中国共产党，到2026年10月8日满25周年。" in said
    assert said.count(WISH) == 3
    assert WISH not in text(measure, cards(wish=""))


def test_two_cards_share_a_sheet(measure: Measure) -> None:
    assert len(measure(pdf_of(cards())).pages) == 2
    assert len(measure(pdf_of(cards(*BIRTHDAYS.people[:2]))).pages) == 1


@pytest.mark.parametrize(
    "name", ["信息化和网络安全管理处党支部", "某某市某某局机关党委直属信息化和网络安全管理服务保障中心党支部"]
)
def test_the_longest_wish_and_name_keep_within_the_frame(measure: Measure, name: str) -> None:
    person = replace(BIRTHDAYS.people[0], organization_name=name, day=date(2026, 12, 31))
    found = measure(pdf_of(cards(person, wish=LONG_WISH)))
    marks = [mark for mark in found.pages[0] if mark.char.strip()]
    said = "".join(mark.char for mark in marks)
    assert max(mark.y for mark in marks) < page.CARD_HEIGHT / page.MM - 9
    assert marks[said.index("共勉")].y < marks[said.index(name[:6])].y - 3


def test_cards_are_blocks_of_half_a_sheet() -> None:
    blocks = cards().sections[0].blocks
    assert all(isinstance(block, GreetingCard) for block in blocks)
    assert [block.cut_below for block in blocks if isinstance(block, GreetingCard)] == [True, False, True]
