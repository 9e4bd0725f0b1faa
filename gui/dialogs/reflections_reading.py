"""What the dialog of 心得体会 reads and writes. Each function runs on the database thread."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.changes import Changes, Subject
from models.rows.label import LabelRow
from models.rows.reflection import ReflectionLedger, ReflectionRow
from models.rules.notice_text import percent
from models.rules.periods import Span
from models.rules.spoken_periods import in_words
from models.rules.study_terms import LabelScheme
from models.rules.terms import DraftOf
from models.services.drafts import drop_draft
from models.services.labels import list_labels
from models.services.organizations import list_organizations
from models.services.reflections import (
    list_reflections,
    reflection_ledger,
    remove_reflection,
    restore_reflection,
    topics,
    years_with_reflections,
)
from models.services.roster import members_on

NAMED = 10
"""People named in a line; the paper and the tool tip name all."""


@dataclass(frozen=True)
class Asked:
    """What the list is narrowed to."""

    span: Span | None = None
    organization_id: int | None = None
    topic: str = ""
    text: str = ""
    campaign_id: int | None = None


@dataclass(frozen=True)
class Shelf:
    """Everything the dialog shows."""

    organizations: tuple[OrganizationRow, ...]
    topics: tuple[str, ...]
    years: tuple[int, ...]
    rows: tuple[ReflectionRow, ...]
    ledger: ReflectionLedger | None
    """Who has handed in; None without a period or a campaign."""
    campaigns: tuple[LabelRow, ...] = ()
    """The campaigns, those that everybody is to write for first."""


@dataclass(frozen=True)
class DaysRoll:
    """The roster of a day."""

    day: date
    people: tuple[RosterEntry, ...]


def read_shelf(session: Any, asked: Asked, today: date) -> Shelf:
    """The pieces asked for, and who of the roll has handed in."""
    ledger = None
    if asked.span is not None or asked.campaign_id is not None:
        ledger = reflection_ledger(
            session, asked.span, asked.organization_id, asked.topic, today, asked.campaign_id
        )
    return Shelf(
        list_organizations(session),
        topics(session),
        years_with_reflections(session),
        list_reflections(
            session, asked.span, asked.organization_id, asked.text, asked.topic, asked.campaign_id
        ),
        ledger,
        campaigns(list_labels(session, LabelScheme.CAMPAIGN)),
    )


def campaigns(labels: Iterable[LabelRow]) -> tuple[LabelRow, ...]:
    """Campaigns as a form offers them: those that everybody is to write for first, of these the latest first."""
    latest = sorted(labels, key=lambda row: row.begins_on or date.min, reverse=True)
    return tuple(sorted(latest, key=lambda row: not row.wants_reflections))


def read_days_roll(session: Any, day: date) -> DaysRoll:
    """Everybody on the roster of a day."""
    return DaysRoll(day, members_on(session, day))


def remove_pieces(session: Any, pieces: Iterable[tuple[int, int]]) -> Changes:
    """Take pieces (id and version) off the register, and their drafts with them: all or none."""
    for reflection_id, version in pieces:
        remove_reflection(session, reflection_id, version)
        drop_draft(session, DraftOf.REFLECTION, reflection_id)
    return Changes.of(Subject.REFLECTION)


def restore_pieces(session: Any, ids: Iterable[int]) -> Changes:
    """Put removed pieces back: all or none."""
    for reflection_id in ids:
        restore_reflection(session, reflection_id)
    return Changes.of(Subject.REFLECTION)


def submissions_line(ledger: ReflectionLedger) -> str:
    """2026年：应交45人，已交40人，覆盖率88.9%；未提交5人：人事处党支部陈建、叶晨健；……"""
    when = in_words(ledger.span)
    if ledger.campaign:
        when = f"“{ledger.campaign}”" if ledger.is_whole_campaign else f"“{ledger.campaign}”{when}"
    if ledger.expected is None:
        return f"{when}：应交人数待补（有的支部名册还是空的），已交{ledger.submitted}人。"
    share = percent(ledger.submitted, ledger.expected)
    counted = f"{when}：应交{ledger.expected}人，已交{ledger.submitted}人，覆盖率{share}"
    if not ledger.missing:
        return f"{counted}，都已提交。"
    return f"{counted}；未提交{len(ledger.missing)}人：{_named(ledger)}。"


def _named(ledger: ReflectionLedger) -> str:
    """人事处党支部陈建、叶晨健；水文中心党支部郭辉等."""
    room, parts = NAMED, []
    for branch in ledger.branches:
        names = [one.name for one in branch.missing[:room]]
        if names:
            parts.append(branch.branch_name + "、".join(names))
        room -= len(names)
    return "；".join(parts) + ("等" if len(ledger.missing) > NAMED else "")
