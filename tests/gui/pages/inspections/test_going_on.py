"""督察: repeated, printed, led on to the month's notice; the list and its columns."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gui.desk import Desk
from gui.dialogs import printing
from gui.dialogs.printing.matter import Matter
from gui.pages.inspections import InspectionsPage
from models.db.store import Store
from models.rows.changes import Subject
from models.rows.inspection import Manifestation, TeamMember, VisitedBranch
from models.rows.target import Target
from models.rules.inspection_terms import InspectionMethod
from models.rules.papers import PaperKind
from models.rules.periods import Month
from models.rules.terms import RecordStatus
from models.services.rulebook import save_manifestations
from tests.gui.pages.conftest import DAY, TODAY, Bureau, FakeWindow
from tests.gui.pages.inspections.acting import Compose, Press, Wait, editor_of, issue_october, opened
from tests.models.services.making import finding


def test_repeated_with_team_way_and_basis_only(
    page: InspectionsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    team = (TeamMember("甲一", "督察处", "组长"),)
    opened(
        page,
        store,
        bureau,
        settled,
        method=InspectionMethod.UNANNOUNCED,
        team=team,
        basis="每月督察一次",
        looked_at="会议记录",
        remarks="总体较好",
        branches=(VisitedBranch(bureau.ids.first),),
    )
    page.repeat_record()
    settled()
    editor = editor_of(page)
    assert editor.record_id is None
    assert (editor.title.value(), editor.month.value()) == ("11月创建工作督察", Month.of(TODAY))
    assert (editor.method.value(), editor.team.rows()) == (InspectionMethod.UNANNOUNCED, team)
    assert (editor.basis.value(), editor.looked_at.value()) == ("每月督察一次", "会议记录")
    assert (editor.remarks.value(), editor.visits.rows(), editor.findings.rows()) == ("", (), ())
    assert editor.first_on.value() is None
    assert not editor.is_edited()


def test_on_to_the_notice_once_it_is_saved(
    page: InspectionsPage,
    bureau: Bureau,
    store: Store,
    settled: Wait,
    compose: Compose,
    window: FakeWindow,
) -> None:
    opened(page, store, bureau, settled)
    editor = editor_of(page)
    editor.show_section("findings")
    assert editor.waiting.text() == "列入通报而还没有通报的1个。"
    compose(editor.findings.form.evidence.text, "记录本")
    editor.notice_button.click()
    assert window.went == []
    assert editor.banner.sentence == "督察记录还没有保存，通报里看不到；请先保存再起草通报。"
    editor.save()
    settled()
    editor.notice_button.click()
    assert window.went == [Target(Subject.NOTICE, month=Month(2026, 10), new=True)]


def test_what_is_found_after_the_months_notice_goes_on_to_the_next(
    page: InspectionsPage, bureau: Bureau, store: Store, settled: Wait, window: FakeWindow
) -> None:
    opened(page, store, bureau, settled)
    issue_october(page, store, settled)
    opened(page, store, bureau, settled)
    editor = editor_of(page)
    editor.show_section("findings")
    assert editor.waiting.text() == "列入通报而还没有通报的1个：10月通报已印发，将列入11月通报。"
    assert editor.notice_button.text() == "起草11月通报"
    editor.notice_button.click()
    assert window.went == [Target(Subject.NOTICE, month=Month(2026, 11), new=True)]


def test_on_to_the_notice_from_the_list(
    page: InspectionsPage, bureau: Bureau, store: Store, settled: Wait, window: FakeWindow
) -> None:
    number = opened(page, store, bureau, settled)
    page.view.table.choose(number)
    button = next(button for button in page.view.findChildren(QPushButton) if button.text() == "起草通报")
    button.click()
    assert window.went == [Target(Subject.NOTICE, month=Month(2026, 10), new=True)]


def test_printed_as_the_record_of_the_inspection(
    page: InspectionsPage,
    bureau: Bureau,
    store: Store,
    settled: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Matter] = []

    def note(_desk: Desk, _page: QWidget, matter: Matter) -> None:
        asked.append(matter)

    monkeypatch.setattr(printing, "open_print_dialog", note)
    number = opened(page, store, bureau, settled)
    editor_of(page).print_button.click()
    page.view.table.choose(number)
    page.view.table.setFocus()
    page.print_chosen()
    assert [matter.kinds for matter in asked] == [(PaperKind.INSPECTION_RECORD,)] * 2


def test_no_statistics_are_offered_that_do_not_exist(
    page: InspectionsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    opened(page, store, bureau, settled)
    texts = [button.text() for button in page.view.findChildren(QPushButton)]
    assert "统计台账…" not in texts
    page.view.table.customContextMenuRequested.emit(QPoint(5, 5))
    (menu,) = [menu for menu in page.view.table.findChildren(QMenu) if menu.isVisible()]
    assert "统计台账…" not in [action.text() for action in menu.actions()]
    menu.close()


def test_the_list_says_how_far_it_is(
    page: InspectionsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    given = {"branches": (VisitedBranch(bureau.ids.first), VisitedBranch(bureau.ids.second))}
    opened(page, store, bureau, settled, findings=(finding(bureau.ids.first),) * 2, **given)
    opened(page, store, bureau, settled, status=RecordStatus.PLANNED, findings=())
    texts = [
        [page.view.model.index(row, column).data() for column in range(page.view.model.columnCount())]
        for row in range(2)
    ]
    who = "某局机关党委"
    first = ["2026-10-20", "十月创建工作督察", "2026年10月", "专项督察", who]
    assert sorted(texts) == sorted([[*first, "2个", "2 / 0", "已督察"], [*first, "待补", "0 / 0", "计划"]])


def test_a_branch_of_the_filter_is_to_be_visited(
    page: InspectionsPage, bureau: Bureau, settled: Wait
) -> None:
    page.view.filters.set_value("organization", bureau.ids.second)
    page.view.filters.set_value("kind", InspectionMethod.CROSS_CHECK)
    settled()
    page.new_record()
    editor = editor_of(page)
    assert editor.visits.ticked() == {bureau.ids.second}
    assert editor.organization.value() == bureau.ids.committee
    assert editor.method.value() is InspectionMethod.CROSS_CHECK


def test_a_department_of_the_target_inspects(page: InspectionsPage, bureau: Bureau, settled: Wait) -> None:
    page.show_target(Target(Subject.INSPECTION, new=True, organization_id=bureau.ids.department, day=DAY))
    settled()
    editor = editor_of(page)
    assert editor.organization.value() == bureau.ids.department
    assert (editor.first_on.value(), editor.month.value()) == (DAY, Month(2026, 10))


def test_the_bureaus_dictionary_is_read_again_when_it_changes(
    page: InspectionsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    opened(page, store, bureau, settled)
    box = editor_of(page).findings.form.manifestation.box
    assert box.itemText(3) == "第3项"
    page.desk.tasks.write(save_manifestations, [Manifestation(3, "散", "纪律松散")])
    settled()
    assert box.itemText(3) == "第3项　散　纪律松散"


def test_what_a_reader_would_ask_about_is_said(
    page: InspectionsPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    opened(page, store, bureau, settled)
    editor = editor_of(page)
    assert editor.doubts.text() == "被督察支部待补。\n督察组成员待补。"
    editor.team.show_rows([TeamMember("甲一")])
    editor.visits.tick(bureau.ids.second)
    compose(editor.remarks.text, "总体较好")
    assert editor.doubts.text() == "第一党支部不在被督察支部之列，却有发现的问题，请核对。"


def test_tab_goes_from_the_orders_to_the_problems(
    page: InspectionsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    opened(page, store, bureau, settled)
    editor = editor_of(page)
    editor.show_section("findings")
    page.activateWindow()
    editor.proposals_button.setFocus()
    order: list[QWidget | None] = [page.focusWidget()]
    for _ in range(6):
        editor.focusNextPrevChild(True)
        order.append(page.focusWidget())
    part = editor.findings
    buttons = [editor.proposals_button, editor.notice_button, part.add_button, part.up_button]
    assert order == [*buttons, part.down_button, part.remove_button, part.list]


def test_space_and_arrows_reach_every_branch(page: InspectionsPage, settled: Wait, press: Press) -> None:
    page.new_record()
    editor = editor_of(page)
    editor.show_section("visits")
    editor.visits.list.setFocus()
    press(editor.visits.list, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert [row.organization_name for row in editor.visits.rows()] == ["第二党支部"]
