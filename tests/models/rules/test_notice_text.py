"""The sentences of a notice: they count, and judge nothing."""

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.notice import BranchFigures, NoticeFigures, RectificationFigure, RequirementFigure
from models.rules.notice_text import columns_of, overall_paragraphs, percent, title_of
from models.rules.periods import Month
from models.rules.requirements import WEEKLY_STUDY
from models.rules.terms import Verdict

V = Verdict
OCTOBER = Month(2026, 10)
NONE_LISTED = RectificationFigure(0, 0, 0)


def requirement(
    verdict: Verdict, held: int = 0, due: int | None = 1, code: str = "theme_day"
) -> RequirementFigure:
    label = {"theme_day": "主题党日", "branch_assembly": "支部党员大会", WEEKLY_STUDY: "每周学习"}[code]
    period = "四季度" if code == "branch_assembly" else "10月"
    return RequirementFigure(code, label, period, held, due, verdict)


def notice(*branches: tuple[int | None, tuple[RequirementFigure, ...], RectificationFigure]) -> NoticeFigures:
    rows = tuple(
        BranchFigures(place, f"第{place}党支部", members, requirements, listed)
        for place, (members, requirements, listed) in enumerate(branches, start=1)
    )
    return NoticeFigures(OCTOBER, date(2026, 10, 31), rows)


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (0, 0, "—"),
        (0, 3, "0%"),
        (3, 3, "100%"),
        (1, 2, "50%"),
        (1, 3, "33.3%"),
        (2, 3, "66.7%"),
        (1, 8, "12.5%"),
        (1, 16, "6.3%"),
        (1, 2000, "0.1%"),
        (1, 2001, "0%"),
        (1999, 2000, "100%"),
    ],
)
def test_percent(part: int, whole: int, text: str) -> None:
    assert percent(part, whole) == text


@given(st.integers(1, 10_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_percent_is_the_exact_share_to_one_decimal_half_up(share: tuple[int, int]) -> None:
    part, whole = share
    exact = (Decimal(100 * part) / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)

    assert percent(part, whole) == f"{exact}%".replace(".0%", "%")


def figures_text(figures: NoticeFigures) -> str:
    return "\n".join(paragraph.text for paragraph in overall_paragraphs(figures))


def sentences(text: str) -> list[str]:
    return [f"{sentence}。" for sentence in text.replace("\n", "").split("。")[:-1]]


def test_the_title_names_the_month() -> None:
    assert "2026年10月" in title_of(OCTOBER)
    assert title_of(OCTOBER).endswith("的通报")


def test_a_bureau_without_branches_says_nothing() -> None:
    assert figures_text(notice()) == ""


def test_the_first_sentence_says_of_when_and_of_whom() -> None:
    text = figures_text(notice((12, (), NONE_LISTED), (30, (), NONE_LISTED)))

    assert sentences(text)[0] == "据台账统计，截至2026年10月31日，共有党支部2个、党员42名。"


@pytest.mark.parametrize(
    ("verdicts", "sentence"),
    [
        ([V.MET, V.MET], "10月主题党日应落实支部2个，已落实2个。"),
        ([V.MET, V.UNMET], "10月主题党日应落实支部2个，已落实1个，未落实1个。"),
        ([V.NOT_DUE, V.NOT_DUE], "10月主题党日尚未到期，不作统计。"),
        ([V.MET, V.NOT_DUE], "10月主题党日应落实支部2个，已落实1个，未到期1个。"),
        ([V.MET, V.UNMET, V.UNKNOWN], "10月主题党日应落实支部2个，已落实1个，未落实1个；另有1个支部待补。"),
        ([V.MET, V.NOT_DUE, V.UNKNOWN], "10月主题党日应落实支部2个，已落实1个，未到期1个；另有1个支部待补。"),
        ([V.UNKNOWN, V.UNKNOWN], "10月主题党日2个支部待补，不作统计。"),
        ([V.UNKNOWN, V.NOT_APPLICABLE], "10月主题党日1个支部待补，不作统计。"),
        ([V.MET, V.UNMET, V.NOT_DUE], "10月主题党日应落实支部3个，已落实1个，未落实1个，未到期1个。"),
    ],
)
def test_a_requirement_counts_its_branches(verdicts: list[Verdict], sentence: str) -> None:
    rows = (
        requirement(verdict, due=None if verdict in (V.UNKNOWN, V.NOT_APPLICABLE) else 1)
        for verdict in verdicts
    )
    text = figures_text(notice(*((10, (row,), NONE_LISTED) for row in rows)))

    assert sentences(text)[1] == sentence


def test_what_is_not_due_anywhere_is_named_together_at_the_end() -> None:
    row = (
        requirement(V.NOT_DUE, code="branch_assembly"),
        requirement(V.MET),
        requirement(V.NOT_DUE, 0, 5, WEEKLY_STUDY),
    )
    told = sentences(figures_text(notice((10, row, NONE_LISTED))))

    assert len(told) == 4
    assert told[1].startswith("10月主题党日应落实")
    assert told[2].endswith("尚未到期，不作统计。")
    assert "、" in told[2]


def test_a_branch_nothing_is_asked_of_is_left_out() -> None:
    spared = (10, (requirement(V.NOT_APPLICABLE, 0, None),), NONE_LISTED)
    asked = (10, (requirement(V.UNMET),), NONE_LISTED)

    assert "应落实支部1个，已落实0个，未落实1个" in figures_text(notice(spared, asked))
    assert "主题党日" not in figures_text(notice(spared, spared))


def test_weekly_study_tells_weeks_besides_branches() -> None:
    weekly = [requirement(V.MET, 5, 5, WEEKLY_STUDY), requirement(V.UNMET, 3, 4, WEEKLY_STUDY)]

    lines = sentences(figures_text(notice(*((10, (figure,), NONE_LISTED) for figure in weekly))))

    assert lines[1].startswith("10月每周学习应落实支部2个，已落实1个，未落实1个")
    assert "9周次" in lines[1]
    assert "8周次" in lines[1]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([NONE_LISTED, NONE_LISTED], "整改清单本月无在册事项。"),
        (
            [RectificationFigure(2, 1, 1), RectificationFigure(1, 0, 0)],
            "整改清单在册3项，已销号1项，销号率33.3%；逾期未销号1项。",
        ),
        ([RectificationFigure(4, 4, 0)], "整改清单在册4项，已销号4项，销号率100%；逾期未销号0项。"),
    ],
)
def test_the_list_of_rectification(rows: list[RectificationFigure], sentence: str) -> None:
    assert figures_text(notice(*((10, (), row) for row in rows))).splitlines()[-1] == sentence


