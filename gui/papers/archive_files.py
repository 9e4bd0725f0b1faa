"""What is not printed by the program on its way into a master: what was issued, PDFs from outside, scans and photographs; what cannot
be put on a page stays beside it. No Qt here."""

from dataclasses import replace

from gui.papers.archive_parts import Parts
from models.attachments import AttachmentStore
from models.rows.archive import PartRow

LARGEST_FILE = 300_000_000
"""Bytes of a file that is read to be put on pages."""
BEGINNING = 4096
BESIDE = "原件另存"
_ON_PAPER = "打印扫描后重新添加"
_UNLOCKED = "用原来的程序打开、取消密码并另存，再重新添加"
_OTHERWISE = "归档件没有制作，记录完好；请先在“核对附件”里从备份放回"


def take_frozen(store: AttachmentStore, parts: Parts, part: PartRow, pdf: bytes) -> None:
    """What was issued: its pages in the master, its very bytes as the part's original, which a package holds beside it. Earlier versions
    of the program wrote plain PDF."""
    from reports.proof.verifying import verdict

    row = store.add_bytes(f"{part.name}.pdf", pdf)
    kept = replace(part, source_sha256=row.sha256, source_name=row.name, source_size=row.size)
    if verdict(pdf) is None:
        parts.put(kept, pdf)
    else:
        _take_pdf(parts, kept, pdf)


def take(store: AttachmentStore, parts: Parts, part: PartRow) -> None:
    """A kept file: on pages where it can be, else beside the master. Raises NotFound, or BadInput for one that is not what it was."""
    from reports.adopting import is_pdf
    from reports.scans import is_picture

    beginning = store.beginning(part.source_sha256, _known_as(part), _OTHERWISE, BEGINNING)
    if not (is_pdf(beginning) or is_picture(beginning)):
        parts.leave(part, _of_another_kind(part), None)
    elif store.path_of(part.source_sha256).stat().st_size > LARGEST_FILE:
        parts.leave(part, _left(part, "文件过大", None), None)
    elif is_pdf(beginning):
        _take_pdf(parts, part, _whole(store, part))
    else:
        _take_picture(parts, part, _whole(store, part))


def _known_as(part: PartRow) -> str:
    return f"附件“{_file_of(part)}”"


def _whole(store: AttachmentStore, part: PartRow) -> bytes:
    return store.proved_bytes(part.source_sha256, _known_as(part), _OTHERWISE)


def _take_pdf(parts: Parts, part: PartRow, content: bytes) -> None:
    from reports.adopting import PROTECTED, Unadoptable, adopted

    try:
        taken = adopted(content, part.name, parts.metadata.author, parts.metadata.day)
    except Unadoptable as left:
        way = _UNLOCKED if left.reason == PROTECTED else _ON_PAPER
        parts.leave(part, _left(part, left.reason, left.pages, way), left.pages)
    else:
        parts.put(part, taken.pdf)


def _take_picture(parts: Parts, part: PartRow, content: bytes) -> None:
    from reports.errors import UnreadablePicture
    from reports.scans import scanned

    def reading(name: str, number: int) -> None:
        parts.progress.step(0, 0, f"正在制作“{name}”第{number}页")

    try:
        made = scanned([(part.name, content)], part.name, parts.metadata.author, parts.metadata.day, reading)
    except UnreadablePicture as refusal:
        parts.leave(part, _left(part, refusal.reason.rpartition("：")[2], None), None)
    else:
        parts.put(part, made.pdf)


def _file_of(part: PartRow) -> str:
    """As the clerk knows it, with its ending."""
    return part.source_name or part.name


def _left(part: PartRow, reason: str, pages: int | None, way: str = _ON_PAPER) -> str:
    counted = f"按{pages}页计数" if pages is not None else "页数请手工填写"
    return f"“{_file_of(part)}”没有合入归档件（{reason}），{BESIDE}，{counted}；需要合入的，请{way}。"


def _of_another_kind(part: PartRow) -> str:
    return (
        f"“{_file_of(part)}”不是PDF也不是常用格式的图片，没有合入归档件，{BESIDE}，页数请手工填写；"
        "需要合入的，请另存为PDF（PDF/A）或者打印扫描后重新添加。"
    )
