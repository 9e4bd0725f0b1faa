"""A branch's page: read for any number of branches with a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Member, Post, Record
from models.failures import BadInput, NotFound
from models.rows.branch_page import BranchItems, BranchKind, BranchPage, BranchPost, Lacking
from models.rows.bureau import BranchHeadcount, OrganizationRow
from models.rows.changes import Subject
from models.rows.overview import MatrixRow, YearMatrix
from models.rows.query import RegisterQuery
from models.rows.rectification import RectificationSummary
from models.rows.reflection import ReflectionLedger
from models.rows.statistics import attendance_of
from models.rows.target import Target
from models.rows.term_of_office import TermOfOffice
from models.rules.attendance import is_committee_post, is_secretary
from models.rules.checkup.facts import WITHOUT_SHEET
from models.rules.leading import begin_missing
from models.rules.participation import ORDER
from models.rules.periods import Span
from models.rules.roster import covers
from models.rules.spoken_periods import in_words
from models.rules.term_of_office import usual_years
from models.rules.terms import MeetingKind, OrganizationKind, RecordStatus, Register, StudyKind, Verdict
from models.services.agenda_evidence import first_topics_of_meetings
from models.services.evidence import branch_of_each
from models.services.organizations import fixed_day_of, list_organizations, with_descendants
from models.services.overview import year_matrix
from models.services.rectification import list_items
from models.services.reflections import reflection_ledger
from models.services.roster import headcounts_on

MOST_LACKING = 40
"""So many missed periods are named; the overview has them all."""


def branch_page(session: Session, branch_id: int, span: Span, today: date) -> BranchPage:
    """One branch over the days of ``span``, as of ``today`` or its last day. Raises NotFound; BadInput for what is no branch."""
    row = next((row for row in list_organizations(session) if row.id == branch_id), None)
    if row is None:
        raise NotFound("这个组织已不在名录中，没有改动；请刷新后再试。")
    if row.kind is not OrganizationKind.BRANCH:
        raise BadInput(f"“{row.name}”是{row.kind.label}，不是党支部，没有支部工作情况；请选择党支部。")
    return branch_pages(session, span, branch_id, today)[0]


def branch_pages(
    session: Session, span: Span, organization_id: int | None, today: date
) -> tuple[BranchPage, ...]:
    """Every branch that existed at some time of ``span`` of an organisation with all below it, or of the bureau, in tree order; a
    branch asked for by its own number always."""
    organizations = list_organizations(session)
    within = None if organization_id is None else with_descendants(organizations, organization_id)
    counted_on = min(today, span.last)
    branches = [
        row
        for row in organizations
        if row.kind is OrganizationKind.BRANCH
        and (within is None or row.id in within)
        and (row.id == organization_id or row.existed_on(span.first) or row.existed_on(counted_on))
    ]
    facts = _gathered(session, organizations, span, counted_on, today)
    return tuple(_page(row, facts) for row in branches)


@dataclass(frozen=True, slots=True)
class _Facts:
    """Everything of all branches."""

    span: Span
    counted_on: date
    today: date
    organizations: Sequence[OrganizationRow]
    headcounts: Mapping[int, BranchHeadcount]
    posts: Mapping[int, Sequence[BranchPost]]
    matrix: YearMatrix
    kinds: Mapping[int, tuple[BranchKind, ...]]
    first_topics: Mapping[int, list[tuple[date, int]]]
    items: Mapping[int, list[RectificationSummary]]
    reflections: ReflectionLedger


def _gathered(
    session: Session,
    organizations: Sequence[OrganizationRow],
    span: Span,
    counted_on: date,
    today: date,
) -> _Facts:
    owner = branch_of_each(organizations)
    kinds, topics = _held(session, span, owner)
    for activity in first_topics_of_meetings(session, span.first, span.last):
        branch = owner.get(activity.organization_id or 0)
        if branch is not None:
            topics[branch].append((activity.day, activity.id))
    items: dict[int, list[RectificationSummary]] = defaultdict(list)
    for item in reversed(list_items(session, RegisterQuery(), today)):
        items[owner.get(item.organization_id, item.organization_id)].append(item)
    return _Facts(
        span,
        counted_on,
        today,
        organizations,
        headcounts_on(session, counted_on),
        _posts(session, organizations, counted_on),
        year_matrix(session, counted_on.year, today),
        kinds,
        topics,
        items,
        reflection_ledger(session, span, None, "", today),
    )


def _held(
    session: Session, span: Span, owner: Mapping[int, int]
) -> tuple[dict[int, tuple[BranchKind, ...]], dict[int, list[tuple[date, int]]]]:
    """What branches held, by kind; and the sessions of 第一议题 among it."""
    query = (
        select(
            Record.id,
            Record.register,
            Record.kind,
            Record.organization_id,
            Record.happened_on,
            Record.expected,
            Record.present,
        )
        .where(
            Record.register.in_((Register.MEETING, Register.STUDY)),
            Record.deleted_at.is_(None),
            Record.status == RecordStatus.HELD.value,
            Record.happened_on.between(span.first, span.last),
        )
        .order_by(Record.happened_on, Record.id)
    )
    found: dict[int, dict[MeetingKind | StudyKind, list[tuple[int, int | None, int | None]]]] = {}
    topics: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for id_, register, code, place, day, expected, present in session.execute(query):
        branch = owner.get(place)
        if branch is None:
            continue
        kind = StudyKind(code) if register is Register.STUDY else MeetingKind(code)
        found.setdefault(branch, {}).setdefault(kind, []).append((id_, expected, present))
        if kind is StudyKind.FIRST_TOPIC:
            topics[branch].append((day, id_))
    return {
        branch: tuple(
            BranchKind(
                kind,
                tuple(id_ for id_, _, _ in by_kind[kind]),
                attendance_of(
                    (expected, present)
                    for _, expected, present in by_kind[kind]
                    # Where nobody signs in, nothing is missing.
                    if expected is not None or kind not in WITHOUT_SHEET
                ),
            )
            for kind in sorted(by_kind, key=ORDER.__getitem__)
        )
        for branch, by_kind in found.items()
    }, topics


def _posts(
    session: Session, organizations: Iterable[OrganizationRow], day: date
) -> dict[int, list[BranchPost]]:
    kinds = {row.id: row.kind for row in organizations}
    query = (
        select(Post.organization_id, Post.member_id, Member.name, Post.title, Post.from_on, Post.to_on)
        .join(Member, Member.id == Post.member_id)
        .order_by(Post.id)
    )
    found: dict[int, list[BranchPost]] = defaultdict(list)
    for place, member_id, name, title, from_on, to_on in session.execute(query):
        if covers(from_on, to_on, day):
            found[place].append(BranchPost(member_id, name, title, from_on))
    for place, posts in found.items():
        posts.sort(
            key=lambda post, kind=kinds[place]: (  # type: ignore[misc]
                not is_secretary(post.title, kind),
                not is_committee_post(post.title, kind),
            )
        )
    return found


def _page(row: OrganizationRow, facts: _Facts) -> BranchPage:
    assert row.id is not None
    posts = tuple(facts.posts.get(row.id, ()))
    year = next((line for line in facts.matrix.rows if line.organization_id == row.id), None)
    own = facts.items.get(row.id, ())
    items = BranchItems(
        tuple(item.id for item in own if not item.status.is_closed),
        tuple(item.id for item in own if not item.status.is_closed and item.overdue_days),
        tuple(
            item.id
            for item in own
            if item.status.is_closed and item.closed_on is not None and item.closed_on in facts.span
        ),
    )
    handed_in = facts.reflections
    return BranchPage(
        branch=row,
        above=next((other.name for other in facts.organizations if other.id == row.parent_id), ""),
        span=facts.span,
        counted_on=facts.counted_on,
        headcount=facts.headcounts.get(row.id, BranchHeadcount(row.id, 0, 0, 0, 0, 0)),
        posts=posts,
        groups=tuple(
            other.name
            for other in facts.organizations
            if other.parent_id == row.id
            and other.kind is OrganizationKind.GROUP
            and other.existed_on(facts.counted_on)
        ),
        term=_term(row, posts, facts.counted_on),
        theme_day=fixed_day_of(row).words(),
        rules=facts.matrix.rules,
        year=year,
        kinds=facts.kinds.get(row.id, ()),
        first_topics=tuple(id_ for _, id_ in sorted(set(facts.first_topics.get(row.id, ())))),
        items=items,
        submissions=next(
            (one for one in handed_in.branches if one.branch_id == row.id and handed_in.rows), None
        ),
        lacking=tuple(_lacking(row, posts, year, items, facts)),
    )


def _term(row: OrganizationRow, posts: Sequence[BranchPost], day: date) -> TermOfOffice:
    assert row.id is not None
    usual = usual_years(row.kind)
    assert usual is not None
    return TermOfOffice(
        row.id,
        row.name,
        row.kind,
        day,
        row.term_from,
        row.term_years or usual,
        row.term_years is None,
        tuple(post.name for post in posts if is_secretary(post.title, row.kind)),
    )


def _lacking(
    row: OrganizationRow,
    posts: Sequence[BranchPost],
    year: MatrixRow | None,
    items: BranchItems,
    facts: _Facts,
) -> Iterator[Lacking]:
    """What the branch itself has not said, then its overdue items, then what the rules miss in the span, the latest first."""
    assert row.id is not None
    here = Target(Subject.ROSTER, organization_id=row.id)
    for missing, words in (
        (not posts, "党内职务待补：名册上没有人任职"),
        (row.term_from is None, "本届起始日待补"),
        (not fixed_day_of(row).is_fixed, "主题党日固定日待补"),
        (not row.creation_theme.strip(), "创建主题待补"),
        (not row.feature.strip(), "支部特色待补"),
    ):
        if missing:
            yield Lacking(words, here)
    if items.overdue:
        yield Lacking(
            f"整改事项逾期{len(items.overdue)}项", Target(Subject.RECTIFICATION, record_id=items.overdue[0])
        )
    missed = [
        verdict
        for cell in (year.cells if year is not None else ())
        for verdict in cell.verdicts
        if verdict.verdict is Verdict.UNMET and verdict.span.last in facts.span
    ]
    missed.sort(key=lambda verdict: verdict.span.last, reverse=True)
    for verdict in missed[:MOST_LACKING]:
        due = "" if verdict.due is None or verdict.due <= 1 else f"（{verdict.held}/{verdict.due}）"
        yield Lacking(
            f"{in_words(verdict.span)}{verdict.rule.label}未落实{due}", begin_missing(verdict, facts.today)
        )
