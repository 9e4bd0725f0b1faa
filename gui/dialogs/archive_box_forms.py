"""One 档案盒: its thickness and its 备考表; and a group of 件 filled into boxes at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QWidget

from gui.dialogs.form import FormDialog
from gui.look.look import look
from gui.tables.archive_boxes import span_text
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.suggested import SuggestedField
from models.rows.archive import BoxRow
from models.rules.archive_boxes import SPINES
from models.rules.archive_terms import Retention

Group = tuple[Retention, str]
_ALL = -1
_CHOICES = [(each, f"{each}毫米") for each in SPINES]


class BoxDialog(FormDialog):
    """备考表 of a box: what is the matter with the papers in it, who arranged and who checked them."""

    def __init__(self, box: BoxRow, names: Sequence[str], today: date, parent: QWidget) -> None:
        intro = (
            f"{box.retention.label}第{box.number}盒，件号{span_text(box)}。没有填的，打印出来空着，可以手写。"
        )
        super().__init__("备考表", "保存", parent, intro=intro)
        self.setMinimumWidth(look().px(560))
        self.about = (box.id,)
        self._box = box
        self.spine = ChoiceField("盒脊厚度", _CHOICES, required=True)
        self.situation = TextArea(
            "盒内文件情况说明", hint="缺损、修改、补充、移出、销毁等情况；没有的写“无”", least=3, most=8
        )
        self.arranged_by, self.checked_by = SuggestedField("整理人"), SuggestedField("检查人")
        self.arranged_on = DateField("整理日期", today=today)
        self.checked_on = DateField("检查日期", today=today)
        for field in (self.arranged_by, self.checked_by):
            field.set_suggestions(names)
        self.put(self.spine, self.situation)
        people = FieldGrid(2)
        people.add(self.arranged_by, self.arranged_on, self.checked_by, self.checked_on)
        self.body.addWidget(people)
        self._fields.extend((self.arranged_by, self.arranged_on, self.checked_by, self.checked_on))
        self.spine.set_value(box.spine_mm)
        self.situation.set_value(box.situation)
        self.arranged_by.set_value(box.arranged_by)
        self.arranged_on.set_value(box.arranged_on)
        self.checked_by.set_value(box.checked_by)
        self.checked_on.set_value(box.checked_on)
        self.situation.setFocus()

    def answer(self) -> BoxRow:
        """The box as typed; only after `confirmed`."""
        return replace(
            self._box,
            spine_mm=self.spine.value(),
            situation=self.situation.value(),
            arranged_by=self.arranged_by.value(),
            arranged_on=self.arranged_on.value(),
            checked_by=self.checked_by.value(),
            checked_on=self.checked_on.value(),
        )


@dataclass(frozen=True, slots=True)
class Filling:
    """Which groups of which year go into boxes of which thickness."""

    year: int
    groups: tuple[Group, ...]
    spine_mm: int


class FillDialog(FormDialog):
    """Asks which of the 件 that lie in no box are to be put into boxes, and how thick these are. ``groups``: with how many there
    are in each.
    """

    def __init__(self, year: int, groups: Mapping[Group, int], parent: QWidget) -> None:
        intro = (
            "按件号顺序、页数和盒脊厚度依次装盒，一盒装满再装下一盒；"
            "装好的可以再一件一件调整。双面打印、附有厚物的，以实物为准。"
        )
        super().__init__("自动装盒", "装盒", parent, intro=intro)
        self.about = (year,)
        self._year, self._groups = year, tuple(groups)
        choices = [
            (place, f"{group_text(group)}，{count}件") for place, (group, count) in enumerate(groups.items())
        ]
        if len(groups) > 1:
            choices.insert(0, (_ALL, f"全部，{sum(groups.values())}件"))
        self.group = ChoiceField("装哪些", choices, required=True)
        self.spine = ChoiceField("盒脊厚度", _CHOICES, required=True)
        self.put(self.group, self.spine)
        self.group.set_value(choices[0][0] if choices else None)
        self.spine.set_value(SPINES[1])
        self.group.setFocus()

    def answer(self) -> Filling:
        """What was chosen; only after `confirmed`."""
        chosen = self.group.value()
        groups = self._groups if chosen == _ALL else (self._groups[chosen or 0],)
        return Filling(self._year, groups, self.spine.value() or SPINES[1])


def group_text(group: Group) -> str:
    """30年（机构代码 DZB）."""
    retention, code = group
    return f"{retention.label}（机构代码 {code}）" if code else retention.label
