"""What the paper benchmark prints: made-up records with as many different characters as an office's have.

The words mean nothing. Characters are drawn from the 3,755 of GB2312's first level, a few very often and most seldom,
so that a minute of two pages uses some 400 different ones, as real minutes do: what a font subset costs hangs on that.
"""

from dataclasses import dataclass
from datetime import date, time
from random import Random

from models.rows.attendance import AttendanceRow
from models.rows.meeting import AgendaItem, MeetingDetail, Speech
from models.rows.notice import NoticeDetail, NoticeItem, NoticeSection
from models.rules.periods import Month
from models.rules.terms import AgendaKind, AttendanceState, MeetingKind, NoticeStatus
from reports.documents import inspection_notice, meeting_record
from reports.flow import Document, Section
from reports.page import Shape
from reports.pdf.pen import Metadata

DAY = date(2026, 10, 16)
SEED = 1949
STEEPNESS = 1.45
"""How much oftener the commonest characters come than the others (Zipf's exponent)."""
VOLUME = 100
"""Minutes in the volume: some 200 pages."""


@dataclass(frozen=True)
class Paper:
    """One document, as our program composes it, and the same words for everybody else."""

    document: Document
    title: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()


class _Prose:
    """Sentences of Chinese characters with the punctuation of minutes."""

    def __init__(self, seed: int) -> None:
        self._random = Random(SEED + seed)
        rows = [bytes([high, low]) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)]
        self._chars = [raw.decode("gb2312") for raw in rows if raw < b"\xd7\xfa"]
        Random(SEED).shuffle(self._chars)
        self._weights = [1 / (place + 20) ** STEEPNESS for place in range(len(self._chars))]

    def words(self, count: int) -> str:
        return "".join(self._random.choices(self._chars, self._weights, k=count))

    def paragraph(self, clauses: int) -> str:
        marks = "，，，；：，”、"
        parts = []
        for place in range(clauses):
            mark = "。" if place == clauses - 1 else self._random.choice(marks)
            opening = "“" if mark == "”" else ""
            digits = f"{self._random.randrange(2, 99)}次" if self._random.random() < 0.15 else ""
            parts.append(f"{opening}{self.words(self._random.randrange(5, 16))}{digits}{mark}")
        return "".join(parts)


def minutes(count: int, seed: int = 0) -> list[Paper]:
    """Records of as many meetings, about two pages each; another seed, other meetings."""
    prose = _Prose(seed)
    return [_paper(_meeting(prose, number)) for number in range(count)]


def _meeting(prose: _Prose, number: int) -> MeetingDetail:
    sheet = tuple(
        AttendanceRow(person, prose.words(3), state=AttendanceState.PRESENT) for person in range(1, 25)
    )
    agenda = tuple(
        AgendaItem(
            prose.words(14),
            AgendaKind.DELIBERATION,
            speeches=(Speech(prose.words(3), prose.paragraph(6)),),
            resolution=prose.paragraph(4),
        )
        for _ in range(2)
    )
    return MeetingDetail(
        id=number + 1,
        kind=MeetingKind.BRANCH_ASSEMBLY,
        organization_id=1,
        title=f"{prose.words(4)}党支部第{number + 1}次党员大会",
        held_on=DAY,
        organization_name=f"{prose.words(4)}党支部",
        started_at=time(14, 30),
        ended_at=time(16, 5),
        place="三楼会议室",
        host=prose.words(3),
        recorder=prose.words(3),
        agenda=agenda,
        attendance=sheet,
        minutes="\n".join(prose.paragraph(12) for _ in range(8)),
    )


def _paper(meeting: MeetingDetail) -> Paper:
    spoken = [speech.text for item in meeting.agenda for speech in item.speeches]
    decided = [item.resolution for item in meeting.agenda]
    rows = (
        ("会议名称", meeting.title),
        ("党组织", meeting.organization_name),
        ("时间", "2026年10月16日（星期五）14:30—16:05"),
        ("地点", meeting.place),
        ("主持人", meeting.host),
        ("记录人", meeting.recorder),
        ("议题", "；".join(item.title for item in meeting.agenda)),
    )
    texts = (*spoken, *decided, *meeting.minutes.splitlines())
    return Paper(meeting_record.document(meeting), "支部党员大会会议记录", texts, rows)


def volume(seed: int) -> Paper:
    """A hundred minutes bound together: each begins a page, pages are numbered through."""
    bound = minutes(VOLUME, seed)
    sections = [
        Section(section.blocks, Shape.RECORD) for paper in bound for section in paper.document.sections
    ]
    document = Document(Metadata("会议记录汇编", "机关党委", DAY), sections)
    texts = tuple(
        text for paper in bound for text in (paper.title, *map("：".join, paper.rows), *paper.paragraphs)
    )
    return Paper(document, "会议记录汇编", texts)


def notice(seed: int) -> Paper:
    """One notice with a list of ten items annexed."""
    prose = _Prose(seed)
    sections = tuple(
        NoticeSection(heading, "\n".join(prose.paragraph(10) for _ in range(2)))
        for heading in ("总体情况", "存在问题", "整改要求")
    )
    items = tuple(
        NoticeItem(
            number,
            f"{prose.words(4)}党支部",
            prose.words(24),
            prose.words(20),
            prose.words(3),
            "",
            date(2026, 11, 30),
            "整改中",
        )
        for number in range(1, 11)
    )
    detail = NoticeDetail(
        id=1,
        month=Month(2026, 10),
        title="关于2026年10月份模范机关创建工作督察情况的通报",
        status=NoticeStatus.ISSUED,
        red_head="中共某市某局机关委员会文件",
        document_word="某局机党",
        year=2026,
        number=17,
        recipients="各党支部",
        lead=prose.paragraph(8),
        sections=sections,
        issuer="中共某市某局机关委员会",
        issued_on=date(2026, 11, 5),
        copies_to="局领导",
        items=items,
    )
    texts = (
        detail.lead,
        *(part for section in sections for part in (section.heading, *section.text.splitlines())),
    )
    rows = tuple(
        (str(item.number), item.organization_name, item.problem, item.measures, item.status) for item in items
    )
    return Paper(inspection_notice.document(detail), detail.title, texts, rows)
