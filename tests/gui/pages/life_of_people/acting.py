"""What the tests of 民主评议, 谈心谈话, 主题党日 and 政治生日 do again and again."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui.editors.appraisal import AppraisalPart
from gui.editors.birthdays import BirthdaysPart
from gui.editors.meeting import MeetingEditor
from gui.editors.talks import TalkPart
from gui.editors.theme_days import ThemeDayPart
from models.rules.terms import MeetingKind

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
K = MeetingKind


def appraisal(editor: MeetingEditor) -> AppraisalPart:
    """The part."""
    part = editor.kind_parts["appraisal"]
    assert isinstance(part, AppraisalPart)
    return part


def talk(editor: MeetingEditor) -> TalkPart:
    """The part."""
    part = editor.kind_parts["talk"]
    assert isinstance(part, TalkPart)
    return part


def theme_day(editor: MeetingEditor) -> ThemeDayPart:
    """The part."""
    part = editor.kind_parts["theme_day"]
    assert isinstance(part, ThemeDayPart)
    return part


def birthdays(editor: MeetingEditor) -> BirthdaysPart:
    """The part."""
    part = editor.kind_parts["birthdays"]
    assert isinstance(part, BirthdaysPart)
    return part
