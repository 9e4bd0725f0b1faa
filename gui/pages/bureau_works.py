"""What the page 组织名册 opens besides the roster, in the order of its menu."""

from gui.pages.leading_works import LEADING
from gui.pages.works import Work

BUREAU_WORKS: tuple[Work, ...] = (LEADING,)
