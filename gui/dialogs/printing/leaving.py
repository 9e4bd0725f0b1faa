"""What leaves the office by saving, exporting or printing, as the 出室登记 says it."""

from collections.abc import Sequence
from dataclasses import dataclass

from gui.dialogs.printing.matter import Job
from models.rules.archive_terms import DepartureKind


@dataclass(frozen=True)
class Leaving:
    """A line for the register."""

    kind: DepartureKind
    title: str
    destination: str
    files: int


def leaving_file(jobs: Sequence[Job], place: str, done: int, *, as_word: bool = False) -> Leaving:
    """That ``done`` of these papers went into a file or folder."""
    if is_restricted(jobs):
        kind = DepartureKind.RESTRICTED_FILE
    else:
        kind = DepartureKind.WORD if as_word else DepartureKind.EXPORT
    return Leaving(kind, title_of(jobs, done), place, done)


def leaving_print(jobs: Sequence[Job], printer: str, done: int) -> Leaving | None:
    """That ``done`` of these papers went to a printer: noted where they bear what is restricted; daily paper is not."""
    if not is_restricted(jobs):
        return None
    return Leaving(DepartureKind.RESTRICTED_PRINT, title_of(jobs, done), printer, done)


def is_restricted(jobs: Sequence[Job]) -> bool:
    """Whether one of them bears what is printed only when asked for."""
    return any(job.order.choices.with_content for job in jobs)


def title_of(jobs: Sequence[Job], done: int) -> str:
    """The paper's name; of several the first one's and how many."""
    name = jobs[0].name
    return name if done == 1 and len(jobs) == 1 else f"{name}等{done}份"
