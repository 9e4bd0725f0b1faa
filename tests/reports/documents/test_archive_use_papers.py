"""借阅登记簿, 出室登记簿, 销毁清册, 核验报告, 党员名册: what stands in the columns, and what is left to the pen."""

from dataclasses import replace
from datetime import date

import pytest

from models.rows.member_roll import MemberRoll
from models.rules.archive_terms import SealStanding
from reports.documents import borrowing_ledger, departure_ledger, destruction_list, file_checks, member_roster
from reports.flow import Document
from reports.press import pdf_of
from tests.reports.archive_use_sheets import (
    BACK,
    BUREAU,
    DESTROYED,
    FIXITY,
    LEFT,
    LENT,
    LISTED,
    PACKAGE,
    PRINTED,
    READ,
    ROLL,
    SHA,
    SPAN,
    TODAY,
    UNCOMPARED,
)
from tests.reports.conftest import measure
from tests.reports.documents.tables import heads_of, tables_of, texts_of


def text_of(document: Document) -> str:
    return measure(pdf_of(document)).text


def test_what_was_borrowed_stands_by_day_and_an_original_not_back_is_counted() -> None:
    document = borrowing_ledger.document((LENT, READ, BACK), SPAN, BUREAU, TODAY)
    [table] = tables_of(document)
    assert heads_of(table) == [name for name, _ in borrowing_ledger.HEADS]
    back, lent, read = texts_of(table)
    assert (back[1], back[9], back[10]) == ("2026.10.09", "2026.10.12", "完好")
    assert (lent[8], lent[9], lent[11]) == ("2026.11.16", "", "")
    # What is read in the room never has to come back.
    assert (read[3], read[8], read[9]) == ("待补", "—", "—")
    assert "共3次，其中原件未还1次" in text_of(document)


def test_what_left_stands_as_it_happened_and_who_got_it_is_left_to_the_pen() -> None:
    [table] = tables_of(departure_ledger.document((PRINTED, LEFT), SPAN, BUREAU, TODAY))
    first, second = texts_of(table)
    assert first[1:] == [
        *("2026.06.20\n16:40", "归档包", "2025年度归档包（156件）", "E:\\归档包-S027-2025"),
        *("1204", "周某某", "市档案馆", "移交"),
    ]
    assert second[7:] == ["", ""]


def test_a_destruction_list_has_its_lines_and_room_for_approval() -> None:
    document = destruction_list.document(LISTED, "S027", BUREAU)
    listed, approval = tables_of(document)
    assert len(texts_of(listed)) == 24
    assert texts_of(listed)[6][1:] == [
        *("S027-WS·2015-D10-DZB-0007", "办公室党支部学习笔记", "20150506", "12", "10年", "20260101"),
        *("同意销毁", ""),
    ]
    said = text_of(document)
    for name in ("销毁理由", "批准文件", "批准人签名", "监销人签名", "状态：拟销毁", "共24件", "共288页"):
        assert name in said
    assert [row[1] for row in texts_of(approval)][1:] == ["", "年　　月　　日", ""]


def test_what_was_approved_and_done_is_printed() -> None:
    said = text_of(destruction_list.document(DESTROYED, "", BUREAU))
    for words in (
        "局机党办〔2027〕3号",
        "2027年3月5日",
        "2027年3月20日",
        "郑某、王某",
        "页数待补",
        "全宗号：待补",
    ):
        assert words in said


def test_a_damaged_file_is_told_by_its_name_where_it_is_used_and_what_was_done() -> None:
    document = file_checks.of_store(FIXITY, BUREAU)
    lines = texts_of(tables_of(document)[1])
    assert lines[0] == [
        *(
            "1",
            f"签到表扫描件.jpg\n{SHA[:16]}",
            "内容与存入时不一致",
            "办公室党支部党员大会（2026年3月12日）",
        ),
        "已从备份 2027-02-28找回",
    ]
    assert lines[1][3:] == ["没有记录使用", "尚未找回"]
    said = text_of(document)
    assert "2个文件缺失或者与存入时不一致，已找回1个，尚未找回1个" in said
    assert "4321个" in said
    assert "7.1GB" in said


@pytest.mark.parametrize(("restored", "words"), [("备份", "已找回1个。"), ("", "尚未找回1个。")])
def test_the_result_says_only_what_was_done(restored: str, words: str) -> None:
    faults = (replace(FIXITY.faults[0], restored_from=restored),)
    assert f"不一致，{words}" in text_of(file_checks.of_store(replace(FIXITY, faults=faults), BUREAU))


def test_a_check_that_found_nothing_says_so() -> None:
    document = file_checks.of_store(replace(FIXITY, faults=()), BUREAU)
    assert len(tables_of(document)) == 1
    assert "全部文件与存入时一致" in text_of(document)


@pytest.mark.parametrize("standing", SealStanding)
def test_a_package_is_reported_file_by_file_with_its_seal(standing: SealStanding) -> None:
    document = file_checks.of_package(replace(PACKAGE, seal_standing=standing), BUREAU)
    assert [line[1:] for line in texts_of(tables_of(document)[1])] == [
        ["data/S027-WS-2026-D30-DZB-0001/归档件.pdf", "内容被改动"],
        ["data/S027-WS-2026-D30-DZB-0002/元数据.xml", "文件缺失"],
        ["新建文本文档.txt", "多出的文件"],
    ]
    said = text_of(document)
    assert f"{SHA}{standing.label}" in "".join(said.split())
    assert "3个文件与写入时不符" in said


@pytest.mark.parametrize(
    ("standing", "found"),
    [
        (SealStanding.UNREGISTERED, "全部文件与写入时一致。"),
        (SealStanding.DIFFERENT, "封签与登记不同，应核对来历。"),
    ],
)
def test_a_package_sealed_again_is_no_whole_one_on_paper(standing: SealStanding, found: str) -> None:
    said = text_of(file_checks.of_package(replace(UNCOMPARED, seal_standing=standing), BUREAU))
    assert ("全部文件与写入时一致" in said) is (standing is not SealStanding.DIFFERENT)
    assert found in said


def test_of_a_year_opened_again_the_report_of_a_package_says_so() -> None:
    whole = replace(
        UNCOMPARED, seal_standing=SealStanding.REGISTERED, year=2026, reopened_on=date(2027, 4, 1)
    )
    said = text_of(file_checks.of_package(whole, BUREAU))
    assert "全部文件与写入时一致。写出以后，2026年度在2027年4月1日重新打开过" in said


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0字节"), (1023, "1023字节"), (1536, "1.5KB"), (1 << 30, "1.0GB")]
)
def test_a_size_is_said_shortly(number: int, words: str) -> None:
    assert file_checks.size(number) == words


def test_the_roster_stands_by_branch_and_shows_no_more_than_an_office_keeps() -> None:
    document = member_roster.document(ROLL, BUREAU)
    first, second = tables_of(document)
    assert heads_of(first) == [name for name, _ in member_roster.HEADS]
    assert texts_of(first)[0] == [
        *("1", "党员1", "男", "汉族", "1980.02", "2010.07.01", "2011.07.01", "正式党员"),
        *("第一党小组", "书记", "办公室", "主任"),
    ]
    probationary, unknown = texts_of(second)[-2:]
    assert probationary[6:8] == ["—", "预备党员"]
    assert unknown[2:7] == ["待补"] * 5
    said = text_of(document)
    assert "共24人，其中预备党员1人" in said
    assert "身份证" not in said


def test_a_day_without_members_says_so() -> None:
    assert "没有党员" in text_of(member_roster.document(MemberRoll(TODAY, "乙支部", ()), BUREAU))
