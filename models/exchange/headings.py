"""Which column of a roster is which: the headings offices really write, in any order and spelling."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from models.exchange.sheet import Sheet, cell_text
from models.rows.roster_import import ColumnMatch
from models.rules.names import unspaced

ROWS_SEARCHED = 20
"""How many of a sheet's first rows may hold the heading; above it stand titles and notes."""


class Field(Enum):
    """What a column holds. ``label`` is the word problems are reported under."""

    NAME = "name", "姓名"
    GENDER = "gender", "性别"
    ETHNICITY = "ethnicity", "民族"
    BORN_ON = "born_on", "出生日期"
    JOINED_ON = "joined_on", "入党日期"
    FULL_ON = "full_on", "转正日期"
    BRANCH = "branch", "所在支部"
    GROUP = "group", "党小组"
    STANDING = "standing", "人员类别"
    DEPARTMENT = "department", "处室"
    JOB_TITLE = "job_title", "职务"
    POST = "post", "党内职务"
    PHONE = "phone", "联系电话"
    NOTE = "note", "备注"
    SERIAL = "serial", "序号"
    IDENTITY = "identity", "身份证号"

    label: str

    def __init__(self, code: str, label: str) -> None:
        self.code = code
        self.label = label


PLANNED = frozenset(Field) - {Field.NOTE, Field.SERIAL, Field.IDENTITY}
"""Fields that reach the plan. Identity numbers are known only to be left unread: nothing needs them."""

_SPELLINGS: Mapping[Field, str] = {
    Field.NAME: "姓名 党员姓名 名字 人员姓名 党员名字 姓名汉字",
    Field.GENDER: "性别 男女",
    Field.ETHNICITY: "民族 民族成分",
    Field.BORN_ON: "出生日期 出生年月日 出生年月 出生时间 生日",
    Field.JOINED_ON: (
        "入党日期 入党时间 入党年月日 入党年月 加入党组织日期 加入党组织时间 加入中共时间 加入中国共产党时间 "
        "加入中国共产党日期 何时入党 加入党组织年月 参加党组织时间 参加中国共产党时间 入党 "
        "成为预备党员时间 成为预备党员日期 接收为预备党员时间 接收为预备党员日期"
    ),
    Field.FULL_ON: (
        "转正日期 转正时间 转正年月日 转正年月 党员转正时间 党员转正日期 转为正式党员时间 转为正式党员日期 "
        "转为正式党员年月 成为正式党员时间 成为正式党员日期 何时转正 转正 预备党员转正时间 预备党员转正日期"
    ),
    Field.BRANCH: (
        "所在支部 所在党支部 党支部 党支部名称 支部名称 支部 所属支部 所属党支部 所在党支部名称 所在支部名称 "
        "所属党支部名称 所属支部名称 所属党组织 所在党组织 所在党组织名称 所属党组织名称 党组织名称 "
        "组织关系所在党支部 组织关系所在支部 组织关系所在党组织 党组织关系所在支部 "
        "党员所在支部 党员所在党支部 党组织 组织名称"
    ),
    Field.GROUP: "党小组 所在党小组 所属党小组 党小组名称 所在小组 小组",
    Field.STANDING: "人员类别 党员类别 党员类型 人员类型 党员身份 党籍状态 类别 政治面貌 政治身份",
    Field.DEPARTMENT: (
        "处室 所在处室 部门 所在部门 科室 所在科室 内设机构 处室单位 单位处室 部门处室 单位部门 部门单位 "
        "工作单位及部门 工作单位 所在单位 单位 工作部门 单位名称 部门名称 处室名称 工作岗位所在部门"
    ),
    Field.JOB_TITLE: (
        "职务 行政职务 职务职级 职务与职级 职务及职级 现任职务 工作职务 单位职务 职务名称 行政职务职级 "
        "职务或职级 工作单位及职务 单位及职务 职级"
    ),
    Field.POST: "党内职务 党内任职 党内职务名称 支部职务 党支部职务 支部内职务 党务职务 党组织职务 支部任职",
    Field.PHONE: (
        "联系电话 手机号码 手机号 手机 电话 联系方式 电话号码 移动电话 联系电话手机 手机电话 联系手机 "
        "办公电话"
    ),
    Field.NOTE: "备注 说明 其他",
    Field.SERIAL: "序号 编号 顺序号 序列 no num",
    Field.IDENTITY: (
        "身份证号 身份证号码 身份证 公民身份号码 公民身份证号 公民身份证号码 居民身份证号 居民身份证号码 "
        "证件号码 证件号 有效身份证件号码"
    ),
}

