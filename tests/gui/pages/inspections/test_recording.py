"""督察: typed, saved, read again; what is proposed for a new one."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt

from gui.pages.inspections import InspectionsPage
from models.db.store import Store
from models.rows.changes import Subject
from models.rows.inspection import TeamMember, VisitedBranch
from models.rows.target import Target
from models.rules.compliance_terms import Severity
from models.rules.inspection_terms import InspectionMethod, ShirkingTag
from models.rules.periods import Month
from models.rules.terms import RecordStatus
from tests.gui.pages.conftest import DAY, Bureau
from tests.gui.pages.inspections.acting import Compose, Press, Wait, editor_of, opened, stored


def test_typed_saved_read_again(
    page: InspectionsPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    page.new_record()
    editor = editor_of(page)
    assert (editor.title.value(), editor.month.value()) == ("11月创建工作督察", Month(2026, 11))
    assert editor.organization.value() == bureau.ids.committee, (
        "the committee inspects unless somebody else does"
    )
    editor.first_on.pick(DAY)
    assert (editor.title.value(), editor.month.value()) == ("10月创建工作督察", Month(2026, 10))
    compose(editor.basis.text, "每月督察一次")
    editor.team.add_line()
    fields = editor.team.lines[0].fields
    compose(fields["name"].editor, "甲一")
    compose(fields["unit"].editor, "督察处")
    editor.visits.tick(bureau.ids.first)
    editor.findings.add_item()
    form = editor.findings.form
    form.organization.set_value(bureau.ids.first)
    form.organization.edited.emit()
    compose(form.fact.text, "10月主题党日没有记录")
    form.tag.set_value(ShirkingTag.PERFUNCTORY)
    form.tag.edited.emit()
    form.manifestation.set_value(7)
    form.manifestation.edited.emit()
    form.severity.set_value(Severity.LOCAL)
    form.severity.edited.emit()
    form.due_on.pick(date(2026, 11, 30))
    editor.save()
    settled()
    saved = stored(store, editor.record_id)
    assert (saved.title, saved.first_on, saved.month) == ("10月创建工作督察", DAY, Month(2026, 10))
    assert (saved.method, saved.status) == (InspectionMethod.SPECIAL, RecordStatus.HELD)
    assert saved.team == (TeamMember("甲一", "督察处"),)
    assert saved.branches == (VisitedBranch(bureau.ids.first, "第一党支部"),)
    (found,) = saved.findings
    assert (found.organization_name, found.fact) == ("第一党支部", "10月主题党日没有记录")
    assert (found.tag, found.manifestation, found.severity) == (ShirkingTag.PERFUNCTORY, 7, Severity.LOCAL)
    assert (found.due_on, found.in_notice) == (date(2026, 11, 30), True)
    assert not editor.is_edited()
    assert editor.findings.rows() == (replace(found, inspection_id=None, method=None, month=None),)


def test_what_was_saved_is_given_back_unchanged(
    page: InspectionsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    number = opened(
        page, store, bureau, settled, branches=(VisitedBranch(bureau.ids.second, visited_on=DAY),)
    )
    before = stored(store, number)
    assert not editor_of(page).is_edited()
    editor_of(page).save()
    settled()
    after = stored(store, number)
    assert (after.findings, after.branches, after.month) == (before.findings, before.branches, before.month)


def test_a_target_gives_the_month(page: InspectionsPage, settled: Wait) -> None:
    page.show_target(Target(Subject.INSPECTION, new=True, month=Month(2026, 9)))
    settled()
    editor = editor_of(page)
    assert (editor.month.value(), editor.title.value()) == (Month(2026, 9), "9月创建工作督察")
    editor.first_on.pick(DAY)
    assert editor.month.value() == Month(2026, 9), "a month that was given stays"


def test_a_file_is_the_evidence_of_a_problem(
    page: InspectionsPage, bureau: Bureau, store: Store, settled: Wait, tmp_path: Path
) -> None:
    photo = tmp_path / "现场照片.jpg"
    photo.write_bytes(b"photo")
    number = opened(page, store, bureau, settled)
    editor = editor_of(page)
    editor.files.add_files([photo])
    settled()
    (file,) = editor.files.rows()
    chosen = editor.findings.form.evidence_file
    assert chosen.box.values() == ["", file.sha256]
    chosen.set_value(file.sha256)
    chosen.edited.emit()
    editor.save()
    settled()
    assert [found.evidence_file for found in stored(store, number).findings] == [file.sha256]
    assert chosen.box.currentText() == "现场照片.jpg"


def test_the_ticked_branches_are_offered_first(page: InspectionsPage, bureau: Bureau, press: Press) -> None:
    page.new_record()
    editor = editor_of(page)
    press(editor.visits.list, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space)
    editor.findings.add_item()
    assert editor.findings.form.organization.box.values()[0] == bureau.ids.second
