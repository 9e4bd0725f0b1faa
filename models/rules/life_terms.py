"""The words of organisational life (domain §1.3, §3.3–3.7)."""

from models.rules.terms import Term


class CriticismKind(Term):
    """Where a criticism at 民主生活会 or 组织生活会 comes from."""

    SELF = "self", "自我批评"
    MUTUAL = "mutual", "相互批评"
    OPINION = "opinion", "征求到的意见"


class Grade(Term):
    """The grades of 民主评议党员 (domain G9); a probationary member takes part and is given none."""

    EXCELLENT = "excellent", "优秀"
    COMPETENT = "competent", "合格"
    BASIC = "basic", "基本合格"
    FAILING = "failing", "不合格"


class TalkPair(Term):
    """Between whom 谈心谈话 is held (支部工作条例 第十九条, domain O6)."""

    COMMITTEE = "committee", "支委之间"
    COMMITTEE_MEMBER = "committee_member", "支委与党员"
    MEMBERS = "members", "党员之间"
    LEADER = "leader", "领导与下属"
    LEADERS = "leaders", "班子成员之间"
    OTHER = "other", "其他"


class TalkReason(Term):
    """Why a talk is due: 五必谈 is a local custom; domain G11 names the first three."""

    HARDSHIP = "hardship", "家庭变故"
    DIFFICULTY = "difficulty", "身体或生活困难"
    MIND = "mind", "思想心理问题"
    POST = "post", "岗位变动"
    PENALTY = "penalty", "受到处分处理"


class ThemeForm(Term):
    """What was done on 主题党日."""

    STUDY = "study", "学习"
    VOLUNTEERING = "volunteering", "志愿服务"
    ON_SITE = "on_site", "现场教学"
    DELIBERATION = "deliberation", "民主议事"
    OTHER = "other", "其他"


class StageState(Term):
    """How far a stage of an activity has come."""

    OPEN = "open", "未完成"
    DONE = "done", "已完成"
    WAIVED = "waived", "不涉及"


class ReminderEvent(Term):
    """What the days of a deadline are counted from."""

    DEMOCRATIC_LIFE = "democratic_life", "民主生活会"
    ORGANIZATIONAL_LIFE = "organizational_life", "组织生活会"
    POLITICAL_BIRTHDAY = "political_birthday", "政治生日"
    HALT = "halt", "叫停"


class RevisionAction(Term):
    """What was done to a record."""

    CREATED = "created", "新建"
    CHANGED = "changed", "修改"
    REMOVED = "removed", "删除"
    RESTORED = "restored", "恢复"
    FINALIZED = "finalized", "定稿"
    REOPENED = "reopened", "撤销定稿"
    ERRATUM = "erratum", "勘误"
    UNDONE = "undone", "撤销"
