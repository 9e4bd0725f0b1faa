"""迎检自查表: all that was looked for, what was found, and room to explain it."""

from dataclasses import replace

import pytest

from models.rows.checkup import CheckKind, CheckupSheet
from reports.documents import checkup_sheet
from reports.faces.fonts import Style
from reports.flow import Document
from reports.page import Shape
from reports.parts.paragraph import Paragraph
from reports.press import pdf_of
from tests.reports.conftest import measure
from tests.reports.documents.tables import heads_of, tables_of, texts_of
from tests.reports.ledger_sheets import BUREAU, checkup


def document(sheet: CheckupSheet) -> Document:
    return checkup_sheet.document(sheet, BUREAU)


def words(paper: Document) -> str:
    """All running text."""
    blocks = [block for section in paper.sections for block in section.blocks]
    return "\n".join(
        "".join(span.text for span in block.spans) for block in blocks if isinstance(block, Paragraph)
    )


def test_every_kind_of_check_is_there_with_its_count() -> None:
    summary, _ = tables_of(document(checkup(len(CheckKind) + 2)))
    cells = [cell for row in texts_of(summary) for cell in row]
    assert cells[::2] == [kind.label for kind in CheckKind]
    # Two warnings more than there are kinds: the first two kinds twice.
    assert cells[1::2] == ["提示2条", "提示2条", *["提示1条"] * (len(CheckKind) - 2)]


def test_what_was_not_found_is_said_and_only_what_was_is_bold() -> None:
    (summary, *_) = tables_of(document(checkup(1)))
    pairs = [(row[at], row[at + 1]) for row in summary.rows for at in (0, 2)]
    assert [str(count.content) for _, count in pairs] == ["提示1条", *["未发现"] * (len(CheckKind) - 1)]
    assert [count.style for _, count in pairs] == [Style.HEI, *[Style.FANGSONG] * (len(CheckKind) - 1)]


def test_a_warning_from_kind_to_explanation() -> None:
    _, table = tables_of(document(checkup(2)))
    assert heads_of(table) == ["序号", "类别", "党组织", "日期", "提示", "依据", "情况说明"]
    first, second = texts_of(table)
    assert first == [
        "1", "同一人同时参加两个会议", "第0党支部", "2026.10.01",
        checkup(1).checkup.findings[0].sentence, "签到表与当日党员名册互相核对", "联合开展活动，名单已核对。",
    ]  # fmt: skip
    # Where nothing was typed there is room for the pen, never a word of ours.
    assert second[-1] == ""


def test_facts_are_counted() -> None:
    said = words(document(checkup(4)))
    assert "填报单位：某市某局" in said
    assert "核对记录20条，提示4条，已说明2条" in said
    assert "只作提示，不作结论" in said
    assert "2027年的节假日安排本程序没有" in said
    assert "自查人：" in said


def test_nothing_found_is_a_sentence_beside_what_was_looked_for() -> None:
    paper = document(checkup(0))
    (summary,) = tables_of(paper)
    assert {cell for row in texts_of(summary) for cell in row[1::2]} == {"未发现"}
    assert "逐项核对，没有发现需要说明的情况。" in words(paper)


@pytest.mark.parametrize(
    ("scope", "title"), [("", "2026年10月迎检自查表"), ("第一党支部", "第一党支部2026年10月迎检自查表")]
)
def test_the_title_names_scope_and_period(scope: str, title: str) -> None:
    paper = document(replace(checkup(1), scope=scope))
    assert paper.metadata.title == title
    assert paper.sections[0].shape is Shape.LEDGER


def test_no_page_is_opened_for_the_line_to_sign_on_alone() -> None:
    pages = set()
    for count in range(1, 17):
        paper = measure(pdf_of(document(checkup(count))))
        pages.add(len(paper.pages))
        last = paper.texts[-1].replace("\r\n", "")
        assert "自查人：" in last
        assert "只作提示，不作结论" in last
        warned = checkup(count).checkup.findings[-3:]
        assert all(finding.organization_name in last for finding in warned)
    assert len(pages) > 1, "some end where a page does"
