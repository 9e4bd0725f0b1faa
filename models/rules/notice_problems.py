"""存在问题 and 整改要求 of a notice, from what inspections found. Facts are the inspector's own words; nothing is added."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.rows.inspection import Finding, Manifestation
from models.rows.notice import Paragraph
from models.rules.inspections import count_findings
from models.rules.notice_parts import Grouping
from models.rules.periods import Month
from models.rules.spoken_periods import day_in_words


def problem_paragraphs(
    findings: Sequence[Finding],
    dictionary: Iterable[Manifestation],
    grouping: Grouping,
    *,
    names_persons: bool,
    month: Month | None = None,
) -> tuple[Paragraph, ...]:
    """How many problems in how many organisations; the problems grouped; how often each manifestation and each of the six
    ways was found. Responsible persons only when ``names_persons``; of which month's inspection, where that is another than
    the notice's ``month``. Nothing without findings."""
    if not findings:
        return ()
    places = {finding.organization_id for finding in findings}
    total = Paragraph("total", f"督察发现问题{len(findings)}个，涉及党组织{len(places)}个。")
    grouped = _by_branch if grouping is Grouping.BY_BRANCH else _by_problem
    return (total, *grouped(findings, _Telling(names_persons, month)), *_tallies(findings, dictionary))


@dataclass(frozen=True, slots=True)
class _Telling:
    """What is told of a problem besides its words."""

    names_persons: bool
    month: Month | None

    def asides(self, finding: Finding) -> list[str]:
        """Which month's inspection found it, when another's; who answers for it, when that is to be said."""
        told = []
        if finding.month is not None and self.month is not None and finding.month != self.month:
            told.append(f"{finding.month.month}月督察")
        if self.names_persons and (person := in_a_sentence(finding.person)):
            told.append(f"责任人：{person}")
        return told


def _by_branch(findings: Sequence[Finding], telling: _Telling) -> list[Paragraph]:
    by_branch: dict[int, list[Finding]] = {}
    for finding in findings:
        by_branch.setdefault(finding.organization_id, []).append(finding)
    made = []
    for organization_id, group in by_branch.items():
        told = [_words(finding, telling) for finding in group]
        if len(told) > 1:
            told = [f"（{place}）{words}" for place, words in enumerate(told, start=1)]
        made.append(
            Paragraph(f"branch:{organization_id}", f"{group[0].organization_name}：{'；'.join(told)}。")
        )
    return made


def _by_problem(findings: Sequence[Finding], telling: _Telling) -> list[Paragraph]:
    """The same fact of several branches is told once, with the branches it was found in."""
    by_fact: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        by_fact.setdefault((in_a_sentence(finding.fact), _clause(finding)), []).append(finding)
    made = []
    for (fact, clause), group in by_fact.items():
        names = dict.fromkeys(_place(finding, telling) for finding in group)
        where = f"（依据：{clause}）" if clause else ""
        made.append(Paragraph(f"problem:{len(fact)}:{fact}:{clause}", f"{fact}{where}：{'、'.join(names)}。"))
    return made


def _words(finding: Finding, telling: _Telling) -> str:
    clause = _clause(finding)
    asides = [*([f"依据：{clause}"] if clause else []), *telling.asides(finding)]
    return in_a_sentence(finding.fact) + (f"（{'；'.join(asides)}）" if asides else "")


def _clause(finding: Finding) -> str:
    """The clause that the fact does not name itself; a requirement of the bureau's own is named once."""
    fact, clause = in_a_sentence(finding.fact), in_a_sentence(finding.clause)
    own = clause.startswith("本单位") and "（本单位要求）" in fact
    return "" if own or clause in fact else clause


def _place(finding: Finding, telling: _Telling) -> str:
    asides = telling.asides(finding)
    return finding.organization_name + (f"（{'；'.join(asides)}）" if asides else "")


def _tallies(findings: Sequence[Finding], dictionary: Iterable[Manifestation]) -> list[Paragraph]:
    texts = {row.number: in_a_sentence(row.text) for row in dictionary}
    counts = count_findings(findings)
    made = []
    if counts.manifestations:
        told = "、".join(
            f"{_manifestation(number, texts)}{count}个" for number, count in counts.manifestations
        )
        made.append(Paragraph("manifestations", f"按“慵懒散浮拖”具体表现统计：{told}。"))
    if counts.tags:
        told = "、".join(f"{tag.label}{count}个" for tag, count in counts.tags)
        made.append(Paragraph("tags", f"按不落实表现统计：{told}。"))
    return made


def _manifestation(number: int, texts: Mapping[int, str]) -> str:
    text = texts.get(number, "")
    return f"第{number}项（{text}）" if text else f"第{number}项"


def demand_paragraphs(findings: Iterable[Finding], look_back_months: int) -> tuple[Paragraph, ...]:
    """The dates of 整改要求: for each due date whose problems they are, earliest first, those without one 待补; then when
    is looked back. What is to be done is typed. Nothing without findings."""
    by_day: dict[date | None, dict[str, int]] = {}
    for finding in findings:
        counts = by_day.setdefault(finding.due_on, {})
        counts[finding.organization_name] = counts.get(finding.organization_name, 0) + 1
    if not by_day:
        return ()
    made = []
    for day in sorted(by_day, key=lambda day: day or date.max):
        told = "、".join(f"{name}{count}个问题" for name, count in by_day[day].items())
        when = day_in_words(day) if day else "待补"
        made.append(Paragraph(due_key(day), f"整改时限{when}：{told}。"))
    return (*made, Paragraph("look_back", f"“回头看”时间：销号满{look_back_months}个月后。"))


def due_key(day: date | None) -> str:
    """The key of what 整改要求 says of one deadline, or of the problems that have none."""
    return f"due:{day or ''}"


def in_a_sentence(text: str) -> str:
    """What a clerk typed, as part of a sentence: on one line, without the full stop at its end."""
    return " ".join(text.split()).rstrip("。；;.")
