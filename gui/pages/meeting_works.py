"""What the page 三会一课 opens besides its register, in the order of its menu."""

from gui.pages.fast_works import ATTENDANCE, BATCH, TEMPLATES
from gui.pages.leading_works import DUAL_LIFE
from gui.pages.life_works import BIRTHDAYS, TALKS
from gui.pages.study_ledger_works import LABELS, MEASURES
from gui.pages.works import Work

MEETING_WORKS: tuple[Work, ...] = (
    ATTENDANCE,
    TEMPLATES,
    BATCH,
    TALKS,
    BIRTHDAYS,
    DUAL_LIFE,
    MEASURES,
    LABELS,
)
