"""An older version names people, places and words that are gone since: it comes back without them, never as a mistake."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.codec import to_json
from models.entities import Organization
from models.failures import BadInput, Conflict, NotFound
from models.rows.attendance import AttendanceRow
from models.rows.following import MakeUp
from models.rows.life import (
    Appraisal,
    AppraisalResult,
    BirthdayMark,
    ContactSpell,
    Criticism,
    Guidance,
    Talk,
)
from models.rows.revision import Revision
from models.rules.life_terms import CriticismKind, TalkPair
from models.rules.terms import DraftOf, MeetingKind, OrganizationKind, Standing
from models.services import fitting, putting_back
from models.services.criticisms import put_on_list
from models.services.history import revisions_of
from models.services.keepers import KEEPERS
from models.services.meetings import load_meeting, save_meeting
from models.services.members import load_member, save_member
from models.services.organizations import load_organization, remove_organization
from models.services.putting_back import restore_revision
from models.services.rectification import load_item, remove_item
from models.services.study import load_session, save_session
from tests.models.services.making import Ids, add_meeting, add_organization, add_person, add_study, post
from tests.models.services.test_criticisms import listing

K = MeetingKind


def first_version(session: Session, of: DraftOf, key: int) -> Revision:
    return revisions_of(session, of, key)[-1]


def take_off(session: Session, member: int) -> None:
    KEEPERS[DraftOf.MEMBER].remove(session, member, load_member(session, member).version)


def naming(member: int) -> dict[K, dict[str, Any]]:
    """Of each kind what names a person of the roster."""
    talk = Talk(TalkPair.COMMITTEE, "临时", "李四", talker_id=member, partner_id=member)
    return {
        K.BRANCH_ASSEMBLY: {"attendance": (AttendanceRow(member, "临时"),)},
        K.APPRAISAL: {
            "appraisal": Appraisal(3, 3, 3, (AppraisalResult("临时", Standing.FULL, member),)),
            "guidance": (Guidance("临时", member, "从严要求"),),
        },
        K.HEART_TALK: {"talk": talk},
        K.POLITICAL_BIRTHDAY: {"birthdays": (BirthdayMark("临时", member),)},
        K.THEME_DAY: {"make_ups": (MakeUp("临时", member),)},
    }


@pytest.mark.parametrize("kind", list(naming(0)))
def test_who_is_gone_keeps_the_name_and_loses_the_number(session: Session, ids: Ids, kind: K) -> None:
    member = add_person(session, "临时", ids.first)
    said = naming(member)[kind]
    made = add_meeting(session, ids.first, kind, **said)
    empty: dict[str, Any] = {name: None if name in ("talk", "appraisal") else () for name in said}
    save_meeting(session, replace(load_meeting(session, made), **empty))
    take_off(session, member)
    restore_revision(session, first_version(session, DraftOf.MEETING, made).id)
    kept = load_meeting(session, made)
    state = str([to_json(getattr(kept, name)) for name in said])
    assert "临时" in state
    assert all(id_ != member for name, id_ in fitting._ids(kept) if name in fitting.PEOPLE)


def test_who_is_gone_from_a_session_of_study_too(session: Session, ids: Ids) -> None:
    member = add_person(session, "临时", ids.first)
    made = add_study(
        session, ids.first, attendance=(AttendanceRow(member, "临时"),), make_ups=(MakeUp("临时", member),)
    )
    save_session(session, replace(load_session(session, made), attendance=(), make_ups=()))
    take_off(session, member)
    restore_revision(session, first_version(session, DraftOf.STUDY, made).id)
    kept = load_session(session, made)
    assert [(row.member_id, row.name) for row in kept.attendance] == [(None, "临时")]
    assert [(row.member_id, row.name) for row in kept.make_ups] == [(None, "临时")]


def remove(session: Session, organization: int) -> None:
    remove_organization(session, organization, load_organization(session, organization).version)


def test_a_record_of_an_organisation_that_is_gone_is_left_as_it_is_with_a_sentence(
    session: Session, ids: Ids
) -> None:
    other = add_organization(session, OrganizationKind.BRANCH, "误设支部", parent_id=ids.committee)
    made = add_meeting(session, other, title="原来")
    save_meeting(session, replace(load_meeting(session, made), organization_id=ids.first, title="改过"))
    remove(session, other)
    with pytest.raises(NotFound) as refused:
        restore_revision(session, first_version(session, DraftOf.MEETING, made).id)
    assert refused.value.sentence == fitting.GONE
    assert load_meeting(session, made).title == "改过"


def test_a_person_comes_back_without_the_group_post_and_contact_point_that_are_gone(
    session: Session, ids: Ids
) -> None:
    group = add_organization(session, OrganizationKind.GROUP, "误设小组", parent_id=ids.first)
    place = add_organization(session, OrganizationKind.BRANCH, "误设支部", parent_id=ids.committee)
    member = add_person(
        session, "张三", ids.first, group_id=group, posts=(post(place, "书记"), post(ids.first, "组织委员"))
    )
    kept = load_member(session, member)
    save_member(session, replace(kept, contacts=(ContactSpell(place),)))
    named = revisions_of(session, DraftOf.MEMBER, member)[0]
    kept = load_member(session, member)
    spells = tuple(replace(spell, group_id=None) for spell in kept.spells)
    save_member(session, replace(kept, name="张叁", spells=spells, posts=(), contacts=()))
    remove(session, group)
    remove(session, place)
    restore_revision(session, named.id)
    kept = load_member(session, member)
    assert (kept.name, kept.contacts) == ("张三", ())
    assert [(spell.branch_id, spell.group_id) for spell in kept.spells] == [(ids.first, None)]
    assert [(line.organization_id, line.title) for line in kept.posts] == [(ids.first, "组织委员")]


def test_what_no_one_thought_of_is_refused_with_a_sentence(
    session: Session, ids: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = add_meeting(session, ids.first, title="原来")
    save_meeting(session, replace(load_meeting(session, made), title="改过"))

    def unfitted(_session: Session, row: Any, now: Any) -> Any:
        return replace(row, id=now.id, version=now.version, attendance=(AttendanceRow(9999, "无"),))

    monkeypatch.setattr(putting_back, "fitted", unfitted)
    with pytest.raises(Conflict) as refused:
        restore_revision(session, first_version(session, DraftOf.MEETING, made).id)
    assert refused.value.sentence == putting_back.GONE
    assert load_meeting(session, made).title == "改过"


def test_another_mistake_of_the_database_stays_one(
    session: Session, ids: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = add_meeting(session, ids.first, title="原来")
    save_meeting(session, replace(load_meeting(session, made), title="改过"))

    def doubled(session: Session, _row: Any) -> Any:
        session.add(Organization(id=ids.first, kind=OrganizationKind.BRANCH, name="重号"))
        session.flush()

    keeper = replace(KEEPERS[DraftOf.MEETING], save=doubled)
    monkeypatch.setitem(KEEPERS, DraftOf.MEETING, keeper)
    with pytest.raises(IntegrityError):
        restore_revision(session, first_version(session, DraftOf.MEETING, made).id)


# Criticisms on the list of rectification

OLD = Criticism(CriticismKind.MUTUAL, "原话", "甲", "乙")
OTHER = Criticism(CriticismKind.SELF, "学习不够", "丙")


def reworded(session: Session, ids: Ids, *now: Criticism) -> int:
    """A 民主生活会 first noted with the old wording, now with other lines."""
    made = add_meeting(session, ids.committee, K.DEMOCRATIC_LIFE, criticisms=(OLD, OTHER))
    save_meeting(session, replace(load_meeting(session, made), criticisms=now))
    return made


@pytest.mark.parametrize(
    "line",
    [replace(OLD, text="改过的话"), replace(OLD, text="改过的话", critic="甲同志")],
    ids=["same critic", "same place"],
)
def test_a_criticism_on_the_list_stands_for_its_older_wording(
    session: Session, ids: Ids, line: Criticism
) -> None:
    made = reworded(session, ids, line, OTHER)
    put_on_list(session, made, load_meeting(session, made).version, [listing(1)])
    item = load_meeting(session, made).criticisms[0].item_id
    restore_revision(session, first_version(session, DraftOf.MEETING, made).id)
    assert load_meeting(session, made).criticisms == (replace(line, item_id=item), OTHER)
    with pytest.raises(BadInput):
        put_on_list(session, made, load_meeting(session, made).version, [listing(1)])


def test_a_criticism_on_the_list_that_the_older_version_has_not_is_kept(session: Session, ids: Ids) -> None:
    more = Criticism(CriticismKind.OPINION, "流程偏长", "群众")
    made = reworded(session, ids, OLD, OTHER, more)
    put_on_list(session, made, load_meeting(session, made).version, [listing(3)])
    restore_revision(session, first_version(session, DraftOf.MEETING, made).id)
    kept = load_meeting(session, made).criticisms
    assert [(line.text, line.item_id is None) for line in kept] == [
        ("原话", True),
        ("学习不够", True),
        ("流程偏长", False),
    ]


def test_one_whose_item_was_taken_off_the_list_gives_way(session: Session, ids: Ids) -> None:
    made = reworded(session, ids, replace(OLD, text="改过的话"), OTHER)
    put_on_list(session, made, load_meeting(session, made).version, [listing(1)])
    item = load_meeting(session, made).criticisms[0].item_id or 0
    remove_item(session, item, load_item(session, item).version)
    restore_revision(session, first_version(session, DraftOf.MEETING, made).id)
    assert load_meeting(session, made).criticisms == (OLD, OTHER)
