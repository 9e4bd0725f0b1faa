"""What is offered back is told in one line."""

from datetime import datetime

from gui.editors.draft_banner import offer_text
from models.rows.draft import DraftRow
from models.rules.terms import DraftOf


def draft(headline: str) -> DraftRow:
    return DraftRow(DraftOf.ARCHIVE_ITEM, None, {"headline": headline}, datetime(2026, 11, 21, 9, 5))


def test_a_name_of_several_lines_is_told_in_one() -> None:
    told = offer_text([draft("归档文件 一段话1\n第二行")])
    assert told == "有1条未保存的内容（归档文件 一段话1 第二行，11月21日 9:05自动留存）。"
    assert len(offer_text([draft("归档文件 " + "很长的题名" * 40)])) < 70
    assert "（最近一条：未命名，" in offer_text([draft("\n"), draft("乙")])
