"""The columns of the table of rules, of a rule's versions, and of the exemptions."""

from dataclasses import dataclass
from datetime import date

from gui.formats import date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.compliance import ComplianceRule, Exemption
from models.rules.compliance_terms import AppliesWhen, RulePeriod, SourceStatus
from models.rules.rule_versions import RuleLine, RuleState, differences, frequency
from models.services.rulebook import EARLIEST_YEAR

ALWAYS = "一直执行"
_STATES = {
    RuleState.IN_FORCE: Pill(RuleState.IN_FORCE.label, Tone.OK),
    RuleState.TO_COME: Pill(RuleState.TO_COME.label, Tone.INFO, "clock"),
    RuleState.DISABLED: Pill(RuleState.DISABLED.label, Tone.NEUTRAL, "pause_circle"),
}
_SOURCES = {
    SourceStatus.CONFIRMED: Pill(SourceStatus.CONFIRMED.label, Tone.OK),
    SourceStatus.DOUBTFUL: Pill(SourceStatus.DOUBTFUL.label, Tone.WARN, "warning"),
}
_LENGTHS = {period: at for at, period in enumerate(RulePeriod)}


def since(rule: ComplianceRule) -> str:
    """From when on a version is in force; the shipped ones since ever."""
    return ALWAYS if rule.valid_from.year == EARLIEST_YEAR else date_text(rule.valid_from)


def short_condition(condition: AppliesWhen) -> str:
    """设支委会的支部, without what that means in numbers."""
    return condition.label.partition("（")[0]


def whom(rule: ComplianceRule) -> str:
    """Who is asked; a condition says it by itself."""
    return rule.unit.label if rule.applies_when is AppliesWhen.ALWAYS else rule.applies_when.label


def _state(line: RuleLine) -> str:
    return line.state.label


def _state_pill(line: RuleLine) -> Pill:
    return _STATES[line.state]


def _label(line: RuleLine) -> str:
    return line.shown.label


def _frequency(line: RuleLine) -> str:
    return frequency(line.shown)


def _frequency_key(line: RuleLine) -> tuple[int, int]:
    return _LENGTHS[line.shown.period], -line.shown.minimum


def _whom(line: RuleLine) -> str:
    shown = line.shown
    return (
        shown.unit.label if shown.applies_when is AppliesWhen.ALWAYS else short_condition(shown.applies_when)
    )


def _basis(line: RuleLine) -> str:
    return line.shown.basis


def _severity(line: RuleLine) -> str:
    return line.shown.severity.label


def _source(line: RuleLine) -> str:
    return line.shown.source_status.label


def _source_pill(line: RuleLine) -> Pill:
    return _SOURCES[line.shown.source_status]


def _since(line: RuleLine) -> str:
    return since(line.shown)


def _since_key(line: RuleLine) -> date:
    return line.shown.valid_from


RULE_COLUMNS: tuple[Column[RuleLine], ...] = (
    Column("状态", _state, pill=_state_pill, width=104, importance=90),
    Column("要求", _label, width=146, importance=100, strong=True),
    Column("周期次数", _frequency, _frequency_key, width=96, importance=95),
    Column("适用", _whom, width=138, importance=60),
    Column("依据", _basis, width=120, importance=100, stretch=True),
    Column("性质", _severity, width=74, importance=70),
    Column("来源", _source, pill=_source_pill, width=90, importance=80),
    Column("自何时起", _since, _since_key, width=104, importance=65),
)


@dataclass(frozen=True)
class VersionLine:
    """A version in the history of its rule, with what it changed."""

    id: int
    rule: ComplianceRule
    changed: str


def version_lines(line: RuleLine) -> tuple[VersionLine, ...]:
    """The history of a rule, the latest first."""
    found = []
    before: ComplianceRule | None = None
    for rule in line.versions:
        told = "第一版" if before is None else "、".join(differences(before, rule)) or "内容相同"
        found.append(VersionLine(rule.id or 0, rule, told))
        before = rule
    return tuple(reversed(found))


def _version_since(line: VersionLine) -> str:
    return since(line.rule)


def _version_since_key(line: VersionLine) -> date:
    return line.rule.valid_from


def _version_frequency(line: VersionLine) -> str:
    return frequency(line.rule) if line.rule.enabled else "停用"


def _version_changed(line: VersionLine) -> str:
    return line.changed


VERSION_COLUMNS: tuple[Column[VersionLine], ...] = (
    Column("自何时起", _version_since, _version_since_key, width=112, importance=100, strong=True),
    Column("要求", _version_frequency, width=96, importance=100),
    Column("改了什么", _version_changed, width=90, importance=100, stretch=True),
)


@dataclass(frozen=True)
class ExemptionLine:
    """An exemption with the names of what it is for."""

    id: int
    exemption: Exemption
    organization: str
    rule: str


def _days(line: ExemptionLine) -> str:
    return f"{date_text(line.exemption.first)} 至 {date_text(line.exemption.last)}"


def _days_key(line: ExemptionLine) -> tuple[date, date]:
    return line.exemption.first, line.exemption.last


def _organization(line: ExemptionLine) -> str:
    return line.organization


def _rule(line: ExemptionLine) -> str:
    return line.rule


def _reason(line: ExemptionLine) -> str:
    return line.exemption.reason


EXEMPTION_COLUMNS: tuple[Column[ExemptionLine], ...] = (
    Column("起止日期", _days, _days_key, width=210, importance=100, strong=True),
    Column("党组织", _organization, width=170, importance=100),
    Column("要求", _rule, width=140, importance=100),
    Column("原因", _reason, width=160, importance=100, stretch=True),
)
