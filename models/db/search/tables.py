"""Which columns of which tables a clerk types into, and what becomes of them in the index."""

from dataclasses import dataclass

from models.rules.archive_terms import SearchOwner


@dataclass(frozen=True, slots=True)
class Source:
    """A table that belongs to the things of an owner: ``key`` names the thing, ``body`` is its text, ``people`` are names of people."""

    owner: SearchOwner
    table: str
    key: str
    body: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    order: str = "position"
    """The column by which its rows follow one another."""
    places: str = ""
    """A column with an organisation that the thing is of, too."""
    further: tuple[str, ...] = ()
    """Columns that decide over the document without being text of it."""

    @property
    def columns(self) -> tuple[str, ...]:
        """All that is read of it."""
        places = (self.places,) if self.places else ()
        return (self.key, *self.body, *self.people, *places, *self.further)


def _of_record(
    table: str,
    body: tuple[str, ...] = (),
    people: tuple[str, ...] = (),
    *,
    key: str = "record_id",
    order: str = "position",
    places: str = "",
    further: tuple[str, ...] = (),
) -> Source:
    return Source(SearchOwner.RECORD, table, key, body, people, order, places, further)


HEADS: tuple[Source, ...] = (
    Source(
        SearchOwner.RECORD,
        "record",
        "id",
        ("title",),
        further=("register", "kind", "happened_on", "organization_id", "deleted_at"),
    ),
    Source(
        SearchOwner.NOTICE,
        "notice",
        "id",
        (
            *("title", "red_head", "document_word", "year", "number", "recipients", "lead", "figures_text"),
            *("sections", "items", "issuer", "copies_to", "office"),
        ),
        further=("month", "status", "issued_on"),
    ),
    Source(
        SearchOwner.REFLECTION,
        "reflection",
        "id",
        ("title", "topic", "position", "shared", "note"),
        ("author", "reviewer"),
        further=("organization_id", "submitted_on", "deleted_at"),
    ),
    Source(
        SearchOwner.STUDY_DOCUMENT,
        "study_document",
        "id",
        ("title", "issuer", "note"),
        further=("kind", "issued_on"),
    ),
    Source(
        SearchOwner.MEMBER,
        "member",
        "id",
        ("ethnicity", "department", "job_title", "phone", "note"),
        ("name",),
    ),
    Source(
        SearchOwner.ORGANIZATION,
        "organization",
        "id",
        ("name", "short_name", "creation_theme", "feature", "archive_code"),
        further=("kind",),
    ),
    Source(
        SearchOwner.ARCHIVE_ITEM,
        "archive_item",
        "id",
        ("title", "document_number", "responsible", "note"),
        further=("source", "organization_id", "dated", "year", "left_out"),
    ),
)
"""The tables with a row for each thing."""

PARTS: tuple[Source, ...] = (
    _of_record(
        "meeting", ("place",), ("host", "recorder", "lecturer"), key="id", order="", further=("counts_as",)
    ),
    _of_record("study_session", ("place", "organizer"), ("host", "recorder"), key="id", order=""),
    _of_record(
        "rectification_item",
        ("source_document", "department"),
        ("leader", "supervisor", "person", "verifier"),
        key="id",
        order="",
    ),
    _of_record("daily_work", ("counterpart", "place", "document_number"), ("person",), key="id", order=""),
    _of_record("record_text", ("body",), order="part"),
    _of_record("agenda_item", ("title", "resolution")),
    _of_record("speech", ("text",), ("speaker",)),
    _of_record("study_material", ("title", "issuer")),
    _of_record("contribution", ("role", "text"), ("speaker",)),
    _of_record("attendance", ("reason",), ("name",)),
    _of_record("observer", ("unit", "job_title"), ("name",)),
    _of_record("halt", ("reason",), ("halted_by",), order=""),
    _of_record("criticism", ("text",), ("critic", "target")),
    _of_record("appraisal_result", ("note",), ("name",)),
    _of_record("theme_day", ("organizer",), order=""),
    _of_record("birthday_mark", ("remark",), ("name", "talked_by")),
    _of_record("guidance", ("opinions",), ("name",)),
    _of_record("inspection_team", ("unit", "role"), ("name",)),
    _of_record("inspection_visit", places="organization_id"),
    _of_record("finding", ("fact", "clause", "evidence"), ("person",)),
    _of_record("progress_entry", ("text",)),
    _of_record("status_step", ("note",), ("moved_by",)),
    _of_record("stage_mark", ("note",)),
    _of_record("measure", ("topic", "text", "department", "progress"), ("person",)),
    _of_record("make_up", ("way", "note"), ("name",)),
    _of_record("erratum", ("place", "wrong", "corrected", "reason"), ("written_by",)),
    Source(SearchOwner.MEMBER, "post", "member_id", ("title",), order="id"),
    Source(
        SearchOwner.MEMBER,
        "membership",
        "member_id",
        ("came_from", "went_to"),
        order="id",
        places="branch_id",
        further=("from_on", "to_on"),
    ),
    Source(
        SearchOwner.ARCHIVE_ITEM,
        "archive_part",
        "item_id",
        ("name", "source_name"),
        further=("paper", "record_id", "notice_id", "source_sha256", "by_hand"),
    ),
)
"""Their child tables. Not among them: who talked with whom and what was said (``talk``), which is restricted; figures and ticks."""

FILES = Source(SearchOwner.ATTACHMENT, "attachment", "record_id", ("name", "note"), further=("sha256",))
"""Files of records; the text of each is in attachment_text by its hash."""
