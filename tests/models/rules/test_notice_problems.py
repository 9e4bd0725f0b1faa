"""存在问题 and 整改要求: the inspector's words, grouped, counted and dated."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.inspection import Finding, Manifestation
from models.rows.notice import Paragraph
from models.rules.inspection_terms import ShirkingTag
from models.rules.notice_parts import Grouping, NoticePart, part_of_heading
from models.rules.notice_problems import demand_paragraphs, in_a_sentence, problem_paragraphs
from models.rules.periods import Month

DICTIONARY = (Manifestation(3, "慵", "不思进取"), Manifestation(7, "懒", ""))
NAMES = {1: "第一党支部", 2: "第二党支部"}


def finding(branch: int, fact: str, number: int = 1, **given: Any) -> Finding:
    return Finding(number, branch, fact, NAMES[branch], **given)


def told(
    *findings: Finding, grouping: Grouping = Grouping.BY_BRANCH, names_persons: bool = False
) -> list[str]:
    made = problem_paragraphs(findings, DICTIONARY, grouping, names_persons=names_persons)
    return [paragraph.text for paragraph in made]


def test_without_findings_nothing_is_said() -> None:
    assert told() == []
    assert demand_paragraphs((), 3) == ()


def test_problems_by_branch_are_numbered_where_there_are_several() -> None:
    made = told(
        finding(2, "会议记录不完整。"),
        finding(1, "未召开支部党员大会", clause="《条例》第十一条"),
        finding(2, "签到表\n没有签名"),
    )

    assert made == [
        "督察发现问题3个，涉及党组织2个。",
        "第二党支部：（1）会议记录不完整；（2）签到表 没有签名。",
        "第一党支部：未召开支部党员大会（依据：《条例》第十一条）。",
    ]


def test_the_same_problem_of_several_branches_is_told_once() -> None:
    made = told(
        finding(2, "记录不完整。", clause="第三条"),
        finding(1, "记录不完整", clause="第三条"),
        finding(1, "记录不完整"),
        finding(1, "记录不完整", clause="第三条"),
        grouping=Grouping.BY_PROBLEM,
    )

    assert made == [
        "督察发现问题4个，涉及党组织2个。",
        "记录不完整（依据：第三条）：第二党支部、第一党支部。",
        "记录不完整：第一党支部。",
    ]


def test_a_requirement_of_the_bureaus_own_is_named_once() -> None:
    fact = "每周组织一次学习（本单位要求），第43周未开展支部学习"
    for clause in ("本单位工作安排", "每周组织一次学习"):
        assert told(finding(1, fact, clause=clause))[1] == f"第一党支部：{fact}。"
        assert (
            told(finding(1, fact, clause=clause), grouping=Grouping.BY_PROBLEM)[1] == f"{fact}：第一党支部。"
        )


@pytest.mark.parametrize("grouping", Grouping)
@pytest.mark.parametrize("month", [9, 10, None])
def test_a_problem_of_an_earlier_months_inspection_says_so(grouping: Grouping, month: int | None) -> None:
    found = finding(1, "记录不全", month=None if month is None else Month(2026, month))
    (_, paragraph) = problem_paragraphs([found], (), grouping, names_persons=False, month=Month(2026, 10))
    assert ("（9月督察）" in paragraph.text) == (month == 9)


def test_words_with_colons_are_not_taken_for_each_other() -> None:
    pair = [finding(1, "甲:乙", clause="丙"), finding(1, "甲", clause="乙:丙")]
    made = problem_paragraphs(pair, (), Grouping.BY_PROBLEM, names_persons=False)
    assert len({paragraph.key for paragraph in made}) == 3


@pytest.mark.parametrize(
    ("grouping", "quiet", "naming"),
    [
        (
            Grouping.BY_BRANCH,
            "第一党支部：记录不全（依据：第三条）。",
            "第一党支部：记录不全（依据：第三条；责任人：王建国）。",
        ),
        (
            Grouping.BY_PROBLEM,
            "记录不全（依据：第三条）：第一党支部。",
            "记录不全（依据：第三条）：第一党支部（责任人：王建国）。",
        ),
    ],
)
def test_persons_are_named_only_when_asked(grouping: Grouping, quiet: str, naming: str) -> None:
    found = finding(1, "记录不全", clause="第三条", person="王建国")

    assert told(found, grouping=grouping)[1] == quiet
    assert told(found, grouping=grouping, names_persons=True)[1] == naming
    nobody = finding(1, "记录不全", clause="第三条")
    assert told(nobody, grouping=grouping, names_persons=True)[1] == quiet


def test_manifestations_and_ways_are_counted_where_there_are_any() -> None:
    made = told(
        finding(1, "一", manifestation=7, tag=ShirkingTag.SHIFTED),
        finding(1, "二", manifestation=3),
        finding(2, "三", manifestation=3, tag=ShirkingTag.PERFUNCTORY),
    )

    assert made[-2:] == [
        "按“慵懒散浮拖”具体表现统计：第3项（不思进取）2个、第7项1个。",
        "按不落实表现统计：应付了事1个、推诿扯皮1个。",
    ]


def test_the_demands_are_dates_earliest_first_the_unknown_one_last() -> None:
    late, early = date(2026, 12, 15), date(2026, 11, 30)
    found = (
        finding(1, "一", due_on=late),
        finding(2, "二"),
        finding(2, "三", due_on=early),
        finding(1, "四", due_on=early),
        finding(2, "五", due_on=early),
    )

    assert [paragraph.text for paragraph in demand_paragraphs(found, 6)] == [
        "整改时限2026年11月30日：第二党支部2个问题、第一党支部1个问题。",
        "整改时限2026年12月15日：第一党支部1个问题。",
        "整改时限待补：第二党支部1个问题。",
        "“回头看”时间：销号满6个月后。",
    ]


FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from([1, 2]),
        st.text("甲乙。\n ", min_size=1, max_size=4),
        clause=st.sampled_from(["", "第三条"]),
        manifestation=st.none() | st.sampled_from([3, 7]),
        tag=st.none() | st.sampled_from(ShirkingTag),
        due_on=st.none() | st.sampled_from([date(2026, 11, 30), date(2026, 12, 15)]),
    ),
    max_size=6,
)
COMPOSERS: list[Callable[[list[Finding]], tuple[Paragraph, ...]]] = [
    lambda found: problem_paragraphs(found, DICTIONARY, Grouping.BY_BRANCH, names_persons=True),
    lambda found: problem_paragraphs(found, DICTIONARY, Grouping.BY_PROBLEM, names_persons=False),
    lambda found: demand_paragraphs(found, 3),
]


@pytest.mark.parametrize("compose", COMPOSERS)
@given(found=FINDINGS)
def test_paragraphs_are_single_lines_with_keys_of_their_own(
    compose: Callable[[list[Finding]], tuple[Paragraph, ...]], found: list[Finding]
) -> None:
    made = compose(found)

    assert len({paragraph.key for paragraph in made}) == len(made)
    assert all("\n" not in paragraph.text and paragraph.text.endswith("。") for paragraph in made)
    assert bool(made) is bool(found)


@given(FINDINGS)
def test_every_finding_is_demanded_once(found: list[Finding]) -> None:
    text = "".join(paragraph.text for paragraph in demand_paragraphs(found, 3))
    counts = [int(word[-1]) for word in text.split("个问题")[:-1]]

    assert sum(counts) == len(found)


@pytest.mark.parametrize(
    ("text", "line"), [(" 一\n二。 ", "一 二"), ("一；", "一"), ("。", ""), ("v1.2", "v1.2"), ("end.", "end")]
)
def test_words_in_a_sentence_stand_on_one_line_without_a_stop(text: str, line: str) -> None:
    assert in_a_sentence(text) == line


def test_a_heading_tells_the_part() -> None:
    assert part_of_heading("存在的问题") is None
    assert part_of_heading("一些存在问题") is NoticePart.PROBLEMS
    assert all(part_of_heading(part.label) is part for part in NoticePart)
