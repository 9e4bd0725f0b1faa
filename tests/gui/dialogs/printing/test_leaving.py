"""What is saved, exported or printed with restricted content stands in the 出室登记."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.dialogs.printing.leaving import Leaving, leaving_file, leaving_print
from gui.dialogs.printing.matter import Job
from models.db.store import Store
from models.rows.archive_use import DepartureRow
from models.rows.meeting import MeetingSummary
from models.rows.paper import PaperChoices, PaperOrder
from models.rules.archive_terms import DepartureKind
from models.rules.papers import PaperKind
from models.services.departures import list_departures
from tests.gui.dialogs.printing.at_hand import Open, Wait, one

PLAIN = Job("会议记录", PaperOrder(PaperKind.MEETING_RECORD, record_id=1))
TALK = Job("谈话", PaperOrder(PaperKind.TALK_RECORD, record_id=2, choices=PaperChoices(with_content=True)))


@pytest.mark.parametrize(
    ("jobs", "as_word", "kind"),
    [
        ([PLAIN], False, DepartureKind.EXPORT),
        ([PLAIN], True, DepartureKind.WORD),
        ([TALK], False, DepartureKind.RESTRICTED_FILE),
        ([TALK], True, DepartureKind.RESTRICTED_FILE),
        ([PLAIN, TALK], False, DepartureKind.RESTRICTED_FILE),
    ],
)
def test_every_file_is_noted(jobs: list[Job], as_word: bool, kind: DepartureKind) -> None:
    left = leaving_file(jobs, "D:/", len(jobs), as_word=as_word)
    title = jobs[0].name if len(jobs) == 1 else "会议记录等2份"
    assert left == Leaving(kind, title, "D:/", len(jobs))


def test_of_prints_those_with_restricted_content_are_noted() -> None:
    assert leaving_print([PLAIN], "三楼", 1) is None
    left = leaving_print([TALK], "三楼", 1)
    assert left == Leaving(DepartureKind.RESTRICTED_PRINT, "谈话", "三楼", 1)


def test_what_was_stopped_half_way_names_what_came_out() -> None:
    assert leaving_file([PLAIN, PLAIN, PLAIN], "D:/", 1).title == "会议记录等1份"


def noted(store: Store) -> tuple[DepartureRow, ...]:
    with store.read() as session:
        return list_departures(session)


def test_a_saved_file_stands_in_the_register_and_a_failed_one_does_not(
    opened: Open, meetings: list[MeetingSummary], sample: Store, tmp_path: Path, qtbot: QtBot, settled: Wait
) -> None:
    before = len(noted(sample))
    dialog = opened(one(meetings))
    dialog.save()
    dialog.doing.save_to(str(tmp_path / "没有" / "记录.pdf"))
    qtbot.waitUntil(lambda: bool(dialog.banner.sentence))
    settled()
    assert len(noted(sample)) == before
    dialog.save()
    dialog.doing.save_to(str(tmp_path / "记录.pdf"))
    qtbot.waitUntil(lambda: "已保存到" in dialog.banner.sentence)
    settled()
    assert len(noted(sample)) == before + 1
    row = noted(sample)[0]
    assert (row.kind, row.destination, row.files) == (
        DepartureKind.EXPORT,
        str(tmp_path / "记录.pdf"),
        1,
    )
