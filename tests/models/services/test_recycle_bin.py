"""回收站: what was removed of every register, by whom, and back as it was."""

import pytest
from sqlalchemy.orm import Session

from models.failures import Conflict, NotFound
from models.rows.bureau import BureauSettings
from models.rows.reflection import ReflectionRow
from models.rules.terms import DraftOf
from models.services.recycle_bin import removed_things, restore_removed
from models.services.reflections import load_reflection, remove_reflection, save_reflection
from models.services.settings import save_settings
from tests.models.services.desks import Desk
from tests.models.services.making import Ids, add_meeting, count_statements, saved


def test_every_register_is_in_it_and_comes_back(session: Session, ids: Ids, desk: Desk) -> None:
    save_settings(session, BureauSettings(operator="赵敏"))
    of = DraftOf(desk.register.value)
    made, stays = desk.add(session, ids.first, "误删的"), desk.add(session, ids.first, "留着的")
    before = desk.load(session, made)
    desk.remove(session, made, before.version)
    (thing,) = removed_things(session)
    assert (thing.of, thing.key, thing.title, thing.removed_by) == (of, made, "误删的", "赵敏")
    assert (thing.organization_name, thing.happened_on) == ("第一党支部", getattr(before, desk.day))
    restore_removed(session, ((of, made),))
    assert removed_things(session) == ()
    after = desk.load(session, made)
    assert getattr(after, desk.title) == "误删的"
    assert desk.load(session, stays).id == stays


def test_reflections_too(session: Session, ids: Ids) -> None:
    made = saved(save_reflection(session, ReflectionRow(None, ids.first, "张三", "学习体会")))
    remove_reflection(session, made, load_reflection(session, made).version)
    (thing,) = removed_things(session)
    assert (thing.title, thing.removed_by, thing.happened_on) == ("张三《学习体会》", "", None)
    restore_removed(session, ((DraftOf.REFLECTION, made),))
    assert load_reflection(session, made).title == "学习体会"


def test_all_or_none(session: Session, ids: Ids, desk: Desk) -> None:
    of = DraftOf(desk.register.value)
    made = desk.add(session, ids.first)
    desk.remove(session, made, desk.load(session, made).version)
    with pytest.raises(NotFound):
        restore_removed(session, ((of, made), (of, 999)))
    session.rollback()


def test_what_is_back_already_is_a_conflict(session: Session, ids: Ids, desk: Desk) -> None:
    with pytest.raises(Conflict):
        restore_removed(session, ((DraftOf(desk.register.value), desk.add(session, ids.first)),))


def test_the_number_of_statements_does_not_grow(session: Session, ids: Ids) -> None:
    from models.services.meetings import load_meeting, remove_meeting

    def remove(number: int) -> None:
        for _ in range(number):
            made = add_meeting(session, ids.first)
            remove_meeting(session, made, load_meeting(session, made).version)

    remove(1)
    session.expunge_all()
    few = count_statements(session, removed_things)
    remove(20)
    session.expunge_all()
    assert count_statements(session, removed_things) == few
