"""What the tests of the fields share: a day, two kinds to choose from, an input method."""

import datetime
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtWidgets import QWidget

TODAY = datetime.date(2026, 9, 20)
Compose = Callable[[QWidget, str], None]


class Kind(StrEnum):
    """Two kinds."""

    LECTURE = "lecture"
    PARTY_DAY = "party_day"


KINDS = [(Kind.LECTURE, "党课"), (Kind.PARTY_DAY, "主题党日")]
