"""Finds the levels of headings in what a clerk typed and sets them as GB/T 9704-2012 7.3.3 asks.

一、in 黑体, （一）in 楷体, 1. and （1） in 仿宋 like the text. A heading may be a paragraph of its own, or
open one: then it reaches to its first 。 and the text goes on behind it.
"""

import re
from dataclasses import replace
from itertools import zip_longest

from reports.faces.fonts import Style
from reports.parts.paragraph import Paragraph
from reports.parts.typesetter import Span

NUMERAL = "[一二三四五六七八九十百零〇]+"
FIRST_LEVEL = re.compile(f"{NUMERAL}、")
SECOND_LEVEL = re.compile(f"[（(]{NUMERAL}[）)]")
LONGEST_HEADING = 40
"""A paragraph longer than this is text, however it begins."""


def paragraphs(text: str, place: str) -> list[Paragraph]:
    """The paragraphs of a typed text, one for each line that is not empty, headings held to what follows. A short item
    of one sentence looks like a heading; before another of its level, or at the end, it heads nothing."""
    lines = [line for line in (line.strip(" \t\u3000") for line in text.splitlines()) if line]
    made = []
    for line, after in zip_longest(lines, lines[1:], fillvalue=""):
        found = paragraph(line, place)
        if found.keep and line.endswith("。") and (not after or _style(after) is _style(line)):
            found = replace(found, keep=False, whole=False, company=1)
        made.append(found)
    return made


def paragraph(line: str, place: str) -> Paragraph:
    """One paragraph, with its heading (if it has one) in the style of its level."""
    style = _style(line)
    if style is None:
        return Paragraph([Span(line)], place)
    stop = line.find("。") + 1
    if not stop or stop == len(line):
        if len(line) <= LONGEST_HEADING:
            return Paragraph([Span(line, style)], place, keep=True, whole=True, company=2)
        return Paragraph([Span(line)], place)
    if stop <= LONGEST_HEADING:
        return Paragraph([Span(line[:stop], style), Span(line[stop:])], place)
    return Paragraph([Span(line)], place)


def heading(number: int, text: str, place: str) -> Paragraph:
    """A heading of the first level that the program numbers itself: 一、总体情况."""
    return Paragraph(
        [Span(f"{chinese_number(number)}、{text}", Style.HEI)], place, keep=True, whole=True, company=2
    )


def _style(line: str) -> Style | None:
    if FIRST_LEVEL.match(line):
        return Style.HEI
    if SECOND_LEVEL.match(line):
        return Style.KAI
    return None


def chinese_number(number: int) -> str:
    """1 to 99 as headings count: 一, 十, 十一, 二十."""
    if not 1 <= number <= 99:
        raise ValueError(f"{number} is not between 1 and 99")
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")
