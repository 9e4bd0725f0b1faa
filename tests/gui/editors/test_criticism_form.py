"""A criticism goes through its form's raw state and back; its line says who, of whom, what, and which item."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.editors.criticism_form import empty_raw, line_words, listed_words, raw_of, read_criticism
from models.rows.life import Criticism
from models.rules.life_terms import CriticismKind

names = st.text("甲乙丙<&>", max_size=4)
lines = st.builds(
    Criticism,
    st.sampled_from(CriticismKind),
    st.text("甲乙，。<&>“”", min_size=1, max_size=12),
    names,
    names,
    st.none() | st.integers(1, 9999),
)


@given(lines)
def test_criticisms_go_through_their_raw_form(line: Criticism) -> None:
    read = read_criticism(raw_of(line))
    kept_target = "" if line.kind is CriticismKind.SELF else line.target
    assert read == Criticism(line.kind, line.text, line.critic, kept_target, line.item_id)
    assert read_criticism(raw_of(read)) == read


def test_one_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="请填写意见内容"):
        read_criticism(empty_raw() | {"text": " "})


@pytest.mark.parametrize(
    ("line", "items", "words"),
    [
        (Criticism(CriticismKind.MUTUAL, "抓得\n不紧", "乙", "甲"), {}, "3. 相互批评　乙→甲　抓得 不紧"),
        (Criticism(CriticismKind.SELF, "学得浅", "甲", "乙"), {}, "3. 自我批评　甲　学得浅"),
        (Criticism(CriticismKind.OPINION, "文多", "", "班子"), {}, "3. 征求到的意见　待补→班子　文多"),
        (
            Criticism(CriticismKind.OPINION, "文多", item_id=7),
            {7: "2026年第2号（整改中）"},
            "3. 【整改2026年第2号】征求到的意见　文多",
        ),
        (Criticism(CriticismKind.OPINION, "文多", item_id=7), None, "3. 【已列入整改】征求到的意见　文多"),
        (Criticism(CriticismKind.OPINION, "文多", item_id=7), {}, "3. 征求到的意见　文多"),
    ],
)
def test_a_line_says_what_it_is(line: Criticism, items: dict[int, str] | None, words: str) -> None:
    assert line_words(3, raw_of(line), items) == words


def test_what_became_of_a_line() -> None:
    assert listed_words(None, {}) == ""
    assert listed_words(7, None) == "已列入整改。"
    assert listed_words(7, {7: "2026年第2号（整改中）"}) == "已列入整改：2026年第2号（整改中）。"
    assert listed_words(7, {}) == "列入整改的事项已从清单删除，可以重新列入。"
