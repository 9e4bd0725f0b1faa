"""党费收缴表, 年度党费台账, 未交党费名单: figures, capitals, what is left to the pen, and what is not known."""

from dataclasses import replace

import pytest

from models.rows.dues import DuesLine, DuesYear
from models.rules.dues import state_of
from models.rules.dues_sums import arrears, sum_of
from models.rules.money import capital_money, grouped_money
from models.rules.periods import Month
from reports.documents import dues_ledger
from reports.faces.fonts import Style
from reports.flow import Document
from reports.parts.paragraph import Paragraph
from tests.reports import dues_sheets
from tests.reports.documents.tables import heads_of, tables_of, texts_of
from tests.reports.dues_sheets import BUREAU, OCTOBER, dues, sheet, unpaid


def said(document: Document) -> str:
    """What its paragraphs say."""
    blocks = [block for section in document.sections for block in section.blocks]
    return "".join(span.text for block in blocks if isinstance(block, Paragraph) for span in block.spans)


def paid_by_all(year: DuesYear) -> DuesYear:
    """Everybody has paid what is due."""
    people = []
    for person in year.people:
        cells = []
        for cell in person.cells:
            line = cell.line
            if line is not None and not line.exempt:
                line = replace(line, paid=line.due)
            cells.append(replace(cell, line=line, state=cell.state and state_of(line)))
        people.append(replace(person, cells=tuple(cells)))
    return replace(year, people=tuple(people))


# 党费收缴表


def test_a_sheet_for_each_branch_and_month_with_its_total() -> None:
    year = paid_by_all(dues(4))
    tables = tables_of(sheet(year, Month(2026, 9), OCTOBER))
    assert len(tables) == 4
    assert heads_of(tables[0]) == [
        "序号",
        "姓名",
        "交纳基数",
        "比例",
        "应交",
        "实交",
        "交纳日期",
        "签名",
        "备注",
    ]
    first = texts_of(tables[1])
    assert [line[1:6] for line in first[:3]] == [
        ["党员1", "5,000.00", "1%", "50.00", "50.00"],
        ["党员2", "5,000.01", "1.5%", "75.00", "75.00"],
        ["党员4", "4,200.50", "1%", "42.01", "42.01"],
    ]
    assert first[3] == ["合计", "167.01", "167.01", "", "", ""]
    assert "人民币壹佰陆拾柒元零壹分（￥167.01）" in said(sheet(year))


def test_what_is_not_entered_is_left_to_the_pen_and_no_sum_is_written_out() -> None:
    document = sheet(dues_sheets.unknown(dues(2)))
    assert texts_of(tables_of(document)[0]) == [
        ["1", "党员1", "待补", "待补", "待补", "", "", "", ""],
        ["2", "党员2", "待补", "待补", "待补", "", "", "", ""],
        ["合计", "待补", "", "", "", "应交待补2人"],
    ]
    assert "实交合计（大写）：人民币说明" in said(document)


def test_exemption_and_retirement_are_remarked() -> None:
    year = dues(10)
    lines = {line[1]: line for table in tables_of(sheet(year)) for line in texts_of(table)}
    assert lines["党员5"][2:6] == ["—", "—", "免交", ""]
    assert lines["党员5"][8] == "免交：生活困难，报机关党委批准"
    assert lines["党员10"][8].splitlines()[0] == "离退休"


def test_a_period_in_which_nobody_pays_says_so() -> None:
    assert "没有应交党费的党员" in said(sheet(dues_sheets.NOBODY))
    assert tables_of(sheet(dues_sheets.NOBODY)) == []


# 年度党费台账


def test_the_branches_sums_and_their_members_agree() -> None:
    year = dues(40)
    sums, *branches = tables_of(dues_ledger.document(year, BUREAU))
    total = sum_of(year)
    assert texts_of(sums)[-1][1:] == [
        grouped_money(total.due),
        grouped_money(total.paid),
        str(total.settled),
        str(total.short),
        str(total.exempt),
        str(total.unknown),
    ]
    ends = [texts_of(table)[-1] for table in branches]
    assert [line[-2:] for line in texts_of(sums)[:-1]] == [["10", "19"], ["0", "12"]]
    assert [end[-1] for end in ends] == [line[3] for line in texts_of(sums)[:-1]]
    assert f"实交合计人民币{capital_money(total.paid)}" in said(dues_ledger.document(year, BUREAU))


def test_months_short_stand_out_and_months_to_come_are_dashes() -> None:
    table = tables_of(dues_ledger.document(dues(40), BUREAU))[1]
    cells = [cell for row in table.rows[:-1] for cell in row[2:14]]
    bold = {str(cell.content) for cell in cells if cell.style is Style.HEI}
    assert bold == {"未交", "10.00"}
    assert {str(row[at].content) for row in table.rows[:-1] for at in (12, 13)} == {"—"}


def test_nothing_known_is_no_nought() -> None:
    document = dues_ledger.document(dues_sheets.unknown(dues(3)), BUREAU)
    sums, first, _ = tables_of(document)
    assert texts_of(sums)[0][2:] == ["待补", "待补", "0", "0", "0", "20"]
    assert set(texts_of(first)[0][2:12]) == {"待补"}
    assert texts_of(first)[-1][-2:] == ["待补", "待补"]


def test_one_branch_has_no_table_of_sums() -> None:
    year = dues(2)
    assert [heads_of(table)[1] for table in tables_of(dues_ledger.document(year, BUREAU))] == ["姓名"]


# 未交党费名单


def test_the_list_names_months_and_what_is_owed() -> None:
    year = dues(9)
    (table,) = tables_of(unpaid(year))
    lines = texts_of(table)
    listed = [row for row in arrears(year) if row.short]
    assert [line[2] for line in lines[:-1]] == [row.name for row in listed]
    owed = sum((line.due or 0) - (line.paid or 0) for row in listed for line in row.short)
    assert lines[-1][:2] == ["合计", grouped_money(owed)]
    one = next(line for line in lines if line[2] == "党员1")
    assert one[3:5] == ["5月、7月（少交，已交10.00）", "90.00"]


def test_a_debt_of_which_the_base_is_unknown_is_unknown() -> None:
    year = dues(1)
    person = year.people[0]
    line = DuesLine(1, OCTOBER, paid=0)
    cells = (*person.cells[:9], replace(person.cells[9], line=line, state=state_of(line)), *person.cells[10:])
    year = replace(year, people=(replace(person, cells=cells),))
    (table,) = tables_of(unpaid(year))
    assert texts_of(table)[0][4] == "待补"
    assert texts_of(table)[-1][1] == "待补"


@pytest.mark.parametrize(
    ("year", "said_of"),
    [
        (dues_sheets.unknown(dues(3)), "另有3人有月份待补，是否交纳不详，没有列入。"),
        (dues_sheets.NOBODY, "没有登记为未交、少交党费的党员"),
        (paid_by_all(dues(3)), "没有登记为未交、少交党费的党员"),
    ],
)
def test_who_is_not_known_to_have_paid_is_not_named_as_unpaid(year: DuesYear, said_of: str) -> None:
    document = unpaid(year)
    assert tables_of(document) == []
    assert said_of in said(document)
