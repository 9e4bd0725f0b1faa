"""What is said of a clerk's line in a notice whose basis is gone from the registers."""

from models.rows.notice import NoticeSection
from models.rules.notice_merging import doubtful
from models.rules.notice_parts import Grouping, NoticePart

_GONE = {
    NoticePart.PRACTICES: "所依据的记录已不在所选记录中",
    NoticePart.PROBLEMS: "所依据的问题已不在本月督察中",
    NoticePart.DEMANDS: "所依据的问题或时限已不在本月督察中",
}
_CHANGED = "所依据的内容已不在台账中"
_GROUPED = {Grouping.BY_BRANCH: "problem:", Grouping.BY_PROBLEM: "branch:"}
"""How the keys begin of what was composed while problems were grouped the other way."""


def doubts_about(section: NoticeSection) -> tuple[str, ...]:
    """For each of the clerk's lines whose basis is gone, a sentence that says so and quotes the line."""
    return tuple(f"{_why(section, line.key)}，请核对：“{line.text.strip()}”" for line in doubtful(section))


def doubts_in_short(section: NoticeSection) -> str:
    """存在问题（1段）, for a list of what is to be looked at before issuing; empty without doubts."""
    count = len(doubtful(section))
    return f"{section.heading or '没有标题的部分'}（{count}段）" if count else ""


def _why(section: NoticeSection, key: str) -> str:
    if section.part is NoticePart.PROBLEMS and key.startswith(_GROUPED[section.grouping]):
        return "这一段是按另一种归并方式生成的"
    gone = _GONE.get(section.part, _CHANGED) if section.part is not None else _CHANGED
    return f"这一段{gone}"
