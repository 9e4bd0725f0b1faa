"""One spelling of names, however a roster sets them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.names import (
    ETHNIC_GROUPS,
    ethnic_group,
    looks_like_name,
    one_line,
    person_name,
    split_note,
    unspaced,
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("张三", "张三"),
        ("张 三", "张三"),
        ("张　　三", "张三"),
        ("张\n三", "张三"),
        ("\u200b张三\ufeff", "张三"),
        ("*张三", "张三"),
        ("欧阳 娜 娜", "欧阳娜娜"),
        ("买买提.艾力", "买买提·艾力"),
        ("买买提•艾力", "买买提·艾力"),
        ("阿卜杜拉 ・ 买买提 · 艾力", "阿卜杜拉·买买提·艾力"),
        ("买买提．艾力", "买买提·艾力"),
        ("张三·", "张三"),
        ("张三.", "张三"),
        ("John  Smith", "John Smith"),
        ("ＪＯＨＮ　ＳＭＩＴＨ", "JOHN SMITH"),
        ("王伟(大)", "王伟（大）"),
        ("王伟（ 大 ）", "王伟（大）"),
        ("𠮷野家", "𠮷野家"),
        ("", ""),
        ("　", ""),
    ],
)
def test_person_name(typed: str, name: str) -> None:
    assert person_name(typed) == name


@given(st.text())
def test_a_name_once_spelt_stays(typed: str) -> None:
    once = person_name(typed)
    assert person_name(once) == once


@given(st.text())
def test_one_line_holds_no_breaks_and_no_control_characters(typed: str) -> None:
    line = one_line(typed)
    assert line == line.strip()
    assert line.isprintable() or not any(character < " " for character in line)
    assert "  " not in line
    assert " " not in unspaced(typed)


@pytest.mark.parametrize("name", ["张三", "买买提·艾力", "John Smith", "王伟（大）", "𠮷野", "\ue000三"])
def test_names_of_people(name: str) -> None:
    assert looks_like_name(name)


@pytest.mark.parametrize("name", ["", "张", "12", "张3", "——", "、、、", "一" * 41])
def test_not_names_of_people(name: str) -> None:
    assert not looks_like_name(name)


def test_a_note_behind_a_name_is_split_off() -> None:
    assert split_note("李娜（女）") == ("李娜", "女")
    assert split_note("李娜(女)") == ("李娜", "女")
    assert split_note("李娜") == ("李娜", "")
    assert split_note("（女）") == ("（女）", "")


def test_ethnic_groups_get_their_full_word() -> None:
    assert len(ETHNIC_GROUPS) == 56
    assert ethnic_group("汉") == "汉族"
    assert ethnic_group(" 维吾尔 ") == "维吾尔族"
    assert ethnic_group("汉族") == "汉族"
    assert ethnic_group("穿青人") == "穿青人"
    assert ethnic_group("") == ""
