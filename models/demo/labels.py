"""The sample's campaigns and kinds of education, the measures of its first topics, its documents to be studied and its trainings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from models.demo import reflections
from models.demo.activity import Lines, mark_sheet, workday
from models.demo.people import Branch, Bureau, Person
from models.entities import Base, Label, Measure, RecordLabel, Reflection, StudyDocument, StudyMaterial
from models.rules.periods import Month
from models.rules.study_terms import DocumentKind, LabelScheme, Sitting, TrainingKind
from models.rules.terms import RecordStatus, Register, StudyForm, StudyKind

CAMPAIGN_DAYS = 61
LABELLED = 0.3
"""How much of what was held carries a kind of education."""
SITTINGS: tuple[Sitting | None, ...] = (
    *(Sitting.STUDY,) * 14,
    *(Sitting.DISCUSSION,) * 3,
    *(Sitting.EXCHANGE,) * 2,
    None,
)
DOCUMENTS = (
    ("关于进一步规范党支部组织生活记录的通知", "机关党委", DocumentKind.DOCUMENT),
    ("局主要负责同志在党建工作推进会上的讲话", "云溪市水务局", DocumentKind.SPEECH),
    ("关于加强汛期值守党员先锋岗建设的意见", "机关党委", DocumentKind.DOCUMENT),
    ("上级党组织关于学习教育的安排", "上级党组织", DocumentKind.DOCUMENT),
)
"""Invented ones, as they come month by month."""
WAITING = ("关于做好年终组织生活会准备工作的通知", "机关党委")
"""Issued lately, and not studied yet."""
MEASURES = (
    ("对照文件逐项检查组织生活记录，列出清单，月底前补正。", "已检查完毕，补正12处。"),
    ("纳入各支部下月学习计划，由支部书记领学一次。", "各支部均已领学。"),
    ("梳理涉及本单位的条款，印发各支部对照落实。", "已印发，各支部正在对照。"),
    ("安排送学上门，做到一线人员不漏学。", "已送学3次。"),
)
DEPARTMENTS = ("办公室", "机关党委办公室", "人事处", "规划建设处")
TRAININGS = (
    (5, TrainingKind.MEMBERS, "党员集中轮训：党章和纪律处分条例", Decimal(8)),
    (9, TrainingKind.SECRETARIES, "党支部书记轮训：支部工作条例", Decimal(16)),
)
MOST_TRAINED = 200
"""People one sheet of the sample holds."""

_record = Base.metadata.tables["record"]
_session = Base.metadata.tables["study_session"]


@dataclass(frozen=True, slots=True)
class _Held:
    """A session or meeting of the sample that was held."""

    id: int
    kind: str
    day: date


def add_labels(session: Session, lines: Lines, bureau: Bureau, months: Sequence[Month], until: date) -> None:
    """Everything of this subject; the records the sample has already are only added to."""
    random = Random(f"labels {len(bureau.branches)} {until}")
    held = _held(session)
    _label(session, random, held, months)
    _sit(session, random, held)
    topics = [one for one in held if one.kind == StudyKind.FIRST_TOPIC.value]
    _documents(session, random, topics, until)
    _measures(session, random, topics, bureau, until)
    for month in months:
        for number, kind, title, hours in TRAININGS:
            if month.month == number:
                _train(random, lines, bureau, (kind, title, hours), month, until)


def _held(session: Session) -> list[_Held]:
    query = (
        select(_record.c.id, _record.c.kind, _record.c.happened_on)
        .where(
            _record.c.register.in_((Register.STUDY, Register.MEETING)),
            _record.c.status == RecordStatus.HELD.value,
        )
        .order_by(_record.c.id)
    )
    return [_Held(*row) for row in session.execute(query)]


def _label(session: Session, random: Random, held: Sequence[_Held], months: Sequence[Month]) -> None:
    """A campaign for each time people wrote, and kinds of education here and there."""
    kinds = session.scalars(
        select(Label.id).where(Label.scheme == LabelScheme.EDUCATION).order_by(Label.position)
    ).all()
    lines: list[dict[str, Any]] = [
        {"record_id": one.id, "label_id": random.choice(kinds)}
        for one in held
        if kinds and random.random() < LABELLED
    ]
    for position, month in enumerate((m for m in months if m.month in reflections.BEGINS), start=1):
        topic, _ = reflections.CAMPAIGNS[reflections.BEGINS.index(month.month)]
        last = month.first + timedelta(days=CAMPAIGN_DAYS - 1)
        label = Label(
            scheme=LabelScheme.CAMPAIGN,
            position=position,
            name=f"{month.year}年{topic}",
            begins_on=month.first,
            ends_on=last,
            wants_reflections=True,
            note="",
            enabled=True,
        )
        session.add(label)
        session.flush()
        written = Reflection.submitted_on.between(month.first, last)
        session.execute(
            update(Reflection).where(Reflection.topic == topic, written).values(campaign_id=label.id)
        )
        lines += [
            {"record_id": one.id, "label_id": label.id}
            for one in held
            if month.first <= one.day <= last and random.random() < LABELLED
        ]
    if lines:
        session.execute(insert(RecordLabel), lines)


def _sit(session: Session, random: Random, held: Sequence[_Held]) -> None:
    """学习, 研讨 or 交流 of the branches' sessions; of some nobody has said it yet."""
    drawn = [
        {"of": one.id, "how": random.choice(SITTINGS)}
        for one in held
        if one.kind == StudyKind.BRANCH_STUDY.value
    ]
    if drawn:
        order = update(_session).where(_session.c.id == bindparam("of")).values(sitting=bindparam("how"))
        session.connection().execute(order, drawn)


