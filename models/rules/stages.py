"""The stages of an activity: what is done before, at and after it (domain G8, G23, O7, §3.2, §3.4). A stage is done when the clerk
says so; what a record itself shows of it is shown beside it and never ticked."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.rows.following import StageMark
from models.rows.meeting import MeetingDetail
from models.rows.study import StudyDetail
from models.rules.compliance_terms import SourceStatus
from models.rules.file_names import is_picture
from models.rules.life_terms import StageState
from models.rules.stage_evidence import Shown, shown_by
from models.rules.terms import MeetingKind, StudyKind

Kind = MeetingKind | StudyKind

DEMOCRATIC_RULES = "《县以上党和国家机关党员领导干部民主生活会若干规定》"
BRANCH_RULES = "《中国共产党支部工作条例（试行）》"
STUDY_RULES = "《中国共产党党委（党组）理论学习中心组学习规则》"
CUSTOM = "本单位要求"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. ``source_status`` says whether ``basis`` was read in a public text."""

    code: str
    label: str
    basis: str
    source_status: SourceStatus = SourceStatus.DOUBTFUL
    words: tuple[str, ...] = ()
    """Words in the name of a file that belongs to it."""
    seen: Callable[[Shown], str] | None = None
    """What else a meeting shows of it; empty for nothing."""
    pictures: bool = False
    """Pictures belong to it whatever they are called."""

    def found(self, shown: Shown) -> str:
        """What a meeting shows of it, in words: 征求到的意见2条; empty for nothing."""
        told = self.seen(shown) if self.seen is not None else ""
        files = [name for name in shown.files if self._is_named(name)]
        more = f"等{len(files)}份" if len(files) > 1 else ""
        return "；".join(part for part in (told, f"附件“{files[0]}”{more}" if files else "") if part)

    def _is_named(self, name: str) -> bool:
        return any(word in name for word in self.words) or (self.pictures and is_picture(name))


def _held(shown: Shown) -> str:
    day = shown.held_on
    return "" if day is None else f"会议已于{day.year}年{day.month}月{day.day}日召开"


def _sheet(shown: Shown) -> str:
    return "" if shown.marked is None else f"到会情况已登记（应到{shown.marked}人）"


def _minutes(shown: Shown) -> str:
    return "记录已填写" if shown.has_minutes else ""


def _materials(shown: Shown) -> str:
    return f"学习材料{shown.materials}份" if shown.materials else ""


def _contributions(shown: Shown) -> str:
    return f"发言{shown.contributions}条" if shown.contributions else ""


def _made_up(shown: Shown) -> str:
    if shown.marked is None:
        return ""
    if not shown.away:
        return "无人请假、缺席"
    return f"{shown.away}人已补学" if shown.made_up >= shown.away else ""


def _opinions(shown: Shown) -> str:
    return f"征求到的意见{shown.opinions}条" if shown.opinions else ""


def _items(shown: Shown) -> str:
    return f"列入整改{shown.items}项" if shown.items else ""


def _self_grades(shown: Shown) -> str:
    done = shown.members > 0 and shown.self_graded >= shown.members
    return f"个人自评已登记（{shown.self_graded}人）" if done else ""


def _ballots(shown: Shown) -> str:
    return "" if shown.ballots is None else f"有效票{shown.ballots}张"


def _grades(shown: Shown) -> str:
    done = shown.members > 0 and shown.graded >= shown.members
    return f"评定等次已登记（{shown.graded}人）" if done else ""


def _told(shown: Shown) -> str:
    done = shown.members > 0 and shown.told >= shown.members
    return f"反馈日期已登记（{shown.told}人）" if done else ""


_D, _B = DEMOCRATIC_RULES, BRANCH_RULES

PLAN = Stage("plan", "会议方案", _D, words=("方案",))
STUDY = Stage("study", "学习研讨", _D, words=("学习研讨", "研讨材料"))
OPINIONS = Stage("opinions", "征求意见", _D, words=("征求意见", "意见汇总"), seen=_opinions)
TALKS = Stage("talks", "谈心谈话", _D, words=("谈心谈话",))
EXAMINATION = Stage("examination", "对照检查", _D, words=("对照检查", "检视剖析", "发言提纲"))
MEETING = Stage("meeting", "召开会议", _D, SourceStatus.CONFIRMED, seen=_held)
TOLD = Stage("told", "情况通报", _D, words=("情况通报",))
MEASURES = Stage("measures", "整改措施", _D, words=("整改方案", "整改措施", "整改清单"), seen=_items)
REPORT = Stage("report", "情况报送", _D, words=("情况报告", "专题报告"))
ARCHIVE = Stage("archive", "归档", CUSTOM)


def _in_branch(stage: Stage, basis: str = f"{_B}第十七条", label: str = "") -> Stage:
    return Stage(stage.code, label or stage.label, basis, SourceStatus.DOUBTFUL, stage.words, stage.seen)


