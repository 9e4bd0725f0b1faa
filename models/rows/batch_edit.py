"""One change to many records at once."""

from dataclasses import dataclass

from models.rules.terms import RecordStatus


@dataclass(frozen=True, slots=True)
class BatchEdit:
    """What is to be written into every chosen record; None and empty leave a field as it is."""

    status: RecordStatus | None = None
    place: str | None = None
    host: str | None = None
    recorder: str | None = None
    add_labels: tuple[int, ...] = ()
    remove_labels: tuple[int, ...] = ()

    @property
    def changes_content(self) -> bool:
        """Whether it touches what 定稿 closes; labels follow a record and may always be changed."""
        return any(value is not None for value in (self.status, self.place, self.host, self.recorder))

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing at all."""
        return not self.changes_content and not self.add_labels and not self.remove_labels


@dataclass(frozen=True, slots=True)
class BatchLine:
    """What becomes of one of the chosen records."""

    id: int
    version: int
    name: str
    """10月9日 支部党员大会“……”."""
    changes: tuple[str, ...] = ()
    """主持人：甲一 → 乙二."""
    refusal: str = ""
    """Why it stays as it is; empty when it does not."""


@dataclass(frozen=True, slots=True)
class BatchPreview:
    """What a change comes to before it is made."""

    edit: BatchEdit
    lines: tuple[BatchLine, ...]

    @property
    def changed(self) -> tuple[BatchLine, ...]:
        """The records that would be changed."""
        return tuple(line for line in self.lines if line.changes and not line.refusal)

    @property
    def refused(self) -> tuple[BatchLine, ...]:
        """Those that cannot be."""
        return tuple(line for line in self.lines if line.refusal)
