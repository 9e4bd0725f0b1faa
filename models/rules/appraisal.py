"""民主评议党员: ballots as counted aloud, each person's votes, and grades.

Sources: 支部工作条例（试行）第十八条, 党员教育管理工作条例 第十八条 (一般每年1次，个人自评、党员互评、民主测评、组织评定). The grades and the share of 优秀
(一般不超过党员总数的三分之一; 预备党员参加，不评定等次) stand in the yearly notices, not in the regulations: they are told, and the share is never refused.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.rows.life import Appraisal, AppraisalResult
from models.rules.life_terms import Grade
from models.rules.terms import Standing

BASIS = "《中国共产党支部工作条例（试行）》第十八条；年度通知：优秀一般不超过党员总数的三分之一，预备党员参加评议、不评定等次"
GRADES = tuple(Grade)


@dataclass(frozen=True, slots=True)
class Distribution:
    """How the members of an appraisal are graded."""

    members: int
    """正式 and 预备 together."""
    probationary: int
    graded: tuple[tuple[Grade, int], ...]
    """Each grade with how many have it."""
    ungraded: int
    """正式党员 whose grade is 待补."""

    @property
    def excellent(self) -> int:
        """How many are 优秀."""
        return dict(self.graded)[Grade.EXCELLENT]

    @property
    def cap(self) -> int:
        """As many as are to be 优秀 at most, in general."""
        return excellent_cap(self.members)

    @property
    def share(self) -> str:
        """优秀占比: 33.3%; empty while nobody is listed, or a grade is 待补."""
        return "" if not self.members or self.ungraded else f"{tenths(self.excellent, self.members)}%"


def tenths(part: int, whole: int) -> str:
    """A percentage with one decimal, half up: 33.3."""
    thousandths = (part * 2000 + whole) // (2 * whole)
    return f"{thousandths // 10}.{thousandths % 10}"


def excellent_cap(members: int) -> int:
    """A third of the members, broken numbers dropped (一般不超过三分之一)."""
    return members // 3


def votes_of(result: AppraisalResult) -> tuple[int | None, ...]:
    """优秀, 合格, 基本合格, 不合格."""
    return result.excellent, result.competent, result.basic, result.failing


def cast(result: AppraisalResult) -> int | None:
    """The votes of one person added up; None while none is written down."""
    known = [number for number in votes_of(result) if number is not None]
    return sum(known) if known else None


def grade_by_votes(result: AppraisalResult) -> Grade | None:
    """The grade that most voted for; None while a number is 待补, with no vote at all, and when two are alike."""
    votes = votes_of(result)
    known = [number for number in votes if number is not None]
    if len(known) < len(votes) or not any(known):
        return None
    most = [grade for grade, number in zip(GRADES, known, strict=True) if number == max(known)]
    return most[0] if len(most) == 1 else None


def distribution(results: Sequence[AppraisalResult]) -> Distribution:
    """How many have which grade; who is neither 正式 nor 预备 is no member."""
    full = [row for row in results if row.standing is Standing.FULL]
    probationary = sum(row.standing is Standing.PROBATIONARY for row in results)
    return Distribution(
        members=len(full) + probationary,
        probationary=probationary,
        graded=tuple((grade, sum(row.grade is grade for row in full)) for grade in GRADES),
        ungraded=sum(row.grade is None for row in full),
    )


def ballots_in_words(appraisal: Appraisal) -> str:
    """As it is read out: 发出测评票12张，收回11张，有效10张，无效1张. What is not known is 待补; empty while nothing is."""
    numbers = appraisal.issued, appraisal.returned, appraisal.valid
    if all(number is None for number in numbers):
        return ""
    said = [
        f"{word}{'待补' if number is None else f'{number}张'}"
        for word, number in zip(("发出测评票", "收回", "有效"), numbers, strict=True)
    ]
    if appraisal.returned is not None and appraisal.valid is not None:
        said.append(f"无效{appraisal.returned - appraisal.valid}张")
    return "，".join(said)


def problems(appraisal: Appraisal) -> tuple[str, ...]:
    """What cannot be, each in words; empty when the counts agree. Unknown numbers contradict nothing."""
    return (*_ballot_problems(appraisal), *_result_problems(appraisal))


def _ballot_problems(appraisal: Appraisal) -> Iterable[str]:
    issued, returned, valid = appraisal.issued, appraisal.returned, appraisal.valid
    if any(number is not None and number < 0 for number in (issued, returned, valid)):
        yield "测评票数不能是负数"
    if issued is not None and returned is not None and returned > issued:
        yield f"收回{returned}张，多于发出的{issued}张"
    if returned is not None and valid is not None and valid > returned:
        yield f"有效{valid}张，多于收回的{returned}张"
    elif returned is None and issued is not None and valid is not None and valid > issued:
        yield f"有效{valid}张，多于发出的{issued}张"


def _result_problems(appraisal: Appraisal) -> Iterable[str]:
    for result in appraisal.results:
        if any(number is not None and number < 0 for number in votes_of(result)):
            yield f"{result.name}的票数不能是负数"
        total = cast(result)
        if total is not None and appraisal.valid is not None and total > appraisal.valid:
            yield f"{result.name}的各等次合计{total}票，多于有效票{appraisal.valid}张"
        if result.grade is not None and result.standing is not Standing.FULL:
            yield f"{result.name}是{result.standing}，参加评议但不评定等次"


def hints(appraisal: Appraisal) -> tuple[str, ...]:
    """What is worth a second look, each a sentence; nothing of it keeps an appraisal from being saved."""
    return (*_share_hints(appraisal), *_result_hints(appraisal))


def _share_hints(appraisal: Appraisal) -> Iterable[str]:
    found = distribution(appraisal.results)
    if found.excellent > found.cap:
        of_them = f"（含预备党员{found.probationary}人）" if found.probationary else ""
        yield (
            f"评为优秀{found.excellent}人，党员{found.members}人{of_them}，"
            f"一般不超过三分之一（{found.cap}人）。"
        )
    if (
        appraisal.issued is not None
        and appraisal.returned is not None
        and appraisal.returned < appraisal.issued
    ):
        yield f"有{appraisal.issued - appraisal.returned}张测评票没有收回。"


def _result_hints(appraisal: Appraisal) -> Iterable[str]:
    fewer = []
    for result in appraisal.results:
        most = grade_by_votes(result)
        if result.grade is not None and most is not None and most is not result.grade:
            yield f"{result.name}得票最多的是{most}，评定为{result.grade}，请核对。"
        total = cast(result)
        complete = None not in votes_of(result)
        if complete and total is not None and appraisal.valid is not None and total < appraisal.valid:
            fewer.append(f"{result.name}{total}票")
    if fewer:
        shown = "、".join(fewer[:3]) + (f"等{len(fewer)}人" if len(fewer) > 3 else "")
        yield f"各等次合计少于有效票{appraisal.valid}张：{shown}，如有弃权请核对。"
