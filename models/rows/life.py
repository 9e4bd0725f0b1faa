"""What single kinds of meetings of organisational life keep besides what every meeting has."""

from dataclasses import dataclass
from datetime import date

from models.rules.life_terms import CriticismKind, Grade, TalkPair, TalkReason, ThemeForm
from models.rules.terms import Standing


@dataclass(frozen=True, slots=True)
class Halt:
    """叫停: by whom, why, and by when the meeting is to be held again."""

    halted_by: str
    halted_on: date | None = None
    reason: str = ""
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class Criticism:
    """One criticism or opinion. A self-criticism's ``target`` is empty or its critic."""

    kind: CriticismKind
    text: str
    critic: str = ""
    target: str = ""
    item_id: int | None = None
    """The rectification item made of it."""


@dataclass(frozen=True, slots=True)
class AppraisalResult:
    """One member's votes and grade; None is 待补."""

    name: str
    standing: Standing
    member_id: int | None = None
    self_grade: Grade | None = None
    excellent: int | None = None
    competent: int | None = None
    basic: int | None = None
    failing: int | None = None
    grade: Grade | None = None
    feedback_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Appraisal:
    """民主评议党员: ballots as counted aloud, and the results; None is 待补."""

    issued: int | None = None
    returned: int | None = None
    valid: int | None = None
    results: tuple[AppraisalResult, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """谈心谈话. The texts are restricted: on paper only when asked for, in no pack, in no list. What was talked about in the main
    is the meeting's ``minutes``, restricted with them."""

    pair: TalkPair
    talker: str
    partner: str
    talker_id: int | None = None
    talker_title: str = ""
    partner_id: int | None = None
    partner_title: str = ""
    reasons: tuple[TalkReason, ...] = ()
    problems: str = ""
    """反映的问题和意见建议."""
    opinion: str = ""
    """谈话人意见."""
    follow_up: str = ""
    """后续措施、责任人、时限."""


@dataclass(frozen=True, slots=True)
class ThemeDay:
    """主题党日; ``oath`` None is 待补. What it had of 党课, 党费日, 政治生日 … stands in the meeting's ``counts_as``."""

    forms: tuple[ThemeForm, ...] = ()
    organizer: str = ""
    oath: bool | None = None
    """重温入党誓词."""
    effect: str = ""
    """效果."""


@dataclass(frozen=True, slots=True)
class BirthdayMark:
    """政治生日 of one person; ``card_given`` None is 待补."""

    name: str
    member_id: int | None = None
    talked_by: str = ""
    card_given: bool | None = None
    remark: str = ""
    """感言."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """A leading cadre who guided this meeting of a branch."""

    name: str
    member_id: int | None = None
    opinions: str = ""


@dataclass(frozen=True, slots=True)
class LeadingSpell:
    """A person is 党员领导干部 over days ``from_on`` ≤ d < ``to_on``."""

    duty: str
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class ContactSpell:
    """A branch is the person's 联系点 over days ``from_on`` ≤ d < ``to_on``."""

    organization_id: int
    organization_name: str = ""
    from_on: date | None = None
    to_on: date | None = None
