"""From an order to its paper: read the rows, have a document composed, print it. No Qt here: headless commands use it.

Reports are imported when the first paper is made: ReportLab costs a tenth of a second that no start should pay."""

from gui.papers.making import Made, make, verify, word
from gui.papers.notices import issue, notice_file
from gui.papers.shop import Shop

__all__ = ["Made", "Shop", "issue", "make", "notice_file", "verify", "word"]
