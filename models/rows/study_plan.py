"""Study planned and organised: groups, plans, documents to be studied."""

from dataclasses import dataclass
from datetime import date

from models.rules.study_terms import DocumentKind, StudyGroupKind
from models.rules.terms import StudyKind


@dataclass(frozen=True, slots=True)
class GroupMember:
    """A person in a study group over days ``from_on`` ≤ d < ``to_on``."""

    name: str
    member_id: int | None = None
    duty: str = ""
    from_on: date | None = None
    to_on: date | None = None

    def belongs_on(self, day: date) -> bool:
        """Whether the person is in the group on ``day``."""
        return (self.from_on is None or self.from_on <= day) and (self.to_on is None or day < self.to_on)


@dataclass(frozen=True, slots=True)
class StudyGroup:
    """理论学习中心组 or 青年理论学习小组: a roster of its own."""

    id: int | None
    kind: StudyGroupKind
    organization_id: int
    name: str
    organization_name: str = ""
    leader: str = ""
    """组长."""
    secretary: str = ""
    """学习秘书."""
    mentor: str = ""
    """指导老师, of a youth group."""
    age_limit: int | None = None
    """Oldest age in full years that belongs here; None asks for none."""
    founded_on: date | None = None
    dissolved_on: date | None = None
    note: str = ""
    members: tuple[GroupMember, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True)
class PlanItem:
    """A topic of a plan. ``quarter`` 1–4; ``month`` 1–12 where one is set."""

    id: int | None
    quarter: int
    topic: str
    month: int | None = None
    materials: str = ""
    speakers: str = ""
    """重点发言人."""
    sessions: tuple[int, ...] = ()
    """Records of held sessions that name it."""


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """A year's plan of one kind of study of one organisation."""

    id: int | None
    year: int
    organization_id: int
    kind: StudyKind
    title: str
    organization_name: str = ""
    leader: str = ""
    secretary: str = ""
    issued_on: date | None = None
    note: str = ""
    items: tuple[PlanItem, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True)
class StudyDocument:
    """A document, speech or book that is to be studied, and how far that came."""

    id: int | None
    kind: DocumentKind
    title: str
    issuer: str = ""
    issued_on: date | None = None
    required: bool = True
    """必学."""
    note: str = ""
    sessions: tuple[int, ...] = ()
    """Held sessions and meetings that name it, by day."""
    first_studied_on: date | None = None
    version: int = 0

    @property
    def days_to_follow(self) -> int | None:
        """跟进天数: from its issue to its first study; None while either is not known (domain L7). Below 0 means that one of the
        two days is wrong."""
        if self.issued_on is None or self.first_studied_on is None:
            return None
        return (self.first_studied_on - self.issued_on).days
