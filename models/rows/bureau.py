"""The bureau: its names, its tree of organisations, its people."""

from dataclasses import dataclass
from datetime import date

from models.rows.life import ContactSpell, LeadingSpell
from models.rules.study_hours import LEADER_HOURS, MEMBER_HOURS
from models.rules.terms import OrganizationKind, Standing


@dataclass(frozen=True, slots=True)
class BureauSettings:
    """The names and habits in which bureaus differ (domain §1.7)."""

    bureau_name: str = ""
    """单位全称, e.g. 某某市某某局."""
    party_body: str = ""
    """党委或党组全称, e.g. 中共某某市某某局党组."""
    organ_committee: str = ""
    """机关党委全称, e.g. 中共某某市某某局机关委员会."""
    office: str = ""
    """党务工作部门, e.g. 局党委办, 机关党委办公室."""
    issuer: str = ""
    """督察通报的署名机关."""
    red_head: str = ""
    """发文机关标志, the red words on the first page, e.g. 中共某某市某某局机关委员会文件."""
    document_word: str = ""
    """发文机关代字, e.g. 某局机党; empty prints the plain form 督察通报 第N期."""
    recipients: str = "各党支部"
    """主送机关."""
    copies_to: str = ""
    """抄送机关."""
    fonds_number: str = ""
    """全宗号, four characters."""
    fonds_name: str = ""
    """全宗名称; empty takes the bureau's own name."""
    archive_code: str = ""
    """机构（问题）代码 in 档号; empty leaves the segment out (DA/T 22-2015 5.5)."""
    archive_by_branch: bool = False
    """Whether what a branch makes carries the branch's own code, where it has one."""
    look_back_months: int = 3
    """回头看 falls due so many months after closure (domain R2)."""
    record_within_days: int = 3
    """Working days within which what was held is to be recorded; later is 补录过晚."""
    files_expected: bool = True
    """Whether every meeting and session is to have files (签到表, photos): a local habit that the check-up looks for."""
    names_in_notice: bool = False
    """Whether a notice names responsible persons; off by default (domain §3.9)."""
    operator: str = ""
    """经办人: whose name history and errata carry."""
    dues_day: int | None = None
    """党费日: the fixed day of each month, 1–31 (the last of a shorter month); None while none is fixed."""
    hours_leader: int = LEADER_HOURS
    """学时 a year asked of secretaries and committee members."""
    hours_member: int = MEMBER_HOURS
    """学时 a year asked of every other member."""


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """A node of the tree. ``version`` guards against overwriting somebody else's change."""

    id: int | None
    kind: OrganizationKind
    name: str
    short_name: str = ""
    parent_id: int | None = None
    founded_on: date | None = None
    dissolved_on: date | None = None
    sort_order: int = 0
    term_from: date | None = None
    """本届任期起始日: the day the present leadership was elected; None when not entered."""
    term_years: int | None = None
    """任期年限; None takes the usual one of its kind (models.rules.term_of_office)."""
    theme_day_of_month: int | None = None
    """The branch's fixed 主题党日: a day of the month 1–31 …"""
    theme_day_nth: int | None = None
    """… or the n-th (1–5, 5 the last) of a weekday in the month; all None while none is fixed."""
    theme_day_weekday: int | None = None
    """1 Monday – 7 Sunday."""
    creation_theme: str = ""
    """创建主题."""
    feature: str = ""
    """支部特色."""
    archive_code: str = ""
    """机构代码 in 档号, where the bureau numbers by branch; letters and digits."""
    version: int = 0

    def existed_on(self, day: date) -> bool:
        """True when the organisation existed on ``day``; an unknown founding date counts as always."""
        return (self.founded_on is None or self.founded_on <= day) and (
            self.dissolved_on is None or day < self.dissolved_on
        )


@dataclass(frozen=True, slots=True)
class StandingChange:
    """From ``from_on`` (None: since ever, day unknown) the person's standing is ``standing``."""

    standing: Standing
    from_on: date | None


@dataclass(frozen=True, slots=True)
class MembershipSpell:
    """A stay in a branch: days ``from_on`` ≤ d < ``to_on``; None means open on that side."""

    branch_id: int
    branch_name: str
    group_id: int | None = None
    group_name: str = ""
    from_on: date | None = None
    to_on: date | None = None
    came_from: str = ""
    """转入自, the organisation a transfer came from."""
    went_to: str = ""
    """转出至, where a transfer went."""


@dataclass(frozen=True, slots=True)
class PostSpell:
    """A post held in an organisation over days ``from_on`` ≤ d < ``to_on``."""

    organization_id: int
    organization_name: str
    title: str
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class MemberDetail:
    """A person as the roster keeps them, with their whole history."""

    id: int | None
    name: str
    gender: str = ""
    ethnicity: str = ""
    born_on: date | None = None
    joined_on: date | None = None
    """入党日期: the day the assembly took the person in as a probationary member."""
    full_on: date | None = None
    """转正日期."""
    department: str = ""
    job_title: str = ""
    phone: str = ""
    note: str = ""
    standings: tuple[StandingChange, ...] = ()
    spells: tuple[MembershipSpell, ...] = ()
    posts: tuple[PostSpell, ...] = ()
    leading: tuple[LeadingSpell, ...] = ()
    """党员领导干部, with the duty."""
    contacts: tuple[ContactSpell, ...] = ()
    """联系点."""
    version: int = 0


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """A person on the roll of a branch as of one day."""

    id: int
    name: str
    standing: Standing
    branch_id: int
    branch_name: str
    group_id: int | None = None
    group_name: str = ""
    posts: tuple[str, ...] = ()
    """Titles held in the branch on that day, e.g. 书记."""
    in_committee: bool = False
    """True when one of the posts makes the person a member of the branch committee (支部委员)."""
    gender: str = ""
    joined_on: date | None = None
    full_on: date | None = None
    department: str = ""
    job_title: str = ""


@dataclass(frozen=True, slots=True)
class BranchHeadcount:
    """How many people a branch has as of one day."""

    branch_id: int
    full: int
    probationary: int
    activists: int
    committee: int
    groups: int

    @property
    def members(self) -> int:
        """正式 and 预备 together."""
        return self.full + self.probationary
