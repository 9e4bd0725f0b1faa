"""Pictures of a record become one PDF/A beside them. Knows no Qt."""

from collections.abc import Sequence
from datetime import date

from models.attachments import AttachmentStore
from models.failures import BadInput
from models.progress import Progress
from models.rows.attachment import AttachmentRow
from models.rules.file_names import shown_name

TITLE = "扫描件"


def make_scan(
    store: AttachmentStore, rows: Sequence[AttachmentRow], title: str, day: date, progress: Progress
) -> AttachmentRow:
    """The pictures, in this order, as one proved PDF/A-2b in the store; they themselves stay as they are. Raises NotFound,
    BadInput, reports.errors.UnreadablePicture, NotArchival, DataFolderFailure; Cancelled passes through."""
    from reports.proof.validation import verify
    from reports.scans import scanned

    if not rows:
        raise BadInput("没有选图片，没有合成；请至少勾选一张。")
    step = _Step(progress, [shown_name(row.name) for row in rows])
    files = ((shown_name(row.name), _whole(store, row)) for row in rows)
    made = scanned(files, title, "", day, step.reading)
    progress.step(0, 0, "正在核对归档格式")
    verify(made.pdf)
    return store.add_bytes(f"{title}.pdf", made.pdf)


def _whole(store: AttachmentStore, row: AttachmentRow) -> bytes:
    otherwise = "没有合成；请先用“核对附件”从备份放回"
    return store.proved_bytes(row.sha256, f"附件“{shown_name(row.name)}”", otherwise)


class _Step:
    """Tells of each page."""

    def __init__(self, progress: Progress, names: list[str]) -> None:
        self._progress, self._names, self._read = progress, names, 0

    def reading(self, name: str, _page: int) -> None:
        """A page is read."""
        done = min(self._read, len(self._names))
        self._read += 1
        self._progress.step(done, len(self._names), f"正在合成“{name}”")
