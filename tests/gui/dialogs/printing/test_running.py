"""Papers made and handed on one after another, on a real store."""

from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from gui.dialogs.printing import destinations, matter, running
from gui.dialogs.printing.destinations import (
    CopyToFile,
    CopyToFolder,
    ToFile,
    ToFolder,
    ToJoined,
    ToPrinter,
    joined_name,
    places,
    safe_file_name,
)
from gui.dialogs.printing.matter import Job
from gui.dialogs.printing.outcome import SEE_TROUBLES, telling_of, troubles_text
from gui.dialogs.printing.running import Outcome, Trouble, deliver
from gui.look.tokens import Tone
from gui.papers import Shop, make
from gui.papers.making import Made
from gui.printing.order import PrintOrder
from models.data_folder import DataFolder
from models.db.store import Store
from models.failures import BadInput, Cancelled, Unavailable
from models.output import write_file
from models.progress import Silent
from models.rows.paper import PaperChoices, PaperOrder
from models.rows.query import RegisterQuery
from models.rules.papers import HeadForm, PaperKind
from models.rules.terms import NoticeStatus, Register
from models.services.meetings import list_meetings
from models.services.notices import list_notices, notice_pdf
from models.services.settings import load_settings
from reports.errors import NotArchival
from reports.preview import page_count
from reports.proof import verifying

TODAY = date(2026, 11, 5)
Run = Callable[..., Outcome]


@pytest.fixture
def jobs(sample: Store) -> tuple[Job, ...]:
    """The records of three meetings."""
    with sample.read() as session:
        rows = list_meetings(session, RegisterQuery(year=2026, month=10))[:3]
    made = matter.of_records(Register.MEETING, rows)
    return matter.jobs_of(made, (PaperKind.MEETING_RECORD,), {PaperKind.MEETING_RECORD: PaperChoices()})


@pytest.fixture
def run(sample: Store, folder: DataFolder, jobs: tuple[Job, ...]) -> Run:
    """Deliver the three, or others."""

    def begin(delivery: Any, ordered: tuple[Job, ...] = jobs, progress: Any = Silent()) -> Outcome:  # noqa: B008
        return deliver(lambda: sample, Shop(folder.fonts), ordered, TODAY, delivery, progress)

    return begin


