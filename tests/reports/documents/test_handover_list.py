"""工作交接清单."""

from collections.abc import Callable
from typing import Any

from reports.press import pdf_of
from tests.reports.handover_sheets import HANDOVER

Measure = Callable[[bytes], Any]


def read(name: str, measure: Measure) -> str:
    text: str = measure(pdf_of(HANDOVER[name]())).text
    return "".join(text.split()).replace("　", "")


def test_each_part_is_numbered_with_its_matters_and_signed_for(measure: Measure) -> None:
    text = read("handover list", measure)
    assert "移交人：赵敏" in text
    assert "学习120条，三会一课342条" in text
    assert "一、未销号的整改事项（2项）" in text
    assert "2025年第7号：党费收缴公示不及时（整改中，责任人：周海燕）" in text
    assert "2026.12.31" in text
    assert "三、没有保存的内容（0项）无。" in text
    assert text.index("移交人签名") < text.index("接收人签名") < text.index("监交人签名")


def test_what_is_not_known_is_to_be_filled_in(measure: Measure) -> None:
    text = read("handover list, nothing known", measure)
    assert "移交人：待补" in text
    assert "填报单位：待补" in text
