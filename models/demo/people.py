"""The sample's tree and roster."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from models.demo import words
from models.rules.attendance import SMALLEST_COMMITTEE_BRANCH
from models.rules.roster import standings_from
from models.rules.terms import OrganizationKind, Standing

GROUPS_FROM = 18
"""Members from which a sample branch is divided into groups."""
ELECTED = 1060
"""Days within which all elections lie, save a quarter; a branch's term is three years."""


@dataclass(slots=True)
class Person:
    """A made-up person."""

    id: int
    name: str
    standing: Standing
    joined_on: date
    full_on: date | None
    from_on: date | None = None
    to_on: date | None = None
    group_id: int | None = None
    post: str = ""

    def on_roll(self, day: date) -> bool:
        """True when expected at a meeting on ``day``."""
        came = self.from_on is None or self.from_on <= day
        gone = self.to_on is not None and self.to_on <= day
        return came and not gone and self.standing_on(day).is_member

    def standing_on(self, day: date) -> Standing:
        """The standing on a day."""
        if self.standing is Standing.ACTIVIST or day < self.joined_on:
            return Standing.ACTIVIST
        return Standing.FULL if self.full_on and self.full_on <= day else Standing.PROBATIONARY


@dataclass(slots=True)
class Branch:
    """A made-up branch."""

    id: int
    name: str
    department: str
    people: list[Person] = field(default_factory=list)
    group_ids: list[int] = field(default_factory=list)

    @property
    def secretary(self) -> Person:
        """The one who chairs."""
        return self.people[0]

    @property
    def committee(self) -> list[Person]:
        """Those with posts."""
        return [person for person in self.people if person.post]


@dataclass(slots=True)
class Bureau:
    """The whole of it, and the lines to be inserted."""

    committee_id: int
    branches: list[Branch]
    organizations: list[dict[str, Any]]
    members: list[dict[str, Any]]
    memberships: list[dict[str, Any]]
    standings: list[dict[str, Any]]
    posts: list[dict[str, Any]]

    @property
    def secretary(self) -> Person:
        """机关党委书记: somebody of the first branch, who has no post there if there is such a one."""
        people = self.branches[0].people
        full = [person for person in people if person.standing is Standing.FULL and person.from_on is None]
        return next((person for person in full if not person.post), full[0])


def make_bureau(random: Random, branches: int, members: int, first_day: date, until: date) -> Bureau:
    """A bureau of that many branches and people, all of them members before ``first_day`` save a few newcomers."""
    bureau = Bureau(1, [], [], [], [], [], [])
    _organization(bureau, OrganizationKind.PARTY_COMMITTEE, f"中共{words.BUREAU}机关委员会", None, "机关党委")
    for number in range(branches):
        department = words.DEPARTMENTS[number % len(words.DEPARTMENTS)]
        if number >= len(words.DEPARTMENTS):
            department += f"第{number // len(words.DEPARTMENTS) + 1}"
        branch_id = _organization(bureau, OrganizationKind.BRANCH, f"{department}党支部", 1, department)
        bureau.branches.append(Branch(branch_id, f"{department}党支部", department))
    for branch in bureau.branches:
        kind = OrganizationKind.DEPARTMENT
        if branch.department in words.SUBORDINATE:
            kind = OrganizationKind.SUBORDINATE_UNIT
        _organization(bureau, kind, branch.department, None, "")
    taken: set[str] = set()
    for number in range(members):
        _person(random, bureau, _branch_for(random, bureau, number), taken, first_day, until)
    for branch in bureau.branches:
        _organize(bureau, branch, first_day)
    post = {"member_id": bureau.secretary.id, "organization_id": bureau.committee_id, "title": "书记"}
    bureau.posts.append({**post, "from_on": first_day - timedelta(days=200), "to_on": None})
    _elect(bureau, until)
    return bureau


def _elect(bureau: Bureau, until: date) -> None:
    """The day each leadership was elected: some terms are young, some end soon, one in a while is overdue."""
    bureau.organizations[bureau.committee_id - 1]["term_from"] = until - timedelta(days=ELECTED)
    for number, branch in enumerate(bureau.branches):
        elected = until - timedelta(days=90 + number * 173 % ELECTED)
        bureau.organizations[branch.id - 1]["term_from"] = elected


