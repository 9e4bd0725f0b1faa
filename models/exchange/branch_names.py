"""Which branch a roster means by the name it writes: 「第1支部」 and 「中共第一党支部委员会」 are one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.rows.bureau import OrganizationRow
from models.rules.names import unspaced
from models.rules.terms import OrganizationKind

_CHINESE_DIGITS = "〇一二三四五六七八九"
_NUMERALS = "一二三四五六七八九十百"
_ARABIC = re.compile(r"\d{1,3}")
_BARE_NUMERAL = re.compile(rf"(?<![第{_NUMERALS}])([{_NUMERALS}]+)(?=支部$)")
_HEADCOUNT = re.compile(r"[(（]?共?\d+[人名][)）]?$")
_SUPERIORS = (
    "局",
    "委",
    "厅",
    "部",
    "办",
    "署",
    "院",
    "省",
    "市",
    "区",
    "县",
    "机关",
    "党组",
    "总支",
    "委员会",
)
"""What a name in front of a branch's own may end in: 某某局｜机关第一党支部, but never 退休｜第一党支部."""


@dataclass(frozen=True, slots=True)
class BranchAnswer:
    """The branch a name was taken for. Either ``name`` or ``error`` is filled; ``warning`` may be."""

    name: str = ""
    branch_id: int | None = None
    warning: str = ""
    error: str = ""


def branch_key(name: str) -> str:
    """What spellings of one branch share: no blanks, no 中共, 支部 for 党支部(委员会), 第一 for 第1, 一."""
    key = unspaced(name).replace("(", "").replace(")", "")
    key = key.removeprefix("中国共产党").removeprefix("中共").removesuffix("委员会")
    key = key.replace("党支部", "支部")
    if not key.endswith("支部"):
        key += "支部"
    key = _ARABIC.sub(lambda found: _chinese_number(int(found[0])), key)
    return _BARE_NUMERAL.sub(r"第\1", key)


def branch_spelling(text: str) -> str:
    """The name as the plan shows it: without blanks and without a headcount, 「第一党支部（15人）」."""
    return _HEADCOUNT.sub("", unspaced(text)).replace("(", "（").replace(")", "）")


class BranchDirectory:
    """Answers for the names of one roster, against the bureau's branches and against each other."""

    def __init__(self, branches: Sequence[OrganizationRow], written: Iterable[str]) -> None:
        """``branches`` are those standing today; ``written`` are all names of the roster's branch column."""
        self._known: dict[str, list[OrganizationRow]] = {}
        self._others = {
            unspaced(row.name): row.kind.label
            for row in branches
            if row.kind is not OrganizationKind.BRANCH and row.kind.is_party
        }
        for row in branches:
            if row.kind is OrganizationKind.BRANCH:
                for key in {branch_key(text) for text in (row.name, row.short_name) if text}:
                    self._known.setdefault(key, []).append(row)
        self._spellings: dict[str, str] = {}
        for text in written:
            spelling = branch_spelling(text)
            key = branch_key(spelling)
            if len(spelling) > len(self._spellings.get(key, "")):
                self._spellings[key] = spelling
        self._answers: dict[str, BranchAnswer] = {}

    def answer(self, text: str) -> BranchAnswer:
        """The branch meant by ``text``: a known one, a new one (``branch_id`` None), or why neither."""
        spelling = branch_spelling(text)
        if spelling not in self._answers:
            self._answers[spelling] = self._decide(spelling)
        return self._answers[spelling]

    def _decide(self, spelling: str) -> BranchAnswer:
        if spelling in self._others:
            return BranchAnswer(
                error=f"“{spelling}”是{self._others[spelling]}，党员要登记到党支部，请写所在党支部的名称"
            )
        key = branch_key(spelling)
        exact = self._known.get(key, [])
        if len(exact) == 1:
            return BranchAnswer(exact[0].name, exact[0].id)
        if exact:
            return _ambiguous(spelling, exact)
        alike = {known: rows for known, rows in self._known.items() if _same_tail(key, known)}
        near = list({(row.id, row.name): row for rows in alike.values() for row in rows}.values())
        if len(near) > 1:
            return _ambiguous(spelling, near)
        if near and any(_only_superiors_differ(key, known) for known in alike):
            return self._near(spelling, near[0])
        return self._new(spelling, key, [row.name for row in near])

    def _near(self, spelling: str, row: OrganizationRow) -> BranchAnswer:
        """A shorter or longer name of one known branch, unless the roster writes that one's own name too."""
        own = {branch_key(text) for text in (row.name, row.short_name) if text}
        if own & self._spellings.keys():
            return BranchAnswer(
                error=f"“{spelling}”与“{row.name}”是否同一个支部分不清（表中两种都有），请统一写全称"
            )
        return BranchAnswer(row.name, row.id, f"“{spelling}”按已有的“{row.name}”登记，请核对")

    def _new(self, spelling: str, key: str, alike: Sequence[str]) -> BranchAnswer:
        name = self._spellings.get(key, spelling)
        twins = [*alike, *(text for other, text in self._spellings.items() if _same_tail(key, other))]
        if twins:
            return BranchAnswer(
                name, None, f"“{name}”与“{twins[0]}”是否同一个支部，请核对；不改则新建“{name}”"
            )
        if "支部" not in name:
            return BranchAnswer(name, None, f"“{name}”没有“支部”二字，将按这个名称新建党支部，请核对")
        return BranchAnswer(name, None)


def _same_tail(one: str, other: str) -> bool:
    """True when one key ends in the other, and not within a number (十二处 does not end in 二处)."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == len(longer) or not longer.endswith(shorter):
        return False
    return not (shorter[0] in _NUMERALS and longer.removesuffix(shorter)[-1] in _NUMERALS)


def _only_superiors_differ(one: str, other: str) -> bool:
    """True when what one of two keys with the same tail has more is the name of a superior body."""
    shorter, longer = sorted((one, other), key=len)
    return longer.removesuffix(shorter).endswith(_SUPERIORS)


def _ambiguous(spelling: str, rows: Sequence[OrganizationRow]) -> BranchAnswer:
    names = "、".join(f"“{row.name}”" for row in rows[:3])
    if len({row.name for row in rows}) == 1:
        return BranchAnswer(
            error=f"名称是{names}的支部有{len(rows)}个，分不清是哪一个，请先在支部名称中加以区别"
        )
    return BranchAnswer(error=f"“{spelling}”可能是{names}，请写全称")


def _chinese_number(number: int) -> str:
    if number >= 100 or number == 0:
        return str(number)
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else f"{_CHINESE_DIGITS[tens]}十"
    return lead + (_CHINESE_DIGITS[ones] if ones or not tens else "")
