"""What single kinds of meetings keep, read for many meetings at once. A kind that a meeting is not, and does not also count as,
keeps nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import (
    Appraisal,
    AppraisalResult,
    BirthdayMark,
    Criticism,
    Guidance,
    Halt,
    Talk,
    ThemeDay,
)
from models.rows import life as rows
from models.rules.life_terms import TalkReason, ThemeForm
from models.rules.terms import MeetingKind, RecordStatus
from models.services.record_lines import children_of, texts_of

EFFECT, PROBLEMS, OPINION, FOLLOW_UP = "effect", "talk_problems", "talk_opinion", "talk_follow_up"
"""Parts of record_text."""

CRITICIZED = (MeetingKind.DEMOCRATIC_LIFE, MeetingKind.ORGANIZATIONAL_LIFE)
GUIDED = (*CRITICIZED, MeetingKind.APPRAISAL)


@dataclass(frozen=True, slots=True)
class Life:
    """What one meeting keeps besides what every meeting has."""

    halt: rows.Halt | None = None
    criticisms: tuple[rows.Criticism, ...] = ()
    appraisal: rows.Appraisal | None = None
    talk: rows.Talk | None = None
    theme_day: rows.ThemeDay | None = None
    birthdays: tuple[rows.BirthdayMark, ...] = ()
    guidance: tuple[rows.Guidance, ...] = ()


def life_of(
    session: Session, kinds: Mapping[int, Iterable[MeetingKind]], halted: set[int]
) -> dict[int, Life]:
    """What meetings keep, by record. ``kinds`` says of each what it is and counts as; a table is asked only about those that may
    have something in it."""
    all_kinds = {record_id: frozenset(each) for record_id, each in kinds.items()}

    def of(*wanted: MeetingKind) -> list[int]:
        return [record_id for record_id, each in all_kinds.items() if each & set(wanted)]

    criticisms = _lines(session, Criticism, of(*CRITICIZED))
    appraisals = _single(session, Appraisal, of(MeetingKind.APPRAISAL))
    results = _lines(session, AppraisalResult, of(MeetingKind.APPRAISAL))
    talks = _talks(session, of(MeetingKind.HEART_TALK))
    themes = _themes(session, of(MeetingKind.THEME_DAY))
    birthdays = _lines(session, BirthdayMark, of(MeetingKind.POLITICAL_BIRTHDAY))
    guidance = _lines(session, Guidance, of(*GUIDED))
    halts = _single(session, Halt, sorted(halted))
    return {
        record_id: Life(
            halt=_halt(halts.get(record_id)),
            criticisms=tuple(
                rows.Criticism(line.kind, line.text, line.critic, line.target, line.item_id)
                for line in criticisms.get(record_id, ())
            ),
            appraisal=_appraisal(appraisals.get(record_id), results.get(record_id, ())),
            talk=talks.get(record_id),
            theme_day=themes.get(record_id),
            birthdays=tuple(
                rows.BirthdayMark(line.name, line.member_id, line.talked_by, line.card_given, line.remark)
                for line in birthdays.get(record_id, ())
            ),
            guidance=tuple(
                rows.Guidance(line.name, line.member_id, line.opinions)
                for line in guidance.get(record_id, ())
            ),
        )
        for record_id in kinds
    }


def _lines(session: Session, entity: Any, ids: Sequence[int]) -> dict[int, list[Any]]:
    return children_of(session, entity, ids) if ids else {}


def _single(session: Session, entity: Any, ids: Sequence[int]) -> dict[int, Any]:
    if not ids:
        return {}
    table = entity.__table__
    query = select(table).where(table.c.record_id.in_(ids))
    return {line.record_id: line for line in session.execute(query)}


def _halt(line: Any) -> rows.Halt | None:
    return None if line is None else rows.Halt(line.halted_by, line.halted_on, line.reason, line.deadline)


def _appraisal(ballots: Any, results: Sequence[Any]) -> rows.Appraisal | None:
    if ballots is None:
        return None
    return rows.Appraisal(
        ballots.issued,
        ballots.returned,
        ballots.valid,
        tuple(
            rows.AppraisalResult(
                line.name,
                line.standing,
                line.member_id,
                line.self_grade,
                line.excellent,
                line.competent,
                line.basic,
                line.failing,
                line.grade,
                line.feedback_on,
                line.note,
            )
            for line in results
        ),
    )


def _talks(session: Session, ids: Sequence[int]) -> dict[int, rows.Talk]:
    found = _single(session, Talk, ids)
    if not found:
        return {}
    problems, opinions, follow_ups = (texts_of(session, ids, part) for part in (PROBLEMS, OPINION, FOLLOW_UP))
    return {
        record_id: rows.Talk(
            line.pair,
            line.talker,
            line.partner,
            line.talker_id,
            line.talker_title,
            line.partner_id,
            line.partner_title,
            tuple(TalkReason(code) for code in line.reasons),
            problems.get(record_id, ""),
            opinions.get(record_id, ""),
            follow_ups.get(record_id, ""),
        )
        for record_id, line in found.items()
    }


def _themes(session: Session, ids: Sequence[int]) -> dict[int, rows.ThemeDay]:
    found = _single(session, ThemeDay, ids)
    effects = texts_of(session, ids, EFFECT) if found else {}
    return {
        record_id: rows.ThemeDay(
            tuple(ThemeForm(code) for code in line.forms),
            line.organizer,
            line.oath,
            effects.get(record_id, ""),
        )
        for record_id, line in found.items()
    }


def texts_of_life(life: Life) -> dict[str, str]:
    """The long texts among it, by part of record_text."""
    texts = {}
    if life.theme_day is not None:
        texts[EFFECT] = life.theme_day.effect
    if life.talk is not None:
        texts |= {
            PROBLEMS: life.talk.problems,
            OPINION: life.talk.opinion,
            FOLLOW_UP: life.talk.follow_up,
        }
    return texts


def kept_by(life: Life, kinds: Iterable[MeetingKind], status: RecordStatus) -> Life:
    """Of ``life`` what a meeting of these kinds keeps."""
    own = set(kinds)
    return Life(
        halt=life.halt if status is RecordStatus.HALTED else None,
        criticisms=life.criticisms if own & set(CRITICIZED) else (),
        appraisal=life.appraisal if MeetingKind.APPRAISAL in own else None,
        talk=life.talk if MeetingKind.HEART_TALK in own else None,
        theme_day=life.theme_day if MeetingKind.THEME_DAY in own else None,
        birthdays=life.birthdays if MeetingKind.POLITICAL_BIRTHDAY in own else (),
        guidance=life.guidance if own & set(GUIDED) else (),
    )
