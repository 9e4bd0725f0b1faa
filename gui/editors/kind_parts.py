"""Which parts the editors have for single kinds of records, in the order they stand."""

from gui.editors.kind_part import KindPart
from gui.editors.tools import EditorTools


def meeting_parts(_tools: EditorTools) -> dict[str, KindPart]:
    """The parts of the editor of meetings, by the key their drafts are kept under."""
    return {}


def study_parts(_tools: EditorTools) -> dict[str, KindPart]:
    """The parts of the editor of study sessions, by the key their drafts are kept under."""
    return {}
