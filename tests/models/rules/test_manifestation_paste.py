"""Lines copied from a sheet or a list, read into the dictionary of 22."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.inspection import Manifestation
from models.rules.inspection_terms import MANIFESTATIONS
from models.rules.manifestation_paste import read_pasted
from tests.models.rules.trying import few

EMPTY = tuple(Manifestation(number) for number in range(1, MANIFESTATIONS + 1))
M = Manifestation
words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8)
plain = words.filter(lambda text: not text.startswith('"') and not any(mark in text for mark in "、.．)）"))


def read(pasted: str, start: int = 1) -> tuple[Manifestation, ...]:
    return read_pasted(pasted, start, EMPTY)


def test_texts_alone_follow_one_another_and_keep_their_category() -> None:
    known = (M(1, "慵", "旧"), M(2, "懒"), *EMPTY[2:])
    assert read_pasted("甲\n乙\n", 1, known) == (M(1, "慵", "甲"), M(2, "懒", "乙"))
    assert read("甲\r\n\r\n乙", 21) == (M(21, "", "甲"), M(22, "", "乙"))


def test_a_category_merged_over_lines_holds_for_all_of_them() -> None:
    assert read("慵\t甲\n\t乙\n懒\t丙") == (M(1, "慵", "甲"), M(2, "慵", "乙"), M(3, "懒", "丙"))


def test_a_sheet_with_heading_numbers_and_empty_columns() -> None:
    pasted = "序号\t类别\t具体表现\t\n3\t散\t丙\t\n2\t懒\t乙\t\n"
    with pytest.raises(ValueError, match="第1条有4列"):
        read("1\t慵\t甲\t乙\t丙\n")
    assert read(pasted.replace("具体表现\t", "具体表现")) == (M(3, "散", "丙"), M(2, "懒", "乙"))
    assert read("\t慵\t甲") == (M(1, "慵", "甲"),)
    assert read("7\t庚") == (M(7, "", "庚"),)


@pytest.mark.parametrize("written", ["3、丙", "3.丙", "3．丙", "（3）丙", "(3) 丙", "3)丙"])
def test_numbers_as_a_list_writes_them(written: str) -> None:
    assert read(written) == (M(3, "", "丙"),)


def test_a_decimal_is_no_number_of_a_list() -> None:
    assert read("3.5万元以上未说明") == (M(1, "", "3.5万元以上未说明"),)


def test_a_cell_of_several_lines_is_one_text() -> None:
    assert read('慵\t"说""做""不一\n只喊口号"\n懒\t乙') == (
        M(1, "慵", '说"做"不一 只喊口号'),
        M(2, "懒", "乙"),
    )


def test_quotes_of_the_text_itself_stay() -> None:
    assert read('"一言堂"\n"半截子工程') == (M(1, "", '"一言堂"'), M(2, "", '"半截子工程'))


@pytest.mark.parametrize(
    ("pasted", "start", "sentence"),
    [
        ("", 1, "剪贴板里没有文字"),
        (" \n\t\n", 1, "剪贴板里没有文字"),
        ("甲\n乙", 22, "到了第23条"),
        ("0\t甲", 1, "到了第0条"),
        ("23、甲", 1, "到了第23条"),
        ("2\t甲\n2\t乙", 1, "第2条出现了两次"),
        ("甲" * 50_001, 1, "太多"),
    ],
)
def test_what_does_not_fit_is_refused_whole(pasted: str, start: int, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence) as refused:
        read(pasted, start)
    assert "没有填入，原来的文字不变" in str(refused.value)


@few
@given(st.lists(st.tuples(plain, plain), min_size=1, max_size=MANIFESTATIONS))
def test_whatever_a_sheet_holds_comes_back(cells: list[tuple[str, str]]) -> None:
    headings = ("具体表现", "表现", "表现形式")
    cells = [(category, text) for category, text in cells if text not in headings]
    expected = tuple(M(at, category, text) for at, (category, text) in enumerate(cells, 1))
    numbered = "\n".join(f"{at}\t{category}\t{text}" for at, (category, text) in enumerate(cells, 1))
    if cells:
        assert read(numbered) == expected
        assert read(numbered.replace("\n", "\r\n") + "\r\n") == expected


@given(st.text(max_size=60), st.integers(1, MANIFESTATIONS))
def test_anything_is_either_read_or_refused_in_a_sentence(pasted: str, start: int) -> None:
    found: tuple[Manifestation, ...] = ()
    said = ""
    try:
        found = read(pasted, start)
    except ValueError as refused:
        said = str(refused)
    assert bool(found) != said.endswith("。")
    assert all(1 <= row.number <= MANIFESTATIONS for row in found)
