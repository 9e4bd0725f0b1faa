"""组织名册, as a clerk uses it: real store, real tasks, keys and clicks."""

import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.roster_import import RosterImportDialog
from gui.dialogs.transfer import TransferDialog
from gui.editors import bureau_editor
from gui.main_window import MainWindow
from gui.pages import bureau
from gui.pages.bureau import BureauPage
from gui.pages.bureau_reading import searched_text
from gui.tables.organizations import FORMER_MEMBERS, WHOLE_BUREAU
from gui.tasks import Tasks
from gui.widgets.form_panel import FormPanel
from models.attachments import AttachmentStore
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.bureau import MemberDetail, OrganizationRow, RosterEntry
from models.rows.roster_import import PlannedMember, RosterPlan
from models.rules.terms import OrganizationKind, Standing
from models.services.members import load_member, save_member, transfer_member
from models.services.organizations import branches_of, list_organizations, save_organization
from models.services.roster import members_on
from models.services.roster_import import apply_plan

TODAY = date(2026, 10, 31)


def today() -> date:
    """The day all these tests are played on."""
    return TODAY


def forget_typing(window: QWidget) -> None:
    """Closing the window would otherwise ask about what a test left typed."""
    for panel in window.findChildren(FormPanel):
        panel.set_clean()


class Complaints(QObject):
    """Hears what the tasks complain of and nobody took."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[Exception] = []

    @Slot(object)
    def hear(self, error: Exception) -> None:
        """Note it."""
        self.errors.append(error)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """The shell."""
    made = MainWindow("0.0")
    qtbot.addWidget(made, before_close_func=forget_typing)
    made.resize(1366, 768)
    return made


@pytest.fixture
def desk(window: MainWindow, folder: DataFolder, sample: Store) -> Iterator[Desk]:
    """The desk of the sample bureau; a complaint nobody took fails the test."""
    tasks = Tasks()
    tasks.attach(sample)
    complaints = Complaints()
    tasks.failed.connect(complaints.hear)
    yield Desk(tasks, window, folder, AttachmentStore(folder.attachments), today)
    tasks.close()
    assert complaints.errors == []


@pytest.fixture
def settled(desk: Desk, qtbot: QtBot) -> Callable[[], None]:
    """Wait until everything ordered, and what was ordered upon it, is answered."""

    def wait() -> None:
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not desk.tasks.busy, timeout=10_000)
        QApplication.processEvents()

    return wait


@pytest.fixture
def page(desk: Desk, window: MainWindow, settled: Callable[[], None]) -> BureauPage:
    """The page in its window."""
    made = BureauPage(desk)
    window.add_page(made.TITLE, made.ICON, made)
    window.show()
    QTest.qWaitForWindowExposed(window)
    settled()
    return made


@pytest.fixture
def roster(sample: Store) -> tuple[RosterEntry, ...]:
    """Who is on the roster today."""
    with sample.read() as session:
        return members_on(session, TODAY)


@pytest.fixture
def branches(sample: Store) -> tuple[OrganizationRow, ...]:
    """The branches."""
    with sample.read() as session:
        return branches_of(list_organizations(session))


def shown(page: BureauPage) -> list[RosterEntry]:
    """The table's rows."""
    rows: list[RosterEntry] = page.view.model.rows()
    return rows


def stored(store: Store, member_id: int) -> MemberDetail:
    """A person as stored."""
    with store.read() as session:
        return load_member(session, member_id)


def say_yes(_parent: QWidget, _title: str, _question: str, _yes: str, _no: str = "") -> bool:
    """Agree to whatever is asked."""
    return True


# Looking


def test_the_whole_roster_is_shown_first(page: BureauPage, roster: tuple[RosterEntry, ...]) -> None:
    assert [entry.id for entry in shown(page)] == [entry.id for entry in roster]
    assert page.tree.node == WHOLE_BUREAU


def test_a_branch_narrows_the_table(
    page: BureauPage, roster: tuple[RosterEntry, ...], branches: tuple[OrganizationRow, ...]
) -> None:
    branch = branches[1]
    page.tree.go_to(branch.id or 0)
    assert {entry.id for entry in shown(page)} == {
        entry.id for entry in roster if entry.branch_id == branch.id
    }


def test_searching_and_standing_narrow_together(
    page: BureauPage, roster: tuple[RosterEntry, ...], compose: Callable[[QWidget, str], None], qtbot: QtBot
) -> None:
    surname = roster[0].name[0]
    compose(page.view.filters.search, surname)
    expected = {entry.id for entry in roster if surname in searched_text(entry)}
    qtbot.waitUntil(lambda: {entry.id for entry in shown(page)} == expected)
    page.view.filters.set_value("standing", Standing.ACTIVIST)
    assert {entry.id for entry in shown(page)} == {
        entry.id for entry in roster if entry.id in expected and entry.standing is Standing.ACTIVIST
    }


