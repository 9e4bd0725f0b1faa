"""Titles say whose papers they are and of what day, as an office writes it; made-up ones stand in square brackets."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import archive_titles as titles
from models.rules.archive_parts import role_of_file, role_of_first
from models.rules.archive_terms import ArchiveSource, PartRole
from models.rules.archiving import kind_label
from models.rules.terms import MeetingKind, RectificationSource, StudyKind

DAY = date(2026, 3, 12)
OFFICE, GROUP, COMMITTEE = "办公室党支部", "办公室党支部第一党小组", "中共某某市某某局机关委员会"


@pytest.mark.parametrize(
    ("place", "kind", "title"),
    [
        (OFFICE, MeetingKind.BRANCH_ASSEMBLY, "办公室党支部党员大会会议记录（2026年3月12日）"),
        (OFFICE, MeetingKind.BRANCH_COMMITTEE, "办公室党支部支委会会议记录（2026年3月12日）"),
        (OFFICE, MeetingKind.PARTY_LECTURE, "办公室党支部党课记录（2026年3月12日）"),
        (GROUP, MeetingKind.GROUP_MEETING, "办公室党支部第一党小组会会议记录（2026年3月12日）"),
        (COMMITTEE, MeetingKind.PARTY_COMMITTEE, "中共某某市某某局机关委员会会议记录（2026年3月12日）"),
    ],
)
def test_meetings(place: str, kind: MeetingKind, title: str) -> None:
    assert titles.meeting_title(place, kind, DAY) == title


def test_the_other_registers() -> None:
    assert titles.study_title(OFFICE, StudyKind.BRANCH_STUDY, DAY) == "办公室党支部学习记录（2026年3月12日）"
    assert titles.inspection_title(COMMITTEE, DAY) == f"{COMMITTEE}督察记录（2026年3月12日）"
    item = titles.item_title(OFFICE, RectificationSource.TOURING_INSPECTION, 2026, 3)
    assert item == "办公室党支部巡察反馈整改事项登记表（2026年第3号）"


def test_what_a_volume_is_called_is_made_up_and_what_a_ledger_calls_itself_is_not() -> None:
    volume = titles.volume_title(OFFICE, 2026, ArchiveSource.MEETING, "branch_committee")
    assert volume == "[办公室党支部2026年支委会会议记录]"
    assert titles.ledger_title(OFFICE, 2026, ArchiveSource.DUES) == "办公室党支部2026年党费台账"


@given(st.sampled_from(MeetingKind), st.sampled_from([OFFICE, GROUP, COMMITTEE, "局"]))
def test_whose_it_is_stands_first_and_nothing_is_lost(kind: MeetingKind, place: str) -> None:
    title = titles.meeting_title(place, kind, DAY)
    assert title.startswith(place)
    assert title.endswith("记录（2026年3月12日）")


@pytest.mark.parametrize(
    ("name", "note", "role"),
    [
        ("签到表.jpg", "", PartRole.SIGN_IN),
        ("IMG_0012.JPG", "签到表扫描", PartRole.SIGN_IN),
        ("IMG_0012.JPG", "", PartRole.PHOTO),
        ("IMG_0012.jfif", "", PartRole.PHOTO),
        ("IMG_0012.heif", "", PartRole.PHOTO),
        ("会议方案.docx", "", PartRole.ANNEX),
        ("请示扫描件.pdf", "", PartRole.SCAN),
        ("发文稿纸.pdf", "", PartRole.FINAL_DRAFT),
    ],
)
def test_what_a_file_is_within_its_document(name: str, note: str, role: PartRole) -> None:
    assert role_of_file(name, note) is role


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("来文.pdf", PartRole.TEXT),
        ("附件1：名单.pdf", PartRole.ANNEX),
        ("签到表.pdf", PartRole.SIGN_IN),
        ("IMG_0012.JPG", PartRole.PHOTO),
    ],
)
def test_the_first_file_of_a_document_is_its_text_unless_its_name_says_otherwise(
    name: str, role: PartRole
) -> None:
    assert role_of_first(name) is role


def test_a_kind_is_called_by_its_word() -> None:
    assert kind_label(ArchiveSource.MEETING, "party_lecture") == "党课"
    assert kind_label(ArchiveSource.MEETING, "") == ""
    assert kind_label(ArchiveSource.MEETING, "of_a_later_version") == "of_a_later_version"
