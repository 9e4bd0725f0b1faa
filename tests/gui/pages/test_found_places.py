"""Where the search over everything leads besides records: what is kept in dialogs of a page, organisations, people."""

from collections.abc import Callable
from datetime import date

from gui.desk import Desk
from gui.dialogs.reflections import ReflectionsDialog
from gui.dialogs.study_documents import StudyDocumentsDialog
from gui.pages.bureau import BureauPage
from gui.pages.study import StudyPage
from models.db.store import Store
from models.rows.changes import Subject
from models.rows.reflection import ReflectionRow
from models.rows.study_plan import StudyDocument
from models.rows.target import Target
from models.rules.study_terms import DocumentKind
from models.services.reflections import save_reflection
from models.services.study_documents import save_document
from tests.gui.pages.conftest import Bureau, ShowPage

Wait = Callable[[], None]


def test_a_piece_of_another_year_is_shown_in_its_form(
    desk: Desk, store: Store, bureau: Bureau, show_page: ShowPage, settled: Wait
) -> None:
    made = {}
    with store.write() as session:
        for author, day in (("甲一", date(2020, 5, 1)), ("甲二", date(2026, 5, 1))):
            row = ReflectionRow(None, bureau.ids.first, author, f"{author}的心得", submitted_on=day)
            made[author] = save_reflection(session, row).record_id
    page = show_page(StudyPage(desk))
    page.show_target(Target(Subject.REFLECTION, record_id=made["甲一"]))
    settled()
    (dialog,) = page.findChildren(ReflectionsDialog)
    assert dialog.panel.record_id == made["甲一"]
    assert dialog.panel.isVisible()
    assert dialog.view.table.current_row().id == made["甲一"]
    dialog.close()


def test_a_document_is_shown_in_its_list(
    desk: Desk, store: Store, show_page: ShowPage, settled: Wait
) -> None:
    made = {}
    with store.write() as session:
        for title in ("甲文件", "乙文件", "丙文件"):
            row = StudyDocument(None, DocumentKind.DOCUMENT, title)
            made[title] = save_document(session, row).record_id
    page = show_page(StudyPage(desk))
    page.show_target(Target(Subject.PLANS, record_id=made["乙文件"]))
    settled()
    (dialog,) = page.findChildren(StudyDocumentsDialog)
    assert dialog.table.current_row().document.title == "乙文件"
    dialog.close()


def test_an_organisation_and_a_person_are_shown_on_the_roster(
    desk: Desk, bureau: Bureau, show_page: ShowPage, settled: Wait
) -> None:
    page = show_page(BureauPage(desk))
    page.show_target(Target(Subject.BUREAU, record_id=bureau.ids.second))
    settled()
    assert page.tree.node == bureau.ids.second
    page.show_target(Target(Subject.ROSTER, record_id=bureau.people["甲三"]))
    settled()
    assert page.editor.member.record_id == bureau.people["甲三"]
