"""How long paper takes, beside other makers of PDF: one notice, minutes of two pages by the thousand, a volume.

`python benchmarks/paper.py [ROUNDS]`: engines take turns within each round, so that a busy machine slows all alike;
medians are compared, each engine warm. Slow engines make fewer minutes a round, and their time for 1,000 is reckoned
from those (the column says from how many). What is not installed is named, never guessed:
`pip install weasyprint typst skia-python`, LibreOffice from the system.

ours                every paper PDF/A-2b, as the program saves it
  + proving         and each file's very bytes proved by the validator, one after the other
  + proving, pooled 1,000 minutes made while processes prove them, as batches are saved
Skia                the lower bound: C++ handed every glyph with its place; no layout, no PDF/A
ReportLab Platypus  wordWrap='CJK': breaks lines against the rules, no PDF/A
typst, WeasyPrint   their own Chinese line breaking, PDF/A-2b
LibreOffice         converts the Word file our program writes

Lines against the rules are counted in what each engine made (benchmarks/paper_rules.py); of layout on the grid of
GB/T 9704, faces by character and the form of a record book the others do nothing either.

Goals: a minute at most 3 times Skia's, faster than each engine that breaks no line against the rules, 1,000 minutes
made and proved in under 60 s. Exit code 1 when a goal is missed.
"""

import logging
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

ROOT = str(Path(__file__).resolve().parent.parent)
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from benchmarks import paper_engines as engines  # noqa: E402  found once the root is on the path
from benchmarks.paper_rules import broken_lines  # noqa: E402
from benchmarks.paper_words import Paper, minutes, notice, volume  # noqa: E402
from reports.press import pdf_of  # noqa: E402
from reports.preview import page_count  # noqa: E402
from reports.proof.validation import verify  # noqa: E402
from reports.proof.verifying import verified  # noqa: E402

SKIA_GOAL, BATCH_GOAL = 3.0, 60.0
BATCH = 1000
OURS, PROVED, SKIA = "ours", "  + proving", "Skia (lower bound)"
RIVALS = ("typst", "WeasyPrint", "LibreOffice")
SHARE = {"WeasyPrint": 2, "LibreOffice": 4}
"""Minutes a round for those that take long; the others make MINUTES."""
MINUTES = 40

RULED = 10
"""Minutes whose lines are looked at."""

Drawing = Callable[[Sequence[Paper]], Callable[[], list[bytes]]]
"""From papers to what the clock runs for; whatever the engine needs beforehand is done in between."""


def _proved(papers: Sequence[Paper]) -> list[bytes]:
    made = engines.ours(papers)
    for pdf in made:
        verify(pdf)
    return made


def _drawings() -> dict[str, Drawing]:
    """The engines that can be measured here; the others are named."""

    def bound(make: engines.Make) -> Drawing:
        return lambda papers: partial(make, papers)

    makers = {"typst": engines.typst, "WeasyPrint": engines.weasyprint, "LibreOffice": engines.libreoffice}
    drawings = {OURS: bound(engines.ours), PROVED: bound(_proved), "Platypus": bound(engines.platypus)}
    for name, make in makers.items():
        if missing := engines.available(name):
            print(f"{name}: not measured, {missing}")
        else:
            drawings[name] = bound(make)
    if missing := engines.available("Skia"):
        print(f"Skia: not measured, {missing}")
    else:
        drawings[SKIA] = engines.skia_of
    return drawings


def _rounds(
    drawings: dict[str, Drawing], rounds: int, papers: Callable[[int], Sequence[Paper]]
) -> dict[str, float]:
    """Median seconds for a paper, engine by engine, in turns; the first turn only warms.

    Each turn prints other papers: an engine that remembers what it printed would measure its memory.
    """
    taken: dict[str, list[float]] = {name: [] for name in drawings}
    for turn in range(rounds + 1):
        fresh = papers(turn)
        for name, drawing in drawings.items():
            share = fresh[: SHARE.get(name, len(fresh))]
            draw = drawing(share)
            begun = time.perf_counter()
            draw()
            if turn:
                taken[name].append((time.perf_counter() - begun) / len(share))
    return {name: statistics.median(times) for name, times in taken.items()}


def _table(what: str, seconds: dict[str, float], times: int = 1) -> None:
    print(f"\n{what}")
    for name, taken in sorted(seconds.items(), key=lambda item: item[1]):
        share = f"  from {SHARE.get(name, MINUTES)} a round" if times > 1 else ""
        print(f"  {name:<20}{taken * times:9.3f} s {taken / seconds[OURS]:8.2f} × ours{share}")


def _batch() -> float:
    """Seconds for 1,000 minutes, made here and proved in other processes meanwhile."""
    papers = minutes(BATCH)
    begun = time.perf_counter()
    made = ((number, pdf_of(paper.document)) for number, paper in enumerate(papers))
    refused = [done.name for done in verified(made) if done.refusal is not None]
    if refused:
        raise SystemExit(f"{len(refused)} minutes were refused, the first is number {refused[0]}")
    return time.perf_counter() - begun


def judge(rounds: int) -> int:
    """Measure, print, judge."""
    logging.disable(logging.WARNING)
    print(f"medians of {rounds} rounds")
    drawings = _drawings()
    pages = page_count(pdf_of(notice(0).document))
    _table(f"one notice of {pages} pages", _rounds(drawings, rounds, lambda turn: [notice(turn)]))
    each = _rounds(drawings, rounds, lambda turn: minutes(MINUTES, turn))
    _table("1,000 minutes of 2 pages", each, BATCH)
    pages = page_count(pdf_of(volume(0).document))
    few = max(1, rounds // 3)
    _table(f"a volume of {pages} pages", _rounds(drawings, few, lambda turn: [volume(turn)]))
    batch = _batch()
    print(
        f"\n1,000 minutes made, and proved by processes meanwhile: {batch:.1f} s (goal < {BATCH_GOAL:.0f} s)"
    )
    missed = batch >= BATCH_GOAL
    if SKIA in each:
        ratio = each[OURS] / each[SKIA]
        print(f"a minute {ratio:.2f} × Skia's (goal ≤ {SKIA_GOAL:.0f} ×)")
        missed |= ratio > SKIA_GOAL
    missed |= _judge_rivals(drawings, each)
    return int(missed)


def _judge_rivals(drawings: dict[str, Drawing], each: dict[str, float]) -> bool:
    """Whether an engine that keeps the rules of line breaking is faster than ours; names how each keeps them."""
    missed = False
    for name in (OURS, "Platypus", *RIVALS):
        if name not in drawings:
            continue
        made = drawings[name](minutes(RULED, RULED))()
        broken, total = broken_lines(made)
        told = f"{name}: {broken} of {total} lines against the rules"
        if name == OURS:
            print(told)
            continue
        print(
            f"{told}; ours is {each[name] / each[OURS]:.1f} times as fast{' (goal > 1)' if not broken else ''}"
        )
        missed |= not broken and each[name] <= each[OURS]
    return missed


if __name__ == "__main__":
    sys.exit(judge(int(sys.argv[1]) if len(sys.argv) > 1 else 7))
