"""检索: one box over everything, what it finds, and the searches that are kept."""

from gui.dialogs.searching.dialog import SearchDialog, open_search
from gui.dialogs.searching.memory import SearchMemory

__all__ = ["SearchDialog", "SearchMemory", "open_search"]
