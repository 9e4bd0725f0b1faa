"""Issuing: the number follows, a failure issues nothing, no key press does it by accident."""

import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.issue_notice import SEAL, IssueDialog
from gui.main_window import MainWindow
from models import clock
from models.data_folder import DataFolder
from models.db.store import Store
from models.failures import BadInput
from models.rows.notice import NoticeDetail, NoticeSection
from models.rules.periods import Month
from models.rules.terms import NoticeStatus
from models.services.notice_files import notice_pdf
from models.services.notice_issuing import issue_notice
from models.services.notices import draft_for, load_notice, save_notice
from models.services.seals import save_seal
from reports.errors import NotArchival
from reports.proof import validation
from tests.conftest import stamped
from tests.gui.desks import desk_over

OCTOBER = Month(2026, 10)
TODAY = date(2026, 11, 5)


def today() -> date:
    """The day all these tests are played on."""
    return TODAY


@pytest.fixture
def desk(window: MainWindow, folder: DataFolder, sample: Store) -> Iterator[Desk]:
    """The sample bureau's desk: nine notices of 2026 are issued."""
    with desk_over(sample, folder, window, today) as made:
        yield made


def keep(store: Store, **changes: object) -> NoticeDetail:
    """October's draft, kept."""
    with store.write() as session:
        draft = replace(draft_for(session, OCTOBER, TODAY), lead="导语", **changes)  # type: ignore[arg-type]
        made = save_notice(session, draft)
        assert made.record_id is not None
        return load_notice(session, made.record_id)


def read(store: Store, notice: NoticeDetail) -> NoticeDetail:
    """The draft as the store has it now."""
    assert notice.id is not None
    with store.read() as session:
        return load_notice(session, notice.id)


@pytest.fixture
def opened(desk: Desk, window: MainWindow, settled: Callable[[], None]) -> Callable[..., IssueDialog]:
    """Open the dialog over a draft."""

    def open_(notice: NoticeDetail) -> IssueDialog:
        dialog = IssueDialog(desk, window, notice)
        dialog.open()
        settled()
        return dialog

    return open_


