"""Proves that the bytes of a document are PDF/A-2b, before they are saved or frozen.

The validator of pikepdf approves only what it knows to conform; it is imported when the first document is proved, for
it takes a third of a second. What it leaves to whoever wrote the file is looked at here: the form of the bytes
(reports.proof.file_syntax), no attempt to mend a damaged file, both descriptions saying the same (which the standard only
recommends), and text that can be read back out of every font.
"""

import io
import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from reports.errors import NotArchival
from reports.proof import file_syntax, validator_memory

if TYPE_CHECKING:
    import pikepdf

FLAVOUR = "2b"
SHOWN = 20
"""Findings named in the log at most."""

FACTS = {
    "/Title": "dc:title",
    "/Author": "dc:creator",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
    "/CreationDate": "xmp:CreateDate",
    "/ModDate": "xmp:ModifyDate",
}
"""What the information dictionary and the XMP both tell."""
DATES = ("/CreationDate", "/ModDate")
STAMP = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-]\d\d)'(\d\d)'")

_DAMAGED = "文件内容不完整或者已经损坏"
_FACTS = "标题、单位、日期等文件说明不完整或者前后不一致"
_COLOURS = "缺少统一的颜色说明"
_CONTENT = "有不允许的页面内容"
_PICTURES = "有图片不合要求"
_REASONS = {
    "6.1.3-2": "文件带有密码",
    "6.2.11": "有字体没有完整嵌入",
    "font": "有字体没有完整嵌入",
    "6.2.2": _CONTENT,
    "content": _CONTENT,
    "6.2.3": _COLOURS,
    "6.2.4": _COLOURS,
    "output-intent": _COLOURS,
    "icc": _COLOURS,
    "colour": _COLOURS,
    "6.2.8": _PICTURES,
    "6.2.10": _PICTURES,
    "6.6": _FACTS,
    "xmp": _FACTS,
}
"""By clause of ISO 19005-2, or by the first word of a rule that the validator made itself; the first to fit is told."""
_OTHER = "有归档格式不允许的内容"


def verify(pdf: bytes) -> None:
    """Raises `NotArchival` unless these very bytes are a PDF/A-2b file as this program writes them."""
    if faults := file_syntax.faults(pdf):
        raise NotArchival(_DAMAGED, faults[:SHOWN])
    report = _validator()(io.BytesIO(pdf), FLAVOUR)
    if not report.passed:
        findings = [str(finding) for finding in report.findings[:SHOWN]]
        raise NotArchival(_reason([finding.rule for finding in report.findings]), findings)
    _check_ours(pdf)


def _check_ours(pdf: bytes) -> None:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(pdf), attempt_recovery=False, suppress_warnings=True) as opened:
            differing = _differing(opened)
            mute = [
                f"{item.get('/BaseFont')} has no /ToUnicode"
                for item in opened.objects
                if isinstance(item, pikepdf.Dictionary)
                and item.get("/Type") == "/Font"
                and "/Encoding" in item
                and "/ToUnicode" not in item
            ]
            damaged = opened.get_warnings()
    except pikepdf.PdfError as damage:
        raise NotArchival(_DAMAGED, [str(damage)]) from damage
    if damaged:
        raise NotArchival(_DAMAGED, damaged[:SHOWN])
    if differing:
        raise NotArchival(_FACTS, differing)
    if mute:
        raise NotArchival("有字体的文字无法检索", mute)


def _differing(opened: "pikepdf.Pdf") -> list[str]:
    """The facts that the information dictionary and the XMP do not tell alike."""
    told = opened.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
    described = {name: _told(told.get(key)) for name, key in FACTS.items()}
    information = {name: str(opened.docinfo.get(name, "")) for name in FACTS}
    for name in DATES:
        information[name] = _iso(information[name])
    return [
        f"{name}: {information[name]!r} in the information dictionary, {described[name]!r} in the XMP"
        for name in FACTS
        if information[name] != described[name]
    ]


def _told(value: Any) -> str:
    return "".join(value) if isinstance(value, list) else str(value or "")


def _iso(stamp: str) -> str:
    """D:20260508000000+08'00' as 2026-05-08T00:00:00+08:00."""
    found = STAMP.fullmatch(stamp)
    return "{}-{}-{}T{}:{}:{}{}:{}".format(*found.groups()) if found else stamp


@cache
def _validator() -> Callable[[io.BytesIO, str], Any]:
    from pikepdf import pdfa

    validator_memory.remember()
    return pdfa.validate_written


def _reason(rules: list[str]) -> str:
    """Rules read ISO_19005_2:6.2.11.4.1-1 or pikepdf:font-program."""
    names = [rule.partition(":")[2] for rule in rules]
    for part, reason in _REASONS.items():
        if any(name == part or name.startswith((f"{part}.", f"{part}-")) for name in names):
            return reason
    return _OTHER
