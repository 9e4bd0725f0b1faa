"""What the files of a 件 are taken for as they come: one 正文 at the beginning, the rest behind it."""

from datetime import datetime

from gui.editors.archive_parts import parts_of
from models.rows.archive import PartRow
from models.rows.attachment import AttachmentRow
from models.rules.archive_terms import PartRole
from models.rules.papers import PaperKind

TEXT, ANNEX = PartRole.TEXT, PartRole.ANNEX


def files(*names: str) -> list[AttachmentRow]:
    return [AttachmentRow(name.ljust(64, "0"), name, 3, datetime(2026, 3, 2)) for name in names]


def roles(before: list[PartRow], *names: str) -> list[PartRole]:
    return [part.role for part in parts_of(files(*names), before)]


def test_the_first_that_may_be_is_the_text_and_all_others_are_annexes() -> None:
    assert roles([], "来文.pdf", "办法.pdf") == [TEXT, ANNEX]
    assert roles([], "附件1.pdf", "签到表.pdf", "来文.pdf") == [ANNEX, PartRole.SIGN_IN, TEXT]
    assert roles(parts_of(files("附件1.pdf"), []), "来文.pdf", "办法.pdf") == [TEXT, ANNEX]


def test_behind_a_paper_or_a_file_that_may_be_one_there_are_annexes() -> None:
    assert roles([PartRow(PartRole.ISSUED, "督察通报", PaperKind.INSPECTION_NOTICE)], "名单.pdf") == [ANNEX]
    assert roles(parts_of(files("来文.pdf"), []), "办法.pdf") == [ANNEX]
    # As it was taken once: the clerk has seen it.
    assert roles([PartRow(ANNEX, "来文", source_sha256="a" * 64, source_name="来文.pdf")], "办法.pdf") == [
        ANNEX
    ]
