"""What the page 学习 opens besides its register, in the order of its menu."""

from gui.pages.fast_works import ATTENDANCE, BATCH, TEMPLATES
from gui.pages.study_ledger_works import DOCUMENTS, HOURS, LABELS, MEASURES
from gui.pages.study_organizing_works import ORGANIZING
from gui.pages.works import Work

STUDY_WORKS: tuple[Work, ...] = (
    *ORGANIZING,
    DOCUMENTS,
    MEASURES,
    HOURS,
    LABELS,
    ATTENDANCE,
    TEMPLATES,
    BATCH,
)
