"""附件说明 and the head of an annex: names under each other, wrapped names under their own beginning."""

import pytest

from reports.flow import Document, Section
from reports.parts import annexes
from reports.parts.signature import Signature
from reports.pdf.pen import Metadata
from reports.press import pdf_of
from tests.reports.official_sheets import DAY
from tests.reports.places import Sheet, sheets_of

CHARACTER = 156 / 28
LONG = "某某市某某局机关党委关于进一步规范各党支部组织生活记录和整改事项登记工作的实施办法（试行）"


def printed(*names: str) -> Sheet:
    section = Section([*annexes.listing(names), Signature("某局", DAY)])
    return sheets_of(pdf_of(Document(Metadata("题", "局", DAY), [section])))[0]


def test_a_single_annex_has_no_number() -> None:
    sheet = printed("问题整改清单")
    assert sheet.word("附件：问题整改清单")
    assert sheet.word("附件")[0].x == pytest.approx(28 + 2 * CHARACTER, abs=0.05)


def test_a_long_name_goes_on_under_its_first_character() -> None:
    first, second, *_ = printed(LONG).lines()
    assert second[0].x == pytest.approx(first[3].x, abs=0.05)


def test_numbered_names_go_on_under_their_first_character_too() -> None:
    rows = printed(LONG, LONG, "统计表").lines()[:7]
    assert ["".join(char.char for char in row[:5]) for row in rows[::3]] == [
        "附件：1.",
        "2.某某市",
        "3.统计表",
    ]
    numbers = [rows[0][3].x, rows[3][0].x, rows[6][0].x]
    assert numbers == pytest.approx([numbers[0]] * 3, abs=0.05), "1. over 2. over 3."
    for at, name in ((0, 5), (3, 2)):
        place = rows[at][name].x
        assert [rows[at + 1][0].x, rows[at + 2][0].x] == pytest.approx([place, place], abs=0.05)


def test_names_end_without_a_mark() -> None:
    assert "".join(char.char for char in printed("统计表", "清单").lines()[1]) == "2.清单"


def test_without_annexes_there_is_no_listing() -> None:
    assert annexes.listing([]) == []
