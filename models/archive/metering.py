"""How far long work over bytes has come."""

from models.progress import Progress, Silent

KIB = 1024
CHUNK = 1 << 20


class Meter:
    """Counts bytes and tells them in KiB: a progress bar counts no further than 2³¹."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress: Progress = progress or Silent()
        self._done, self._total = 0, total

    def add(self, size: int, text: str) -> None:
        """``size`` bytes more are done. Raises Cancelled."""
        self._done += size
        done, total = (-(-count // KIB) for count in (self._done, self._total))
        self._progress.step(min(done, total), total, text)

    def more(self, size: int) -> None:
        """There is more to do than was thought."""
        self._total += size
