"""学习篇目: the documents to be studied, and which sessions and first topics of meetings name them (domain L7)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import AgendaItem, Record, StudyMaterial
from models.entities import StudyDocument as Entity
from models.failures import BadInput
from models.rows.changes import Changes, Subject
from models.rows.study import Material
from models.rows.study_plan import StudyDocument
from models.rules.document_titles import title_key, titles_named
from models.rules.spoken_periods import day_in_words
from models.rules.study_terms import DocumentKind
from models.rules.terms import RecordStatus, Register
from models.services.agenda_evidence import counts_as_first_topic
from models.services.records import EARLIEST_YEAR
from models.services.versions import check_version, existing


@dataclass(frozen=True, slots=True)
class _Studied:
    """That a held session or meeting names a title."""

    record_id: int
    day: date
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class UnlistedMaterial:
    """A material of held sessions that no document of the list is."""

    material: Material
    sessions: tuple[int, ...]
    first_studied_on: date

    @property
    def id(self) -> tuple[str, date | None]:
        """What tells it from others."""
        return title_key(self.material.title), self.material.issued_on


def list_documents(session: Session) -> tuple[StudyDocument, ...]:
    """The list, latest issue first and those of unknown day before all, each with the held sessions and meetings that name
    its title in either spelling. A material that gives another day of issue is another document. Three queries."""
    studied = _studied(session)
    rows = (_row(entity) for entity in session.scalars(select(Entity).order_by(Entity.id.desc())))
    found = [_followed(row, studied) for row in rows]
    return tuple(sorted(found, key=lambda row: row.issued_on or date.max, reverse=True))


def _followed(row: StudyDocument, studied: dict[str, list[_Studied]]) -> StudyDocument:
    mine = [
        one
        for one in studied.get(title_key(row.title), ())
        if row.issued_on is None or one.issued_on in (None, row.issued_on)
    ]
    in_order = sorted(mine, key=lambda one: (one.day, one.record_id))
    return replace(
        row,
        sessions=tuple(dict.fromkeys(one.record_id for one in in_order)),
        first_studied_on=in_order[0].day if in_order else None,
    )


def _studied(session: Session) -> dict[str, list[_Studied]]:
    """Every title that was studied, by its key."""
    found: dict[str, list[_Studied]] = defaultdict(list)
    for record_id, day, material in _materials(session):
        for key in titles_named(material.title):
            found[key].append(_Studied(record_id, day, material.issued_on))
    topics = (
        select(Record.id, Record.happened_on, AgendaItem.title)
        .join(AgendaItem, AgendaItem.record_id == Record.id)
        .where(
            Record.register == Register.MEETING,
            Record.deleted_at.is_(None),
            Record.status == RecordStatus.HELD.value,
            *counts_as_first_topic(),
        )
    )
    for record_id, day, title in session.execute(topics):
        for key in titles_named(title):
            found[key].append(_Studied(record_id, day, None))
    return found


def _materials(session: Session) -> Iterable[tuple[int, date, Material]]:
    query = (
        select(
            Record.id,
            Record.happened_on,
            StudyMaterial.title,
            StudyMaterial.issuer,
            StudyMaterial.issued_on,
        )
        .join(StudyMaterial, StudyMaterial.record_id == Record.id)
        .where(
            Record.register == Register.STUDY,
            Record.deleted_at.is_(None),
            Record.status == RecordStatus.HELD.value,
        )
        .order_by(Record.happened_on, Record.id, StudyMaterial.position)
    )
    for record_id, day, title, issuer, issued_on in session.execute(query):
        yield record_id, day, Material(title, issuer, issued_on)


def unlisted_materials(session: Session) -> tuple[UnlistedMaterial, ...]:
    """The materials of held sessions that are not on the list, the last studied first; one line for every spelling of a title,
    as it was first written."""
    listed: dict[str, set[date | None]] = defaultdict(set)
    for title, issued_on in session.execute(select(Entity.title, Entity.issued_on)):
        listed[title_key(title)].add(issued_on)
    found: dict[tuple[str, date | None], UnlistedMaterial] = {}
    for record_id, day, material in _materials(session):
        keys = titles_named(material.title)
        if not keys or any(_is_listed(listed.get(key), material.issued_on) for key in keys):
            continue
        name = (title_key(material.title), material.issued_on)
        before = found.pop(name, None)
        if before is None:
            found[name] = UnlistedMaterial(material, (record_id,), day)
        else:
            known = (
                before.material
                if before.material.issuer
                else replace(before.material, issuer=material.issuer)
            )
            found[name] = replace(before, material=known, sessions=(*before.sessions, record_id))
    return tuple(reversed(found.values()))


def _is_listed(days: set[date | None] | None, issued_on: date | None) -> bool:
    return days is not None and (issued_on is None or None in days or issued_on in days)


def document_materials(session: Session) -> tuple[Material, ...]:
    """The list as materials, to complete a title from; latest issue first."""
    query = select(Entity.title, Entity.issuer, Entity.issued_on).order_by(
        Entity.issued_on.desc(), Entity.id.desc()
    )
    return tuple(Material(*row) for row in session.execute(query))


# Writing


def save_document(session: Session, row: StudyDocument) -> Changes:
    """Add or change a document. Raises BadInput for one without a title, of an impossible day, or that is on the list already:
    only two days of issue, both known, make two documents of one title; Conflict; NotFound."""
    title = row.title.strip()
    if not title_key(title):
        raise BadInput("请填写题名，还没有保存。")
    if row.issued_on is not None and row.issued_on.year < EARLIEST_YEAR:
        raise BadInput(f"发布日期写成了{row.issued_on.year}年，还没有保存；请核对年份。")
    for entity in session.scalars(select(Entity).where(Entity.id.is_distinct_from(row.id))):
        if title_key(entity.title) == title_key(title) and _may_be_one(entity.issued_on, row.issued_on):
            raise BadInput(_is_there(entity, row.issued_on))
    if row.id is None:
        entity = Entity()
        session.add(entity)
    else:
        entity = _get(session, row.id)
        check_version(entity.version, row.version)
    entity.kind, entity.title, entity.issuer = row.kind, _without_marks(title), row.issuer.strip()
    entity.issued_on, entity.required, entity.note = row.issued_on, row.required, row.note.strip()
    session.flush()
    return Changes.of(Subject.PLANS, record_id=entity.id)


def _may_be_one(one: date | None, other: date | None) -> bool:
    """Whether two of one title may be the same document: unless both days of issue are known and differ."""
    return one is None or other is None or one == other


def _is_there(entity: Entity, issued_on: date | None) -> str:
    if entity.issued_on is None:
        there = f"学习篇目里已经有《{entity.title}》，发布日期待补，还没有保存；"
        return there + (
            "请修改原来的那一篇。" if issued_on is None else "是同一篇的，请把发布日期补到原来的那一篇。"
        )
    there = f"学习篇目里已经有《{entity.title}》，发布日期{day_in_words(entity.issued_on)}，还没有保存；"
    return there + (
        "请修改原来的那一篇。" if issued_on is not None else "不是同一篇的，请填写这一篇的发布日期。"
    )


def _without_marks(title: str) -> str:
    """A title that stands in 《》 as a whole, without them: lists and papers put their own."""
    inside = title[1:-1]
    if title.startswith("《") and title.endswith("》") and "》" not in inside.partition("《")[0]:
        return inside if inside.count("《") == inside.count("》") else title
    return title


def take_over(session: Session, materials: Iterable[Material]) -> Changes:
    """Put materials on the list as they were written in their sessions; their kind is 其他 until the clerk says. Raises
    BadInput for one that is on it already. One without a day of issue is taken as one of the same title that has it."""
    chosen = list(materials)
    dated = {title_key(material.title) for material in chosen if material.issued_on is not None}
    for material in chosen:
        if material.issued_on is None and title_key(material.title) in dated:
            continue
        row = StudyDocument(None, DocumentKind.OTHER, material.title, material.issuer, material.issued_on)
        save_document(session, replace(row, required=False))
    return Changes.of(Subject.PLANS)


def remove_document(session: Session, document_id: int, version: int) -> Changes:
    """Take a document off the list; what was studied stays on record. Raises NotFound, Conflict."""
    entity = _get(session, document_id)
    check_version(entity.version, version)
    session.delete(entity)
    session.flush()
    return Changes.of(Subject.PLANS)


def _get(session: Session, document_id: int) -> Entity:
    return existing(session, Entity, document_id, "这个篇目已经不在了，没有改动任何数据；请刷新后再试。")


def _row(entity: Entity) -> StudyDocument:
    return StudyDocument(
        entity.id,
        entity.kind,
        entity.title,
        entity.issuer,
        entity.issued_on,
        entity.required,
        entity.note,
        version=entity.version,
    )
