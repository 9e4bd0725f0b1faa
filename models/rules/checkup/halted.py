"""叫停 without a second try (叫停机制, domain N11)."""

from collections.abc import Iterator

from models.rows.checkup import CheckKind, CheckupFinding
from models.rules.checkup.facts import Facts, warning
from models.rules.spoken_periods import day_in_words
from models.rules.terms import RecordStatus

BASIS = "叫停的会议应当整改后重新召开（条款待核）"


def not_reheld(facts: Facts) -> Iterator[CheckupFinding]:
    """Halted meetings after which none of the same kind and organisation was held, or is planned from today on."""
    for record in facts.records:
        if record.status is RecordStatus.HALTED and record.id not in facts.held_again:
            yield warning(
                CheckKind.NOT_REHELD,
                record,
                f"{record.named}已叫停，截至{day_in_words(facts.today)}没有重新召开的记录。",
                BASIS,
            )
