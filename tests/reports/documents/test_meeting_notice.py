"""What a meeting's notice says in its three forms: the record's own words, 待补 for the rest, nothing more."""

from dataclasses import replace
from datetime import time

import pytest

from models.rows.attendance import AttendanceRow
from models.rows.meeting import AgendaItem, MeetingDetail
from models.rows.paper import PaperChoices
from models.rules.papers import HeadForm
from models.rules.terms import MeetingKind, RecordStatus, Standing
from reports.documents import meeting_notice
from reports.flow import Document
from reports.parts.imprint import Imprint
from reports.parts.letter_head import LetterHead
from reports.parts.paragraph import Paragraph
from reports.parts.people import People
from reports.parts.red_head import RedHead
from reports.parts.signature import Signature
from reports.parts.title import Title
from tests.reports import sheets
from tests.reports.official_sheets import BUREAU, CHOSEN, DAY, GATHERING, SEAL

RED = replace(CHOSEN, head_form=HeadForm.RED_HEAD)
LETTER = replace(CHOSEN, head_form=HeadForm.LETTER)


def paragraphs(document: Document) -> list[str]:
    return [
        "".join(span.text for span in (block.paragraph if isinstance(block, People) else block).spans)
        for block in document.sections[0].blocks
        if isinstance(block, Paragraph | People)
    ]


def signature(document: Document) -> Signature:
    (found,) = [block for block in document.sections[0].blocks if isinstance(block, Signature)]
    return found


def test_the_plain_notice_gives_the_fields_in_order() -> None:
    meeting = replace(
        GATHERING, attendance=(AttendanceRow(1, "龙䶮"), AttendanceRow(2, "张喆", Standing.PROBATIONARY))
    )
    document = meeting_notice.document(meeting, BUREAU, PaperChoices(dated=DAY))
    assert paragraphs(document) == [
        "各位党员：",
        "现将召开办公室党支部2026年第四季度支部党员大会有关事项通知如下。",
        "一、时间：2026年10月16日（星期五）14:30—16:05。",
        "二、地点：机关三楼会议室。",
        "三、主持人：龙䶮。",
        "四、参加人员：应到2人：龙䶮、张喆。",
        "五、列席人员：周某某（机关党委专职副书记）、丁某。",
        "六、议题：",
        "1.（第一议题）传达学习重要讲话精神。",
        "2.审议接收预备党员。",
        "3.通报<党费>&收缴情况。",
    ]
    assert signature(document) == Signature("办公室党支部", DAY)
    assert document.imprint is None


def test_what_is_not_known_is_left_open() -> None:
    document = meeting_notice.document(sheets.EMPTY_MEETING, replace(BUREAU, issuer=""), PaperChoices())
    assert paragraphs(document)[2:] == [
        "一、时间：2026年10月16日（星期五）待补。",
        "二、地点：待补。",
        "三、主持人：待补。",
        "四、主讲人：待补。",
        "五、参加人员：待补。",
        "六、议题：待补。",
    ]
    assert signature(document) == Signature("待补", None)


def test_those_left_out_of_the_count_are_not_called() -> None:
    rows = (*sheets.SHEET[:2], replace(sheets.SHEET[2], counted=False, reason="长期病休"))
    (line,) = [
        text
        for text in paragraphs(
            meeting_notice.document(replace(GATHERING, attendance=rows), BUREAU, PaperChoices())
        )
        if "参加人员" in text
    ]
    assert line == "四、参加人员：应到2人：龙䶮、欧阳𬀩。"


@pytest.mark.parametrize(("count", "ends"), [(40, "、甲。"), (41, "应到41人。")])
def test_a_long_roll_is_given_by_its_number(count: int, ends: str) -> None:
    rows = tuple(AttendanceRow(number, "甲") for number in range(count))
    document = meeting_notice.document(replace(GATHERING, attendance=rows), BUREAU, PaperChoices())
    assert any(
        text.startswith(f"四、参加人员：应到{count}人") and text.endswith(ends)
        for text in paragraphs(document)
    )


def test_a_single_topic_has_no_number() -> None:
    meeting = replace(GATHERING, agenda=(AgendaItem("审议方案；"),))
    assert paragraphs(meeting_notice.document(meeting, BUREAU, PaperChoices()))[-1] == "审议方案。"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (MeetingKind.BRANCH_ASSEMBLY, "关于召开办公室党支部党员大会的通知"),
        (MeetingKind.PARTY_LECTURE, "关于举办办公室党支部党课的通知"),
        (MeetingKind.THEME_DAY, "关于开展办公室党支部主题党日的通知"),
    ],
)
def test_the_title_says_what_is_called_and_by_which_verb(kind: MeetingKind, expected: str) -> None:
    meeting = MeetingDetail(1, kind, 1, "学习章程", DAY, organization_name="办公室党支部")
    assert meeting_notice.title(meeting) == expected


