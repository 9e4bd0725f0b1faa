"""Official documents in hard cases: nothing outside the type area, nothing over anything else, nothing lost."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from models.rows.meeting import AgendaItem
from models.rows.notice import NoticeSection
from models.rows.paper import PaperChoices
from models.rules.papers import HeadForm
from models.rules.terms import NoticeStatus, OrganizationKind
from reports import page
from reports.documents import inspection_notice, meeting_notice, meeting_summary, official, term_reminder
from reports.errors import MissingGlyphs
from reports.flow import Document
from reports.parts import headings
from reports.parts.strip import Block
from reports.parts.typesetter import Typesetter
from reports.press import pdf_of
from tests.reports import sheets
from tests.reports.official_sheets import BUREAU, CHOSEN, DAY, GATHERING, NOTICE, OFFICIAL, SEAL, TERM
from tests.reports.places import Sheet, sheets_of

LONG_NAME = "中共某某市某某某某和某某某某局机关委员会某某某某工作领导小组办公室和某某某某协调小组办公室"
LONG_BUREAU = replace(BUREAU, issuer=LONG_NAME, red_head=f"{LONG_NAME}文件", office=LONG_NAME)
LONG_TEXT = "\n".join(
    f"第{number}段。{'会议议定，要逐条抓好落实；责任部门为办公室。' * 11}" for number in range(20)
)
EMPTY = PaperChoices(sealed=True)
UNBROKEN = replace(
    GATHERING,
    title=sheets.LONG_WORD,
    place=sheets.LONG_WORD,
    host=sheets.LONG_WORD,
    agenda=(AgendaItem(sheets.LONG_WORD, resolution=sheets.LONG_WORD),),
)


def form_of(form: HeadForm, choices: PaperChoices = CHOSEN) -> PaperChoices:
    return replace(choices, head_form=form)


CASES: dict[str, Callable[[], Document]] = dict(OFFICIAL)
for _form in HeadForm:
    CASES |= {
        f"empty meeting notice, {_form.value}": lambda form=_form: meeting_notice.document(  # type: ignore[misc]
            sheets.EMPTY_MEETING,
            replace(BUREAU, issuer="", red_head="", office=""),
            form_of(form, EMPTY),
            SEAL,
        ),
        f"long names, {_form.value}": lambda form=_form: meeting_notice.document(  # type: ignore[misc]
            replace(GATHERING, organization_name=f"{LONG_NAME}党支部"), LONG_BUREAU, form_of(form), SEAL
        ),
        f"unbroken word, {_form.value}": lambda form=_form: meeting_notice.document(  # type: ignore[misc]
            UNBROKEN, BUREAU, form_of(form), SEAL
        ),
    }
CASES |= {
    "empty summary": lambda: meeting_summary.document(sheets.EMPTY_MEETING, BUREAU, EMPTY),
    "summary of 5,000 characters": lambda: meeting_summary.document(
        replace(GATHERING, agenda=(AgendaItem("审议方案", resolution=LONG_TEXT),)), BUREAU, CHOSEN
    ),
    "summary of 120 items": lambda: meeting_summary.document(
        replace(GATHERING, agenda=tuple(AgendaItem(f"议题{number}") for number in range(120))), BUREAU, CHOSEN
    ),
    "summary of 500 people": lambda: meeting_summary.document(
        replace(GATHERING, attendance=GATHERING.attendance * 20), BUREAU, CHOSEN
    ),
    "summary, unbroken word": lambda: meeting_summary.document(UNBROKEN, BUREAU, CHOSEN),
    "reminder, long names": lambda: term_reminder.document(
        replace(TERM, name=f"{LONG_NAME}党总支", kind=OrganizationKind.GENERAL_BRANCH),
        LONG_BUREAU,
        CHOSEN,
        SEAL,
    ),
    "reminder without names": lambda: term_reminder.document(
        TERM, replace(BUREAU, issuer="", document_word=""), EMPTY, SEAL
    ),
    "notice of 500, sealed": lambda: inspection_notice.document(
        replace(NOTICE, figures=sheets.figures(500), items=tuple(map(sheets.item, range(500)))), seal=SEAL
    ),
    "notice, long names": lambda: inspection_notice.document(
        replace(
            NOTICE,
            issuer=LONG_NAME,
            red_head=f"{LONG_NAME}文件",
            office=LONG_NAME,
            copies_to="，".join(f"第{number}党支部" for number in range(60)),
        ),
        seal=SEAL,
    ),
    "bulletin, long names": lambda: inspection_notice.document(
        replace(NOTICE, issuer=LONG_NAME, document_word="", sealed=False)
    ),
    "summary, long names": lambda: meeting_summary.document(
        replace(GATHERING, organization_name=LONG_NAME), BUREAU, replace(CHOSEN, number=LONG_NAME)
    ),
    "long number, red head": lambda: meeting_notice.document(
        GATHERING, BUREAU, replace(CHOSEN, head_form=HeadForm.RED_HEAD, number=LONG_NAME), SEAL
    ),
    "long number, letter": lambda: meeting_notice.document(
        GATHERING, BUREAU, replace(CHOSEN, head_form=HeadForm.LETTER, number=LONG_NAME), SEAL
    ),
    "notice of 5,000 characters": lambda: inspection_notice.document(
        replace(NOTICE, lead=LONG_TEXT), seal=SEAL
    ),
    "draft": lambda: inspection_notice.document(
        replace(NOTICE, status=NoticeStatus.DRAFT, number=None, issued_on=None), seal=SEAL
    ),
}


@pytest.fixture(scope="module")
def made() -> dict[str, list[Sheet]]:
    return {name: sheets_of(pdf_of(make())) for name, make in CASES.items()}


def text(pages: list[Sheet]) -> str:
    return "".join(char.char for sheet in pages for char in sheet.chars)


@pytest.mark.parametrize("name", CASES)
def test_nothing_reaches_out_of_the_type_area(made: dict[str, list[Sheet]], name: str) -> None:
    for number, sheet in enumerate(made[name], 1):
        across = any(char.x > 200 for char in sheet.chars)
        left = 28 if number % 2 else 26
        for char in sheet.chars:
            if across or char.char in "草稿" or char.y > 264:
                continue
            mark = char.size > 25  # 36 mm below the sheet's edge on a letter
            assert left - 1.6 < char.x, char
            assert char.right < left + 156 + 0.6, char
            assert (29 if mark else 37) < char.top, char
            assert char.bottom < 262.2, char


@pytest.mark.parametrize("name", CASES)
def test_no_two_characters_lie_on_each_other(made: dict[str, list[Sheet]], name: str) -> None:
    for sheet in made[name]:
        places = [(round(char.x, 1), round(char.y, 1)) for char in sheet.chars if not char.char.isspace()]
        assert len(places) == len(set(places))


@pytest.mark.parametrize("name", [name for name in CASES if "draft" not in name])
def test_no_page_is_blank_but_the_one_before_the_imprint(made: dict[str, list[Sheet]], name: str) -> None:
    pages = made[name]
    blank = [number for number, sheet in enumerate(pages, 1) if not sheet.chars]
    assert blank in ([], [len(pages) - 1])


@pytest.mark.parametrize("name", CASES)
def test_a_seal_stands_only_on_what_is_issued_and_dated(made: dict[str, list[Sheet]], name: str) -> None:
    pictures = [picture for sheet in made[name] for picture in sheet.pictures]
    unsealed = ("plain", "summary", "empty", "without", "draft", "not sealed", "bulletin")
    assert len(pictures) == (0 if any(word in name for word in unsealed) else 1)


@pytest.mark.parametrize("name", CASES)
def test_the_seal_lies_inside_the_type_area_and_within_a_line_of_text(
    made: dict[str, list[Sheet]], name: str
) -> None:
    for sheet in made[name]:
        for seal in sheet.pictures:
            above = max(char.y for char in sheet.chars if char.y < seal.top + 4 and char.size < 17)
            assert seal.top - above < 2 * 225 / 22, "at most a line between"
            assert seal.right < 184.1
            assert seal.bottom < 262


@pytest.mark.parametrize("name", CASES)
def test_the_same_rows_give_the_same_bytes(name: str) -> None:
    assert pdf_of(CASES[name]()) == pdf_of(CASES[name]())


def test_the_issuers_own_meeting_may_be_sealed_in_the_plain_form() -> None:
    own = replace(GATHERING, organization_name=BUREAU.issuer)
    plain = form_of(HeadForm.PLAIN)
    (sheet,) = [
        sheet
        for sheet in sheets_of(pdf_of(meeting_notice.document(own, BUREAU, plain, SEAL)))
        if sheet.pictures
    ]
    assert sheet.word(BUREAU.issuer)


def test_rare_names_and_signs_are_printed_as_typed() -> None:
    for name in ("meeting notice, letter", "meeting summary"):
        whole = text(sheets_of(pdf_of(OFFICIAL[name]())))
        assert "通报<党费>&收缴情况" in whole
        for rare in "䶮喆堃翀昇祎頔玥㛃":
            assert rare in whole


def test_a_character_no_face_has_is_named_with_its_place() -> None:
    odd = replace(GATHERING, agenda=(AgendaItem("议题", resolution="\ue123"),))
    with pytest.raises(MissingGlyphs, match="会议纪要议定事项"):
        pdf_of(meeting_summary.document(odd, BUREAU, CHOSEN))
    with pytest.raises(MissingGlyphs, match="会议通知地点"):
        pdf_of(meeting_notice.document(replace(GATHERING, place="\ue123"), BUREAU, CHOSEN))


@pytest.mark.parametrize("paragraphs", range(1, 24))
def test_wherever_the_text_ends_signature_and_seal_stay_with_it(paragraphs: int) -> None:
    lead = "\n".join(["现将有关情况通报如下。"] * paragraphs)
    notice = replace(NOTICE, lead=lead, sections=(), figures=None, items=())
    pages = sheets_of(pdf_of(inspection_notice.document(notice, seal=SEAL)))
    (sheet,) = [sheet for sheet in pages if sheet.pictures]
    seal = sheet.pictures[0]
    assert any(char.y < seal.top for char in sheet.chars)
    assert seal.bottom < 262
    whole = text(pages)
    assert whole.count("现将有关情况通报如下") == paragraphs
    assert pages[-1].word("印发"), "the imprint is on the last page"
    assert len(pages) % 2 == 0, "which is an even one"


def test_a_document_made_twice_on_different_days_is_the_same() -> None:
    assert pdf_of(term_reminder.document(replace(TERM, seen_on=date(2027, 1, 1)), BUREAU, CHOSEN)) == pdf_of(
        term_reminder.document(replace(TERM, seen_on=DAY), BUREAU, CHOSEN)
    )


def strips_of(blocks: Sequence[Block]) -> list[bool]:
    """Whether each line stays with what follows."""
    setter = Typesetter()
    return [strip.glue for block in blocks for strip in block.strips(setter, page.MEASURE)]


def test_only_the_last_two_lines_go_with_the_signature() -> None:
    long = headings.paragraphs("党" * 80, "正文")
    assert strips_of(official.held(long)) == [False, True, True], (
        "not the two characters that it ends with alone"
    )
    items = headings.paragraphs("（一）限期整改。\n（二）加强督促。\n（三）抓好落实。", "正文")
    assert strips_of(official.held(items)) == [False, False, True]


@pytest.mark.parametrize("above", range(1, 24))
def test_no_page_is_left_half_empty_before_the_signature(above: int) -> None:
    sections = (
        NoticeSection("整改要求", "\n".join(["（一）限期整改。", "（二）加强督促。", "（三）抓好落实。"])),
    )
    lead = "\n".join(["现将有关情况通报如下。"] * above)
    notice = replace(NOTICE, lead=lead, sections=sections, figures=None, items=(), sealed=False)
    pages = sheets_of(pdf_of(inspection_notice.document(notice)))
    signed = next(at for at, sheet in enumerate(pages) if "2026年11月5日" in text([sheet]))
    if signed:
        foot = max(char.bottom for char in pages[signed - 1].chars if char.y < 262)
        assert foot > 262 - 4 * 225 / 22, (
            "at most three lines: one too few for the last of the text and its signature"
        )


@pytest.mark.parametrize("with_names", [True, False])
def test_deadlines_in_the_annex_take_one_line(with_names: bool) -> None:
    pages = sheets_of(pdf_of(inspection_notice.document(replace(NOTICE, names_persons=with_names))))
    lines = ["".join(char.char for char in line) for line in pages[-1].lines()]
    assert len([line for line in lines if "2026年11月30日" in line]) == len(NOTICE.items)
