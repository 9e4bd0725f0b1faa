"""Papers handed on into files of their own: none overwritten, none twice, what fails is named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gui.dialogs.printing import destinations
from gui.dialogs.printing.destinations import (
    CopyToFile,
    CopyToFolder,
    ToFile,
    ToFolder,
    ToJoined,
)
from gui.dialogs.printing.matter import Job
from gui.dialogs.printing.outcome import SEE_TROUBLES, telling_of, troubles_text
from gui.dialogs.printing.running import Outcome, Trouble
from gui.look.tokens import Tone
from gui.papers.making import Made
from models.db.store import Store
from models.failures import Unavailable
from models.output import write_file
from models.rows.paper import PaperOrder
from models.rules.papers import PaperKind
from models.rules.terms import NoticeStatus
from models.services.notice_files import notice_pdf
from models.services.notices import list_notices
from reports.errors import NotArchival
from reports.preview import page_count
from reports.proof import verifying
from tests.gui.dialogs.printing.running.batches import GONE, Run, StopAt, names


def test_one_paper_into_its_file(run: Run, jobs: tuple[Job, ...], out: Path) -> None:
    outcome = run(ToFile(out / "记录.pdf"), jobs[:1])
    assert (outcome.done, outcome.troubles) == (1, ())
    assert names(out) == ["记录.pdf"]
    assert page_count((out / "记录.pdf").read_bytes()) >= 1
    assert telling_of(outcome, "保存").sentence == f"已保存到 {out / '记录.pdf'}。"


def test_each_into_its_own_file_and_nothing_is_overwritten(run: Run, out: Path) -> None:
    assert run(ToFolder(out)).done == 3
    for file in out.iterdir():
        file.write_bytes(b"something else: " + file.name.encode())
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    assert run(ToFolder(out)).done == 3
    assert len(names(out)) == 6
    assert sum("（2）" in name for name in names(out)) == 3
    assert all((out / name).read_bytes() == content for name, content in before.items())


@pytest.mark.parametrize("delivery", [ToFolder, CopyToFolder])
def test_what_is_there_already_is_not_put_twice(run: Run, out: Path, delivery: Callable[[Path], Any]) -> None:
    stopped = run(delivery(out), progress=StopAt(2))
    first = names(out)
    assert stopped.done == len(first) == 2
    again = run(delivery(out))
    assert (again.done, again.troubles) == (3, ())
    assert len(names(out)) == 3
    assert f"1 份到 {out}，已有 2 份内容相同" in again.told
    once_more = run(delivery(out))
    assert len(names(out)) == 3
    assert f"3 份都已在 {out}，内容相同，没有重复" in once_more.told


def test_papers_that_are_alike_are_files_of_their_own_also_the_second_time(
    run: Run, jobs: tuple[Job, ...], out: Path
) -> None:
    for _ in range(2):
        assert run(ToFolder(out), (jobs[0], jobs[0])).done == 2
        assert len(names(out)) == 2


def test_editable_copies_go_beside_one_another(run: Run, jobs: tuple[Job, ...], out: Path) -> None:
    assert run(CopyToFile(out / "记录.docx"), jobs[:1]).done == 1
    outcome = run(CopyToFolder(out))
    assert outcome.done == 3
    assert len(names(out)) == 4
    assert all((out / name).read_bytes().startswith(b"PK") for name in names(out))
    assert "正式文件以 PDF 为准" in telling_of(outcome, "导出").sentence


def test_who_stops_has_what_is_done_and_nothing_half(run: Run, out: Path) -> None:
    outcome = run(ToFolder(out), progress=StopAt(2))
    assert (outcome.done, outcome.cancelled) == (2, True)
    assert len(names(out)) == 2
    telling = telling_of(outcome, "保存")
    assert telling.tone is Tone.WARN
    assert "完成 2 份，还有 1 份没有保存" in telling.sentence


def test_a_paper_that_fails_is_named_and_the_others_come(run: Run, jobs: tuple[Job, ...], out: Path) -> None:
    outcome = run(ToFolder(out), (jobs[0], GONE, jobs[1]))
    assert (outcome.done, len(outcome.troubles)) == (2, 1)
    assert outcome.troubles[0].name == "没有的记录"
    telling = telling_of(outcome, "保存")
    assert (telling.tone, telling.action) == (Tone.BAD, SEE_TROUBLES)
    assert "有 1 份没有保存成功" in telling.sentence
    assert troubles_text(outcome.troubles).startswith("没有的记录：")


@pytest.mark.parametrize("proves", [True, False])
def test_a_full_disk_ends_the_batch_and_is_told_first(
    run: Run, jobs: tuple[Job, ...], out: Path, monkeypatch: pytest.MonkeyPatch, proves: bool
) -> None:
    tried = []

    def full(where: Path, content: bytes) -> None:
        tried.append(where)
        if len(tried) > 1:
            raise Unavailable("文件没有存成（磁盘空间不足），原有文件没有改动；请清理磁盘。")
        write_file(where, content)

    monkeypatch.setattr(destinations, "write_file", full)
    many = (GONE, *jobs, *jobs, *jobs)
    outcome = run(ToFolder(out) if proves else CopyToFolder(out), many)
    assert len(tried) == 2
    assert (outcome.done, len(outcome.troubles), outcome.total) == (1, 2, 10)
    telling = telling_of(outcome, "保存")
    assert (telling.tone, telling.action) == (Tone.BAD, SEE_TROUBLES)
    assert telling.sentence == (
        "文件没有存成（磁盘空间不足），原有文件没有改动；请清理磁盘；"
        "已停下，完成 1 份，还有 8 份没有保存；另有 1 份没有保存成功。"
    )


def test_what_is_not_archival_is_not_written(run: Run, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_made: object) -> NotArchival:
        return NotArchival("缺少统一的颜色说明", [])

    def refuse_joined(_made: object) -> None:
        raise NotArchival("缺少统一的颜色说明", [])

    monkeypatch.setattr(verifying, "verdict", refuse)
    monkeypatch.setattr(destinations, "verify", refuse_joined)
    outcome = run(ToFolder(out))
    assert (outcome.done, len(outcome.troubles)) == (0, 3)
    assert names(out) == []
    assert run(ToJoined(out / "10月.pdf", "题", 3)).done == 0
    assert names(out) == []


def test_what_was_issued_long_ago_is_handed_over_as_it_is(run: Run, sample: Store, out: Path) -> None:
    with sample.read() as session:
        issued = next(row for row in list_notices(session) if row.status is NoticeStatus.ISSUED)
        bytes_then = notice_pdf(session, issued.id)
    order = PaperOrder(PaperKind.INSPECTION_NOTICE, record_id=issued.id)
    outcome = run(ToFolder(out), (Job("通报", order),))
    assert (outcome.done, outcome.troubles) == (1, ())
    assert [file.read_bytes() for file in out.iterdir()] == [bytes_then]


def test_a_mistake_of_the_program_is_no_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(ToFolder):
        def put(self, made: Made, job: Job, progress: Any) -> None:
            raise KeyError("mistake")

    with pytest.raises(KeyError):
        run(Broken(Path()))


def test_one_trouble_of_one_paper_is_its_own_sentence() -> None:
    assert telling_of(Outcome(0, 1, (Trouble("甲", "打不开。"),)), "打印").sentence == "打不开。"
