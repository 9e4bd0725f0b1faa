"""Two spellings of one title are one title; nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.document_titles import title_key, titles_named

WORDS = st.text(alphabet="党章条例第一二三号ABc12", min_size=1, max_size=12)
NOISE = st.text(alphabet=" 　《》，。、：；（）()·“”-—", max_size=4)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《中国共产党章程》", "中国共产党章程"),
        (" 中国共产党 章程　", "《中国共产党章程》"),
        ("中国共产党支部工作条例（试行）", "《中国共产党支部工作条例(试行)》"),
        ("在2026年全国“两会”上的讲话", "在２０２６年全国两会上的讲话"),
        ("学习Party章程", "学习party章程"),
    ],
)
def test_two_spellings_are_one_title(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("党章", "党章总纲"), ("第1号", "第2号"), ("支部工作条例", "支部工作条例（试行）")]
)
def test_other_words_are_another_title(one: str, other: str) -> None:
    assert title_key(one) != title_key(other)


def test_a_title_of_signs_alone_has_no_key() -> None:
    assert title_key("《》 ——。") == ""
    assert titles_named("《》") == frozenset()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("传达学习《中国共产党章程》总纲", {"中国共产党章程", "传达学习中国共产党章程总纲"}),
        ("《甲》《乙》", {"甲", "乙", "甲乙"}),
        ("《关于〈甲〉的说明》", {"关于甲的说明"}),
        ("《关于《甲》的说明》", {"关于甲的说明"}),
        ("《没有写完", {"没有写完"}),
    ],
)
def test_a_line_names_itself_and_what_stands_in_it(text: str, names: set[str]) -> None:
    assert titles_named(text) == names


@given(words=st.lists(WORDS, min_size=1, max_size=4), noise=st.lists(NOISE, min_size=5, max_size=5))
def test_signs_and_blanks_never_tell_titles_apart(words: list[str], noise: list[str]) -> None:
    plain = "".join(words)
    dressed = "".join(sign + word for sign, word in zip(noise, words, strict=False)) + noise[-1]
    assert title_key(dressed) == title_key(plain) == title_key(title_key(dressed))


@given(WORDS, WORDS, WORDS)
def test_a_quoted_title_is_named_whatever_stands_around_it(before: str, title: str, after: str) -> None:
    assert title_key(title) in titles_named(f"{before}《{title}》{after}")
