"""One person and their whole history."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import clock
from models.db.store import Store
from models.failures import BadInput, Conflict, NotFound
from models.rows.bureau import MemberDetail, MembershipSpell, PostSpell, StandingChange
from models.rows.changes import Changes, Subject
from models.rows.life import ContactSpell, LeadingSpell
from models.rules.roster import covers
from models.rules.terms import Standing
from models.services.members import load_member, save_member, transfer_member
from models.services.roster import former_members, members_on
from tests.models.services.making import DAY, Ids, add_person, nothing_written, person, post, saved, undone
from tests.models.services.strategies import anything, days, few, some, something

MOVED = date(2026, 3, 1)
EVE = MOVED - timedelta(days=1)


@few
@given(
    st.data(),
    some(st.builds(StandingChange, st.sampled_from(Standing), st.none() | days)),
    st.lists(days, min_size=1, max_size=3, unique=True).map(sorted),
)
def test_a_person_is_read_as_they_were_saved(
    store: Store, kept: Ids, data: st.DataObject, standings: tuple[StandingChange, ...], borders: list[date]
) -> None:
    names = {kept.first: "第一党支部", kept.second: "第二党支部", kept.group: "第一党小组", None: ""}
    starts, ends = [None, *borders], [*borders, None]
    spells = tuple(
        MembershipSpell(
            branch, names[branch], group, names[group], from_on, to_on, data.draw(anything), "别处"
        )
        for from_on, to_on, (branch, group) in zip(
            starts, ends, _places(data, kept, len(starts)), strict=True
        )
    )
    titles = data.draw(some(something))
    posts = tuple(PostSpell(kept.first, "第一党支部", str(title), borders[0], None) for title in titles)
    leading = tuple(
        LeadingSpell(str(duty), data.draw(st.none() | st.just(borders[0])))
        for duty in data.draw(some(something))
    )
    contacts = tuple(
        ContactSpell(branch, str(names[branch]), None, data.draw(st.none() | st.just(borders[0])))
        for branch in data.draw(some(st.sampled_from([kept.first, kept.second])))
    )
    typed = MemberDetail(
        None,
        data.draw(something),
        gender="女",
        ethnicity="汉族",
        born_on=date(1940, 1, 1),
        joined_on=data.draw(st.none() if _only_activist(standings) else st.none() | days),
        department=data.draw(anything),
        job_title=data.draw(anything),
        phone="010-12345678",
        note=data.draw(anything),
        standings=standings,
        spells=spells,
        posts=posts,
        leading=leading,
        contacts=contacts,
    )
    with undone(store) as session:
        member_id = saved(save_member(session, typed))
        session.expunge_all()
        read = load_member(session, member_id)
        assert read == replace(typed, id=member_id, version=1)
        less = replace(read, standings=standings[:1], posts=(), leading=leading[:1], contacts=())
        save_member(session, less)
        session.expunge_all()
        assert load_member(session, member_id) == replace(less, version=2)


def _only_activist(standings: tuple[StandingChange, ...]) -> bool:
    return {change.standing for change in standings[:1]} == {Standing.ACTIVIST}


def _places(data: st.DataObject, kept: Ids, count: int) -> list[tuple[int, int | None]]:
    place = st.sampled_from([(kept.first, None), (kept.first, kept.group), (kept.second, None)])
    return data.draw(st.lists(place, min_size=count, max_size=count))


def test_a_change_of_the_history_alone_is_a_change(
    store: Store, kept: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 10, 15, 9, 0))
    with store.write() as session:
        member_id = add_person(session, "王芳", kept.first)
    with store.read() as session:
        read = load_member(session, member_id)

    with store.write() as session:
        save_member(session, replace(read, standings=(StandingChange(Standing.PROBATIONARY, DAY),)))

    with store.read() as session:
        assert load_member(session, member_id).version == 2
    with pytest.raises(Conflict), store.write() as session:
        save_member(session, read)
    with pytest.raises(Conflict), store.write() as session:
        transfer_member(session, member_id, 1, to_branch_id=kept.second, on=MOVED, place="")
    with store.read() as session:
        assert load_member(session, member_id).standings == (StandingChange(Standing.PROBATIONARY, DAY),)


def test_a_person_nobody_knows(session: Session) -> None:
    with pytest.raises(NotFound, match="没有改动"):
        load_member(session, 99)
    with pytest.raises(NotFound, match="没有改动"):
        save_member(session, replace(person("王芳", 1), id=99, version=1))


def spell(branch_id: int, from_on: date | None, to_on: date | None) -> MembershipSpell:
    return MembershipSpell(branch_id, "", from_on=from_on, to_on=to_on)


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"name": " 　"}, "姓名"),
        ({"spells": ()}, "所在党支部"),
        ({"leading": (LeadingSpell(" "),)}, "没有写职务"),
        ({"leading": (LeadingSpell("副局长", MOVED, MOVED),)}, "截止日期应晚于起始日期"),
        ({"contacts": (ContactSpell(1, "", MOVED, EVE),)}, "截止日期应晚于起始日期"),
        ({"joined_on": MOVED, "full_on": EVE}, "转正日期"),
        ({"born_on": MOVED, "joined_on": MOVED}, "出生日期"),
        ({"joined_on": EVE, "standings": (StandingChange(Standing.ACTIVIST, None),)}, "还没有入党"),
        ({"full_on": EVE, "standings": (StandingChange(Standing.ACTIVIST, None),)}, "还没有入党"),
        (
            {"full_on": EVE, "standings": (StandingChange(Standing.PROBATIONARY, None),)},
            "身份却不是正式党员",
        ),
        ({"spells": (spell(2, MOVED, MOVED),)}, "截止日期"),
        ({"spells": (spell(2, MOVED, EVE),)}, "截止日期"),
        ({"posts": (post(2, "书记", MOVED, MOVED),)}, "截止日期"),
        ({"spells": (spell(2, None, None), spell(3, MOVED, None))}, "同时只能在一个党支部"),
        ({"spells": (spell(2, None, MOVED), spell(3, EVE, None))}, "同时只能在一个党支部"),
        ({"spells": (spell(3, EVE, None), spell(2, None, MOVED))}, "同时只能在一个党支部"),
        ({"spells": (spell(3, None, EVE), spell(2, None, MOVED))}, "同时只能在一个党支部"),
        (
            {"spells": (spell(3, date(2020, 1, 1), date(2025, 1, 1)), spell(2, date(2021, 1, 1), MOVED))},
            "同时只能",
        ),
    ],
)
def test_a_person_who_cannot_be(session: Session, ids: Ids, wrong: dict[str, object], word: str) -> None:
    detail = replace(person("王芳", ids.first), **wrong)  # type: ignore[arg-type]

    with nothing_written(session), pytest.raises(BadInput, match=word) as caught:
        save_member(session, detail)

    assert "还没有保存" in caught.value.sentence


def test_stays_may_follow_each_other_or_leave_a_gap(session: Session, ids: Ids) -> None:
    for spells in (
        (spell(ids.first, None, EVE), spell(ids.second, EVE, MOVED), spell(ids.first, MOVED, None)),
        (spell(ids.first, MOVED, None), spell(ids.second, None, EVE)),
    ):
        save_member(session, replace(person("王芳", ids.first), spells=spells))


def on_roll(session: Session, member_id: int, day: date) -> list[int]:
    return [entry.branch_id for entry in members_on(session, day) if entry.id == member_id]


def test_a_transfer_takes_effect_on_its_day(session: Session, ids: Ids) -> None:
    posts = (post(ids.first, "书记"), post(ids.group, "组长"), post(ids.committee, "委员"))
    member_id = add_person(session, "王芳", ids.first, group_id=ids.group, posts=posts)

    changes = transfer_member(session, member_id, 1, to_branch_id=ids.second, on=MOVED, place="")

    assert changes == Changes.of(Subject.ROSTER, record_id=member_id)
    assert on_roll(session, member_id, EVE) == [ids.first]
    assert on_roll(session, member_id, MOVED) == [ids.second]
    detail = load_member(session, member_id)
    left, entered = detail.spells
    assert (left.to_on, left.went_to, entered.from_on, entered.came_from) == (
        MOVED,
        "第二党支部",
        MOVED,
        "第一党支部",
    )
    assert (entered.group_id, entered.to_on) == (None, None)
    assert [post_.to_on for post_ in detail.posts] == [MOVED, MOVED, None]


def test_who_leaves_the_bureau_is_on_no_roll_and_among_the_former(session: Session, ids: Ids) -> None:
    member_id = add_person(session, "王芳", ids.first)

    transfer_member(session, member_id, 1, to_branch_id=None, on=MOVED, place="某区财政局机关党委")

    assert on_roll(session, member_id, EVE) == [ids.first]
    assert on_roll(session, member_id, MOVED) == []
    assert former_members(session, EVE) == ()
    assert [(entry.id, entry.branch_name) for entry in former_members(session, MOVED)] == [
        (member_id, "第一党支部")
    ]
    assert load_member(session, member_id).spells[0].went_to == "某区财政局机关党委"
    with pytest.raises(BadInput, match="不在册"):
        transfer_member(session, member_id, 2, to_branch_id=ids.second, on=DAY, place="")


def test_who_comes_back_is_no_longer_among_the_former(session: Session, ids: Ids) -> None:
    spells = (spell(ids.first, None, EVE), spell(ids.second, DAY, None))
    member_id = saved(save_member(session, replace(person("王芳", ids.first), spells=spells)))

    assert [entry.id for entry in former_members(session, MOVED)] == [member_id]
    assert former_members(session, DAY) == ()


@pytest.mark.parametrize("on", [EVE, MOVED])
def test_nobody_leaves_before_they_came(session: Session, ids: Ids, on: date) -> None:
    member_id = add_person(session, "王芳", ids.first, from_on=MOVED)

    with nothing_written(session), pytest.raises(BadInput, match="晚于转入日期"):
        transfer_member(session, member_id, 1, to_branch_id=ids.second, on=on, place="")


def test_nobody_is_transferred_to_where_they_are(session: Session, ids: Ids) -> None:
    member_id = add_person(session, "王芳", ids.first)

    with nothing_written(session), pytest.raises(BadInput, match="本来就在第一党支部"):
        transfer_member(session, member_id, 1, to_branch_id=ids.first, on=MOVED, place="")


@few
@given(st.lists(st.tuples(days, st.booleans()), max_size=5, unique_by=lambda move: move[0]), days)
def test_after_any_transfers_a_person_is_on_at_most_one_roll(
    store: Store, kept: Ids, moves: list[tuple[date, bool]], day: date
) -> None:
    with undone(store) as session:
        member_id = add_person(session, "王芳", kept.first)
        at = kept.first
        expected: dict[date | None, int] = {None: kept.first}
        for on, _ in sorted(moves):
            at = kept.second if at == kept.first else kept.first
            version = load_member(session, member_id).version
            transfer_member(session, member_id, version, to_branch_id=at, on=on, place="")
            expected[on] = at
        holding = [branch for from_on, branch in expected.items() if covers(from_on, None, day)]
        assert on_roll(session, member_id, day) == holding[-1:]
