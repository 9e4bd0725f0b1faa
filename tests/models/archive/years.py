"""A closed year to be packed: 件 of every retention, with files in a store, titles and names as hostile as clerks and scanners make
them."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from models.archive import bag
from models.archive.packages import WrittenPackage
from models.archive.plan import PackagePlan, plan_of
from models.attachments import AttachmentStore
from models.rows.archive import ActRow, ArchiveDetail, ArchiveRow, Fonds, PackageRow, PartRow, YearRow
from models.rules.archive_terms import (
    ArchiveAct,
    ArchiveSource,
    ArchiveUnit,
    PartRole,
    Retention,
    Secrecy,
)

NOW = datetime(2027, 3, 5, 9, 30)
YEAR = 2026
FONDS = Fonds("S027", "某某市某某局")
SOFTWARE = "机关党务台账 0.1.0"
PDF = b"%PDF-1.7\n% directory\n%%EOF\n"
TITLES = (
    "办公室党支部党员大会会议记录（2026年3月12日）",
    '=HYPERLINK("http://x","点")',
    "<script>alert(1)</script> & “引号”",
    "../../../etc/passwd",
    "[关于某某的通报]\x07\ud800",
)
NAMES = ("签到表.JPG", "../../x/主持词.docx", "CON", "a:b|c?.pdf ", "照片.", "\u202efdp.exe", "无后缀")


def kept(store: AttachmentStore, content: bytes) -> str:
    """The hash of ``content``, put into the store without the care of `AttachmentStore.add`."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = store.path_of(sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return sha256


def detail(store: AttachmentStore, number: int, *, size: int = 700) -> ArchiveDetail:
    """The ``number``-th 件: a master and up to two originals."""
    retention = tuple(Retention)[number % 3]
    contents = [f"{number}-{which}".encode() * (size // 8 + which) for which in range(number % 3)]
    parts = [PartRow(PartRole.TEXT, "会议记录", pages=2)]
    parts += [
        PartRow(
            PartRole.ANNEX,
            "附件",
            source_sha256=kept(store, content),
            source_name=NAMES[(number + which) % len(NAMES)],
            source_size=len(content),
        )
        for which, content in enumerate(contents)
    ]
    row = ArchiveRow(
        id=number,
        year=YEAR,
        retention=retention,
        organization_code="",
        number=number,
        fixed=True,
        code=f"S027-WS·{YEAR}-{retention.value}-{number:04d}",
        title=TITLES[number % len(TITLES)],
        document_number="",
        responsible="办公室党支部",
        dated=date(YEAR, number % 12 + 1, 9),
        secrecy=Secrecy.OPEN,
        pages=2,
        note="",
        source=ArchiveSource.MEETING,
        source_kind="branch_assembly",
        unit=ArchiveUnit.EACH,
        organization_id=1,
        organization_name="办公室党支部",
        box_number=None,
        left_out=False,
        left_out_reason="",
        destroyed_on=None,
        lacks=(),
        mastered=True,
        version=1,
    )
    master = kept(store, b"%PDF-1.7\n% " + str(number).encode() * size)
    return ArchiveDetail(row, tuple(parts), None, None, master, "", ())


def a_year(count: int) -> YearRow:
    """The year, closed."""
    closed = ActRow(YEAR, ArchiveAct.CLOSED, datetime(2027, 3, 1, 8), "张三", "", count, "")
    return YearRow(YEAR, True, date(2027, 6, 30), (closed,))


def plan_for(
    root: Path, count: int, *, size: int = 700, details: Sequence[ArchiveDetail] | None = None
) -> tuple[PackagePlan, AttachmentStore]:
    """A package of ``count`` 件 and the store, of a data folder at ``root``, that has their files."""
    store = AttachmentStore(root / "attachments")
    if details is None:
        details = [detail(store, number, size=size) for number in range(1, count + 1)]
    plan = plan_of(FONDS, a_year(len(details)), details, directory_pdf=PDF, software=SOFTWARE, now=NOW)
    return plan, store


def noted(written: WrittenPackage) -> tuple[PackageRow, ...]:
    """The register of a data folder that has written this package alone."""
    told = (written.items, written.files, written.size, written.seal)
    return (PackageRow(1, written.year, NOW, "张三", str(written.place), *told),)


def sealed_again(package: Path) -> None:
    """Give it tag manifests that agree with what stands there now, as somebody would write them who hides a change."""
    tags = [path for path in package.iterdir() if path.is_file() and not path.name.startswith("tagmanifest")]
    for name, algorithm in ((bag.TAG_MANIFEST, "sha256"), (bag.SECOND_TAG_MANIFEST, "sha512")):
        digests = {path.name: hashlib.new(algorithm, path.read_bytes()).hexdigest() for path in tags}
        (package / name).write_bytes(bag.manifest(digests))
