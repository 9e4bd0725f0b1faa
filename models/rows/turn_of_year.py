"""年度结转: what is taken over into a new year."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanForward:
    """A plan of study of the year before; ``is_there`` when the new year has one of its kind and organisation already."""

    id: int
    title: str
    organization_name: str
    kind: str
    topics: int
    is_there: bool


@dataclass(frozen=True, slots=True)
class TurnOfYear:
    """What can be taken over into ``year``, and what goes over by itself."""

    year: int
    plans: tuple[PlanForward, ...]
    open_items: int
    """Rectification items of earlier years that are still open: they keep year and number."""
    has_items: bool = True
    """Whether an earlier year has any item at all."""
