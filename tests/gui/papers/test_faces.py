"""What the font settings ask and order, without a window."""

from datetime import date
from pathlib import Path

import pytest

from gui.papers import Shop, issue, make
from gui.papers.faces import keep_faces, print_sheet, survey_faces, try_faces
from gui.printing.printers import Printers
from models.data_folder import DataFolder
from models.db.store import Store
from models.failures import BadInput
from models.rows.faces import FaceChoice
from models.rows.paper import PaperOrder
from models.rules.faces import OF_BUREAU, OF_PROGRAM, FaceMode
from models.rules.papers import PaperKind
from models.rules.periods import Month
from models.services.faces import load_faces, save_faces
from models.services.notice_files import notice_faces, notice_pdf
from models.services.notice_issuing import next_number
from models.services.notices import draft_for, load_notice, save_notice
from reports.faces.fonts import Style
from tests.reports.made_face import Made, fangsong, put


def test_paper_is_made_in_the_bureaus_faces(store: Store, folder: DataFolder) -> None:
    shop = Shop(folder.fonts)
    with store.read() as session:
        assert shop.book(session).faces(Style.FANGSONG)[0].origin == OF_PROGRAM
    put(folder.fonts, "simfang.ttf", fangsong())
    with store.read() as session:
        book = shop.book(session)
        assert book.faces(Style.FANGSONG)[0].origin == OF_BUREAU
        assert shop.book(session).notes == ()


def test_a_face_that_is_gone_is_noted_for_whoever_prints(store: Store, folder: DataFolder) -> None:
    with store.write() as session:
        save_faces(session, [FaceChoice("黑体", FaceMode.CHOSEN, "某黑", "h.ttf")])
    with store.read() as session:
        (note,) = Shop(folder.fonts).book(session).notes
    assert note.startswith("黑体指定的字体“某黑”（h.ttf）在这台电脑上找不到")


def test_the_faces_of_an_issued_notice_are_kept_with_it(sample: Store, folder: DataFolder) -> None:
    """And its bytes stay what they were, whatever faces the PC has later."""
    put(folder.fonts, "simfang.ttf", fangsong())
    shop, today = Shop(folder.fonts), date(2026, 12, 1)
    with sample.write() as session:
        draft = draft_for(session, Month(2026, 11), today)
        notice_id = save_notice(session, draft).record_id
        assert notice_id is not None
        kept = load_notice(session, notice_id)
        issue(
            session,
            shop,
            notice_id,
            kept.version,
            today,
            next_number(session, kept.document_word, 2026).number,
        )
        pdf = notice_pdf(session, notice_id)
    (folder.fonts / "simfang.ttf").unlink()
    with sample.read() as session:
        faces = {(use.style, use.family, use.origin) for use in notice_faces(session, notice_id)}
        made = make(session, shop, PaperOrder(PaperKind.INSPECTION_NOTICE, record_id=notice_id), today)
    assert ("仿宋", "仿宋_GB2312", OF_BUREAU) in faces
    assert ("小标宋", "Jiguan Title Song", OF_PROGRAM) in faces
    assert made.pdf == pdf
    assert {(use.style, use.family, use.origin) for use in made.faces} == faces


def test_a_picked_file_is_offered_before_it_is_brought_along(
    store: Store, folder: DataFolder, tmp_path: Path
) -> None:
    stick = put(tmp_path / "stick", "fz.ttf", Made("方正小标宋简体"))
    choices = [FaceChoice("小标宋", FaceMode.CHOSEN, "方正小标宋简体", "fz.ttf")]
    with store.read() as session:
        assert [offer.origin for offer in survey_faces(session, folder.fonts, [stick]).offers] == [OF_BUREAU]
        trial = try_faces(session, 7, folder.fonts, [stick], choices, date(2026, 11, 21))
    assert (trial.round, trial.styles[1].family) == (7, "方正小标宋简体")
    assert trial.pdf.startswith(b"%PDF")


def test_only_what_is_chosen_is_brought_along_under_the_name_it_gets(
    store: Store, folder: DataFolder, tmp_path: Path
) -> None:
    put(folder.fonts, "fz.ttf", Made("方正黑体_GBK"))
    picked = [
        put(tmp_path / "stick", "fz.ttf", Made("方正小标宋简体")),
        put(tmp_path / "stick", "other.ttf", Made("别的")),
    ]
    with store.write() as session:
        keep_faces(
            session,
            folder.fonts,
            picked,
            [FaceChoice("小标宋", FaceMode.CHOSEN, "方正小标宋简体", "fz.ttf"), FaceChoice("仿宋")],
        )
    assert sorted(path.name for path in folder.fonts.iterdir()) == ["fz.ttf", "fz（2）.ttf"]
    with store.read() as session:
        assert load_faces(session) == (
            FaceChoice("小标宋", FaceMode.CHOSEN, "方正小标宋简体", "fz（2）.ttf"),
        )


def test_a_pc_without_a_printer_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.printing.printers.find_printers", Printers)
    with pytest.raises(BadInput, match="没有安装打印机"):
        print_sheet(None, "字体试印页", b"%PDF")


def test_the_sheet_goes_to_the_printer_the_pc_takes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[str, str, bytes]] = []
    monkeypatch.setattr("gui.printing.printers.find_printers", lambda: Printers(("甲", "乙"), "乙"))
    monkeypatch.setattr("gui.printing.handing.takes_pdf", lambda: True)
    monkeypatch.setattr(
        "gui.printing.handing.spool",
        lambda order, title, pdf, _waiting: sent.append((order.printer, title, pdf)),
    )
    assert print_sheet(None, "字体试印页", b"%PDF") == "试印页已交给打印机“乙”。"
    assert sent == [("乙", "字体试印页", b"%PDF")]
