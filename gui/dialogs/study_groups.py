"""学习小组: 理论学习中心组 and 青年理论学习小组, with a roster of their own."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gui.desk import Desk
from gui.dialogs.form import FormDialog
from gui.dialogs.study_group_panel import StudyGroupPanel
from gui.dialogs.study_shelf import StudyShelf
from gui.dialogs.study_shelf_layout import Keeping, Shelf
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.study_plans import GROUP_COLUMNS
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from models.rows.bureau import RosterEntry
from models.rows.study_plan import StudyGroup
from models.rules.study_groups import over_age_sentence
from models.rules.terms import DraftOf
from models.services.organizations import list_organizations
from models.services.roster import members_on
from models.services.settings import load_settings
from models.services.study_candidates import Candidates, candidates
from models.services.study_groups import list_groups, remove_group, save_group, who_is_over_age

TITLE = "学习小组"
_INTRO = "中心组学习、青年理论学习小组学习的应到人员按学习当天的小组成员带出；成员变动填写入组、离组日期，以前的记录不受影响。"
_PAUSE_MS = 250
_ENTRY = Qt.ItemDataRole.UserRole


def read_groups(session: Any, today: date) -> Shelf:
    """Runs on the database thread."""
    party_body = load_settings(session).party_body
    return Shelf(list_groups(session), list_organizations(session), members_on(session, today), party_body)


KEEPING = Keeping(DraftOf.STUDY_GROUP, read_groups, save_group, remove_group)


class StudyGroupsDialog(StudyShelf):
    """The list and the form of one group."""

    panel: StudyGroupPanel

    def __init__(self, desk: Desk, parent: QWidget, *, resume: bool = False) -> None:
        empty = EmptyState(
            "people_team", "还没有登记学习小组", "登记后，学习记录的到会名单自动带出成员。", "新建学习小组"
        )
        panel = StudyGroupPanel(desk.today())
        super().__init__(
            desk, TITLE, _INTRO, GROUP_COLUMNS, panel, KEEPING, empty, parent, left=330, resume=resume
        )
        self._choosing: ChooseMembers | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.ask_ages)
        self.panel.candidates_wanted.connect(self.choose_members)
        self.panel.ages_wanted.connect(self._pause.start)
        self.refresh()

    def question(self, row: StudyGroup) -> str:
        return f"删除{row.name}？已有学习记录的小组不能删除，可以填写撤销日期。"

    def chosen_changed(self, row: StudyGroup | None) -> None:
        self.ask_ages()

    # Ages

    @Slot()
    def ask_ages(self) -> None:
        """Who is older than the limit typed."""
        group = self.panel.row()
        if group.age_limit is None:
            self.panel.say_ages("")
            return
        self._desk.tasks.read(_sentence, group, self._desk.today(), then=self.panel.say_ages)

    # Members

    @Slot()
    def choose_members(self) -> None:
        """Offer those of the organisation who are young enough."""
        if self.panel.organization.value() is None:
            self.panel.banner.say(Tone.WARN, "请先选择党组织，再从名册添加成员。")
            self.panel.organization.setFocus()
            return
        self._desk.tasks.read(
            candidates, self.panel.row(), self._desk.today(), then=self._candidates_came, failed=self._explain
        )

    def _candidates_came(self, found: Candidates) -> None:
        if not found.of_age and not found.unknown:
            self.panel.banner.say(Tone.INFO, "名册上没有可以添加的人：都已在组内，或者超过年龄上限。")
            return
        self._choosing = ChooseMembers(found, self.panel.age_limit.value(), self)
        self._choosing.confirmed.connect(self._add_chosen)
        self._choosing.finished.connect(self._choosing_closed)
        self._choosing.open()

    @Slot()
    def _add_chosen(self) -> None:
        if self._choosing is not None:
            self.panel.members.append_people(self._choosing.chosen())
            self.panel.mark_edited()
            self._choosing.accept()

    @Slot()
    def _choosing_closed(self) -> None:
        self._choosing = None


def _sentence(session: Any, group: StudyGroup, today: date) -> str:
    return over_age_sentence(group, who_is_over_age(session, group, today))


class ChooseMembers(FormDialog):
    """People of the roster to be ticked; those whose birthday nobody entered are named as such."""

    def __init__(self, found: Candidates, age_limit: int | None, parent: QWidget) -> None:
        limit = f"年龄不超过{age_limit}周岁、" if age_limit is not None else ""
        super().__init__(
            "从名册添加成员", "添加", parent, intro=f"所选党组织名册上{limit}还不在组内的同志，勾选后添加。"
        )
        self.setMinimumWidth(look().px(520))
        self.list = QListWidget()
        self.list.setAccessibleName("可以添加的同志，空格勾选")
        self.list.setMinimumHeight(look().px(330))
        self.count = label("", "hint")
        for entry in found.of_age:
            self._add(entry, "")
        for entry in found.unknown:
            self._add(entry, "（出生日期待补，请核对年龄）")
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.count)
        self.list.itemChanged.connect(self._count)
        self.list.setCurrentRow(0)
        self._count()
        self.list.setFocus()

    def _add(self, entry: RosterEntry, doubt: str) -> None:
        line = QListWidgetItem(f"{entry.name}　{entry.branch_name}{doubt}")
        line.setData(_ENTRY, entry)
        line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        line.setCheckState(Qt.CheckState.Unchecked)
        self.list.addItem(line)

    def chosen(self) -> tuple[RosterEntry, ...]:
        """Those ticked, in order."""
        lines = (self.list.item(at) for at in range(self.list.count()))
        return tuple(line.data(_ENTRY) for line in lines if line.checkState() is Qt.CheckState.Checked)

    @Slot()
    def _count(self) -> None:
        self.count.setText(f"共{self.list.count()}人，已选{len(self.chosen())}人")
