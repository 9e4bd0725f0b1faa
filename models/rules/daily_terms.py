"""The words of the daily work around study and organisational life (domain §1.2 L8, L15; §1.3 O14, O16–O18)."""

from models.rules.terms import Term


class DailyWorkKind(Term):
    """What an entry of the register 日常工作 is."""

    REQUEST = "request", "请示"
    REPORT = "report", "报告"
    MOOD = "mood", "思想动态分析"
    IDEOLOGY = "ideology", "意识形态分析研判"
    LECTURE = "lecture", "理论宣讲"
    CONTEST = "contest", "征文比赛竞赛"
    VOLUNTEERING = "volunteering", "志愿服务"
    CARE = "care", "党员关爱帮扶"
    OTHER = "other", "其他活动"


class DailyWorkStatus(Term):
    """How far an entry has come."""

    OPEN = "open", "办理中"
    DONE = "done", "已办结"
    CANCELLED = "cancelled", "已取消"


class Urgency(Term):
    """紧急程度 of a request or report (domain O14: 紧急信息要第一时间报告)."""

    NORMAL = "normal", "一般"
    URGENT = "urgent", "紧急"
    MOST_URGENT = "most_urgent", "特急"


class CareKind(Term):
    """How a member was cared for (domain O18)."""

    CONSOLATION = "consolation", "慰问"
    ASSISTANCE = "assistance", "帮扶"
    COUNSELLING = "counselling", "心理疏导"
