"""The words of the table of rules: who is asked, how often, when at all, and how sure we are (domain §2)."""

from models.rules.terms import Term


class RuleUnit(Term):
    """Who is asked."""

    BRANCH = "branch", "每个党支部"
    GROUP = "group", "每个党小组"
    COMMITTEE = "committee", "机关党委"
    SECRETARY = "secretary", "机关党委书记"
    BUREAU = "bureau", "本单位"


class RulePeriod(Term):
    """How often; natural periods, weeks from Monday to Sunday."""

    WEEK = "week", "每周"
    MONTH = "month", "每月"
    QUARTER = "quarter", "每季度"
    HALF_YEAR = "half_year", "每半年"
    YEAR = "year", "每年"


class AppliesWhen(Term):
    """The branches a rule is meant for. Applicability comes before counting (domain §6.1)."""

    ALWAYS = "always", "都适用"
    HAS_COMMITTEE = "has_committee", "设支委会的支部（正式党员7名以上）"
    HAS_GROUPS = "has_groups", "设党小组的支部"


class Severity(Term):
    """How binding a rule is; 一般 is not absolute: a reason may be recorded."""

    STATUTORY = "statutory", "法定"
    GENERAL = "general", "一般"
    LOCAL = "local", "本单位"


class SourceStatus(Term):
    """Whether the wording and article were read in a public text."""

    CONFIRMED = "confirmed", "已核"
    DOUBTFUL = "doubtful", "待核"


class BureauDuty(Term):
    """What the bureau itself is asked for each month, besides meetings and study (domain N4)."""

    INSPECTION = "inspection", "督察"
    NOTICE = "notice", "督察通报"


class Counted(Term):
    """What the numbers of a requirement count."""

    TIMES = "times", "次"
    WEEKS = "weeks", "周"
    GROUPS = "groups", "个小组"