def test_a_title_that_is_the_topic_is_an_item() -> None:
    texts = paragraphs(meeting_notice.document(replace(GATHERING, title="学习章程"), BUREAU, CHOSEN))
    assert texts[1:3] == ["现将召开办公室党支部党员大会有关事项通知如下。", "一、主题：学习章程。"]


def test_the_red_head_is_signed_by_the_issuer_and_has_an_imprint() -> None:
    document = meeting_notice.document(GATHERING, BUREAU, RED, SEAL)
    head, title, *_ = document.sections[0].blocks
    assert head == RedHead("中共某市某局机关委员会文件", "某局机党〔2026〕12号")
    assert isinstance(title, Title)
    assert paragraphs(document)[0] == "办公室党支部："
    assert signature(document) == Signature("中共某市某局机关委员会", DAY, SEAL)
    assert document.imprint == Imprint("", "机关党委办公室", DAY)


def test_a_letter_has_the_name_alone_and_neither_imprint_nor_number_on_its_first_page() -> None:
    document = meeting_notice.document(GATHERING, BUREAU, LETTER, SEAL)
    assert document.sections[0].blocks[0] == LetterHead("中共某市某局机关委员会", "某局机党〔2026〕12号")
    assert not document.sections[0].first_numbered
    assert document.imprint is None


@pytest.mark.parametrize("form", [HeadForm.RED_HEAD, HeadForm.LETTER])
def test_a_number_not_given_yet_leaves_a_gap(form: HeadForm) -> None:
    head = meeting_notice.document(GATHERING, BUREAU, PaperChoices(form, dated=DAY)).sections[0].blocks[0]
    assert isinstance(head, RedHead | LetterHead)
    assert head.number == "　　　〔2026〕　　号"
    undated = meeting_notice.document(GATHERING, BUREAU, PaperChoices(form)).sections[0].blocks[0]
    assert isinstance(undated, RedHead | LetterHead)
    assert undated.number == "　　　〔　　〕　　号"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (MeetingKind.ALL_MEMBERS, "各党支部："),
        (MeetingKind.PARTY_COMMITTEE, "各位委员："),
        (MeetingKind.BRANCH_ASSEMBLY, "办公室党支部："),
    ],
)
def test_whom_the_bureau_writes_to(kind: MeetingKind, expected: str) -> None:
    assert paragraphs(meeting_notice.document(replace(GATHERING, kind=kind), BUREAU, RED))[0] == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (MeetingKind.BRANCH_COMMITTEE, "各位委员："),
        (MeetingKind.DEMOCRATIC_LIFE, "各位同志："),
        (MeetingKind.THEME_DAY, "各位党员："),
    ],
)
def test_whom_a_branch_writes_to(kind: MeetingKind, expected: str) -> None:
    assert paragraphs(meeting_notice.document(replace(GATHERING, kind=kind), BUREAU, CHOSEN))[0] == expected


def test_the_seal_needs_the_issuers_name_the_day_and_the_wish() -> None:
    for choices in (
        replace(RED, sealed=False),
        replace(RED, dated=None),
        replace(RED, head_form=HeadForm.PLAIN),
    ):
        assert signature(meeting_notice.document(GATHERING, BUREAU, choices, SEAL)).seal is None
    nameless = replace(BUREAU, issuer="")
    assert signature(meeting_notice.document(GATHERING, nameless, RED, SEAL)).seal is None
    assert signature(meeting_notice.document(GATHERING, BUREAU, RED, None)).seal is None
    own = replace(GATHERING, organization_name=BUREAU.issuer)
    assert signature(meeting_notice.document(own, BUREAU, CHOSEN, SEAL)).seal is SEAL


@pytest.mark.parametrize("status", list(RecordStatus))
def test_after_the_meeting_the_notice_is_what_was_sent(status: RecordStatus) -> None:
    """Neither minutes nor resolutions nor who came get into it."""
    later = replace(GATHERING, status=status, minutes="会议开了三小时。", ended_at=time(16, 5))
    before = replace(
        later,
        minutes="",
        agenda=tuple(replace(item, resolution="", vote=None, speeches=()) for item in later.agenda),
    )
    one, other = (paragraphs(meeting_notice.document(each, BUREAU, RED)) for each in (later, before))
    assert one == other
