"""What is said of a 件 beside its fields."""

from dataclasses import replace
from datetime import datetime

from gui.editors.archive_item_words import blank_item, history_of, source_target
from models.rows.changes import Subject
from models.rows.target import Target
from models.rules.archive_parts import PARTS, TAKEN
from models.rules.archive_terms import ArchiveSource

ITEM = replace(blank_item(2026), created_at=datetime(2026, 1, 5), updated_at=datetime(2026, 2, 6))


def test_what_a_clerk_said_otherwise_is_told_once() -> None:
    assert history_of(ITEM) == "2026年1月5日收入；2026年2月6日最后改动。"
    touched = replace(ITEM, touched=("title", TAKEN + "sign_in_sheet:3", PARTS))
    assert history_of(touched).endswith("；手工改过：题名、件内文件（再收集时保持不变）。")
    assert history_of(replace(ITEM, touched=(TAKEN + "sign_in_sheet:3",))).count("件内文件") == 1


def test_every_source_but_a_document_by_hand_is_looked_at_somewhere() -> None:
    for source in ArchiveSource:
        detail = replace(ITEM, row=replace(ITEM.row, source=source), record_id=3, notice_id=4)
        shown = source_target(detail)
        assert (shown is None) is (source is ArchiveSource.DOCUMENT)
    meeting = replace(ITEM, row=replace(ITEM.row, source=ArchiveSource.MEETING), record_id=3)
    assert source_target(meeting) == Target(Subject.MEETING, record_id=3)
