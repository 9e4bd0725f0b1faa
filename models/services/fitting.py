"""An older row made to fit what is there now: what it names and is gone is left out, what is settled since stays."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Label, Member, Organization, StudyGroup, StudyPlanItem
from models.failures import NotFound
from models.rows.bureau import MemberDetail
from models.rows.daily_work import DailyWorkDetail
from models.rows.inspection import InspectionDetail
from models.rows.life import Criticism
from models.rows.meeting import MeetingDetail
from models.rows.reflection import ReflectionRow
from models.rows.study import StudyDetail
from models.services.criticisms import items_of
from models.services.keepers import labels_still_there, still_there

PEOPLE = ("member_id", "talker_id", "partner_id")
"""Fields that say who of the roster a line is about; the name stands beside them and stays."""
ORGANIZATIONS = ("organization_id", "branch_id", "parent_id")
GONE = "这一版里的党组织或部门已不在组织名册里，不能照原样恢复，没有改动任何数据；请打开这一条直接修改。"


def fitted(session: Session, row: Any, now: Any) -> Any:
    """``row`` as it can be saved over ``now``. Raises NotFound when an organisation it cannot do without is gone."""
    row = replace(row, id=now.id, version=now.version)
    row = _without_gone_people(session, row)
    if isinstance(row, MemberDetail):
        row = _without_gone_places(session, row)
    if isinstance(row, StudyDetail | MeetingDetail | DailyWorkDetail):
        row = replace(row, labels=labels_still_there(session, row.labels))
    if isinstance(row, StudyDetail):
        row = replace(
            row,
            group_id=still_there(session, StudyGroup, row.group_id),
            plan_item_id=still_there(session, StudyPlanItem, row.plan_item_id),
        )
    if isinstance(row, MeetingDetail):
        row = replace(row, criticisms=_linked(session, row.criticisms, now.criticisms))
    if isinstance(row, InspectionDetail):
        row = _with_findings(row, now)
    if isinstance(row, ReflectionRow):
        row = replace(row, campaign_id=still_there(session, Label, row.campaign_id))
    named = {id_ for name, id_ in _ids(row) if name in ORGANIZATIONS}
    if named - _existing(session, Organization, named):
        raise NotFound(GONE)
    return row


# What is named and gone


def _without_gone_people(session: Session, row: Any) -> Any:
    named = {id_ for name, id_ in _ids(row) if name in PEOPLE}
    gone = named - _existing(session, Member, named)
    return _forgetting(row, gone) if gone else row


def _without_gone_places(session: Session, row: MemberDetail) -> MemberDetail:
    groups = {spell.group_id for spell in row.spells if spell.group_id is not None}
    places = {line.organization_id for line in row.posts} | {line.organization_id for line in row.contacts}
    there = _existing(session, Organization, groups | places)
    return replace(
        row,
        spells=tuple(
            spell if spell.group_id in there else replace(spell, group_id=None) for spell in row.spells
        ),
        posts=tuple(line for line in row.posts if line.organization_id in there),
        contacts=tuple(line for line in row.contacts if line.organization_id in there),
    )


def _existing(session: Session, entity: Any, ids: set[int]) -> set[int]:
    return set(session.scalars(select(entity.id).where(entity.id.in_(ids)))) if ids else set()


def _ids(value: Any) -> Iterator[tuple[str, int]]:
    """Every number in a row and its lines, with the field it stands in."""
    if isinstance(value, tuple):
        for each in value:
            yield from _ids(each)
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if isinstance(inner, int):
                yield field.name, inner
            else:
                yield from _ids(inner)


def _forgetting(value: Any, gone: set[int]) -> Any:
    """The row and its lines without the numbers of people who are gone."""
    if isinstance(value, tuple):
        return tuple(_forgetting(each, gone) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for field in fields(value):
        inner = getattr(value, field.name)
        new = None if field.name in PEOPLE and inner in gone else _forgetting(inner, gone)
        if new != inner:
            changed[field.name] = new
    return replace(value, **changed) if changed else value


# What is settled since


def _linked(
    session: Session, criticisms: tuple[Criticism, ...], now: tuple[Criticism, ...]
) -> tuple[Criticism, ...]:
    """The criticisms, each with the rectification item that was made of it since. A line on the list keeps the words it was put
    there with: it takes the place of its older wording, so that one criticism never becomes two items."""
    items = {_key(each): each.item_id for each in now}
    lines = [replace(each, item_id=items.get(_key(each), each.item_id)) for each in criticisms]
    there = {_key(each) for each in lines}
    listed = items_of(session, (each.item_id for each in now if each.item_id is not None))
    for place, each in enumerate(now):
        if each.item_id in listed and _key(each) not in there:
            older = _older_wording(lines, items, each, place)
            if older is None:
                lines.append(each)
            else:
                lines[older] = each
    return tuple(lines)


def _key(line: Criticism) -> tuple[Any, ...]:
    return line.kind, line.critic, line.target, line.text


def _older_wording(
    lines: list[Criticism], now: dict[tuple[Any, ...], int | None], line: Criticism, place: int
) -> int | None:
    """Where among ``lines`` an older wording of ``line`` stands: by the same critic on the same person, or at the same place."""
    free = [at for at, each in enumerate(lines) if _key(each) not in now and each.kind is line.kind]
    same = [at for at in free if (lines[at].critic, lines[at].target) == (line.critic, line.target)]
    found = same or [at for at in free if at == place]
    return found[0] if found else None


def _with_findings(row: InspectionDetail, now: InspectionDetail) -> InspectionDetail:
    """Findings that a notice has named stay as they are; those taken away since are entered anew."""
    named = {finding.id: finding for finding in now.findings if finding.notice_id is not None}
    there = {finding.id for finding in now.findings}
    kept = [
        replace(finding, id=finding.id if finding.id in there else None, notice_id=None)
        for finding in row.findings
        if finding.id not in named
    ]
    return replace(row, findings=(*named.values(), *kept))
