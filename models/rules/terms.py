"""The field's standard terms: a stable English code for storage, the office's own word for screen and paper."""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A dictionary entry: its value is the code stored in the database, ``label`` the Chinese word."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        term = str.__new__(cls, code)
        term._value_ = code
        term.label = label
        return term

    def __str__(self) -> str:
        return self.label

    @classmethod
    def of_label(cls, label: str) -> Self:
        """The term an office writes as ``label``; raises KeyError for a word that is not in the dictionary."""
        for term in cls:
            if term.label == label:
                return term
        raise KeyError(label)


class OrganizationKind(Term):
    """What a node of the bureau's tree is."""

    PARTY_COMMITTEE = "party_committee", "机关党委"
    GENERAL_BRANCH = "general_branch", "党总支"
    BRANCH = "branch", "党支部"
    GROUP = "group", "党小组"
    DEPARTMENT = "department", "处室"
    SUBORDINATE_UNIT = "subordinate_unit", "直属单位"

    @property
    def is_party(self) -> bool:
        """True for party organisations, False for administrative units (处室, 直属单位)."""
        return self not in (OrganizationKind.DEPARTMENT, OrganizationKind.SUBORDINATE_UNIT)


class Standing(Term):
    """A person's standing on a given day; only full members vote (支部工作条例 第十一条)."""

    FULL = "full", "正式党员"
    PROBATIONARY = "probationary", "预备党员"
    ACTIVIST = "activist", "入党积极分子"

    @property
    def is_member(self) -> bool:
        """True for those on the roll that an assembly expects (正式 and 预备)."""
        return self is not Standing.ACTIVIST

    @property
    def may_vote(self) -> bool:
        """True when the person has 表决权; probationary members have none (党章 第七条)."""
        return self is Standing.FULL


class StudyKind(Term):
    """The registers of 理论学习."""

    CENTRE_GROUP = "centre_group", "中心组学习"
    FIRST_TOPIC = "first_topic", "第一议题"
    YOUTH_GROUP = "youth_group", "青年理论学习小组"
    BRANCH_STUDY = "branch_study", "支部学习"
    TRAINING = "training", "集中培训"


class StudyForm(Term):
    """How a session was held (领导领学、集中研学、个人自学)."""

    LED = "led", "领学"
    GROUP = "group", "研学"
    SELF = "self", "自学"


class MeetingKind(Term):
    """三会一课 and the other kinds of organisational life."""

    BRANCH_ASSEMBLY = "branch_assembly", "支部党员大会"
    BRANCH_COMMITTEE = "branch_committee", "支委会"
    GROUP_MEETING = "group_meeting", "党小组会"
    PARTY_LECTURE = "party_lecture", "党课"
    THEME_DAY = "theme_day", "主题党日"
    ORGANIZATIONAL_LIFE = "organizational_life", "组织生活会"
    APPRAISAL = "appraisal", "民主评议党员"
    DEMOCRATIC_LIFE = "democratic_life", "民主生活会"
    DUAL_LIFE = "dual_life", "双重组织生活"
    HEART_TALK = "heart_talk", "谈心谈话"
    POLITICAL_BIRTHDAY = "political_birthday", "政治生日"
    DUES_DAY = "dues_day", "党费日"
    ALL_MEMBERS = "all_members", "机关党员干部大会"
    PARTY_COMMITTEE = "party_committee", "机关党委会议"


class RecordStatus(Term):
    """Whether an activity took place; only held ones are counted."""

    PLANNED = "planned", "计划"
    HELD = "held", "已召开"
    CANCELLED = "cancelled", "已取消"
    HALTED = "halted", "已叫停"


class AttendanceState(Term):
    """One person at one meeting; ``UNMARKED`` is 待补, never an absence."""

    UNMARKED = "unmarked", "待补"
    PRESENT = "present", "出席"
    LEAVE = "leave", "请假"
    ABSENT = "absent", "缺席"


class AgendaKind(Term):
    """What happens under an item of the agenda."""

    STUDY = "study", "传达学习"
    DELIBERATION = "deliberation", "审议"
    DISCUSSION = "discussion", "研讨发言"
    EXPLANATION = "explanation", "方案说明"
    PLEDGE = "pledge", "表态发言"
    ADDRESS = "address", "讲话"
    REPORT = "report", "通报"
    OTHER = "other", "其他"


