"""One row of a roster as a person: what each cell means, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from models.exchange.headings import Field
from models.exchange.sheet import cell_text
from models.rows.roster_import import RowProblem, Severity
from models.rules.loose_dates import CellValue, LooseDate, UnclearDateError, read_loose_date
from models.rules.names import ethnic_group, looks_like_name, one_line, person_name, split_note, unspaced
from models.rules.roster import in_probation, years_later
from models.rules.terms import Standing

LONGEST_TEXT = 200
"""Characters of a cell that go into the roster; longer ones are left out with a warning."""

_GENDERS = {"男": "男", "女": "女", "男性": "男", "女性": "女", "1": "男", "2": "女"}
"""1 and 2 are the codes of GB/T 2261.1."""

_STANDINGS: Mapping[str, Standing] = {
    **dict.fromkeys(
        ("正式党员", "中共党员", "中共正式党员", "正式", "党员", "中国共产党党员", "共产党员", "中共"),
        Standing.FULL,
    ),
    **dict.fromkeys(
        ("预备党员", "中共预备党员", "预备", "中国共产党预备党员", "共产党预备党员", "预备期党员"),
        Standing.PROBATIONARY,
    ),
    **dict.fromkeys(
        ("入党积极分子", "积极分子", "建党积极分子", "党的积极分子", "入党积极份子", "积极份子"),
        Standing.ACTIVIST,
    ),
    **dict.fromkeys(("发展对象", "党员发展对象", "拟发展对象"), Standing.ACTIVIST),
}

_NOT_ON_THE_ROLL = (
    "群众 共青团员 团员 民主党派 无党派 无党派人士 无党派民主人士 入党申请人 "
    "申请入党人员 申请人 民革党员 民盟盟员 民建会员 民进会员 农工党党员 致公党党员 "
    "九三学社社员 台盟盟员"
)
_OUTSIDERS = frozenset(_NOT_ON_THE_ROLL.split())


@dataclass(slots=True)
class PersonCells:
    """A person as the cells say, before anybody compares rows. Dates are None where nothing is written."""

    row: int
    name: str = ""
    branch: str = ""
    standing: Standing | None = None
    standing_assumed: bool = False
    """Nothing tells the standing: it was set to full, of which the clerk must hear."""
    is_outsider: bool = False
    born_on: LooseDate | None = None
    joined_on: LooseDate | None = None
    full_on: LooseDate | None = None
    gender: str = ""
    texts: dict[Field, str] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        """True when something keeps the row out of the plan."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def error(self, column: Field, sentence: str) -> None:
        """Keep the row out, and say why."""
        self.problems.append(RowProblem(self.row, column.label, sentence, Severity.ERROR))

    def note(self, column: Field, sentence: str) -> None:
        """Say how the cell was read; what is true of many rows is asked once, at the heading."""
        self.problems.append(RowProblem(self.row, column.label, sentence, Severity.NOTE))

    def warn(self, column: Field, sentence: str) -> None:
        """Tell, and let the row pass."""
        self.problems.append(RowProblem(self.row, column.label, sentence, Severity.WARNING))


def read_person(row: int, cells: Mapping[Field, CellValue], *, today: date) -> PersonCells:
    """The person in ``cells``; every doubt is in ``problems``, none is raised."""
    person = PersonCells(row)
    _read_name(person, cell_text(cells.get(Field.NAME, "")))
    person.branch = cell_text(cells.get(Field.BRANCH, ""))
    _read_gender(person, unspaced(cell_text(cells.get(Field.GENDER, ""))))
    _read_standing(person, cell_text(cells.get(Field.STANDING, "")))
    if person.is_outsider:
        return person
    person.born_on = _read_date(person, Field.BORN_ON, cells)
    person.joined_on = _read_date(person, Field.JOINED_ON, cells)
    person.full_on = _read_date(person, Field.FULL_ON, cells)
    for column in (Field.GROUP, Field.DEPARTMENT, Field.JOB_TITLE, Field.POST, Field.PHONE, Field.ETHNICITY):
        person.texts[column] = _read_text(person, column, cell_text(cells.get(column, "")))
    person.texts[Field.ETHNICITY] = ethnic_group(person.texts[Field.ETHNICITY])
    person.texts[Field.GROUP] = unspaced(person.texts[Field.GROUP])
    _check_dates(person, today)
    _settle_standing(person, today)
    return person


def standing_of(text: str) -> Standing | None:
    """The standing an office writes as 人员类别 or 政治面貌; None for an empty or unknown word."""
    plain = unspaced(text).removesuffix("。")
    base, note = split_note(plain)
    return _STANDINGS.get(note) or _STANDINGS.get(plain) or _STANDINGS.get(base)


