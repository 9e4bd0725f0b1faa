"""Choosing one row of a table, whatever keys are held."""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView


def choose_row(view: QAbstractItemView, row: int, column: int = 0) -> bool:
    """Put cursor and selection on this row alone and show it; False when there is no such row.

    The view's own way of choosing a row looks at the keys held down: with Ctrl, as of Ctrl+S, it would add the row to those
    chosen before, or take it away if it was one of them.
    """
    index = view.model().index(row, column)
    if not index.isValid():
        return False
    only = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().setCurrentIndex(index, only)
    view.scrollTo(index)
    return True
