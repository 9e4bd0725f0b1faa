"""Rows of 民主生活会 and 组织生活会 for the tests of their papers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from models.rows.bureau import BureauSettings
from models.rows.following import StageMark
from models.rows.life import Criticism, Halt
from models.rows.meeting import MeetingDetail
from models.rows.paper import PaperChoices
from models.rules.life_terms import CriticismKind
from models.rules.terms import MeetingKind, RecordStatus
from reports.documents import criticism_summary, halt_notice, life_record, problem_list, stage_checklist
from reports.flow import Document
from tests.reports.sheets import MEETING, summary

DAY = date(2026, 10, 31)
HALTER = "中共某市直属机关工作委员会"
BUREAU = BureauSettings(bureau_name="某市某局", issuer=HALTER)
K = CriticismKind
CRITICISMS = (
    Criticism(K.MUTUAL, "深入基层调研不够，<听汇报>多&看现场少。", "欧阳𬀩", "龙䶮", 2),
    Criticism(K.SELF, "理论学习不够系统，\n碎片化学习多。", "龙䶮", item_id=1),
    Criticism(K.OPINION, "办事流程偏长，群众跑腿次数多。", "服务对象", "领导班子"),
    Criticism(K.MUTUAL, "抓落实一抓到底的劲头不足。", "张喆", ""),
)
STAGES = (
    StageMark("plan", date(2026, 9, 28), note="经上级党组织同意"),
    StageMark("study"),
    StageMark("told", waived=True, note="班子成员和列席人员均到会"),
)
LIFE_MEETING = replace(
    MEETING,
    kind=MeetingKind.DEMOCRATIC_LIFE,
    title="某局领导班子2026年度民主生活会",
    counts_as=(),
    organization_name="某局机关党委",
    criticisms=CRITICISMS,
    stages=STAGES,
)
HALTED = replace(
    LIFE_MEETING,
    status=RecordStatus.HALTED,
    halt=Halt(
        HALTER,
        date(2026, 10, 17),
        "对照检查材料没有联系实际。\n批评意见以希望代替问题，没有辣味。",
        date(2026, 11, 5),
    ),
)
UNKNOWN = MeetingDetail(9, MeetingKind.ORGANIZATIONAL_LIFE, 1, "组织生活会", DAY)
HALT_UNKNOWN = replace(UNKNOWN, status=RecordStatus.HALTED, halt=Halt(""))
MANY = replace(
    LIFE_MEETING,
    criticisms=tuple(
        Criticism(K.MUTUAL, f"第{number}条：抓分管工作不够紧，督促检查跟得不够。" * 3, "张喆", "陈一")
        for number in range(1, 41)
    ),
)
CALLED = {1: "2026年第1号", 2: "2026年第2号"}
SIGNED = PaperChoices(number="某直工〔2026〕12号", dated=DAY)

LIFE_MEETINGS: dict[str, Callable[[], Document]] = {
    "halt notice": lambda: halt_notice.document(HALTED, BUREAU, SIGNED),
    "halt notice, nothing known": lambda: halt_notice.document(HALT_UNKNOWN, BUREAU, PaperChoices()),
    "stage checklist": lambda: stage_checklist.document(LIFE_MEETING),
    "stage checklist, nothing known": lambda: stage_checklist.document(UNKNOWN),
    "criticism summary": lambda: criticism_summary.document(LIFE_MEETING, CALLED),
    "criticism summary with content": lambda: criticism_summary.document(
        LIFE_MEETING, CALLED, with_content=True
    ),
    "criticism summary, many": lambda: criticism_summary.document(MANY, with_content=True),
    "criticism summary, none": lambda: criticism_summary.document(UNKNOWN),
    "problem list": lambda: problem_list.document(
        LIFE_MEETING, [summary(1), summary(2)], DAY, with_names=True
    ),
    "problem list, none": lambda: problem_list.document(UNKNOWN, [], DAY),
    "life record": lambda: life_record.document(LIFE_MEETING),
    "life record with content": lambda: life_record.document(HALTED, with_content=True),
    "life record, nothing known": lambda: life_record.document(UNKNOWN),
}
