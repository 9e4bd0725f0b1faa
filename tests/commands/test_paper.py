"""Any paper by its name, without a screen: every kind once, and one sentence for each order that cannot be carried out."""

import zipfile
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import func, select

from gui.papers.records import papers_of_record
from models.data_folder import DataFolder
from models.db.store import Store
from models.demo.reflections import CAMPAIGNS
from models.entities import NoticeFile, Organization, Record, RectificationItem
from models.failures import ExitCode
from models.rules.papers import PaperKind, PaperSource
from models.rules.terms import OrganizationKind
from tests.commands.headless import everything, only_sentence, registers, run

Capture = pytest.CaptureFixture[str]
OF_A_YEAR_IN_BOXES = {
    *(kind for kind in PaperKind if kind.source is PaperSource.SHOWN),
    *(PaperKind.BOX_NOTE, PaperKind.BOX_SPINE, PaperKind.ARCHIVED_ITEM, PaperKind.DESTRUCTION_LIST),
}
"""Papers that need more of the archive than the sample has: tests/gui/papers/test_archive_papers.py prints them."""
MONTH = ("--month", "2026-09")
"""A month keeps the volume short."""


_numbers: dict[PaperKind, int] = {}
"""What `number_of` has found: every test has the same sample."""


def number_of(kind: PaperKind, folder: DataFolder) -> str:
    """The number of something in the sample that has this paper: of records the first of its register, kind and status."""
    if not _numbers:
        store = Store(folder.database)
        with store.read() as session:
            alike = Record.register, Record.kind, Record.status
            firsts = session.scalars(select(func.min(Record.id)).group_by(*alike).order_by(*alike)).all()
            for number in firsts:
                for paper in papers_of_record(session, number):
                    _numbers.setdefault(paper, number)
            query = select(Organization.id).where(Organization.kind == OrganizationKind.BRANCH)
            branch = session.scalars(query.limit(1)).one()
            _numbers.update(
                (paper, branch) for paper in PaperKind if paper.source is PaperSource.ORGANIZATION
            )
        store.close()
    return str(_numbers[kind])


def item_to_warn_of(folder: DataFolder) -> tuple[str, ...]:
    """An item not struck off, and the day after its deadline."""
    columns = RectificationItem.id, RectificationItem.due_on
    query = select(*columns).where(
        RectificationItem.closed_on.is_(None), RectificationItem.due_on.is_not(None)
    )
    store = Store(folder.database)
    with store.read() as session:
        number, due_on = session.execute(query.limit(1)).one()
    store.close()
    assert due_on is not None
    return str(number), "--dated", (due_on + timedelta(days=1)).isoformat()


def subject_of(kind: PaperKind, folder: DataFolder) -> tuple[str, ...]:
    """What is put behind a paper's name."""
    if kind.source is PaperSource.NOTICE:
        return ("--month", "2026-10")
    if kind.source is PaperSource.ARCHIVE:
        return ("--year", "2026")
    if kind.source is PaperSource.PERIOD:
        return MONTH
    if kind is PaperKind.WARNING_LETTER:
        return item_to_warn_of(folder)
    number = number_of(kind, folder)
    # By then the term of every branch of the sample is about to end, or has ended.
    return (number, "--dated", "2029-12-01") if kind is PaperKind.TERM_REMINDER else (number,)


