"""Every block of paper has its translator into Word."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import is_dataclass

import pytest

from reports import parts
from reports.parts.paragraph import Paragraph
from reports.parts.strip import Marked, Strip
from reports.parts.typesetter import Span, Typesetter
from reports.word.blocks import ONLY_ON_PAPER, TRANSLATORS, Untranslated, bare, translated
from tests.reports.word import reading


def blocks() -> Iterator[type]:
    for module in pkgutil.iter_modules(parts.__path__):
        for _, found in inspect.getmembers(
            importlib.import_module(f"reports.parts.{module.name}"), inspect.isclass
        ):
            if is_dataclass(found) and hasattr(found, "strips"):
                yield found


def test_no_block_of_paper_is_forgotten() -> None:
    found = set(blocks())
    assert Paragraph in found
    assert found - {Marked} == set(TRANSLATORS) | ONLY_ON_PAPER
    assert not ONLY_ON_PAPER & set(TRANSLATORS)


class Unheard:
    def strips(self, setter: Typesetter, width: float) -> list[Strip]:
        return []


def test_a_block_nobody_knows_is_refused_by_name(setter: Typesetter) -> None:
    with pytest.raises(Untranslated, match=r"Unheard.*Word 文件没有生成") as refusal:
        translated(Marked(Unheard(), "会议"), setter, 400)
    assert refusal.value.sentence.endswith("程序维护人员。")


def test_a_marked_block_is_found_by_words_navigation(setter: Typesetter) -> None:
    inner = Paragraph([Span("文")], "正文")
    twice = Marked(Marked(inner, "会议", 1), "支部", 0)
    assert bare(twice) is inner
    (element,) = translated(twice, setter, 400)
    assert reading.values(element, "outlineLvl") == ["0"]
