"""What the sample has besides its records of every month, each subject from a chance of its own: adding one leaves the rest as it
was. A function is handed the session, the lines to be flushed, the bureau, the months and the last day."""

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy.orm import Session

from models.demo.activity import Lines
from models.demo.daily_work import add_daily_work
from models.demo.dues import add_dues
from models.demo.labels import add_labels
from models.demo.leading import add_leading
from models.demo.life_meetings import add_life_meetings
from models.demo.life_people import add_life_people
from models.demo.people import Bureau
from models.demo.study_groups import add_study_groups
from models.rules.periods import Month

Further = Callable[[Session, Lines, Bureau, Sequence[Month], date], None]

FURTHER: tuple[Further, ...] = (
    add_daily_work,
    add_dues,
    add_leading,
    add_study_groups,
    add_labels,
    add_life_people,
    add_life_meetings,
)
"""In this order; whatever they add to ``lines`` is written once all are through, what they need at once they insert."""
