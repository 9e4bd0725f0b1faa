"""What a paper is ordered with, and what it was made with."""

from dataclasses import dataclass
from datetime import date

from models.rows.archive import ArchiveScope, PackageReport
from models.rows.archive_use import FixityRow
from models.rows.notice import NoticeDetail
from models.rows.query import RegisterQuery
from models.rules.papers import HeadForm, PaperKind
from models.rules.periods import Span


@dataclass(frozen=True, slots=True)
class PaperChoices:
    """What the clerk chose; a paper reads only those it has (`PaperKind.choices`)."""

    head_form: HeadForm = HeadForm.PLAIN
    sealed: bool = False
    """The bureau's seal picture over the signature; never on a draft."""
    with_names: bool = False
    """Responsible persons by name."""
    number: str = ""
    """发文字号 or 期号, as typed; empty leaves a gap to be filled in by hand."""
    dated: date | None = None
    """成文日期; None prints 待补."""
    with_content: bool = False
    """What is restricted, e.g. what was said in a talk; never remembered, never for several records at once."""
    wish: str = ""
    """A line of the clerk's own on a card."""


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """One paper. Which of the ids counts is said by the kind's source; `span` belongs to papers of a period."""

    kind: PaperKind
    record_id: int | None = None
    """Of a record; of papers of the archive the destruction list or the 件."""
    organization_id: int | None = None
    """The organisation itself, or the branch a period's paper is limited to; None: the whole bureau."""
    span: Span | None = None
    topic: str = ""
    """学习主题 a ledger of reflections, or 学习类型 plans of study are limited to; empty takes all."""
    campaign_id: int | None = None
    """The campaign a ledger of reflections is limited to; with one, no ``span`` is its whole time."""
    notice: NoticeDetail | None = None
    """A notice as it stands on screen, saved or not; instead of its id."""
    people: tuple[int, ...] = ()
    """The members a paper of a period is limited to; empty takes all."""
    query: RegisterQuery | None = None
    """The list as it is filtered on screen; instead of a period."""
    archive: ArchiveScope | None = None
    """What of the archive a paper of it is about."""
    shown: FixityRow | PackageReport | None = None
    """What a dialog shows, for the paper of it."""
    choices: PaperChoices = PaperChoices()


@dataclass(frozen=True, slots=True)
class FaceUse:
    """A face that drew part of a document. Stored with what is issued."""

    style: str
    """The standard's word: 仿宋, 小标宋, 黑体, 楷体, 宋体."""
    family: str
    """The face's own name, e.g. 仿宋_GB2312."""
    origin: str
    """本机字体, 自备字体 or 随程序字体."""
    file: str
    """Its file's name, without folder."""
    characters: int
    """How many different characters it drew in this style."""
    stood_in: str = ""
    """Those it drew because the faces before it lack them; empty for the first face of a style, and where not kept."""


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A document as it was printed, to be frozen."""

    pdf: bytes
    faces: tuple[FaceUse, ...] = ()


@dataclass(frozen=True, slots=True)
class Seal:
    """The bureau's seal as a picture: a PNG or JPEG whose white or clear part lets the text show."""

    picture: bytes
    sha256: str
    file_name: str = ""
