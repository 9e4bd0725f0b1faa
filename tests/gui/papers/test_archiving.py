"""Masters of 件: papers, scans, photographs and files from outside in one PDF/A, and what stays beside it."""

import hashlib
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from sqlalchemy import select

from gui.papers import Shop
from gui.papers.archiving import Assembled, put_together, stored
from models.attachments import AttachmentStore
from models.data_folder import DataFolder
from models.db.store import Store
from models.entities import Meeting, NoticeFile
from models.failures import BadInput, Cancelled, NotFound
from models.rows.archive import ArchiveDetail, ArchiveRow, PartRow
from models.rules.archive_terms import ArchiveSource, ArchiveUnit, PartRole, Retention, Secrecy
from models.rules.papers import PaperKind
from models.rules.periods import Span
from models.rules.terms import RecordStatus
from reports.proof.validation import verify
from tests.reports.conftest import measure
from tests.reports.pictures import locked, of_pages, picture, turned, undeclared, without_fonts

SEPTEMBER = Span(date(2026, 9, 1), date(2026, 9, 30), "2026年9月")
TODAY = date(2026, 11, 21)
ROW = ArchiveRow(
    id=1,
    year=2026,
    retention=Retention.THIRTY,
    organization_code="DZB",
    number=1,
    fixed=False,
    code="S027-WS·2026-D30-DZB-0001",
    title="办公室党支部党员大会会议记录",
    document_number="",
    responsible="办公室党支部",
    dated=date(2026, 3, 12),
    secrecy=Secrecy.OPEN,
    pages=None,
    note="",
    source=ArchiveSource.MEETING,
    source_kind="",
    unit=ArchiveUnit.EACH,
    organization_id=None,
    organization_name="",
    box_number=None,
    left_out=False,
    left_out_reason="",
    destroyed_on=None,
    lacks=(),
    mastered=False,
    version=1,
)


@pytest.fixture
def shop(folder: DataFolder) -> Shop:
    return Shop(folder.fonts)


@pytest.fixture
def files(tmp_path: Path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "files")


def file_part(files: AttachmentStore, name: str, content: bytes) -> PartRow:
    row = files.add_bytes(name, content)
    return PartRow(PartRole.ANNEX, name, source_sha256=row.sha256, source_name=row.name, source_size=row.size)


def meeting_part(store: Store) -> PartRow:
    with store.read() as session:
        number = session.scalars(
            select(Meeting.id).where(Meeting.status == RecordStatus.HELD).order_by(Meeting.id)
        ).first()
    return PartRow(PartRole.TEXT, "会议记录", PaperKind.MEETING_RECORD, number)


def together(store: Store, shop: Shop, files: AttachmentStore, *parts: PartRow) -> Assembled:
    detail = ArchiveDetail(ROW, parts, None, None, "", "made from this", ())
    with store.read() as session:
        return put_together(session, shop, files, detail, TODAY)


def test_a_record_its_scans_and_what_cannot_be_taken(
    sample: Store, shop: Shop, files: AttachmentStore
) -> None:
    record = meeting_part(sample)
    printed = together(sample, shop, files, record)
    made = together(
        sample,
        shop,
        files,
        record,
        file_part(files, "签到表扫描件.tif", of_pages(3)),
        file_part(files, "照片.jpg", turned(6)),
        file_part(files, "上级通知.pdf", undeclared(printed.pdf)),
        file_part(files, "方案.docx", b"PK\x03\x04 not read"),
        file_part(files, "加密.pdf", locked(printed.pdf)),
        file_part(files, "未嵌字体.pdf", without_fonts()),
        replace(file_part(files, "坏图.png", picture(kind="PNG")[:70]), pages=2, pages_typed=True),
    )
    verify(made.pdf)
    own = printed.pages
    assert [part.pages for part in made.parts] == [own, 3, 1, own, None, None, 1, 2]
    assert made.within == {0, 1, 2, 3}
    assert made.pages == 2 * own + 4
    assert [left.position for left in made.untaken] == [4, 5, 6, 7]
    assert "有密码" in made.untaken[1].sentence
    assert ["取消密码" in left.sentence for left in made.untaken] == [False, True, False, False]
    assert ["打印扫描" in left.sentence for left in made.untaken] == [True, False, True, True]
    assert "按1页计数" in made.untaken[2].sentence
    with pikepdf.open(io.BytesIO(made.pdf)) as file, file.open_outline() as outline:
        assert [entry.title for entry in outline.root] == [
            "会议记录",
            "签到表扫描件.tif",
            "照片.jpg",
            "上级通知.pdf",
        ]
        assert str(file.docinfo["/Title"]) == ROW.title
        assert str(file.docinfo["/Author"]) == "办公室党支部"
    kept = stored(files, made)
    assert files.path_of(kept.master_sha256).read_bytes() == made.pdf
    assert [part.master_sha256 == kept.master_sha256 for part in kept.parts] == [True] * 4 + [False] * 4
    assert kept.parts[4].master_sha256 == ""
    assert kept.made_from == "made from this"


