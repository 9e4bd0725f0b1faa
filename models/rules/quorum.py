"""Quorum and votes: four meetings, four denominators (domain §2.3). All arithmetic is on whole people."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from models.rules.terms import MeetingKind, VoteKind


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether a meeting may start. ``met`` is None (待补) while a figure is missing."""

    met: bool | None
    required: int | None
    """Fewest people who must be present."""
    expected: int | None
    present: int | None
    sentence: str
    basis: str
    """Regulation and article."""


@dataclass(frozen=True, slots=True)
class VoteResult:
    """What a count of votes comes to. ``passed`` is None (待补) while a figure is missing."""

    passed: bool | None
    required: int | None
    """Fewest votes in favour that pass."""
    sentence: str
    basis: str
    warning: str = ""
    """Something impossible or on the edge, for the clerk to look at."""


def at_least_half(people: int) -> int:
    """Fewest that are 半数以上 as the branch regulations use it for attendance: ≥ 1/2, half included."""
    return (people + 1) // 2


def more_than_half(people: int) -> int:
    """Fewest that are 超过半数: > 1/2, half excluded."""
    return people // 2 + 1


def at_least_four_fifths(people: int) -> int:
    """Fewest that are 五分之四以上, equality included."""
    return -(-4 * people // 5)


def at_least_two_thirds(people: int) -> int:
    """Fewest that are 三分之二以上, equality included."""
    return -(-2 * people // 3)


ASSEMBLY_BASIS = "《中国共产党支部工作条例（试行）》第十一条"
COMMITTEE_BASIS = "《中国共产党支部工作条例（试行）》第十二条"
ADMISSION_BASIS = "《中国共产党发展党员工作细则》"
ELECTION_BASIS = "《中国共产党基层组织选举工作条例》"
DEMOCRATIC_LIFE_BASIS = "《县以上党和国家机关党员领导干部民主生活会若干规定》"

NO_QUORUM_RULE = "本程序没有登记此类会议的到会人数要求，请按本单位议事规则掌握。"


def candidates_needed(seats: int) -> int:
    """Fewest candidates for ``seats`` members of a committee: 差额不少于应选人数的百分之二十 (选举工作条例), equality included."""
    return seats + -(-seats // 5)


CANDIDATES = (
    "委员候选人的差额不少于应选人数的20%："
    + "，".join(f"应选{seats}人提名{candidates_needed(seats)}人" for seats in (3, 5, 7))
    + "以上。"
)
"""What an election of a committee asks of its list of candidates."""


def quorum_for(
    kind: MeetingKind, expected: int | None, present: int | None, vote: VoteKind | None = None
) -> Quorum:
    """Whether a meeting of ``kind`` may start, or go on to ``vote``. ``expected`` and ``present`` are heads of those
    who count: 有表决权 (有选举权) members for an assembly, committee members for 支委会, leaders for 民主生活会.

    支部党员大会 ≥ 1/2 (支部条例 11条); 接收、转正 > 1/2 (发展党员细则, 待核); 选举 ≥ 4/5 (选举条例, equality 待核);
    支委会 ≥ 1/2 of the committee (支部条例 12条); 民主生活会 ≥ 2/3 (若干规定)."""
    if kind is MeetingKind.BRANCH_COMMITTEE:
        quorum = _judge(
            expected, present, at_least_half, "应到委员", "须半数以上委员到会方可进行", COMMITTEE_BASIS
        )
        return _nothing_passes(quorum)
    if kind is MeetingKind.DEMOCRATIC_LIFE:
        return _judge(
            expected, present, at_least_two_thirds, "应到会人员", "须三分之二以上到会", DEMOCRATIC_LIFE_BASIS
        )
    if vote is VoteKind.ELECTION:
        quorum = _judge(
            expected,
            present,
            at_least_four_fifths,
            "应到会有选举权党员",
            "选举须五分之四以上到会",
            ELECTION_BASIS,
        )
        if expected and present is not None and present * 5 == expected * 4:
            return _noted(
                quorum,
                f"实到恰为五分之四：按“不少于五分之四”掌握可以选举，按“超过五分之四”掌握须{present + 1}人，请核对选举办法。",
            )
        return quorum
    if vote is VoteKind.ADMISSION:
        quorum = _judge(
            expected,
            present,
            more_than_half,
            "应到会有表决权党员",
            "接收、转正须超过半数到会",
            ADMISSION_BASIS,
        )
        return _noted(quorum, "实到恰为半数，没有超过半数。") if _is_half(present, expected) else quorum
    if kind is MeetingKind.BRANCH_ASSEMBLY or vote is VoteKind.RESOLUTION:
        quorum = _judge(
            expected, present, at_least_half, "应到会有表决权党员", "表决须半数以上到会", ASSEMBLY_BASIS
        )
        return _nothing_passes(quorum)
    return Quorum(True, None, expected, present, NO_QUORUM_RULE, "")


def _is_half(part: int | None, whole: int | None) -> bool:
    return bool(whole) and part is not None and whole is not None and part * 2 == whole


def _noted(quorum: Quorum, note: str) -> Quorum:
    return replace(quorum, sentence=quorum.sentence + note)


def _nothing_passes(quorum: Quorum) -> Quorum:
    """With exactly half of those expected a meeting may start, but a majority of them cannot be had."""
    if quorum.expected is None or not _is_half(quorum.present, quorum.expected):
        return quorum
    needed = more_than_half(quorum.expected)
    return _noted(quorum, f"实到恰为半数，可以开会，但须{needed}人赞成才能通过，任何事项都不能通过。")


def _judge(
    expected: int | None,
    present: int | None,
    threshold: Callable[[int], int],
    who: str,
    rule: str,
    basis: str,
) -> Quorum:
    if not expected:
        return Quorum(None, None, expected, present, f"{who}待补，无法判断到会人数。", basis)
    required = threshold(expected)
    head = f"{who}{expected}人，{rule}，即不少于{required}人；"
    if present is None:
        return Quorum(None, required, expected, None, head + "实到待补。", basis)
    met = present >= required
    tail = f"实到{present}人，{'符合' if met else '不足'}。"
    return Quorum(met, required, expected, present, head + tail, basis)


def result_of(
    kind: VoteKind,
    *,
    expected: int | None,
    present: int | None,
    in_favour: int | None,
    against: int | None = None,
    abstained: int | None = None,
) -> VoteResult:
    """Whether a vote passed. Denominator: 应到会有表决权 for resolutions and admissions, 实到会有选举权 for
    elections, 应到会委员 for the committee (by custom, 待核); in every case more than half of it."""
    base, who, basis = {
        VoteKind.RESOLUTION: (expected, "应到会有表决权", ASSEMBLY_BASIS),
        VoteKind.ADMISSION: (expected, "应到会有表决权", ADMISSION_BASIS),
        VoteKind.ELECTION: (present, "实到会有选举权", ELECTION_BASIS),
        VoteKind.COMMITTEE: (expected, "应到会委员", COMMITTEE_BASIS),
    }[kind]
    if not base:
        return VoteResult(None, None, f"{who}人数待补，无法判断表决结果。", basis)
    required = more_than_half(base)
    head = f"{who}{base}人，须{required}人赞成；"
    warning = _vote_warning(present, required, in_favour, against, abstained)
    if in_favour is None:
        return VoteResult(None, required, head + "赞成票待补。", basis, warning)
    cast = _cast(in_favour, against, abstained)
    if present is not None and cast > present:
        # More votes than people: whatever it would come to, it cannot be so.
        return VoteResult(
            None, required, f"{head}赞成{in_favour}人；票数对不上，不能判断是否通过。", basis, warning
        )
    passed = in_favour >= required
    exactly = "恰为半数，没有超过半数，" if _is_half(in_favour, base) else ""
    verdict = "通过" if passed else "未通过"
    return VoteResult(passed, required, f"{head}赞成{in_favour}人，{exactly}{verdict}。", basis, warning)


def void(result: VoteResult, kind: VoteKind, quorum: Quorum) -> VoteResult:
    """What comes of a vote that a majority was in favour of though too few came for it."""
    what = "选举" if kind is VoteKind.ELECTION else "表决"
    sentence = f"{quorum.sentence.rstrip('。')}，{what}无效。"
    return replace(result, passed=False, required=None, sentence=sentence, basis=quorum.basis)


def _cast(*counts: int | None) -> int:
    return sum(count for count in counts if count is not None)


def _vote_warning(
    present: int | None, required: int, in_favour: int | None, against: int | None, abstained: int | None
) -> str:
    if present is None:
        return ""
    cast = _cast(in_favour, against, abstained)
    if cast > present:
        return f"赞成、反对、弃权合计{cast}票，多于实到{present}人，请核对。"
    if present < required:
        return f"实到{present}人，少于通过所需的{required}人，任何事项都不能通过。"
    if None not in (in_favour, against, abstained) and cast < present:
        return f"赞成、反对、弃权合计{cast}票，比实到{present}人少{present - cast}票，请核对。"
    return ""
