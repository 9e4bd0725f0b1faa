"""Which parts the editors have for single kinds of records, in the order they stand."""

from gui.editors.appraisal import AppraisalPart
from gui.editors.birthdays import BirthdaysPart
from gui.editors.criticisms import CriticismsPart
from gui.editors.guidance import GuidancePart
from gui.editors.halt import HaltPart
from gui.editors.kind_part import KindPart
from gui.editors.labels import LabelsPart
from gui.editors.make_ups import MakeUpPart
from gui.editors.measures import MeasuresPart
from gui.editors.stages import StagesPart
from gui.editors.study_organizing import StudyOrganizingPart
from gui.editors.talks import TalkPart
from gui.editors.theme_days import ThemeDayPart
from gui.editors.tools import EditorTools


def meeting_parts(tools: EditorTools) -> dict[str, KindPart]:
    """The parts of the editor of meetings, by the key their drafts are kept under."""
    return {
        "halt": HaltPart(tools),
        "appraisal": AppraisalPart(tools.today),
        "stages": StagesPart(tools.today),
        "criticisms": CriticismsPart(tools),
        "guidance": GuidancePart(tools.tasks),
        "talk": TalkPart(),
        "theme_day": ThemeDayPart(tools.today),
        "birthdays": BirthdaysPart(tools.tasks),
        "labels": LabelsPart(tools),
        "measures": MeasuresPart(tools),
        "make_ups": MakeUpPart(),
    }


def study_parts(tools: EditorTools) -> dict[str, KindPart]:
    """The parts of the editor of study sessions, by the key their drafts are kept under."""
    return {
        "organizing": StudyOrganizingPart(tools),
        "stages": StagesPart(tools.today),
        "labels": LabelsPart(tools),
        "measures": MeasuresPart(tools),
        "make_ups": MakeUpPart(),
    }
