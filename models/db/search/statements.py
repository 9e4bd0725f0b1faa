"""The statements that read the documents of the index: the heads of each owner's things, their parts, files of records; asked with the
things' numbers as JSON."""

from models.db.search.tables import PARTS, Source
from models.rules.archive_terms import SearchOwner
from models.rules.terms import MeetingKind


def _joined(columns: tuple[str, ...]) -> str:
    return " || char(10) || ".join(f"t.{column}" for column in columns) or "''"


def _select(rank: int, source: Source) -> str:
    order = f"t.{source.order}" if source.order else "0"
    return (
        f"SELECT t.{source.key}, {rank}, {order}, {_joined(source.body)}, {_joined(source.people)},"
        f" {'t.' + source.places if source.places else 'NULL'}"
        f" FROM wanted JOIN {source.table} t ON t.{source.key} = wanted.id"
    )


_WANTED = "WITH wanted(id) AS (SELECT value FROM json_each(?)) "
_OWNERS_WITH_PARTS = dict.fromkeys(source.owner for source in PARTS)
_SECTIONS = """
    SELECT n.id, {rank}, e.key, {body}, {people}, NULL FROM wanted JOIN notice n ON n.id = wanted.id, json_each(n.{column}) e"""


_TALK = MeetingKind.HEART_TALK.value
_RESTRICTED = f"""
    (r.kind = '{_TALK}' OR EXISTS (
        SELECT 1 FROM meeting m, json_each(m.counts_as) a WHERE m.id = r.id AND a.value = '{_TALK}'))"""
"""谈心谈话: only its title, day and organisation are told, and none of its files, nor what they are called in the archive."""

_BY_HAND = "t.by_hand AND t.paper = '' AND t.record_id IS NULL AND t.notice_id IS NULL"
"""Files that a clerk added to a 件: what the others say stands with their record or notice."""
_ITEM_PARTS = (
    _WANTED
    + f"""
    SELECT t.item_id, 0, t.position, t.name || char(10) || t.source_name, '', NULL
    FROM wanted JOIN archive_part t ON t.item_id = wanted.id LEFT JOIN record r ON r.id = t.record_id
    WHERE r.id IS NULL OR NOT (r.register = 'meeting' AND {_RESTRICTED})
    UNION ALL SELECT t.item_id, 1, t.position, x.body, '', NULL
    FROM wanted JOIN archive_part t ON t.item_id = wanted.id AND {_BY_HAND}
    JOIN attachment_text x ON x.sha256 = t.source_sha256
    ORDER BY 1, 2, 3"""
)


def _values(*names: str) -> str:
    return " || char(10) || ".join(f"coalesce(json_extract(e.value, '$.{name}'), '')" for name in names)


PARTS_OF = {
    owner: _WANTED
    + " UNION ALL ".join(_select(rank, source) for rank, source in enumerate(PARTS) if source.owner is owner)
    + " ORDER BY 1, 2, 3"
    for owner in _OWNERS_WITH_PARTS
} | {
    SearchOwner.NOTICE: _WANTED
    + _SECTIONS.format(rank=0, column="sections", body=_values("heading", "text"), people="''")
    + " UNION ALL "
    + _SECTIONS.format(
        rank=1,
        column="items",
        body=_values("organization_name", "problem", "measures", "department"),
        people=_values("person"),
    )
    + " ORDER BY 1, 2, 3",
    SearchOwner.ARCHIVE_ITEM: _ITEM_PARTS,
}
"""Columns: id, rank, order, body, people, organisation."""

