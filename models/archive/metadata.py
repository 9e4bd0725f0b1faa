"""元数据 of each 件 and of the year, the same in JSON and XML, by the element names of DA/T 46-2009 文书类电子文件元数据方案.

Confirmed by published text (the standard's own table of contents, and public implementations of it and of the XML schema of
DA/T 48-2009): names, grouping and order of 聚合层次, 来源 (全宗名称, 立档单位名称), 电子文件号, 档号 (全宗号, 年度, 保管期限, 机构或问题,
室编件号), 内容描述 (题名, 文件编号, 责任者, 日期, 密级), 形式特征 (文件组合类型 with 单件 and 组合文件, 件数, 页数, 稿本), 电子属性 (格式信息,
计算机文件名, 计算机文件大小, 文档创建程序), 信息系统描述, 附注; 文件数据, 文档, 文档序号, 题名 (DA/T 48-2009); 业务实体 (业务行为, 行为时间,
行为描述) and 机构人员名称.
Not confirmed: the values of 聚合层次 (here 件) and how 档号 itself stands beside its parts (here 档号全称).
The program's own, in no standard: 归档包, 档案门类代码, 保管期限代码, 数字摘要算法, 数字摘要值, 来件文件名, 文档角色, 件内文件."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias
from xml.etree import ElementTree

from models.archive.plan import PackagePlan, PlannedFile, PlannedItem
from models.rows.archive import ActRow
from models.rules.archive_directory import UNKNOWN
from models.rules.archive_numbers import CATEGORY, item_number
from models.rules.archive_terms import Retention

Value: TypeAlias = "str | Mapping[str, Value] | Sequence[Mapping[str, Value]]"

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_HALVES = re.compile("[\ud800-\udfff]")


def of_item(plan: PackagePlan, item: PlannedItem, sizes: Mapping[str, int]) -> Mapping[str, Value]:
    """A 件. ``sizes``: bytes of each of its files by SHA-256."""
    row = item.row
    entity: dict[str, Value] = {
        "聚合层次": "件",
        "来源": {"全宗名称": plan.fonds.name or UNKNOWN, "立档单位名称": plan.fonds.name or UNKNOWN},
        "电子文件号": f"{CATEGORY}-{row.year}-{row.id}",
        "档号": _code(plan, item),
        "内容描述": {
            "题名": row.title or UNKNOWN,
            "文件编号": row.document_number,
            "责任者": row.responsible or UNKNOWN,
            "日期": _day(row.dated),
            "密级": row.secrecy.label,
        },
        "形式特征": {
            "文件组合类型": "组合文件" if len(item.parts) > 1 else "单件",
            "件数": str(len(item.parts)),
            "页数": UNKNOWN if row.pages is None else str(row.pages),
        },
        "信息系统描述": plan.software,
    }
    if row.note:
        entity["附注"] = row.note
    return {
        "文件实体": entity,
        "件内文件": [
            {
                "顺序": str(place),
                "文件角色": part.role.label,
                "题名": part.name,
                "页数": UNKNOWN if part.pages is None else str(part.pages),
            }
            for place, part in enumerate(item.parts, start=1)
        ],
        "文件数据": {"文档": [_document(item, file, sizes) for file in item.files]},
    }


def _code(plan: PackagePlan, item: PlannedItem) -> Mapping[str, Value]:
    row = item.row
    code: dict[str, Value] = {
        "档号全称": row.code or UNKNOWN,
        "全宗号": plan.fonds.number or UNKNOWN,
        "档案门类代码": CATEGORY,
        "年度": str(row.year),
        "保管期限": row.retention.label,
        "保管期限代码": row.retention.value,
    }
    if row.organization_code:
        code["机构或问题"] = row.organization_code
    code["室编件号"] = UNKNOWN if row.number is None else item_number(row.number)
    return code


def _document(item: PlannedItem, file: PlannedFile, sizes: Mapping[str, int]) -> Mapping[str, Value]:
    part = None if file.part is None else item.parts[file.part]
    document: dict[str, Value] = {
        "文档序号": str(item.files.index(file) + 1),
        "题名": item.row.title if part is None else part.name,
        "文档角色": "归档件" if part is None else part.role.label,
        "电子属性": {
            "格式信息": "PDF/A-2b"
            if part is None
            else file.name.rpartition(".")[2]
            if "." in file.name
            else "",
            "计算机文件名": file.name,
            "计算机文件大小": str(sizes[file.sha256]),
        },
        "数字摘要算法": "SHA-256",
        "数字摘要值": file.sha256,
    }
    if part is not None and part.source_name:
        document["来件文件名"] = part.source_name
    return document


def of_year(plan: PackagePlan) -> Mapping[str, Value]:
    """The year: what it holds, how it was closed, and where each 件 lies."""
    totals = {kept: sum(item.row.retention is kept for item in plan.items) for kept in Retention}
    return {
        "归档包": {
            "名称": plan.name,
            "全宗号": plan.fonds.number or UNKNOWN,
            "全宗名称": plan.fonds.name or UNKNOWN,
            "档案门类代码": CATEGORY,
            "年度": str(plan.year.year),
            "件数": str(len(plan.items)),
            "保管期限小计": [
                {"保管期限": kept.label, "件数": str(count)} for kept, count in totals.items() if count
            ],
            "信息系统描述": plan.software,
            "制作时间": plan.made_at.isoformat(timespec="seconds"),
            "业务实体": [_act(act) for act in plan.year.acts],
        },
        "件": [
            {
                "档号": item.row.code or UNKNOWN,
                "题名": item.row.title or UNKNOWN,
                "文件夹": item.folder,
                "归档件": item.master.name if item.master else "",
            }
            for item in plan.items
        ],
    }


def _act(act: ActRow) -> Mapping[str, Value]:
    return {
        "业务行为": act.act.label,
        "行为时间": act.made_at.isoformat(timespec="seconds"),
        "机构人员名称": act.made_by or UNKNOWN,
        "行为描述": act.reason,
    }


def _day(day: date | None) -> str:
    return UNKNOWN if day is None else day.isoformat()


def as_json(record: Mapping[str, Value]) -> bytes:
    """UTF-8, indented, keys in their order; a lone half of a character becomes �."""
    text = f"{json.dumps(record, ensure_ascii=False, indent=1)}\n"
    return _HALVES.sub("\ufffd", text).encode()


def as_xml(record: Mapping[str, Value], root: str) -> bytes:
    """XML 1.0 in UTF-8 under one element ``root``: a list is the same element again and again."""
    top = ElementTree.Element(root)
    _fill(top, record)
    ElementTree.indent(top, " ")
    text: str = ElementTree.tostring(top, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _fill(parent: ElementTree.Element, record: Mapping[str, Value]) -> None:
    for name, value in record.items():
        for each in [value] if isinstance(value, str | Mapping) else value:
            child = ElementTree.SubElement(parent, name)
            if isinstance(each, str):
                child.text = storable(each)
            else:
                _fill(child, each)


def storable(text: str) -> str:
    """``text`` without what XML 1.0 cannot carry (control characters, halves of characters): each becomes �."""
    return _NOT_XML.sub("\ufffd", text)
