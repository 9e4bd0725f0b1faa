"""迎检体检: a linter over the records. Pure: facts in, warnings out; it never writes or betters a record."""

from collections.abc import Callable, Iterator

from models.rows.checkup import CheckKind, CheckupFinding
from models.rules.checkup.absence import long_absence
from models.rules.checkup.alike_minutes import alike_minutes
from models.rules.checkup.entering import late_entry
from models.rules.checkup.evidence import later_document, no_files, no_minutes
from models.rules.checkup.facts import Facts
from models.rules.checkup.halted import not_reheld
from models.rules.checkup.secretary import nominal_secretary
from models.rules.checkup.sheets import above_roll, absent_host, no_reason, unmarked
from models.rules.checkup.theme_days import theme_day_moved
from models.rules.checkup.two_places import two_places
from models.rules.checkup.voting import impossible_vote, no_quorum

CHECKS: dict[CheckKind, Callable[[Facts], Iterator[CheckupFinding]]] = {
    CheckKind.TWO_PLACES: two_places,
    CheckKind.ABOVE_ROLL: above_roll,
    CheckKind.ABSENT_HOST: absent_host,
    CheckKind.ALIKE_MINUTES: alike_minutes,
    CheckKind.LATER_DOCUMENT: later_document,
    CheckKind.NO_REASON: no_reason,
    CheckKind.NO_FILES: no_files,
    CheckKind.NO_MINUTES: no_minutes,
    CheckKind.UNMARKED: unmarked,
    CheckKind.LATE_ENTRY: late_entry,
    CheckKind.NOMINAL_SECRETARY: nominal_secretary,
    CheckKind.LONG_ABSENCE: long_absence,
    CheckKind.NO_QUORUM: no_quorum,
    CheckKind.IMPOSSIBLE_VOTE: impossible_vote,
    CheckKind.NOT_REHELD: not_reheld,
    CheckKind.THEME_DAY_MOVED: theme_day_moved,
}
"""One check for each kind of warning."""
