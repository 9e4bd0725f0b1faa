"""A year of the archive closed (封存) and, as a recorded act, opened again."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Update, select, update
from sqlalchemy.orm import Session

from models import clock
from models.entities import ArchiveActLine, ArchiveItem, ArchiveYear, Record
from models.failures import BadInput, Conflict
from models.progress import Progress, Silent
from models.rows.archive import ArchiveDetail, ArchiveRow
from models.rows.archive_closing import YearStanding
from models.rows.changes import Changes, Subject
from models.rules.archive_directory import directory_digest, is_as_closed
from models.rules.archive_lacks import Lack, LackKind, open_lacks
from models.rules.archive_terms import ArchiveAct
from models.rules.archiving import SOURCES
from models.rules.names import shortened
from models.rules.periods import year_of
from models.rules.terms import Register
from models.services import finalizing
from models.services.archive_facts import facts_of
from models.services.archive_gathering import gathering
from models.services.archive_items import load_items, years
from models.services.archive_reading import fingerprint
from models.services.closed_years import closed_years, refuse_closed_year
from models.services.evidence import branch_of_each
from models.services.organizations import list_organizations
from models.services.settings import operator_of

_AS_READ = {"version": ArchiveItem.version}
"""What is said beside: no form is out of date by it."""
NO_OPERATOR = "封存记录要写明是谁办的"
SUBJECTS = (Subject.ARCHIVE, Subject.MEETING, Subject.STUDY, Subject.INSPECTION, Subject.DAILY_WORK)


def standing(session: Session, year: int, today: date) -> YearStanding:
    """How an open year stands before it is closed. That records are not yet 定稿 is no doubt: closing makes them so. Raises Frozen when
    it is closed."""
    refuse_closed_year(session, year)
    items = load_items(session, year)
    rows = [each.row for each in items]
    return YearStanding(_refusals(session, year, today, rows), _doubts(rows), items)


def _refusals(session: Session, year: int, today: date, rows: Sequence[ArchiveRow]) -> tuple[str, ...]:
    told = []
    running = today <= year_of(year).last
    if not operator_of(session):
        told.append(f"“设置”里还没有填经办人，{NO_OPERATOR}，请先填写。")
    if running:
        told.append(f"{year}年还没有过完，不能封存。")
    pending = gathering(session, year, today)
    if count := len(pending.added) + len(pending.changed) + len(pending.removed):
        told.append(f"收集以后台账又有变动（涉及{count}件），请先重新收集。")
    if not rows:
        told.append(f"{year}年度还没有归档文件，请先收集。")
    told += [
        _lacking(row, lacking)
        for row in rows
        if (
            lacking := [
                lack
                for lack in row.lacks
                # What comes with the end of the year cannot be seen to before.
                if lack.kind.hinders and not (running and lack.kind is LackKind.DATED_LATER)
            ]
        )
    ]
    return tuple(told)


def _doubts(rows: Sequence[ArchiveRow]) -> tuple[str, ...]:
    return tuple(
        _lacking(row, lacking)
        for row in rows
        if (lacking := [lack for lack in open_lacks(row.lacks) if not lack.kind.hinders])
    )


def _lacking(row: ArchiveRow, lacking: Sequence[Lack]) -> str:
    return f"“{shortened(row.title, 40)}”{'、'.join(map(str, lacking))}。"


def close_year(session: Session, year: int, today: date, progress: Progress | None = None) -> Changes:
    """Close a year: every 件 has its number for good, the records in it become 定稿, nothing of it changes any more; the act is noted
    with a digest of the directory and what was known to be missing: that does not hinder. Raises BadInput with the first refusal of
    its `standing`; Frozen when it is closed. All or nothing."""
    progress = progress or Silent()
    found = standing(session, year, today)
    if refused := found.refusals:
        more = f"（另有{len(refused) - 1}处）" if len(refused) > 1 else ""
        raise BadInput(f"{year}年度没有封存，目录完好：{refused[0].removesuffix('。')}{more}。")
    _finalize(session, year, found.items, progress)
    for row in (each.row for each in found.items):
        if not row.fixed:
            session.execute(_one(row.id).values(number=row.number, version=ArchiveItem.version + 1))
    kept = session.get(ArchiveYear, year)
    if kept is None:
        kept = ArchiveYear(year=year, closed=False)
        session.add(kept)
    session.flush()
    session.expire_all()
    rows = _taken(session, year)
    session.execute(update(ArchiveItem).where(ArchiveItem.year == year).values(known_lacks=[], **_AS_READ))
    for row in rows:
        if lacking := open_lacks(row.lacks):
            session.execute(_one(row.id).values(known_lacks=[lack.words for lack in lacking], **_AS_READ))
    known = "；".join(words.removesuffix("。") for words in _doubts(rows))
    _note(session, year, ArchiveAct.CLOSED, f"封存时还缺：{known}" if known else "", rows)
    kept.closed = True
    session.flush()
    return Changes.of(*SUBJECTS)


def reopen_year(session: Session, year: int, reason: str, today: date) -> Changes:
    """Open a closed year again, noted with its reason. Numbers given stay; new 件 go on after the last. Raises BadInput without a
    reason, without 经办人 in the settings or for a year that has not come, Conflict when it is not closed."""
    if year > today.year:
        raise BadInput(f"{year}年还没有到，没有改动；请核对年度。")
    if not reason.strip():
        raise BadInput("请写明重新打开的理由，没有改动。")
    if not operator_of(session):
        raise BadInput(f"“设置”里还没有填经办人，{NO_OPERATOR}，没有改动；请先填写。")
    kept = session.get(ArchiveYear, year)
    if kept is None or not kept.closed:
        raise Conflict(f"{year}年度没有封存，没有改动；请刷新后再试。")
    _note(session, year, ArchiveAct.REOPENED, reason.strip(), _taken(session, year))
    kept.closed = False
    session.flush()
    return Changes.of(Subject.ARCHIVE)


def altered_years(session: Session) -> tuple[int, ...]:
    """Closed years whose directory is not the one that was closed, the earliest first."""
    closed = [row for row in years(session, date.max) if row.closed]
    return tuple(
        row.year for row in reversed(closed) if not is_as_closed(_taken(session, row.year), row.acts)
    )


def entered_later(session: Session) -> dict[int, int]:
    """How many meetings, studies, inspections and matters of daily work of each closed year were entered after it was last closed; what
    else came is told by `gathering` of that year."""
    acts = select(ArchiveActLine.year, ArchiveActLine.made_at).where(
        ArchiveActLine.act == ArchiveAct.CLOSED, ArchiveActLine.year.in_(closed_years())
    )
    since = dict(session.execute(acts.order_by(ArchiveActLine.id)).all())
    if not since:
        return {}
    entered = select(Record.happened_on, Record.created_at).where(
        Record.deleted_at.is_(None),
        Record.register.in_([register for register in SOURCES if register is not Register.RECTIFICATION]),
        Record.created_at > min(since.values()),
        Record.happened_on.between(date(min(since), 1, 1), date(max(since), 12, 31)),
    )
    found: dict[int, int] = {}
    for day, created_at in session.execute(entered):
        if day.year in since and created_at > since[day.year]:
            found[day.year] = found.get(day.year, 0) + 1
    return found


def _taken(session: Session, year: int) -> list[ArchiveRow]:
    """The 件 of the directory, in order."""
    return [each.row for each in load_items(session, year)]


def _one(item_id: int | None) -> Update:
    return update(ArchiveItem).where(ArchiveItem.id == item_id)


def _finalize(session: Session, year: int, items: Sequence[ArchiveDetail], progress: Progress) -> None:
    """Make what is in the directory 定稿. The papers say the same as before: masters that were up to date stay so."""
    ids = dict.fromkeys(key for each in items for key in _records_of(each))
    finalizing.finalize_year(session, list(ids), progress)
    facts = facts_of(session, ArchiveItem.year == year, [year], branch_of_each(list_organizations(session)))
    for each in items:
        if each.row.mastered:
            row = each.row
            made_from = fingerprint(row.title, row.responsible, row.dated, year, each.parts, facts)
            session.execute(_one(each.row.id).values(made_from=made_from, version=ArchiveItem.version))


def _records_of(each: ArchiveDetail) -> Sequence[int]:
    named = (each.record_id, *(part.record_id for part in each.parts))
    return [key for key in named if key is not None]


def _note(session: Session, year: int, act: ArchiveAct, reason: str, rows: Sequence[ArchiveRow]) -> None:
    session.add(
        ArchiveActLine(
            year=year,
            act=act,
            # To the moment: what was entered before and after is told apart by it.
            made_at=clock.now(),
            made_by=operator_of(session),
            reason=reason,
            items=len(rows),
            directory_sha256=directory_digest(rows),
        )
    )
    session.flush()
