"""Masters of many 件 over the sample: kept one by one, told when they cannot be, given up half way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from gui.papers import Shop, mastering
from gui.papers.archiving import put_together
from gui.papers.mastering import Masters, make_masters
from models.attachments import AttachmentStore
from models.data_folder import DataFolder
from models.db.store import Store
from models.entities import ArchiveItem
from models.failures import BadInput, Cancelled, DataFolderFailure
from models.progress import Silent
from models.rows.archive import ArchiveDetail, PartRow
from models.rules.archive_terms import ArchiveSource, PartRole
from models.services import archive_items, archive_masters, archive_reading
from reports.errors import NotArchival
from reports.proof.validation import verify
from reports.proof.verifying import Verified

TODAY = date(2026, 11, 21)
YEAR = 2026


@pytest.fixture
def shop(folder: DataFolder) -> Shop:
    return Shop(folder.fonts, folder.attachments)


@pytest.fixture
def files(folder: DataFolder) -> AttachmentStore:
    return AttachmentStore(folder.attachments)


@pytest.fixture
def gathered(sample: Store) -> tuple[int, ...]:
    """Four short 件 of the year."""
    with sample.write() as session:
        archive_items.gather(session, YEAR, TODAY)
        query = select(ArchiveItem.id).where(
            ArchiveItem.source == ArchiveSource.DAILY_WORK, ArchiveItem.year == YEAR
        )
        return tuple(session.scalars(query.order_by(ArchiveItem.id).limit(4)))


Order = Callable[..., Masters]


@pytest.fixture
def order(sample: Store, shop: Shop, files: AttachmentStore, gathered: tuple[int, ...]) -> Order:
    def ordered(progress: object = None) -> Masters:
        return make_masters(sample, shop, files, gathered, TODAY, progress=progress or Silent())  # type: ignore[arg-type]

    return ordered


def details(store: Store, ids: tuple[int, ...]) -> list[ArchiveDetail]:
    with store.read() as session:
        return [archive_items.load_item(session, number) for number in ids]


@pytest.mark.parametrize("large", [mastering.LARGE, 1])
def test_each_is_kept_up_to_date_and_proved(
    sample: Store,
    files: AttachmentStore,
    gathered: tuple[int, ...],
    order: Order,
    monkeypatch: pytest.MonkeyPatch,
    large: int,
) -> None:
    monkeypatch.setattr(mastering, "LARGE", large)
    made = order()
    assert (made.asked, made.made, made.without, made.beside, made.troubles, made.cancelled) == (
        *(4, 4, (), (), ()),
        False,
    )
    for detail in details(sample, gathered):
        assert detail.row.mastered
        assert all(part.pages for part in detail.parts)
        verify(files.path_of(detail.master_sha256).read_bytes())
    with sample.read() as session:
        assert not set(gathered) & set(archive_masters.wanting_masters(session, YEAR))


def test_what_was_kept_stays_when_it_is_given_up(
    sample: Store, gathered: tuple[int, ...], order: Order
) -> None:
    class Tired:
        def step(self, done: int, total: int, text: str) -> None:
            assert total == 4
            if done == 2:
                raise Cancelled

    made = order(Tired())
    assert (made.made, made.cancelled) == (2, True)
    assert [detail.row.mastered for detail in details(sample, gathered)] == [True, True, False, False]


def test_one_that_fails_is_told_and_the_others_are_made(
    gathered: tuple[int, ...], order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = put_together

    def failing(
        session: object, shop: Shop, store: AttachmentStore, detail: ArchiveDetail, *rest: object
    ) -> object:
        if detail.row.id == gathered[1]:
            raise BadInput("这一件做不了，原件完好；请核对。")
        return whole(session, shop, store, detail, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(mastering, "put_together", failing)
    made = order()
    assert made.made == 3
    assert [(trouble.item_id, trouble.sentence) for trouble in made.troubles] == [
        (gathered[1], "这一件做不了，原件完好；请核对。")
    ]


def test_what_is_not_proved_is_not_kept(
    sample: Store, gathered: tuple[int, ...], order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(papers: object) -> object:
        for name, pdf in papers:  # type: ignore[attr-defined]
            yield Verified(name, pdf, NotArchival("有字体没有完整嵌入"))

    monkeypatch.setattr("reports.proof.verifying.verified", refused)
    made = order()
    assert (made.made, len(made.troubles)) == (0, 4)
    assert not any(detail.master_sha256 for detail in details(sample, gathered))


def test_a_full_disk_stops_all(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DataFolderFailure("磁盘空间不足，原有数据完好；请清理磁盘。")

    monkeypatch.setattr(AttachmentStore, "add_bytes", full)
    made = order()
    assert made.made == 0
    assert len(made.troubles) == 1


def test_a_mistake_in_the_program_is_no_trouble_of_the_office(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(mastering, "put_together", mistaken)
    with pytest.raises(ZeroDivisionError):
        order()


def test_what_stays_beside_and_what_has_no_page_at_all_is_told(
    sample: Store, shop: Shop, files: AttachmentStore, gathered: tuple[int, ...], tmp_path: Path
) -> None:
    annex = tmp_path / "方案.docx"
    annex.write_bytes(b"PK\x03\x04 a plan")
    with sample.write() as session:
        kept = files.add(annex)
        part = PartRow(
            PartRole.ANNEX, "方案.docx", source_sha256=kept.sha256, source_name="方案.docx", by_hand=True
        )
        mixed, bare = (archive_items.load_item(session, number) for number in gathered[:2])
        archive_items.save_item(session, replace(mixed, parts=(*mixed.parts, part)))
        archive_items.save_item(session, replace(bare, parts=(part,)))
    made = make_masters(sample, shop, files, gathered[:2], TODAY, progress=Silent())
    assert [left.item_id for left in made.beside] == [gathered[0]]
    assert [left.item_id for left in made.without] == [gathered[1]]
    assert made.made == 1
    mixed, bare = details(sample, gathered[:2])
    assert mixed.parts[-1].pages is None
    assert (bare.master_sha256, bare.parts[0].pages) == ("", None)


def test_one_that_was_removed_meanwhile_is_told(
    sample: Store, shop: Shop, files: AttachmentStore, gathered: tuple[int, ...]
) -> None:
    gone = max(gathered) + 10_000
    made = make_masters(sample, shop, files, (gone,), TODAY, progress=Silent())
    assert (made.asked, made.made) == (1, 0)
    assert [trouble.item_id for trouble in made.troubles] == [gone]
    assert "已不在目录中" in made.troubles[0].sentence


def test_the_year_is_read_once_for_all_of_them(
    sample: Store, gathered: tuple[int, ...], order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    whole = archive_reading.details

    def counted(*given: object) -> object:
        read.append(1)
        return whole(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(archive_items, "details", counted)

    def nothing(*_: object) -> object:
        raise BadInput("这一件做不了，原件完好；请核对。")

    monkeypatch.setattr(mastering, "put_together", nothing)
    assert len(order().troubles) == len(gathered)
    assert len(read) == 1
