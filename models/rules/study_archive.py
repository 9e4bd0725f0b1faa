"""一学一档: what the folder of one session of 中心组 holds (domain §3.2; 《党委（党组）理论学习中心组学习规则》 asks for 学习档案, the list is
common practice and a bureau's own).

What the record itself shows is found and said; nothing is ever ticked by the program.
"""

from models.rows.study import StudyDetail
from models.rules.make_ups import count_make_ups, make_up_sentence
from models.rules.terms import AttendanceState, StudyKind

ARCHIVE_STAGES = (
    ("plan", "学习方案"),
    ("notice", "学习通知"),
    ("materials", "学习材料"),
    ("sign_in", "签到"),
    ("record", "学习记录"),
    ("speeches", "发言材料"),
    ("summary", "纪要简报"),
    ("photos", "照片"),
    ("make_up", "请假补学"),
    ("archive", "归档"),
)
"""Code and word of each part, in the order they lie in the folder."""

ARCHIVED_KINDS = frozenset({StudyKind.CENTRE_GROUP, StudyKind.YOUTH_GROUP})

_NAMED = {
    "plan": ("方案",),
    "notice": ("通知",),
    "materials": ("材料目录", "学习材料", "资料"),
    "sign_in": ("签到",),
    "record": ("记录",),
    "speeches": ("发言", "研讨材料", "提纲"),
    "summary": ("纪要", "简报"),
    "photos": ("照片", "现场图"),
    "make_up": ("补学",),
    "archive": ("归档", "备案", "回执"),
}
_PICTURES = (".jpg", ".jpeg", ".png", ".bmp", ".heic", ".tif", ".tiff")


def files_of_stage(detail: StudyDetail, code: str) -> tuple[str, ...]:
    """Names of the record's files that are called so; a picture that is called nothing else counts as a photo."""
    return tuple(row.name for row in detail.attachments if stage_of_file(row.name) == code)


def stage_of_file(name: str) -> str:
    """Which part of the folder a file's name tells of; empty when it tells of none."""
    stem = name.rpartition(".")[0] or name
    # The later the word, the more it says what the paper is: 学习通知签到表 is a sign-in sheet.
    hits = [(stem.rfind(word), code) for code, words in _NAMED.items() for word in words if word in stem]
    if hits:
        return max(hits)[1]
    return "photos" if name.lower().endswith(_PICTURES) else ""


def found(detail: StudyDetail) -> dict[str, str]:
    """What the record itself shows of each part, as a short phrase; a part it shows nothing of is not in it."""
    shown = {code: _of_record(detail, code) for code, _ in ARCHIVE_STAGES}
    for code, _ in ARCHIVE_STAGES:
        files = files_of_stage(detail, code)
        if files:
            named = f"附件{len(files)}个：{'、'.join(files)}"
            shown[code] = f"{shown[code]}；{named}" if shown[code] else named
    return {code: text for code, text in shown.items() if text}


def _of_record(detail: StudyDetail, code: str) -> str:
    match code:
        case "plan":
            return "列入年度学习计划" if detail.plan_item_id is not None else ""
        case "materials":
            return f"登记学习材料{len(detail.materials)}篇" if detail.materials else ""
        case "sign_in":
            return _sheet(detail)
        case "record":
            return "学习内容已登记" if detail.content.strip() else ""
        case "speeches":
            said = sum(bool(row.text.strip()) for row in detail.contributions)
            return f"登记发言要点{said}人次" if said else ""
        case "make_up":
            return _make_ups(detail)
        case _:
            return ""


def _sheet(detail: StudyDetail) -> str:
    counted = [row for row in detail.attendance if row.counted]
    if not counted or any(row.state is AttendanceState.UNMARKED for row in counted):
        return ""
    present = sum(row.state is AttendanceState.PRESENT for row in counted)
    return f"到会情况已登记：应到{len(counted)}人，实到{present}人"


def _make_ups(detail: StudyDetail) -> str:
    """Nothing while the sheet is not marked: nobody knows then who was away."""
    if not _sheet(detail):
        return ""
    counts = count_make_ups(detail.attendance, detail.make_ups)
    return make_up_sentence(counts).rstrip("。") if not counts.owing else ""
