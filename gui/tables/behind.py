"""What is behind a cell: a line for each requirement, and the records it was counted from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gui.formats import date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.overview import by_pressing, counted_words, of_rule, verdict_pill
from gui.tables.rows import Column
from models.rows.compliance import ComplianceRule, RuleVerdict
from models.rows.overview import CountedRecord, MatrixCell


@dataclass(frozen=True)
class RequirementLine:
    """A requirement in a cell. Without a verdict its period ends later, and only ``records`` are known."""

    id: str
    """Rule code and first day: unique among the lines shown together."""
    rule: ComplianceRule
    records: tuple[int, ...]
    verdict: RuleVerdict | None = None
    by_when: bool = False
    """Whether it is listed for the day its period ends on."""


def missing_lines(verdicts: Iterable[RuleVerdict]) -> tuple[RequirementLine, ...]:
    """A line for each verdict still open, with the day its period ends on."""
    return tuple(replace(line, by_when=True) for line in lines_of(verdicts))


def lines_of(verdicts: Iterable[RuleVerdict]) -> tuple[RequirementLine, ...]:
    """A line for each verdict, in order."""
    return tuple(
        RequirementLine(f"{one.rule.code} {one.span.first}", one.rule, one.records, one) for one in verdicts
    )


def lines_of_cell(
    cell: MatrixCell, rules: Iterable[ComplianceRule], code: str | None
) -> tuple[RequirementLine, ...]:
    """The requirements that end in the month, the most pressing first, then what was done in it for periods that end later."""
    lines = lines_of(by_pressing(of_rule(cell, code)))
    known = {line.rule.code for line in lines}
    by_code = {rule.code: rule for rule in rules}
    later = tuple(
        RequirementLine(counted, by_code[counted], records)
        for counted, records in cell.counted
        if counted not in known and counted in by_code and code in (None, counted)
    )
    return lines + later


def _label(line: RequirementLine) -> str:
    return line.rule.label


def _count(line: RequirementLine) -> str:
    return f"{len(line.records)}次" if line.verdict is None else counted_words(line.verdict)


def _state(line: RequirementLine) -> str:
    if line.verdict is None:
        return "本月不到期"
    word = line.verdict.verdict.label
    return f"{word}，{date_text(line.verdict.span.last)}到期" if line.by_when else word


def _pill(line: RequirementLine) -> Pill:
    if line.verdict is None:
        return Pill("不到期", Tone.NEUTRAL, "calendar_ltr")
    pill = verdict_pill(line.verdict.verdict)
    return replace(pill, text=f"{line.verdict.span.last:%m-%d}到期") if line.by_when else pill


REQUIREMENT_COLUMNS: tuple[Column[RequirementLine], ...] = (
    Column("要求", _label, width=110, importance=100, stretch=True, strong=True),
    Column("实有/应", _count, width=92, importance=90),
    Column("判定", _state, pill=_pill, width=118, importance=100),
)


def _day(record: CountedRecord) -> str:
    return date_text(record.day)


def _title(record: CountedRecord) -> str:
    return record.title


def _kind(record: CountedRecord) -> str:
    return record.kind_label


def _organization(record: CountedRecord) -> str:
    return record.organization_name


RECORD_COLUMNS: tuple[Column[CountedRecord], ...] = (
    Column("日期", _day, width=104, importance=100),
    Column("名称", _title, width=120, importance=100, stretch=True, strong=True),
    Column("类别", _kind, width=112, importance=60),
    Column("党组织", _organization, width=140, importance=40),
)