def _documents(session: Session, random: Random, topics: Sequence[_Held], until: date) -> None:
    """Every other first topic took up something that had just come in."""
    counts: dict[int, int] = dict(
        session.execute(
            select(StudyMaterial.record_id, func.max(StudyMaterial.position)).group_by(
                StudyMaterial.record_id
            )
        ).all()
    )
    documents, materials = [], []
    for place, one in enumerate(topics[::2]):
        title, issuer, kind = DOCUMENTS[place % len(DOCUMENTS)]
        issued_on = one.day - timedelta(days=random.randrange(2, 24))
        known = {"title": f"{title}（{issued_on.year}年第{place + 1}号）", "issuer": issuer}
        documents.append({**known, "kind": kind, "issued_on": issued_on})
        position = counts.get(one.id, 0) + 1
        materials.append({"record_id": one.id, "position": position, **known, "issued_on": issued_on})
    title, issuer = WAITING
    waiting = {"title": title, "issuer": issuer, "kind": DocumentKind.DOCUMENT}
    documents.append({**waiting, "issued_on": until - timedelta(days=12)})
    common = {"required": True, "note": "", "version": 1}
    session.execute(insert(StudyDocument), [{**document, **common} for document in documents])
    if materials:
        session.execute(insert(StudyMaterial), materials)


def _measures(session: Session, random: Random, topics: Sequence[_Held], bureau: Bureau, until: date) -> None:
    lines = [
        {"record_id": one.id, "position": position, **drawn}
        for one in topics
        for position, drawn in enumerate(_drawn(random, one, bureau, until), start=1)
    ]
    if lines:
        session.execute(insert(Measure), lines)


def _drawn(random: Random, one: _Held, bureau: Bureau, until: date) -> Iterator[dict[str, Any]]:
    """One or two measures, most of them done in time, some late, a few still to be done."""
    for text, came in random.sample(MEASURES, random.choice((1, 1, 2))):
        due_on = one.day + timedelta(days=random.randrange(15, 46))
        done_on: date | None = due_on - timedelta(days=random.randrange(-4, 12))
        if done_on is not None and (done_on > until or random.random() < 0.06):
            done_on = None
        yield {
            "topic": "",
            "text": text,
            "department": random.choice(DEPARTMENTS),
            "person": random.choice(bureau.branches).secretary.name,
            "due_on": due_on,
            "done_on": done_on,
            "progress": came if done_on is not None else "",
        }


def _train(
    random: Random,
    lines: Lines,
    bureau: Bureau,
    planned: tuple[TrainingKind, str, Decimal],
    month: Month,
    until: date,
) -> None:
    kind, title, hours = planned
    day = workday(random, month, 10, 20)
    if day > until:
        return
    number = lines.record(
        Register.STUDY, StudyKind.TRAINING.value, RecordStatus.HELD.value, title, day, bureau.committee_id
    )
    people = [person for person in _trained(bureau.branches, kind) if person.on_roll(day)]
    present = mark_sheet(random, lines, number, people[:MOST_TRAINED], day)
    lines.add(
        "study_session",
        id=number,
        form=StudyForm.GROUP,
        started_at=time(8, 30),
        ended_at=time(17, 30),
        place="市委党校",
        host="",
        recorder=present[-1].name if present else "",
        hours=hours,
        sitting=Sitting.STUDY,
        training_kind=kind,
        organizer="市直机关工委",
    )


def _trained(branches: Sequence[Branch], kind: TrainingKind) -> list[Person]:
    if kind is TrainingKind.SECRETARIES:
        return [branch.secretary for branch in branches]
    return [person for branch in branches for person in branch.people]
