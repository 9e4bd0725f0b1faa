"""谈心谈话: between whom one is asked for in a year, and which of them were held.

Source: 支部工作条例（试行）第十九条: 党支部应当经常开展谈心谈话，支部委员之间、支部委员和党员之间、党员和党员之间每年谈心谈话一般不少于1次；对家庭发生重大变故、
出现重大困难和心理问题的党员，书记应当帮助做好心理疏导. Between members not every pair is asked for: each of them with one other (domain G10).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from models.rows.talks import Coverage, HeldTalk, MemberCoverage, NeedOfCare, Person, TalkPairState
from models.rules.life_terms import TalkPair, TalkReason

BASIS = (
    "《中国共产党支部工作条例（试行）》第十九条：支部委员之间、支部委员和党员之间、党员和党员之间每年谈心谈话一般不少于1次。"
    "党员之间按每人至少与一名其他党员谈过计，不要求两两都谈。"
)
CARE = (TalkReason.HARDSHIP, TalkReason.DIFFICULTY, TalkReason.MIND)
"""For whom the article asks the secretary to care."""


@dataclass(frozen=True, slots=True)
class _Index:
    """Talks by the two who held them, and by each of them."""

    of_pair: Mapping[frozenset[int], list[HeldTalk]]
    of_person: Mapping[int, list[HeldTalk]]


def pair_between(one_in_committee: bool, other_in_committee: bool) -> TalkPair:
    """Which talk it is, by the places of the two in the branch."""
    if one_in_committee and other_in_committee:
        return TalkPair.COMMITTEE
    return TalkPair.COMMITTEE_MEMBER if one_in_committee or other_in_committee else TalkPair.MEMBERS


def coverage(people: Sequence[Person], talks: Iterable[HeldTalk], secretaries: frozenset[int]) -> Coverage:
    """What the talks of a year cover of what is asked for among ``people``, the members of one branch. A talk of which one side
    is not known to be one of them covers nothing."""
    index = _indexed(people, talks)
    committee = [person for person in people if person.in_committee]
    others = [person for person in people if not person.in_committee]
    seats = frozenset(person.id for person in committee)
    ordinary = frozenset(person.id for person in others)
    return Coverage(
        people=tuple(people),
        pairs=tuple(
            TalkPairState(one.id, other.id, _records(index.of_pair.get(frozenset((one.id, other.id)), ())))
            for one, other in combinations(committee, 2)
        ),
        members=tuple(
            MemberCoverage(
                person,
                with_committee=_with(person.id, index, seats) if seats else None,
                with_members=_with(person.id, index, ordinary) if len(ordinary) > 1 else None,
                last_on=max((talk.day for talk in index.of_person.get(person.id, ())), default=None),
            )
            for person in others
        ),
        care=tuple(_care(people, index, secretaries)),
    )


def _indexed(people: Sequence[Person], talks: Iterable[HeldTalk]) -> _Index:
    known = frozenset(person.id for person in people)
    of_pair: dict[frozenset[int], list[HeldTalk]] = defaultdict(list)
    of_person: dict[int, list[HeldTalk]] = defaultdict(list)
    for talk in talks:
        sides = frozenset(side for side in (talk.talker_id, talk.partner_id) if side in known)
        for side in sides:
            of_person[side].append(talk)
        if len(sides) == 2:
            of_pair[sides].append(talk)
    return _Index(of_pair, of_person)


def _with(person_id: int, index: _Index, others: frozenset[int]) -> tuple[int, ...]:
    """The records of the person's talks with one of ``others``."""
    found = [
        talk
        for talk in index.of_person.get(person_id, ())
        if {talk.talker_id, talk.partner_id} & (others - {person_id})
    ]
    return _records(found)


def _records(talks: Iterable[HeldTalk]) -> tuple[int, ...]:
    return tuple(talk.record_id for talk in sorted(talks, key=lambda talk: (talk.day, talk.record_id)))


def _care(people: Sequence[Person], index: _Index, secretaries: frozenset[int]) -> Iterable[NeedOfCare]:
    """Who was talked with for a reason the article names, and when the secretary did so last."""
    for person in people:
        if person.id in secretaries:
            continue
        own = [talk for talk in index.of_person.get(person.id, ()) if talk.partner_id == person.id]
        reasons = tuple(reason for reason in CARE if any(reason in talk.reasons for talk in own))
        if not reasons:
            continue
        since = min(talk.day for talk in own if set(talk.reasons) & set(CARE))
        by_secretary = [talk.day for talk in own if talk.talker_id in secretaries and talk.day >= since]
        yield NeedOfCare(person, reasons, since, max(by_secretary, default=None))


def years_last_day(year: int, today: date) -> date:
    """The day the roster of a year is taken from: today in the year that runs, else its last."""
    return min(today, date(year, 12, 31))
