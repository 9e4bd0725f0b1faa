"""Where words end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.parts.sense import TORN_BODY, TORN_COMPOUND, TORN_NAME, TORN_WORD, end_costs
from reports.parts.title_words import BODIES, WORDS


def free(text: str, names: tuple[str, ...] = (), *, bodies: bool = False) -> str:
    """The text with | where a line may end for nothing."""
    costs = end_costs(text, names, bodies=bodies)
    return "".join(
        ("|" if at and cost == 0 else "") + char
        for at, (char, cost) in enumerate(zip(text, costs, strict=True))
    )


@pytest.mark.parametrize(
    "words",
    [
        "学习|和工作的|通报",
        "关于开展|督察的|通知",
        "2026年10月8日|会议记录",
        "2026年上半年|学习情况",
        "学习|《党章》|通知",
        "水资源管理处|党支部",
        "某某|督察情况",
        "应到|人数",
        "离退休干部|党支部",
        "组织|学习教育",
    ],
)
def test_lines_may_end_between_words(words: str) -> None:
    assert free(words.replace("|", "")) == words


def test_a_stretch_of_unknown_words_before_a_body_is_its_name_where_names_count() -> None:
    text = "召开水资源管理处党支部会议"
    assert free(text, bodies=True) == "召开|水资源管理处党支部|会议"
    assert end_costs(text, bodies=True)[text.index("党支部")] == TORN_BODY
    assert free(text) == "召开|水资源管理处|党支部|会议"


def test_a_given_name_a_date_and_a_book_are_dearest_to_tear() -> None:
    costs = end_costs("组织人事处党支部2026年5月学《论语》", ("组织人事处党支部",))
    assert all(cost == TORN_NAME for cost in costs[1:8])
    assert costs[8] == 0
    assert all(cost == TORN_NAME for cost in costs[9:15])
    assert all(cost == TORN_NAME for cost in costs[17:20])


def test_a_group_is_kept_with_its_number_and_its_meeting() -> None:
    name = "防汛抗旱处党支部第三党小组"
    text = f"召开{name}会的通知"
    costs = end_costs(text, (name,))
    branch, group, end = text.index("防"), text.index("第三"), text.index("的")
    assert all(cost == TORN_NAME for cost in costs[branch + 1 : group])
    assert costs[group] == 0, "behind the branch's name"
    assert all(cost == TORN_NAME for cost in costs[group + 1 : end])
    assert all(cost == TORN_NAME for cost in end_costs("第12党小组会议")[1:])
    assert end_costs("第一党小组会议题")[7] != TORN_NAME, "会|议题 is another word"


def test_a_compound_is_parted_between_its_words_rather_than_inside_one() -> None:
    costs = end_costs("支部党员大会")
    assert costs[2] == TORN_COMPOUND
    assert {costs[1], costs[3], costs[4], costs[5]} == {TORN_WORD}


def test_a_book_longer_than_the_line_may_be_parted_between_its_words() -> None:
    text = "《党支部工作制度》"
    assert end_costs(text, (), 5)[4] == 0
    assert end_costs(text, (), 9)[4] == TORN_NAME


@given(st.text("关于开展模范机关的和、《》2026年月党支部甲乙", max_size=40), st.booleans())
def test_every_place_has_a_cost(text: str, bodies: bool) -> None:
    costs = end_costs(text, ("党支部",), 8, bodies=bodies)
    assert len(costs) == len(text)
    assert set(costs) <= {0.0, TORN_COMPOUND, TORN_BODY, TORN_WORD, TORN_NAME}


def test_every_word_is_a_word() -> None:
    assert all(1 < len(word) < 16 for word in WORDS - {"函"})
    assert all(word.isalpha() for word in WORDS)
    assert "党支部" in BODIES
