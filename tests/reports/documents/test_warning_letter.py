"""整改预警函: facts of the register in the colour of its day; refused where no warning is due."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.rows.paper import PaperChoices
from models.rules.terms import RectificationMode, RectificationStatus
from reports.documents import warning_letter
from reports.flow import Document
from reports.parts.letter_head import LetterHead
from reports.parts.paragraph import Paragraph
from reports.parts.signature import Signature
from reports.parts.title import Title
from reports.press import pdf_of
from tests.reports.conftest import Measure
from tests.reports.official_sheets import BUREAU, CHOSEN, SEAL
from tests.reports.rectification_sheets import TODAY, WARNED

S, M = RectificationStatus, RectificationMode
DATED = replace(CHOSEN, dated=TODAY)


def letter(choices: PaperChoices = DATED, today: date = TODAY, **changed: Any) -> Document:
    return warning_letter.document(replace(WARNED, **changed), BUREAU, choices, today, SEAL)


def paragraphs(document: Document) -> list[str]:
    return [
        "".join(span.text for span in block.spans)
        for block in document.sections[0].blocks
        if isinstance(block, Paragraph)
    ]


def title(document: Document) -> str:
    (found,) = (block for block in document.sections[0].blocks if isinstance(block, Title))
    return found.text


def test_the_letter_states_the_facts_of_the_register() -> None:
    document = letter()

    assert document.sections[0].blocks[0] == LetterHead("中共某市某局机关委员会", "某局机党〔2026〕12号")
    assert title(document) == "关于财务处党支部整改事项的黄色预警函"
    assert paragraphs(document) == [
        "财务处党支部：",
        "2026年5月8日，督察发现，并经某局机党〔2026〕3号通报指出，你单位存在以下问题（2026年第12号）：",
        "会议记录缺少表决情况。",
        "签到表没有签名。",
        "整改时限为2026年11月28日，截至2026年11月20日距时限还有8天，现予黄色预警（距整改时限10天以内）。"
        "最近一次登记的进展（2026年11月2日）：已补齐<签到表>&核对。台账中佐证材料尚未登记。"
        "请抓紧整改，按时限完成并申请销号。",
        "特此函告。",
    ]
    assert document.sections[0].blocks[-1] == Signature("中共某市某局机关委员会", TODAY, SEAL)


@pytest.mark.parametrize(
    ("due_on", "colour", "stand"),
    [
        (date(2026, 12, 10), "蓝色预警", "距时限还有20天，现予蓝色预警（距整改时限20天以内）"),
        (date(2026, 11, 30), "黄色预警", "距时限还有10天，现予黄色预警"),
        (TODAY, "黄色预警", "截至2026年11月20日当日到期，现予黄色预警"),
        (date(2026, 11, 19), "红色预警", "已逾期1天，现予红色预警（超过整改时限）"),
    ],
)
def test_the_days_left_decide_the_colour(due_on: date, colour: str, stand: str) -> None:
    document = letter(due_on=due_on)

    assert colour in title(document)
    assert stand in "".join(paragraphs(document))


def test_the_letters_own_day_decides_and_else_today() -> None:
    assert "红色" in title(letter(replace(DATED, dated=date(2026, 11, 29))))
    assert "黄色" in title(letter(PaperChoices()))
    assert "红色" in title(letter(PaperChoices(), today=date(2026, 11, 29)))


def test_what_nobody_recorded_is_said_to_be_missing() -> None:
    said = "".join(
        paragraphs(letter(progress=(), person=" ", cause="", measures="\n", evidence="", notice_number=""))
    )

    assert "督察通报发现你单位" in said
    assert "台账尚未登记整改进展。台账中责任人、原因分析、整改措施、佐证材料尚未登记。" in said


def test_what_is_recorded_is_not_asked_for() -> None:
    assert "尚未登记" not in "".join(paragraphs(letter(evidence="记录本")))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"due_on": date(2026, 12, 11)}, "离整改时限还有21天（20天以内才预警）"),
        ({"due_on": None}, "没有填写整改时限"),
        ({"mode": M.LONG_TERM}, "是长期坚持事项，不计逾期"),
        ({"status": S.CLOSED}, "已经销号"),
        ({"status": S.CONSOLIDATED, "due_on": date(2026, 1, 1)}, "已经销号"),
        ({"status": S.CLOSURE_REQUESTED}, "在时限内已经申请销号"),
    ],
)
def test_where_no_warning_is_due_there_is_no_letter(changed: dict[str, Any], reason: str) -> None:
    with pytest.raises(warning_letter.NoWarningDue) as refusal:
        letter(**changed)

    assert refusal.value.sentence == (
        f"2026年第12号整改事项{reason}，不用预警，整改预警函没有生成，已录入的内容不受影响。"
    )


def test_an_undated_letter_is_not_sealed() -> None:
    assert letter(PaperChoices(sealed=True)).sections[0].blocks[-1] == Signature(BUREAU.issuer, None, None)


def test_the_superior_writes_to_the_issuer_itself_under_no_seal_of_its_own() -> None:
    document = letter(organization_name=BUREAU.issuer)

    assert document.sections[0].blocks[-1] == Signature(BUREAU.party_body, TODAY, None)
    with pytest.raises(warning_letter.NoSuperior, match="上级党组织还没有填写"):
        warning_letter.document(
            replace(WARNED, organization_name=BUREAU.issuer), replace(BUREAU, party_body=""), DATED, TODAY
        )


def test_the_usual_letter_is_one_sheet_with_its_seal(measure: Measure) -> None:
    paper = measure(pdf_of(letter()))

    assert len(paper.pages) == 1
    assert "<签到表>&核对" in paper.text


def test_a_long_problem_goes_on_over_sheets(measure: Measure) -> None:
    paper = measure(pdf_of(letter(problem="会议记录缺少表决情况。\n" * 60)))

    assert len(paper.pages) > 1
    assert paper.text.count("会议记录缺少表决情况") == 60
