"""Amounts in whole 分: typed, written in figures, written in capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.money import MOST, capital_money, grouped_money, money_text, read_money

amounts = st.integers(0, MOST - 1)
_DIGITS = {digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}
_PLACES = {"拾": 10, "佰": 100, "仟": 1000}


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("3200", 320000),
        ("3,200.5", 320050),
        ("３，２００．５０", 320050),
        (" 3 200.05 ", 320005),
        ("¥12.3元", 1230),
        (".5", 50),
        ("0", 0),
        ("0.00", 0),
        ("5.", 500),
        ("1.2300", 123),
        ("", None),
        ("  ", None),
    ],
)
def test_usual_spellings_are_read(typed: str, amount: int | None) -> None:
    assert read_money(typed) == amount


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1.234", "最多到分"),
        ("-5", "不能是负数"),
        ("−5", "不能是负数"),
        ("三千", "写法不认识"),
        ("-", "写法不认识"),
        ("——", "写法不认识"),
        ("1e5", "写法不认识"),
        ("3,20", "写法不认识"),
        ("1.2.3", "写法不认识"),
        (".", "写法不认识"),
        ("元", "写法不认识"),
        ("1000000000", "太大"),
        ("9" * 30, "太大"),
        ("٣٢", "写法不认识"),
    ],
)
def test_what_is_no_amount_is_told(typed: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_money(typed)


@given(amounts)
def test_written_amounts_are_read_back(amount: int) -> None:
    assert read_money(money_text(amount)) == amount
    assert read_money(grouped_money(amount)) == amount


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (0, "零元整"),
        (4, "肆分"),
        (10, "壹角整"),
        (105, "壹元零伍分"),
        (1000, "壹拾元整"),
        (140950, "壹仟肆佰零玖元伍角整"),
        (600714, "陆仟零柒元壹角肆分"),
        (1640902, "壹万陆仟肆佰零玖元零贰分"),
        (32504, "叁佰贰拾伍元零肆分"),
        (10050000, "壹拾万零伍佰元整"),
        (10000000000, "壹亿元整"),
        (10000000100, "壹亿零壹元整"),
        (10000100000, "壹亿零壹仟元整"),
    ],
)
def test_capitals_are_those_of_a_cheque(amount: int, said: str) -> None:
    assert capital_money(amount) == said


@given(amounts)
def test_capitals_are_read_back(amount: int) -> None:
    assert _read(capital_money(amount)) == amount


@given(amounts)
def test_capitals_never_say_nought_twice_or_at_the_end(amount: int) -> None:
    said = capital_money(amount)
    assert "零零" not in said
    assert amount == 0 or ("零元" not in said and "零万" not in said and "零亿" not in said)


@pytest.mark.parametrize("amount", [-1, MOST])
def test_capitals_of_no_amount_are_refused(amount: int) -> None:
    with pytest.raises(ValueError, match="no such amount"):
        capital_money(amount)


def _read(said: str) -> int:
    """The amount that capitals say, read sign by sign."""
    total = group = digit = 0
    for sign in said:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _PLACES:
            group += digit * _PLACES[sign]
            digit = 0
        elif sign in "万亿":
            total += (group + digit) * {"万": 10**4, "亿": 10**8}[sign]
            group = digit = 0
        elif sign == "元":
            total = (total + group + digit) * 100
            group = digit = 0
        elif sign in "角分":
            total += digit * {"角": 10, "分": 1}[sign]
            digit = 0
    return total
