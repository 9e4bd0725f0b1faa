"""Fields where there is no room for a label."""

from gui.widgets.fields.field import Field


def bare(field: Field) -> Field:
    """The field without its label over it, for a place where a hint inside says enough."""
    for at in range(field.head.count()):
        widget = field.head.itemAt(at).widget()
        if widget is not None:
            widget.hide()
    return field
