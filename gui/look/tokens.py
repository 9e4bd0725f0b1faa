"""The one table of colours and sizes.

Party red is an accent only (primary button, selection, counters); surfaces stay neutral. Every text colour
keeps at least 4.5 : 1 against each surface it is written on (WCAG 2.1, success criterion 1.4.3); a test
measures it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Theme(StrEnum):
    """What the user chose; SYSTEM follows the desktop's own light or dark scheme."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Tone(StrEnum):
    """What a pill, a cell or a sentence wants to say, before any colour."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"
    NEUTRAL = "neutral"


# eq and repr are left out below: nobody compares themes, and making these methods costs the start a millisecond.
@dataclass(frozen=True, eq=False, repr=False)
class Tint:
    """A pale ground and the text and line written on it."""

    ground: str
    text: str
    line: str


@dataclass(frozen=True, eq=False, repr=False)
class Tokens:
    """Colours of one theme, as #rrggbb."""

    page: str
    surface: str
    rail: str
    header: str
    hover: str
    line: str
    field_line: str
    text: str
    text_second: str
    text_hint: str
    primary: str
    primary_hover: str
    primary_text: str
    accent: str
    error: str
    rail_selected: str
    rail_selected_text: str
    selected: str
    selected_text: str
    scroll: str
    line_width: int
    dark: bool
    tints: dict[Tone, Tint]

    def tint(self, tone: Tone) -> Tint:
        """The ground, text and line of a tone."""
        return self.tints[tone]


LIGHT = Tokens(
    page="#f4f5f7",
    surface="#ffffff",
    rail="#ffffff",
    header="#f7f8fa",
    hover="#f0f1f4",
    line="#e3e5e9",
    field_line="#c5c9d0",
    text="#1f2329",
    text_second="#4b5058",
    text_hint="#686e76",
    primary="#b7141e",
    primary_hover="#9c0f18",
    primary_text="#ffffff",
    accent="#b7141e",
    error="#b3141d",
    rail_selected="#fdecec",
    rail_selected_text="#a3121a",
    selected="#fbe4e5",
    selected_text="#1f2329",
    scroll="#c5c9d0",
    line_width=1,
    dark=False,
    tints={
        Tone.OK: Tint("#eaf6ee", "#1c7a47", "#eaf6ee"),
        Tone.WARN: Tint("#fce7bd", "#8a5300", "#fce7bd"),
        Tone.BAD: Tint("#fbd5d5", "#b3141d", "#fbd5d5"),
        Tone.INFO: Tint("#e3eefc", "#1d5fae", "#e3eefc"),
        Tone.NEUTRAL: Tint("#f0f1f3", "#5a6069", "#f0f1f3"),
    },
)

DARK = Tokens(
    page="#1b1d20",
    surface="#24272b",
    rail="#202327",
    header="#1f2225",
    hover="#2f3338",
    line="#363a40",
    field_line="#4c525a",
    text="#eceef1",
    text_second="#c0c5cc",
    text_hint="#989ea6",
    primary="#d0363d",
    primary_hover="#b92d34",
    primary_text="#ffffff",
    accent="#ff8f8f",
    error="#ff9a9a",
    rail_selected="#43262a",
    rail_selected_text="#ffb3b3",
    selected="#4a2a2e",
    selected_text="#f6f7f8",
    scroll="#565c65",
    line_width=1,
    dark=True,
    tints={
        Tone.OK: Tint("#173526", "#7fd6a0", "#173526"),
        Tone.WARN: Tint("#3c2f15", "#f0c274", "#3c2f15"),
        Tone.BAD: Tint("#452224", "#ff9a9a", "#452224"),
        Tone.INFO: Tint("#1c3048", "#8ec1ff", "#1c3048"),
        Tone.NEUTRAL: Tint("#2c3035", "#a9afb7", "#2c3035"),
    },
)

CONTRAST = Tokens(
    page="#ffffff",
    surface="#ffffff",
    rail="#ffffff",
    header="#ffffff",
    hover="#e6e6e6",
    line="#000000",
    field_line="#000000",
    text="#000000",
    text_second="#000000",
    text_hint="#333333",
    primary="#8b0000",
    primary_hover="#5e0000",
    primary_text="#ffffff",
    accent="#8b0000",
    error="#7a0000",
    rail_selected="#8b0000",
    rail_selected_text="#ffffff",
    selected="#ffd9d9",
    selected_text="#000000",
    scroll="#000000",
    line_width=2,
    dark=False,
    tints={
        Tone.OK: Tint("#d9ffe8", "#003d1c", "#003d1c"),
        Tone.WARN: Tint("#ffeec2", "#4d2f00", "#4d2f00"),
        Tone.BAD: Tint("#ffdede", "#7a0000", "#7a0000"),
        Tone.INFO: Tint("#dcebff", "#00285c", "#00285c"),
        Tone.NEUTRAL: Tint("#ffffff", "#000000", "#000000"),
    },
)

BASE_POINT_SIZE = 10.5
NORMAL_SCALE = 1.0
LARGE_SCALE = 1.2


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two #rrggbb colours, 1 to 21 (WCAG 2.1, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
