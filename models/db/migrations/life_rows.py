"""The rows that version 5 of the database begins with: labels, rates of 党费, deadlines, rules. Released with it: never edited
afterwards; the bureau edits its own rows."""

from typing import Any

from models.db.migrations.first_rules import FROM_THE_START, OWN_RULE

DUES_RULES = "《关于中国共产党党费收缴、使用和管理的规定》"
DEMOCRATIC_RULES = "《县以上党和国家机关党员领导干部民主生活会若干规定》"

EDUCATION = (
    "政治机关意识教育",
    "对党忠诚教育",
    "理想信念宗旨教育",
    "革命传统教育",
    "党章党规党纪教育",
    "警示教育",
    "政德教育",
    "形势政策教育",
    "党史学习教育",
)
"""Education types (domain L10–L14)."""

TAGS = (
    "现场教学",
    "以会代训",
    "岗位练兵",
    "技能大赛",
    "心得交流",
    "演讲比赛",
    "主题征文",
    "党建+",
    "群众工作法",
    "一线工作法",
    "乡村振兴",
    "定点帮扶",
    "文明创建",
    "学习型机关",
    "勤廉文化",
    "群团参与",
    "成果转化",
)
"""Tags: what the seeds name without asking for records of its own (domain §1, rows marked C)."""


def _labels() -> list[dict[str, Any]]:
    common = {
        "begins_on": None,
        "ends_on": None,
        "wants_reflections": False,
        "note": "",
        "enabled": True,
        "version": 1,
    }
    return [
        {**common, "scheme": scheme, "position": place, "name": name}
        for scheme, names in (("education", EDUCATION), ("tag", TAGS))
        for place, name in enumerate(names, start=1)
    ]


LABELS = _labels()

DUES_FROM = "2008-04-01"
"""中组发〔2008〕3号 as it came into force."""

DUES_RATES: tuple[dict[str, Any], ...] = tuple(
    {"valid_from": DUES_FROM, "payer": payer, "upper": upper, "rate": rate}
    for payer, upper, rate in (
        ("serving", 300_000, 50),
        ("serving", 500_000, 100),
        ("serving", 1_000_000, 150),
        ("serving", None, 200),
        ("retired", 500_000, 50),
        ("retired", None, 100),
    )
)
"""Whole-amount rates: up to and including ``upper`` 分 a month; hundredths of a percent (domain G29)."""

_DEADLINE: dict[str, Any] = {"article": "", "source_status": "doubtful", "enabled": False, "version": 1}

DEADLINES: tuple[dict[str, Any], ...] = (
    {
        **_DEADLINE,
        "position": 1,
        "code": "democratic_life_plan",
        "label": "民主生活会方案报送",
        "event": "democratic_life",
        "stage": "plan",
        "days": -10,
        "regulation": DEMOCRATIC_RULES,
        "wording": "会前10日内报送民主生活会方案（待核）",
    },
    {
        **_DEADLINE,
        "position": 2,
        "code": "democratic_life_report",
        "label": "民主生活会情况报送",
        "event": "democratic_life",
        "stage": "report",
        "days": 15,
        "regulation": DEMOCRATIC_RULES,
        "wording": "会后15日内向上级报送会议情况报告和会议记录（待核）",
    },
    {
        **_DEADLINE,
        "position": 3,
        "code": "organizational_life_report",
        "label": "组织生活会情况报送",
        "event": "organizational_life",
        "stage": "report",
        "days": 15,
        "regulation": OWN_RULE,
        "wording": "会后15日内报送组织生活会情况（本单位要求）",
    },
    {
        **_DEADLINE,
        "position": 4,
        "code": "political_birthday_notice",
        "label": "政治生日提前通知",
        "event": "political_birthday",
        "stage": "notice",
        "days": -7,
        "regulation": OWN_RULE,
        "wording": "政治生日提前一周通知（本单位要求）",
        "source_status": "confirmed",
        "enabled": True,
    },
)
"""Deadlines in calendar days (domain G24, G25, §3.7). Those nobody could confirm are off until the bureau switches them on."""

_RULE: dict[str, Any] = {
    "unit": "branch",
    "minimum": 1,
    "regulation": OWN_RULE,
    "article": "",
    "severity": "local",
    "source_status": "confirmed",
    "enabled": False,
    "valid_from": FROM_THE_START,
    "applies_when": "always",
    "version": 1,
}
RULES: tuple[dict[str, Any], ...] = (
    {
        **_RULE,
        "code": "weekly_discussion",
        "label": "每周研讨",
        "evidence": "discussion",
        "period": "week",
        "wording": "每周围绕一个问题开展一次研讨（本单位要求）",
        "explanation": "“每周”是否也管研讨，各单位理解不同：默认只统计、不判定，需要时启用。",
    },
    {
        **_RULE,
        "code": "weekly_exchange",
        "label": "每周交流",
        "evidence": "exchange",
        "period": "week",
        "wording": "每周紧扣一个专题组织一次交流（本单位要求）",
        "explanation": "“每周”是否也管交流，各单位理解不同：默认只统计、不判定，需要时启用。",
    },
    {
        **_RULE,
        "code": "mood_analysis",
        "label": "思想动态分析",
        "evidence": "mood",
        "period": "quarter",
        "wording": "每季度分析一次党员干部思想动态（本单位要求）",
        "explanation": "以“日常工作”里的思想动态分析为准，需要时启用。",
    },
    {
        **_RULE,
        "code": "ideology_analysis",
        "label": "意识形态分析研判",
        "evidence": "ideology",
        "unit": "committee",
        "period": "half_year",
        "wording": "每半年开展一次意识形态分析研判（本单位要求）",
        "explanation": "以“日常工作”里的意识形态分析研判为准，需要时启用。",
    },
)
"""Rules added with version 5, all switched off: a bureau that asks for them switches them on."""