def test_the_list_counts_the_items_of_other_organisations_too() -> None:
    told = "整改清单在册5项，已销号1项，销号率20%；逾期未销号2项。"
    others = RectificationFigure(3, 0, 2)
    figures = replace(notice((10, (), RectificationFigure(2, 1, 0))), others=others)

    assert figures_text(figures).splitlines()[-1] == told
    without = replace(notice(), others=RectificationFigure(5, 1, 2))
    assert [paragraph.text for paragraph in overall_paragraphs(without)] == [told]
    assert overall_paragraphs(notice()) == ()


def test_columns_turn_the_table_round() -> None:
    assembly, theme_day = requirement(V.MET, 1, code="branch_assembly"), requirement(V.UNMET)
    figures = notice((1, (assembly, theme_day), NONE_LISTED), (2, (assembly, theme_day), NONE_LISTED))

    assert columns_of(figures.branches) == ((assembly, assembly), (theme_day, theme_day))
    assert columns_of(()) == ()


JUDGING = ("较好", "较差", "良好", "优秀", "严重", "不力", "突出", "违规", "表扬", "批评", "认真", "普遍")

figures_made = st.builds(
    requirement,
    st.sampled_from(V),
    st.integers(0, 5),
    st.none() | st.integers(1, 5),
    st.sampled_from(("theme_day", "branch_assembly", WEEKLY_STUDY)),
)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 90),
            st.tuples(figures_made),
            st.builds(RectificationFigure, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_every_line_is_a_sentence_that_counts_and_judges_nothing(
    branches: list[tuple[int, tuple[RequirementFigure, ...], RectificationFigure]],
) -> None:
    text = figures_text(notice(*branches))

    assert len(text.splitlines()) == 2
    for line in text.splitlines():
        assert line.endswith("。")
        assert "None" not in line
    assert not [word for word in JUDGING if word in text]


def test_people_nobody_has_entered_are_unknown_and_not_none() -> None:
    text = figures_text(notice((12, (), NONE_LISTED), (None, (), NONE_LISTED)))

    assert sentences(text)[0].endswith("共有党支部2个、党员人数待补。")
