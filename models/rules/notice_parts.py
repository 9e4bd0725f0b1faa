"""The parts of a notice's body that the program proposes words for, and how problems are grouped."""

from models.rules.terms import Term


class NoticePart(Term):
    """A level-1 part (domain §3.9); its label is the heading, which a clerk may word otherwise."""

    OVERALL = "overall", "总体情况"
    PRACTICES = "practices", "主要做法"
    PROBLEMS = "problems", "存在问题"
    PREVIOUS = "previous", "上月通报问题整改情况"
    DEMANDS = "demands", "整改要求"


class Grouping(Term):
    """How 存在问题 puts the findings together."""

    BY_BRANCH = "by_branch", "按支部"
    BY_PROBLEM = "by_problem", "按问题"


def part_of_heading(heading: str) -> NoticePart | None:
    """The part a heading is usual for, also with more words around it."""
    return next((part for part in NoticePart if part.label in heading), None)
