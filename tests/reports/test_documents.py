"""Every document: the same bytes each time, embedded fonts, nothing outside the sheet, nothing taken for
markup."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.rows.notice import NoticeItem, NoticeSection, RectificationFigure, RequirementFigure
from models.rules.terms import MeetingKind, RectificationMode, StudyKind, Verdict
from reports.documents import (
    inspection_notice,
    meeting_record,
    rectification_list,
    rectification_sheet,
    study_record,
)
from reports.errors import MissingGlyphs
from reports.press import pdf_of
from tests.reports import sheets

Measure = Callable[[bytes], Any]
DAY = date(2026, 10, 31)


def listed(count: int) -> bytes:
    return pdf_of(
        rectification_list.document(
            [sheets.summary(number) for number in range(1, count + 1)], DAY, "机关党委"
        )
    )


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "notice": lambda: pdf_of(inspection_notice.document(replace(sheets.NOTICE, office="机关党委办公室"))),
    "plain draft": lambda: pdf_of(inspection_notice.document(sheets.PLAIN_DRAFT)),
    "empty notice": lambda: pdf_of(inspection_notice.document(sheets.EMPTY_NOTICE)),
    "notice of 500": lambda: pdf_of(
        inspection_notice.document(
            replace(sheets.NOTICE, figures=sheets.figures(500), items=tuple(map(sheets.item, range(500))))
        )
    ),
    "notice of one": lambda: pdf_of(
        inspection_notice.document(replace(sheets.NOTICE, figures=sheets.figures(1), items=(sheets.item(1),)))
    ),
    "meeting": lambda: pdf_of(meeting_record.document(sheets.MEETING)),
    "empty meeting": lambda: pdf_of(meeting_record.document(sheets.EMPTY_MEETING)),
    "long meeting": lambda: pdf_of(
        meeting_record.document(
            replace(sheets.MEETING, minutes="\n".join(["会议认为，要抓好落实。" * 50] * 10))
        )
    ),
    "meeting with a long word": lambda: pdf_of(
        meeting_record.document(
            replace(sheets.MEETING, title=sheets.LONG_WORD, place=sheets.LONG_WORD, minutes=sheets.LONG_WORD)
        )
    ),
    "study": lambda: pdf_of(study_record.document(sheets.STUDY)),
    "empty study": lambda: pdf_of(study_record.document(sheets.EMPTY_STUDY)),
    "item": lambda: pdf_of(rectification_sheet.document(sheets.ITEM)),
    "empty item": lambda: pdf_of(rectification_sheet.document(sheets.EMPTY_ITEM)),
    "empty list": lambda: listed(0),
    "list of one": lambda: listed(1),
    "list of 500": lambda: listed(500),
}


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return {name: make() for name, make in DOCUMENTS.items()}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_rows_give_the_same_bytes(made: dict[str, bytes], name: str) -> None:
    assert DOCUMENTS[name]() == made[name]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_font_is_embedded_and_a_subset(made: dict[str, bytes], measure: Measure, name: str) -> None:
    paper = measure(made[name])
    assert paper.fonts
    assert all(paper.fonts.values())
    assert all(base[6:].startswith("+Jiguan") for base in paper.fonts)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_glyph_stands_in_the_type_area_or_the_number_line(
    made: dict[str, bytes], measure: Measure, name: str
) -> None:
    paper = measure(made[name])
    for marks, (width, height) in zip(paper.pages, paper.sizes, strict=True):
        ledger = name.removeprefix("empty ").startswith("list")
        inner, outer = (26, 26) if width < height else (16, 16) if ledger else (25, 37)
        top, foot = (18, 4) if ledger else (25, 24)
        for mark in marks:
            if mark.char in "草稿":
                continue
            assert inner - 1.5 < mark.x < width - outer + 1.5, mark
            assert top < mark.y < height - foot, mark


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if "draft" not in name])
def test_no_two_glyphs_lie_on_each_other(made: dict[str, bytes], measure: Measure, name: str) -> None:
    for marks in measure(made[name]).pages:
        places = [(round(mark.x, 1), round(mark.y, 1)) for mark in marks if not mark.char.isspace()]
        assert len(places) == len(set(places))


@pytest.mark.parametrize("name", ["notice", "meeting", "study", "item", "list of one"])
def test_what_looks_like_markup_is_printed_as_typed(
    made: dict[str, bytes], measure: Measure, name: str
) -> None:
    text = measure(made[name]).text.replace(" ", "")  # a spread line reads as if it had blanks
    assert "&amp;" in text
    assert "</b>" in text


def test_rare_names_can_be_read_back(made: dict[str, bytes], measure: Measure) -> None:
    text = measure(made["notice"]).text
    for name in sheets.RARE_NAMES.split("、"):
        assert name in text


def test_a_character_without_a_glyph_is_refused_with_its_place() -> None:
    meeting = replace(sheets.MEETING, minutes="王\U0002a6d6同志")
    with pytest.raises(MissingGlyphs) as refusal:
        pdf_of(meeting_record.document(meeting))
    assert refusal.value.characters[0][0] == "\U0002a6d6"
    assert "U+2A6D6，会议记录“会议内容”栏）" in str(refusal.value)
    assert "文件没有生成" in str(refusal.value)


def test_all_missing_characters_are_named_at_once() -> None:
    notice = replace(sheets.NOTICE, title="通报\ue000", lead="\ue001和\ue000")
    with pytest.raises(MissingGlyphs) as refusal:
        pdf_of(inspection_notice.document(notice))
    assert [place for _, place in refusal.value.characters] == ["标题", "导语"]


def test_figures_open_the_overall_section_and_empty_sections_are_left_out(
    made: dict[str, bytes], measure: Measure
) -> None:
    text = measure(made["notice"]).text
    assert "一、总体情况本月应开" in text.replace("　", "").replace(" ", "")
    assert "二、存在问题" in text
    assert "三、整改要求" in text
    assert "主要做法" not in text


def test_a_notice_with_a_number_has_the_red_head(made: dict[str, bytes], measure: Measure) -> None:
    first = measure(made["notice"]).texts[0].replace("\r\n", "\n")
    assert "中共某市某局机关委员会文件" in first
    assert "某局机党〔2026〕17号" in first


def test_the_mark_begins_35_mm_below_the_type_area(made: dict[str, bytes], measure: Measure) -> None:
    paper = measure(made["notice"])
    marks = [mark for mark in paper.pages[0] if mark.char == "中"]
    size = 156 / len(sheets.NOTICE.red_head)
    assert marks[0].y == pytest.approx(37 + 35 + 0.86 * size, abs=0.05 * size)


def test_annex_1_says_what_annex_2_has_more(measure: Measure) -> None:
    new = replace(sheets.NOTICE, findings=(1, 2, 3))
    assert "整改各栏不含本次通报新列入的3项" in measure(pdf_of(inspection_notice.document(new))).text
    assert "新列入" not in measure(pdf_of(inspection_notice.document(sheets.NOTICE))).text


def test_annex_1_has_a_line_for_other_organisations_and_sums_it_up(measure: Measure) -> None:
    figures = sheets.figures(2)
    plain = measure(pdf_of(inspection_notice.document(replace(sheets.NOTICE, figures=figures)))).text
    others = replace(figures, others=RectificationFigure(41, 32, 13))
    text = measure(pdf_of(inspection_notice.document(replace(sheets.NOTICE, figures=others)))).text
    assert "其他组织" not in plain
    assert "其他组织———————413213合计" in "".join(text.split())
    assert "513815" in "".join(text.split()), "10, 6 and 2 of the branches, 41, 32 and 13 of the others"


def test_ten_requirements_lie_across_the_sheet_and_lose_no_line(measure: Measure) -> None:
    figures = sheets.NOTICE.figures
    assert figures is not None
    ten = tuple(
        RequirementFigure(f"r{each}", "民主评议党员", "2026年", 12, 12, Verdict.NOT_DUE) for each in range(10)
    )
    branches = tuple(replace(branch, requirements=ten) for branch in figures.branches)
    notice = replace(sheets.NOTICE, figures=replace(figures, branches=branches), items=())
    paper = measure(pdf_of(inspection_notice.document(notice)))
    at = next(number for number, text in enumerate(paper.texts) if text.startswith("附件"))
    assert paper.sizes[at][0] == pytest.approx(297, abs=0.1)
    shown = "".join(paper.texts[at:])
    assert shown.count("未到期") == 10 * len(branches)


def test_a_part_without_a_heading_takes_no_number(measure: Measure) -> None:
    sections = (NoticeSection("", "先说一句。"), NoticeSection("存在问题", "有。"))
    text = measure(pdf_of(inspection_notice.document(replace(sheets.NOTICE, sections=sections)))).text
    assert "先说一句。" in text
    assert "一、存在问题" in text.replace(" ", "")


def test_annexes_follow_in_order_and_the_second_lies_across(made: dict[str, bytes], measure: Measure) -> None:
    paper = measure(made["notice"])
    heads = [number for number, text in enumerate(paper.texts) if text.startswith("附件")]
    assert len(heads) == 2
    widths = [paper.sizes[number][0] for number in heads]
    assert widths == pytest.approx([210, 297], abs=0.1)
    assert "附件：1.2026年10月各支部落实情况统计表" in paper.text
    assert "2.问题整改清单" in paper.text


def test_annex_2_wants_nothing_yet_of_what_is_listed_first(measure: Measure) -> None:
    bare = NoticeItem(1, "第一党支部", "记录不完整", "", "", "", date(2026, 12, 10), "整改中")
    for item, wants in ((bare, 3), (replace(bare, status="新增", finding_id=7), 0)):
        notice = replace(sheets.NOTICE, sections=(), figures=None, items=(item,), names_persons=True)
        assert measure(pdf_of(inspection_notice.document(notice))).text.count("待补") == wants


def test_people_are_named_in_the_annex_only_on_request(measure: Measure) -> None:
    assert "钱多多" not in measure(pdf_of(inspection_notice.document(sheets.NOTICE))).text
    assert (
        "钱多多"
        in measure(pdf_of(inspection_notice.document(replace(sheets.NOTICE, names_persons=True)))).text
    )


def test_copies_and_printing_office_stand_at_the_foot_of_the_last_page(
    made: dict[str, bytes], measure: Measure
) -> None:
    paper = measure(made["notice"])
    last = paper.texts[-1].replace("\r\n", "").replace(" ", "")
    assert last.startswith("附件2"), "no blank sheet is added for it"
    assert last.endswith("抄送：局领导，驻局纪检监察组。机关党委办公室2026年11月5日印发—4—")
    alone = measure(pdf_of(inspection_notice.document(replace(sheets.NOTICE, items=()))))
    last = alone.texts[-1].replace("\r\n", "").replace(" ", "")
    assert last.startswith("抄送：局领导，驻局纪检监察组。")
    assert max(mark.y for mark in alone.pages[-1]) > 255


def test_a_plain_notice_has_the_bulletins_head_and_a_draft_says_so(
    made: dict[str, bytes], measure: Measure
) -> None:
    paper = measure(made["plain draft"])
    first = paper.texts[0].replace("\r\n", "")
    assert "督察通报" in first
    assert "第　期" in first or "第期" in first.replace(" ", "")
    assert all("草" in text and "稿" in text for text in paper.texts)
    assert "草" not in measure(made["notice"]).text


def test_the_signature_never_stands_on_a_page_alone(measure: Measure) -> None:
    for lines in range(1, 24):
        body = "\n".join(["各党支部要抓好落实。"] * lines)
        notice = replace(
            sheets.NOTICE,
            lead=body,
            sections=(),
            figures=None,
            items=(),
            copies_to="",
            document_word="",
        )
        last = measure(pdf_of(inspection_notice.document(notice))).texts[-1]
        assert "2026年11月5日" in last
        assert "抓好落实" in last


def test_heads_return_on_every_page_of_a_long_list(made: dict[str, bytes], measure: Measure) -> None:
    paper = measure(made["list of 500"])
    assert len(paper.texts) > 20
    assert all("问题表述" in text.replace("\r\n", "") for text in paper.texts)
    for number in (1, 250, 500):
        assert f"第{number}个问题" in paper.text
    assert all(width > height for width, height in paper.sizes)


def test_the_list_tells_a_long_term_item_from_an_overdue_one(measure: Measure) -> None:
    items = [sheets.summary(1, RectificationMode.LONG_TERM), sheets.summary(2)]
    text = measure(pdf_of(rectification_list.document(items, DAY, "机关党委"))).text
    assert "长期坚持" in text
    assert "逾期31天" in text
    assert "共2项" in text


def test_minutes_of_5000_characters_arrive_whole(made: dict[str, bytes], measure: Measure) -> None:
    paper = measure(made["long meeting"])
    assert re.sub("— [0-9]+ —", "", paper.text).count("要抓好落实") == 500
    assert len(paper.texts) > 4
    assert "主持人签名" in paper.texts[-1]


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_every_kind_of_meeting_has_a_form(kind: MeetingKind, measure: Measure) -> None:
    text = measure(pdf_of(meeting_record.document(replace(sheets.MEETING, kind=kind)))).text
    assert meeting_record.record_title(kind) in text
    assert "会议会议" not in text


@pytest.mark.parametrize("kind", list(StudyKind))
def test_every_kind_of_study_has_a_form(kind: StudyKind, measure: Measure) -> None:
    assert "学习记录" in measure(pdf_of(study_record.document(replace(sheets.STUDY, kind=kind)))).text


def test_counts_reasons_and_votes_stand_on_the_record(made: dict[str, bytes], measure: Measure) -> None:
    text = measure(made["meeting"]).text
    for expected in (
        "应到人数5", "实到人数3", "请假人数1", "缺席人数1", "有表决权应到4", "有表决权实到2",
        "请假：张喆（出差）。", "缺席：钱多多（原因待补）。", "未计入应到：老李（长期病休）。",
        "周某某（机关党委专职副书记）", "（第一议题）传达学习重要讲话精神", "赞成9票，反对0票，弃权待补",
        "2026年10月16日（星期五）14:30—16:05", "同时作为党课",
    ):  # fmt: skip
        assert expected in text.replace(" ", ""), expected


def test_an_unmarked_person_leaves_the_figures_to_be_filled_in(
    made: dict[str, bytes], measure: Measure
) -> None:
    text = measure(made["study"]).text.replace(" ", "")
    assert "应到人数5" in text
    assert "实到人数待补" in text
    assert "出席情况待补：龙䶮。" in text


def test_an_empty_record_says_to_be_filled_in_and_invents_no_figure(
    made: dict[str, bytes], measure: Measure
) -> None:
    for name in ("empty meeting", "empty study"):
        text = measure(made[name]).text.replace(" ", "")
        assert "应到人数待补" in text
        assert "缺席人员及原因待补" in text
    assert "尚无进展记录" in measure(made["empty item"]).text
