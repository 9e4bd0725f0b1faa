"""The page 学习."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.editors.drafting import Drafting
from gui.editors.record_editor import RecordEditor
from gui.editors.study import StudyEditor
from gui.editors.tools import EditorTools
from gui.pages.labelled_register import LabelledRegister
from gui.pages.latest import order_latest
from gui.pages.register_list import RegisterSpec, code_of
from gui.pages.study_works import STUDY_WORKS
from gui.tables.held import study_status
from gui.tables.study import STUDY_COLUMNS
from models.rows.changes import Subject
from models.rows.query import RegisterQuery
from models.rows.target import Target
from models.rules.papers import PaperKind
from models.rules.study_terms import Sitting
from models.rules.terms import DraftOf, RecordStatus, Register, StudyKind
from models.services.study import (
    latest_session,
    list_sessions,
    load_session,
    remove_session,
    save_session,
)
from models.services.study_plans import PlannedTopic, planned_topic


class StudyPage(LabelledRegister):
    """Study sessions: filter, record, repeat, print."""

    TITLE = "学习"
    RECORD_PAPER = PaperKind.STUDY_RECORD
    WORKS = STUDY_WORKS
    ICON = "book_open"
    new_text = "新建学习记录"
    SPEC = RegisterSpec(
        register=Register.STUDY,
        subject=Subject.STUDY,
        noun="学习记录",
        search_hint="搜索主题、学习内容",
        empty_sentence="中心组学习、第一议题、青年理论学习小组和支部学习都记在这里。",
        columns=STUDY_COLUMNS,
        kinds=[(kind, kind.label) for kind in StudyKind],
        every_kind="全部类型",
        statuses=[(status, study_status(status)) for status in RecordStatus],
        load=load_session,
        save=save_session,
        remove=remove_session,
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        # What was typed and never saved in a form that opens from this page is offered here too.
        self.reflections_kept = Drafting(desk.tasks, DraftOf.REFLECTION, self)
        self.reflections_kept.resumed.connect(self.resume_reflection)
        self.plans_kept = Drafting(desk.tasks, DraftOf.STUDY_PLAN, self)
        self.plans_kept.resumed.connect(self.resume_plan)
        self.groups_kept = Drafting(desk.tasks, DraftOf.STUDY_GROUP, self)
        self.groups_kept.resumed.connect(self.resume_group)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        for kept in (self.reflections_kept, self.plans_kept, self.groups_kept):
            column.insertWidget(1, kept.banner)
            kept.ask()

    def _add_actions(self) -> None:
        super()._add_actions()
        self.view.add_action("心得体会…", "edit", self.show_reflections).setToolTip(
            "登记心得体会，查看提交情况，打印台账和未提交名单（Ctrl+R）"
        )
        QShortcut(QKeySequence("Ctrl+R"), self).activated.connect(self.show_reflections)

    def show_target(self, target: Target) -> None:
        """What is kept in a dialog of this page, too: a piece of 心得体会, a document to be studied."""
        if target.record_id is None or target.subject not in (Subject.REFLECTION, Subject.PLANS):
            super().show_target(target)
        elif target.subject is Subject.REFLECTION:
            self._open_reflections(resume=False, piece=target.record_id)
        else:
            from gui.dialogs.study_documents import StudyDocumentsDialog

            shelf = StudyDocumentsDialog(self.desk, self)
            shelf.go_to(target.record_id)
            shelf.open()

    @Slot()
    def show_reflections(self) -> None:
        """Open the register of what people wrote."""
        self._open_reflections(resume=False)

    @Slot(object)
    def resume_reflection(self, _draft: object) -> None:
        """Open the register, going on with what was typed last and never saved."""
        self._open_reflections(resume=True)

    def _open_reflections(self, *, resume: bool, piece: int | None = None) -> None:
        # Imported when first asked for: no part of a quick start.
        from gui.dialogs.reflections import ReflectionsDialog

        dialog = ReflectionsDialog(self.desk, self, resume=resume)
        dialog.finished.connect(self.reflections_kept.ask)
        if piece is not None:
            dialog.go_to(piece)
        dialog.open()

    def plans_dialog(self, *, resume: bool = False) -> QDialog:
        """学习计划; ``resume``: going on with what was typed last and never saved."""
        from gui.dialogs.study_plans import StudyPlansDialog

        dialog = StudyPlansDialog(self.desk, self, resume=resume)
        dialog.finished.connect(self.plans_kept.ask)
        return dialog

    def groups_dialog(self, *, resume: bool = False) -> QDialog:
        """学习小组; ``resume``: going on with what was typed last and never saved."""
        from gui.dialogs.study_groups import StudyGroupsDialog

        dialog = StudyGroupsDialog(self.desk, self, resume=resume)
        dialog.finished.connect(self.groups_kept.ask)
        return dialog

    @Slot(object)
    def resume_plan(self, _draft: object) -> None:
        """As if 继续填写 was pressed for a plan."""
        self.plans_dialog(resume=True).open()

    @Slot(object)
    def resume_group(self, _draft: object) -> None:
        """As if 继续填写 was pressed for a group."""
        self.groups_dialog(resume=True).open()

    def begin_target(self, kind: Any, target: Target) -> None:
        super().begin_target(kind, target)
        if target.plan_item_id is not None:
            self.desk.tasks.read(planned_topic, target.plan_item_id, then=self._topic_came)

    def _topic_came(self, topic: PlannedTopic) -> None:
        """Not into what was begun before and put back, nor into what was saved meanwhile."""
        editor = self.editor
        if isinstance(editor, StudyEditor) and editor.record_id is None and not editor.is_edited():
            editor.carry_out(topic)

    def make_editor(self, tools: EditorTools) -> RecordEditor:
        return StudyEditor(tools)

    def _add_filters(self) -> None:
        super()._add_filters()
        sittings = [(sitting, sitting.label) for sitting in Sitting]
        self.view.filters.add_choice("sitting", "全部方式", sittings, width=96)

    def query(self) -> RegisterQuery:
        return replace(super().query(), sitting=code_of(self.view.filters.value("sitting")))

    def list_rows(self, query: RegisterQuery) -> None:
        self.desk.tasks.read(list_sessions, query, then=self.show_rows)

    def order_template(self) -> None:
        order_latest(self, latest_session)
