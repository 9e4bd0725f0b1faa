"""Papers joined into one file: whole or not at all."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from gui.dialogs.printing import destinations, running
from gui.dialogs.printing.destinations import (
    ToJoined,
    joined_name,
)
from gui.dialogs.printing.matter import Job
from gui.dialogs.printing.outcome import telling_of
from gui.look.tokens import Tone
from gui.papers import make
from gui.papers.making import Made
from models.db.store import Store
from models.failures import Unavailable
from models.output import write_file
from models.rows.paper import PaperOrder
from models.rules.papers import PaperKind
from models.services.settings import load_settings
from tests.gui.dialogs.printing.running.batches import GONE, Run, StopAt, names


def test_all_into_one_file(run: Run, jobs: tuple[Job, ...], out: Path) -> None:
    outcome = run(ToJoined(out / "10月.pdf", "10月会议记录", 3))
    assert outcome.done == 3
    with pikepdf.open(out / "10月.pdf") as whole, whole.open_outline() as outline:
        assert len(outline.root) == 3
        assert all("第" in item.title or "支部" in item.title for item in outline.root)
    assert "3 份合并保存到" in outcome.told


def test_who_stops_a_joined_file_has_none(run: Run, out: Path) -> None:
    outcome = run(ToJoined(out / "10月.pdf", "10月会议记录", 3), progress=StopAt(2))
    assert (outcome.done, outcome.cancelled, outcome.place) == (0, True, "")
    assert names(out) == []
    assert "合并的文件没有生成" in telling_of(outcome, "保存").sentence


def test_a_joined_file_lacking_a_paper_is_not_written_and_nothing_is_made_in_vain(
    run: Run, jobs: tuple[Job, ...], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def noted(*words: Any) -> Made:
        made.append(words)
        return make(*words)

    monkeypatch.setattr(running, "make", noted)
    outcome = run(ToJoined(out / "10月.pdf", "题", 3), (jobs[0], GONE, jobs[1]))
    assert outcome.done == 0
    assert names(out) == []
    assert len(made) == 2
    telling = telling_of(outcome, "保存")
    assert telling.tone is Tone.BAD
    assert telling.sentence.startswith("合并的文件没有生成；没有的记录：")


def test_a_joined_file_that_cannot_be_written_is_told_as_one_file(
    run: Run, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = out / "10月.pdf"

    def full(where: Path, content: bytes) -> None:
        if where == place:
            raise Unavailable("文件没有存成（磁盘空间不足），原有文件没有改动；请清理磁盘。")
        write_file(where, content)

    monkeypatch.setattr(destinations, "write_file", full)
    telling = telling_of(run(ToJoined(place, "题", 3)), "保存")
    assert (telling.tone, telling.action) == (Tone.BAD, "")
    assert telling.sentence == "文件没有存成（磁盘空间不足），原有文件没有改动；请清理磁盘。"


def test_a_joined_file_is_the_bureaus(run: Run, sample: Store, out: Path) -> None:
    run(ToJoined(out / "10月.pdf", "题", 3))
    with sample.read() as session:
        bureau = load_settings(session).bureau_name
    with pikepdf.open(out / "10月.pdf") as whole:
        assert str(whole.docinfo["/Author"]) == bureau != ""


@pytest.mark.parametrize(
    ("kinds", "name"),
    [
        ((PaperKind.MEETING_NOTICE, PaperKind.MEETING_NOTICE), "2份会议通知"),
        ((PaperKind.MEETING_NOTICE, PaperKind.SIGN_IN_SHEET), "2条会议记录"),
    ],
)
def test_a_joined_file_is_called_by_its_papers(kinds: tuple[PaperKind, ...], name: str) -> None:
    ordered = [Job("甲", PaperOrder(kind, record_id=1)) for kind in kinds]
    assert joined_name(ordered, "2条会议记录") == name
