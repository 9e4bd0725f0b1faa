"""A roster file → what importing it would do. Reads and checks; writes nothing and knows no database."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from models.exchange.branch_names import BranchDirectory
from models.exchange.headings import ROWS_SEARCHED, Field, Heading, field_of, find_heading
from models.exchange.member_cells import PersonCells, read_person
from models.exchange.namesakes import mark_repeated, match_existing
from models.exchange.sheet import Sheet, cell_text, read_workbook
from models.failures import BadInput
from models.progress import Progress, Silent
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.roster_import import PlannedMember, RosterPlan, RowProblem, Severity
from models.rules.loose_dates import CellValue, LooseDate
from models.rules.names import person_name, unspaced
from models.rules.terms import Standing

_ROWS_PER_STEP = 200

_FOOTER = re.compile(
    r"(?:合计|小计|总计|共计|总人数|人数合计)|共\d+[人名]|(?:注|备注|说明|附注)[:\d]"
    r"|(?:填表|制表|填报|审核|经办|复核|报送|上报|负责|联系)(?:人|单位|日期|时间)[:\s]*"
)
_HEADCOUNT = re.compile(r"\d+[人名]?")
_ORDINAL = re.compile(r"^[(]?[一二三四五六七八九十\d]+(?:[)]|[、.])\s*")
_MERGED_DOWN = (Field.BRANCH, Field.GROUP, Field.DEPARTMENT)

Cells = Mapping[Field, CellValue]


def read_roster(
    path: Path,
    *,
    branches: Sequence[OrganizationRow],
    roster: Sequence[RosterEntry],
    today: date,
    progress: Progress | None = None,
) -> RosterPlan:
    """The plan of importing the .xlsx file at ``path``.

    ``branches`` is the bureau's tree (or its branches alone), ``roster`` the people on it today; both may be
    empty. Rows with an error are not among the plan's members; people on the roster already are, with their
    id. Row numbers are those Excel shows. Raises BadInput when the file as a whole cannot be used, and
    whatever ``progress`` raises when the clerk stops (models.failures.Cancelled).
    """
    watch = progress or Silent()
    watch.step(0, 0, "正在打开表格…")
    sheet, heading, notes = _choose(read_workbook(path), path.name)
    problems = [*notes, *_heading_notes(heading)]
    people = list(_people(sheet, heading, today, watch))
    known = [branch for branch in branches if branch.existed_on(today)]
    new_branches = _settle_branches(people, known, heading, problems)
    sound = [p for p in people if p.branch and not p.has_errors and not p.is_outsider]
    mark_repeated(sound)
    sound = [person for person in sound if not person.has_errors]
    existing = match_existing(sound, roster)
    _tell_assumed(sound, heading, problems)
    _tell_months(sound, heading, problems)
    for person in people:
        problems.extend(
            replace(problem, name=person.name, branch=person.branch) for problem in person.problems
        )
    wanted = {person.branch for person in sound}
    return RosterPlan(
        file_name=path.name,
        sheet=sheet.name,
        heading_row=heading.last_row,
        columns=tuple(sorted(heading.columns.values(), key=lambda match: match.column)),
        unused_headings=heading.unused,
        members=tuple(_planned(person, existing.get(person.row)) for person in sound),
        problems=tuple(sorted(problems, key=lambda problem: problem.row)),
        new_branches=tuple(name for name in new_branches if name in wanted),
    )


def _choose(sheets: Sequence[Sheet], file_name: str) -> tuple[Sheet, Heading, list[RowProblem]]:
    """The sheet that looks most like a roster; hidden ones only when no other does."""
    found = [(sheet, heading) for sheet in sheets if (heading := find_heading(sheet))]
    if not found:
        raise BadInput(
            f"“{file_name}”的前{ROWS_SEARCHED}行里没有找到表头（要有“姓名”，以及“所在支部”“入党时间”等栏），"
            "没有导入任何内容；请核对是否选错了文件。"
        )
    sheet, heading = max(found, key=lambda pair: (pair[0].visible, pair[1].score, len(pair[0].cells)))
    others = [other.name for other, _ in found if other is not sheet and other.visible]
    notes = []
    if others:
        names = "、".join(f"“{name}”" for name in others[:5])
        more = f"等{len(others)}张" if len(others) > 5 else ""
        sentence = f"有几张工作表都像名册：读取的是“{sheet.name}”，{names}{more}没有读取"
        notes.append(RowProblem(heading.last_row, "工作表", sentence, Severity.WARNING))
    return sheet, heading, notes


def _heading_notes(heading: Heading) -> Iterator[RowProblem]:
    row = heading.last_row
    for aside, taken in heading.doubled:
        sentence = f"“{aside}”与“{taken}”是同一项内容，读取的是“{taken}”，“{aside}”没有读取"
        yield RowProblem(row, aside, sentence, Severity.WARNING)
    if heading.has_identity:
        sentence = "本程序不需要身份证号，这一栏没有读取，也不会保存"
        yield RowProblem(row, Field.IDENTITY.label, sentence, Severity.WARNING)


def _people(sheet: Sheet, heading: Heading, today: date, watch: Progress) -> Iterator[PersonCells]:
    total = sheet.first_row + len(sheet.cells) - 1 - heading.last_row
    lent = {
        field: sheet.filled_down(match.column)
        for field, match in heading.columns.items()
        if field in _MERGED_DOWN
    }
    section = ""
    for row, values in sheet.rows():
        if row <= heading.last_row:
            continue
        done = row - heading.last_row
        if done % _ROWS_PER_STEP == 1:
            watch.step(done - 1, total, "正在核对名册…")
        own = {field: sheet.at(row, match.column) for field, match in heading.columns.items()}
        title = _section_title(values)
        section = title or section
        if title or _is_beside(own, values):
            continue
        cells = {field: _or_lent(value, lent.get(field, {}), row) for field, value in own.items()}
        if Field.BRANCH not in heading.columns and section:
            cells[Field.BRANCH] = section
        yield read_person(row, cells, today=today)
    watch.step(total, total, "名册核对完毕")


def _or_lent(value: CellValue, lent: Mapping[int, CellValue], row: int) -> CellValue:
    return value if cell_text(value) else lent.get(row, "")


def _section_title(values: Sequence[CellValue]) -> str:
    """The branch a row names alone, above its people, as some rosters do: 「一、第一党支部（15人）」."""
    filled = [text for value in values if (text := cell_text(value))]
    if (
        len(filled) != 1
        or "支部" not in filled[0]
        or len(filled[0]) > 40
        or _FOOTER.match(unspaced(filled[0]))
    ):
        return ""
    return _ORDINAL.sub("", unspaced(filled[0])).rstrip(":")


def _is_beside(own: Cells, values: Sequence[CellValue]) -> bool:
    """True for rows that are no person: empty or only numbered, totals, signatures, the heading again."""
    name = person_name(cell_text(own[Field.NAME]))
    if name and not _HEADCOUNT.fullmatch(name):
        return field_of(name) is Field.NAME or _FOOTER.match(unspaced(name)) is not None
    if any(_FOOTER.match(unspaced(cell_text(value))) for value in values):
        return True
    return not any(cell_text(value) for field, value in own.items() if field not in _MERGED_DOWN)


def _settle_branches(
    people: Sequence[PersonCells],
    branches: Sequence[OrganizationRow],
    heading: Heading,
    problems: list[RowProblem],
) -> list[str]:
    """Give every person the branch's full name; answers with the branches to be founded, in file order."""
    registered = [person for person in people if not person.is_outsider]
    if Field.BRANCH not in heading.columns and not any(person.branch for person in registered):
        # Said once: the same sentence for every row would hide all others.
        sentence = "表中没有“所在支部”一栏，无法知道党员在哪个支部，请补上这一栏"
        problems.append(RowProblem(heading.last_row, Field.BRANCH.label, sentence, Severity.ERROR))
        return []
    directory = BranchDirectory(branches, [person.branch for person in registered if person.branch])
    founded: dict[str, None] = {}
    told: set[str] = set()
    for person in registered:
        if not person.branch:
            person.error(Field.BRANCH, "没有写所在支部，请补上")
            continue
        answer = directory.answer(person.branch)
        if answer.error:
            person.error(Field.BRANCH, answer.error)
            continue
        if answer.warning and answer.warning not in told:
            told.add(answer.warning)
            person.warn(Field.BRANCH, answer.warning)
        person.branch = answer.name
        if answer.branch_id is None:
            founded.setdefault(answer.name)
    return list(founded)


