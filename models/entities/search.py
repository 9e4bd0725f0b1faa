"""What finding again is made of: the text of files, the documents of the index, searches kept. The full-text table itself is SQLite's own
and stands in models/db/search."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, term_column
from models.rules.archive_terms import SearchOwner, TextState


class AttachmentText(Base):
    """The text of a file of the attachment store, read once."""

    __tablename__ = "attachment_text"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    state: Mapped[TextState] = mapped_column(term_column(TextState))
    body: Mapped[str] = mapped_column(Text)
    pages: Mapped[int | None]
    reader: Mapped[int]
    """The version of the reader; what an older one read is read again."""
    read_at: Mapped[datetime]


class SearchDocument(Base):
    """A document of the index. Its number is that of its row in the full-text table, and grows with its day: the newest have the
    greatest. Derived: thrown away and made anew at any time."""

    __tablename__ = "search_document"
    __table_args__ = (UniqueConstraint("owner", "owner_id", "file"),)

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    owner: Mapped[SearchOwner] = mapped_column(term_column(SearchOwner))
    owner_id: Mapped[int]
    """Of an attachment, the record it belongs to."""
    file: Mapped[str] = mapped_column(String(64))
    """Of an attachment, its SHA-256; else empty."""
    kind: Mapped[str] = mapped_column(String(32))
    """The code of the record's kind, or empty."""
    organization_id: Mapped[int | None]
    """No foreign key: what it says is said anew whenever the thing changes."""
    happened_on: Mapped[date | None]
    title: Mapped[str] = mapped_column(Text)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    """Of what was indexed: where it is the same, nothing is written again."""


class SearchStale(Base):
    """A thing whose document is to be made again before the transaction ends. Filled by triggers, emptied by the store."""

    __tablename__ = "search_stale"

    owner: Mapped[SearchOwner] = mapped_column(term_column(SearchOwner), primary_key=True)
    owner_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class SearchState(Base):
    """By which version of the splitter the index was made."""

    __tablename__ = "search_state"

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class SavedSearch(Base):
    """A search kept under a name."""

    __tablename__ = "saved_search"

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(60), unique=True)
    typed: Mapped[str] = mapped_column(Text)
