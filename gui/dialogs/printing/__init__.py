"""打印: one dialog for every paper, of one record, of many, of a period."""

from gui.dialogs.printing import matter
from gui.dialogs.printing.dialog import PrintDialog, open_print_dialog

__all__ = ["PrintDialog", "matter", "open_print_dialog"]
