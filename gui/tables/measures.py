"""Measures of 贯彻落实 as columns."""

from datetime import date

from gui.formats import UNKNOWN, date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.measures import MeasureLine
from models.rules.measures import MeasureState

TONES = {
    MeasureState.OVERDUE: Tone.BAD,
    MeasureState.DUE_SOON: Tone.WARN,
    MeasureState.OPEN: Tone.INFO,
    MeasureState.UNDATED: Tone.NEUTRAL,
    MeasureState.DONE: Tone.OK,
}


def one_line(text: str) -> str:
    """A text of several lines on one."""
    return " ".join(text.split())


def _held(line: MeasureLine) -> str:
    return date_text(line.held_on)


def _organization(line: MeasureLine) -> str:
    return line.organization_name


def _topic(line: MeasureLine) -> str:
    return one_line(line.topic)


def _text(line: MeasureLine) -> str:
    return one_line(line.measure.text)


def _department(line: MeasureLine) -> str:
    return line.measure.department or UNKNOWN


def _person(line: MeasureLine) -> str:
    return line.measure.person or UNKNOWN


def _due(line: MeasureLine) -> str:
    return date_text(line.measure.due_on)


def _due_key(line: MeasureLine) -> date | None:
    return line.measure.due_on


def _progress(line: MeasureLine) -> str:
    return one_line(line.measure.progress) or UNKNOWN


def _state(line: MeasureLine) -> str:
    done = line.measure.done_on
    return f"{line.state.label} {date_text(done)}" if done else line.state.label


def _pill(line: MeasureLine) -> Pill:
    return Pill(line.state.label, TONES[line.state])


MEASURE_COLUMNS: tuple[Column[MeasureLine], ...] = (
    Column("学习日期", _held, width=106, importance=40),
    Column("单位", _organization, width=150, importance=50),
    Column("学习内容", _topic, width=190, importance=60),
    Column("贯彻落实措施", _text, width=200, importance=100, stretch=True, strong=True),
    Column("责任科室", _department, width=96, importance=45),
    Column("责任人", _person, width=84, importance=55),
    Column("完成时限", _due, _due_key, width=106, importance=80),
    Column("落实情况", _progress, width=150, importance=20),
    Column("状态", _state, pill=_pill, width=108, importance=100),
)