def _read_name(person: PersonCells, text: str) -> None:
    name = person_name(text)
    base, note = split_note(name)
    if note in _GENDERS:
        name, person.gender = base, _GENDERS[note]
    elif _STANDINGS.get(note):
        name, person.standing = base, _STANDINGS[note]
    person.name = name
    if not name:
        person.error(Field.NAME, "没有写姓名，请补上")
    elif not looks_like_name(name):
        person.error(Field.NAME, f"“{_short(name)}”不像姓名，请核对")


def _read_gender(person: PersonCells, text: str) -> None:
    if not text:
        return
    if text in _GENDERS:
        person.gender = _GENDERS[text]
    else:
        person.warn(Field.GENDER, f"“{_short(text)}”不是男或女，性别没有登记，请核对")


def _read_standing(person: PersonCells, text: str) -> None:
    plain = unspaced(text)
    if plain in ("", "/", "-", "—", "无"):
        return
    if plain in _OUTSIDERS:
        person.is_outsider = True
        person.warn(Field.STANDING, f"写的是“{plain}”，不列入党员名册，这一行没有登记")
        return
    standing = standing_of(plain)
    if standing is None:
        person.error(Field.STANDING, f"“{_short(plain)}”不认识，请写正式党员、预备党员或入党积极分子")
        return
    person.standing = standing
    if "发展对象" in plain:
        person.warn(Field.STANDING, f"“{plain}”按入党积极分子登记，请核对")


def _read_date(person: PersonCells, column: Field, cells: Mapping[Field, CellValue]) -> LooseDate | None:
    try:
        found = read_loose_date(cells.get(column, ""))
    except UnclearDateError as problem:
        person.error(column, problem.sentence)
        return None
    if found and found.month_only and column is not Field.BORN_ON:
        person.note(column, "只写到月，按当月1日登记，请核对")
    return found


def _read_text(person: PersonCells, column: Field, text: str) -> str:
    text = "" if text in ("/", "-", "—", "——", "无") else one_line(text)
    if len(text) <= LONGEST_TEXT:
        return text
    person.warn(column, f"文字超过{LONGEST_TEXT}字，这一栏没有登记，请核对是否填错了栏")
    return ""


def _check_dates(person: PersonCells, today: date) -> None:
    born, joined, full = person.born_on, person.joined_on, person.full_on
    if born and born.day > today:
        person.warn(Field.BORN_ON, f"{_shown(born)}晚于今天，请核对")
    if joined and joined.day > today:
        person.warn(Field.JOINED_ON, f"{_shown(joined)}晚于今天，请核对")
    if joined and full and _before(full, joined):
        person.error(
            Field.FULL_ON, f"转正日期{_shown(full)}早于入党日期{_shown(joined)}，两者必有一误，请改正"
        )
    if born and joined and _before(joined, born, years=18):
        person.warn(Field.JOINED_ON, f"按出生日期{_shown(born)}计算，入党时未满18周岁，请核对")


def _settle_standing(person: PersonCells, today: date) -> None:
    """Find the standing when none is written, and compare it with the dates.

    The probation lasts a year (党章 第七条): who was taken in less than a year ago cannot be
    a full member yet.
    """
    joined, full = person.joined_on, person.full_on
    probation = bool(joined and in_probation(joined.day, today))
    if full and full.day > today and person.standing is not Standing.ACTIVIST:
        person.warn(Field.FULL_ON, f"{_shown(full)}晚于今天，转正前按预备党员登记，转正日期没有登记，请核对")
        person.full_on, person.standing = None, Standing.PROBATIONARY
    elif person.standing is None:
        if full:
            person.standing = Standing.FULL
        elif probation:
            person.standing = Standing.PROBATIONARY
            person.warn(Field.STANDING, "未写人员类别，入党不满一年，按预备党员登记，请核对")
        else:
            person.standing, person.standing_assumed = Standing.FULL, True
    elif person.standing is Standing.PROBATIONARY and full:
        person.warn(Field.STANDING, f"写的是预备党员，转正日期{_shown(full)}没有登记，请核对")
        person.full_on = None
    elif person.standing is Standing.FULL and probation and not full:
        person.warn(Field.STANDING, "写的是正式党员，但入党不满一年，请核对")
    elif person.standing is Standing.ACTIVIST and (joined or full):
        person.warn(Field.STANDING, "写的是入党积极分子，入党日期和转正日期没有登记，请核对")
        person.joined_on = person.full_on = None


def _before(one: LooseDate, other: LooseDate, *, years: int = 0) -> bool:
    """True when ``one`` is earlier than ``other`` plus ``years``; where a day is missing, by month."""
    limit = years_later(other.day, years)
    if one.month_only or other.month_only:
        return (one.day.year, one.day.month) < (limit.year, limit.month)
    return one.day < limit


def _shown(read: LooseDate) -> str:
    month = f"{read.day.year}年{read.day.month}月"
    return month if read.month_only else f"{month}{read.day.day}日"


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"
