"""Composing a part anew: what was typed stays, what was composed is renewed."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.notice import NoticeSection, Paragraph
from models.rules.notice_merging import (
    composed,
    declined,
    doubtful,
    identified,
    opened_by_figures,
    settled,
    taken,
    with_follow_up,
)
from models.rules.notice_parts import NoticePart

TYPED = st.sampled_from(["one", "two", "", " ", "三、又及。"])
ROUNDS = st.lists(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.integers(0, 2)), max_size=4, unique_by=lambda pair: pair[0]
    ),
    min_size=1,
    max_size=4,
)


def proposal(*said: str) -> tuple[Paragraph, ...]:
    """``a1`` is the first wording of what is about a."""
    return tuple(Paragraph(word[0], word) for word in said)


def part(text: str = "", *said: str, offered: tuple[str, ...] = ()) -> NoticeSection:
    return NoticeSection("总体情况", text, NoticePart.OVERALL, proposal(*said), proposal(*offered))


def anew(section: NoticeSection, *said: str) -> tuple[list[str], list[str]]:
    made = composed(section, proposal(*said))
    return made.text.split("\n"), [paragraph.text for paragraph in made.offered]


def test_an_empty_part_takes_what_is_proposed() -> None:
    assert anew(part(), "a1", "b1") == (["a1", "b1"], [])
    assert anew(part(" \n"), "a1") == (["a1"], [])


def test_what_was_typed_before_anything_was_proposed_is_left_and_the_proposal_offered() -> None:
    assert anew(part("typed"), "a1", "b1") == (["typed"], ["a1", "b1"])


@pytest.mark.parametrize(
    ("text", "said", "becomes", "offers"),
    [
        ("a1\nb1", ("a2", "b1"), "a2\nb1", ()),
        ("x\na1\nb1\ny", ("b2", "c1"), "x\nb2\nc1\ny", ()),
        ("b1\nx\na1", ("a2", "b2"), "b2\nx\na2", ()),
        ("a1 and more\nb1", ("a2", "b2"), "a1 and more\nb2", ("a2",)),
        ("before a1 behind\nb1", ("b2", "c1"), "before a1 behind\nb2\nc1", ()),
        ("before a1 behind\nb1", ("c1",), "before a1 behind", ("c1",)),
        ("before a1 behind\nb1", ("a1", "c1"), "before a1 behind\nc1", ()),
        ("a1b1", ("a2", "b1"), "a1b1", ("a2",)),
        ("xb1\na1\nb1", ("a2", "b2"), "xb1\na2\nb2", ()),
        ("a-1\nb1", ("a2", "b2"), "a-1\nb2", ("a2",)),
        ("a-1\nb1", ("a1", "b2"), "a-1\nb2", ()),
        ("a-1\nb1 and", ("a1", "b1", "c1"), "a-1\nb1 and\nc1", ()),
        ("x\na1\ny\nb1", ("c1", "a1", "b1"), "x\nc1\na1\ny\nb1", ()),
        ("x\na1\ny\nb1", ("a1",), "x\na1\ny", ()),
        ("x", ("a2", "b1"), "x", ("a2",)),
        ("", ("a1", "b2"), "", ("b2",)),
        ("x\na1\nb1\ny", (), "x\ny", ()),
        ("x\na2\nb1", ("a2", "b2"), "x\na2\nb2", ()),
    ],
)
def test_only_what_stands_as_proposed_is_replaced(
    text: str, said: tuple[str, ...], becomes: str, offers: tuple[str, ...]
) -> None:
    made = composed(part(text, "a1", "b1"), proposal(*said))

    assert made.text == becomes
    assert made.offered == proposal(*offers)
    assert made.proposed == proposal(*said)


def test_an_offer_stays_until_it_is_taken_or_declined() -> None:
    changed = composed(part("mine\nb1", "a1", "b1"), proposal("a2", "b1"))
    assert changed.offered == proposal("a2")

    later = composed(changed, proposal("a2", "b2"))
    assert (later.text, later.offered) == ("mine\nb2", proposal("a2"))

    put_in = taken(later)
    assert (put_in.text, put_in.offered) == ("a2\nmine\nb2", ())
    assert composed(put_in, proposal("a3", "b2")).text == "a3\nmine\nb2"

    refused = declined(later)
    assert (refused.text, refused.offered) == (later.text, ())
    assert composed(refused, proposal("a2", "b3")).offered == ()
    assert composed(refused, proposal("a3", "b3")).offered == proposal("a3")


LATE = Paragraph("flood", "防汛处党支部：学习笔记检查不及时。")
PLAN = Paragraph("plan", "规划处党支部：学习笔记检查不及时。")


def problems(text: str, *said: Paragraph) -> NoticeSection:
    return NoticeSection("存在问题", text, NoticePart.PROBLEMS, said)


@pytest.mark.parametrize(
    "typed", ["防汛处党支部：学习笔记检查不及时。情节较轻。", "防汛处党支部：笔记检查不够及时。"]
)
def test_a_line_whose_basis_is_gone_stays_and_is_told_of(typed: str) -> None:
    section = problems(f"{typed}\n{PLAN.text}", LATE, PLAN)
    assert doubtful(section) == ()

    made = composed(section, (PLAN,))

    assert made.text == section.text
    assert made.offered == ()
    assert doubtful(made) == (Paragraph("flood", typed),)
    assert doubtful(composed(made, ())) == (Paragraph("flood", typed),), "until something is done about it"
    assert doubtful(settled(made)) == ()
    assert doubtful(replace(made, text=PLAN.text)) == (), "the line was taken out"
    assert doubtful(composed(made, (LATE, PLAN))) == (), "the basis has come back"


def test_only_a_line_that_was_made_of_it_is_told_of() -> None:
    assert doubtful(composed(problems(f"{LATE.text}\n{PLAN.text}", LATE, PLAN), (PLAN,))) == ()
    taken_out = problems(f"情节都较轻。\n{PLAN.text}就这一次。", LATE, PLAN)
    assert doubtful(composed(taken_out, (PLAN,))) == (), "another branch's line is much like it"


def test_an_offer_is_put_where_the_old_words_stand_among_what_was_typed() -> None:
    section = part("x\na1, in short\nb1", "a1", "b1")
    offered = composed(section, proposal("a2", "b1"))
    assert (offered.text, offered.offered) == (section.text, proposal("a2"))
    assert doubtful(offered) == (), "it is offered"

    put_in = taken(composed(offered, proposal("a3", "b1")))

    assert (put_in.text, put_in.offered, put_in.outdated) == ("x\na3, in short\nb1", (), ())


def test_an_offer_is_put_behind_the_line_that_rewords_it() -> None:
    reworded = "防汛处党支部：笔记检查不够及时。"
    now = replace(LATE, text="防汛处党支部：学习笔记检查不及时（责任人：王建国）。")
    section = composed(problems(f"共2个。\n{reworded}\n{PLAN.text}", LATE, PLAN), (now, PLAN))
    assert section.offered == (now,)

    assert taken(section).text.split("\n") == ["共2个。", reworded, now.text, PLAN.text]


def said_in(rounds: list[tuple[str, int]]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(key, f"{key}{word}") for key, word in rounds)


def of_the_clerk(text: str) -> list[str]:
    """The lines in which something was typed."""
    return [line for line in text.split("\n") if line.strip() and not re.fullmatch("[abcd][012]", line)]


@given(ROUNDS, st.data())
def test_the_clerks_lines_survive_whole_and_in_order_whatever_is_composed(
    rounds: list[list[tuple[str, int]]], data: st.DataObject
) -> None:
    section = part()
    for said in rounds:
        section = composed(section, said_in(said))
        lines = section.text.split("\n")
        for line in data.draw(st.lists(TYPED, max_size=2)):
            lines.insert(data.draw(st.integers(0, len(lines))), line)
        if data.draw(st.booleans()):
            place = data.draw(st.integers(0, len(lines) - 1))
            before, behind = data.draw(st.sampled_from([("<", ">"), ("<", ""), ("", ">"), ("", "<b1>")]))
            lines[place] = f"{before}{lines[place]}{behind}"
        section = replace(section, text="\n".join(data.draw(st.permutations(lines))))
    typed = of_the_clerk(section.text)

    for said in rounds:
        section = composed(section, said_in(said))
        assert of_the_clerk(section.text) == typed


@given(ROUNDS, st.data())
def test_what_is_typed_survives_the_taking_of_an_offer(
    rounds: list[list[tuple[str, int]]], data: st.DataObject
) -> None:
    section = part()
    for said in rounds:
        section = composed(section, said_in(said))
        lines = [
            f"{data.draw(st.sampled_from(['', '<']))}{line}{data.draw(st.sampled_from(['', '>']))}"
            for line in section.text.split("\n")
        ]
        section = replace(section, text="\n".join(lines))
        put_in = taken(section)
        assert re.sub(r"[abcd][012]|\s", "", put_in.text) == re.sub(r"[abcd][012]|\s", "", section.text)
        assert all(each.text in put_in.text for each in section.offered)


@given(st.text("ab12 \n", max_size=12), ROUNDS)
def test_composing_twice_is_composing_once(text: str, rounds: list[list[tuple[str, int]]]) -> None:
    section = part(text)
    for said in rounds:
        section = composed(section, said_in(said))
        assert composed(section, said_in(said)) == section


@given(ROUNDS)
def test_a_part_nobody_touched_is_always_the_latest_proposal(rounds: list[list[tuple[str, int]]]) -> None:
    section = part()
    for said in rounds:
        section = composed(section, said_in(said))
        assert section.text == "\n".join(paragraph.text for paragraph in said_in(said))
        assert section.offered == ()


@given(ROUNDS, st.data())
def test_what_the_registers_say_is_in_the_text_or_offered_or_was_refused_before(
    rounds: list[list[tuple[str, int]]], data: st.DataObject
) -> None:
    section = part(data.draw(st.sampled_from(["", "typed", "typed\na0"])))
    for said in rounds:
        before = section
        section = composed(section, said_in(said))
        for paragraph in said_in(said):
            assert (
                paragraph.text in section.text.split("\n")
                or paragraph in section.offered
                or paragraph in before.proposed
            )


def test_a_part_is_known_by_its_heading_until_it_knows_itself() -> None:
    made = identified(
        (
            NoticeSection("一些总体情况", "x"),
            NoticeSection("总体情况", ""),
            NoticeSection("别的", ""),
            NoticeSection("改过的标题", "", NoticePart.PROBLEMS),
            NoticeSection("存在问题", ""),
        )
    )

    assert [section.part for section in made] == [
        NoticePart.OVERALL,
        None,
        None,
        NoticePart.PROBLEMS,
        None,
    ]
    assert [section.text for section in made] == ["x", "", "", "", ""]


def test_an_old_draft_has_the_figures_before_what_was_typed_once_and_for_all() -> None:
    old = (NoticeSection("总体情况", "较好"), NoticeSection("整改要求", "抓紧"))

    read = with_follow_up(opened_by_figures(old, "数字一。\n数字二。\n"))

    assert [(section.heading, section.text) for section in read] == [
        ("总体情况", "数字一。\n数字二。\n较好"),
        ("上月通报问题整改情况", ""),
        ("整改要求", "抓紧"),
    ]
    assert all(not section.offered for section in read)
    fresh = (Paragraph("requirements", "新一。"), Paragraph("rectification", "新二。"))
    assert composed(read[0], fresh).text == "新一。\n新二。\n较好"


def test_figures_come_first_where_there_was_no_place_for_them() -> None:
    read = opened_by_figures((NoticeSection("存在问题", "有"),), "数字。")

    assert [(section.part, section.text) for section in read] == [
        (NoticePart.OVERALL, "数字。"),
        (NoticePart.PROBLEMS, "有"),
    ]
