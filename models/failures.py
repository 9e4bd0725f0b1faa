"""Failures a clerk may meet: each is one Chinese sentence that says what happened, what is safe and what to do."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a headless command returns; scripts rely on these numbers."""

    OK = 0
    UNEXPECTED = 1
    USAGE = 2
    BAD_INPUT = 3
    NOT_FOUND = 4
    DATA_FOLDER = 5
    NEWER_DATABASE = 6
    IN_USE = 7
    CHECK_FAILED = 8


class Failure(Exception):
    """A known failure. ``sentence`` is for the clerk; ``code`` is what a headless command exits with."""

    code = ExitCode.BAD_INPUT

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class BadInput(Failure):
    """What was handed in cannot be used; nothing was written. ``field`` names the part of the row that is wrong, where one
    alone is."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class Unavailable(BadInput):
    """What every further file or paper needs as well is not to be had: a disk is full, a printer does not answer. Whoever
    has more to hand over stops here."""


class NotFound(Failure):
    """The thing asked for is not there."""

    code = ExitCode.NOT_FOUND


class Conflict(Failure):
    """Somebody else changed the record since it was read; nothing was overwritten."""


class Frozen(Failure):
    """An issued or archived document was to be changed."""


class DataFolderFailure(Failure):
    """The data folder or its database cannot be used as it is; nothing was touched."""

    code = ExitCode.DATA_FOLDER


class NewerDatabase(DataFolderFailure):
    """The database was written by a later version of the program."""

    code = ExitCode.NEWER_DATABASE


class InUse(DataFolderFailure):
    """Another window holds the data folder."""

    code = ExitCode.IN_USE


class Cancelled(Exception):
    """Long work was cancelled by the clerk; whatever it had begun has been undone."""
