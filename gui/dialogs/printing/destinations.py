"""Where papers go: a file, a folder, one joined file, a printer."""

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gui.dialogs.printing.matter import Job
from gui.dialogs.printing.running import Copy, OfCopies, OfPapers
from gui.papers import Shop, verify
from gui.papers.making import Made
from gui.printing.handing import hand_over
from gui.printing.order import PrintOrder
from models.output import write_file
from models.progress import Progress

if TYPE_CHECKING:
    from reports.pdf.joining import Part

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
# A name takes at most 255 bytes on Linux, and a Chinese character takes three.
_LONGEST_NAME = 70
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def safe_file_name(name: str, suffix: str = ".pdf") -> str:
    """`name` without what a file system forbids, not too long, ending in `suffix`."""
    stem = _FORBIDDEN.sub("_", name.removesuffix(suffix)).strip(" .")[:_LONGEST_NAME].strip(" .")
    if _RESERVED.fullmatch(stem):
        stem += "_"
    return f"{stem or '文件'}{suffix}"


def joined_name(jobs: Sequence[Job], otherwise: str) -> str:
    """What a file of all of them is called: 20份会议通知; `otherwise` when they are of several kinds."""
    kinds = {job.order.kind for job in jobs}
    return f"{len(jobs)}份{kinds.pop().label}" if len(kinds) == 1 else otherwise


def places(folder: Path, name: str, suffix: str) -> Iterator[Path]:
    """Where a file of that name may go: 通报.pdf, 通报（2）.pdf, 通报（3）.pdf, …"""
    first = folder / safe_file_name(name, suffix)
    yield first
    for number in count(2):
        yield first.with_name(f"{first.stem}（{number}）{suffix}")


class _Folder:
    """Files beside one another; nothing that is there is overwritten, and what is there already is not put twice."""

    def __init__(self, folder: Path) -> None:
        self.path = folder
        self.there = 0
        """How many were there already, byte for byte."""
        self._met: set[Path] = set()

    def put(self, name: str, suffix: str, content: bytes) -> None:
        """Write it under the first name that is free, unless the very same file lies under one before."""
        for place in places(self.path, name, suffix):
            if not place.exists():
                write_file(place, content)
                self._met.add(place)
                return
            # Two papers that are alike are two files, also the second time.
            if place not in self._met and _holds(place, content):
                self._met.add(place)
                self.there += 1
                return

    def told(self, verb: str, done: int) -> str:
        """What was put where; `done` with those that were there already."""
        if not self.there:
            return f"已{verb} {done} 份到 {self.path}"
        if self.there == done:
            return f"{done} 份都已在 {self.path}，内容相同，没有重复{verb}"
        return f"已{verb} {done - self.there} 份到 {self.path}，已有 {self.there} 份内容相同，没有重复{verb}"


def _holds(place: Path, content: bytes) -> bool:
    try:
        return place.stat().st_size == len(content) and place.read_bytes() == content
    except OSError:
        return False


class ToFile(OfPapers):
    """One paper into the file the clerk chose."""

    proves = True

    def __init__(self, place: Path) -> None:
        self._place = place

    def put(self, made: Made, _job: Job, _progress: Progress) -> None:
        """Write the bytes that were proved: whole or not at all."""
        write_file(self._place, made.pdf)

    def finish(self, done: int) -> tuple[str, str]:
        """Where it is."""
        return (f"已保存到 {self._place}。", str(self._place.parent)) if done else ("", "")


class ToFolder(OfPapers):
    """Each paper into a file of its own; nothing that is there is overwritten."""

    proves = True

    def __init__(self, folder: Path) -> None:
        self._folder = _Folder(folder)

    def put(self, made: Made, _job: Job, _progress: Progress) -> None:
        """Write the bytes that were proved."""
        self._folder.put(made.title, ".pdf", made.pdf)

    def finish(self, done: int) -> tuple[str, str]:
        """Where they are."""
        return (f"{self._folder.told('保存', done)}。", str(self._folder.path)) if done else ("", "")


