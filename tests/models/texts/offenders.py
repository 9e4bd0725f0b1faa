"""What a process apart may be asked to do, and should survive."""

import os
import time


def double(number: int) -> int:
    """Twice as much."""
    return 2 * number


def fail() -> None:
    """Raise."""
    raise ZeroDivisionError


def die() -> None:
    """End the process without a word, as a parser with a bug does."""
    os._exit(3)


def eat() -> int:
    """Ask for more memory than there is leave for."""
    return len(bytearray(4 << 30))


def hang() -> None:
    """Never come back."""
    time.sleep(600)


def say_nothing(*_told: object) -> None:
    """A process that lives and never stands ready, as one that a virus scanner holds."""
    time.sleep(600)
