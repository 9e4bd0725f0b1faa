"""A 民主生活会 that is halted, held again, and whose criticisms become three rectification items; with mouse and keys."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QCheckBox, QPlainTextEdit

from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.life import Halt
from models.rows.meeting import MeetingDetail
from models.rows.query import RegisterQuery
from models.rules.life_terms import CriticismKind
from models.rules.stages import lines_of, open_stages
from models.rules.terms import MeetingKind, RecordStatus, RectificationSource, RectificationStatus
from models.services.meetings import list_meetings, load_meeting
from models.services.rectification import load_item
from tests.e2e.clerk import Clerk
from tests.e2e.conftest import OpenWindow

TITLE = "局领导班子专题民主生活会"
SAID = (
    (CriticismKind.SELF, "赵敏", "", "理论学习不够系统"),
    (CriticismKind.MUTUAL, "刘凯帆", "赵敏", "深入一线不够"),
    (CriticismKind.OPINION, "用水户代表", "领导班子", "报装环节偏多"),
)


def hold_and_halt(clerk: Clerk) -> None:
    """It is entered as halted, with the notice's facts."""
    clerk.click(clerk.button("新建会议记录"))
    clerk.fill("会议主题", TITLE)
    clerk.choose("类型", "民主生活会")
    clerk.fill("日期", "2026-11-05")
    clerk.choose("党组织", "中共云溪市水务局机关委员会")
    clerk.choose("状态", "已叫停")
    clerk.fill("主持人", "赵敏")
    clerk.click(clerk.button("组织生活"))
    clerk.fill("叫停单位", "市直机关工委督导组")
    clerk.fill("叫停日期", "2026-11-05")
    clerk.fill("重新召开期限", "2026-11-15")
    clerk.click(clerk.field("叫停原因"))
    clerk.write("相互批评没有辣味。")
    clerk.save()


def hold_again(clerk: Clerk) -> None:
    """By the keyboard alone: the button in the form, the day, the status."""
    clerk.tab_to("重新召开")
    clerk.press(Qt.Key.Key_Space)
    clerk.see(lambda: clerk.reads("这是重新召开的会议"), "the new meeting")
    assert clerk.reads("新建会议记录")
    clerk.fill("日期", "2026-11-18")
    clerk.choose("状态", "已召开")
    clerk.click(clerk.button("组织生活"))
    clerk.see(lambda: clerk.reads("这是一次重新召开的会议"))


def write_down(clerk: Clerk) -> None:
    """Three criticisms, one after the other."""
    for kind, critic, target, text in SAID:
        clerk.click(clerk.button("添加一条"))
        clerk.choose("类别", kind.label)
        who = {CriticismKind.SELF: "自我批评人", CriticismKind.MUTUAL: "批评人"}.get(kind, "意见来自")
        clerk.fill(who, critic)
        if target:
            clerk.fill("对谁的意见" if kind is CriticismKind.OPINION else "被批评人", target)
        clerk.click(clerk.field("意见内容"))
        clerk.write(text)
    clerk.click(clerk.button("保存"))
    clerk.see(lambda: clerk.reads("已保存"))


def put_on_list(clerk: Clerk) -> None:
    """All three, by the keyboard."""
    button = clerk.button("列入整改…")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    clerk.press(Qt.Key.Key_Space)
    clerk.see(lambda: clerk.topmost() is not clerk.window, "the dialog")
    clerk.see(lambda: len(clerk.all_of(QCheckBox, clerk.topmost())) >= 4, "the lines")
    clerk.see(lambda: clerk.focus().accessibleName() == "全部勾选" or _says(clerk, "全部勾选"))
    clerk.press(Qt.Key.Key_Space)
    clerk.see(lambda: clerk.reads("列入整改（3条）"))
    assert len(clerk.all_of(QPlainTextEdit, clerk.topmost())) == 3
    clerk.fill("整改时限", "2026-12-31")
    clerk.fill("责任部门", "办公室")
    clerk.tab_to("列入整改（3条）")
    clerk.press(Qt.Key.Key_Return)
    clerk.see(lambda: clerk.topmost() is clerk.window, "the dialog is closed")
    clerk.see(lambda: clerk.reads("共3条，已列入整改3条。"), "each line knows its item")


def _says(clerk: Clerk, text: str) -> bool:
    focused = clerk.focus()
    return isinstance(focused, QAbstractButton) and focused.text() == text


def lead_there(clerk: Clerk) -> None:
    """From the line to its item."""
    clerk.click(clerk.button("打开整改事项"))
    clerk.see(lambda: clerk.reads("整改事项") and clerk.field("问题表述"), "the item")


def both(folder: DataFolder) -> tuple[MeetingDetail, MeetingDetail]:
    """The halted meeting and the one in its place."""
    store = Store(folder.database)
    with store.read() as session:
        rows = list_meetings(session, RegisterQuery(text=TITLE))
        details = [load_meeting(session, row.id) for row in rows]
    store.close()
    halted, again = sorted(details, key=_day)
    return halted, again


def _day(detail: MeetingDetail) -> date:
    return detail.held_on


def test_a_halted_meeting_is_held_again_and_its_criticism_put_right(
    open_window: OpenWindow, sample: Store, folder: DataFolder
) -> None:
    sample.close()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    clerk.go_to("三会一课")
    clerk.see(lambda: clerk.named("三会一课", QAbstractItemView).model().rowCount() > 5, "the register")
    hold_and_halt(clerk)
    hold_again(clerk)
    write_down(clerk)
    put_on_list(clerk)
    lead_there(clerk)

    halted, again = both(folder)
    assert (halted.status, halted.halt) == (
        RecordStatus.HALTED,
        Halt("市直机关工委督导组", date(2026, 11, 5), "相互批评没有辣味。", date(2026, 11, 15)),
    )
    assert (again.reheld_of, again.status, again.kind) == (
        halted.id,
        RecordStatus.HELD,
        MeetingKind.DEMOCRATIC_LIFE,
    )
    assert (again.host, again.title) == ("赵敏", TITLE)
    told = [(line.kind, line.critic, line.target, line.text) for line in again.criticisms]
    assert told == list(SAID)
    store = Store(folder.database)
    with store.read() as session:
        items = [load_item(session, line.item_id or 0) for line in again.criticisms]
        rows = {row.id: row for row in list_meetings(session, RegisterQuery(text=TITLE))}
    store.close()
    assert [item.problem for item in items] == [text for *_, text in SAID]
    assert [item.person for item in items] == ["赵敏", "赵敏", ""]
    assert {item.source for item in items} == {RectificationSource.DEMOCRATIC_LIFE}
    assert [item.status for item in items] == [
        RectificationStatus.IN_PROGRESS,
        RectificationStatus.IN_PROGRESS,
        RectificationStatus.UNCLAIMED,
    ]
    assert {(item.department, item.due_on) for item in items} == {("办公室", date(2026, 12, 31))}
    assert rows[halted.id or 0].held_again == (date(2026, 11, 18), RecordStatus.HELD)
    assert rows[again.id or 0].holds_again == date(2026, 11, 5)
    assert "整改措施" not in {stage.label for stage in open_stages(lines_of(again))}, "shown by the record"