def _organization(bureau: Bureau, kind: OrganizationKind, name: str, parent: int | None, short: str) -> int:
    number = len(bureau.organizations) + 1
    bureau.organizations.append(
        {
            "id": number,
            "kind": kind,
            "name": name,
            "short_name": short,
            "parent_id": parent,
            "sort_order": number,
            "term_from": None,
            "version": 1,
        }
    )
    return number


def _branch_for(random: Random, bureau: Bureau, number: int) -> Branch:
    """Three people for each branch first, then unevenly, as in life."""
    count = len(bureau.branches)
    if number < 3 * count:
        return bureau.branches[number % count]
    weights = [1 + place * 7 % 5 for place in range(count)]
    return random.choices(bureau.branches, weights)[0]


def _name(random: Random, taken: set[str]) -> str:
    name = ""
    for attempt in range(40):
        rare = random.random() < 0.02
        given = random.choice(words.RARE_GIVEN) if rare else random.choice(words.GIVEN)
        if not rare and (attempt > 5 or random.random() < 0.7):
            given += random.choice(words.GIVEN)
        name = random.choice(words.SURNAMES) + given
        if name not in taken:
            break
    taken.add(name)
    return name


def _person(
    random: Random, bureau: Bureau, branch: Branch, taken: set[str], first_day: date, until: date
) -> None:
    number = len(bureau.members) + 1
    first = len(branch.people) < 3
    draw = random.random()
    standing = Standing.FULL
    if not first and draw < 0.04:
        standing = Standing.ACTIVIST
    elif not first and draw < 0.09:
        standing = Standing.PROBATIONARY
    joined_on = first_day - timedelta(days=random.randrange(800, 11000))
    full_on: date | None = joined_on + timedelta(days=365 + random.randrange(20))
    if standing is Standing.PROBATIONARY:
        joined_on, full_on = until - timedelta(days=random.randrange(40, 330)), None
    born_on = joined_on - timedelta(days=random.randrange(19 * 366, 34 * 366))
    person = Person(number, _name(random, taken), standing, joined_on, full_on)
    if not first and random.random() < 0.05:
        person.from_on = first_day + timedelta(days=random.randrange(30, max(31, (until - first_day).days)))
    branch.people.append(person)
    known_full = full_on if standing is Standing.FULL else None
    bureau.members.append(
        {
            "id": number,
            "name": person.name,
            "gender": random.choice("男女"),
            "ethnicity": random.choice(words.ETHNIC_GROUPS),
            "born_on": born_on,
            "joined_on": None if standing is Standing.ACTIVIST else joined_on,
            "full_on": known_full,
            "department": branch.department,
            "job_title": random.choice(words.JOB_TITLES),
            "version": 1,
        }
    )
    for change in standings_from(standing, joined_on, known_full):
        bureau.standings.append({"member_id": number, "standing": change.standing, "from_on": change.from_on})


def _organize(bureau: Bureau, branch: Branch, first_day: date) -> None:
    """Posts, groups and spells of a branch."""
    full = [person for person in branch.people if person.standing is Standing.FULL and person.from_on is None]
    titles = words.POSTS if len(full) >= SMALLEST_COMMITTEE_BRANCH else words.POSTS[:1]
    for person, title in zip(full, titles, strict=False):
        person.post = title
        post = {"member_id": person.id, "organization_id": branch.id, "title": title}
        bureau.posts.append({**post, "from_on": first_day - timedelta(days=200), "to_on": None})
    branch.people.sort(key=lambda person: (person.post != "书记", person.id))
    if len(branch.people) >= GROUPS_FROM:
        for number in ("一", "二", "三"):
            group_id = _organization(bureau, OrganizationKind.GROUP, f"第{number}党小组", branch.id, "")
            branch.group_ids.append(group_id)
    for place, person in enumerate(branch.people):
        if branch.group_ids:
            person.group_id = branch.group_ids[place % len(branch.group_ids)]
        bureau.memberships.append(
            {
                "member_id": person.id,
                "branch_id": branch.id,
                "group_id": person.group_id,
                "from_on": person.from_on,
                "to_on": person.to_on,
                "came_from": "市直机关其他单位" if person.from_on else "",
            }
        )
