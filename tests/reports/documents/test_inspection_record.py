"""督察记录: the record, the list of what was found, and nothing that the record does not say."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from models.rows.inspection import InspectionDetail, Manifestation, TeamMember, VisitedBranch
from models.rules.inspection_terms import InspectionMethod
from models.rules.terms import RecordStatus
from reports.documents import inspection_record
from reports.press import pdf_of
from reports.proof.validation import verify
from reports.word.writer import docx_of
from tests.reports.conftest import Measure
from tests.reports.inspection_sheets import DICTIONARY, EMPTY_INSPECTION, FINDINGS, INSPECTION, PLANNED


def pages(inspection: InspectionDetail, measure: Measure, *dictionary: Manifestation) -> list[str]:
    """The text of each page, without blanks and ends of lines."""
    paper = measure(pdf_of(inspection_record.document(inspection, dictionary)))
    return ["".join(text.split()) for text in paper.texts]


def test_the_record_says_who_looked_when_how_and_by_what(measure: Measure) -> None:
    record, found = pages(INSPECTION, measure, *DICTIONARY)
    for expected in (
        "督察名称2026年10月机关党建工作专项督察",
        "督察时间2026年10月12日至10月14日",
        "所属月份2026年10月",
        "督察方式四不两直",
        "督察单位某局机关党委",
        "督察处：龙䶮（组长）、李堃",
        "机关党委：张喆（成员）",
        "驻局纪检监察组：周某某",
        "临时抽调人员甲",
        "办公室党支部（10月12日）、水资源管理处党支部（10月13日）、财务处党支部",
        "局党组年度督察工作安排",
        "随机询问党员6名。<b>不得</b>敷衍&amp;应付<br/>",
        "发现问题共3个，见“督察发现问题清单”",
        "总体评价各支部组织生活总体正常",
        "附件1.会议记录本照片.jpg",
        "督察组组长签名：记录人签名：",
    ):
        assert expected in record, expected
    assert found.startswith(
        "督察发现问题清单督察单位：某局机关党委督察时间：2026年10月12日至10月14日共3个问题"
    )


def test_every_finding_stands_on_the_list_with_what_became_of_it(measure: Measure) -> None:
    _, found = pages(INSPECTION, measure, *DICTIONARY)
    for expected in (
        "支部党员大会一般每季度召开1次，三季度未召开",
        "第十一条",
        "表现第3项折扣变通",
        "台账截至10月13日没有记录",
        "2026.11.15",
        "已通报某局机党〔2026〕10号已列整改清单",
        "附件：会议记录本照片.jpg",
        "应付了事",
        "欧阳𬀩",
        "待通报",
        "财务处党支部第一党小组",
        "表现第4项",
        "不列入通报",
        "督察组组长签名：被督察支部负责人签名：",
    ):
        assert expected in found, expected


def test_of_the_dictionary_only_what_was_found_and_typed_in_is_printed(measure: Measure) -> None:
    _, found = pages(INSPECTION, measure, *DICTIONARY)
    assert "说明：表现第3项，组织生活随意，该开的会不开。督察组" in found
    _, found = pages(INSPECTION, measure)
    assert "说明" not in found


def test_an_empty_record_wants_filling_in_and_judges_nothing(measure: Measure) -> None:
    (record,) = pages(EMPTY_INSPECTION, measure)
    for expected in (
        "督察名称待补",
        "督察组待补",
        "督察对象待补",
        "督察依据待补",
        "检查内容待补",
        "发现问题没有登记问题",
        "总体评价附件督察组组长签名",
    ):
        assert expected in record, expected
    assert "状态" not in record


@pytest.mark.parametrize("status", [RecordStatus.PLANNED, RecordStatus.CANCELLED, RecordStatus.HALTED])
def test_what_was_not_made_says_so(measure: Measure, status: RecordStatus) -> None:
    (record,) = pages(replace(PLANNED, status=status), measure)
    assert f"状态{status.label}" in record
    assert "发现问题待补" in record


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2026, 10, 12), None, "督察时间2026年10月12日所属"),
        (date(2026, 10, 12), date(2026, 10, 12), "督察时间2026年10月12日所属"),
        (date(2026, 12, 30), date(2027, 1, 4), "督察时间2026年12月30日至2027年1月4日所属"),
    ],
)
def test_days_are_said_as_an_office_says_them(
    measure: Measure, first: date, last: date | None, days: str
) -> None:
    (record,) = pages(replace(EMPTY_INSPECTION, first_on=first, last_on=last), measure)
    assert days in record


@pytest.mark.parametrize("method", list(InspectionMethod))
def test_every_method_has_its_word(measure: Measure, method: InspectionMethod) -> None:
    (record,) = pages(replace(EMPTY_INSPECTION, method=method), measure)
    assert f"督察方式{method.label}" in record


def test_a_long_list_keeps_its_heads_its_note_and_the_lines_to_sign(measure: Measure) -> None:
    for count in (12, 13, 14, 15, 40):
        many = tuple(replace(FINDINGS[place % 3], id=place) for place in range(count))
        listed = pages(replace(INSPECTION, findings=many), measure, *DICTIONARY)[1:]
        assert len(listed) > 1
        assert all("依据条款" in page for page in listed), "neither note nor signatures stand alone"
        assert "说明：表现第3项" in listed[-1]
        assert "被督察支部负责人签名" in listed[-1]


def test_many_branches_and_a_large_team_stay_on_paper(measure: Measure) -> None:
    team = tuple(TeamMember(f"第{number}人", f"第{number % 4}处") for number in range(60))
    branches = tuple(VisitedBranch(number, f"第{number}党支部") for number in range(40))
    paper = pdf_of(inspection_record.document(replace(INSPECTION, team=team, branches=branches)))
    verify(paper)
    text = "".join(measure(paper).text.split())
    assert text.count("党支部、第") == 39
    assert "第59人" in text


def test_the_word_copy_holds_both_sheets() -> None:
    with zipfile.ZipFile(io.BytesIO(docx_of(inspection_record.document(INSPECTION, DICTIONARY)))) as package:
        body = package.read("word/document.xml").decode()
    assert "督察发现问题清单" in body
    assert 'w:orient="landscape"' in body
    assert "&lt;b&gt;不得" in body