def text_of(path: Path) -> str:
    """All text, without blanks."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return "".join("".join(pages).split())


@pytest.mark.thorough
@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind not in OF_A_YEAR_IN_BOXES])
def test_every_paper_is_printed_by_its_code(
    office: DataFolder, tmp_path: Path, capsys: Capture, kind: PaperKind
) -> None:
    out = tmp_path / f"{kind.label}.pdf"
    subject = subject_of(kind, office)
    before = registers(office)
    assert run(office, "paper", kind.value, *subject, "--out", out) == ExitCode.OK, capsys.readouterr().err
    assert capsys.readouterr() == (f"已生成 {out}。\n", "")
    assert out.read_bytes().startswith(b"%PDF-")
    assert text_of(out)
    assert registers(office) == before, "printing leaves no trace"
    assert {path.name for path in tmp_path.iterdir()} == {"data", out.name}


def test_an_issued_notice_is_the_very_file(office: DataFolder, tmp_path: Path, capsys: Capture) -> None:
    store = Store(office.database)
    with store.read() as session:
        number, pdf = session.execute(select(NoticeFile.notice_id, NoticeFile.pdf)).first() or (0, b"")
    store.close()
    out = tmp_path / "定稿.pdf"
    assert run(office, "paper", "inspection-notice", str(number), "--out", out) == ExitCode.OK
    assert out.read_bytes() == pdf
    capsys.readouterr()
    for chosen in ("--names", "--seal"):
        assert run(office, "paper", "inspection-notice", str(number), chosen, "--out", out) != ExitCode.OK
        assert chosen in only_sentence(capsys)
    assert out.read_bytes() == pdf


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind.has_word])
def test_a_word_copy_is_a_whole_package(
    office: DataFolder, tmp_path: Path, capsys: Capture, kind: PaperKind
) -> None:
    out = tmp_path / "副本.docx"
    assert (
        run(office, "paper", kind.value, *subject_of(kind, office), "--docx", "--out", out) == ExitCode.OK
    ), capsys.readouterr().err
    with zipfile.ZipFile(out) as package:
        assert package.testzip() is None
        assert "word/document.xml" in package.namelist()


def test_a_paper_is_called_by_its_chinese_name_too(office: DataFolder, tmp_path: Path) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    assert run(office, "paper", "心得体会台账", "--year", "2026", "--out", first) == ExitCode.OK
    assert run(office, "paper", "reflection-ledger", "--year", "2026", "--out", second) == ExitCode.OK
    assert first.read_bytes() == second.read_bytes(), "the same bytes each time"


def test_a_ledger_is_narrowed_to_a_branch_and_a_topic(office: DataFolder, tmp_path: Path) -> None:
    store = Store(office.database)
    with store.read() as session:
        names = session.scalars(
            select(Organization.name).where(Organization.kind == OrganizationKind.BRANCH)
        ).all()
    store.close()
    (topic, _), (other, _) = CAMPAIGNS
    out = tmp_path / "台账.pdf"
    order = ("paper", "reflection-ledger", "--year", "2026", "--branch", names[0], "--topic", topic)
    assert run(office, *order, "--out", out) == ExitCode.OK
    text = text_of(out)
    assert "2026年心得体会台账" in text
    assert f"填报单位：{names[0]}" in text
    assert f"学习主题：{topic}" in text
    assert other not in text
    assert names[1] not in text


def test_people_are_named_only_when_asked_for(office: DataFolder, tmp_path: Path) -> None:
    out = tmp_path / "清单.pdf"
    assert run(office, "paper", "rectification-list", "--year", "2026", "--out", out) == ExitCode.OK
    assert "责任部门整改时限" in text_of(out), "the heads, without 责任人 between them"
    assert (
        run(office, "paper", "rectification-list", "--year", "2026", "--names", "--out", out) == ExitCode.OK
    )
    assert "责任部门责任人整改时限" in text_of(out)


def test_choices_reach_the_paper(office: DataFolder, tmp_path: Path) -> None:
    out = tmp_path / "通知.pdf"
    number = number_of(PaperKind.MEETING_NOTICE, office)
    choices = ("--head", "红头", "--number", "云水机党〔2026〕7号", "--dated", "2026-10-08")
    assert run(office, "paper", "meeting-notice", number, *choices, "--out", out) == ExitCode.OK
    text = text_of(out)
    assert "云水机党〔2026〕7号" in text
    assert "2026年10月8日" in text
    assert "机关委员会文件" in text


def test_the_list_needs_no_data(folder: DataFolder, capsys: Capture) -> None:
    assert run(folder, "paper", "--list") == ExitCode.OK
    said = capsys.readouterr()
    assert said.err == ""
    assert [line.split()[0] for line in said.out.splitlines()] == [kind.value for kind in PaperKind]
    assert list(folder.root.iterdir()) == []


REFUSED: dict[str, tuple[tuple[str, ...], ExitCode, str]] = {
    "no such paper": (("奖状", "1"), ExitCode.NOT_FOUND, "没有叫“奖状”的纸面材料"),
    "no such record": (("meeting-record", "999999"), ExitCode.NOT_FOUND, "没有编号为 999999 的记录"),
    "a number too long": (("meeting-record", "9" * 30), ExitCode.NOT_FOUND, "没有编号为"),
    "no number at all": (("meeting-record",), ExitCode.BAD_INPUT, "没有说明是哪一个"),
    "what is no number": (("meeting-record", "第一次"), ExitCode.BAD_INPUT, "应是数字"),
    "no period": (("meeting-statistics",), ExitCode.BAD_INPUT, "没有说明是哪个期间"),
    "two periods": (
        ("study-hours", "--year", "2026", "--month", "2026-09"),
        ExitCode.BAD_INPUT,
        "期间只能说一个",
    ),
    "a period that is none": (("study-hours", "--quarter", "2026-5"), ExitCode.BAD_INPUT, "写法不对"),
    "a number for a period": (("closure-ledger", "3", *MONTH), ExitCode.BAD_INPUT, "不用编号"),
    "no such branch": (
        ("meeting-statistics", *MONTH, "--branch", "无此支部"),
        ExitCode.NOT_FOUND,
        "没有叫“无此支部”的组织",
    ),
    "no such notice": (("inspection-notice", "999999"), ExitCode.NOT_FOUND, "通报"),
    "no such organisation": (("term-reminder", "999999"), ExitCode.NOT_FOUND, "组织"),
    "a head that is none": (("meeting-notice", "1", "--head", "黑头"), ExitCode.BAD_INPUT, "可写 普通"),
    "a day that is none": (("meeting-notice", "1", "--dated", "2026-02-30"), ExitCode.BAD_INPUT, "写法不对"),
    "a ledger as Word": (("reflection-ledger", *MONTH, "--docx"), ExitCode.BAD_INPUT, "没有 Word 副本"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_an_order_that_cannot_be_carried_out_is_one_sentence(
    office: DataFolder, tmp_path: Path, capsys: Capture, case: str
) -> None:
    words, code, sentence = REFUSED[case]
    out = tmp_path / "out.pdf"
    out.write_bytes(b"old")
    before = everything(tmp_path)
    assert run(office, "paper", *words, "--out", out) == code
    said = only_sentence(capsys)
    assert sentence in said
    assert "没有生成文件" in said or "没有改动" in said
    assert everything(tmp_path) == before, "neither paper nor data"


def test_a_record_has_only_its_own_papers(office: DataFolder, tmp_path: Path, capsys: Capture) -> None:
    number = number_of(PaperKind.STUDY_RECORD, office)
    out = tmp_path / "out.pdf"
    assert run(office, "paper", "lecture-record", number, "--out", out) == ExitCode.NOT_FOUND
    assert "没有“党课登记表”，没有生成文件；它有：学习记录、签到表、学习通知。" in only_sentence(capsys)
    assert not out.exists()


@pytest.mark.parametrize("words", [("paper",), ("paper", "meeting-record", "1")])
def test_what_and_where_to_must_be_said(
    office: DataFolder, tmp_path: Path, capsys: Capture, words: tuple[str, ...]
) -> None:
    assert run(office, *words) == ExitCode.BAD_INPUT
    assert "paper --list" in only_sentence(capsys)
    assert {path.name for path in tmp_path.iterdir()} == {"data"}


@pytest.mark.parametrize(
    "words",
    [
        ("meeting-record", "1", "2", "--out", "a.pdf"),
        ("meeting-record", "1", "--out"),
        ("meeting-record", "1", "--out", ""),
        ("meeting-record", "1", "--colour", "red", "--out", "a.pdf"),
    ],
)
def test_a_command_written_wrongly_is_refused_as_such(
    office: DataFolder, capsys: Capture, words: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as left:
        run(office, "paper", *words)
    assert left.value.code == ExitCode.USAGE
    assert "命令写法不对" in only_sentence(capsys)


@pytest.mark.parametrize("place", ["nowhere/a.pdf", "data", "data/taizhang.db/a.pdf", "长" * 300 + ".pdf"])
def test_a_place_that_takes_no_file_is_one_sentence(
    office: DataFolder, tmp_path: Path, capsys: Capture, place: str
) -> None:
    number = number_of(PaperKind.STUDY_RECORD, office)
    before = everything(tmp_path)
    assert run(office, "paper", "study-record", number, "--out", tmp_path / place) == ExitCode.BAD_INPUT
    assert "没有存成" in only_sentence(capsys)
    assert everything(tmp_path) == before


def test_without_data_there_is_no_paper(folder: DataFolder, tmp_path: Path, capsys: Capture) -> None:
    assert run(folder, "paper", "study-hours", *MONTH, "--out", tmp_path / "a.pdf") == ExitCode.DATA_FOLDER
    assert only_sentence(capsys)
    assert not (tmp_path / "a.pdf").exists()