class ToJoined(OfPapers):
    """All papers into one file, written once the last has come: a clerk who stops before finds nothing."""

    whole = True

    def __init__(self, place: Path, title: str, expected: int) -> None:
        self._place, self._title, self._expected = place, title, expected
        self._author = ""
        self._parts: list[Part] = []
        self._kept = tempfile.TemporaryDirectory(prefix="taizhang-", ignore_cleanup_errors=True)

    def make(self, session: Any, shop: Shop, job: Job, today: date) -> Made:
        """The paper. A collection of many bodies' papers is the bureau's."""
        from models.services.settings import load_settings

        self._author = self._author or load_settings(session).bureau_name
        return super().make(session, shop, job, today)

    def put(self, made: Made, _job: Job, _progress: Progress) -> None:
        """Lay the paper aside, on disk."""
        from reports.pdf.joining import Part

        file = Path(self._kept.name) / f"{len(self._parts)}.pdf"
        write_file(file, made.pdf)
        self._parts.append(Part(made.title, file, made.pages))

    def finish(self, done: int) -> tuple[str, str]:
        """Join, prove, write. Not when some paper is missing: half a collection would pass for a whole one."""
        from reports.pdf.joining import joined

        try:
            if done < self._expected:
                return "合并的文件没有生成", ""
            whole = joined(self._parts, self._title, self._author)
            verify(Made(self._title, whole, 0, ()))
            write_file(self._place, whole)
        finally:
            self._kept.cleanup()
        return f"已把 {done} 份合并保存到 {self._place}。", str(self._place.parent)


class CopyToFile(OfCopies):
    """One editable copy into the file the clerk chose."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def put(self, made: Copy, _job: Job, _progress: Progress) -> None:
        """Write it."""
        write_file(self._place, made.content)

    def finish(self, done: int) -> tuple[str, str]:
        """Where it is."""
        told = f"已导出到 {self._place}；Word 副本只供编辑，正式文件以 PDF 为准。"
        return (told, str(self._place.parent)) if done else ("", "")


class CopyToFolder(OfCopies):
    """Each editable copy into a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = _Folder(folder)

    def put(self, made: Copy, _job: Job, _progress: Progress) -> None:
        """Write it beside what is there."""
        self._folder.put(made.title, ".docx", made.content)

    def finish(self, done: int) -> tuple[str, str]:
        """Where they are."""
        told = f"{self._folder.told('导出', done)}；Word 副本只供编辑，正式文件以 PDF 为准。"
        return (told, str(self._folder.path)) if done else ("", "")


class ToPrinter(OfPapers):
    """Each paper to the printer, a job of its own, in order."""

    def __init__(self, order: PrintOrder, numbered: Callable[[Made, int], bytes] | None = None) -> None:
        self._order = order
        self._numbered = numbered

    def put(self, made: Made, job: Job, progress: Progress) -> None:
        """Hand it over. Copies with 份号 differ, so each is a job of its own."""
        first = self._order.first_number
        if first is None or self._numbered is None or not carries_number(made, job):
            self._print(self._order, made.title, made.pdf, progress)
            return
        for number in range(first, first + self._order.copies):
            pdf = self._numbered(made, number)
            self._print(replace(self._order, copies=1), f"{made.title} {number:06d}", pdf, progress)

    def _print(self, order: PrintOrder, title: str, pdf: bytes, progress: Progress) -> None:
        def step(done: int, total: int) -> None:
            progress.step(done, total, f"正在打印：{title}")

        def waiting() -> None:
            progress.step(0, 1, f"正在等打印机：{title}")

        hand_over(order, title, pdf, waiting, step)

    def finish(self, done: int) -> tuple[str, str]:
        """Who has them."""
        if not done:
            return "", ""
        what = "已" if done == 1 else f"已把 {done} 份文件"
        return f"{what}交给打印机“{self._order.printer}”。", ""


def carries_number(made: Made, job: Job) -> bool:
    """Whether copies of the paper carry 份号: what was issued, and what has a red head."""
    from models.rules.papers import HeadForm, PaperChoice

    red = job.order.choices.head_form is HeadForm.RED_HEAD
    return made.frozen or (red and PaperChoice.HEAD_FORM in job.order.kind.choices)
