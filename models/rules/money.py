"""Amounts of money in whole 分: as typed, as written in figures, as written in capitals."""

import re
import unicodedata

MOST = 10**11
"""An amount of a thousand million 元 or more is a slip of the hand."""

_AMOUNT = re.compile(r"(\d+)(?:\.(\d*))?|\.(\d+)", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d*)?|[^,]*", re.ASCII)
_MINUS = "-−—–"
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")


def read_money(typed: str) -> int | None:
    """The amount in 分 of 3200.5, ３２００．５０, 3,200.5, ¥3200 or 3200元; nothing typed is None, which is not 0. Raises
    ValueError(sentence) for what is no amount, is below zero, or has parts of a 分."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", typed))
    text = text.removeprefix("¥").removesuffix("元")
    if not text:
        if typed.strip():
            raise ValueError("金额写法不认识，请写成 3200.50 的样子")
        return None
    if text[0] in _MINUS and text.strip(_MINUS):
        raise ValueError("金额不能是负数，请核对")
    found = _AMOUNT.fullmatch(text.replace(",", "")) if _GROUPED.fullmatch(text) else None
    if found is None:
        raise ValueError("金额写法不认识，请写成 3200.50 的样子")
    whole, part = found[1] or "0", found[2] or found[3] or ""
    if len(part.rstrip("0")) > 2:
        raise ValueError("金额最多到分（两位小数），请核对")
    if len(whole) > 12 or int(whole) * 100 >= MOST:
        raise ValueError("金额太大，请核对小数点")
    return int(whole) * 100 + int(part[:2].ljust(2, "0"))


def money_text(amount: int) -> str:
    """3200.50: as a sheet keeps it."""
    return f"{amount // 100}.{amount % 100:02}"


def grouped_money(amount: int) -> str:
    """3,200.50: as people read it."""
    return f"{amount // 100:,}.{amount % 100:02}"


def capital_money(amount: int) -> str:
    """叁仟贰佰元伍角整, as 《支付结算办法》附一 asks amounts in Chinese capitals to be written: 整 after 元 and 角, 零 for
    figures passed over. ``amount`` is not below zero and under `MOST`."""
    if not 0 <= amount < MOST:
        raise ValueError(f"no such amount: {amount}")
    yuan, jiao, fen = amount // 100, amount // 10 % 10, amount % 10
    whole = f"{_capitals(yuan)}元" if yuan else ""
    if not jiao and not fen:
        return f"{whole or '零元'}整"
    tenths = f"{_DIGITS[jiao]}角" if jiao else ("零" if whole else "")
    # A nought at the end of the 元 is read where 角 follow (《支付结算办法》附一 leaves it open).
    if not fen:
        return f"{whole}{tenths}整"
    return f"{whole}{tenths}{_DIGITS[fen]}分"


def _capitals(number: int) -> str:
    said, gap = "", False
    parts: list[int] = []
    while number:
        parts.append(number % 10000)
        number //= 10000
    for group in range(len(parts) - 1, -1, -1):
        part = parts[group]
        if not part:
            gap = True
            continue
        if said and (gap or part < 1000):
            said += "零"
        said += _thousands(part) + _GROUPS[group]
        gap = False
    return said


def _thousands(part: int) -> str:
    said, gap = "", False
    for place in range(3, -1, -1):
        digit = part // 10**place % 10
        if not digit:
            gap = bool(said)
            continue
        said += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return said
