"""Too few to begin, and votes that cannot be (domain §2.3)."""

from collections.abc import Iterator

from models.rows.checkup import CheckKind, CheckupFinding
from models.rules.checkup.facts import Facts, warning
from models.rules.compliance_terms import Severity
from models.rules.judging import judge_vote, quorum_sentences
from models.rules.terms import MeetingKind


def no_quorum(facts: Facts) -> Iterator[CheckupFinding]:
    """Meetings held, or votes taken, with fewer people than may begin. A figure still 待补 judges nothing."""
    for record in facts.held:
        if not isinstance(record.kind, MeetingKind):
            continue
        judged = quorum_sentences(record.kind, record.sheet, [vote.kind for _, vote in record.votes])
        failed = [quorum for quorum in judged if quorum.met is False]
        if failed:
            sentences = "".join(quorum.sentence for quorum in failed)
            basis = "；".join(dict.fromkeys(quorum.basis for quorum in failed))
            yield warning(
                CheckKind.NO_QUORUM, record, f"{record.named}：{sentences}", basis, Severity.STATUTORY
            )


def impossible_vote(facts: Facts) -> Iterator[CheckupFinding]:
    """Votes that do not add up, or that nothing can pass by."""
    for record in facts.held:
        said, bases = [], []
        for number, vote in record.votes:
            result = judge_vote(vote, record.sheet)
            if result.warning:
                said.append(f"第{number}项议题{result.warning}")
                bases.append(result.basis)
        if said:
            yield warning(
                CheckKind.IMPOSSIBLE_VOTE,
                record,
                f"{record.named}：{''.join(said)}",
                "；".join(dict.fromkeys(bases)),
                Severity.STATUTORY,
            )
