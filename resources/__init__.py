"""The files that travel with the program: fonts, icons, style sheets, defaults.

Nobody outside this package knows where they lie; everybody asks `path`.
"""

import sys
from pathlib import Path


def path(*parts: str) -> Path:
    """The place of a shipped file, in a checkout, an installed copy and a frozen program alike.

    `path("fonts", "fangsong.ttf")`; without parts, the resources folder itself. The file need not exist.
    """
    return _root().joinpath(*parts)


def _root() -> Path:
    """A frozen program (one that sets `sys.frozen`) unpacks its data files under `sys._MEIPASS`, when it has
    one."""
    unpacked = getattr(sys, "_MEIPASS", None)
    if getattr(sys, "frozen", False) and unpacked is not None:
        return Path(unpacked) / __name__
    return Path(__file__).resolve().parent
