"""发现问题: everything typed goes there and back; what a notice has named stays as it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.editors.parts.finding_form import empty_finding, raw_of, read_finding
from gui.editors.parts.findings import FindingsPart, line_of
from models.rows.attachment import AttachmentRow
from models.rows.bureau import OrganizationRow
from models.rows.inspection import Finding, Manifestation
from models.rules.compliance_terms import Severity
from models.rules.inspection_terms import FindingOrigin, ShirkingTag
from models.rules.terms import OrganizationKind

Compose = Callable[[QWidget, str], None]
TODAY = date(2026, 11, 5)
DAY = date(2026, 10, 20)
FILE = AttachmentRow("ab" * 32, "现场照片.jpg", 10, datetime(2026, 10, 20, 9, 0))
TREE = (
    OrganizationRow(1, OrganizationKind.PARTY_COMMITTEE, "机关党委"),
    OrganizationRow(2, OrganizationKind.BRANCH, "第一党支部", parent_id=1),
    OrganizationRow(3, OrganizationKind.GROUP, "第一党小组", parent_id=2),
    OrganizationRow(4, OrganizationKind.BRANCH, "第二党支部", parent_id=1),
    OrganizationRow(5, OrganizationKind.DEPARTMENT, "办公室"),
)
words = st.text("甲乙，。<&>“”", max_size=8)
found = st.builds(
    Finding,
    id=st.none() | st.integers(1, 9),
    organization_id=st.integers(1, 5),
    fact=st.text("甲乙，。<&>“”", min_size=1, max_size=8),
    organization_name=words,
    clause=words,
    manifestation=st.none() | st.integers(1, 22),
    tag=st.none() | st.sampled_from(ShirkingTag),
    severity=st.sampled_from(Severity),
    evidence=words,
    evidence_file=st.just("") | st.just(FILE.sha256),
    person=words,
    due_on=st.none() | st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    origin=st.sampled_from(FindingOrigin),
    origin_key=words,
    in_notice=st.booleans(),
    notice_id=st.none() | st.integers(1, 9),
    notice_number=words,
    item_id=st.none() | st.integers(1, 9),
)


def today() -> date:
    """The day all this is played on."""
    return TODAY


@pytest.fixture
def findings(qtbot: QtBot) -> FindingsPart:
    """A part that knows the tree, the second branch having been visited, and one file."""
    made = FindingsPart(today)
    qtbot.addWidget(made)
    made.set_organizations(TREE, {4})
    made.set_files([FILE])
    made.show()
    return made


def finding(fact: str = "没有记录", **given: object) -> Finding:
    """Something found in the first branch."""
    return replace(Finding(None, 2, fact, "第一党支部"), **given)  # type: ignore[arg-type]


@given(found)
def test_findings_go_through_their_raw_form(finding: Finding) -> None:
    assert read_finding(raw_of(finding), TODAY) == finding


def test_every_field_goes_through_the_form(findings: FindingsPart, compose: Compose) -> None:
    whole = finding(
        clause="第十一条",
        manifestation=22,
        tag=ShirkingTag.SHIFTED,
        severity=Severity.STATUTORY,
        evidence="记录本",
        evidence_file=FILE.sha256,
        person="甲一",
        due_on=DAY,
        in_notice=False,
    )
    findings.show_rows([whole])
    compose(findings.form.fact.text, "，")
    findings.form.fact.set_value(whole.fact)
    findings.form.fact.edited.emit()
    assert findings.rows() == (whole,)


def test_the_visited_are_offered_first_and_no_groups(findings: FindingsPart) -> None:
    findings.add_item()
    assert findings.form.organization.box.values() == [4, 1, 2, 5]


def test_what_is_not_offered_is_kept(findings: FindingsPart, compose: Compose) -> None:
    findings.show_rows([Finding(1, 3, "小组会没有开", "第一党小组")])
    assert findings.form.organization.box.currentText() == "第一党小组"
    compose(findings.form.evidence.text, "问过组长")
    assert findings.rows() == (Finding(1, 3, "小组会没有开", "第一党小组", evidence="问过组长"),)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "第1个问题：请选择责任支部"),
        ({"organization": "2"}, "第1个问题：请填写发现的问题"),
        ({"organization": "2", "fact": "问题", "due_on": "月底"}, "日期写法不认识"),
        ({"organization": "2", "fact": "问题", "evidence_file": "cd" * 32}, "证据文件已不在附件里"),
    ],
)
def test_what_is_missing_is_told(findings: FindingsPart, typed: dict[str, str], sentence: str) -> None:
    findings.show_raws([{**empty_finding(), **typed}])
    assert sentence in str(findings.problem())
    assert not findings.can_be_read()


def test_a_file_taken_out_is_not_forgotten_in_silence(findings: FindingsPart) -> None:
    findings.show_rows([finding(evidence_file=FILE.sha256)])
    findings.set_files([])
    assert findings.form.evidence_file.box.currentText() == "（已不在附件里，请重新选择）"
    assert findings.problem() == "第1个问题：证据文件已不在附件里，请补上附件或者重新选择"
    findings.set_files([FILE])
    assert findings.form.evidence_file.box.currentText() == FILE.name
    assert findings.problem() is None


def test_the_bureaus_own_words_of_a_manifestation(findings: FindingsPart) -> None:
    findings.show_rows([finding(manifestation=7)])
    field = findings.form.manifestation
    assert field.box.currentText() == "第7项"
    assert not findings.form.manifestation_text.isVisible()
    findings.set_manifestations([Manifestation(7, "拖", "办事拖拉")])
    assert field.box.currentText() == "第7项　拖　办事拖拉"
    assert findings.form.manifestation_text.text() == "拖　办事拖拉"
    assert len(field.box.values()) == 23


def test_what_a_notice_has_named_is_only_read(findings: FindingsPart, qtbot: QtBot) -> None:
    named = finding(id=1, notice_id=5, notice_number="某局机党〔2026〕3号", item_id=9)
    findings.show_rows([named, finding("会议记录不全")])
    form = findings.form
    assert form.named.text() == "已由督察通报某局机党〔2026〕3号点名，不能再改。"
    assert form.fact.text.isReadOnly()
    assert not form.organization.box.isEnabled()
    assert not form.in_notice.isEnabled()
    for button in (findings.up_button, findings.down_button, findings.remove_button):
        assert not button.isEnabled()
    QTest.keyClick(findings.list, Qt.Key.Key_Delete)
    findings.list.setCurrentRow(1)
    QTest.keyClick(findings.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [row.fact for row in findings.rows()] == ["没有记录", "会议记录不全"]
    assert not form.fact.text.isReadOnly()
    assert form.named.isHidden()
    findings.list.setCurrentRow(0)
    with qtbot.waitSignal(findings.item_opened) as opened:
        form.item_button.click()
    assert opened.args == [9]


def test_counted_for_the_notice(findings: FindingsPart) -> None:
    assert not findings.are_named()
    named = finding(id=1, notice_id=5)
    findings.show_rows([named, finding(), finding(in_notice=False)])
    assert findings.waiting() == 1
    assert not findings.are_named()
    findings.show_rows([named, finding(in_notice=False)])
    assert findings.are_named()


def test_adopted_ones_come_behind_and_are_shown(findings: FindingsPart, qtbot: QtBot) -> None:
    findings.show_rows([finding()])
    with qtbot.waitSignal(findings.edited):
        findings.adopt([finding("三季度未召开支部党员大会", origin_key="verdict:x")])
    assert findings.list.currentRow() == 1
    assert findings.form.fact.value() == "三季度未召开支部党员大会"
    assert findings.keys() == {"verdict:x"}


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({}, "1. 第一党支部：没有记录"),
        ({"in_notice": False}, "1. （不列入通报）第一党支部：没有记录"),
        ({"notice_id": 3}, "1. （已通报）第一党支部：没有记录"),
        ({"organization_name": "", "fact": ""}, "1. （支部待选）：（问题待填）"),
    ],
)
def test_the_line_in_the_list(changed: dict[str, object], line: str) -> None:
    assert line_of(1, {**raw_of(finding()), **changed}) == line