def test_made_again_it_is_the_same(sample: Store, shop: Shop, files: AttachmentStore) -> None:
    parts = meeting_part(sample), file_part(files, "照片.jpg", turned(3))
    assert together(sample, shop, files, *parts).pdf == together(sample, shop, files, *parts).pdf


def test_a_year_in_one_book_keeps_its_contents_and_links(
    sample: Store, shop: Shop, files: AttachmentStore
) -> None:
    book = PartRow(PartRole.TEXT, "会议记录汇编", PaperKind.MEETING_VOLUME, span=SEPTEMBER)
    made = together(sample, shop, files, book, file_part(files, "照片.jpg", picture()))
    verify(made.pdf)
    # Backs left blank before the contents and the records are no pages.
    assert made.parts[0].pages in (made.pages - 2, made.pages - 3)


def test_an_issued_notice_is_its_frozen_bytes(
    sample: Store, shop: Shop, files: AttachmentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sample.read() as session:
        number, frozen = session.execute(select(NoticeFile.notice_id, NoticeFile.pdf)).first() or (0, b"")
    part = PartRow(PartRole.ISSUED, "督察通报", PaperKind.INSPECTION_NOTICE, notice_id=number)
    made = together(sample, shop, files, part)
    assert made.within == {0}
    assert made.untaken == ()
    assert measure(made.pdf).texts == measure(frozen).texts
    # Its very bytes, too, for the package.
    assert files.path_of(made.parts[0].source_sha256).read_bytes() == frozen
    # What an earlier version of the program wrote and cannot be taken is kept as it was issued, and not lost.
    old = locked(frozen)
    monkeypatch.setattr("gui.papers.notices.notice_pdf", lambda *_: old)
    kept = stored(files, together(sample, shop, files, part))
    assert kept.master_sha256 == ""
    assert kept.parts[0].source_sha256 == hashlib.sha256(old).hexdigest()
    assert files.path_of(kept.parts[0].source_sha256).read_bytes() == old
    assert [left.position for left in kept.untaken] == [0]


def test_nothing_on_pages_is_no_master(sample: Store, shop: Shop, files: AttachmentStore) -> None:
    made = together(sample, shop, files, file_part(files, "表.xlsx", b"PK\x03\x04"))
    assert (made.pdf, made.pages) == (b"", 0)
    assert stored(files, made).master_sha256 == ""


def test_a_lost_or_altered_file_stops_the_whole(sample: Store, shop: Shop, files: AttachmentStore) -> None:
    part = file_part(files, "照片.jpg", picture())
    path = files.path_of(part.source_sha256)
    path.write_bytes(picture(size=(90, 90)))
    with pytest.raises(BadInput, match="与存入时不一致"):
        together(sample, shop, files, part)
    path.unlink()
    with pytest.raises(NotFound, match="不在数据文件夹里"):
        together(sample, shop, files, part)


def test_it_can_be_given_up(sample: Store, shop: Shop, files: AttachmentStore) -> None:
    class Tired:
        def step(self, done: int, total: int, text: str) -> None:
            if "第2页" in text:
                raise Cancelled

    part = file_part(files, "扫描.tif", of_pages(3))
    detail = ArchiveDetail(ROW, (part,), None, None, "", "", ())
    with sample.read() as session, pytest.raises(Cancelled):
        put_together(session, shop, files, detail, TODAY, Tired())
