"""Usual orders of business of a meeting, to be put into its agenda and completed by the clerk.

The words are ours, after the items that 支部工作条例 第十二至第十六条 and an office's own records name (domain A15: 传达学习、
方案说明、表态发言、讲话、审议、表决、研讨发言). An item whose subject only the meeting knows has no title: it cannot be saved until
the clerk has written one.
"""

from dataclasses import dataclass

from models.rules.terms import AgendaKind, BallotMethod, MeetingKind, VoteKind

K, M = AgendaKind, MeetingKind


@dataclass(frozen=True, slots=True)
class PatternItem:
    """An item as it is put into the agenda."""

    kind: AgendaKind
    title: str = ""
    is_first_topic: bool = False
    vote: VoteKind | None = None
    method: BallotMethod = BallotMethod.SHOW_OF_HANDS


@dataclass(frozen=True, slots=True)
class AgendaPattern:
    """A named order of business, and the kinds of meetings that it is offered to."""

    name: str
    kinds: tuple[MeetingKind, ...]
    items: tuple[PatternItem, ...]


_SECRET = BallotMethod.SECRET_BALLOT
_FIRST = PatternItem(K.STUDY, is_first_topic=True)

PATTERNS: tuple[AgendaPattern, ...] = (
    AgendaPattern(
        "传达学习、研讨发言",
        (M.BRANCH_ASSEMBLY, M.GROUP_MEETING, M.THEME_DAY, M.BRANCH_COMMITTEE, M.PARTY_COMMITTEE),
        (PatternItem(K.STUDY), PatternItem(K.DISCUSSION, "交流研讨"), PatternItem(K.ADDRESS, "主持人小结")),
    ),
    AgendaPattern(
        "第一议题",
        (M.BRANCH_COMMITTEE, M.PARTY_COMMITTEE, M.BRANCH_ASSEMBLY),
        (
            _FIRST,
            PatternItem(K.DISCUSSION, "交流研讨"),
            PatternItem(K.DELIBERATION, "研究贯彻落实措施"),
        ),
    ),
    AgendaPattern(
        "传达学习、方案说明、表态发言、讲话",
        (M.ALL_MEMBERS, M.BRANCH_ASSEMBLY),
        (PatternItem(K.STUDY), PatternItem(K.EXPLANATION), PatternItem(K.PLEDGE), PatternItem(K.ADDRESS)),
    ),
    AgendaPattern(
        "听取报告、审议、表决",
        (M.BRANCH_ASSEMBLY, M.ALL_MEMBERS),
        (
            PatternItem(K.REPORT, "听取党支部工作报告"),
            PatternItem(K.DELIBERATION, "审议党支部工作报告"),
            PatternItem(K.DELIBERATION, "表决党支部工作报告", vote=VoteKind.RESOLUTION),
        ),
    ),
    AgendaPattern(
        "接收预备党员",
        (M.BRANCH_ASSEMBLY,),
        (
            PatternItem(K.EXPLANATION, "发展对象汇报对党的认识、入党动机和本人情况"),
            PatternItem(K.EXPLANATION, "入党介绍人介绍发展对象情况并表明意见"),
            PatternItem(K.REPORT, "支委会报告对发展对象的审查情况"),
            PatternItem(K.DELIBERATION, "讨论接收预备党员"),
            PatternItem(K.DELIBERATION, "表决接收预备党员", vote=VoteKind.ADMISSION, method=_SECRET),
        ),
    ),
    AgendaPattern(
        "预备党员转正",
        (M.BRANCH_ASSEMBLY,),
        (
            PatternItem(K.EXPLANATION, "预备党员汇报预备期的表现"),
            PatternItem(K.REPORT, "党小组和支委会介绍预备党员情况"),
            PatternItem(K.DELIBERATION, "讨论预备党员转正"),
            PatternItem(K.DELIBERATION, "表决预备党员转正", vote=VoteKind.ADMISSION, method=_SECRET),
        ),
    ),
    AgendaPattern(
        "换届选举",
        (M.BRANCH_ASSEMBLY,),
        (
            PatternItem(K.REPORT, "听取上届支部委员会工作报告"),
            PatternItem(K.EXPLANATION, "介绍候选人产生情况"),
            PatternItem(K.DELIBERATION, "通过监票人、计票人名单", vote=VoteKind.RESOLUTION),
            PatternItem(K.DELIBERATION, "选举支部委员会委员", vote=VoteKind.ELECTION, method=_SECRET),
        ),
    ),
    AgendaPattern(
        "研究工作、形成决定",
        (M.BRANCH_COMMITTEE, M.PARTY_COMMITTEE),
        (
            PatternItem(K.REPORT),
            PatternItem(K.DELIBERATION),
            PatternItem(K.DELIBERATION, "研究下一步工作安排"),
        ),
    ),
    AgendaPattern(
        "党课",
        (M.PARTY_LECTURE,),
        (
            PatternItem(K.ADDRESS),
            PatternItem(K.DISCUSSION, "交流讨论"),
            PatternItem(K.ADDRESS, "主持人小结"),
        ),
    ),
    AgendaPattern(
        "主题党日",
        (M.THEME_DAY,),
        (
            PatternItem(K.OTHER, "重温入党誓词"),
            PatternItem(K.STUDY),
            PatternItem(K.DISCUSSION, "交流研讨"),
            PatternItem(K.OTHER),
        ),
    ),
    AgendaPattern(
        "组织生活会",
        (M.ORGANIZATIONAL_LIFE,),
        (
            PatternItem(K.REPORT, "通报会前准备和征求意见情况"),
            PatternItem(K.REPORT, "书记代表支部委员会作对照检查"),
            PatternItem(K.DISCUSSION, "党员开展批评和自我批评"),
            PatternItem(K.ADDRESS, "上级党组织派人点评"),
        ),
    ),
    AgendaPattern(
        "民主评议党员",
        (M.APPRAISAL, M.ORGANIZATIONAL_LIFE),
        (
            PatternItem(K.DISCUSSION, "党员个人自评"),
            PatternItem(K.DISCUSSION, "党员互评"),
            PatternItem(K.DELIBERATION, "民主测评"),
        ),
    ),
    AgendaPattern(
        "民主生活会",
        (M.DEMOCRATIC_LIFE,),
        (
            PatternItem(K.REPORT, "通报上次民主生活会整改措施落实情况和本次征求意见情况"),
            PatternItem(K.REPORT, "主要负责人代表班子作对照检查"),
            PatternItem(K.DISCUSSION, "班子成员开展批评和自我批评"),
            PatternItem(K.ADDRESS, "上级党组织点评"),
            PatternItem(K.ADDRESS, "主要负责人总结"),
        ),
    ),
)


def patterns_for(kinds: frozenset[MeetingKind]) -> tuple[AgendaPattern, ...]:
    """What is offered to a meeting of these kinds, its own and those it also counts as; everything while none is chosen.
    A pattern of its own kinds comes as it stands in the list."""
    if not kinds:
        return PATTERNS
    return tuple(pattern for pattern in PATTERNS if kinds & set(pattern.kinds))
