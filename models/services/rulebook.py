"""The table of rules, its exemptions, and the dictionary of manifestations, as the bureau keeps them."""

from collections.abc import Iterable, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import entities
from models.failures import BadInput, NotFound
from models.rows.changes import Changes, Subject
from models.rows.compliance import ComplianceRule, Exemption, Rulebook
from models.rows.inspection import Manifestation
from models.rules.compliance_terms import RuleUnit
from models.rules.inspection_terms import MANIFESTATIONS
from models.rules.rule_fit import applies_for, evidence_for, evidence_label
from models.services.versions import check_version

EARLIEST_YEAR = 1949
MOST_IN_A_PERIOD = 99
OWN_CODE = "own_"
"""How the codes of the bureau's own rules begin; a number follows."""


def load_rulebook(session: Session) -> Rulebook:
    """Every version of every rule in the bureau's order, each rule's by the day it began; exemptions by day. Two queries."""
    table = entities.ComplianceRule
    rules = session.scalars(select(table).order_by(table.position, table.code, table.valid_from))
    return Rulebook(tuple(_rule_row(found) for found in rules), load_exemptions(session))


def load_exemptions(session: Session) -> tuple[Exemption, ...]:
    """What is not asked for, by day."""
    table = entities.Exemption
    found = session.scalars(select(table).order_by(table.first_on, table.last_on, table.id))
    return tuple(
        Exemption(
            one.id, one.first_on, one.last_on, one.reason, one.organization_id, one.rule_code, one.version
        )
        for one in found
    )


def _rule_row(found: entities.ComplianceRule) -> ComplianceRule:
    return ComplianceRule(
        id=found.id,
        code=found.code,
        label=found.label,
        evidence=found.evidence,
        unit=found.unit,
        period=found.period,
        minimum=found.minimum,
        regulation=found.regulation,
        article=found.article,
        wording=found.wording,
        severity=found.severity,
        source_status=found.source_status,
        enabled=found.enabled,
        valid_from=found.valid_from,
        applies_when=found.applies_when,
        explanation=found.explanation,
        version=found.version,
    )


def save_rule(session: Session, rule: ComplianceRule) -> Changes:
    """Keep a rule. Without ``id`` it is a new version of its code, from ``valid_from`` on, or with an empty ``code`` a new
    rule of the bureau's own, last in order; with ``id`` it corrects that version itself, and the past it judged. Raises
    BadInput for what cannot be asked, NotFound, Conflict."""
    _check_rule(rule)
    versions = _versions(session, rule.code) if rule.code else []
    found = next((one for one in versions if one.id == rule.id), None)
    if rule.id is not None:
        check_version((found or _missing_rule()).version, rule.version)
    if any(one.valid_from == rule.valid_from and one.id != rule.id for one in versions):
        day = rule.valid_from
        raise BadInput(
            f"“{rule.label}”已经有{day.year}年{day.month}月{day.day}日起执行的一版，还没有保存；"
            "请改日期，或者更正那一版。"
        )
    others = [one for one in versions if one.id != rule.id]
    if any((one.unit, one.evidence) != (rule.unit, rule.evidence) for one in others):
        raise BadInput(
            f"“{rule.label}”以前各版的统计对象或统计内容不同，还没有保存；要改这两项，请停用它，另增一条要求。"
        )
    if found is None:
        found = _new_version(session, rule.code, versions)
    found.label = rule.label.strip()
    found.evidence = rule.evidence
    found.unit = rule.unit
    found.period = rule.period
    found.minimum = rule.minimum
    found.regulation = rule.regulation.strip()
    found.article = rule.article.strip()
    found.wording = rule.wording.strip()
    found.severity = rule.severity
    found.source_status = rule.source_status
    found.enabled = rule.enabled
    found.valid_from = rule.valid_from
    found.applies_when = rule.applies_when
    found.explanation = rule.explanation.strip()
    session.flush()
    return Changes.of(Subject.RULES, record_id=found.id)


def _check_rule(rule: ComplianceRule) -> None:
    if not rule.label.strip():
        raise BadInput("请填写要求的名称，还没有保存。")
    if not rule.wording.strip():
        raise BadInput("请填写要求的表述（提醒时照此显示），还没有保存。")
    if not 1 <= rule.minimum <= MOST_IN_A_PERIOD:
        raise BadInput(f"次数须在1到{MOST_IN_A_PERIOD}之间，还没有保存；不再要求的，请停用。")
    if rule.valid_from.year < EARLIEST_YEAR:
        raise BadInput(f"执行日期写成了{rule.valid_from.year}年，还没有保存；请核对年份。")
    if rule.evidence not in {term.value for term in evidence_for(rule.unit)}:
        who = RuleUnit(rule.unit).label
        raise BadInput(
            f"不能对{who}统计“{evidence_label(rule.evidence)}”，还没有保存；请改统计对象或统计内容。"
        )
    if rule.applies_when not in applies_for(rule.unit):
        raise BadInput(
            f"“{rule.applies_when.label}”只用于对每个党支部的要求，还没有保存；请把适用范围改为“都适用”。"
        )


