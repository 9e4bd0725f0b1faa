"""What a 件 lacks is told in words, what hinders closing first; a title like a secret document's is pointed out."""

from dataclasses import replace
from datetime import date

import pytest

from models.rules.archive_lacks import (
    ItemState,
    LackKind,
    PartState,
    RecordState,
    known_lack,
    lacks,
    looks_secret,
    open_lacks,
    settled_later,
)
from models.rules.archive_terms import ArchiveSource, PartRole
from models.rules.papers import PaperKind

PART = PartState(PartRole.TEXT, "会议记录", PaperKind.MEETING_RECORD, 3)
WHOLE = ItemState(
    source=ArchiveSource.MEETING,
    has_fonds=True,
    title="会议记录",
    document_number="",
    dated=date(2026, 3, 2),
    dated_later=False,
    responsible="某局",
    parts=[PART],
    records=[RecordState(asks_text=True, asks_final=True)],
    made=True,
    up_to_date=True,
    has_master=True,
    files_expected=True,
)


def words(item: ItemState) -> tuple[str, ...]:
    return tuple(map(str, lacks(item)))


def test_what_is_whole_lacks_nothing() -> None:
    assert lacks(WHOLE) == ()


def test_what_hinders_closing_comes_first() -> None:
    bare = replace(
        WHOLE,
        has_fonds=False,
        title=" ",
        dated=None,
        responsible="",
        parts=[replace(PART, pages=None, damaged=True)],
        records=[RecordState(gone=True), RecordState(asks_text=True, has_text=False, marked=False)],
        up_to_date=False,
    )
    told = lacks(bare)
    assert tuple(map(str, told)) == (
        *("没有全宗号", "没有题名", "没有日期", "没有责任者", "归档件不是最新", "“会议记录”页数待补"),
        *("附件“会议记录”缺失或损坏", "1份原记录已删除", "1份没有记录正文", "1份签到待补"),
    )
    assert [lack.kind.hinders for lack in told] == [True] * 7 + [False] * 3


def test_the_papers_whose_pages_are_asked_are_named() -> None:
    several = [replace(PART, name=name, pages=None) for name in ("甲.pdf", "乙.docx", "丙.doc", "丁.wps")]
    (lack,) = lacks(replace(WHOLE, parts=[PART, *several[:2]]))
    assert (str(lack), lack.brief) == ("“甲.pdf”、“乙.docx”页数待补", "页数待补")
    (lack,) = lacks(replace(WHOLE, parts=several))
    assert str(lack) == "“甲.pdf”、“乙.docx”、“丙.doc”等4份页数待补"


def test_what_is_dated_once_the_year_has_passed_is_nobodys_to_see_to_and_hinders_all_the_same() -> None:
    (lack,) = lacks(replace(WHOLE, dated=None, dated_later=True))
    assert str(lack) == "日期在年度过完后收集时自动填"
    assert open_lacks([lack]) == ()
    assert lack.kind.hinders
    assert lacks(replace(WHOLE, dated_later=True)) == ()


def test_nothing_made_says_only_so() -> None:
    assert words(replace(WHOLE, made=False, up_to_date=False, has_master=False)) == ("归档件未制作",)
    assert words(replace(WHOLE, parts=[], made=False)) == ("没有文件",)
    (beside,) = lacks(replace(WHOLE, has_master=False))
    assert str(beside) == "没有PDF/A（原件另存）"
    assert not beside.kind.hinders


def test_signed_papers_are_expected_where_files_are() -> None:
    sheet = replace(PART, role=PartRole.SIGN_IN, paper=PaperKind.SIGN_IN_SHEET)
    scan = replace(sheet, paper=None)
    assert words(replace(WHOLE, parts=[PART, sheet])) == ("没有签到表扫描件",)
    assert lacks(replace(WHOLE, parts=[PART, sheet, scan])) == ()
    assert lacks(replace(WHOLE, parts=[PART, sheet], files_expected=False)) == ()
    assert words(replace(WHOLE, source=ArchiveSource.NOTICE)) == ("没有定稿（发文稿）",)


@pytest.mark.parametrize(
    ("title", "secret"),
    [
        ("机密★1年关于某事的报告", True),
        ("关于某事的报告（秘密）", True),
        ("秘密级文件清退通知", True),
        ("学习保守国家秘密法记录", False),
        ("保密教育", False),
    ],
)
def test_secret_documents_have_no_place_here(title: str, secret: bool) -> None:
    assert looks_secret(title) is secret
    assert [lack.kind for lack in lacks(replace(WHOLE, title=title))] == [LackKind.SECRET] * secret
    assert not LackKind.SECRET.hinders


def test_what_making_and_closing_settle_is_nobodys_to_see_to() -> None:
    told = lacks(
        replace(
            WHOLE,
            title="",
            made=False,
            records=[RecordState(asks_final=True, is_final=False)] * 2,
        )
    )
    assert [str(lack) for lack in open_lacks(told)] == ["没有题名"]
    assert [str(lack) for lack in settled_later(told)] == ["归档件未制作", "2份还没有定稿"]
    # The draft that was issued is a file of its own: nothing makes it by itself.
    (draft,) = lacks(replace(WHOLE, source=ArchiveSource.NOTICE))
    assert (str(draft), open_lacks([draft])) == ("没有定稿（发文稿）", (draft,))


@pytest.mark.parametrize(
    ("kept", "kind"),
    [
        ("签到待补", LackKind.UNMARKED),
        (LackKind.SECRET.label, LackKind.SECRET),
        ("3份没有签到表扫描件", LackKind.KNOWN),
        ("从前的说法", LackKind.KNOWN),
    ],
)
def test_what_was_known_at_closing_is_said_as_it_was(kept: str, kind: LackKind) -> None:
    lack = known_lack(kept)
    assert (lack.kind, str(lack)) == (kind, kept)
    assert open_lacks([lack]) == (lack,)