# Columns: id, register, kind, organisation, day, title, body besides the title, people, restricted.
HEAD_OF = {
    SearchOwner.RECORD: _WANTED
    + f"""SELECT r.id, r.register, r.kind, r.organization_id, r.happened_on, r.title, '', '',
        r.register = 'meeting' AND {_RESTRICTED}
        FROM wanted JOIN record r ON r.id = wanted.id WHERE r.deleted_at IS NULL""",
    SearchOwner.NOTICE: _WANTED
    + """SELECT t.id, '', t.status, NULL, coalesce(t.issued_on, t.month),
        json_array(t.title, t.document_word, t.year, t.number),
        t.red_head || char(10) || t.recipients || char(10) || t.lead || char(10) || t.figures_text || char(10) || t.issuer
        || char(10) || t.copies_to || char(10) || t.office, '', 0 FROM wanted JOIN notice t ON t.id = wanted.id""",
    SearchOwner.REFLECTION: _WANTED
    + """SELECT t.id, '', '', t.organization_id, t.submitted_on, t.title,
        t.topic || char(10) || t.position || char(10) || t.shared || char(10) || t.note, t.author || char(10) || t.reviewer, 0
        FROM wanted JOIN reflection t ON t.id = wanted.id WHERE t.deleted_at IS NULL""",
    SearchOwner.STUDY_DOCUMENT: _WANTED
    + """SELECT t.id, '', t.kind, NULL, t.issued_on, t.title, t.issuer || char(10) || t.note, '', 0
        FROM wanted JOIN study_document t ON t.id = wanted.id""",
    # Shown with the branch of the last stay; those before are marked too.
    SearchOwner.MEMBER: _WANTED
    + """SELECT t.id, '', '', (SELECT s.branch_id FROM membership s WHERE s.member_id = t.id
            ORDER BY s.to_on IS NULL DESC, s.from_on DESC, s.id DESC LIMIT 1), NULL, t.name,
        t.ethnicity || char(10) || t.department || char(10) || t.job_title || char(10) || t.phone || char(10) || t.note,
        t.name, 0 FROM wanted JOIN member t ON t.id = wanted.id""",
    SearchOwner.ORGANIZATION: _WANTED
    + """SELECT t.id, '', t.kind, t.id, NULL, t.name,
        t.short_name || char(10) || t.creation_theme || char(10) || t.feature || char(10) || t.archive_code, '', 0
        FROM wanted JOIN organization t ON t.id = wanted.id""",
    SearchOwner.ARCHIVE_ITEM: _WANTED
    + """SELECT t.id, '', t.source, t.organization_id, coalesce(t.dated, t.year || '-12-31'), t.title,
        t.document_number || char(10) || t.responsible || char(10) || t.note, '', 0
        FROM wanted JOIN archive_item t ON t.id = wanted.id WHERE NOT t.left_out""",
}

FILES_OF = _WANTED + (
    f"""SELECT a.record_id, a.sha256, r.register, r.kind, r.organization_id, r.happened_on,
        group_concat(a.name, char(10)), group_concat(a.note, char(10)), coalesce(max(t.body), '')
        FROM wanted JOIN record r ON r.id = wanted.id JOIN attachment a ON a.record_id = r.id
        LEFT JOIN attachment_text t ON t.sha256 = a.sha256
        WHERE r.deleted_at IS NULL AND NOT (r.register = 'meeting' AND {_RESTRICTED})
            AND (? IS NULL OR a.sha256 IN (SELECT value FROM json_each(?)))
        GROUP BY a.record_id, a.sha256 ORDER BY a.record_id, min(a.position)"""
)

ALL_KEYS = f"""
    SELECT 'record', id, happened_on FROM record WHERE deleted_at IS NULL
    UNION ALL SELECT 'attachment', a.record_id, r.happened_on FROM attachment a JOIN record r ON r.id = a.record_id
        WHERE r.deleted_at IS NULL AND NOT (r.register = 'meeting' AND {_RESTRICTED}) GROUP BY a.record_id, a.sha256
    UNION ALL SELECT 'notice', id, coalesce(issued_on, month || '-31') FROM notice
    UNION ALL SELECT 'reflection', id, submitted_on FROM reflection WHERE deleted_at IS NULL
    UNION ALL SELECT 'study_document', id, issued_on FROM study_document
    UNION ALL SELECT 'member', id, NULL FROM member
    UNION ALL SELECT 'organization', id, NULL FROM organization
    UNION ALL SELECT 'archive_item', id, coalesce(dated, year || '-12-31') FROM archive_item WHERE NOT left_out
    ORDER BY 3 NULLS FIRST, 1, 2"""
"""A line for each document: its owner with the day it is sorted by, the undated first. A record has one more for each of its files."""
