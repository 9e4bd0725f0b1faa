"""Late entries, secretaries in name only, quorum and votes, meetings halted."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.rows.changes import Subject
from models.rows.meeting import Vote
from models.rules.checkup.entering import late_entry
from models.rules.checkup.facts import Branch, Hosting
from models.rules.checkup.halted import not_reheld
from models.rules.checkup.rolls import HeldPost, Rolls
from models.rules.checkup.secretary import nominal_secretary, quarters_ending_in
from models.rules.checkup.voting import impossible_vote, no_quorum
from models.rules.compliance_terms import Severity
from models.rules.periods import Month, Span, quarter, year_of
from models.rules.terms import BallotMethod, MeetingKind, RecordStatus, VoteKind
from tests.models.rules.checkup.facts_made import DAY, TODAY, S, facts, line, record, sentences


@pytest.mark.parametrize(
    ("entered_on", "said"),
    [
        (date(2026, 10, 1), 0),
        (DAY, 0),
        (date(2026, 10, 20), 0),  # Thursday to Tuesday: three working days
        (date(2026, 10, 21), 1),
    ],
)
def test_entered_on_the_last_day_allowed_and_a_day_later(entered_on: date, said: int) -> None:
    assert len(sentences(late_entry, record(entered_on=entered_on))) == said


def test_how_late_is_said_with_what_the_bureau_allows() -> None:
    (found,) = late_entry(facts(record(entered_on=date(2026, 10, 23)), record_within_days=5))
    assert found.sentence == "主题党日“参观档案馆”于2026年10月23日录入，距召开6个工作日。"
    assert found.basis == "会后5个工作日内记录（本单位要求）"
    assert found.severity is Severity.LOCAL


def test_what_was_not_held_is_never_late() -> None:
    late = record(entered_on=date(2026, 11, 10), status=RecordStatus.CANCELLED)
    assert sentences(late_entry, late) == []


THIRD = quarter(2026, 3)
SECRETARY = Rolls(posts=[HeldPost(1, "张伟", 1, "书记", date(2026, 1, 1), None)])


def nominal(*hostings: Hosting, **given: Any) -> list[str]:
    """What is said of the first branch's secretary in the third quarter."""
    settled: dict[str, Any] = {"span": THIRD, "rolls": SECRETARY, "hostings": hostings} | given
    return sentences(nominal_secretary, **settled)


def hosting(host: str = "李强", **given: Any) -> Hosting:
    """A meeting in August."""
    settled: dict[str, Any] = {"day": date(2026, 8, 3), "organization_id": 1} | given
    return Hosting(host=host, **settled)


def test_a_secretary_who_led_nothing() -> None:
    settled: dict[str, Any] = {"span": THIRD, "rolls": SECRETARY, "hostings": (hosting(),)}
    (found,) = nominal_secretary(facts(**settled))
    assert found.sentence == "2026年三季度没有书记张伟主持会议、学习、谈话或讲党课的记录。"
    assert found.key == "nominal_secretary:1:2026-09"
    assert (found.target.subject, found.target.organization_id) == (Subject.MEETING, 1)
    assert found.day == THIRD.last


@pytest.mark.parametrize(
    "led",
    [
        hosting("张伟"),
        hosting("李强、张 伟"),
        hosting(lecturer="张伟"),
        hosting("", talker="张伟"),
        hosting("张伟", organization_id=7),
        hosting("张伟", day=THIRD.first),
        hosting("张伟", day=THIRD.last),
    ],
)
def test_one_thing_led_anywhere_is_enough(led: Hosting) -> None:
    assert nominal(hosting(), led) == []


@pytest.mark.parametrize("day", [date(2026, 6, 30), date(2026, 10, 1)])
def test_what_was_led_in_another_quarter_is_not(day: date) -> None:
    assert len(nominal(hosting(), hosting("张伟", day=day))) == 1


@pytest.mark.parametrize("today", [THIRD.first, THIRD.last])
def test_a_quarter_still_running_is_not_judged(today: date) -> None:
    assert nominal(hosting(), today=today) == []


def test_a_branch_that_recorded_nothing_is_for_other_rules() -> None:
    assert nominal() == []
    assert nominal(hosting(organization_id=2), hosting(day=date(2026, 10, 1))) == []


def test_a_record_that_does_not_name_its_host_might_have_been_his() -> None:
    assert nominal(hosting(""), hosting()) == []
    assert len(nominal(hosting("", talker="李强"))) == 1
    assert len(nominal(hosting("", organization_id=2), hosting())) == 1