def test_looking_around_asks_the_store_for_nothing(
    page: BureauPage, desk: Desk, branches: tuple[OrganizationRow, ...]
) -> None:
    page.tree.go_to(branches[0].id or 0)
    page.view.filters.search.setText("王")
    page.view.filters.changed.emit()
    page.view.model.sort(0)
    page.view.table.scrollToBottom()
    page.view.table.grab()
    assert not desk.tasks.busy


def test_the_search_field_is_one_key_away(page: BureauPage) -> None:
    page.view.table.setFocus()
    QTest.keyClick(page.view.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.view.filters.search.hasFocus()


def test_the_roster_is_that_of_the_day_chosen(
    page: BureauPage,
    sample: Store,
    roster: tuple[RosterEntry, ...],
    branches: tuple[OrganizationRow, ...],
    settled: Callable[[], None],
) -> None:
    person = roster[0]
    goal = next(row for row in branches if row.id != person.branch_id)
    with sample.write() as session:
        version = load_member(session, person.id).version
        transfer_member(session, person.id, version, to_branch_id=goal.id, on=TODAY, place="")
    page.reload()
    settled()
    assert branch_of(page, person.id) == goal.name
    page.tree.day.pick(TODAY - timedelta(days=1))
    settled()
    assert branch_of(page, person.id) == person.branch_name


def branch_of(page: BureauPage, member_id: int) -> str:
    """Where the table shows a person."""
    return next(entry.branch_name for entry in shown(page) if entry.id == member_id)


def test_what_was_unfolded_stays_so_when_the_roster_is_read_again(
    page: BureauPage,
    sample: Store,
    branches: tuple[OrganizationRow, ...],
    settled: Callable[[], None],
) -> None:
    with sample.write() as session:
        group = OrganizationRow(None, OrganizationKind.GROUP, "青年党小组", parent_id=branches[0].id)
        save_organization(session, group)
    page.reload()
    settled()
    assert not is_unfolded(page, branches[0])
    item = page.tree.model.item_of(branches[0].id or 0)
    assert item is not None
    page.tree.view.setCurrentIndex(item.index())
    QTest.keyClick(page.tree.view, Qt.Key.Key_Right)
    assert is_unfolded(page, branches[0])
    page.tree.day.pick(TODAY - timedelta(days=1))
    settled()
    assert is_unfolded(page, branches[0])
    assert page.tree.node == branches[0].id


def is_unfolded(page: BureauPage, row: OrganizationRow) -> bool:
    """Whether the tree shows what is below an organisation."""
    item = page.tree.model.item_of(row.id or 0)
    return item is not None and page.tree.view.isExpanded(item.index())


# One person


def opened(page: BureauPage, entry: RosterEntry, settled: Callable[[], None]) -> None:
    """Open a person from the table with Enter."""
    assert page.view.table.choose(entry.id)
    page.view.table.setFocus()
    QTest.keyClick(page.view.table, Qt.Key.Key_Return)
    settled()


def test_a_person_is_opened_changed_and_saved_with_keys_alone(
    page: BureauPage,
    sample: Store,
    roster: tuple[RosterEntry, ...],
    settled: Callable[[], None],
    compose: Callable[[QWidget, str], None],
) -> None:
    entry = roster[2]
    opened(page, entry, settled)
    assert page.editor.isVisible()
    job = page.editor.member.fields["job_title"].editor
    job.setFocus()
    QTest.keyClick(job, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    compose(job, "一级调研员")
    QTest.keyClick(job, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled()
    settled()
    assert stored(sample, entry.id).job_title == "一级调研员"
    assert page.editor.member.banner.sentence == "已保存。"
    assert not page.editor.member.is_edited()
    assert page.view.table.current_row().id == entry.id
    # The panel holds the new version, so it can be saved again.
    compose(job, "、处长")
    page.editor.member.save()
    settled()
    assert stored(sample, entry.id).job_title == "一级调研员、处长"


def test_somebody_elses_change_is_not_overwritten(
    page: BureauPage,
    sample: Store,
    roster: tuple[RosterEntry, ...],
    settled: Callable[[], None],
    compose: Callable[[QWidget, str], None],
) -> None:
    entry = roster[2]
    opened(page, entry, settled)
    with sample.write() as session:
        detail = load_member(session, entry.id)
        save_member(session, replace(detail, phone="12345"))
    compose(page.editor.member.fields["job_title"].editor, "处长")
    page.editor.member.save()
    settled()
    assert page.editor.member.banner.sentence
    assert stored(sample, entry.id).phone == "12345"
    assert "处长" in page.editor.member.detail().job_title, "what was typed is still there"


def test_a_new_person_begins_in_the_branch_the_tree_stands_on(
    page: BureauPage,
    sample: Store,
    branches: tuple[OrganizationRow, ...],
    settled: Callable[[], None],
    compose: Callable[[QWidget, str], None],
) -> None:
    page.tree.go_to(branches[1].id or 0)
    page.new_record()
    panel = page.editor.member
    assert panel.fields["name"].editor.hasFocus()
    compose(panel.fields["name"].editor, "欧阳明远")
    panel._standings.lines()[0]._standing.box.set_value(Standing.ACTIVIST)  # type: ignore[attr-defined]
    panel.save()
    settled()
    settled()
    with sample.read() as session:
        found = members_on(session, TODAY, text="欧阳明远")
    assert [(entry.branch_id, entry.standing) for entry in found] == [(branches[1].id, Standing.ACTIVIST)]
    assert page.view.table.current_row().name == "欧阳明远"


def double_click(button: QWidget) -> None:
    """As Qt tells of one: press, release, double click, release."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)


def begin(page: BureauPage, name: str, compose: Callable[[QWidget, str], None]) -> None:
    """A new person, typed but not saved."""
    page.new_record()
    panel = page.editor.member
    compose(panel.fields["name"].editor, name)
    panel._standings.lines()[0]._standing.box.set_value(Standing.ACTIVIST)  # type: ignore[attr-defined]


def test_a_double_click_on_save_enters_a_person_once(
    page: BureauPage,
    sample: Store,
    branches: tuple[OrganizationRow, ...],
    settled: Callable[[], None],
    compose: Callable[[QWidget, str], None],
) -> None:
    page.tree.go_to(branches[0].id or 0)
    begin(page, "欧阳明远", compose)
    double_click(page.editor.member.save_button)
    settled()
    settled()
    with sample.read() as session:
        assert len(members_on(session, TODAY, text="欧阳明远")) == 1
    assert page.editor.member.banner.sentence == "已保存。"
    page.editor.member.save()
    settled()
    settled()
    with sample.read() as session:
        assert len(members_on(session, TODAY, text="欧阳明远")) == 1, "he is known as stored"


def test_somebody_begun_while_another_is_being_saved_stays_new(
    page: BureauPage,
    sample: Store,
    branches: tuple[OrganizationRow, ...],
    settled: Callable[[], None],
    compose: Callable[[QWidget, str], None],
) -> None:
    page.tree.go_to(branches[0].id or 0)
    begin(page, "欧阳明远", compose)
    page.editor.member.save()
    page.editor.member.set_clean()
    begin(page, "司马长风", compose)
    page.editor.member.save()
    assert "还没有保存" in page.editor.member.banner.sentence
    settled()
    settled()
    assert page.editor.member.is_edited()
    page.editor.member.save()
    settled()
    settled()
    with sample.read() as session:
        names = {entry.name for entry in members_on(session, TODAY)}
    assert {"欧阳明远", "司马长风"} <= names


def test_only_the_person_saved_is_chosen_whatever_keys_are_held(
    page: BureauPage,
    branches: tuple[OrganizationRow, ...],
    settled: Callable[[], None],
    compose: Callable[[QWidget, str], None],
) -> None:
    page.tree.go_to(branches[0].id or 0)
    page.view.table.selectRow(0)
    begin(page, "欧阳明远", compose)
    panel = page.editor.member
    QTest.keyClick(panel.fields["name"].editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier, "still held"
    settled()
    settled()
    assert [entry.name for entry in page.view.table.selected_rows()] == ["欧阳明远"]
    assert panel.fields["name"].editor.hasFocus()


def test_several_people_are_not_transferred_at_once(page: BureauPage, window: MainWindow) -> None:
    page.view.table.selectAll()
    page.transfer()
    assert page._transfer is None
    assert "只选一名" in window.notice.sentence


def test_leaving_what_was_typed_is_asked_about(
    page: BureauPage,
    roster: tuple[RosterEntry, ...],
    settled: Callable[[], None],
    compose: Callable[[QWidget, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(page, roster[2], settled)
    compose(page.editor.member.fields["job_title"].editor, "处长")
    answers = [False, True]
    monkeypatch.setattr(page.editor.member, "_confirm_loss", lambda: answers.pop(0))
    page.open_member(roster[3])
    settled()
    assert page.editor.member.detail().id == roster[2].id
    assert page.may_be_left()


# Organisations


def test_an_organisation_is_added_below_the_node_and_removed_again(
    page: BureauPage,
    sample: Store,
    branches: tuple[OrganizationRow, ...],
    settled: Callable[[], None],
    compose: Callable[[QWidget, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.tree.go_to(branches[0].id or 0)
    QTest.mouseClick(page.tree.add_button, Qt.MouseButton.LeftButton)
    assert page.editor.organization.row().kind is OrganizationKind.GROUP
    assert page.editor.organization.row().parent_id == branches[0].id
    compose(page.editor.organization.fields["name"].editor, "青年党小组")
    page.editor.organization.save()
    settled()
    settled()
    with sample.read() as session:
        made = next(row for row in list_organizations(session) if row.name == "青年党小组")
    assert page.tree.node == made.id
    assert page.editor.organization.banner.sentence == "已保存。"
    assert page.editor.organization.fields["name"].editor.hasFocus()
    assert not page.editor.organization.is_edited()
    monkeypatch.setattr(bureau_editor, "agrees", say_yes)
    QTest.mouseClick(page.tree.edit_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.editor.organization.remove_button, Qt.MouseButton.LeftButton)
    settled()
    settled()
    with sample.read() as session:
        assert "青年党小组" not in {row.name for row in list_organizations(session)}


def test_another_kind_proposes_its_own_superior_and_a_name_that_disagrees_is_told(
    page: BureauPage,
    sample: Store,
    branches: tuple[OrganizationRow, ...],
    settled: Callable[[], None],
    compose: Callable[[QWidget, str], None],
) -> None:
    page.tree.go_to(branches[0].id or 0)
    page.new_organization()
    panel = page.editor.organization
    assert panel._parent.box.values() == [row.id for row in branches], "a group belongs to a branch"
    compose(panel.fields["name"].editor, "第九党支部")
    panel._kind.box.set_value(OrganizationKind.GENERAL_BRANCH)
    panel._kind.box.activated.emit(0)
    assert panel.row().parent_id == branches[0].parent_id
    assert panel.banner.sentence == "名称像是党支部，类型选的是党总支，请核对。"
    panel._kind.box.set_value(OrganizationKind.BRANCH)
    panel._kind.box.activated.emit(0)
    assert panel.banner.sentence == ""
    assert panel.row().parent_id == branches[0].parent_id
    panel.save()
    settled()
    settled()
    with sample.read() as session:
        made = next(row for row in list_organizations(session) if row.name == "第九党支部")
    assert (made.kind, made.parent_id) == (OrganizationKind.BRANCH, branches[0].parent_id)


def test_a_place_that_cannot_be_is_refused_in_the_panel(
    page: BureauPage,
    branches: tuple[OrganizationRow, ...],
    settled: Callable[[], None],
) -> None:
    page.open_organization(branches[0].id or 0)
    panel = page.editor.organization
    panel._kind.box.set_value(OrganizationKind.GENERAL_BRANCH)
    panel._kind.box.activated.emit(0)
    panel.save()
    settled()
    settled()
    assert "还没有保存" in panel.banner.sentence
    assert panel.is_edited()


def test_an_organisation_in_use_is_not_removed_and_says_why(
    page: BureauPage,
    sample: Store,
    branches: tuple[OrganizationRow, ...],
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bureau_editor, "agrees", say_yes)
    page.open_organization(branches[0].id or 0)
    QTest.mouseClick(page.editor.organization.remove_button, Qt.MouseButton.LeftButton)
    settled()
    assert "没有删除" in page.editor.organization.banner.sentence
    with sample.read() as session:
        assert branches[0].name in {row.name for row in list_organizations(session)}


# Transfer and import


def transfer_of(page: BureauPage, entry: RosterEntry) -> TransferDialog:
    """The dialog for a person."""
    page.view.table.choose(entry.id)
    QTest.mouseClick(page.transfer_button, Qt.MouseButton.LeftButton)
    assert page._transfer is not None
    return page._transfer


def test_a_person_moves_to_another_branch(
    page: BureauPage,
    roster: tuple[RosterEntry, ...],
    branches: tuple[OrganizationRow, ...],
    settled: Callable[[], None],
) -> None:
    entry = roster[0]
    goal = next(row for row in branches if row.id != entry.branch_id)
    dialog = transfer_of(page, entry)
    dialog.branch.set_value(goal.id)
    dialog.confirm()
    settled()
    settled()
    assert branch_of(page, entry.id) == goal.name
    assert page._transfer is None


def test_a_person_who_left_is_listed_among_those_not_on_the_roll(
    page: BureauPage,
    window: MainWindow,
    roster: tuple[RosterEntry, ...],
    settled: Callable[[], None],
    compose: Callable[[QWidget, str], None],
) -> None:
    entry = roster[0]
    dialog = transfer_of(page, entry)
    dialog.out.setChecked(True)
    compose(dialog.place.line, "某某省某某厅机关党委")
    dialog.confirm()
    settled()
    settled()
    assert entry.id not in {row.id for row in shown(page)}
    page.tree.go_to(FORMER_MEMBERS)
    assert entry.id in {row.id for row in shown(page)}
    page.view.table.choose(entry.id)
    page.transfer()
    assert page._transfer is None
    assert "已不在册" in window.notice.sentence


def test_an_impossible_transfer_keeps_the_dialog_open(
    page: BureauPage,
    sample: Store,
    roster: tuple[RosterEntry, ...],
    branches: tuple[OrganizationRow, ...],
    settled: Callable[[], None],
) -> None:
    entry = roster[0]
    goal = next(row for row in branches if row.id != entry.branch_id)
    with sample.write() as session:
        version = load_member(session, entry.id).version
        transfer_member(session, entry.id, version, to_branch_id=goal.id, on=TODAY, place="")
    page.reload()
    settled()
    dialog = transfer_of(page, next(row for row in shown(page) if row.id == entry.id))
    dialog.branch.set_value(entry.branch_id)
    dialog.confirm()
    settled()
    assert "转接日期应晚于转入日期" in dialog.banner.sentence
    assert dialog.isVisible()
    dialog.reject()


def test_an_import_can_be_taken_back_from_the_page(
    page: BureauPage, sample: Store, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.undo_button.isHidden()
    newcomer = PlannedMember(3, "欧阳明远", "新支部", Standing.FULL)
    plan = RosterPlan("名册.xlsx", "党员", 2, (), (), (newcomer,), (), ("新支部",))
    with sample.write() as session:
        apply_plan(session, plan)
    page.reload()
    settled()
    assert not page.undo_button.isHidden()
    assert "名册.xlsx" in page.undo_button.toolTip()
    monkeypatch.setattr(bureau, "agrees", say_yes)
    QTest.mouseClick(page.undo_button, Qt.MouseButton.LeftButton)
    settled()
    settled()
    assert "欧阳明远" not in {entry.name for entry in shown(page)}
    assert page.undo_button.isHidden()


# The page as a widget


def test_the_tree_gives_way_when_there_is_no_room_for_three(
    page: BureauPage, window: MainWindow, roster: tuple[RosterEntry, ...], settled: Callable[[], None]
) -> None:
    window.resize(1366, 768)
    opened(page, roster[0], settled)
    assert page.tree.isVisible()
    window.resize(1000, 700)
    QApplication.processEvents()
    assert not page.tree.isVisible()
    page.editor.member.close_panel()
    assert page.tree.isVisible()


def test_the_tree_stays_while_an_organisation_is_written(
    page: BureauPage, window: MainWindow, branches: tuple[OrganizationRow, ...]
) -> None:
    window.resize(1000, 700)
    page.tree.go_to(branches[0].id or 0)
    page.new_organization()
    QApplication.processEvents()
    assert page.tree.isVisible()
    assert page.editor.isVisible()
    assert not page.view.table.isVisible()
    page.editor.organization.close_panel()
    assert page.view.table.isVisible()
    assert page.tree.view.hasFocus()


def test_a_second_click_where_the_panel_was_does_nothing(
    page: BureauPage, branches: tuple[OrganizationRow, ...]
) -> None:
    page.open_organization(branches[0].id or 0)
    page.editor.organization.close_panel()
    page.import_button.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.mouseDClick(page.import_button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(page.import_button, Qt.MouseButton.LeftButton)
    assert page.findChild(RosterImportDialog) is None
    assert page.tree.view.hasFocus()


def test_enter_presses_the_button_with_the_keyboard(page: BureauPage) -> None:
    page.tree.add_button.setFocus()
    QTest.keyClick(page.tree.add_button, Qt.Key.Key_Return)
    assert page.editor.organization.isVisible()


def test_the_page_is_freed_when_closed(
    desk: Desk,
    settled: Callable[[], None],
    roster: tuple[RosterEntry, ...],
    freed: Callable[[weakref.ref[QWidget]], bool],
) -> None:
    made = BureauPage(desk)
    made.show()
    settled()
    made.open_member(roster[0])
    settled()
    seen: weakref.ref[QWidget] = weakref.ref(made)
    made.close()
    made.deleteLater()
    del made
    assert freed(seen)