def _new_version(
    session: Session, code: str, versions: Sequence[entities.ComplianceRule]
) -> entities.ComplianceRule:
    if code and not versions:
        raise NotFound(f"没有代码为 {code} 的要求，没有改动任何数据；请刷新后再试。")
    position = versions[0].position if versions else _next_position(session)
    made = entities.ComplianceRule(code=code or _new_code(session), position=position)
    session.add(made)
    return made


def _versions(session: Session, code: str) -> list[entities.ComplianceRule]:
    table = entities.ComplianceRule
    return list(session.scalars(select(table).where(table.code == code).order_by(table.valid_from)))


def _next_position(session: Session) -> int:
    return (session.scalar(select(func.max(entities.ComplianceRule.position))) or 0) + 1


def _new_code(session: Session) -> str:
    """``own_3``: a number higher than any given before and still kept."""
    codes = session.scalars(select(entities.ComplianceRule.code).distinct())
    given = [code.removeprefix(OWN_CODE) for code in codes if code.startswith(OWN_CODE)]
    return f"{OWN_CODE}{max((int(number) for number in given if number.isdecimal()), default=0) + 1}"


def _missing_rule() -> entities.ComplianceRule:
    raise NotFound("这一版要求已经不在了，没有改动任何数据；请刷新后再试。")


def remove_rule_version(session: Session, rule_id: int, version: int) -> Changes:
    """Take a later version back: the one before judges on. The first version of a rule stays, it can only be disabled.
    Raises BadInput, NotFound, Conflict."""
    found = session.get(entities.ComplianceRule, rule_id) or _missing_rule()
    check_version(found.version, version)
    if _versions(session, found.code)[0].id == found.id:
        raise BadInput(f"“{found.label}”的第一版不能删除，没有改动任何数据；不再要求的，请停用。")
    session.delete(found)
    session.flush()
    return Changes.of(Subject.RULES)


def save_exemption(session: Session, exemption: Exemption) -> Changes:
    """Keep days that are not asked for. Raises BadInput without a reason or for days the wrong way round, NotFound,
    Conflict."""
    if not exemption.reason.strip():
        raise BadInput("免予统计须写明原因，还没有保存。")
    if exemption.last < exemption.first:
        raise BadInput("免予统计的截止日期早于起始日期，还没有保存；请核对。")
    if exemption.first.year < EARLIEST_YEAR:
        raise BadInput(f"日期写成了{exemption.first.year}年，还没有保存；请核对年份。")
    _check_scope(session, exemption)
    if exemption.id is None:
        found = entities.Exemption()
        session.add(found)
    else:
        found = session.get(entities.Exemption, exemption.id) or _missing_exemption()
        check_version(found.version, exemption.version)
    found.first_on = exemption.first
    found.last_on = exemption.last
    found.reason = exemption.reason.strip()
    found.organization_id = exemption.organization_id
    found.rule_code = exemption.rule_code
    session.flush()
    return Changes.of(Subject.RULES, record_id=found.id)


def _check_scope(session: Session, exemption: Exemption) -> None:
    organization_id, code = exemption.organization_id, exemption.rule_code
    if organization_id is not None and session.get(entities.Organization, organization_id) is None:
        raise BadInput("请选择党组织，还没有保存。")
    if code is not None and not _versions(session, code):
        raise BadInput("请选择要求，还没有保存。")


def _missing_exemption() -> entities.Exemption:
    raise NotFound("这一条免予统计已经不在了，没有改动任何数据；请刷新后再试。")


def remove_exemption(session: Session, exemption_id: int, version: int) -> Changes:
    """Ask for these days again. Raises NotFound, Conflict."""
    found = session.get(entities.Exemption, exemption_id) or _missing_exemption()
    check_version(found.version, version)
    session.delete(found)
    session.flush()
    return Changes.of(Subject.RULES)


def load_manifestations(session: Session) -> tuple[Manifestation, ...]:
    """The dictionary of 22 by number; rows not typed in yet are empty (domain N14)."""
    kept = {one.number: one for one in session.scalars(select(entities.Manifestation))}
    return tuple(
        Manifestation(number, kept[number].category, kept[number].text)
        if number in kept
        else Manifestation(number)
        for number in range(1, MANIFESTATIONS + 1)
    )


def save_manifestations(session: Session, rows: Iterable[Manifestation]) -> Changes:
    """Keep the rows given, any of the 22, as typed; they may be empty. Raises BadInput for a number that is none of
    theirs or comes twice."""
    rows = tuple(rows)
    _check_numbers([row.number for row in rows])
    kept = {one.number: one for one in session.scalars(select(entities.Manifestation))}
    for row in rows:
        found = kept.get(row.number)
        if found is None:
            found = entities.Manifestation(number=row.number)
            session.add(found)
        found.category, found.text = row.category.strip(), row.text.strip()
    session.flush()
    return Changes.of(Subject.RULES)


def _check_numbers(numbers: Sequence[int]) -> None:
    wrong = [number for number in numbers if not 1 <= number <= MANIFESTATIONS]
    if wrong or len(set(numbers)) < len(numbers):
        raise BadInput(f"表现字典只有1到{MANIFESTATIONS}号，每号一条，还没有保存；请核对序号。")