@pytest.mark.parametrize(
    "post",
    [
        HeldPost(1, "张伟", 1, "副书记", None, None),
        HeldPost(1, "张伟", 1, "书记", date(2026, 7, 2), None),
        HeldPost(1, "张伟", 1, "书记", None, date(2026, 9, 30)),
        HeldPost(1, "张伟", 2, "书记", None, None),
    ],
    ids=["deputy", "came later", "left before", "elsewhere"],
)
def test_only_who_was_secretary_all_quarter_is_judged(post: HeldPost) -> None:
    assert nominal(hosting(), rolls=Rolls(posts=[post])) == []


@pytest.mark.parametrize(
    ("founded_on", "said"), [(THIRD.first, 1), (date(2026, 7, 2), 0)], ids=["whole quarter", "part of it"]
)
def test_a_branch_is_judged_for_whole_quarters_only(founded_on: date, said: int) -> None:
    branch = Branch(1, "第一党支部", frozenset({1}), founded_on)
    assert len(nominal(hosting(), branches=(branch,))) == said


def test_quarters_belong_to_the_span_they_end_in() -> None:
    assert quarters_ending_in(Month(2026, 8).span()) == ()
    assert [q.last.month for q in quarters_ending_in(Month(2026, 9).span())] == [9]
    assert [q.last.month for q in quarters_ending_in(year_of(2026))] == [3, 6, 9, 12]
    assert quarters_ending_in(Span(date(2026, 9, 30), date(2026, 12, 30), "")) == (quarter(2026, 3),)


def assembly(present: int, *votes: Vote) -> Any:
    """An assembly of ten who vote."""
    sheet = [
        line(f"党员{number}", number, S.PRESENT if number < present else S.LEAVE) for number in range(10)
    ]
    return record(
        kind=MeetingKind.BRANCH_ASSEMBLY, sheet=tuple(sheet), votes=tuple(enumerate(votes, start=1))
    )


def vote(in_favour: int | None, against: int | None = 0, abstained: int | None = 0) -> Vote:
    """A resolution by show of hands."""
    return Vote(VoteKind.RESOLUTION, BallotMethod.SHOW_OF_HANDS, in_favour, against, abstained)


def test_four_of_ten_may_not_begin_five_may() -> None:
    (found,) = no_quorum(facts(assembly(4)))
    assert "须半数以上到会，即不少于5人；实到4人，不足。" in found.sentence
    assert "第十一条" in found.basis
    assert found.severity is Severity.STATUTORY
    assert sentences(no_quorum, assembly(5)) == []


def test_five_of_ten_begin_and_can_pass_nothing() -> None:
    (found,) = impossible_vote(facts(assembly(5, vote(5))))
    assert "少于通过所需的6人，任何事项都不能通过" in found.sentence
    assert sentences(impossible_vote, assembly(6, vote(6))) == []


@pytest.mark.parametrize(
    ("made", "said"),
    [(vote(7), 0), (vote(8), 1), (vote(6, 0, 0), 1), (vote(None), 0), (vote(6, 1, None), 0)],
    ids=["adds up", "more than came", "fewer than came", "unknown", "partly unknown"],
)
def test_votes_that_do_not_add_up(made: Vote, said: int) -> None:
    assert len(sentences(impossible_vote, assembly(7, made))) == said


def test_an_election_asks_for_more_than_the_meeting() -> None:
    election = Vote(VoteKind.ELECTION, BallotMethod.SECRET_BALLOT)
    assert "五分之四" in sentences(no_quorum, assembly(7, election))[0]
    assert sentences(no_quorum, assembly(8, election)) == []


def test_a_sheet_not_yet_marked_judges_nothing() -> None:
    waiting = replace(assembly(4), sheet=(line("张伟", 1, S.UNMARKED),))
    assert sentences(no_quorum, waiting) == []
    assert sentences(no_quorum, replace(waiting, sheet=())) == []


def test_a_halted_meeting_waits_to_be_held_again() -> None:
    halted = record(status=RecordStatus.HALTED)
    assert sentences(not_reheld, halted) == [
        "主题党日“参观档案馆”已叫停，截至2026年11月20日没有重新召开的记录。"
    ]
    assert sentences(not_reheld, halted, held_again={1: TODAY}) == []
    assert sentences(not_reheld, record()) == []
