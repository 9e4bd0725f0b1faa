"""The print dialog offers the seal where there is one."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from models.db.store import Store
from models.rows.meeting import MeetingSummary
from models.rules.papers import PaperKind
from models.services.seals import remove_seal, save_seal
from tests.gui.dialogs.printing.at_hand import Open, one, wait_made


def test_without_a_seal_nothing_can_be_sealed(opened: Open, meetings: list[MeetingSummary]) -> None:
    dialog = opened(one(meetings))
    dialog.papers.setCurrentRow(dialog.matter.kinds.index(PaperKind.MEETING_NOTICE))
    assert not dialog.choices.sealed.isEnabled()


def test_the_seal_can_be_ticked_when_there_is_one(
    opened: Open, meetings: list[MeetingSummary], sample: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    from io import BytesIO

    from PIL import Image

    picture = BytesIO()
    Image.new("RGBA", (400, 400), (200, 0, 0, 90)).save(picture, "PNG")
    with sample.write() as session:
        save_seal(session, "印章.png", picture.getvalue())
    dialog = opened(one(meetings))
    dialog.papers.setCurrentRow(dialog.matter.kinds.index(PaperKind.MEETING_NOTICE))
    assert dialog.choices.sealed.isEnabled()
    dialog.choices.sealed.click()
    assert dialog.choices.choices().sealed
    wait_made(qtbot, dialog)
    dialog.save()
    dialog.doing.save_to(str(tmp_path / "通知.pdf"))
    qtbot.waitUntil(lambda: "已保存到" in dialog.banner.sentence)
    again = opened(one(meetings))
    assert again.papers.current is PaperKind.MEETING_NOTICE
    assert again.choices.sealed.isChecked()
    with sample.write() as session:
        remove_seal(session)
    without = opened(one(meetings))
    assert not without.choices.sealed.isChecked()
    assert not any(job.order.choices.sealed for job in without.jobs())