def press(button: QWidget) -> None:
    """With the mouse."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_number_follows_and_cannot_be_chosen(sample: Store, opened: Callable[..., IssueDialog]) -> None:
    dialog = opened(keep(sample))
    assert dialog.number.value() == 10
    assert dialog.number.line.isReadOnly()
    assert dialog.preview.text().endswith("〔2026〕10号")


def test_the_first_of_a_year_may_be_chosen(
    sample: Store,
    opened: Callable[..., IssueDialog],
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 12, 20, 9, 0))
    notice = keep(sample)
    dialog = opened(notice)
    dialog.day.pick(date(2027, 1, 4))
    settled()
    assert dialog.number.value() == 1
    assert not dialog.number.line.isReadOnly()
    dialog.number.line.setText("4")
    dialog.number.edited.emit()
    assert dialog.preview.text().endswith("〔2027〕4号")
    press(dialog.issue_button)
    settled()
    issued = read(sample, notice)
    assert (issued.year, issued.number) == (2027, 4)


def test_without_a_document_word_issues_are_counted(
    sample: Store, opened: Callable[..., IssueDialog]
) -> None:
    assert opened(keep(sample, document_word="")).preview.text() == "第1期"


def test_it_says_that_it_issued(
    sample: Store, opened: Callable[..., IssueDialog], settled: Callable[[], None], qtbot: QtBot
) -> None:
    notice = keep(sample)
    dialog = opened(notice)
    with qtbot.waitSignal(dialog.issued) as told:
        press(dialog.issue_button)
    assert told.args == [notice.id]
    settled()
    assert read(sample, notice).status is NoticeStatus.ISSUED


@pytest.mark.parametrize(
    ("changes", "day", "word"),
    [
        ({"lead": "\U00030edd"}, TODAY, "\U00030edd"),
        ({"issuer": ""}, TODAY, "署名机关"),
        ({}, date(2026, 9, 30), "成文日期早于"),
        ({}, date(2126, 11, 5), "晚一个月以上"),
    ],
)
def test_a_refusal_is_a_sentence_and_uses_no_number(
    changes: dict[str, str],
    day: date,
    word: str,
    sample: Store,
    opened: Callable[..., IssueDialog],
    settled: Callable[[], None],
) -> None:
    notice = keep(sample)
    with sample.write() as session:
        save_notice(session, replace(notice, **changes))  # type: ignore[arg-type]
    notice = read(sample, notice)
    dialog = opened(notice)
    dialog.day.pick(day)
    settled()
    press(dialog.issue_button)
    settled()
    assert word in dialog.banner.sentence
    assert dialog.warning.isHidden(), "one stands in the other's place"
    assert dialog.isVisible()
    assert dialog.issue_button.isEnabled()
    assert dialog.issue_button.text() == "印发"
    after = read(sample, notice)
    assert (after.status, after.number) == (NoticeStatus.DRAFT, None)
    dialog.day.edited.emit()
    assert "不能撤回" in dialog.warning.sentence
    assert dialog.warning.isVisible()
    assert not dialog.banner.sentence
    dialog.reject()


def test_a_number_taken_meanwhile_is_asked_for_again(
    sample: Store, opened: Callable[..., IssueDialog], settled: Callable[[], None]
) -> None:
    notice = keep(sample)
    dialog = opened(notice)
    with sample.write() as session:
        other = save_notice(session, draft_for(session, Month(2026, 11), TODAY))
        assert other.record_id is not None
        issue_notice(session, other.record_id, 1, TODAY, 10, stamped)
    press(dialog.issue_button)
    settled()
    assert "11号" in dialog.banner.sentence
    assert dialog.number.value() == 11
    press(dialog.issue_button)
    settled()
    assert read(sample, notice).number == 11


@pytest.mark.parametrize("typed", ["", "2026-13-40"])
def test_a_day_that_is_none_is_explained(
    typed: str, sample: Store, opened: Callable[..., IssueDialog], settled: Callable[[], None]
) -> None:
    notice = keep(sample)
    dialog = opened(notice)
    dialog.day.line.setText(typed)
    dialog.day.edited.emit()
    assert dialog.preview.text() == ""
    press(dialog.issue_button)
    settled()
    assert dialog.day.error
    assert read(sample, notice).status is NoticeStatus.DRAFT
    dialog.reject()


def test_enter_in_a_field_issues_nothing(
    sample: Store, opened: Callable[..., IssueDialog], settled: Callable[[], None]
) -> None:
    notice = keep(sample)
    dialog = opened(notice)
    QTest.keyClick(dialog.day.line, Qt.Key.Key_Return)
    settled()
    assert read(sample, notice).status is NoticeStatus.DRAFT
    dialog.reject()


def test_escape_closes_and_frees_it(
    desk: Desk,
    sample: Store,
    opened: Callable[..., IssueDialog],
    freed: Callable[[weakref.ref[QWidget]], bool],
) -> None:
    dialog: IssueDialog | None = opened(keep(sample))
    assert dialog is not None
    seen: weakref.ref[QWidget] = weakref.ref(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog = None
    assert freed(seen)


def test_every_sentence_has_room(sample: Store, opened: Callable[..., IssueDialog]) -> None:
    dialog = opened(keep(sample, recipients="", sections=(NoticeSection("存在问题", ""),)))
    assert dialog.remarks.height() >= dialog.remarks.heightForWidth(dialog.remarks.width())
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() >= layout.totalHeightForWidth(dialog.width())


def a_seal(place: Path) -> bytes:
    """A square red picture."""
    picture = QImage(400, 400, QImage.Format.Format_RGB888)
    picture.fill(Qt.GlobalColor.red)
    assert picture.save(str(place))
    return place.read_bytes()


def test_the_faces_are_named_before_it_is_issued(sample: Store, opened: Callable[..., IssueDialog]) -> None:
    dialog = opened(keep(sample))
    assert dialog.faces.text().startswith("所用字体")
    assert not dialog.sealed.isEnabled()
    assert "还没有印章图片" in dialog.sealed.text()


def test_what_cannot_be_printed_says_nothing_wrong_of_the_seal(
    sample: Store, opened: Callable[..., IssueDialog], tmp_path: Path
) -> None:
    with sample.write() as session:
        save_seal(session, "印章.png", a_seal(tmp_path / "印章.png"))
    # A character that no face can have.
    dialog = opened(keep(sample, recipients="各党支部\U0010fffd"))
    assert dialog.banner.sentence
    assert dialog.sealed.text() == SEAL
    assert dialog.sealed.isEnabled()


def test_a_seal_that_cannot_be_looked_for_is_not_said_to_be_missing(
    sample: Store, opened: Callable[..., IssueDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_session: object) -> bool:
        raise BadInput("读不出来。")

    monkeypatch.setattr("gui.dialogs.issue_notice.has_seal", fail)
    dialog = opened(keep(sample))
    assert dialog.banner.sentence == "读不出来。"
    assert dialog.sealed.text() == "盖章"
    assert not dialog.sealed.isEnabled()


def test_the_seal_is_printed_when_it_is_ticked(
    sample: Store, opened: Callable[..., IssueDialog], settled: Callable[[], None], tmp_path: Path
) -> None:
    with sample.write() as session:
        save_seal(session, "印章.png", a_seal(tmp_path / "印章.png"))
    notice = keep(sample)
    dialog = opened(notice)
    assert dialog.sealed.isEnabled()
    assert not dialog.sealed.isChecked()
    dialog.sealed.click()
    press(dialog.issue_button)
    settled()
    issued = read(sample, notice)
    assert issued.status is NoticeStatus.ISSUED
    assert issued.sealed
    assert notice.id is not None
    with sample.read() as session:
        assert b"/Image" in notice_pdf(session, notice.id)


def test_a_file_that_is_not_archival_issues_nothing(
    sample: Store,
    opened: Callable[..., IssueDialog],
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    notice = keep(sample)
    dialog = opened(notice)

    def refuse(_pdf: bytes) -> None:
        raise NotArchival("有字体没有完整嵌入", [])

    monkeypatch.setattr(validation, "verify", refuse)
    press(dialog.issue_button)
    settled()
    assert "有字体没有完整嵌入" in dialog.banner.sentence
    assert read(sample, notice).number is None
