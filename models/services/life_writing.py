"""What single kinds of meetings keep, written for one meeting."""

from collections.abc import Iterable

from sqlalchemy import delete
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
from models.services.life import Life
from models.services.record_lines import children_of, write_children


def write_life(session: Session, record_id: int, life: Life) -> None:
    """Replace all of it but the long texts, which `texts_of_life` gives."""
    for entity in (Halt, Appraisal, Talk, ThemeDay):
        session.execute(delete(entity).where(entity.__table__.c.record_id == record_id))
    if life.halt is not None:
        halt = life.halt
        session.add(
            Halt(
                record_id=record_id,
                halted_by=halt.halted_by.strip(),
                halted_on=halt.halted_on,
                reason=halt.reason.strip(),
                deadline=halt.deadline,
            )
        )
    if life.talk is not None:
        session.add(_talk_entity(record_id, life.talk))
    if life.theme_day is not None:
        theme = life.theme_day
        session.add(
            ThemeDay(
                record_id=record_id,
                forms=[form.value for form in theme.forms],
                organizer=theme.organizer.strip(),
                oath=theme.oath,
            )
        )
    if life.appraisal is not None:
        ballots = life.appraisal
        session.add(
            Appraisal(
                record_id=record_id, issued=ballots.issued, returned=ballots.returned, valid=ballots.valid
            )
        )
    session.flush()
    write_children(
        session, AppraisalResult, record_id, _results(life.appraisal.results if life.appraisal else ())
    )
    _write_criticisms(session, record_id, life.criticisms)
    write_children(
        session,
        BirthdayMark,
        record_id,
        (
            {
                "member_id": each.member_id,
                "name": each.name.strip(),
                "talked_by": each.talked_by.strip(),
                "card_given": each.card_given,
                "remark": each.remark.strip(),
            }
            for each in life.birthdays
        ),
    )
    write_children(
        session,
        Guidance,
        record_id,
        (
            {"member_id": each.member_id, "name": each.name.strip(), "opinions": each.opinions.strip()}
            for each in life.guidance
        ),
    )


def _talk_entity(record_id: int, talk: rows.Talk) -> Talk:
    return Talk(
        record_id=record_id,
        pair=talk.pair,
        talker_id=talk.talker_id,
        talker=talk.talker.strip(),
        talker_title=talk.talker_title.strip(),
        partner_id=talk.partner_id,
        partner=talk.partner.strip(),
        partner_title=talk.partner_title.strip(),
        reasons=[reason.value for reason in talk.reasons],
    )


def _write_criticisms(session: Session, record_id: int, lines: Iterable[rows.Criticism]) -> None:
    """Replace the criticisms. A line that was put on the list of rectification stays on it, whatever an older form says."""
    listed = {
        (line.kind, line.critic, line.target, line.text): line.item_id
        for line in children_of(session, Criticism, [record_id]).get(record_id, ())
        if line.item_id is not None
    }
    written = []
    for each in lines:
        key = each.kind, each.critic.strip(), each.target.strip(), each.text.strip()
        kind, critic, target, text = key
        item_id = each.item_id if each.item_id is not None else listed.get(key)
        written.append({"kind": kind, "critic": critic, "target": target, "text": text, "item_id": item_id})
    write_children(session, Criticism, record_id, written)


def _results(results: Iterable[rows.AppraisalResult]) -> Iterable[dict[str, object]]:
    return (
        {
            "member_id": each.member_id,
            "name": each.name.strip(),
            "standing": each.standing,
            "self_grade": each.self_grade,
            "excellent": each.excellent,
            "competent": each.competent,
            "basic": each.basic,
            "failing": each.failing,
            "grade": each.grade,
            "feedback_on": each.feedback_on,
            "note": each.note.strip(),
        }
        for each in results
    )
