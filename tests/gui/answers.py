"""What a clerk answers to the questions of the program."""

from collections.abc import Callable
from typing import Any


def answering(answer: bool) -> Callable[..., bool]:
    """Stands for `agrees`: whatever is asked, the same answer."""

    def agrees(*_: Any) -> bool:
        return answer

    return agrees
