"""Money as a clerk types it and as a paper says it: whole 分 inside, 元 with two places outside. Never a float."""

import re
import unicodedata
from decimal import Decimal

_TYPED = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?", re.ASCII)
MOST = 10**12
"""分; more is a slip of the keys."""


def read_yuan(typed: str) -> int | None:
    """分 from 3200, 3,200.50, ￥90元; nothing typed is None. Raises ValueError(sentence) for what is no sum of money, is below zero,
    or has a part of a 分."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", typed)).removeprefix("¥").removesuffix("元")
    if not text:
        return None
    if text.startswith("-"):
        raise ValueError("金额不能是负数，请核对")
    found = _TYPED.fullmatch(text)
    if found is None:
        raise ValueError("金额写法不认识，请写成 1,234.50 的样子")
    if len((found[1] or "").rstrip("0")) > 2:
        raise ValueError("金额最多写到分（两位小数），请核对")
    cents = Decimal(text.replace(",", "")) * 100
    if cents >= MOST:
        raise ValueError("金额太大，请核对位数")
    return int(cents)


def yuan_text(cents: int) -> str:
    """3,200.50 for 320050 分."""
    sign, cents = ("-", -cents) if cents < 0 else ("", cents)
    return f"{sign}{cents // 100:,}.{cents % 100:02}"