def _tell_assumed(people: Sequence[PersonCells], heading: Heading, problems: list[RowProblem]) -> None:
    """Who was taken for a full member for want of a word: once when the column is missing, else by row."""
    assumed = [person for person in people if person.standing_assumed]
    if Field.STANDING in heading.columns:
        for person in assumed:
            person.warn(Field.STANDING, "未写人员类别，按正式党员登记，请核对")
    elif assumed:
        sentence = f"表中没有人员类别一栏，{len(assumed)}人按正式党员登记，请核对其中有无预备党员和积极分子"
        problems.append(RowProblem(heading.last_row, Field.STANDING.label, sentence, Severity.WARNING))


def _tell_months(people: Sequence[PersonCells], heading: Heading, problems: list[RowProblem]) -> None:
    """Days written to the month are told once for all: as a warning for every row they would hide all others. Nothing
    is counted by days of birth (出生年月), so that these are not asked about."""
    days = (
        (Field.BORN_ON, [person.born_on for person in people], ""),
        (Field.JOINED_ON, [person.joined_on for person in people], "，请核对"),
        (Field.FULL_ON, [person.full_on for person in people], "，请核对"),
    )
    for column, read, asked in days:
        number = sum(day is not None and day.month_only for day in read)
        if number:
            sentence = f"{number}人的{column.label}只写到月，按当月1日登记{asked}"
            problems.append(RowProblem(heading.last_row, column.label, sentence, Severity.WARNING))


def _planned(person: PersonCells, existing_id: int | None) -> PlannedMember:
    return PlannedMember(
        row=person.row,
        name=person.name,
        branch=person.branch,
        standing=person.standing or Standing.FULL,
        group=person.texts[Field.GROUP],
        gender=person.gender,
        ethnicity=person.texts[Field.ETHNICITY],
        born_on=_day(person.born_on),
        joined_on=_day(person.joined_on),
        full_on=_day(person.full_on),
        department=person.texts[Field.DEPARTMENT],
        job_title=person.texts[Field.JOB_TITLE],
        post=person.texts[Field.POST],
        phone=person.texts[Field.PHONE],
        existing_id=existing_id,
    )


def _day(read: LooseDate | None) -> date | None:
    return read.day if read else None
