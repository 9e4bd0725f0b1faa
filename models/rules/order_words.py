"""What an order was, in a few words: 删除会议记录《…》; 修改12条会议记录."""

from collections.abc import Sequence

from models.rows.revision import Revision
from models.rules.life_terms import RevisionAction
from models.rules.terms import DraftOf

NOUNS = {
    DraftOf.STUDY: "学习记录",
    DraftOf.MEETING: "会议记录",
    DraftOf.RECTIFICATION: "整改事项",
    DraftOf.INSPECTION: "督察记录",
    DraftOf.DAILY_WORK: "日常工作记录",
    DraftOf.REFLECTION: "心得体会",
    DraftOf.MEMBER: "党员",
    DraftOf.ORGANIZATION: "组织",
    DraftOf.ARCHIVE_ITEM: "归档文件",
    DraftOf.STUDY_PLAN: "学习计划",
    DraftOf.STUDY_GROUP: "学习小组",
    DraftOf.MEETING_ATTENDANCE: "三会一课到会情况月表",
    DraftOf.STUDY_ATTENDANCE: "学习到会情况月表",
    DraftOf.FORM: "没有填完的窗口",
}
"""What an office calls one of each."""

_COUNTERS = {
    DraftOf.RECTIFICATION: "项",
    DraftOf.REFLECTION: "篇",
    DraftOf.MEMBER: "名",
    DraftOf.ORGANIZATION: "个",
}
_TITLED = (DraftOf.STUDY, DraftOf.MEETING, DraftOf.INSPECTION, DraftOf.DAILY_WORK)


def order_words(revisions: Sequence[Revision]) -> str:
    """What one order did, by what it noted; a thing noted several times counts once, by what came of it. Empty for nothing."""
    first: dict[tuple[DraftOf, int], Revision] = {}
    last: dict[tuple[DraftOf, int], Revision] = {}
    for revision in revisions:
        first.setdefault((revision.of, revision.key), revision)
        last[revision.of, revision.key] = revision
    if not last:
        return ""
    actions = {key: _action(first[key], last[key]) for key in last}
    kinds = {of for of, _key in last}
    verbs = set(actions.values())
    verb = verbs.pop().label if len(verbs) == 1 else RevisionAction.CHANGED.label
    if len(last) == 1:
        only = next(iter(last.values()))
        return f"{verb}{thing_words(only.of, only.title)}"
    if len(kinds) == 1:
        of = kinds.pop()
        return f"{verb}{len(last)}{_COUNTERS.get(of, '条')}{NOUNS[of]}"
    return f"{verb}{len(last)}条记录"


def _action(first: Revision, last: Revision) -> RevisionAction:
    created = first.action is RevisionAction.CREATED and last.action is RevisionAction.CHANGED
    return first.action if created else last.action


def thing_words(of: DraftOf, title: str) -> str:
    """会议记录《…》, 整改事项‘…’, 党员张三."""
    if of in _TITLED:
        return f"{NOUNS[of]}《{title}》"
    if of is DraftOf.RECTIFICATION:
        return f"{NOUNS[of]}‘{title}’"
    return f"{NOUNS[of]}{title}"
