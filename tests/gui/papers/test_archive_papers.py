"""Papers of the archive over the sample: of a year, of boxes, of a destruction list, copies with the stamp, and of what a dialog shows."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from gui.papers import Made, Shop, make, verify
from gui.papers.mastering import make_masters
from models.attachments import AttachmentStore
from models.data_folder import DataFolder
from models.db.store import Store
from models.entities import ArchiveBox, ArchiveItem, Destruction, DestructionLine, Member
from models.failures import BadInput, NotFound
from models.progress import Silent
from models.rows.archive import ArchiveScope, BoxRow
from models.rows.paper import PaperOrder
from models.rules.archive_terms import ArchiveSource, DestructionState, Retention
from models.rules.papers import PaperKind
from models.rules.periods import year_of
from models.services import archive_boxes, archive_items
from models.services.member_roll import member_roll
from models.services.settings import load_settings, save_settings
from tests.reports.archive_use_sheets import FIXITY, PACKAGE
from tests.reports.conftest import measure

TODAY, YEAR = date(2026, 11, 21), 2026


@pytest.fixture
def shop(folder: DataFolder) -> Shop:
    return Shop(folder.fonts, folder.attachments)


@pytest.fixture
def year(sample: Store) -> Store:
    """The year gathered."""
    with sample.write() as session:
        save_settings(session, replace(load_settings(session), fonds_number="S027"))
        archive_items.gather(session, YEAR, TODAY)
    return sample


def printed(store: Store, shop: Shop, order: PaperOrder) -> Made:
    with store.read() as session:
        made = make(session, shop, order, TODAY)
    verify(made)
    return made


def short_items(store: Store) -> list[int]:
    with store.read() as session:
        query = select(ArchiveItem.id).where(
            ArchiveItem.source == ArchiveSource.DAILY_WORK, ArchiveItem.year == YEAR
        )
        return list(session.scalars(query.order_by(ArchiveItem.id).limit(2)))


def test_a_directory_and_cover_of_a_year_or_of_a_retention(year: Store, shop: Shop) -> None:
    whole = printed(year, shop, PaperOrder(PaperKind.ARCHIVE_DIRECTORY, archive=ArchiveScope(YEAR)))
    ten = ArchiveScope(YEAR, Retention.TEN)
    part = printed(year, shop, PaperOrder(PaperKind.ARCHIVE_DIRECTORY, archive=ten))
    cover = printed(year, shop, PaperOrder(PaperKind.ARCHIVE_COVER, archive=ten))
    assert "保管期限：永久" in measure(whole.pdf).text
    assert "保管期限：永久" not in measure(part.pdf).text
    assert whole.title != part.title
    assert "10年" in measure(cover.pdf).text
    assert "S027" in measure(cover.pdf).text
    none = ArchiveScope(YEAR, organization_code="没有这个")
    assert (
        "没有归档文件"
        in measure(printed(year, shop, PaperOrder(PaperKind.ARCHIVE_DIRECTORY, archive=none)).pdf).text
    )


def test_a_paper_of_the_archive_without_its_year_is_refused(year: Store, shop: Shop) -> None:
    for kind in (PaperKind.ARCHIVE_DIRECTORY, PaperKind.BOX_SPINE, PaperKind.ARCHIVED_ITEM):
        with pytest.raises(BadInput, match="请指明年度"):
            printed(year, shop, PaperOrder(kind))
    for kind in (PaperKind.FIXITY_REPORT, PaperKind.PACKAGE_REPORT):
        with pytest.raises(BadInput, match="没有说明是哪一次核验"):
            printed(year, shop, PaperOrder(kind))


def test_boxes_have_their_sheet_and_their_spine(year: Store, shop: Shop) -> None:
    for kind in (PaperKind.BOX_NOTE, PaperKind.BOX_SPINE):
        with pytest.raises(BadInput, match="还没有装盒"):
            printed(year, shop, PaperOrder(kind, archive=ArchiveScope(YEAR)))
    with year.write() as session:
        for number, retention in enumerate((Retention.TEN, Retention.PERMANENT), 1):
            archive_boxes.save_box(session, BoxRow(None, YEAR, retention, "", number, 30))
        only = session.scalars(select(ArchiveBox.id).where(ArchiveBox.retention == Retention.TEN)).one()
    both = printed(year, shop, PaperOrder(PaperKind.BOX_SPINE, archive=ArchiveScope(YEAR)))
    assert "永久" in measure(both.pdf).text
    note = printed(year, shop, PaperOrder(PaperKind.BOX_NOTE, archive=ArchiveScope(YEAR, box_id=only)))
    assert "10年" in measure(note.pdf).text
    assert note.pages == 1


def test_copies_carry_stamp_and_numbers_and_each_begins_on_a_front(year: Store, shop: Shop) -> None:
    assert shop.files is not None
    files, ids = AttachmentStore(shop.files), short_items(year)
    with pytest.raises(BadInput, match="还没有制作归档件"):
        printed(year, shop, PaperOrder(PaperKind.ARCHIVED_ITEM, record_id=ids[0]))
    make_masters(year, shop, files, ids, TODAY, progress=Silent())
    with year.read() as session:
        rows = archive_items.rows_of(session, ids)
    one = printed(year, shop, PaperOrder(PaperKind.ARCHIVED_ITEM, record_id=ids[0]))
    number = f"{rows[ids[0]].number:04d}"
    assert all(cell in measure(one.pdf).text for cell in ("S027", str(YEAR), number))
    assert rows[ids[0]].code in one.title
    both = printed(
        year, shop, PaperOrder(PaperKind.ARCHIVED_ITEM, archive=ArchiveScope(YEAR, item_ids=tuple(ids)))
    )
    assert both.pages == sum(count + count % 2 for count in ((rows[each].pages or 0) for each in ids))
    master = next(files.folder.glob("*/*"))
    for path in files.folder.glob("*/*"):
        path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(BadInput, match="与存入时不一致，没有生成文件；请从备份找回，或者重新制作"):
        printed(year, shop, PaperOrder(PaperKind.ARCHIVED_ITEM, record_id=ids[0]))
    for path in files.folder.glob("*/*"):
        path.unlink()
    with pytest.raises(NotFound, match="不在数据文件夹里"):
        printed(year, shop, PaperOrder(PaperKind.ARCHIVED_ITEM, record_id=ids[0]))
    assert not master.exists()


def test_a_destruction_list_by_its_number(year: Store, shop: Shop) -> None:
    with year.write() as session:
        listed = Destruction(
            title="2058年销毁清册",
            state=DestructionState.DRAFT,
            made_on=TODAY,
            reason="",
            approval="",
            approved_by="",
            supervisors="",
        )
        session.add(listed)
        session.flush()
        number = listed.id
        item = short_items_of(session)
        session.add(DestructionLine(destruction_id=number, position=1, item_id=item, opinion="同意销毁"))
    made = printed(year, shop, PaperOrder(PaperKind.DESTRUCTION_LIST, record_id=number))
    assert made.title == "2058年销毁清册"
    assert "同意销毁" in measure(made.pdf).text
    with pytest.raises(BadInput, match="哪一份"):
        printed(year, shop, PaperOrder(PaperKind.DESTRUCTION_LIST))


def short_items_of(session: object) -> int:
    """A 件 of ten years."""
    query = select(ArchiveItem.id).where(ArchiveItem.retention == Retention.TEN).limit(1)
    found: int = session.scalars(query).one()  # type: ignore[attr-defined]
    return found


def test_what_a_dialog_shows_is_printed(sample: Store, shop: Shop) -> None:
    fixity = printed(sample, shop, PaperOrder(PaperKind.FIXITY_REPORT, shown=FIXITY))
    package = printed(sample, shop, PaperOrder(PaperKind.PACKAGE_REPORT, shown=PACKAGE))
    assert (fixity.title, package.title) == ("附件核验报告 2027-03-01", "归档包核验报告 归档包-S027-2026")


def test_the_roster_of_a_day_is_of_members_alone(sample: Store, shop: Shop) -> None:
    with sample.read() as session:
        roll = member_roll(session, TODAY)
        lines = [line for _, branch in roll.branches for line in branch]
        one = lines[0].entry
        of_branch = member_roll(session, TODAY, one.branch_id)
        kept = session.get(Member, one.id)
        assert kept is not None
        assert (lines[0].ethnicity, lines[0].born_on) == (kept.ethnicity, kept.born_on)
    assert {line.entry.standing.label for line in lines} == {"正式党员", "预备党员"}
    assert [name for name, _ in of_branch.branches] == [one.branch_name]
    assert of_branch.scope == one.branch_name
    made = printed(sample, shop, PaperOrder(PaperKind.MEMBER_ROSTER, span=year_of(YEAR)))
    # The year is not over: the roster is of today.
    assert "截至2026年11月21日" in measure(made.pdf).text
