"""Whose session it is, and which topic of the year's plan it carries out: 学习小组 and 学习计划."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot

from gui.editors.kind_part import KindPart, Setting
from gui.editors.tools import EditorTools
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.labels import label
from models.failures import NotFound
from models.rows.study import StudyDetail
from models.rows.study_plan import PlanItem, StudyGroup, StudyPlan
from models.rules.periods import QUARTER_LABELS
from models.rules.terms import StudyKind
from models.services.study_groups import groups_for, load_group
from models.services.study_plans import PlannedTopic, list_plans, planned_topic

CONCERNED = frozenset({StudyKind.CENTRE_GROUP, StudyKind.YOUTH_GROUP, StudyKind.BRANCH_STUDY})
GROUPED = frozenset({StudyKind.CENTRE_GROUP, StudyKind.YOUTH_GROUP})
NO_GROUP, NO_TOPIC = "不对应学习小组", "不对应计划专题"


@dataclass(frozen=True)
class OfferKey:
    """What decides what is offered."""

    kind: StudyKind
    organization_id: int
    day: date


@dataclass(frozen=True)
class Offer:
    """The groups of the day and the plan of the year; with what the record already names, wherever that belongs."""

    key: OfferKey
    groups: tuple[StudyGroup, ...]
    plans: tuple[StudyPlan, ...]
    kept_group: StudyGroup | None = None
    kept_topic: PlannedTopic | None = None


def read_offer(session: Any, key: OfferKey, group_id: int | None, item_id: int | None) -> Offer:
    """Runs on the database thread."""
    groups = groups_for(session, key.kind, key.organization_id, key.day)
    plans = list_plans(session, year=key.day.year, organization_id=key.organization_id, kind=key.kind)
    offered = {item.id for plan in plans for item in plan.items}
    return Offer(
        key,
        groups,
        plans,
        _group(session, group_id) if group_id not in {group.id for group in groups} else None,
        _topic(session, item_id) if item_id not in offered else None,
    )


def _group(session: Any, group_id: int | None) -> StudyGroup | None:
    try:
        return None if group_id is None else load_group(session, group_id)
    except NotFound:
        return None


def _topic(session: Any, item_id: int | None) -> PlannedTopic | None:
    try:
        return None if item_id is None else planned_topic(session, item_id)
    except NotFound:
        return None


def topic_text(item: PlanItem) -> str:
    """一季度2月　深入学习……（已开展1次）."""
    month = f"{item.month}月" if item.month is not None else ""
    held = f"（已开展{len(item.sessions)}次）" if item.sessions else ""
    return f"{QUARTER_LABELS[item.quarter - 1]}{month}　{' '.join(item.topic.split())}{held}"


class StudyOrganizingPart(KindPart):
    """`group_chosen`: another group is expected now."""

    group_chosen = Signal()

    def __init__(self, tools: EditorTools) -> None:
        super().__init__()
        self._tools = tools
        self._group_id: int | None = None
        self._item_id: int | None = None
        self._left_out = False
        self._setting: Setting | None = None
        self._asked: OfferKey | None = None
        self._offer: Offer | None = None
        self.group = ChoiceField("学习小组", [(None, NO_GROUP)])
        self.topic = ChoiceField("学习计划专题", [(None, NO_TOPIC)])
        self.hint = label("", "hint", wrap=True)
        for widget in (self.group, self.topic, self.hint):
            self.column.addWidget(widget)
        self.group.edited.connect(self._group_edited)
        self.topic.edited.connect(self._topic_edited)

    def concerns(self, setting: Setting) -> bool:
        return bool(CONCERNED & setting.kinds)

    def set_setting(self, setting: Setting) -> None:
        self._setting = setting
        self.group.setVisible(bool(GROUPED & setting.kinds))
        key = self._key()
        if key is not None and key != self._asked:
            self.refresh()

    def _key(self) -> OfferKey | None:
        setting = self._setting
        if setting is None or setting.organization_id is None:
            return None
        kinds = [kind for kind in CONCERNED if kind in setting.kinds]
        # As long as no day is given, what is there today.
        day = setting.day or self._tools.today()
        return OfferKey(kinds[0], int(setting.organization_id), day) if kinds else None

    @Slot()
    def refresh(self) -> None:
        """Ask again what may be chosen."""
        self._asked = self._key()
        if self._asked is not None:
            tasks = self._tools.tasks
            tasks.read(read_offer, self._asked, self._group_id, self._item_id, then=self._offer_came)

    def _offer_came(self, offer: Offer) -> None:
        if offer.key != self._asked or self._setting is None:
            return
        self._offer = offer
        if self._setting.is_new:
            self._follow(offer)
        self._fill(offer)

    def _follow(self, offer: Offer) -> None:
        """A new record belongs to the only group there is, and to no other organisation's group or plan."""
        groups = [group.id for group in offer.groups]
        if self._group_id not in groups:
            self._group_id = None
        if len(groups) == 1 and not self._left_out:
            self._group_id = groups[0]
        topic = offer.kept_topic
        offered = {item.id for plan in offer.plans for item in plan.items}
        if self._item_id not in offered and (topic is None or not _is_of(topic.plan, offer.key)):
            self._item_id = None

    def _fill(self, offer: Offer) -> None:
        groups = [(group.id, group.name) for group in offer.groups]
        if offer.kept_group is not None and offer.kept_group.id == self._group_id:
            groups.append((offer.kept_group.id, offer.kept_group.name))
        self.group.set_choices([(None, NO_GROUP), *groups])
        self.group.set_value(self._group_id)
        topics = [(item.id, topic_text(item)) for plan in offer.plans for item in plan.items]
        if offer.kept_topic is not None and offer.kept_topic.item.id == self._item_id:
            topics.append((self._item_id, topic_text(offer.kept_topic.item)))
        self.topic.set_choices([(None, NO_TOPIC), *topics])
        self.topic.set_value(self._item_id)
        self.hint.setText(_hint(offer))
        self.hint.setVisible(bool(self.hint.text()))

    @Slot()
    def _group_edited(self) -> None:
        self._group_id = self.group.value()
        self._left_out = self._group_id is None
        self.edited.emit()
        self.group_chosen.emit()

    @Slot()
    def _topic_edited(self) -> None:
        self._item_id = self.topic.value()
        self.edited.emit()

    def choose_topic(self, item_id: int | None) -> None:
        """The topic this session carries out, as ordered from the plan."""
        self._item_id = item_id
        self.refresh()

    def sheet_group(self) -> int | None:
        """The group whose members are expected, where more than one could be; None lets the only one be taken."""
        offered = self._offer.groups if self._offer is not None and self._offer.key == self._key() else ()
        return self._group_id if len(offered) > 1 else None

    def _offer_nothing(self) -> None:
        self.group.set_choices([(None, NO_GROUP)])
        self.group.set_value(None)
        self.topic.set_choices([(None, NO_TOPIC)])
        self.topic.set_value(None)
        self.hint.hide()

    # Contents

    def show_detail(self, detail: StudyDetail | None) -> None:
        self._group_id = detail.group_id if detail is not None else None
        self._item_id = detail.plan_item_id if detail is not None else None
        self._left_out = False
        self._offer = self._asked = None
        self._offer_nothing()

    def into(self, detail: StudyDetail) -> StudyDetail:
        group_id = self._group_id if detail.kind in GROUPED else None
        item_id = self._item_id if detail.kind in CONCERNED else None
        return replace(detail, group_id=group_id, plan_item_id=item_id)

    def state(self) -> Any:
        return {"group": self._group_id, "topic": self._item_id, "left_out": self._left_out}

    def restore(self, state: Any) -> None:
        self._group_id, self._item_id = state["group"], state["topic"]
        self._left_out = bool(state["left_out"])
        self.refresh()


def _is_of(plan: StudyPlan, key: OfferKey) -> bool:
    """A plan of another year still is the organisation's own: studied late, or early."""
    return plan.organization_id == key.organization_id and plan.kind is key.kind


def _hint(offer: Offer) -> str:
    parts = []
    if offer.key.kind in GROUPED and not offer.groups:
        parts.append("这个党组织还没有登记学习小组，参加人员请在“到会”里添加")
    if not any(plan.items for plan in offer.plans):
        parts.append(f"还没有登记{offer.key.day.year}年的学习计划")
    return f"{'；'.join(parts)}。在“更多工作”里登记。" if parts else ""