_APPRAISAL = f"{_B}第十八条"
_SURE = SourceStatus.CONFIRMED

_ARCHIVED = (
    Stage("plan", "学习方案", STUDY_RULES, words=("方案", "学习计划")),
    Stage("notice", "学习通知", STUDY_RULES, words=("通知",)),
    Stage("materials", "学习材料", STUDY_RULES, words=("学习材料", "资料"), seen=_materials),
    Stage("sign_in", "签到", STUDY_RULES, words=("签到",), seen=_sheet),
    Stage("record", "学习记录", STUDY_RULES, words=("学习记录",), seen=_minutes),
    Stage("speeches", "发言材料", STUDY_RULES, words=("发言", "提纲"), seen=_contributions),
    Stage("summary", "纪要简报", STUDY_RULES, words=("纪要", "简报")),
    Stage("photos", "照片", CUSTOM, words=("照片",), pictures=True),
    Stage("make_up", "请假补学", STUDY_RULES, words=("补学",), seen=_made_up),
    ARCHIVE,
)
"""一学一档 (domain §3.2)."""

STAGES: Mapping[Kind, tuple[Stage, ...]] = {
    MeetingKind.DEMOCRATIC_LIFE: (
        PLAN,
        STUDY,
        OPINIONS,
        TALKS,
        EXAMINATION,
        MEETING,
        TOLD,
        MEASURES,
        REPORT,
        ARCHIVE,
    ),
    MeetingKind.ORGANIZATIONAL_LIFE: (
        _in_branch(STUDY),
        _in_branch(OPINIONS),
        _in_branch(TALKS),
        _in_branch(EXAMINATION, label="查摆问题"),
        _in_branch(MEETING),
        _in_branch(MEASURES),
        _in_branch(REPORT, CUSTOM),
        ARCHIVE,
    ),
    MeetingKind.APPRAISAL: (
        Stage("self_grade", "个人自评", _APPRAISAL, _SURE, ("自评",), _self_grades),
        Stage("mutual_grade", "党员互评", _APPRAISAL, _SURE, ("互评",)),
        Stage("ballot", "民主测评", _APPRAISAL, _SURE, ("测评",), _ballots),
        Stage("grading", "组织评定", _APPRAISAL, _SURE, ("评定",), _grades),
        Stage("feedback", "结果反馈", CUSTOM, words=("反馈",), seen=_told),
        ARCHIVE,
    ),
    StudyKind.CENTRE_GROUP: _ARCHIVED,
    StudyKind.YOUTH_GROUP: _ARCHIVED,
}
"""The stages of each kind, in order. 民主生活会 after domain G23 (from memory, 待核); 组织生活会 after 支部条例 第十七条 (from memory,
待核); 民主评议 after 第十八条 (domain G8); 中心组 and the youth group have their 一学一档 (from memory,
待核)."""


def stages_of(kinds: Collection[Kind]) -> tuple[Stage, ...]:
    """The stages of a record that is, or also counts as, these kinds, each once: those before and at the meeting, then those
    after it."""
    found: dict[str, Stage] = {}
    for kind, stages in STAGES.items():
        if kind in kinds:
            found |= {stage.code: stage for stage in stages if stage.code not in found}
    if ARCHIVE.code in found:
        found[ARCHIVE.code] = found.pop(ARCHIVE.code)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage of one record: what the clerk marked, and what the record shows of it."""

    stage: Stage
    mark: StageMark | None = None
    found: str = ""

    @property
    def state(self) -> StageState:
        """What the clerk says; without a mark it is 未完成."""
        return StageState.OPEN if self.mark is None else self.mark.state

    @property
    def is_open(self) -> bool:
        """Neither marked by the clerk nor shown by the record itself."""
        return self.mark is None and not self.found


def stage_lines(kinds: Collection[Kind], marks: Iterable[StageMark], shown: Shown) -> tuple[StageLine, ...]:
    """The stages of a record, in order."""
    by_code = {mark.code: mark for mark in marks}
    return tuple(StageLine(stage, by_code.get(stage.code), stage.found(shown)) for stage in stages_of(kinds))


def lines_of(detail: MeetingDetail | StudyDetail) -> tuple[StageLine, ...]:
    """The stages of a record with what it shows of them."""
    return stage_lines(kinds_of(detail), detail.stages, shown_by(detail))


def open_stages(lines: Sequence[StageLine]) -> tuple[Stage, ...]:
    """Those that are still to be done."""
    return tuple(line.stage for line in lines if line.is_open)


def kinds_of(detail: MeetingDetail | StudyDetail) -> tuple[Kind, ...]:
    """What a record is, and also counts as."""
    return (detail.kind, *detail.counts_as) if isinstance(detail, MeetingDetail) else (detail.kind,)