class VoteKind(Term):
    """Which of the four denominators a vote is counted by (domain §2.3)."""

    RESOLUTION = "resolution", "党员大会表决"
    ADMISSION = "admission", "接收预备党员、转正"
    ELECTION = "election", "选举"
    COMMITTEE = "committee", "支委会表决"


class BallotMethod(Term):
    """How a vote was taken."""

    SHOW_OF_HANDS = "show_of_hands", "举手"
    SECRET_BALLOT = "secret_ballot", "无记名投票"
    SIGNED_BALLOT = "signed_ballot", "记名投票"
    ORAL = "oral", "口头"


class RectificationSource(Term):
    """Where a rectification item came from."""

    INSPECTION_NOTICE = "inspection_notice", "督察通报"
    TOURING_INSPECTION = "touring_inspection", "巡察反馈"
    DEMOCRATIC_LIFE = "democratic_life", "民主生活会"
    ORGANIZATIONAL_LIFE = "organizational_life", "组织生活会"
    POLITICAL_ECOLOGY = "political_ecology", "政治生态分析"
    THEMATIC_EDUCATION = "thematic_education", "专题教育"
    PUBLIC_REVIEW = "public_review", "群众评议"
    UNANNOUNCED_VISIT = "unannounced_visit", "四不两直"
    SUPERIOR_CHECK = "superior_check", "上级检查"
    SELF_CHECK = "self_check", "自查"


class RectificationMode(Term):
    """How long an item is given."""

    IMMEDIATE = "immediate", "立行立改"
    BY_DATE = "by_date", "限期整改"
    LONG_TERM = "long_term", "长期坚持"


class RectificationStatus(Term):
    """The states of an item (domain §3.8)."""

    UNCLAIMED = "unclaimed", "待认领"
    IN_PROGRESS = "in_progress", "整改中"
    CLOSURE_REQUESTED = "closure_requested", "申请销号"
    CLOSED = "closed", "已销号"
    CONSOLIDATED = "consolidated", "已巩固"
    REOPENED = "reopened", "反弹重开"

    @property
    def is_closed(self) -> bool:
        """True once the item is off the list (已销号, 已巩固)."""
        return self in (RectificationStatus.CLOSED, RectificationStatus.CONSOLIDATED)


class NoticeStatus(Term):
    """A draft may change; an issued notice never does."""

    DRAFT = "draft", "草稿"
    ISSUED = "issued", "已印发"


class Verdict(Term):
    """What a requirement comes to on a given day; not yet due is never a failure."""

    MET = "met", "已落实"
    NOT_DUE = "not_due", "未到期"
    DUE_SOON = "due_soon", "临期"
    UNMET = "unmet", "未落实"
    NOT_APPLICABLE = "not_applicable", "不适用"
    UNKNOWN = "unknown", "待补"

    @property
    def is_pending(self) -> bool:
        """True while the period runs and there is still time (未到期, 临期)."""
        return self in (Verdict.NOT_DUE, Verdict.DUE_SOON)


class Register(Term):
    """The registers; every record belongs to exactly one."""

    STUDY = "study", "学习"
    MEETING = "meeting", "三会一课"
    RECTIFICATION = "rectification", "整改清单"
    INSPECTION = "inspection", "督察"
    DAILY_WORK = "daily_work", "日常工作"


class DraftOf(Term):
    """What typed input not yet saved belongs to. A register's code is that of `Register`: what was kept before there were
    other forms stays readable.
    """

    STUDY = "study", "学习"
    MEETING = "meeting", "三会一课"
    RECTIFICATION = "rectification", "整改清单"
    INSPECTION = "inspection", "督察"
    DAILY_WORK = "daily_work", "日常工作"
    REFLECTION = "reflection", "心得体会"
    MEMBER = "member", "党员"
    ORGANIZATION = "organization", "组织"
    ARCHIVE_ITEM = "archive_item", "归档文件"
    STUDY_PLAN = "study_plan", "学习计划"
    STUDY_GROUP = "study_group", "学习小组"
    MEETING_ATTENDANCE = "meeting_attendance", "三会一课到会情况月表"
    STUDY_ATTENDANCE = "study_attendance", "学习到会情况月表"
    FORM = "form", "小窗口"