_RANKS: Mapping[str, tuple[Field, int]] = {
    spelling: (field, rank)
    for field, spellings in _SPELLINGS.items()
    for rank, spelling in enumerate(spellings.split())
}

_BRACKETS = re.compile(r"[(\[【〔{].*?[)\]】〕}]")
_NOISE = re.compile(r"[^0-9a-z\u3400-\u9fff\U00020000-\U0003ffff]")
_NUMBERED = re.compile(r"^\d+|\d+$")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading found: its rows in the sheet, the columns that reach the plan, and those that do not."""

    first_row: int
    last_row: int
    columns: Mapping[Field, ColumnMatch]
    unused: tuple[str, ...]
    doubled: tuple[tuple[str, str], ...]
    """Headings left aside because a better one names the same field: (left aside, taken)."""
    has_identity: bool

    @property
    def score(self) -> int:
        """How much it looks like the heading of a roster; 0 when nothing is found."""
        anchors = sum(field in self.columns for field in (Field.NAME, Field.BRANCH, Field.JOINED_ON))
        return len(self.columns) + 2 * anchors


def field_of(heading: str) -> Field | None:
    """The field a heading names, or None: 「*姓　名：」 → NAME, 「（3）入党时间（年月日）」 → JOINED_ON."""
    ranked = _ranked(heading)
    return ranked[0] if ranked else None


def find_heading(sheet: Sheet) -> Heading | None:
    """The best heading within the first 20 filled rows; None when none names people and more."""
    best: Heading | None = None
    for row in range(
        sheet.first_row, min(sheet.first_row + ROWS_SEARCHED, sheet.first_row + len(sheet.cells))
    ):
        found = _heading_at(sheet, row)
        if found and (best is None or found.score > best.score):
            best = found
    return best


def _heading_at(sheet: Sheet, row: int) -> Heading | None:
    upper = _texts(sheet, row)
    if sum(field_of(text) is not None for text in upper) < 2:
        return None
    single = _heading(sheet, row, row, upper)
    if _spans_two_rows(sheet, row):
        lower = _texts(sheet, row + 1)
        joined = [
            below if field_of(below) else above or below for above, below in zip(upper, lower, strict=True)
        ]
        double = _heading(sheet, row, row + 1, joined)
        if double.score >= single.score:
            single = double
    return single if Field.NAME in single.columns and len(single.columns) >= 2 else None


def _spans_two_rows(sheet: Sheet, row: int) -> bool:
    """True when a cell of the heading is merged with the one below: then others have sub-headings."""
    return any(
        block.first_row == row and block.last_row == row + 1 and block.first_column == block.last_column
        for block in sheet.merged
    )


def _texts(sheet: Sheet, row: int) -> list[str]:
    width = len(sheet.cells[0])
    return [cell_text(sheet.at(row, sheet.first_column + across)) for across in range(width)]


def _heading(sheet: Sheet, first_row: int, last_row: int, texts: Sequence[str]) -> Heading:
    columns: dict[Field, ColumnMatch] = {}
    ranks: dict[Field, int] = {}
    unused: list[str] = []
    doubled: list[tuple[str, str]] = []
    has_identity = False
    for column, text in enumerate(texts, start=sheet.first_column):
        ranked = _ranked(text)
        if not text or (ranked and ranked[0] is Field.SERIAL):
            continue
        if ranked is None or ranked[0] not in PLANNED:
            has_identity = has_identity or bool(ranked and ranked[0] is Field.IDENTITY)
            unused.append(text)
            continue
        field, rank = ranked
        match = ColumnMatch(column, text, field.code, field.label)
        if field not in columns or rank < ranks[field]:
            if field in columns:
                doubled.append((columns[field].heading, text))
                unused.append(columns[field].heading)
            columns[field], ranks[field] = match, rank
        else:
            doubled.append((text, columns[field].heading))
            unused.append(text)
    return Heading(first_row, last_row, columns, tuple(unused), tuple(doubled), has_identity)


def _ranked(heading: str) -> tuple[Field, int] | None:
    plain = unspaced(heading).lower()
    for candidate in (_BRACKETS.sub("", plain), plain):
        bare = _NUMBERED.sub("", _NOISE.sub("", candidate))
        if bare in _RANKS:
            return _RANKS[bare]
    return None