class StopAt:
    """A clerk who stops before a paper."""

    def __init__(self, place: int) -> None:
        self.place = place

    def step(self, done: int, _total: int, _text: str) -> None:
        """Raises Cancelled when its time has come."""
        if done >= self.place:
            raise Cancelled


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An empty folder."""
    made = tmp_path / "out"
    made.mkdir()
    return made


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


def test_all_into_one_file(run: Run, jobs: tuple[Job, ...], out: Path) -> None:
    outcome = run(ToJoined(out / "10月.pdf", "10月会议记录", 3))
    assert outcome.done == 3
    with pikepdf.open(out / "10月.pdf") as whole, whole.open_outline() as outline:
        assert len(outline.root) == 3
        assert all("第" in item.title or "支部" in item.title for item in outline.root)
    assert "3 份合并保存到" in outcome.told


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


def test_who_stops_a_joined_file_has_none(run: Run, out: Path) -> None:
    outcome = run(ToJoined(out / "10月.pdf", "10月会议记录", 3), progress=StopAt(2))
    assert (outcome.done, outcome.cancelled, outcome.place) == (0, True, "")
    assert names(out) == []
    assert "合并的文件没有生成" in telling_of(outcome, "保存").sentence


def test_a_paper_that_fails_is_named_and_the_others_come(run: Run, jobs: tuple[Job, ...], out: Path) -> None:
    gone = Job("没有的记录", PaperOrder(PaperKind.MEETING_RECORD, record_id=99_999))
    outcome = run(ToFolder(out), (jobs[0], gone, jobs[1]))
    assert (outcome.done, len(outcome.troubles)) == (2, 1)
    assert outcome.troubles[0].name == "没有的记录"
    telling = telling_of(outcome, "保存")
    assert (telling.tone, telling.action) == (Tone.BAD, SEE_TROUBLES)
    assert "有 1 份没有保存成功" in telling.sentence
    assert troubles_text(outcome.troubles).startswith("没有的记录：")


def test_a_joined_file_lacking_a_paper_is_not_written_and_nothing_is_made_in_vain(
    run: Run, jobs: tuple[Job, ...], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def noted(*words: Any) -> Made:
        made.append(words)
        return make(*words)

    monkeypatch.setattr(running, "make", noted)
    gone = Job("没有的记录", PaperOrder(PaperKind.MEETING_RECORD, record_id=99_999))
    outcome = run(ToJoined(out / "10月.pdf", "题", 3), (jobs[0], gone, jobs[1]))
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
    gone = Job("没有的记录", PaperOrder(PaperKind.MEETING_RECORD, record_id=99_999))
    many = (gone, *jobs, *jobs, *jobs)
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


@pytest.fixture
def spooled(monkeypatch: pytest.MonkeyPatch) -> list[tuple[PrintOrder, str, bytes]]:
    """What a spooler was handed."""
    handed: list[tuple[PrintOrder, str, bytes]] = []
    monkeypatch.setattr(destinations, "takes_pdf", lambda: True)
    monkeypatch.setattr(destinations, "spool", lambda *words: handed.append(words[:3]))
    return handed


def test_papers_are_jobs_of_their_own_in_order(
    run: Run, jobs: tuple[Job, ...], spooled: list[tuple[PrintOrder, str, bytes]]
) -> None:
    order = PrintOrder("三楼", copies=2)
    outcome = run(ToPrinter(order))
    assert [title for _, title, _ in spooled] == [
        title for _, title, _ in sorted(spooled, key=lambda h: h[1])
    ]
    assert [sent for sent, _, _ in spooled] == [order] * 3
    assert outcome.told == "已把 3 份文件交给打印机“三楼”。"


def test_numbered_copies_are_jobs_of_their_own(
    run: Run, jobs: tuple[Job, ...], spooled: list[tuple[PrintOrder, str, bytes]]
) -> None:
    red = Job(
        "通知",
        PaperOrder(
            PaperKind.MEETING_NOTICE, jobs[0].order.record_id, choices=PaperChoices(HeadForm.RED_HEAD)
        ),
    )
    order = PrintOrder("三楼", copies=3, first_number=8)
    run(ToPrinter(order, lambda _made, number: str(number).encode()), (red, jobs[0]))
    assert [(sent.copies, pdf) for sent, _, pdf in spooled[:3]] == [(1, b"8"), (1, b"9"), (1, b"10")]
    # A record has no red head: its copies are alike.
    assert [(sent.copies, pdf[:4]) for sent, _, pdf in spooled[3:]] == [(3, b"%PDF")]


def test_a_paper_that_the_printer_does_not_take_is_told_and_the_others_follow(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object) -> None:
        raise BadInput("打印机“三楼”没有接受这份文件（文件太大）。")

    monkeypatch.setattr(destinations, "takes_pdf", lambda: True)
    monkeypatch.setattr(destinations, "spool", refuse)
    outcome = run(ToPrinter(PrintOrder("三楼")))
    assert (outcome.done, len(outcome.troubles)) == (0, 3)


def test_a_printer_that_takes_nothing_ends_the_batch(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def refuse(*words: object) -> None:
        asked.append(words)
        raise Unavailable("打印机“坏了”没有接受这份文件（打印服务没有应答）。")

    monkeypatch.setattr(destinations, "takes_pdf", lambda: True)
    monkeypatch.setattr(destinations, "spool", refuse)
    outcome = run(ToPrinter(PrintOrder("坏了")))
    assert len(asked) == 1
    assert (outcome.done, len(outcome.troubles)) == (0, 1)
    assert telling_of(outcome, "打印").sentence == (
        "打印机“坏了”没有接受这份文件（打印服务没有应答）；已停下，完成 0 份，还有 3 份没有打印。"
    )


def test_who_stops_while_the_spooler_keeps_one_waiting_need_not_wait(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = False

    class Clerk:
        def step(self, _done: int, _total: int, _text: str) -> None:
            if stopped:
                raise Cancelled

    def slow(_order: object, _title: object, _pdf: object, waiting: Callable[[], object]) -> None:
        nonlocal stopped
        waiting()
        stopped = True
        waiting()
        raise AssertionError("went on although it was stopped")

    monkeypatch.setattr(destinations, "takes_pdf", lambda: True)
    monkeypatch.setattr(destinations, "spool", slow)
    outcome = run(ToPrinter(PrintOrder("三楼")), progress=Clerk())
    assert (outcome.done, outcome.cancelled, outcome.troubles) == (0, True, ())


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


def test_one_trouble_of_one_paper_is_its_own_sentence() -> None:
    assert telling_of(Outcome(0, 1, (Trouble("甲", "打不开。"),)), "打印").sentence == "打不开。"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("2026年10月督察通报", "2026年10月督察通报.pdf"),
        ("a/b:c.pdf", "a_b_c.pdf"),
        (" . ", "文件.pdf"),
        ("长" * 200, "长" * 70 + ".pdf"),
        ("con", "con_.pdf"),
        ("换\n行", "换_行.pdf"),
    ],
)
def test_file_names_are_what_every_system_takes(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


def test_names_are_numbered_until_one_is_free(tmp_path: Path) -> None:
    offered = [place.name for place in islice(places(tmp_path, "a/b", ".docx"), 3)]
    assert offered == ["a_b.docx", "a_b（2）.docx", "a_b（3）.docx"]
