"""Figures frozen into JSON come back as they were."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.codec import from_json, to_json
from models.rows.notice import (
    BranchFigures,
    NoticeFigures,
    NoticeItem,
    NoticeSection,
    RectificationFigure,
    RequirementFigure,
)
from models.rules.periods import Month
from models.rules.terms import RectificationMode, Verdict

FIGURES = NoticeFigures(
    Month(2026, 10),
    date(2026, 10, 31),
    (
        BranchFigures(
            7,
            "办公室党支部",
            12,
            (
                RequirementFigure("branch_assembly", "支部党员大会", "四季度", 0, None, Verdict.MET),
                RequirementFigure("theme_day", "主题党日", "10月", 1, 1, next(iter(Verdict))),
            ),
            RectificationFigure(3, 2, 0),
        ),
    ),
)


def through_text(value: object) -> object:
    return json.loads(json.dumps(to_json(value), ensure_ascii=False))


def test_figures_come_back_as_they_were() -> None:
    back = from_json(through_text(FIGURES), NoticeFigures)
    assert back == FIGURES
    assert isinstance(back.counted_on, date)
    assert isinstance(back.branches[0].requirements[0].verdict, Verdict)
    assert isinstance(back.branches, tuple)


def test_figures_frozen_before_other_organisations_were_counted_are_still_read() -> None:
    kept = to_json(FIGURES)
    del kept["others"]
    assert from_json(kept, NoticeFigures) == FIGURES


@pytest.mark.parametrize("verdict", Verdict)
def test_terms_are_kept_by_code_never_by_their_word(verdict: Verdict) -> None:
    figure = RequirementFigure("a", "甲", "10月", 0, None, verdict)
    kept = to_json(figure)
    assert kept["verdict"] == verdict.value
    assert verdict.label not in json.dumps(kept["verdict"], ensure_ascii=False)
    assert from_json(kept, RequirementFigure) == figure


@given(
    st.builds(
        NoticeItem,
        number=st.integers(1, 999),
        organization_name=st.text(max_size=20),
        problem=st.text(max_size=50),
        measures=st.text(max_size=50),
        department=st.text(max_size=20),
        person=st.text(max_size=20),
        due_on=st.none() | st.dates(),
        status=st.text(max_size=10),
        mode=st.sampled_from(RectificationMode),
    )
)
def test_any_item_comes_back(item: NoticeItem) -> None:
    assert from_json(through_text(item), NoticeItem) == item


@given(st.lists(st.builds(NoticeSection, st.text(max_size=20), st.text(max_size=50))))
def test_any_sections_come_back(sections: list[NoticeSection]) -> None:
    assert from_json(through_text(tuple(sections)), tuple[NoticeSection, ...]) == tuple(sections)


@pytest.mark.parametrize(
    "broken",
    [
        None,
        [],
        {},
        {"month": {"year": 2026, "month": 13}, "counted_on": "2026-10-31", "branches": []},
        "figures",
    ],
)
def test_what_does_not_fit_is_refused(broken: object) -> None:
    with pytest.raises(Exception):  # noqa: B017 - any refusal will do, silence will not
        from_json(broken, NoticeFigures)
