"""An inspection with its findings to print, and one of which hardly anything is known."""

from datetime import date, datetime

from models.rows.attachment import AttachmentRow
from models.rows.inspection import Finding, InspectionDetail, Manifestation, TeamMember, VisitedBranch
from models.rules.compliance_terms import Severity
from models.rules.inspection_terms import FindingOrigin, InspectionMethod, ShirkingTag
from models.rules.periods import Month
from models.rules.terms import RecordStatus
from tests.reports import sheets

OCTOBER = Month(2026, 10)
PHOTO = AttachmentRow("a" * 64, "会议记录本照片.jpg", 2048, datetime(2026, 10, 13, 16, 0))
DICTIONARY = (
    Manifestation(3, "散", "组织生活随意，该开的会不开。"),
    Manifestation(4, "浮"),
    Manifestation(9),
)
FINDINGS = (
    Finding(
        1,
        2,
        "支部党员大会一般每季度召开1次，三季度未召开",
        "办公室党支部",
        "《中国共产党支部工作条例（试行）》第十一条",
        3,
        ShirkingTag.DISCOUNTED,
        Severity.GENERAL,
        "台账截至10月13日没有记录",
        due_on=date(2026, 11, 15),
        origin=FindingOrigin.VERDICT,
        origin_key="verdict:branch_assembly:2026-09-30:2",
        notice_id=5,
        notice_number="某局机党〔2026〕10号",
        item_id=88,
    ),
    Finding(
        2,
        3,
        "10月9日主题党日签到表有3人代签，记录与照片人数不符。" + sheets.MARKUP,
        "水资源管理处党支部",
        evidence="签到表原件、现场照片",
        evidence_file=PHOTO.sha256,
        person="欧阳𬀩",
        due_on=date(2026, 11, 10),
        tag=ShirkingTag.PERFUNCTORY,
    ),
    Finding(3, 4, "党费收缴台账未及时更新", "财务处党支部第一党小组", manifestation=4, in_notice=False),
)
INSPECTION = InspectionDetail(
    id=61,
    organization_id=1,
    title="2026年10月机关党建工作专项督察",
    first_on=date(2026, 10, 12),
    month=OCTOBER,
    method=InspectionMethod.UNANNOUNCED,
    organization_name="某局机关党委",
    last_on=date(2026, 10, 14),
    team=(
        TeamMember("龙䶮", "督察处", "组长"),
        TeamMember("张喆", "机关党委", "成员"),
        TeamMember("李堃", "督察处"),
        TeamMember("周某某", "驻局纪检监察组"),
        TeamMember("临时抽调人员甲"),
    ),
    branches=(
        VisitedBranch(2, "办公室党支部", date(2026, 10, 12)),
        VisitedBranch(3, "水资源管理处党支部", date(2026, 10, 13)),
        VisitedBranch(4, "财务处党支部"),
    ),
    basis="《中国共产党党和国家机关基层组织工作条例》第二十六条；局党组年度督察工作安排。",
    looked_at="查看三会一课记录、签到表、主题党日档案和党费收缴台账。\n随机询问党员6名。" + sheets.MARKUP,
    remarks="各支部组织生活总体正常，个别支部记录不够规范。",
    findings=FINDINGS,
    attachments=(PHOTO,),
)
EMPTY_INSPECTION = InspectionDetail(None, 1, "", date(2026, 10, 12), OCTOBER)
PLANNED = InspectionDetail(
    None, 1, "十一月随机抽查", date(2026, 11, 9), Month(2026, 11), status=RecordStatus.PLANNED
)
