"""迎检体检: the registers looked at as an inspector would. It warns and counts; it changes no record."""

from dataclasses import replace
from datetime import date
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import clock
from models.entities import CheckupNote
from models.failures import BadInput
from models.progress import Progress, Silent
from models.rows.changes import Changes, Subject
from models.rows.checkup import CheckKind, Checkup, CheckupFinding, CheckupSheet
from models.rules.checkup import CHECKS
from models.rules.checkup.facts import Facts
from models.rules.periods import Span
from models.services.checkup_facts import read_facts
from models.services.organizations import list_organizations, with_descendants
from models.services.statistics import scope_of
from models.working_days import is_known

LONGEST_KEY = 200


def check(session: Session, span: Span, today: date, progress: Progress | None = None) -> Checkup:
    """All warnings about the meetings and study sessions of ``span``, with what the office wrote down about them. With
    ``progress`` it may be cancelled between two checks, and within the one that takes long."""
    return _check(session, span, today, None, progress or Silent())


def checkup_sheet(session: Session, span: Span, organization_id: int | None, today: date) -> CheckupSheet:
    """The same, of one organisation and all below it, or of the bureau: what the printed self-check is made of. Records
    are compared with those of the whole bureau all the same."""
    organizations = list_organizations(session)
    within = None if organization_id is None else with_descendants(organizations, organization_id)
    checkup = _check(session, span, today, within, Silent())
    return CheckupSheet(scope_of(organizations, organization_id), checkup)


def concerns(finding: CheckupFinding, within: frozenset[int] | None) -> bool:
    """Whether a warning is about one of these organisations; None stands for all."""
    return within is None or bool(within & {finding.organization_id, *finding.other_organizations})


def _check(
    session: Session, span: Span, today: date, within: frozenset[int] | None, progress: Progress
) -> Checkup:
    progress.step(0, len(CHECKS) + 1, "正在读取记录")
    facts = read_facts(session, span, today)
    found: list[CheckupFinding] = []
    for done, (kind, look_for) in enumerate(CHECKS.items(), start=1):
        heed = partial(progress.step, done, len(CHECKS) + 1, f"正在核对：{kind.label}")
        heed()
        found += (finding for finding in look_for(replace(facts, heed=heed)) if concerns(finding, within))
    checked = sum(within is None or record.organization_id in within for record in facts.records)
    return Checkup(span, today, checked, _in_order(session, found), _note(facts))


def _in_order(session: Session, found: list[CheckupFinding]) -> tuple[CheckupFinding, ...]:
    """By organisation in tree order, then by day, each with its explanation."""
    places = {row.id: place for place, row in enumerate(list_organizations(session))}
    kinds = {kind: place for place, kind in enumerate(CheckKind)}
    notes = dict(session.execute(select(CheckupNote.key, CheckupNote.text)).all())
    found.sort(
        key=lambda finding: (
            places.get(finding.organization_id, len(places)),
            finding.day or date.min,
            kinds[finding.kind],
            finding.key,
        )
    )
    return tuple(replace(finding, explanation=notes.get(finding.key, "")) for finding in found)


def _note(facts: Facts) -> str:
    """Which years' working days were counted without their holidays."""
    years: set[int] = set()
    for record in facts.held:
        if record.entered_on > record.day:
            years.update((record.day.year, record.entered_on.year))
    unknown = sorted(year for year in years if not is_known(year))
    if not unknown:
        return ""
    words = "、".join(f"{year}年" for year in unknown)
    return f"{words}的节假日安排本程序没有，录入时限按周一至周五计算工作日。"


def explain(session: Session, key: str, text: str) -> Changes:
    """Keep the office's own explanation of the warning ``key``; an empty text removes it. Raises BadInput for a key that no
    warning has."""
    kind, colon, _ = key.partition(":")
    if not colon or kind not in {known.value for known in CheckKind} or len(key) > LONGEST_KEY:
        raise BadInput("没有这一条体检提示，情况说明没有保存；请重新体检后再填。")
    note = session.get(CheckupNote, key)
    if not text.strip():
        if note is not None:
            session.delete(note)
    elif note is None:
        session.add(CheckupNote(key=key, text=text.strip(), written_at=clock.now()))
    else:
        note.text, note.written_at = text.strip(), clock.now()
    session.flush()
    return Changes.of(Subject.CHECKUP)
